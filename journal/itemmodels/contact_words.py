"""What the models of people share: columns, roles, and the words that are handed to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from journal.domain.next_step import NextStep
from journal.domain.views.people import TreeRow
from journal.itemmodels.tree_shape import Group

ID_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""The id of the person in a row; nothing for other rows."""

Index = QModelIndex | QPersistentModelIndex
"""What Qt may hand to a model."""

LONGEST: Final = 300  # letters of a text that a row hands out: nobody reads on in a list


class Column(Enum):
    """What a column of people shows."""

    NAME = "name"
    ROLE = "role"
    COMPANY = "company"
    STEP = "next step"
    TOUCH = "last in touch"
    INTRODUCTION = "introduction"


class TreeColumn(IntEnum):
    """The columns of the tree by their number."""

    NAME = 0
    STEP = 1
    TOUCH = 2
    INTRODUCTION = 3


class ListColumn(IntEnum):
    """The columns of the list by their number."""

    NAME = 0
    ROLE = 1
    COMPANY = 2
    STEP = 3
    TOUCH = 4


@dataclass(frozen=True)
class ContactWords:
    """The words of the rows; they are made where words for people are made.

    ``day`` takes an ISO date, ``introduction`` a code. ``spoken`` tells a whole row to a screen
    reader, ``heading`` a group and how many people it has. Each is asked again for every paint,
    so it may depend on the time.
    """

    columns: Mapping[Column, str]
    me: str
    groups: Mapping[Group, str]
    step: Callable[[NextStep, TreeRow], str]
    day: Callable[[str], str]
    introduction: Callable[[str], str]
    spoken: Callable[[TreeRow, NextStep | None], str]
    heading: Callable[[str, int], str]


class RowTexts:
    """The texts of one row, for every model of people; ``step_of`` gives a next step."""

    def __init__(self, words: ContactWords, step_of: Callable[[int], NextStep | None]) -> None:
        self._words = words
        self._step_of = step_of

    def header(self, column: Column) -> str:
        """The words over a column."""
        return self._words.columns[column]

    def text(self, row: TreeRow, column: Column) -> str:
        """What a cell shows."""
        if column is Column.NAME:
            return short(row.name)
        if column is Column.STEP:
            step = self._step_of(row.id)
            return self._words.step(step, row) if step else ""
        if column is Column.TOUCH:
            return self._words.day(row.last_touch) if row.last_touch else ""
        if column is Column.INTRODUCTION:
            return self._words.introduction(row.introduction) if row.introduction else ""
        return short(row.role if column is Column.ROLE else row.company)

    def spoken(self, row: TreeRow, column: Column) -> str:
        """What a screen reader says: in the first column the whole row."""
        if column is Column.NAME:
            return self._words.spoken(row, self._step_of(row.id))
        return self.text(row, column)


def short(text: str) -> str:
    """A text as a row hands it out; an endless name would take long to measure."""
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
