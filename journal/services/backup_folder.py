"""The backups of one journal: a folder of checked copies that grows thinner with age."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import threading
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from journal.domain.clock import Clock
from journal.domain.generations import Made, to_keep
from journal.errors import CannotWrite, KnownError, mark
from journal.exchange.filenames import safe_filename
from journal.services.backup_files import (
    STAMP,
    SUFFIX,
    Reason,
    copy_bytes,
    copy_file,
    digest_of,
    is_whole,
    made_in,
    names,
    parse,
    private_folder,
    remove,
    sweep_unfinished,
)
from journal.services.backups import back_up
from journal.services.settings import Settings
from journal.store.connection import JournalDatabase
from journal.store.copies import Facts, look, state_of
from journal.store.standing import identity
from journal.store.troubles import told

SECOND = "backups.second"  # the setting


class Generation(NamedTuple):
    """One backup. ``made`` is on the local clock; ``good``: it is byte for byte what was written.

    ``second``: it is in the second folder alone. ``loose``: it has no place among the others,
    a copy that somebody asked for, under a name of its own.
    """

    path: Path
    made: datetime
    reason: Reason
    size: int = 0
    people: int = 0
    interviews: int = 0
    good: bool = True
    second: bool = False
    loose: bool = False


class Backups:
    """Makes, lists and thins the backups of ``journal`` in a folder of its own below ``folder``.

    ``second`` is another place for each of them, on a stick perhaps, which need not be there;
    ``second_trouble`` says what went wrong with it the last time. Nothing here needs the journal
    to be open, or whole; only ``make`` reads it. One backup is made at a time.
    """

    def __init__(
        self, folder: Path, journal: Path, clock: Clock, second: Path | None = None
    ) -> None:
        self.journal = Path(os.path.realpath(journal))
        self.second = second
        self.second_trouble: KnownError | None = None
        self._clock = clock
        which = hashlib.sha256(str(self.journal).encode("utf-8", "surrogateescape")).hexdigest()
        stem = self.journal.stem.encode("utf-8", "replace").decode("utf-8")
        self._name = safe_filename(stem, f"-{which[:8]}", fallback="journal")
        self._folder = folder
        self.own = folder / self._name
        self._making = threading.Lock()

    def make(self, database: JournalDatabase, reason: Reason) -> Generation:
        """Writes a checked copy and its hash, then thins what is older; never over another file.

        Copies it to the second folder if that is there. Raises CannotWrite, and JournalProblem
        where the journal is damaged: then nothing is written, and nothing thinned.
        """
        with self._making:
            private_folder(self.own)
            sweep_unfinished(self.journal)
            path = self.own / self._free_name(reason)
            digest = self._write(database, path)
            if digest_of(path) != digest:
                remove(path)
                raise CannotWrite(
                    mark("The backup “{file}” could not be read back as it was written."),
                    mark("Your journal is unharmed. The older backups were kept."),
                    mark("The disk may be failing: back up to another one."),
                    file=path.name,
                )
            self._thin(self.own, path)
            self._copy_to_second(path, digest)
        generation = self.describe(path, checked=True)
        assert generation is not None
        return generation

    def write(self, database: JournalDatabase, target: Path) -> None:
        """Writes a checked copy to any place. Raises like ``make``."""
        with self._making:
            self._write(database, target)

    def generations(self) -> list[Generation]:
        """All there are, the newest first; of one that is in both folders the good one.

        Also the copies that were asked for and lie in a root; they may be of another journal.
        Reads each file whole: for a thread.
        """
        return list(self.each())

    def each(self) -> Iterator[Generation]:
        """The same one by one, for whoever can't wait or gives up."""
        loose = sorted(self._loose())
        for generation in self._own_ones():
            while loose and loose[-1][0] > generation.made:
                yield from self._describe_loose(*loose.pop())
            yield generation
        while loose:
            yield from self._describe_loose(*loose.pop())

    def _own_ones(self) -> Iterator[Generation]:
        first, second = made_in(self.own), made_in(self._second_own())
        paths = {**second, **first}
        for made in sorted(paths, reverse=True):
            found = self.describe(paths[made])
            if made in first and made in second and (found is None or not found.good):
                other = self.describe(second[made])
                found = other if other is not None and other.good else found
            if found is not None:
                yield found._replace(second=made not in first)

    def newest_good(self) -> Generation | None:
        """The newest one that is whole, found without reading the older ones; never a loose one."""
        return next((each for each in self._own_ones() if each.good), None)

    def newest(self) -> datetime | None:
        """When the newest one was made, by the names of the files."""
        made = {**made_in(self._second_own()), **made_in(self.own)}
        return max(made).at if made else None

    def made_on(self, day: date) -> bool:
        """Whether there is one of this day."""
        return any(made.at.date() == day for made in made_in(self.own))

    def is_behind(self, database: JournalDatabase) -> bool:
        """Whether something was changed since the newest one; an empty journal needs none.

        Raises JournalProblem, JournalBusy.
        """
        made = made_in(self.own)
        if not made:
            row = database.one("SELECT EXISTS (SELECT 1 FROM contact)")
            return bool(row and row[0])
        facts = _look(made[max(made)])
        return facts is None or facts.state != state_of(database)

    def describe(self, path: Path, *, checked: bool = False) -> Generation | None:
        """What a file of this folder is; None where it is gone, or no backup.

        ``checked``: it was read whole just now.
        """
        made = parse(path.name)
        if made is None:
            return None
        try:
            size = path.stat().st_size
        except OSError:
            return None
        at, reason, _number = made
        facts = _look(path) or Facts(0, 0, "")
        good = bool(facts.state) and (checked or is_whole(path))
        return Generation(path, at, reason, size, facts.people, facts.interviews, good)

    def put_aside(self) -> Path:
        """Keeps the bytes of a journal that can't be backed up, and of what SQLite left beside it.

        It is no generation: it is not listed, and never thinned. Raises CannotWrite.
        """
        private_folder(self.own)
        stamp = self._clock.now().strftime(STAMP)
        name = safe_filename(f"{stamp} put aside", SUFFIX, taken=names(self.own))
        for ending in ("", "-journal", "-wal"):
            source = self.journal.with_name(self.journal.name + ending)
            if not ending or source.exists():
                copy_bytes(source, self.own / (name + ending))
        return self.own / name

    def catch_up(self) -> None:
        """Copies the newest good backup to a second folder that was just chosen."""
        with self._making:
            newest = next(
                (each for each in self._own_ones() if each.good and not each.second), None
            )
            if newest is not None:
                self._copy_to_second(newest.path, digest_of(newest.path))

    def folders(self) -> list[Path]:
        """Where the backups of this journal lie: its own folder, and the second one if it's in."""
        second = self._second_own()
        return [self.own] if second is None else [self.own, second]

    def roots(self) -> list[Path]:
        """Where copies are put that somebody asks for: beside the folders of all journals."""
        places = [self._folder]
        if self.second is not None and self.second_is_there():
            places.append(self.second)
        taken = {os.path.realpath(each) for each in self.folders()}
        found: list[Path] = []
        for each in places:
            if (real := os.path.realpath(each)) not in taken:
                taken.add(real)
                found.append(each)
        return found

    def second_is_there(self) -> bool:
        """Whether the second folder can be written to just now: the stick is in."""
        with contextlib.suppress(OSError):
            return self.second is not None and self.second.is_dir()
        return False

    def _write(self, database: JournalDatabase, target: Path) -> str:
        try:
            return back_up(database, self.journal, target)
        except CannotWrite as error:
            cause = error.__cause__
            if isinstance(cause, sqlite3.DatabaseError) and _is_damage(cause):
                raise told(sqlite3.DatabaseError("malformed"), self.journal) from cause
            raise

    def _free_name(self, reason: Reason) -> str:
        """A name that no file has; what is made in the same second is numbered."""
        stamp = self._clock.now().strftime(STAMP)
        used = [made[2] for name in names(self.own) if name.startswith(stamp)
                if (made := parse(name))]  # fmt: skip
        number = max(used, default=0) + 1
        return f"{stamp} {reason}{f' {number}' if number > 1 else ''}{SUFFIX}"

    def _thin(self, folder: Path, newest: Path) -> None:
        """Removes what is not worth its room; ``newest`` was just checked."""
        paths = made_in(folder)

        def is_good(made: Made) -> bool:
            path = paths[made]
            return path == newest or (is_whole(path) and _look(path) is not None)

        for made in paths.keys() - to_keep(paths, self._clock.today(), is_good):
            remove(paths[made])

    def _second_own(self) -> Path | None:
        if self.second is None or not self.second_is_there():
            return None
        folder = self.second / self._name
        return None if os.path.realpath(folder) == os.path.realpath(self.own) else folder

    def _loose(self) -> Iterator[tuple[datetime, Path]]:
        """The files in the roots that may be copies, with when they were written."""
        zone = self._clock.now().tzinfo
        own = identity(self.journal)
        for root in self.roots():
            for name in names(root):
                path = root / name
                # The journal itself may be open, and reading it would drop SQLite's locks on it.
                if not name.endswith(SUFFIX) or identity(path) in (own, None):
                    continue
                with contextlib.suppress(OSError, ValueError, OverflowError):
                    if path.is_file():
                        made = datetime.fromtimestamp(path.stat().st_mtime, zone)
                        yield made.replace(tzinfo=None, microsecond=0), path

    def _describe_loose(self, made: datetime, path: Path) -> Iterator[Generation]:
        facts = _look(path)
        second = path.parent != self._folder
        if facts is None and second:
            return  # a folder of the user's own may hold anything of that name
        with contextlib.suppress(OSError):
            people, interviews, state = facts or Facts(0, 0, "")
            good = bool(state) and is_whole(path)
            size = path.stat().st_size
            yield Generation(
                path, made, Reason.ASKED, size, people, interviews, good, second, loose=True
            )

    def _copy_to_second(self, path: Path, digest: str) -> None:
        """A stick that isn't in is no trouble; one that is full doesn't undo the backup."""
        self.second_trouble = None
        folder = self._second_own()
        if folder is None:
            return
        target = folder / path.name
        try:
            private_folder(folder)
            copy_file(path, target, digest)
            self._thin(folder, target)
        except KnownError as error:
            self.second_trouble = error


def second_folder(settings: Settings) -> Path | None:
    """The second folder that the user chose."""
    chosen = settings.text(SECOND)
    return Path(chosen) if chosen else None


def _look(path: Path) -> Facts | None:
    try:
        return look(path)
    except KnownError:
        return None


def _is_damage(problem: sqlite3.DatabaseError) -> bool:
    text = str(problem).lower()
    return not isinstance(problem, sqlite3.OperationalError) or "malformed" in text
