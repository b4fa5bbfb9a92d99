"""What a journal holds, as one hash, and what must be so in it after any stop."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence

from journal.domain.changes import Kind
from journal.store import search
from journal.store.connection import JournalDatabase

RECORDED = tuple(str(kind) for kind in Kind)
KEPT = ("setting", "history_step", "history_change", "sqlite_sequence")
INDEX = ("search_people", "search_texts")


def fingerprint(connection: sqlite3.Connection, *, history: bool = True) -> str:
    """A hash of all rows of all tables and of the index, in the order of their keys.

    Without ``history`` only what the user entered, which is what an undo brings back.
    """
    state = hashlib.sha256()
    for table in RECORDED + (KEPT if history else ()):
        rows = connection.execute(f'SELECT * FROM "{table}" ORDER BY 1').fetchall()
        state.update(f"{table} {rows!r}".encode("utf-8", "backslashreplace"))
    for table in INDEX:
        rows = connection.execute(
            f"SELECT rowid, title, body FROM {table} ORDER BY rowid"
        ).fetchall()
        state.update(f"{table} {rows!r}".encode("utf-8", "backslashreplace"))
    return state.hexdigest()[:24]


def answers(database: JournalDatabase, words: Sequence[str]) -> str:
    """A hash of what the index answers: which documents each of these words is found in."""
    found = [sorted(search.find(database, word, limit=500)) for word in words]
    return hashlib.sha256(repr(found).encode()).hexdigest()[:24]


def troubles(database: JournalDatabase) -> list[str]:
    """What is not as it must be after any stop; [] when all is well."""
    found: list[str] = []
    for pragma in ("quick_check", "integrity_check"):
        rows = database.rows(f"PRAGMA {pragma}")
        if rows != [("ok",)]:
            found.append(f"{pragma}: {rows[:3]}")
    if rows := database.rows("PRAGMA foreign_key_check"):
        found.append(f"foreign keys: {rows[:3]}")
    for name, query in _NEVER.items():
        if rows := database.rows(query):
            found.append(f"{name}: {rows[:3]}")
    if search.stored(database) != search.expected(database):
        found.append("the index holds something else than the tables")
    return found


_NEVER = {
    "referred by themselves": "SELECT id FROM referral WHERE referrer_id = referred_id",
    "a circle of referrals": (
        "WITH RECURSIVE above (start, who) AS (SELECT referred_id, referrer_id FROM referral"
        " UNION SELECT start, referrer_id FROM above JOIN referral ON referred_id = who)"
        " SELECT start FROM above WHERE start = who"
    ),
    "a step that ended half-way": (
        "SELECT id FROM history_step s WHERE state <> 'left'"
        " AND NOT EXISTS (SELECT 1 FROM history_change WHERE step_id = s.id)"
    ),
    "a change of no step": (
        "SELECT id FROM history_change c"
        " WHERE NOT EXISTS (SELECT 1 FROM history_step WHERE id = c.step_id)"
    ),
}
