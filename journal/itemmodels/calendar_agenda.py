"""The agenda: a chosen day, and after it the days that follow, with their heads."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Any

from PySide6.QtCore import QObject, Qt

from journal.domain.views.days import DayItem
from journal.itemmodels.calendar_days import DayWords, Key, item_data, item_flags, key_of
from journal.itemmodels.keyed_list import Index, KeyedList


class RowKind(StrEnum):
    """What a row is."""

    TITLE = "title"  # over what follows the chosen day
    DAY = "day"  # the head of a later day
    NOTE = "note"  # that there is nothing
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """``near``: on the chosen day; ``first``: the first day under its title."""

    kind: RowKind
    text: str = ""
    item: DayItem | None = None
    near: bool = False
    first: bool = False


@dataclass(frozen=True)
class AgendaWords:
    """The words of heads and notes; asked again each time."""

    title: Callable[[date], str]  # over the days after this one
    later: Callable[[], str]  # over what comes after those
    day: Callable[[date], str]
    nothing_here: Callable[[], str]
    nothing_soon: Callable[[], str]


class Agenda(KeyedList[AgendaRow]):
    """Only items can be chosen. Keys are those of items, and one for each head."""

    def __init__(self, words: DayWords, heads: AgendaWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._heads = heads
        self._day = date.min

    def show_day(self, day: date, items: Sequence[DayItem], later: DayItem | None = None) -> None:
        """Shows what stands on a day and after it; ``later`` where nothing of it is near."""
        rows = self._rows_for(day, items, later)
        if day == self._day:
            self.set_entries(rows)
            return
        self._day = day
        self.beginResetModel()
        self._keys, self._entries = list(rows), dict(rows)
        self.endResetModel()

    def item_at(self, index: Index) -> DayItem | None:
        """The item of a row; None for a head."""
        row = self.entry_at(index.row()) if index.isValid() else None
        return row.item if row else None

    def has(self, key: Key) -> bool:
        """Whether an item is listed."""
        return self.row_of(key) >= 0

    def items(self) -> list[DayItem]:
        """All items in order."""
        return [row.item for row in self._entries_in_order() if row.item]

    def neighbour(self, key: Key) -> DayItem | None:
        """What to choose when an item goes: the next on its day, or else the one before."""
        items = self.items()
        place = next((at for at, item in enumerate(items) if key_of(item) == key), None)
        if place is None:
            return None
        same = [item for item in items if item.day == items[place].day and key_of(item) != key]
        after = [item for item in items[place + 1 :] if item.day == items[place].day]
        return next(iter(after or same[::-1]), None)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a row, and whether its follow-up is done."""
        row = self.entry_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        item = row.item
        if item is None:
            told = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return row.text if told else None
        return item_data(item, self._words, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads are there to be read only."""
        item = self.item_at(index)
        return Qt.ItemFlag.NoItemFlags if item is None else item_flags(item)

    def _entries_in_order(self) -> list[AgendaRow]:
        return [self._entries[key] for key in self._keys]

    def _rows_for(
        self, day: date, items: Iterable[DayItem], later: DayItem | None
    ) -> dict[Hashable, AgendaRow]:
        near = [item for item in items if item.day == day]
        after = [item for item in items if item.day > day]
        rows: dict[Hashable, AgendaRow] = {}
        if not near and not after and later is None:
            return rows
        if not near:
            rows["nothing here"] = AgendaRow(RowKind.NOTE, self._heads.nothing_here())
        for item in near:
            rows[key_of(item)] = AgendaRow(RowKind.ITEM, item=item, near=True)
        rows["title"] = AgendaRow(RowKind.TITLE, self._heads.title(day))
        if not after:
            rows["nothing soon"] = AgendaRow(RowKind.NOTE, self._heads.nothing_soon())
        rows |= self._days(after)
        if not after and later is not None:
            rows["later"] = AgendaRow(RowKind.TITLE, self._heads.later())
            rows |= self._days([later])
        return rows

    def _days(self, items: Iterable[DayItem]) -> dict[Hashable, AgendaRow]:
        rows: dict[Hashable, AgendaRow] = {}
        for when, group in groupby(items, key=lambda item: item.day):
            rows[when] = AgendaRow(RowKind.DAY, self._heads.day(when), first=not rows)
            rows |= {key_of(item): AgendaRow(RowKind.ITEM, item=item) for item in group}
        return rows
