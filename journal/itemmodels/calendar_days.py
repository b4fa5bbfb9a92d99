"""The days of a page and what stands on them, as one list in the order of reading.

Each day is a row, and behind it come the rows of its items: so a screen reader finds both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from journal.domain.codes import FollowUpState
from journal.domain.views.days import DayItem

Index = QModelIndex | QPersistentModelIndex
Key = tuple[str, int]
"""Kind and id of an item."""

FOLLOW_UP: Final = "follow-up"
INTERVIEW: Final = "interview"
HOLD: Final = "hold"

ROW_FLAGS: Final = (
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
)


def key_of(item: DayItem) -> Key:
    """What an item is known by while it moves and changes."""
    return (item.kind, item.id)


@dataclass(frozen=True)
class DayWords:
    """The words of the rows, made where words for people are made; asked again each time.

    ``title`` names an item, ``spoken`` tells all of it, ``day`` a day and how much it holds.
    """

    title: Callable[[DayItem], str]
    spoken: Callable[[DayItem], str]
    day: Callable[[date, Sequence[DayItem]], str]


def item_data(item: DayItem, words: DayWords, role: int) -> Any:
    """What a row tells of an item: its words, and whether a follow-up is done."""
    if role == Qt.ItemDataRole.DisplayRole:
        return words.title(item)
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return words.spoken(item)
    if role == Qt.ItemDataRole.CheckStateRole and item.kind == FOLLOW_UP:
        done = item.state == FollowUpState.DONE
        return Qt.CheckState.Checked if done else Qt.CheckState.Unchecked
    return None


def item_flags(item: DayItem) -> Qt.ItemFlag:
    """An item can be chosen and dragged, a follow-up ticked."""
    flags = ROW_FLAGS | Qt.ItemFlag.ItemIsDragEnabled
    return flags | Qt.ItemFlag.ItemIsUserCheckable if item.kind == FOLLOW_UP else flags


class CalendarDays(QAbstractListModel):
    """All days from ``first`` on, each followed by its items."""

    def __init__(self, words: DayWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._first = date.min
        self._days: list[list[DayItem]] = []
        self._starts: list[int] = []
        self._count = 0

    def show_days(self, first: date, count: int, items: Iterable[DayItem]) -> None:
        """Shows other days; of the items only what stands on them."""
        self.beginResetModel()
        self._first = first
        self._days = self._sorted(items, first, count)
        self._number()
        self.endResetModel()

    def show_items(self, items: Iterable[DayItem]) -> None:
        """The same days with other items; tells only what differs."""
        wanted = self._sorted(items, self._first, len(self._days))
        for place in reversed(range(len(wanted))):
            if self._days[place] != wanted[place]:
                self._change(place, wanted[place])
                start = self.index(self._starts[place])
                self.dataChanged.emit(start, start)  # the day tells how much it holds

    def items_on(self, day: date) -> Sequence[DayItem]:
        """What stands on a day; nothing on days that aren't shown."""
        place = (day - self._first).days
        return self._days[place] if 0 <= place < len(self._days) else ()

    def find(self, key: Key) -> DayItem | None:
        """A shown item by its key."""
        return next((item for day in self._days for item in day if key_of(item) == key), None)

    def index_of(self, day: date, key: Key | None = None) -> QModelIndex:
        """The row of a day, or of an item on it; the day's where the item isn't there."""
        place = (day - self._first).days
        if not 0 <= place < len(self._days):
            return QModelIndex()
        for offset, item in enumerate(self._days[place], 1):
            if key is not None and key_of(item) == key:
                return self.index(self._starts[place] + offset)
        return self.index(self._starts[place])

    def at(self, index: Index) -> tuple[date, DayItem | None] | None:
        """The day of a row, and its item unless the row is the day's own; None for no row."""
        row = index.row() if index.isValid() else -1
        if not 0 <= row < self._count:
            return None
        low, high = 0, len(self._starts) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self._starts[middle] <= row else (low, middle - 1)
        day = self._first + timedelta(days=low)
        offset = row - self._starts[low]
        return day, self._days[low][offset - 1] if offset else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Days and items; a list has no children."""
        return 0 if parent is not None and parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a row, and whether its follow-up is done."""
        found = self.at(index)
        if found is None:
            return None
        day, item = found
        if item is None:
            told = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return self._words.day(day, self.items_on(day)) if told else None
        return item_data(item, self._words, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be chosen, items dragged, follow-ups ticked, and days dropped on."""
        found = self.at(index)
        if found is None:
            return Qt.ItemFlag.NoItemFlags
        flags = ROW_FLAGS if found[1] is None else item_flags(found[1])
        return flags | Qt.ItemFlag.ItemIsDropEnabled

    @staticmethod
    def _sorted(items: Iterable[DayItem], first: date, count: int) -> list[list[DayItem]]:
        days: list[list[DayItem]] = [[] for _day in range(count)]
        for item in items:
            place = (item.day - first).days
            if 0 <= place < count:
                days[place].append(item)
        return days

    def _change(self, place: int, wanted: list[DayItem]) -> None:
        """Replaces what differs between the same beginning and the same end of a day."""
        have, start = self._days[place], self._starts[place] + 1
        if [key_of(item) for item in have] == [key_of(item) for item in wanted]:
            self._days[place] = wanted
            for row, (old, new) in enumerate(zip(have, wanted, strict=True), start):
                if old != new:
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        same = min(len(have), len(wanted))
        head = next((at for at in range(same) if have[at] != wanted[at]), same)
        same -= head
        tail = next((at for at in range(same) if have[-1 - at] != wanted[-1 - at]), same)
        gone, come = len(have) - head - tail, len(wanted) - head - tail
        if gone:
            self.beginRemoveRows(QModelIndex(), start + head, start + head + gone - 1)
            self._days[place] = have[:head] + have[head + gone :]
            self._number()
            self.endRemoveRows()
        if come:
            self.beginInsertRows(QModelIndex(), start + head, start + head + come - 1)
            self._days[place] = wanted
            self._number()
            self.endInsertRows()

    def _number(self) -> None:
        self._starts, row = [], 0
        for items in self._days:
            self._starts.append(row)
            row += 1 + len(items)
        self._count = row
