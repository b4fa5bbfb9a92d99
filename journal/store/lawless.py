"""What a repair, and undo of one, may do that nothing else may: break the rules of the tables.

What a repair mends breaks rules; taking it back brings exactly that again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from journal.store.connection import JournalDatabase

_ONE_PRIMARY = "referral_one_primary"


@contextmanager
def unruled(database: JournalDatabase) -> Iterator[None]:
    """This thread's connection may write what breaks a rule of one column.

    What is mended breaks rules elsewhere, and taking a repair back brings all of it again.
    """
    database.run("PRAGMA ignore_check_constraints = 1")
    try:
        yield
    finally:
        database.run("PRAGMA ignore_check_constraints = 0")


@contextmanager
def lawless(database: JournalDatabase) -> Iterator[None]:
    """For undo of a repair: neither rules nor foreign keys, so that it is as it was before."""
    database.run("PRAGMA foreign_keys = 0")
    try:
        with unruled(database):
            yield
    finally:
        database.run("PRAGMA foreign_keys = 1")


@contextmanager
def without_one_primary(database: JournalDatabase) -> Iterator[None]:
    """In a transaction: several primary referrers may come back, and the index stays away then."""
    database.run(f"DROP INDEX IF EXISTS {_ONE_PRIMARY}")
    yield
    forbid_second_primaries(database)


def forbid_second_primaries(database: JournalDatabase) -> None:
    """Makes the index that was missing, unless somebody has several primary referrers now."""
    from journal.store.tables.referrals import ONE_PRIMARY

    if not has_one_primary(database):
        with suppress(sqlite3.IntegrityError):
            database.run(ONE_PRIMARY)


def has_one_primary(database: JournalDatabase) -> bool:
    """Whether the index is there that lets nobody have two primary referrers."""
    query = "SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = ?"
    return database.one(query, (_ONE_PRIMARY,)) is not None
