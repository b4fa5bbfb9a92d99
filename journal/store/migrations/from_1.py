"""Version 2: the history is found by the row that it tells of.

What befell one person took 1 to 2 s of a long history, which was read through for each kind of
thing that can be theirs.
"""

from __future__ import annotations

import sqlite3

from journal.store.migrations.runner import Fate, Migration


def _by_row(connection: sqlite3.Connection) -> None:
    connection.execute('DROP INDEX IF EXISTS "historychange_step_id_kind_row"')
    connection.execute(
        'CREATE INDEX "historychange_kind_row_step_id"'
        ' ON "history_change" ("kind", "row", "step_id")'
    )


FROM_1 = Migration(1, _by_row, Fate.KEPT)
