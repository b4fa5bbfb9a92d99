"""Holds the questions against the minutes that the conversation has for them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from journal.ui.style_paint import box
from journal.ui.theme import roles_for

HEIGHT = 8
GAP = 3


class TimeBar(QWidget):
    """Blue as far as there is time, amber beyond; the words beside it say the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._used = self._room = 0

    def set_minutes(self, used: int, room: int) -> None:
        """Minutes that the questions take, and that there are."""
        self._used, self._room = used, room
        self.update()

    def sizeHint(self) -> QSize:
        """A thin line."""
        return QSize(200, HEIGHT)

    def parts(self) -> tuple[int, int]:
        """Widths of the blue and of the amber part."""
        whole = max(self._used, self._room)
        if whole <= 0:
            return 0, 0
        inside = round(self.width() * min(self._used, self._room) / whole)
        over = self._used > self._room
        return inside, max(self.width() - inside - GAP, 0) if over else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rail and the two parts."""
        painter = QPainter(self)
        roles = roles_for(self.palette())
        inside, beyond = self.parts()
        whole = self.rect()
        mirrored = self.layoutDirection()
        if not beyond:
            box(painter, whole, roles.hair, radius=HEIGHT / 2)
        parts = [(QRect(0, 0, inside, HEIGHT), roles.focus)]
        if beyond:
            amber = QColor(roles.today)
            amber.setAlpha(190)
            parts.append((QRect(whole.width() - beyond, 0, beyond, HEIGHT), amber))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for rect, ink in parts:
            if rect.width() > 0:
                box(painter, QStyle.visualRect(mirrored, whole, rect), ink, radius=HEIGHT / 2)
