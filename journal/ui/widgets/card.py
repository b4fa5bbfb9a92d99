"""Cards and hairlines: the two ways to set things apart."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from journal.ui.style_paint import box, fill_rect
from journal.ui.theme import SIZE, SPACE, roles_for


class Card(QFrame):
    """A rounded ground, as high as what is in it; fill its ``box``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(SPACE.card, SPACE.card, SPACE.card, SPACE.card)
        self.box.setSpacing(SPACE.medium)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and border."""
        roles = roles_for(self.palette())
        box(QPainter(self), self.rect(), roles.base, roles.hair, 1, SIZE.card_radius)


class Hairline(QWidget):
    """A separator of one pixel."""

    def __init__(self, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(*((fixed, free) if vertical else (free, fixed)))

    def sizeHint(self) -> QSize:
        """One pixel thick."""
        return QSize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line."""
        fill_rect(QPainter(self), self.rect(), roles_for(self.palette()).hair)
