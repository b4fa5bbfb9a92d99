"""A page that scrolls: a wide column and a narrow one beside it, or below where room is short."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from journal.ui.growth import grown
from journal.ui.theme import SPACE
from journal.ui.widgets.inline_edit import INSET

SIDE = 272 + 2 * INSET
WIDEST = 720 + 2 * INSET
"""Of the wide column: fields and lines of text don't get longer."""
SEEN = 24


class TwoColumns(QScrollArea):
    """Fill ``main`` and ``side``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        self.main, self._left = _column()
        self.side, self._right = _column()
        self._left.setMaximumWidth(WIDEST)
        for column in (self._left, self._right):
            column.installEventFilter(self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        # Blocks set their words in by INSET, so that fields can stand out by as much.
        side = SPACE.page - INSET
        self._row.setContentsMargins(side, SPACE.card, side, SPACE.page)
        self._row.setSpacing(SPACE.section - 2 * INSET)
        top = Qt.AlignmentFlag.AlignTop
        self._row.addWidget(self._left, 1, top)
        self._row.addWidget(self._right, 0, top)
        self._row.addStretch(0)
        self._right.setFixedWidth(SIDE)
        self.setWidget(content)

    def see(self, widget: QWidget, place: QRect | None = None) -> None:
        """Scrolls as little as is needed to show a place in a widget."""
        rect = widget.rect() if place is None else place
        content = self.widget()
        assert content is not None
        corner = widget.mapTo(content, QPoint(rect.left(), rect.top()))
        area = QRect(corner, rect.size())
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if area.height() + 2 * SEEN > room or area.top() - SEEN < bar.value():
            bar.setValue(area.top() - SEEN)
        elif area.bottom() + SEEN > bar.value() + room:
            bar.setValue(area.bottom() + SEEN - room)

    def _keep_focus_seen(self) -> None:
        """What grows above the field in which one types mustn't push it out of sight."""
        focused, content = QApplication.focusWidget(), self.widget()
        if focused is None or content is None or not content.isAncestorOf(focused):
            return
        if focused.height() + 2 * SEEN <= self.viewport().height():
            self.see(focused)

    def see_soon(self, widget: QWidget) -> None:
        """The same once what was just shown has found its place."""
        QTimer.singleShot(0, self, lambda: self.see(widget))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other where both fit."""
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is in the columns may need more room than before."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        if event.type() == QEvent.Type.Resize and watched in (self._left, self._right):
            QTimer.singleShot(0, self, self._keep_focus_seen)  # its parts have their places then
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_row"):
            self._arrange()

    def _arrange(self) -> None:
        side, directions = grown(SIDE, self.font(), 0.5), QBoxLayout.Direction
        margins = 2 * (SPACE.page - INSET) + SPACE.section - 2 * INSET
        stacked = self.viewport().width() < self._left.minimumSizeHint().width() + side + margins
        wanted = directions.TopToBottom if stacked else directions.LeftToRight
        if wanted != self._row.direction():
            self._row.setDirection(wanted)
            self._row.setSpacing(SPACE.page if stacked else SPACE.section - 2 * INSET)
        self._right.setMinimumWidth(0 if stacked else side)
        self._right.setMaximumWidth(WIDEST if stacked else side)


def _column() -> tuple[QVBoxLayout, QWidget]:
    widget = QWidget()
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE.page)
    return column, widget
