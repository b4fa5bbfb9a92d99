"""The way from each older form of the file to the present one, in plain SQL.

A form that was released once stays readable for ever: its migration is never changed, and a file
made by that version is kept among the tests. Nothing here may use the tables of today, which go on
changing; peewee's migrator least of all (it rebuilds tables while foreign keys act, and what
belongs to the rows goes with the old table).
"""

from __future__ import annotations

from journal.store.migrations.from_1 import FROM_1
from journal.store.migrations.from_2 import FROM_2
from journal.store.migrations.runner import Fate, Migration, bring_up_to_date

# Version 1 is the first that was given to anybody.
MIGRATIONS: tuple[Migration, ...] = (FROM_1, FROM_2)

__all__ = ["MIGRATIONS", "Fate", "Migration", "bring_up_to_date"]
