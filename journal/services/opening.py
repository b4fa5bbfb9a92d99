"""Opens a journal as it can be opened: for writing, for reading, or brought up to date first."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from journal.domain.clock import Clock
from journal.errors import CannotWrite, JournalProblem, KnownError, mark
from journal.paths import is_there
from journal.services.lock import JournalLock
from journal.store.connection import JournalDatabase
from journal.store.database import SCHEMA_VERSION, OlderJournal, open_file, open_older
from journal.store.journal import Journal

if TYPE_CHECKING:
    from journal.services.backup_folder import Backups
    from journal.store.migrations import Migration

LONGEST_NAME = 255  # bytes, on every file system in use
LONGEST_ENDING = len("-journal")  # that SQLite adds


class ReadOnly(StrEnum):
    """Why a journal is open for reading alone."""

    FILE = "file"  # it may not be written
    FOLDER = "folder"  # nothing can be made in it, and SQLite must
    NAME = "name"  # too long for what SQLite adds to it
    ELSEWHERE = "elsewhere"  # another machine or user has it open


class Opened(NamedTuple):
    """``lock`` is held unless it is open for reading. ``history_ended``: the file was brought up
    to date, and neither undo nor Recently deleted reach back behind that."""

    path: Path
    journal: Journal
    lock: JournalLock | None = None
    why: ReadOnly | None = None
    history_ended: bool = False

    def close(self) -> None:
        """Closes the file, and gives the lock back."""
        self.journal.close()
        if self.lock is not None:
            self.lock.release()


class Wish(NamedTuple):
    """What is to be opened. ``lock``: it is held already, since this program has the path open."""

    path: Path
    reading: bool = False
    take_over: bool = False
    lock: JournalLock | None = None


def open_journal(wish: Wish, clock: Clock, backups: Callable[[Path], Backups]) -> Opened:
    """Opens what is wished for; for reading where nothing else is possible.

    Raises OpenElsewhere where another machine or window has it, JournalProblem for what is no
    journal, a newer or a damaged one, StrayLeftover, JournalBusy, CannotWrite. Then no lock is
    held that wasn't, and nothing was changed.
    """
    path, lock, why = wish.path, wish.lock, ReadOnly.ELSEWHERE if wish.reading else None
    if lock is None and why is None and is_there(path):  # where nothing is, nothing is made
        why = _unwritable(path)
        if why is None:
            lock = JournalLock(path)
            try:
                lock.acquire(take_over=wish.take_over)
            except CannotWrite:
                lock, why = None, ReadOnly.FOLDER
    ended = False
    try:
        try:
            database = open_file(path, read_only=why is not None)
        except OlderJournal:
            if why is not None:
                raise _too_old_to_read(path) from None
            ended = _bring_up_to_date(path, backups(path))
            database = open_file(path)
        return Opened(path, Journal(database, path, clock), lock, why, ended)
    except BaseException:
        if lock is not None and lock is not wish.lock:
            lock.release()
        raise


def _unwritable(path: Path) -> ReadOnly | None:
    real = Path(os.path.realpath(path))
    if not os.access(real, os.W_OK):
        return ReadOnly.FILE
    if len(os.fsencode(real.name)) + LONGEST_ENDING > LONGEST_NAME:
        return ReadOnly.NAME
    return None


def _bring_up_to_date(path: Path, backups: Backups) -> bool:
    """Whether the history ended with it."""
    from journal.store.migrations import MIGRATIONS, Fate

    return bring_up_to_date(path, backups, MIGRATIONS, SCHEMA_VERSION) is Fate.ENDED


def bring_up_to_date(
    path: Path, backups: Backups, migrations: Sequence[Migration], target: int
) -> StrEnum:
    """Backs an older file up under the name of its version, then migrates it; the history's fate.

    The caller holds the lock. Raises JournalProblem, JournalBusy, CannotWrite.
    """
    from journal.store.migrations import bring_up_to_date as migrate

    database = open_older(path)
    try:
        return migrate(
            database,
            path,
            lambda file, version: keep_version(file, version, backups),
            migrations,
            target,
        )
    finally:
        database.close()


def keep_version(database: JournalDatabase, version: int, backups: Backups) -> Path:
    """A backup that is never thinned: the last of its version; where it is. Raises CannotWrite."""
    from journal.services.backup_files import Reason, private_folder

    target = backups.own / f"version {version}.journal"
    if target.exists():
        return backups.make(database, Reason.UPDATE).path
    private_folder(backups.own)
    backups.write(database, target)
    return target


def _too_old_to_read(path: Path) -> KnownError:
    return JournalProblem(
        mark("“{file}” was made by an older version, and can’t be brought up to date here."),
        mark("It can’t be written, and was left exactly as it is."),
        mark("Copy it into a folder of yours and open the copy."),
        file=path.name,
    )
