"""A filled star under the outlined one of the icon set."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

# Points of Lucide's star on its grid of 24.
_POINTS = (
    (12, 2.3), (15.1, 8.3), (21.7, 9.4), (17, 14.1), (18, 20.8),
    (12, 17.7), (6, 20.8), (7, 14.1), (2.3, 9.4), (8.9, 8.3),
)  # fmt: skip


def fill_star(painter: QPainter, area: QRect, color: QColor) -> None:
    """Fills the inside of the icon ``star`` in a square."""
    scale = area.width() / 24
    points = [QPointF(area.left() + x * scale, area.top() + y * scale) for x, y in _POINTS]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPolygon(QPolygonF(points))
    painter.restore()
