"""Opens and makes journal files: the only place where connections come from.

Journal mode DELETE with synchronous EXTRA: in simulated power cuts no acknowledged edit was lost,
and a file replaced by a sync client is refused rather than mixed (WAL lost both ways).
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import stat
import struct
from collections.abc import Callable
from pathlib import Path

from journal.domain.changes import Kind
from journal.errors import CannotWrite, JournalBusy, JournalProblem, KnownError, mark
from journal.store import leftovers
from journal.store.connection import JournalDatabase
from journal.store.troubles import told

APPLICATION_ID = 0x4E4A524E  # "NJRN"
SCHEMA_VERSION = 3
WORKER_WAIT_MS = 10_000
READER_WAIT_MS = 5_000

_MAGIC = b"SQLite format 3\x00"
_PRAGMAS: tuple[tuple[str, str | int], ...] = (
    ("journal_mode", "DELETE"),
    ("synchronous", "EXTRA"),
    ("foreign_keys", 1),
    ("temp_store", "MEMORY"),  # sorting must not write into the shared temp folder
    ("cache_spill", 0),
    ("secure_delete", 1),
    ("trusted_schema", 0),
    ("fullfsync", 1),
    ("recursive_triggers", 1),
    ("cache_size", -4_000),  # KiB; with 10,000 contacts more of it was no faster
)


class OlderJournal(JournalProblem):
    """A journal in an older form, which ``open_older`` opens to be brought up to date."""


class NewerJournal(JournalProblem):
    """A journal in a newer form than this program knows."""


def check_header(path: Path) -> int:
    """The version of the file's form, read without SQLite having touched it.

    Raises JournalProblem for what is no journal of ours, or a newer one. The file is only read,
    and never while this program has it open: closing it again would drop SQLite's locks.
    """
    name = path.name
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise JournalProblem(
            mark("There is no journal at “{file}”."),
            mark("Nothing was changed."),
            mark("Choose another file, or start a new journal."),
            file=path,
        ) from None
    except OSError as problem:
        raise _unreadable(path, problem) from problem
    if not stat.S_ISREG(mode):
        raise JournalProblem(
            mark("“{file}” is not a file that can hold a journal."),
            mark("Nothing was changed."),
            mark("Choose another file."),
            file=name,
        )
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as problem:
        raise _unreadable(path, problem) from problem
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise _no_journal(name)
    version, application = struct.unpack(">I", head[60:64])[0], struct.unpack(">I", head[68:72])[0]
    if application != APPLICATION_ID:
        raise _no_journal(name)
    if version > SCHEMA_VERSION:
        raise _newer(name)
    leftovers.check(path, head)
    if leftovers.is_cut(path, head):
        raise told(sqlite3.DatabaseError("malformed: it was cut short"), path)
    return int(version)


def open_file(path: Path, *, wait_ms: int = 0, read_only: bool = False) -> JournalDatabase:
    """Opens an existing journal for this program's window (``wait_ms`` 0) or a worker.

    With ``read_only`` nothing is ever written, and somebody else may have it open.
    Raises JournalProblem for what is no journal, a newer one, a damaged one, or one that brings
    triggers or views of its own (a stranger's file could write or read elsewhere through them).
    """
    if check_header(path) < SCHEMA_VERSION:
        raise _older(path.name)
    if read_only and leftovers.unfinished(path) is not None:
        raise JournalBusy(
            mark("Somebody is writing into “{file}”, or was cut off while writing."),
            mark("It was left exactly as it is."),
            mark("Try again in a moment. If that doesn’t help, open it where it can be written."),
            file=path.name,
        )
    database = _connected(path, wait_ms, read_only)
    try:
        tables = _tables(database)
        # Asked again: what was cut off is taken back only now, and with it the version.
        version, application = (
            (database.one(f"PRAGMA {name}") or (0,))[0]
            for name in ("user_version", "application_id")
        )
        if version != SCHEMA_VERSION and application == APPLICATION_ID:
            raise _newer(path.name) if version > SCHEMA_VERSION else _older(path.name)
        if application != APPLICATION_ID or not tables.issuperset(map(str, Kind)):
            raise _no_journal(path.name)
    except KnownError:
        database.close()
        raise
    return database


def open_older(path: Path, *, wait_ms: int = 0) -> JournalDatabase:
    """Opens a file of any version up to ours, whatever its tables, for the migrations.

    Raises JournalProblem as ``open_file`` does, but not for its age.
    """
    check_header(path)
    database = _connected(path, wait_ms, read_only=False)
    try:
        _tables(database)
    except KnownError:
        database.close()
        raise
    return database


def _connected(path: Path, wait_ms: int, read_only: bool) -> JournalDatabase:
    return JournalDatabase(path, _PRAGMAS, wait_ms, read_only)


def _tables(database: JournalDatabase) -> set[str]:
    """The names of the tables; JournalProblem where there are triggers or views beside them."""
    parts = database.rows("SELECT type, name FROM sqlite_master WHERE type <> 'index'")
    tables = {str(name) for kind, name in parts if kind == "table"}
    if len(tables) != len(parts):
        raise _no_journal(Path(database.path).name)
    return tables


def create_file(path: Path, fill: Callable[[Path], object] | None = None) -> None:
    """Makes an empty journal, readable by the user alone; whole, or not at all.

    ``fill`` is given the new file before it stands at ``path``, to write what it begins with.
    Raises CannotWrite where the folder or the disk refuses; never replaces a file that exists.
    """
    made = path.with_name(path.name + ".new")
    try:
        _make_folder(path.parent)
        for left in (made, made.with_name(made.name + "-journal")):  # by a start that was killed
            with contextlib.suppress(FileNotFoundError):
                left.unlink()
        descriptor = os.open(made, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
        if hasattr(os, "fchmod"):  # a strange umask may have taken rights from the user too
            os.fchmod(descriptor, 0o600)
        os.close(descriptor)
        from journal.store.schema import write_schema  # with it comes peewee

        write_schema(made, _PRAGMAS, APPLICATION_ID, SCHEMA_VERSION)
        if fill is not None:
            fill(made)
        _put_in_place(made, path)
    except (OSError, sqlite3.OperationalError) as problem:
        raise CannotWrite(
            mark("A new journal can’t be made at “{file}”: {reason}."),
            mark("Nothing was changed."),
            mark("Choose a folder that you can write to."),
            file=path,
            reason=getattr(problem, "strerror", None) or str(problem),
        ) from problem
    finally:
        with contextlib.suppress(OSError):
            made.unlink()


def _put_in_place(made: Path, path: Path) -> None:
    """Unlike a rename, a link fails when somebody was faster; sticks and shares know no links."""
    try:
        os.link(made, path)
    except FileExistsError:
        raise
    except OSError:
        if os.path.lexists(path):
            raise
        made.rename(path)


def _make_folder(folder: Path) -> None:
    from journal.paths import make_private  # not before there is something to make

    make_private(folder)


def _no_journal(name: str) -> JournalProblem:
    return JournalProblem(
        mark("“{file}” is not a journal of this program."),
        mark("It was left exactly as it is."),
        mark("Choose another file, or start a new journal."),
        file=name,
    )


def _older(name: str) -> OlderJournal:
    return OlderJournal(
        mark("“{file}” was made by an older version of Networking Journal."),
        mark("It was left exactly as it is."),
        mark("Open it in the window: it is backed up, then brought up to date."),
        file=name,
    )


def _newer(name: str) -> NewerJournal:
    return NewerJournal(
        mark("“{file}” was made by a newer version of Networking Journal."),
        mark("It was left exactly as it is."),
        mark("Install the newest version to open it."),
        file=name,
    )


def _unreadable(path: Path, problem: OSError) -> JournalProblem:
    return JournalProblem(
        mark("“{file}” can’t be read: {reason}."),
        mark("It was left as it is."),
        mark("Check that the file is yours and the disk is there."),
        file=path.name,
        reason=problem.strerror or str(problem),
    )
