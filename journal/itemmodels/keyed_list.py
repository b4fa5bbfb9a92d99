"""A flat list of things with keys, brought up to date by the fewest and most exact signals."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex

Entry = TypeVar("Entry")
Index = QModelIndex | QPersistentModelIndex


class KeyedList(QAbstractListModel, Generic[Entry]):
    """Rows stand in the order of their keys; a selection or an open editor stays with its key."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys: list[Hashable] = []
        self._entries: dict[Hashable, Entry] = {}

    def set_entries(self, entries: Mapping[Hashable, Entry]) -> None:
        """Shows ``entries`` in their order; tells what left, came, moved and changed."""
        wanted = list(entries)
        self._remove_all_but(set(wanted))
        row = 0
        while row < len(wanted):
            key = wanted[row]
            if row < len(self._keys) and self._keys[row] == key:
                row += 1
            elif key in self._entries:
                self._move(self._keys.index(key, row), row)
                row += 1
            else:
                row += self._insert(row, entries, wanted)
        for row, key in enumerate(wanted):
            if self._entries[key] != entries[key]:
                self._entries[key] = entries[key]
                self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are; a list has no children."""
        return 0 if parent is not None and parent.isValid() else len(self._keys)

    def key_at(self, row: int) -> Hashable | None:
        """The key of a row; None where there is none."""
        return self._keys[row] if 0 <= row < len(self._keys) else None

    def entry_at(self, row: int) -> Entry | None:
        """What a row shows; None where there is none."""
        key = self.key_at(row)
        return None if key is None else self._entries[key]

    def row_of(self, key: Hashable) -> int:
        """The row of a key, -1 when it isn't listed."""
        return self._keys.index(key) if key in self._entries else -1

    def index_of(self, key: Hashable) -> QModelIndex:
        """The index of a key; an invalid one when it isn't listed."""
        row = self.row_of(key)
        return self.index(row) if row >= 0 else QModelIndex()

    def all_keys(self) -> list[Hashable]:
        """All keys in order."""
        return list(self._keys)

    def _remove_all_but(self, kept: Iterable[Hashable]) -> None:
        last = len(self._keys) - 1
        while last >= 0:
            first = last
            if self._keys[last] not in kept:
                while first > 0 and self._keys[first - 1] not in kept:
                    first -= 1
                self.beginRemoveRows(QModelIndex(), first, last)
                for key in self._keys[first : last + 1]:
                    del self._entries[key]
                del self._keys[first : last + 1]
                self.endRemoveRows()
            last = first - 1

    def _insert(self, row: int, entries: Mapping[Hashable, Entry], wanted: list[Hashable]) -> int:
        """Inserts the unknown keys that stand together from ``row`` on; says how many."""
        end = row + 1
        while end < len(wanted) and wanted[end] not in self._entries:
            end += 1
        new = wanted[row:end]
        self.beginInsertRows(QModelIndex(), row, end - 1)
        self._keys[row:row] = new
        self._entries.update((key, entries[key]) for key in new)
        self.endInsertRows()
        return end - row

    def _move(self, source: int, target: int) -> None:
        self.beginMoveRows(QModelIndex(), source, source, QModelIndex(), target)
        self._keys.insert(target, self._keys.pop(source))
        self.endMoveRows()
