"""A table of texts that were made elsewhere, with a key for each row."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
_ITEM: Final = Qt.ItemDataRole

_FEW: Final = 100  # so many leave one by one; of more the table begins anew

KEY_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""The key of the row."""


class TextRow(NamedTuple):
    """A row: its key, its cells, and how a screen reader says it."""

    key: Hashable
    cells: tuple[str, ...]
    spoken: str = ""


class TextTable(QAbstractTableModel):
    """Rows leave and come by exact signals while the others stay in their order."""

    def __init__(self, columns: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: list[TextRow] = []

    def set_rows(self, rows: Sequence[TextRow]) -> None:
        """Shows these; what is the same in both stays, with its selection."""
        wanted = {row.key for row in rows}
        gone = [place for place, row in enumerate(self._rows) if row.key not in wanted]
        for place in reversed(gone) if wanted and len(gone) <= _FEW else ():
            self.beginRemoveRows(QModelIndex(), place, place)
            del self._rows[place]
            self.endRemoveRows()
        if [row.key for row in self._rows] == [row.key for row in rows]:
            self._rows = list(rows)
            if rows:
                last = self.index(len(rows) - 1, len(self._columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def key(self, row: int) -> Hashable | None:
        """The key of a row; None where there is none."""
        return self._rows[row].key if 0 <= row < len(self._rows) else None

    def row_of(self, key: Hashable) -> int:
        """Where a key stands; -1 where it isn't listed."""
        return next((place for place, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ITEM.DisplayRole
    ) -> object:
        """The words of the columns."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == _ITEM.DisplayRole:
            return self._columns[section]
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return leading if role == _ITEM.TextAlignmentRole else None

    def data(self, index: Index, role: int = _ITEM.DisplayRole) -> object:
        """Texts, and the key."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == KEY_ROLE:
            return row.key
        if role == _ITEM.DisplayRole:
            return row.cells[index.column()]
        if role == _ITEM.AccessibleTextRole:
            return row.spoken if index.column() == 0 and row.spoken else row.cells[index.column()]
        return None
