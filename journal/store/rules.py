"""What the tables demand of their values, read from their declarations.

With it comes peewee, so it is for checks and repairs alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from peewee import ForeignKeyField

from journal.domain.changes import Kind
from journal.store import values
from journal.store.tables import RECORDED

_RANGE = re.compile(r"(\w+) BETWEEN ")
_TIME_WITHOUT_DAY = "due_time IS NULL OR due_on IS NOT NULL"


class Rule(NamedTuple):
    """A condition on one column; ``instead`` is what a value that breaks it becomes."""

    kind: Kind
    column: str
    condition: str
    instead: object


class When(NamedTuple):
    """A column of days or times; ``is_one`` says of a text whether it can be."""

    kind: Kind
    column: str
    is_one: Callable[[str], bool]


class Owns(StrEnum):
    """What a row is to the one that it points to."""

    PART = "part"  # it goes when that one goes
    ALSO = "also"  # the same, unless it belongs to another thing as well
    LINK = "link"  # it only names it


class Pointer(NamedTuple):
    """A foreign key."""

    kind: Kind
    column: str
    to: Kind
    owns: Owns


class Rules(NamedTuple):
    """All of them. ``names``: kinds whose rows need a name."""

    values: tuple[Rule, ...]
    times: tuple[When, ...]
    pointers: tuple[Pointer, ...]
    names: tuple[Kind, ...]


def read_rules() -> Rules:
    """The rules of all tables that the user's data is in."""
    kinds = {table: kind for kind, table in RECORDED.items()}
    found: list[Rule] = []
    times: list[When] = []
    pointers: list[Pointer] = []
    names: list[Kind] = []
    for kind, table in RECORDED.items():
        for field in table._meta.sorted_fields:
            column = str(field.column_name)
            if isinstance(field, ForeignKeyField):
                to = kinds[field.rel_model]
                pointers.append(Pointer(kind, column, to, _owns(field, to)))
            for condition in _conditions(field.constraints):
                if "GLOB" in condition:
                    times.append(When(kind, column, _reader(condition)))
                elif column == "name":
                    names.append(kind)
                else:
                    found.append(Rule(kind, column, condition, field.default))
        for condition in _conditions(table._meta.constraints):
            if condition == _TIME_WITHOUT_DAY:
                found.append(Rule(kind, "due_time", condition, None))
            elif match := _RANGE.match(condition):
                column = match[1]
                found.append(Rule(kind, column, condition, table._meta.columns[column].default))
    return Rules(tuple(found), tuple(times), tuple(pointers), tuple(names))


def _owns(field: ForeignKeyField, to: Kind) -> Owns:
    if field.on_delete != "CASCADE":
        return Owns.LINK
    return Owns.ALSO if field.null and to is not Kind.CONTACT else Owns.PART


def _conditions(constraints: list[object] | None) -> list[str]:
    texts = [str(getattr(each, "sql", "")) for each in constraints or ()]
    return [text[len("CHECK (") : -1] for text in texts if text.startswith("CHECK (")]


def _reader(condition: str) -> Callable[[str], bool]:
    """Which texts a column can hold, by the pattern in its condition."""
    if "Z'" in condition:
        return lambda text: values.moment(text) is not None
    if "T" in condition.partition("GLOB")[2]:
        return lambda text: values.start_of(text, "UTC") is not None
    if ":" in condition:
        return lambda text: values.clock_time(text) is not None
    return lambda text: values.day(text) is not None
