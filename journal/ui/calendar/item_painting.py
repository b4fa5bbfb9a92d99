"""Paints what stands on a day: blocks for interviews, tick boxes, dashed holds."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from journal.ui.calendar.geometry import BAR, Measures, tick_box
from journal.ui.calendar.looks import Look
from journal.ui.calendar.type_sizes import Setting
from journal.ui.icons import paint_icon
from journal.ui.style_paint import box
from journal.ui.theme import SIZE, Roles

GAP = 5
ICON = 12
BEFORE_BLOCK = BAR + 5  # from the block's edge to its words
AFTER_WORDS = 2
AFTER_HELD = 5  # before the dashes


@dataclass(frozen=True)
class Brush(Setting):
    """What every stroke needs to know."""

    painter: QPainter
    roles: Roles

    def words(self, rect: QRect, text: str, ink: QColor, *, strong: bool = False) -> None:
        """A line of text, in the middle of its height, from where reading begins."""
        self.painter.setFont(self.type.strong if strong else self.type.plain)
        self.painter.setPen(ink)
        self.painter.drawText(rect, self.leading | Qt.TextFlag.TextSingleLine.value, text)


def before_ticked(measures: Measures) -> int:
    """From the edge of a follow-up to its words."""
    return 4 + measures.tick + 6


def before_held(measures: Measures) -> int:
    """From the edge of a hold to its words."""
    return 5 + measures.sized(ICON) + GAP


def paint_item(brush: Brush, rect: QRect, look: Look, *, lines: int, hovered: bool) -> None:
    """One item; ``lines`` as it was placed."""
    if look.kind == "interview":
        _paint_interview(brush, rect, look, lines)
    elif look.ticked is None:
        _paint_hold(brush, rect, look, lines, hovered)
    else:
        _paint_follow_up(brush, rect, look, lines, hovered)


def paint_tick(painter: QPainter, square: QRect, look: Look, roles: Roles) -> None:
    """The box of a follow-up: empty, ticked, or with the sign of what is late."""
    ink = {True: roles.done, False: roles.overdue if look.late else roles.line}[bool(look.ticked)]
    ground = roles.done_tint if look.ticked else roles.overdue_tint if look.late else roles.base
    box(painter, square, ground, ink, 1.2, 3)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = QRectF(square)
    side = area.width()
    if look.ticked:
        painter.setPen(_pen(ink, side / 8))
        painter.drawPolyline(
            [
                QPointF(area.left() + side * 0.24, area.top() + side * 0.53),
                QPointF(area.left() + side * 0.43, area.top() + side * 0.71),
                QPointF(area.left() + side * 0.77, area.top() + side * 0.31),
            ]
        )
    elif look.late:
        painter.setPen(_pen(ink, side / 8))
        middle = area.center().x()
        painter.drawLine(
            QPointF(middle, area.top() + side * 0.27), QPointF(middle, area.top() + side * 0.54)
        )
        painter.drawPoint(QPointF(middle, area.top() + side * 0.74))
    painter.restore()


def paint_dashes(painter: QPainter, rect: QRect, ink: QColor) -> None:
    """The dashed border of what waits for somebody."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(ink, 1)
    pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), SIZE.radius, SIZE.radius)
    painter.restore()


def paint_block(brush: Brush, rect: QRect, role: str) -> QColor:
    """The ground of an interview with its bar; gives the ink to write on it."""
    ink, tint = brush.roles.state(role)
    box(brush.painter, rect, tint, radius=3)
    brush.painter.fillRect(brush.at_start(rect, 0, BAR), ink)
    return ink


def _paint_interview(brush: Brush, rect: QRect, look: Look, lines: int) -> None:
    ink = paint_block(brush, rect, look.role)
    area = brush.before(brush.after(rect, BEFORE_BLOCK), AFTER_WORDS)
    type_ = brush.type
    if lines > 1:
        upper, *rest = _lines(area, brush, lines)
        brush.words(upper, look.time, ink, strong=True)
        brush.words(rest[0], type_.fitting(look.texts, area.width()), ink)
        return
    for hour in (look.time, look.hour):  # the name matters more than AM or PM
        wide = type_.strong_metrics.horizontalAdvance(hour) + 1 + GAP
        if type_.fits(look.texts, area.width() - wide):
            break
    brush.words(area, hour, ink, strong=True)
    room = brush.after(area, wide)
    brush.words(room, type_.fitting(look.texts, room.width()), ink)


def _paint_follow_up(brush: Brush, rect: QRect, look: Look, lines: int, hovered: bool) -> None:
    roles = brush.roles
    if hovered:
        box(brush.painter, rect, roles.hover)
    square = tick_box(rect, brush.measures, brush.mirrored)
    paint_tick(brush.painter, square, look, roles)
    ink = roles.muted if look.ticked else roles.overdue if look.late else roles.text
    area = brush.before(brush.after(rect, before_ticked(brush.measures)), AFTER_WORDS)
    _paint_texts(brush, area, look, lines, ink)


def _paint_hold(brush: Brush, rect: QRect, look: Look, lines: int, hovered: bool) -> None:
    roles = brush.roles
    if hovered:
        box(brush.painter, rect, roles.hover)
    ink = roles.overdue if look.late else roles.neutral
    paint_dashes(brush.painter, rect, roles.overdue if look.late else roles.line)
    height = brush.measures.block(1)
    side = brush.measures.sized(ICON)
    place = brush.at_start(rect, 5, side)
    paint_icon(brush.painter, QRect(place.left(), rect.top(), side, height), look.icon, ink)
    area = brush.before(brush.after(rect, before_held(brush.measures)), AFTER_HELD)
    _paint_texts(brush, area, look, lines, ink)


def _paint_texts(brush: Brush, area: QRect, look: Look, lines: int, ink: QColor) -> None:
    """One line that fits, or the whole title over several."""
    if lines < 2:
        brush.words(area, brush.type.fitting(look.texts, area.width()), ink)
        return
    texts = brush.type.wrapped(look.title, area.width(), lines)
    for line, text in zip(_lines(area, brush, lines), texts, strict=False):
        brush.words(line, text, ink)


def _lines(area: QRect, brush: Brush, count: int) -> list[QRect]:
    line = brush.measures.line
    top = area.top() + (area.height() - count * line) // 2
    return [QRect(area.left(), top + at * line, area.width(), line) for at in range(count)]


def _pen(ink: QColor, width: float) -> QPen:
    pen = QPen(ink, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
