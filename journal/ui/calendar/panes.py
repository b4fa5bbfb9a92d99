"""Days and agenda beside each other, or in narrow windows one over the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QVBoxLayout, QWidget

from journal.ui.calendar.grid import CalendarGrid
from journal.ui.calendar.page_bar import PageBar
from journal.ui.theme import SPACE


class DaysPane(QWidget):
    """The bar over the grid; takes the focus for the grid."""

    def __init__(self, bar: PageBar, grid: CalendarGrid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE.medium)
        box.addWidget(bar)
        box.addWidget(grid, 1)
        self.setFocusProxy(grid)


class Panes(QSplitter):
    """Two panes with a gap; the second has a width of its own.

    A splitter, so that F6 finds its parts; the gap can't be moved.
    """

    def __init__(self, first: QWidget, second: QWidget, gap: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._first, self._second = first, second
        self._covered = False
        self._narrow = False
        self.setHandleWidth(gap)
        self.addWidget(first)
        self.addWidget(second)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)

    @property
    def covered(self) -> bool:
        """Whether the second pane is shown in place of the first."""
        return self._narrow and self._covered

    def set_narrow(self, narrow: bool) -> None:
        """Shows both panes, or one."""
        self._narrow = narrow
        self._show()

    def cover(self, covered: bool) -> None:
        """In a narrow window: shows the second pane in place of the first."""
        self._covered = covered
        self._show()

    def _show(self) -> None:
        self._first.setVisible(not self.covered)
        self._second.setVisible(self._covered or not self._narrow)

    def createHandle(self) -> QSplitterHandle:
        """Only a gap."""
        return _Gap(self.orientation(), self)


class _Gap(QSplitterHandle):
    def __init__(self, orientation: Qt.Orientation, parent: QSplitter) -> None:
        super().__init__(orientation, parent)
        self.setEnabled(False)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing."""
