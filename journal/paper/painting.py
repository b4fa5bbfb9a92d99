"""Draws the blocks of a page. Black, one grey as ground, hairlines; every mark is a drawn shape.

Everything but text is a filled path, also lines: that needs neither pens nor the namespace
``Qt``, whose enumerations alone cost a tenth of the time in which a command line writes a sheet.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath

from journal.paper.blocks import Block, Kind, Page
from journal.paper.typesetter import UNITS_PER_MM

RULE_WIDTH = 0.35
HAIR_WIDTH = 0.15
BOX_WIDTH = 0.22
_DASH, _DASH_GAP = 0.9, 0.7
_STAR_WAIST = 0.46
_Points = tuple[tuple[float, float], ...]
# Shapes in a square of 1.
_DIAMOND: _Points = ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5))
_TICK: _Points = ((0, 0.58), (0.1, 0.46), (0.36, 0.72), (0.9, 0.06), (1, 0.16), (0.37, 0.94))
_CROSS: _Points = (
    (0.2, 0.1), (0.5, 0.4), (0.8, 0.1), (0.9, 0.2), (0.6, 0.5), (0.9, 0.8),
    (0.8, 0.9), (0.5, 0.6), (0.2, 0.9), (0.1, 0.8), (0.4, 0.5), (0.1, 0.2),
)  # fmt: skip


class _Inks:
    """The three tones of a sheet, as brushes."""

    def __init__(self, painter: QPainter) -> None:
        self.black = _brush(painter, 0.0)
        self.hair = _brush(painter, 0.45)
        self.ground = _brush(painter, 0.85)


def _brush(painter: QPainter, light: float) -> QBrush:
    """A plain brush, from a pen of the painter: making one anew would load ``Qt``."""
    pen = painter.pen()
    pen.setColor(QColor.fromRgbF(light, light, light))
    return pen.brush()


def paint_page(painter: QPainter, page: Page, scale: float) -> None:
    """Draw a page with its upper left corner at the painter's origin; ``scale``: units per mm."""
    inks = _Inks(painter)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    for block in page.blocks:
        if block.layout is None:
            _shape(painter, block, inks)
    black = QColor(0, 0, 0)
    if painter.pen().color() != black:
        painter.setPen(black)
    painter.scale(1 / UNITS_PER_MM, 1 / UNITS_PER_MM)
    for block in page.blocks:
        if block.layout is not None:
            block.layout.draw(painter, QPointF(block.x * UNITS_PER_MM, block.y * UNITS_PER_MM))
    painter.restore()


def _shape(painter: QPainter, block: Block, inks: _Inks) -> None:
    match block.kind:
        case Kind.RULE:
            _line(painter, block, RULE_WIDTH, inks.black)
        case Kind.RULED:
            _line(painter, block, HAIR_WIDTH, inks.hair)
        case Kind.FILL:
            _rectangle(painter, (block.x, block.y, block.w, block.h), inks.ground)
        case Kind.BOX | Kind.CHECK:
            _box(painter, block, inks.black)
        case Kind.CHECKED:
            _box(painter, block, inks.black)
            part = block.w * 0.2
            inner = (block.x + part, block.y + part, block.w - 2 * part)
            _polygon(painter, _TICK, inner, inks.black)
        case Kind.DASHED:
            _dashed(painter, block, inks.black)
        case Kind.STAR | Kind.DIAMOND | Kind.TICK | Kind.CROSS:
            points = {Kind.DIAMOND: _DIAMOND, Kind.TICK: _TICK, Kind.CROSS: _CROSS}
            shape = points.get(block.kind) or _star()
            _polygon(painter, shape, (block.x, block.y, block.w), inks.black)


def _line(painter: QPainter, block: Block, width: float, ink: QBrush) -> None:
    _rectangle(painter, (block.x, block.y - width / 2, block.w, width), ink)


def _rectangle(painter: QPainter, place: tuple[float, float, float, float], ink: QBrush) -> None:
    path = QPainterPath()
    path.addRect(QRectF(*place))
    painter.fillPath(path, ink)


def _box(painter: QPainter, block: Block, ink: QBrush) -> None:
    """An outline that lies on the edges."""
    half = BOX_WIDTH / 2
    path = QPainterPath()
    for by in (-half, half):
        path.addRect(QRectF(block.x + by, block.y + by, block.w - 2 * by, block.h - 2 * by))
    painter.fillPath(path, ink)  # what lies in both is left out


def _dashed(painter: QPainter, block: Block, ink: QBrush) -> None:
    path = QPainterPath()
    half, step = BOX_WIDTH / 2, _DASH + _DASH_GAP
    for start in range(math.ceil(block.w / step)):
        x = block.x + start * step
        length = min(_DASH, block.right - x)
        for y in (block.y, block.bottom):
            path.addRect(QRectF(x, y - half, length, BOX_WIDTH))
    for start in range(math.ceil(block.h / step)):
        y = block.y + start * step
        length = min(_DASH, block.bottom - y)
        for x in (block.x, block.right):
            path.addRect(QRectF(x - half, y, BOX_WIDTH, length))
    painter.fillPath(path, ink)


def _polygon(
    painter: QPainter, points: _Points, place: tuple[float, float, float], ink: QBrush
) -> None:
    """Fill a shape into the square at (x, y, size)."""
    x, y, size = place
    path = QPainterPath()
    for number, (across, down) in enumerate(points):
        point = QPointF(x + across * size, y + down * size)
        if number:
            path.lineTo(point)
        else:
            path.moveTo(point)
    path.closeSubpath()
    painter.fillPath(path, ink)


def _star() -> _Points:
    """Five points, the upper one in the middle."""
    points = []
    for corner in range(10):
        angle = math.pi * (corner / 5 - 0.5)
        reach = 0.5 if corner % 2 == 0 else 0.5 * _STAR_WAIST
        points.append((0.5 + reach * math.cos(angle), 0.5 + reach * math.sin(angle)))
    return tuple(points)
