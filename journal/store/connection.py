"""A connection to a journal file that records what it changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

import peewee

from journal.store.recording import trigger_statements
from journal.store.tables import RECORDED


class JournalDatabase(peewee.SqliteDatabase):
    """A journal file. Connections can't write until ``allow_writes`` has set up the recording.

    Each thread has a connection of its own, made at its first query, which it must close.
    """

    def _add_conn_hooks(self, conn: sqlite3.Connection) -> None:
        super()._add_conn_hooks(conn)  # type: ignore[misc]
        conn.execute("PRAGMA query_only = 1")

    def run(self, query: str, parameters: Sequence[object] | Mapping[str, object] = ()) -> Any:
        """Executes one statement; the cursor. Fetch all of it before the event loop goes on."""
        return self.execute_sql(query, parameters)  # type: ignore[no-untyped-call]

    def rows(self, query: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        return list(self.run(query, parameters).fetchall())

    def one(self, query: str, parameters: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """The first row of a query."""
        found: tuple[Any, ...] | None = self.run(query, parameters).fetchone()
        return found

    def raw(self) -> sqlite3.Connection:
        """This thread's connection, for executemany and backup."""
        return self.connection()  # type: ignore[no-untyped-call,no-any-return]

    def allow_writes(self) -> None:
        """Installs the history triggers on this thread's connection and lets it write."""
        connection = self.raw()
        if connection.execute("PRAGMA query_only").fetchone()[0]:
            connection.execute("PRAGMA query_only = 0")
            for statement in trigger_statements(RECORDED):
                connection.execute(statement)

    def wait_for_others(self, milliseconds: int) -> None:
        """How long this thread's connection waits for another's lock; the window's never waits."""
        self.raw().execute(f"PRAGMA busy_timeout = {milliseconds}")
