"""What the journal keeps about itself: settings, and the history that undo is played from.

These tables have no history of their own.
"""

from __future__ import annotations

from peewee import ForeignKeyField, IntegerField, Model, TextField
from playhouse.sqlite_ext import AutoIncrementField


class Setting(Model):
    """A setting that belongs to the journal; the value is JSON."""

    key = TextField(primary_key=True)
    value = TextField()

    class Meta:
        strict_tables = True
        without_rowid = True


class HistoryStep(Model):
    """One named step of the user.

    ``state``: "done" (its changes hold the old values: undo), "undone" (they hold the new ones:
    redo), "left" (undone, and then other things were done), "past" (done, but what was done before
    was dropped, so it can't be undone: kept for Recently deleted alone).
    ``merge_key`` lets the autosaves of one field visit join; ``at`` is UTC.
    """

    id = AutoIncrementField()
    name = TextField()
    at = TextField()
    state = TextField(default="done")
    merge_key = TextField(default="")
    bulk = IntegerField(default=0)

    class Meta:
        strict_tables = True
        table_name = "history_step"
        indexes = ((("state", "id"), False),)


class HistoryChange(Model):
    """The old row of one change: operation I (nothing), U or D (JSON of all columns)."""

    id = AutoIncrementField()
    step = ForeignKeyField(HistoryStep, on_delete="CASCADE", backref="+")
    kind = TextField()
    row = IntegerField()
    operation = TextField()
    old = TextField(null=True)

    class Meta:
        strict_tables = True
        table_name = "history_change"
        indexes = ((("kind", "row", "step"), False),)  # what befell a row, and whether in this step
