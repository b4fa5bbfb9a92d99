"""How a row was at an earlier time: read from the old rows of what was done since."""

from __future__ import annotations

import json
from typing import Any

from journal.store.connection import JournalDatabase
from journal.store.history import HAPPENED

Values = dict[str, Any]

_OLD = (
    "SELECT c.old FROM history_change c JOIN history_step s ON s.id = c.step_id"
    f" AND s.state IN {HAPPENED}"
    " WHERE c.step_id > ? AND c.kind = ? AND c.row = ? AND c.old IS NOT NULL ORDER BY c.id"
)


def read_row(database: JournalDatabase, kind: str, key: int) -> Values | None:
    """A row as it is now, by columns; None when it isn't there."""
    found = database.one(f'SELECT * FROM "{kind}" WHERE id = ?', (key,))
    return dict(zip(database.columns(kind), found, strict=True)) if found else None


def row_after(database: JournalDatabase, step: int, kind: str, key: int) -> Values | None:
    """A row as a step left it; None when it was gone then, and didn't come back."""
    found = database.one(_OLD + " LIMIT 1", (step, kind, key))
    if found is None:
        return read_row(database, kind, key)
    values: Values = json.loads(found[0])
    return values


def values_after(
    database: JournalDatabase, step: int, kind: str, key: int, column: str
) -> list[object]:
    """The values that a column had since a step, in order; the last is the present one."""
    found = [json.loads(row[0]).get(column) for row in database.rows(_OLD, (step, kind, key))]
    now = read_row(database, kind, key)
    return found if now is None else [*found, now.get(column)]
