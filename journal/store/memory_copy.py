"""A copy of an open journal in memory, for what would keep others waiting in the file itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from journal.store.connection import JournalDatabase

Progress = Callable[[int, int], object]
_PAGES = 1_000  # copied at once: so long the window waits with writing
_PATIENCE = 3  # times that somebody may hold the file, after the wait of the connection
_RESTARTS = 3  # so often others may write meanwhile; then all is copied at once


class Restarted(Exception):  # noqa: N818 - no error
    """Others wrote into the file again and again while it was copied."""


def copy_pages(
    source: sqlite3.Connection,
    copy: sqlite3.Connection,
    progress: Progress = lambda _done, _total: None,
) -> None:
    """Copies all pages, a thousand at a time, so that others can write between them.

    Whoever writes makes it begin anew. Raises Restarted after three times: steady typing would
    keep it from ever coming to an end, so all is to be copied in one step then, in which nobody
    else writes.
    """
    restarts, before, waited = 0, 0, 0

    def tell(status: int, remaining: int, total: int) -> None:
        nonlocal restarts, before, waited
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            waited += 1
            if waited > _PATIENCE:
                raise sqlite3.OperationalError("database is locked")
            return
        restarts += remaining >= before > 0
        before = remaining
        progress(total - remaining, total)
        if restarts > _RESTARTS:
            raise Restarted

    source.backup(copy, pages=_PAGES, progress=tell)


class MemoryCopy(JournalDatabase):
    """A copy of a journal that only this thread has."""

    def __init__(self, source: JournalDatabase, progress: Progress) -> None:
        super().__init__(source.path, ())
        self._source = source
        self._progress = progress

    def _connect(self) -> sqlite3.Connection:
        copy = sqlite3.connect(":memory:", isolation_level=None)
        try:
            size = self._source.run("PRAGMA page_size").fetchone()[0]
            copy.execute(f"PRAGMA page_size = {int(size)}")
            self._fill(copy)
            copy.execute("PRAGMA trusted_schema = 0")
        except BaseException:
            copy.close()
            raise
        return copy

    def _fill(self, copy: sqlite3.Connection) -> None:
        source = self._source.raw()
        try:
            copy_pages(source, copy, self._progress)
        except Restarted:
            source.backup(copy, pages=-1)
