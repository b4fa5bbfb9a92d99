"""The room of Today: a card above, lists in a column, the week beside them or below."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from journal.ui.growth import grown
from journal.ui.theme import SPACE

_WIDE = 980  # from here on the week stands beside the list
_WEEK_WIDTH = 312


class Columns(QScrollArea):
    """Scrolls up and down; ``beside`` goes below ``lists`` where there is no room for both."""

    def __init__(self, above: QWidget, lists: Iterable[QWidget], beside: QWidget) -> None:
        super().__init__()
        self._beside = beside
        left = QVBoxLayout()
        left.setSpacing(SPACE.page)
        for each in lists:
            left.addWidget(each)
        left.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(SPACE.section)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
        self._columns.addStretch(0)
        self.content = QWidget()
        self._box = box = QVBoxLayout(self.content)
        box.setContentsMargins(SPACE.page, SPACE.small, SPACE.page, SPACE.page)
        box.setSpacing(SPACE.page)
        box.addWidget(above)
        box.addLayout(self._columns, 1)
        # The binding looks at every kind of widget when it meets one that Qt has made (20 ms).
        ground = QWidget()
        self.setViewport(ground)
        self.setObjectName("today.scroll")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ground.setAutoFillBackground(False)
        self.content.setAutoFillBackground(False)
        self.setWidget(self.content)

    def put_on_top(self, widget: QWidget) -> None:
        """Above everything else."""
        self._box.insertWidget(0, widget)

    def place(self) -> None:
        """The week goes below where it is narrow, or the letters are large."""
        week, wide = grown(_WEEK_WIDTH, self.font()), self.width() >= grown(_WIDE, self.font())
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        # Below each other they stand close together: the room left is at the end.
        self._columns.setStretch(0, 1 if wide else 0)
        self._columns.setStretch(2, 0 if wide else 1)
        self._beside.setMinimumWidth(week if wide else 0)
        self._beside.setMaximumWidth(week if wide else 16_777_215)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less room beside each other."""
        super().resizeEvent(event)
        self.place()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room beside each other."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_columns"):
            self.place()
