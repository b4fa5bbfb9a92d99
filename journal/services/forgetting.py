"""Forgets a person for good, then says where they are still to be found."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from journal.domain.changes import ChangeSet
from journal.errors import CannotWrite, Refused, mark
from journal.services.backup_files import HASH_SUFFIX, SUFFIX, names, parse, remove
from journal.store import people, removing
from journal.store.copies import holds_person
from journal.store.journal import Journal
from journal.store.mentions import Mentions, mentions
from journal.store.nameless import forgotten
from journal.store.removing import Extent, Traces
from journal.store.standing import identity

if TYPE_CHECKING:
    from journal.errors import KnownError
    from journal.services.background import Job, Progress

__all__ = ["Extent", "Forgetting", "Forgotten", "Held", "Mentions", "delete_copies"]

_BESIDE = ("-journal", "-wal", "-shm")


class Held(NamedTuple):
    """A copy that still holds somebody; ``sure`` False: it is damaged, so nobody can tell.

    ``made`` is on the local clock; None for a file that is no generation.
    """

    path: Path
    made: datetime | None
    sure: bool = True


class Forgotten(NamedTuple):
    """What came of it. ``squeezed``: the file was written anew, without what was freed."""

    name: str
    squeezed: bool
    copies: list[Held]
    mentions: Mentions


class Forgetting:
    """Forgetting can't be undone, and ends the history of the whole journal."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def extent(self, contact_id: int) -> Extent:
        """What would go."""
        return removing.extent(self._journal.database, contact_id)

    def is_forgotten(self, contact_id: int) -> bool:
        """Whether this is the nameless row of somebody who was forgotten."""
        return contact_id in forgotten(self._journal.database)

    def forget(self, contact_id: int, placeholder: str, folders: Sequence[Path] = ()) -> Forgotten:
        """Forgets a person, whose row is called ``placeholder`` from now on.

        ``folders`` are those of the backups, to be looked through for copies. Raises KnownError;
        then nothing was changed. Nothing is announced: for a thread, see ``in_background``.
        """
        return _forget(self._journal, contact_id, placeholder, folders)

    def in_background(
        self,
        contact_id: int,
        placeholder: str,
        folders: Sequence[Path],
        done: Callable[[Forgotten], object],
        failed: Callable[[KnownError], object],
        stopped: Callable[[], object] = lambda: None,
    ) -> Job:
        """The same on a thread of its own; keep the job until one of the three was called.

        Announced once, before ``done``. What the window wants to write meanwhile raises
        JournalBusy, to be tried again.
        """
        from journal.services.background import COMMIT_WAIT_MS, Job, beside

        wait = self._journal.database.wait_for_others

        def work(_progress: Progress) -> Forgotten:
            return beside(self._journal, lambda own: _forget(own, contact_id, placeholder, folders))

        def hear(forgotten: Forgotten) -> None:
            wait(0)
            self._journal.hear(ChangeSet(rebuild=True))
            done(forgotten)

        def tell(error: KnownError) -> None:
            wait(0)
            failed(error)

        job = Job(work)
        job.done.connect(hear)
        job.failed.connect(tell)
        job.stopped.connect(lambda: (wait(0), stopped()))
        wait(COMMIT_WAIT_MS)
        job.start()
        return job


def _forget(
    journal: Journal, contact_id: int, placeholder: str, folders: Sequence[Path]
) -> Forgotten:
    database = journal.database
    found = removing.traces(database, contact_id)
    named = people.named(database, [contact_id])
    if found is None or not removing.remove(journal, contact_id, placeholder):
        raise Refused(
            mark("This person is not in the journal any more."),
            mark("Nothing was changed."),
        )
    squeezed = True
    try:
        removing.squeeze(database)
    except sqlite3.DatabaseError:  # no room for a second file: what was freed is overwritten
        squeezed = False
    return Forgotten(
        named[contact_id].name,
        squeezed,
        holding(folders, found, journal.path),
        mentions(database, found, contact_id),
    )


def holding(folders: Iterable[Path], found: Traces, journal: Path | None = None) -> list[Held]:
    """The copies in these folders that still hold somebody, or may do so; the newest first.

    Each file is looked into but the open ``journal``, also what was put aside and what is no
    generation any more.
    """
    own = None if journal is None else identity(journal)
    copies: list[Held] = []
    for folder in folders:
        for name in names(folder):
            path = folder / name
            if not name.endswith(SUFFIX) or not path.is_file():
                continue
            if own is not None and identity(path) == own:  # under whatever name
                continue
            made = parse(name)
            held = holds_person(path, found)
            if held is not False:
                copies.append(Held(path, made[0] if made else None, bool(held)))
    return sorted(copies, key=lambda each: (each.made or datetime.min, each.path), reverse=True)


def delete_copies(paths: Iterable[Path]) -> int:
    """Deletes copies with what stands beside them; how many. Raises CannotWrite for the first
    that stays."""
    count = 0
    for path in paths:
        remove(path)
        for ending in (*_BESIDE, HASH_SUFFIX):
            with contextlib.suppress(OSError):
                path.with_name(path.name + ending).unlink()
        if path.exists():
            raise CannotWrite(
                mark("“{file}” can’t be deleted."),
                mark("It still holds what was forgotten."),
                mark("Delete it in its folder: {folder}"),
                file=path.name,
                folder=path.parent,
            )
        count += 1
    return count
