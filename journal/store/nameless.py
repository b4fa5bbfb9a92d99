"""Who was forgotten: the nameless rows that stand for them, so that the tree of the others holds.

They have no column of their own: a setting keeps id and placeholder, and a row stands for somebody
forgotten while it bears that name. Who is given a name is somebody again.
"""

from __future__ import annotations

from typing import Final

from journal.store import settings
from journal.store.connection import JournalDatabase
from journal.store.values import listed

FORGOTTEN: Final = "forgotten people"  # the setting: placeholders by id


def forgotten(database: JournalDatabase) -> dict[int, str]:
    """Ids and placeholders of the nameless rows that stand for somebody who was forgotten."""
    kept = settings.read(database, FORGOTTEN)
    if not isinstance(kept, dict) or not kept:
        return {}
    keys = [int(key) for key in kept if str(key).isdecimal()]
    return {
        key: name
        for key, name in database.rows(f"SELECT id, name FROM contact WHERE id IN ({listed(keys)})")
        if kept.get(str(key)) == name
    }
