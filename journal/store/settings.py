"""Settings that belong to the journal; they have no history and announce nothing."""

from __future__ import annotations

import json
from typing import Any

from journal.store.connection import JournalDatabase


def read(database: JournalDatabase, key: str, default: Any = None) -> Any:
    """The value of a setting; ``default`` when there is none or it can't be read."""
    row = database.one("SELECT value FROM setting WHERE key = ?", (key,))
    if row is None:
        return default
    try:
        return json.loads(row[0])
    except (ValueError, RecursionError):  # no JSON, or brackets without end
        return default


def write(database: JournalDatabase, key: str, value: Any) -> None:
    """Keeps a setting; ``value`` is anything JSON holds."""
    database.allow_writes()
    with database.transaction():
        database.run(
            "INSERT INTO setting (key, value) VALUES (?, ?)"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, json.dumps(value)),
        )


def remove(database: JournalDatabase, key: str) -> None:
    """Takes a setting out; none of that name is fine too."""
    database.allow_writes()
    with database.transaction():
        database.run("DELETE FROM setting WHERE key = ?", (key,))
