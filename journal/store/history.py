"""Plays a recorded step backwards.

It runs under the triggers of ``recording.py``, so what an undo records is the redo, and nobody
writes an inverse by hand.
"""

from __future__ import annotations

import json
from itertools import groupby

from journal.store.connection import JournalDatabase

DONE, UNDONE, LEFT = "done", "undone", "left"

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


def play_backwards(database: JournalDatabase, changes: list[Change]) -> None:
    """Takes the changes back, the last one first; runs inside the caller's transaction."""
    database.run("PRAGMA defer_foreign_keys = ON")
    cursor = database.raw().cursor()
    for (kind, operation), group in groupby(reversed(changes), key=lambda change: change[::2]):
        rows = list(group)
        if operation == "I":
            cursor.executemany(f'DELETE FROM "{kind}" WHERE id = ?', [(row[1],) for row in rows])
            continue
        old = [json.loads(row[3] or "{}") for row in rows]
        columns = list(old[0])
        if operation == "U":
            assigned = ", ".join(f'"{column}" = :{column}' for column in columns if column != "id")
            cursor.executemany(f'UPDATE "{kind}" SET {assigned} WHERE id = :id', old)
        else:
            names = ", ".join(f'"{column}"' for column in columns)
            marks = ", ".join(f":{column}" for column in columns)
            cursor.executemany(f'INSERT INTO "{kind}" ({names}) VALUES ({marks})', old)
    cursor.close()
