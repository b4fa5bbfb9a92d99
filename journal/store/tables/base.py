"""What all tables share: STRICT, INTEGER and TEXT alone, keys that are never reused, a UUID."""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import Any

from peewee import Check, ForeignKeyField, IntegerField, Model, TextField
from playhouse.sqlite_ext import AutoIncrementField


class Row(Model):
    """A row with a key of its own; restoring a deleted one must not meet a stranger's id."""

    id = AutoIncrementField()
    uuid = TextField(default=lambda: str(uuid.uuid4()), unique=True)

    class Meta:
        strict_tables = True
        legacy_table_names = False


def text(default: str | None = "") -> Any:
    """A text column, empty at first; ``text(None)`` may be NULL."""
    if default is None:
        return TextField(null=True)
    return TextField(default=default, constraints=[_default(default)])


def name() -> Any:
    """The column ``name``, which can't be blank."""
    return TextField(constraints=[Check("length(trim(name)) > 0")])


def number(default: int | None = 0) -> Any:
    """An integer column; ``number(None)`` may be NULL."""
    if default is None:
        return IntegerField(null=True)
    return IntegerField(default=default, constraints=[_default(default)])


def flag(column: str, default: bool = False) -> Any:
    """A yes or no, stored as 1 or 0."""
    return IntegerField(
        default=int(default),
        constraints=[_default(int(default)), Check(f'"{column}" IN (0, 1)')],
    )


def code(column: str, codes: type[StrEnum], default: StrEnum | None = None) -> Any:
    """A code of ``codes``; without a default it may be empty, which says "not known"."""
    values = [*codes] if default is not None else [*codes, ""]
    allowed = ", ".join(f"'{value}'" for value in values)
    first = str(default) if default is not None else ""
    return TextField(
        default=first, constraints=[_default(first), Check(f'"{column}" IN ({allowed})')]
    )


def day(column: str) -> Any:
    """A local date, ISO text, or NULL."""
    return TextField(
        null=True, constraints=[Check(f'"{column}" IS NULL OR "{column}" GLOB \'{_DAY}\'')]
    )


def moment(column: str) -> Any:
    """A past moment in UTC, ``YYYY-MM-DDTHH:MM:SSZ``, or NULL."""
    return TextField(
        null=True,
        constraints=[
            Check(f'"{column}" IS NULL OR "{column}" GLOB \'{_DAY}T[0-2][0-9]:[0-5][0-9]:*Z\'')
        ],
    )


def wall(column: str) -> Any:
    """A time on the clock of a place, ``YYYY-MM-DDTHH:MM``, or NULL; its zone stands beside it."""
    return TextField(
        null=True,
        constraints=[
            Check(f'"{column}" IS NULL OR "{column}" GLOB \'{_DAY}T[0-2][0-9]:[0-5][0-9]\'')
        ],
    )


def clock_time(column: str) -> Any:
    """A time of a day, ``HH:MM``, or NULL."""
    return TextField(
        null=True,
        constraints=[Check(f'"{column}" IS NULL OR "{column}" GLOB \'[0-2][0-9]:[0-5][0-9]\'')],
    )


def owner(table: type[Model], *, name: str | None = None) -> Any:
    """A foreign key to what a row belongs to: it goes when its owner goes."""
    return ForeignKeyField(table, on_delete="CASCADE", backref="+", column_name=name)


def link(table: type[Model], *, name: str | None = None) -> Any:
    """A foreign key that may be empty, and becomes empty when the other end goes."""
    return ForeignKeyField(table, null=True, on_delete="SET NULL", backref="+", column_name=name)


_DAY = "[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]"


def _default(value: str | int) -> Any:
    from peewee import SQL

    shown = str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"
    return SQL(f"DEFAULT {shown}")
