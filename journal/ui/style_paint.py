"""Small strokes that the style and own-painted widgets share."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from journal.ui.theme import SIZE


def box(
    painter: QPainter,
    rect: QRect | QRectF,
    fill: QColor | None = None,
    border: QColor | None = None,
    width: float = 1.0,
    radius: float = SIZE.radius,
) -> None:
    """A rounded rectangle whose border lies wholly inside ``rect``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = QRectF(rect)
    if border is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        painter.setPen(QPen(border, width))
        half = width / 2
        area.adjust(half, half, -half, -half)
        radius = max(radius - half, 0)
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else fill)
    painter.drawRoundedRect(area, radius, radius)
    painter.restore()


def horizontal_line(painter: QPainter, rect: QRect, color: QColor, bottom: bool = True) -> None:
    """A hairline of one logical pixel along the lower (or upper) edge of ``rect``."""
    top = rect.bottom() if bottom else rect.top()
    fill_rect(painter, QRect(rect.left(), top, rect.width(), 1), color)


def fill_rect(painter: QPainter, rect: QRect, color: QColor) -> None:
    """``rect`` in one colour. (For ``fillRect`` the binding first loads 170 named gradients.)"""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRect(rect)
    painter.restore()
