"""A list that is as high as its rows and scrolls with the page around it."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDragMoveEvent, QFocusEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

Index = QModelIndex | QPersistentModelIndex
DRAG_MARGIN = 48


class EmbeddedList(QListView):
    """``near`` tells a place (in its own coordinates) that has to be seen.

    It shows all its rows; ``set_most_rows`` lets a longer one scroll by itself.
    """

    near = Signal(QRect)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most_rows: int | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setBackgroundRole(QPalette.ColorRole.NoRole)
        self._set_most(None)

    def set_most_rows(self, most_rows: int | None) -> None:
        """How many rows are shown before it scrolls by itself; None for all."""
        self._most_rows = most_rows
        self._set_most(most_rows)
        self.fit()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Follows the rows of its model."""
        super().setModel(model)
        if model is not None:
            for change in (
                model.rowsInserted,
                model.rowsRemoved,
                model.dataChanged,
                model.modelReset,
            ):
                change.connect(self.fit)
        self.fit()

    def fit(self, *_changed: object) -> None:
        """As high as its rows."""
        model = self.model()
        count = model.rowCount() if model is not None else 0
        shown = count if self._most_rows is None else min(count, self._most_rows)
        height = sum(self.sizeHintForIndex(model.index(row, 0)).height() for row in range(shown))
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(super().sizeHint().width(), self.maximumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower means more lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self.fit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Has the current row seen."""
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self.near.emit(self.visualRect(current))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by key stands on a row."""
        super().focusInEvent(event)
        model = self.model()
        if model is not None and model.rowCount() and not self.selectedIndexes():
            current = self.currentIndex()
            self.setCurrentIndex(QModelIndex())  # Qt made it current without choosing it
            self.setCurrentIndex(current if current.isValid() else model.index(0, 0))
        if event.reason() != Qt.FocusReason.MouseFocusReason and self.currentIndex().isValid():
            self.near.emit(self.visualRect(self.currentIndex()))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Scrolls the page while something is dragged along its edge."""
        super().dragMoveEvent(event)
        place = event.position().toPoint()
        self.near.emit(QRect(place.x(), place.y() - DRAG_MARGIN, 1, 2 * DRAG_MARGIN))

    def _set_most(self, most_rows: int | None) -> None:
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if most_rows is None else policy.ScrollBarAsNeeded
        )
