"""The ring round whatever has the focus, for widgets that paint themselves."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from journal.ui.style_paint import box
from journal.ui.theme import SIZE, Roles

WIDTH = 2


def paint_focus_ring(
    painter: QPainter, rect: QRect, roles: Roles, radius: float = SIZE.radius
) -> None:
    """Two pixels wide, inside ``rect``."""
    box(painter, rect, None, roles.focus, WIDTH, radius)
