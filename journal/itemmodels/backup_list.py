"""The backups there are, in a table: the newest first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum
from typing import Final, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from journal.services.backup_folder import Generation

Index = QModelIndex | QPersistentModelIndex
_ITEM: Final = Qt.ItemDataRole

GENERATION_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""The generation itself."""


class Column(IntEnum):
    """The columns by their number."""

    WHEN = 0
    WHY = 1
    PEOPLE = 2
    INTERVIEWS = 3
    SIZE = 4


_NUMBERS = (Column.PEOPLE, Column.INTERVIEWS, Column.SIZE)


class BackupWords(NamedTuple):
    """The words of the table; they are made where words for people are made."""

    columns: Mapping[Column, str]
    cell: Callable[[Generation, Column], str]
    spoken: Callable[[Generation], str]


class BackupList(QAbstractTableModel):
    """Grows as the files are read; a file from elsewhere stands before all others."""

    def __init__(self, words: BackupWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: list[Generation] = []

    def add(self, generation: Generation) -> None:
        """One more, older than those before."""
        self._insert(len(self._rows), generation)

    def add_file(self, generation: Generation) -> None:
        """A file that somebody chose, at the top."""
        self._insert(0, generation)

    def clear(self) -> None:
        """Begins anew."""
        self.beginResetModel()
        self._rows = []
        self.endResetModel()

    def generation(self, row: int) -> Generation | None:
        """What stands in a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many backups."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ITEM.DisplayRole
    ) -> object:
        """The words of the columns."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == _ITEM.DisplayRole:
            return self._words.columns[Column(section)]
        return _side(Column(section)) if role == _ITEM.TextAlignmentRole else None

    def data(self, index: Index, role: int = _ITEM.DisplayRole) -> object:
        """Texts, and the generation itself."""
        if not index.isValid():
            return None
        generation, column = self._rows[index.row()], Column(index.column())
        if role == GENERATION_ROLE:
            return generation
        if role == _ITEM.DisplayRole:
            return self._words.cell(generation, column)
        if role == _ITEM.AccessibleTextRole:
            if column is Column.WHEN:
                return self._words.spoken(generation)
            return self._words.cell(generation, column)
        return _side(column) if role == _ITEM.TextAlignmentRole else None

    def _insert(self, row: int, generation: Generation) -> None:
        self.beginInsertRows(QModelIndex(), row, row)
        self._rows.insert(row, generation)
        self.endInsertRows()


def _side(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignTrailing if column in _NUMBERS else Qt.AlignmentFlag.AlignLeading
    return side | Qt.AlignmentFlag.AlignVCenter
