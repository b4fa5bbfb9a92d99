"""Carries an item to another day, and tells what is dropped on one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QDrag, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from journal.domain.views.days import DayItem
from journal.itemmodels.calendar_mime import ITEM, pack
from journal.itemmodels.contact_mime import CONTACTS
from journal.ui.calendar.item_painting import Brush, paint_item
from journal.ui.calendar.looks import Look
from journal.ui.calendar.type_sizes import Type
from journal.ui.style_paint import box
from journal.ui.theme import roles_for

WIDTH = 180
Run = Callable[[QDrag], Qt.DropAction]
"""Carries a drag out, until something is dropped or Esc is pressed."""


def run(drag: QDrag) -> Qt.DropAction:
    """The system's own way."""
    return drag.exec(Qt.DropAction.MoveAction)


def far_enough(start: QPoint, now: QPoint) -> bool:
    """Whether the pointer went so far that a drag is meant."""
    return (now - start).manhattanLength() >= QApplication.startDragDistance()


def drag_item(source: QWidget, item: DayItem, look: Look, carry: Run) -> bool:
    """Drags an item away from a view; whether it was dropped somewhere."""
    drag = QDrag(source)
    drag.setMimeData(pack(item.kind, item.id, look.title))
    picture = _picture(source, look)
    drag.setPixmap(picture)
    drag.setHotSpot(QPoint(16, 12))
    return carry(drag) != Qt.DropAction.IgnoreAction


def can_drop(data: QMimeData) -> bool:
    """Whether a day can take this: an item of a day, or people."""
    return data.hasFormat(ITEM) or data.hasFormat(CONTACTS)


def _picture(source: QWidget, look: Look) -> QPixmap:
    type_ = Type(source.font())
    size = QSize(WIDTH, type_.measures.block(1) + 4)
    ratio = source.devicePixelRatioF()
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    roles = roles_for(source.palette())
    mirrored = source.layoutDirection() == Qt.LayoutDirection.RightToLeft
    area = QRect(QPoint(0, 0), size)
    box(painter, area, roles.base, roles.line)
    inner = area.adjusted(2, 2, -2, -2)
    paint_item(
        Brush(type_, mirrored, type_.measures, painter, roles), inner, look, lines=1, hovered=False
    )
    painter.end()
    return picture
