"""The first rows of an export as a spreadsheet will show them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from journal.ui.theme import SIZE
from journal.ui.widgets.plain import tip

WIDEST = 220
LONGEST = 120
ROWS = 5


class PreviewTable(QTableWidget):
    """To look at: cells can't be chosen; arrows and wheel scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(SIZE.row)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMaximumSectionSize(WIDEST)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def show_rows(self, table: Sequence[Sequence[str]]) -> None:
        """The headings, then the rows."""
        headings, *rows = table
        self.clear()
        self.setColumnCount(len(headings))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels(list(headings))
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                line = " ".join(cell.split())
                shown = line if len(line) <= LONGEST else line[:LONGEST] + "…"
                item = QTableWidgetItem(shown)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                if len(cell) > 20:
                    item.setToolTip(tip(cell))
                self.setItem(row, column, item)
        self.resizeColumnsToContents()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Head, five rows, and the bar to scroll sideways."""
        bar = self.horizontalScrollBar().sizeHint().height()
        heights = [self.rowHeight(row) for row in range(self.rowCount())]
        rows = ROWS * max(heights, default=self.verticalHeader().defaultSectionSize())
        head = self.horizontalHeader().sizeHint().height()
        return QSize(420, head + rows + bar + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:
        """A row or two."""
        return QSize(240, 120)
