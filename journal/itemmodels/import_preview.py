"""The people of a file before they are imported: who is new, who is ticked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from journal.domain.importing import PlannedRow, Verdict
from journal.exchange.drafts import ContactDraft

Index = QModelIndex | QPersistentModelIndex
Planned = PlannedRow[ContactDraft]

ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""The planned row itself."""

LONGEST: Final = 200  # letters of a cell: nobody reads on in a table
_ITEM: Final = Qt.ItemDataRole


class Column(IntEnum):
    """The columns by their number."""

    TICK = 0
    NAME = 1
    COMPANY = 2
    ROLE = 3
    MAIL = 4
    VERDICT = 5
    LINE = 6


@dataclass(frozen=True)
class PreviewWords:
    """The words of the table; they are made where words for people are made.

    ``verdict`` is the word of a chip, ``reason`` stands beside it and may be empty. ``spoken``
    tells a whole row to a screen reader; it is handed whether the row is ticked.
    """

    columns: Mapping[Column, str]
    verdict: Callable[[Planned], str]
    reason: Callable[[Planned], str]
    spoken: Callable[[Planned, bool], str]


class ImportPreview(QAbstractTableModel):
    """New people are ticked at first, known ones can be; unusable rows can't."""

    ticks_changed = Signal()

    def __init__(
        self, rows: Sequence[Planned], words: PreviewWords, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._words = words
        self._ticked = {place for place, row in enumerate(rows) if row.verdict is Verdict.NEW}
        self._shown: Sequence[int] = range(len(rows))

    # what the dialog asks

    def count(self, verdict: Verdict | None = None) -> int:
        """How many rows the file has, of one verdict or altogether; the filter doesn't matter."""
        return sum(verdict is None or row.verdict is verdict for row in self._rows)

    def ticked(self) -> list[Planned]:
        """Everybody ticked in the order of the file, shown or not."""
        return [self._rows[place] for place in sorted(self._ticked)]

    def ticked_count(self) -> int:
        """How many are ticked."""
        return len(self._ticked)

    def set_filter(self, verdict: Verdict | None) -> None:
        """Shows the rows of one verdict, or all with None."""
        self.beginResetModel()
        self._shown = [
            place
            for place, row in enumerate(self._rows)
            if verdict is None or row.verdict is verdict
        ]
        self.endResetModel()

    def tick_new(self) -> None:
        """Ticks the new people and nobody else."""
        new = (place for place, row in enumerate(self._rows) if row.verdict is Verdict.NEW)
        self._set(set(new))

    def tick_none(self) -> None:
        """Takes all ticks away."""
        self._set(set())

    def toggle(self, indexes: Iterable[Index]) -> None:
        """Ticks the rows of these indexes; takes the ticks away if all of them have one."""
        places = {self._shown[index.row()] for index in indexes}
        places = {place for place in places if self._can_tick(place)}
        if places <= self._ticked:
            self._set(self._ticked - places)
        else:
            self._set(self._ticked | places)

    def _set(self, ticked: set[int]) -> None:
        if ticked == self._ticked:
            return
        self._ticked = ticked
        if self._shown:
            first = self.index(0, Column.TICK)
            last = self.index(len(self._shown) - 1, Column.NAME)
            self.dataChanged.emit(first, last, [_ITEM.CheckStateRole, _ITEM.AccessibleTextRole])
        self.ticks_changed.emit()

    def _can_tick(self, place: int) -> bool:
        return self._rows[place].verdict is not Verdict.UNUSABLE

    # what Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        """See ``Column``."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column holds the ticks."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        flags |= Qt.ItemFlag.ItemNeverHasChildren
        if index.column() == Column.TICK and self._can_tick(self._shown[index.row()]):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ITEM.DisplayRole
    ) -> object:
        """The words of the columns."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == _ITEM.DisplayRole:
            return self._words.columns[Column(section)]
        if role == _ITEM.TextAlignmentRole and section == Column.LINE:
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = _ITEM.DisplayRole) -> object:
        """Texts, ticks, and the row itself."""
        if not index.isValid():
            return None
        place = self._shown[index.row()]
        row = self._rows[place]
        column = Column(index.column())
        if role == ROW_ROLE:
            return row
        if role == _ITEM.DisplayRole:
            return self._text(row, column)
        if role == _ITEM.CheckStateRole and column is Column.TICK and self._can_tick(place):
            on = place in self._ticked
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == _ITEM.TextAlignmentRole and column is Column.LINE:
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        if role == _ITEM.AccessibleTextRole:
            if column in (Column.TICK, Column.NAME):
                return self._words.spoken(row, place in self._ticked)
            return self._text(row, column)
        return None

    def setData(self, index: Index, value: object, role: int = _ITEM.EditRole) -> bool:
        """Ticks a row or takes its tick away."""
        if role != _ITEM.CheckStateRole or not index.isValid():
            return False
        place = self._shown[index.row()]
        if index.column() != Column.TICK or not self._can_tick(place):
            return False
        on = Qt.CheckState(value) == Qt.CheckState.Checked
        self._set(self._ticked | {place} if on else self._ticked - {place})
        return True

    def _text(self, row: Planned, column: Column) -> str:
        draft = row.draft
        if column is Column.TICK:
            return ""
        if column is Column.VERDICT:
            verdict, reason = self._words.verdict(row), self._words.reason(row)
            return f"{verdict}: {reason}" if reason else verdict
        if column is Column.LINE:
            return str(draft.line)
        text = {
            Column.NAME: draft.name or draft.notes,
            Column.COMPANY: draft.company,
            Column.ROLE: draft.role,
            Column.MAIL: draft.emails[0] if draft.emails else "",
        }[column]
        line = " ".join(text[: 2 * LONGEST].split())
        return line if len(line) <= LONGEST else line[:LONGEST] + "…"
