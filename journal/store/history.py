"""Plays a recorded step backwards.

It runs under the triggers of ``recording.py``, so what an undo records is the redo, and nobody
writes an inverse by hand.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from itertools import groupby, islice

from journal.store.connection import JournalDatabase

_AT_ONCE = 500
DONE, UNDONE, LEFT = "done", "undone", "left"

Progress = Callable[[int, int], object]  # so many done, of so many

Change = tuple[str, int, str, str | None]  # kind, row, operation, old row as JSON


def forget(database: JournalDatabase) -> None:
    """Ends the history: what was done until now can't be undone any more."""
    database.allow_writes()
    with database.transaction():
        database.run("DELETE FROM history_step")


def changes_of(database: JournalDatabase, step_id: int, after: int = 0) -> list[Change]:
    """The changes of a step with keys above ``after``, in the order they were made."""
    return list(
        database.run(
            "SELECT kind, row, operation, old FROM history_change"
            " WHERE step_id = ? AND id > ? ORDER BY id",
            (step_id, after),
        ).fetchall()
    )


def last_change(database: JournalDatabase) -> int:
    """The key of the newest recorded change, 0 when there is none."""
    found = database.run("SELECT max(id) FROM history_change").fetchone()[0]
    return int(found or 0)


def is_long(database: JournalDatabase, step_id: int, rows: int) -> bool:
    """Whether a step changed more than ``rows`` rows."""
    found = database.one(
        "SELECT 1 FROM history_change WHERE step_id = ? LIMIT 1 OFFSET ?", (step_id, rows)
    )
    return found is not None


def play_backwards(
    database: JournalDatabase, changes: Sequence[Change], progress: Progress | None = None
) -> None:
    """Takes the changes back, the last one first; runs inside the caller's transaction.

    ``progress`` hears between the parts how many of all are taken back.
    """
    database.run("PRAGMA defer_foreign_keys = ON")
    cursor = database.raw().cursor()
    done = 0
    for (kind, operation), group in groupby(reversed(changes), key=lambda change: change[::2]):
        while rows := list(islice(group, _AT_ONCE)):
            if progress is not None:
                progress(done, len(changes))
            _take_back(cursor, kind, operation, rows)
            done += len(rows)
    if progress is not None:
        progress(done, len(changes))
    cursor.close()


def _take_back(cursor: sqlite3.Cursor, kind: str, operation: str, rows: Sequence[Change]) -> None:
    if operation == "I":
        cursor.executemany(f'DELETE FROM "{kind}" WHERE id = ?', [(row[1],) for row in rows])
        return
    old = [json.loads(row[3] or "{}") for row in rows]
    columns = list(old[0])
    if operation == "U":
        assigned = ", ".join(f'"{column}" = :{column}' for column in columns if column != "id")
        cursor.executemany(f'UPDATE "{kind}" SET {assigned} WHERE id = :id', old)
        return
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join(f":{column}" for column in columns)
    cursor.executemany(f'INSERT INTO "{kind}" ({names}) VALUES ({marks})', old)
