"""What is carried along while people are dragged: a small card with their name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from journal.ui.style_paint import box
from journal.ui.theme import SPACE, roles_for

AWAY: Final = 14  # from the pointer, which stays free to point
WIDEST: Final = 240


def drag_picture(widget: QWidget, names: Sequence[str]) -> QPixmap:
    """The first of the names, and how many more there are, in the widget's letters."""
    text = names[0] if len(names) == 1 else f"{names[0]} +{len(names) - 1}"
    metrics = widget.fontMetrics()
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, WIDEST)
    width = metrics.horizontalAdvance(text) + 2 * SPACE.small
    area = QRect(QPoint(0, 0), QSize(width, metrics.height() + 2 * SPACE.tight))
    ratio = widget.devicePixelRatioF()
    picture = QPixmap(area.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    roles = roles_for(widget.palette())
    painter = QPainter(picture)
    box(painter, area, roles.base, roles.focus, 1.0, SPACE.tight)
    painter.setFont(widget.font())
    painter.setPen(roles.text)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return picture
