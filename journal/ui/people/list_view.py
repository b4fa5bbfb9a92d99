"""Everybody as a flat list that any column sorts."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from journal.itemmodels.contact_list import ContactListModel
from journal.itemmodels.contact_words import Column, ListColumn
from journal.ui.people.list_columns import ListColumns
from journal.ui.people.tree_delegate import AIR, ContactDelegate, Shorter
from journal.ui.theme import SIZE, roles_for
from journal.ui.widgets.focus_ring import paint_focus_ring

MARGIN: Final = 8
COLUMNS: Final = (Column.NAME, Column.ROLE, Column.COMPANY, Column.STEP, Column.TOUCH)
_CHOOSE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
Index = QModelIndex | QPersistentModelIndex
Position = QStyleOptionViewItem.ViewItemPosition


class ListDelegate(ContactDelegate):
    """A table knows cells; the ground is that of a whole row."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row under the pointer is tinted whole, the bar stands at its start alone."""
        view = self.parent()
        assert isinstance(view, ContactListView)
        last = view.last_column()
        place = Position.Middle
        if index.column() in (ListColumn.NAME, last):
            place = Position.Beginning if index.column() == ListColumn.NAME else Position.End
        option.viewItemPosition = place
        option.state &= ~QStyle.StateFlag.State_MouseOver
        if index.row() == view.hovered:
            option.state |= QStyle.StateFlag.State_MouseOver
        super().paint(painter, option, index)


class ContactListView(QTableView):
    """A table, since it lays out only what is seen: 100,000 rows are as quick as ten."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(
        self, model: ContactListModel, shorter: Shorter, parent: QWidget | None = None
    ) -> None:
        self._busy = True
        super().__init__(parent)
        self._people = model
        self._kept: int | None = None
        self._columns = ListColumns(self, model, MARGIN)
        self.hovered = -1
        self.setModel(model)
        self.setItemDelegate(ListDelegate(model, COLUMNS, MARGIN, shorter, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self._columns.set_up()
        self._fit_rows()
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore_choice)  # after the selection model forgot it
        self.doubleClicked.connect(self._open)
        self._busy = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width to share."""
        super().resizeEvent(event)
        self._columns.share()

    def last_column(self) -> int:
        """The last column that is shown."""
        return max(column for column in ListColumn if not self.isColumnHidden(column))

    def changeEvent(self, event: QEvent) -> None:
        """A larger font means higher rows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and not self._busy:
            self._fit_rows()
            self._columns.measure_again()

    def _fit_rows(self) -> None:
        height = max(SIZE.row, self.fontMetrics().height() + AIR)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)

    # who is chosen

    def chosen_id(self) -> int | None:
        """The person that has the focus of the list."""
        return self._people.node_at(self.currentIndex()) or None

    def selected_ids(self) -> list[int]:
        """All people that are selected, from the top down."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [self._people.node_at(index) for index in rows]

    def choose(self, key: int) -> bool:
        """Chooses a person; False when they are not shown."""
        index = self._people.index_of(key)
        if not index.isValid():
            return False
        self.selectionModel().setCurrentIndex(index, _CHOOSE)
        self.scrollTo(index)
        return True

    def forget_choice(self, key: int) -> None:
        """Somebody is gone."""
        if self._kept == key:
            self._kept = None

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tells which person is chosen now."""
        super().currentChanged(current, previous)
        node = self._people.node_at(current)
        if not self._busy and node and node != self._people.node_at(previous):
            self.chosen.emit(node)

    def _restore_choice(self) -> None:
        if self._kept is not None:
            self._busy = True
            self.choose(self._kept)
            self._busy = False

    def _keep(self) -> None:
        self._kept = self.chosen_id() or self._kept

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._people.node_at(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Home and End go to the first and the last row."""
        key, last = event.key(), self._people.rowCount() - 1
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers() and last >= 0:
            self.setCurrentIndex(self._people.index(0 if key == Qt.Key.Key_Home else last, 0))
        else:
            super().keyPressEvent(event)

    # rows, not cells

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row under the pointer."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the pointer."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self.hovered:
            self.hovered = row
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring is painted round the row."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring round the current row, over the cells."""
        super().paintEvent(event)
        current = self.currentIndex()
        if self.hasFocus() and current.isValid():
            cell = self.visualRect(current)
            row = QRect(0, cell.top(), self.viewport().width(), cell.height())
            paint_focus_ring(QPainter(self.viewport()), row, roles_for(self.palette()))

    # memory

    def layout_state(self) -> dict[str, object]:
        """Order and widths of columns, as plain values."""
        column, order = self._people.sorting
        descending = order == Qt.SortOrder.DescendingOrder
        widths = self._columns.kept()
        return {"sorted by": int(column), "descending": descending, "widths": widths}

    def restore_layout(self, state: dict[str, object]) -> tuple[int, Qt.SortOrder]:
        """Takes the widths back; gives column and direction to sort by."""
        self._columns.restore(state.get("widths"))
        column = state.get("sorted by")
        known = isinstance(column, int) and column in list(ListColumn)
        down = state.get("descending") is True
        return (
            int(column) if known and isinstance(column, int) else int(ListColumn.NAME),
            Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder,
        )
