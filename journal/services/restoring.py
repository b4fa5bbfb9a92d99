"""Puts a backup in the place of the journal, so that it can be undone."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from journal.errors import BadFile, JournalBusy, JournalProblem, KnownError, Refused, mark
from journal.exchange.atomic import Beside
from journal.paths import is_there
from journal.services.backup_files import CHUNK, Reason, digest_of, written_digest
from journal.services.backup_folder import Backups
from journal.store.copies import Facts, look, verify
from journal.store.database import WORKER_WAIT_MS, open_file

_BESIDE: Final = ("-journal", "-wal", "-shm")


class Checked(NamedTuple):
    """A file that was read whole and found good; ``digest`` is its SHA-256."""

    path: Path
    digest: str
    facts: Facts


def check_backup(source: Path, journal: Path) -> Checked:
    """Reads all of a file that is to become the journal; for a thread, it may take a second.

    Raises JournalProblem for what is no good journal, Refused for the journal itself.
    """
    with contextlib.suppress(OSError):
        if source.samefile(journal):
            raise Refused(
                mark("“{file}” is the journal that is open."),
                mark("Nothing was changed."),
                mark("Choose a backup of it."),
                file=source.name,
            )
    verify(source)
    digest = digest_of(source)
    written = written_digest(source)
    if written and written != digest:
        raise JournalProblem(
            mark("The backup “{file}” is not as it was written: it is damaged."),
            mark("Nothing was changed."),
            mark("Choose an older backup, or one from the second folder."),
            file=source.name,
        )
    return Checked(source, digest, look(source))


def stage(checked: Checked, journal: Path) -> Beside:
    """Copies the file to beside the journal, so that putting it in place is one rename.

    For a thread. Raises CannotWrite, BadFile where the backup changed since it was checked.
    """
    return Beside(journal, lambda file: _copy(checked, file))


def put_in_place(checked: Checked, journal: Path, staged: Beside | None = None) -> None:
    """Puts the file in the place of the journal: the old one or the new one, whole.

    The caller holds the journal's lock and has closed it. ``staged`` is its copy, if there is
    one already. Raises CannotWrite, JournalBusy where another program is writing into it, BadFile
    where the backup changed since it was checked; then nothing of the copy is left.
    """
    real = Path(os.path.realpath(journal))
    if any(_size(real.with_name(real.name + ending)) for ending in _BESIDE):
        if staged is not None:
            staged.discard()
        raise JournalBusy(
            mark("Another program is writing into “{file}”."),
            mark("Nothing was changed."),
            mark("Close it there, then try again."),
            file=journal.name,
        )
    (staged or stage(checked, journal)).put()


def _copy(checked: Checked, file: BinaryIO) -> None:
    copied = hashlib.sha256()
    try:
        source = checked.path.open("rb")
    except OSError as problem:
        raise _changed(checked.path) from problem
    with source:
        while chunk := source.read(CHUNK):
            copied.update(chunk)
            file.write(chunk)
    if copied.hexdigest() != checked.digest:
        raise _changed(checked.path)


def restore(source: Path, journal: Path, backups: Backups) -> tuple[Facts, Path | None]:
    """Restores a journal that no window has open; what it holds now, and where the old one went.

    The old one becomes a backup; where it is damaged, its bytes are put aside. The caller holds
    the lock. Raises KnownError; then the journal is as it was.
    """
    checked = check_backup(source, journal)
    kept = keep_present(journal, backups) if is_there(journal) else None
    put_in_place(checked, journal)
    return checked.facts, kept


def keep_present(journal: Path, backups: Backups) -> Path:
    """Backs up what is there now, or puts aside what can't be backed up; where.

    Raises CannotWrite, JournalBusy.
    """
    try:
        database = open_file(journal, wait_ms=WORKER_WAIT_MS)
        try:
            return backups.make(database, Reason.RESTORE).path
        finally:
            database.close()
    except JournalBusy:
        raise
    except JournalProblem:
        kept = backups.put_aside()
        # It belongs to the damaged file, and SQLite would play it into the new one.
        for ending in _BESIDE:
            with contextlib.suppress(FileNotFoundError):
                Path(str(backups.journal) + ending).unlink()
        return kept


def _changed(path: Path) -> KnownError:
    return BadFile(
        mark("The backup “{file}” was changed or taken away just now."),
        mark("Nothing was changed in your journal."),
        mark("Choose it again, or another one."),
        file=path.name,
    )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
