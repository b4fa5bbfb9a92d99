"""A table of texts whose rows are ticked, unless they can't be."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal

from journal.itemmodels.text_table import Index, TextRow, TextTable

_ITEM: Final = Qt.ItemDataRole
_CHECKED: Final = Qt.CheckState.Checked
_UNCHECKED: Final = Qt.CheckState.Unchecked


class TickTable(TextTable):
    """``ticks_changed`` comes after each change; rows that can't be ticked show no box."""

    ticks_changed = Signal()

    def __init__(self, columns: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._ticked: set[Hashable] = set()
        self._fixed: frozenset[Hashable] = frozenset()

    def show_rows(
        self,
        rows: Sequence[TextRow],
        ticked: Iterable[Hashable],
        fixed: Iterable[Hashable] = (),
    ) -> None:
        """Shows these rows; ``fixed`` are the keys of those that can't be ticked."""
        self._fixed = frozenset(fixed)
        self._ticked = set(ticked) - self._fixed
        self.set_rows(rows)
        self.ticks_changed.emit()

    def ticked(self) -> list[Hashable]:
        """The keys of what is ticked, in the order of the rows."""
        return [row.key for row in self._rows if row.key in self._ticked]

    def tick(self, rows: Sequence[int], on: bool) -> None:
        """Ticks these rows, or takes their ticks away; those that can't be ticked stay."""
        keys = {self._rows[row].key for row in rows} - self._fixed
        self._ticked = self._ticked | keys if on else self._ticked - keys
        for row in rows:
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0), [_ITEM.CheckStateRole])
        self.ticks_changed.emit()

    def is_ticked(self, row: int) -> bool:
        """Whether a row is ticked."""
        return self._rows[row].key in self._ticked

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column has the box."""
        found = super().flags(index)
        if index.isValid() and index.column() == 0 and self._may_be_ticked(index.row()):
            found |= Qt.ItemFlag.ItemIsUserCheckable
        return found

    def data(self, index: Index, role: int = _ITEM.DisplayRole) -> object:
        """The texts, and whether the box is ticked."""
        if role == _ITEM.CheckStateRole and index.isValid():
            if index.column() != 0 or not self._may_be_ticked(index.row()):
                return None
            return _CHECKED if self.is_ticked(index.row()) else _UNCHECKED
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = _ITEM.EditRole) -> bool:
        """A click on the box."""
        if role != _ITEM.CheckStateRole or not self._may_be_ticked(index.row()):
            return False
        self.tick([index.row()], Qt.CheckState(value) == _CHECKED)
        return True

    def _may_be_ticked(self, row: int) -> bool:
        return self._rows[row].key not in self._fixed
