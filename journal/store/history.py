"""Plays a recorded step backwards.

It runs under the triggers of ``recording.py``, so what an undo records is the redo, and nobody
writes an inverse by hand.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby, islice

from journal.store.connection import JournalDatabase
from journal.store.values import listed

_AT_ONCE = 500
REPAIR = "repair"  # the merge key by which the step of a repair is known
DONE, UNDONE = "done", "undone"
LEFT = "left"  # undone, and then other things were done
PAST = "past"  # done, but older ones and perhaps newer ones were dropped: it can't be undone
HAPPENED = f"('{DONE}', '{PAST}')"

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


def record_under(database: JournalDatabase, step_id: int | None) -> None:
    """What this connection changes from now on belongs to this step; None: it may change nothing.

    For use within a transaction.
    """
    database.run("UPDATE current_step SET id = ?", (step_id,))


def play(
    database: JournalDatabase,
    steps: Sequence[int],
    state: str,
    progress: Progress | None = None,
) -> list[Change]:
    """Takes the steps back one after the other, or does them again; what that changed.

    What was recorded while playing takes the place of what was played, and ``state`` is the new
    one. Runs inside the caller's transaction.
    """
    each = f"SELECT count(*) FROM history_change WHERE step_id IN ({listed(steps)})"
    total = int(database.run(each).fetchone()[0])
    made: list[Change] = []
    done = 0
    for step_id in steps:
        changes = changes_of(database, step_id)
        cursor = database.run(
            "INSERT INTO history_step (name, at, state, merge_key, bulk)"
            " VALUES ('', '', 'left', '', 0)"
        )
        playing = int(cursor.lastrowid)
        record_under(database, playing)
        with _rules_of(database, step_id):
            play_backwards(database, changes, _part(progress, done, total))
        made += changes_of(database, playing)
        _exchange(database, step_id, playing, state)
        done += len(changes)
    record_under(database, None)
    return made


@contextmanager
def as_it_was(database: JournalDatabase, steps: Sequence[int]) -> Iterator[None]:
    """Round the transaction that plays them: a repair among them brings back what can't be."""
    if any(_is_repair(database, step_id) for step_id in steps):
        from journal.store.lawless import lawless

        with lawless(database):
            yield
    else:
        yield


def _is_repair(database: JournalDatabase, step_id: int) -> bool:
    row = database.one("SELECT merge_key FROM history_step WHERE id = ?", (step_id,))
    return row is not None and row[0] == REPAIR


@contextmanager
def _rules_of(database: JournalDatabase, step_id: int) -> Iterator[None]:
    if _is_repair(database, step_id):
        from journal.store.lawless import without_one_primary

        with without_one_primary(database):
            yield
    else:
        yield


def _part(progress: Progress | None, before: int, total: int) -> Progress | None:
    """One step's progress as a part of all of them."""
    if progress is None:
        return None
    return lambda done, _of: progress(before + done, total)


def _exchange(database: JournalDatabase, step_id: int, playing: int, state: str) -> None:
    """Puts what was recorded while playing in the place of what was played."""
    run = database.run
    run("DELETE FROM history_change WHERE step_id = ?", (step_id,))
    run("UPDATE history_change SET step_id = ? WHERE step_id = ?", (step_id, playing))
    run("DELETE FROM history_step WHERE id = ?", (playing,))
    run(
        "UPDATE history_step SET state = ?, merge_key = iif(merge_key = ?, merge_key, '')"
        " WHERE id = ?",
        (state, REPAIR, step_id),
    )


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
