"""Copies of the journal: made by SQLite's backup, checked, then put in their place."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from journal.errors import CannotWrite, NoRoom, mark
from journal.exchange.atomic import replacing
from journal.store.connection import JournalDatabase
from journal.store.damage import AT_MOST, damage
from journal.store.memory_copy import Restarted, copy_pages
from journal.store.troubles import is_no_room

_CHUNK = 1 << 20
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def back_up(database: JournalDatabase, journal: Path, target: Path) -> str:
    """Writes a copy to ``target`` and its SHA-256 beside it; the hash.

    The copy is made beside the journal first, opened and checked there (copying an open
    database file is no backup), and then put in place. Raises CannotWrite; an older file of
    that name then stays. The journal itself is never written over. Where nothing can be written
    beside the journal, the copy is made beside ``target``.
    """
    try:
        return _back_up(database, journal, target, beside=journal)
    except CannotWrite as error:
        damaged = isinstance(error.__cause__, sqlite3.Error) and not isinstance(error, NoRoom)
        if damaged or target.parent == journal.parent:
            raise
        with contextlib.suppress(CannotWrite):
            return _back_up(database, journal, target, beside=target)
        raise


def _back_up(database: JournalDatabase, journal: Path, target: Path, *, beside: Path) -> str:
    made = beside.with_name(f".{journal.name}.backup-{os.getpid()}")
    try:
        with contextlib.suppress(FileNotFoundError):
            made.unlink()
        os.close(os.open(made, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        _copy(database, made)
        digest = hashlib.sha256()
        with made.open("rb") as source, replacing(target, protected=journal) as file:
            while chunk := source.read(_CHUNK):
                digest.update(chunk)
                file.write(chunk)
        with replacing(target.with_name(target.name + ".sha256"), protected=journal) as file:
            file.write(f"{digest.hexdigest()}  {target.name}\n".encode())
        return digest.hexdigest()
    except (OSError, sqlite3.Error) as problem:
        if is_no_room(problem) or getattr(problem, "errno", 0) in _NO_ROOM:
            raise NoRoom(
                mark("There is no room for the backup “{file}”."),
                mark("Your journal is unharmed."),
                mark("Choose another folder, or free some space."),
                file=target.name,
            ) from problem
        raise CannotWrite(
            mark("The backup “{file}” can’t be written: {reason}."),
            mark("Your journal is unharmed."),
            mark("Choose another folder, or free some space."),
            file=target,
            reason=getattr(problem, "strerror", None) or str(problem),
        ) from problem
    finally:
        with contextlib.suppress(OSError):
            made.unlink()


def _copy(database: JournalDatabase, made: Path) -> None:
    source = database.raw()
    try:
        _fill(made, lambda copy: copy_pages(source, copy))
    except Restarted:
        os.truncate(made, 0)  # half a file is none that SQLite could begin anew in
        _fill(made, lambda copy: source.backup(copy, pages=-1))
    # Nobody else has this file: without locks the check takes two thirds of the time.
    copy = sqlite3.connect(f"{made.absolute().as_uri()}?immutable=1", uri=True)
    try:
        wrong = damage(copy.execute(f"PRAGMA integrity_check({AT_MOST})"))
        if wrong:
            raise sqlite3.DatabaseError(wrong[0])
    finally:
        copy.close()


def _fill(made: Path, work: Callable[[sqlite3.Connection], object]) -> None:
    copy = sqlite3.connect(made)
    try:
        # What is left of it after a power cut is thrown away; what is kept is synced where it
        # is put in place.
        copy.execute("PRAGMA synchronous = OFF")
        copy.execute("PRAGMA journal_mode = OFF")
        work(copy)
    finally:
        copy.close()
