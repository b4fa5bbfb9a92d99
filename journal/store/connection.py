"""Connections to a journal file, which record what they change.

They go straight to SQLite: peewee, which declares the tables and makes new files, takes as long to
import as the rest of the program's start, and reading a journal needs nothing of it.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from journal.domain.changes import Kind
from journal.errors import BeingWritten, JournalDamaged, KnownError, Refused, mark
from journal.store.recording import trigger_statements
from journal.store.standing import Identity, Stamp, identity, stamp
from journal.store.troubles import told

Parameters = Sequence[object] | Mapping[str, object]

_STATEMENTS = 256  # kept ready by each connection; pages and steps know some 150
_PART = 256  # rows


class _Connection(sqlite3.Connection):
    """A connection that complains of damage in one way only."""

    def execute(self, *arguments: Any) -> sqlite3.Cursor:
        """As always."""
        try:
            return super().execute(*arguments)
        except UnicodeDecodeError as problem:  # SQLite quoted damaged names in what it said
            raise sqlite3.DatabaseError("malformed: names that are no text") from problem


class JournalDatabase:
    """A journal file. Connections can't write until ``allow_writes`` has set up the recording.

    Each thread has a connection of its own, made at its first query, which it must close.
    With ``read_only`` none of them ever writes, not even to take back what another program on
    another machine is just writing.
    ``rows`` and ``one`` raise JournalBusy, CannotWrite or JournalProblem, so that whoever reads
    for a page can wait and read again; the rest raises the errors of ``sqlite3``.
    """

    def __init__(
        self,
        path: Path,
        pragmas: Sequence[tuple[str, str | int]],
        wait_ms: int = 0,
        read_only: bool = False,
    ) -> None:
        self._path = path
        self.read_only = read_only
        self._pragmas = pragmas
        self._wait_ms = wait_ms
        self._own = threading.local()
        self.good: Stamp = None  # of the file when it was last read well, as far as is known
        self.commits = 0  # steps of all threads, counted before each is written
        self._columns: dict[str, tuple[str, ...]] = {}

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self._path

    def run(self, query: str, parameters: Parameters = ()) -> Any:
        """Executes one statement; the cursor. Fetch all of it before the event loop goes on."""
        return self.raw().execute(query, parameters)

    def rows(self, query: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        try:
            return self.raw().execute(query, parameters).fetchall()
        except sqlite3.DatabaseError as problem:
            raise self.told(problem) from problem

    def parts(self, query: str) -> Iterator[list[tuple[Any, ...]]]:
        """All rows, some hundred at a time. Take all of them before the event loop goes on."""
        try:
            cursor = self.raw().execute(query)
            while part := cursor.fetchmany(_PART):
                yield part
        except sqlite3.DatabaseError as problem:
            raise self.told(problem) from problem

    def one(self, query: str, parameters: Parameters = ()) -> tuple[Any, ...] | None:
        """The first row of a query."""
        try:
            cursor = self.raw().execute(query, parameters)
            found: tuple[Any, ...] | None = cursor.fetchone()
            cursor.close()
        except sqlite3.DatabaseError as problem:
            raise self.told(problem) from problem
        return found

    def told(self, problem: Exception) -> KnownError:
        """The known error behind one of SQLite's.

        Damage of a file that was well a moment ago, and was changed by somebody since, may be
        half of another file: it is BeingWritten until nothing more comes.
        """
        error = told(problem, self._path)
        if isinstance(error, JournalDamaged) and self.good not in (None, stamp(self._path)):
            return BeingWritten(self._path.name, error)
        return error

    def raw(self) -> sqlite3.Connection:
        """This thread's connection, for executemany and backup."""
        connection: sqlite3.Connection | None = getattr(self._own, "connection", None)
        if connection is None:
            connection = self._own.connection = self._connect()
        return connection

    def opened(self) -> Identity:
        """Which file this thread's connection has open, whatever lies at the path by now."""
        self.raw()
        found: Identity = self._own.identity
        return found

    def move_to(self, path: Path) -> None:
        """Goes on with another file that holds the same rows; the next query opens it."""
        self.close()
        self._path = path
        self.read_only = False

    def close(self) -> None:
        """Closes this thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._own, "connection", None)
        if connection is not None:
            del self._own.connection
            connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it is written, or nothing; inside of another it belongs to that one."""
        connection = self.raw()
        if connection.in_transaction:
            yield
            return
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.commit()
        except BaseException:
            connection.rollback()
            raise

    def allow_writes(self) -> None:
        """Installs the history triggers on this thread's connection and lets it write.

        All of them or none: when the file is busy it stays as it was, for the next attempt.
        Raises Refused for a file that is open for reading.
        """
        if self.read_only:
            raise Refused(
                mark("“{file}” is open for reading only."),
                mark("Nothing was changed."),
                mark("Save a copy of your own to write into it."),
                file=self._path.name,
            )
        connection = self.raw()
        if not connection.execute("PRAGMA query_only").fetchone()[0]:
            return
        tables = {str(kind): self.columns(kind) for kind in Kind}
        connection.execute("PRAGMA query_only = 0")  # the temporary tables are writing too
        try:
            connection.execute("BEGIN")
            for statement in trigger_statements(tables):
                connection.execute(statement)
            connection.commit()
        except BaseException:
            connection.rollback()
            connection.execute("PRAGMA query_only = 1")
            raise

    def columns(self, table: str) -> tuple[str, ...]:
        """The columns of a table, in the order in which they stand."""
        if table not in self._columns:
            found = self.rows(f'PRAGMA table_info("{table}")')
            self._columns[table] = tuple(row[1] for row in found)
        return self._columns[table]

    def wait_for_others(self, milliseconds: int) -> None:
        """How long this thread's connection waits for another's lock; the window's never waits."""
        self._own.wait_ms = milliseconds  # opening it needs the file for a moment already
        self.raw().execute(f"PRAGMA busy_timeout = {milliseconds}")

    def _connect(self) -> sqlite3.Connection:
        before = identity(self._path)
        connection = self._open()
        if identity(self._path) != before:  # swapped in this moment
            connection.close()
            before = identity(self._path)
            connection = self._open()
        self._own.identity = before
        try:
            for name, value in (*self._pragmas, ("query_only", 1)):
                if not (self.read_only and name == "journal_mode"):  # which may be a write
                    connection.execute(f"PRAGMA {name} = {value}")
        except sqlite3.DatabaseError:
            connection.close()
            raise
        return connection

    def _open(self) -> sqlite3.Connection:
        # Paths may hold ? # % too: the address of one that is read is made by Path.
        where = self._path.absolute().as_uri() + "?mode=ro" if self.read_only else self._path
        return sqlite3.connect(
            where,
            uri=self.read_only,
            timeout=getattr(self._own, "wait_ms", self._wait_ms) / 1000,
            isolation_level=None,  # transactions begin where we say
            cached_statements=_STATEMENTS,
            factory=_Connection,
        )
