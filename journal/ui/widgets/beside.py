"""A list and what is chosen in it: beside each other, or one over the other where room is short."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

NARROW = 960
"""Below this width the detail covers the list."""
LIST_LEAST, LIST_FIRST, LIST_MOST = 280, 300, 420
DETAIL_LEAST = 420
_NO_LIMIT = 16_777_215


class Detail(QStackedWidget):
    """What stands beside the list; the focus goes where its part that is shown begins."""

    def enter(self) -> None:
        """To where one goes on in the part that is shown."""
        begin = getattr(self.currentWidget(), "enter", None)
        if begin is not None:
            begin()


class Beside(QSplitter):
    """``narrowed`` tells whether there is room for one of the two only.

    ``arranged``: another part, or both, are shown.
    """

    narrowed = Signal(bool)
    arranged = Signal()

    def __init__(self, listed: QWidget, detail: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._listed = listed
        self._detail = detail
        self._covering = False
        self._shown = (True, True)
        self.setChildrenCollapsible(False)
        listed.setMinimumWidth(LIST_LEAST)
        detail.setMinimumWidth(DETAIL_LEAST)
        self.addWidget(listed)
        self.addWidget(detail)
        self.setStretchFactor(1, 1)
        self.set_list_width(LIST_FIRST)

    def is_narrow(self) -> bool:
        """Whether there is room for one of the two only."""
        return self.width() < NARROW

    def is_covering(self) -> bool:
        """Whether the detail is shown in place of the list."""
        return self._covering and self.is_narrow()

    def cover(self, covering: bool) -> None:
        """Shows the detail, or the list, where there is no room for both."""
        self._covering = covering
        self._arrange()

    def list_width(self) -> int:
        """How wide the list is, to be remembered."""
        return self.sizes()[0] or LIST_FIRST

    def set_list_width(self, width: object) -> None:
        """Takes back what was remembered; what makes no sense is passed over."""
        if isinstance(width, int) and not isinstance(width, bool):
            self.setSizes([min(max(width, LIST_LEAST), LIST_MOST), 10_000])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One of the two where both have no room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.is_narrow()
        shown = (not (narrow and self._covering), not narrow or self._covering)
        self.narrowed.emit(narrow)
        self._listed.setMaximumWidth(_NO_LIMIT if narrow else LIST_MOST)
        self._listed.setVisible(shown[0])
        self._detail.setVisible(shown[1])
        if shown != self._shown:
            self._shown = shown
            self.arranged.emit()
