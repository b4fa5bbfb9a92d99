"""How a table of texts is shown: rows are chosen whole, one column takes the room there is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from journal.itemmodels.text_table import TextTable
from journal.ui.growth import grown
from journal.ui.theme import SIZE
from journal.ui.widgets.tip_delegate import Index, TipDelegate

ROW = 32
PADDING = 12
_MOST = 0.4  # of the width for a column that isn't the wide one
_MEASURED = 50  # rows beside those that are seen: of thousands it would take too long


class _Tips(TipDelegate):
    def tip_at(self, option: QStyleOptionViewItem, index: Index, place: QPoint) -> str:
        return str(index.data() or "")


class TextTableView(QTableView):
    """``wide`` is the column that takes the room; ``several`` rows may be chosen at once."""

    def __init__(
        self, model: TextTable, wide: int, *, several: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._wide = wide
        self._wanted: list[int] | None = None
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(
            QAbstractItemView.SelectionMode.ExtendedSelection
            if several
            else QAbstractItemView.SelectionMode.SingleSelection
        )
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setItemDelegate(_Tips(self))
        self.setModel(model)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        # It would look through all chosen rows before each painting, to show none of them.
        header.setSelectionModel(QItemSelectionModel(model, header))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setResizeContentsPrecision(_MEASURED)
        self._grow()
        for changed in (model.modelReset, model.dataChanged):
            changed.connect(self._measure_anew)

    def chosen_rows(self) -> list[int]:
        """The numbers of the rows that are chosen, from the top down."""
        parts = iter(self.selectionModel().selection())  # type: ignore[call-overload] # the stubs know no list
        rows = {row for part in parts for row in range(part.top(), part.bottom() + 1)}
        return sorted(rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the width."""
        super().resizeEvent(event)
        self._share_out()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self._grow()
            self._measure_anew()

    def _grow(self) -> None:
        self.verticalHeader().setDefaultSectionSize(grown(ROW, self.font()))

    def _measure_anew(self) -> None:
        self._wanted = None
        self._share_out()

    def _share_out(self) -> None:
        header = self.horizontalHeader()
        room = self.viewport().width()
        taken = 0
        if self._wanted is None:
            self._wanted = [self._wants(column) for column in range(header.count())]
        for column, wanted in enumerate(self._wanted):
            if column != self._wide:
                width = min(wanted + PADDING, int(room * _MOST))
                header.resizeSection(column, width)
                taken += width
        header.resizeSection(self._wide, max(room - taken, SIZE.control))

    def _wants(self, column: int) -> int:
        if column == self._wide:
            return 0
        return max(self.sizeHintForColumn(column), self.horizontalHeader().sectionSizeHint(column))
