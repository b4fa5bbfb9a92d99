"""What a page shows while there is nothing on it: an invitation."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from journal.ui.growth import icon_side
from journal.ui.icons import paint_icon
from journal.ui.theme import SPACE, roles_for
from journal.ui.widgets.buttons import PlainButton, PrimaryButton
from journal.ui.widgets.label import Label
from journal.ui.widgets.link_label import LinkLabel

ICON = 48
WIDEST = 420


class Picture(QWidget):
    """A quiet icon; tells a screen reader nothing, since the words beside it do.

    ``size`` goes with letters at 100 %; beside larger ones it is larger.
    """

    def __init__(
        self, icon: str, size: int = ICON, role: str = "placeholder", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._size = size
        self._role = role
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set(self, icon: str, role: str) -> None:
        """Another icon or colour role."""
        self._icon, self._role = icon, role
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        side = icon_side(self.fontMetrics(), self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon."""
        ink = roles_for(self.palette()).color(self._role)
        side = icon_side(self.fontMetrics(), self._size)
        paint_icon(QPainter(self), QRect(0, 0, side, side), self._icon, ink)


class EmptyState(QWidget):
    """Icon, one sentence, one button that gets the focus, one quiet link; in the middle."""

    acted = Signal()
    link_clicked = Signal()

    def __init__(
        self,
        icon: str,
        sentence: str,
        button: str = "",
        link: str = "",
        primary: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.sentence = Label(sentence, wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setMaximumWidth(WIDEST)
        self.sentence.setMinimumWidth(min(WIDEST, 280))
        # With a parent from the start: shown without one they would be windows for a moment.
        kind = PrimaryButton if primary else PlainButton
        self.button = kind(button, parent=self)
        self.button.setVisible(bool(button))
        self.button.clicked.connect(self.acted)
        self.link = LinkLabel(link, parent=self)
        self.link.setVisible(bool(link))
        self.link.clicked.connect(self.link_clicked)
        self.setFocusProxy(self.button if button else self.link)
        self._fill(Picture(icon))

    def _fill(self, picture: Picture) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.page)
        column.setSpacing(0)
        column.addStretch(2)
        column.addWidget(picture, 0, middle)
        column.addSpacing(SPACE.card)
        # A wrapped label that is aligned is not given the height that its width needs.
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.sentence, 1000)
        line.addStretch(1)
        column.addLayout(line)
        column.addSpacing(SPACE.card)
        column.addWidget(self.button, 0, middle)
        column.addSpacing(SPACE.small)
        column.addWidget(self.link, 0, middle)
        column.addStretch(3)  # a little above the middle looks like the middle
