"""Version 3: the line that tells of a milestone stands with it, and is undone with it.

Before, it was a setting, which has no history: what was reworded stayed reworded.
"""

from __future__ import annotations

import json
import sqlite3

from journal.store.migrations.runner import Fate, Migration

_SETTING = "news of milestones"


def _with_its_news(connection: sqlite3.Connection) -> None:
    sql = connection.execute
    sql('ALTER TABLE "milestone" ADD COLUMN "news" TEXT NOT NULL DEFAULT \'\'')
    row = sql("SELECT value FROM setting WHERE key = ?", (_SETTING,)).fetchone()
    for name, text in _texts(row[0] if row else "").items():
        sql("UPDATE milestone SET news = ? WHERE name = ?", (text, name))
    sql("DELETE FROM setting WHERE key = ?", (_SETTING,))


def _texts(value: object) -> dict[str, str]:
    try:
        kept = json.loads(str(value))
    except (ValueError, RecursionError):  # it was only ever a setting: none counts as none
        return {}
    if not isinstance(kept, dict):
        return {}
    return {name: text for name, text in kept.items() if isinstance(text, str)}


FROM_2 = Migration(2, _with_its_news, Fate.KEPT)
