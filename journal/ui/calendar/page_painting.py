"""Paints the page of a calendar under its items: days, their numbers, weeks and weekdays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QLocale, QRect, Qt
from PySide6.QtGui import QPainterPath

from journal.ui import show
from journal.ui.calendar.geometry import INSET, PageGeometry, number_line
from journal.ui.calendar.item_painting import Brush
from journal.ui.calendar.type_sizes import Setting
from journal.ui.calendar.weeks import WEEK, Leaf
from journal.ui.style_paint import box
from journal.ui.theme import SIZE, SPACE
from journal.ui.widgets.focus_ring import paint_focus_ring

PILL = 24


@dataclass(frozen=True)
class DayLook:
    """What a day's ground tells."""

    day: date
    own: bool  # of the month that is shown
    today: bool
    chosen: bool
    ringed: bool  # has the focus
    target: bool  # something would be dropped here
    hidden: int  # items there was no room for
    hot: bool  # the pointer is on the words that tell of them


def paint_frame(brush: Brush, geometry: PageGeometry, leaf: Leaf) -> None:
    """Ground of all days, names of weekdays, numbers of weeks."""
    painter, roles = brush.painter, brush.roles
    box(painter, geometry.box, roles.base, radius=SIZE.card_radius)
    painter.setFont(brush.type.plain)
    painter.setPen(roles.muted)
    for column in range(WEEK):
        area = geometry.column_head(column)
        room = brush.after(area, SPACE.small).adjusted(0, 0, 0, -2)
        name = _weekday(leaf.day(column), brush, area.width() - SPACE.small)
        painter.drawText(room, brush.leading, name)
    for row in range(leaf.weeks):
        area = geometry.week_label(row).adjusted(0, brush.measures.above, 0, 0)
        area.setHeight(brush.measures.number)
        number = QLocale().toString(leaf.week_number(row))
        painter.drawText(area, brush.leading, number)


def paint_lines(brush: Brush, geometry: PageGeometry) -> None:
    """Lines between days and the border, over the grounds of the days."""
    painter, roles, area = brush.painter, brush.roles, geometry.box
    for x in geometry.column_lines():
        painter.fillRect(QRect(x, area.top(), 1, area.height()), roles.hair)
    for y in geometry.row_lines():
        painter.fillRect(QRect(area.left(), y, area.width(), 1), roles.hair)
    box(painter, area, None, roles.hair, 1, SIZE.card_radius)


def clip_to_page(brush: Brush, geometry: PageGeometry) -> None:
    """Nothing shall spill over the round corners."""
    path = QPainterPath()
    path.addRoundedRect(geometry.box, SIZE.card_radius, SIZE.card_radius)
    brush.painter.setClipPath(path)


def paint_ground(brush: Brush, cell: QRect, look: DayLook) -> None:
    """The ground of a chosen day, and of one over which something is dragged."""
    if look.target:
        brush.painter.fillRect(cell, brush.roles.selection)
    elif look.chosen:
        brush.painter.fillRect(cell, brush.roles.window)


def paint_number(brush: Brush, cell: QRect, look: DayLook) -> None:
    """The day's number; today's in a disc. At the other side what there was no room for."""
    roles, type_ = brush.roles, brush.type
    line = number_line(cell, brush.measures)
    text = day_number(look.day)
    strong = look.today or look.chosen
    wide = (type_.strong_metrics if strong else type_.metrics).horizontalAdvance(text)
    if look.today:
        pill = brush.at_start(line, INSET + 1, max(PILL, wide + 12))
        pill.setHeight(min(PILL - 4, line.height()))
        pill.moveTop(line.top() + (line.height() - pill.height()) // 2)
        box(brush.painter, pill, roles.accent, radius=pill.height() / 2)
        brush.painter.setFont(type_.strong)
        brush.painter.setPen(roles.on_accent)
        brush.painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
    else:
        ink = roles.text if look.own else roles.placeholder
        brush.words(brush.after(line, SPACE.small - 1), text, ink, strong=strong)
    if look.hidden:
        _paint_more(brush, line, look)


def paint_ring(brush: Brush, cell: QRect, look: DayLook) -> None:
    """The ring of the keyboard, or of what is dragged."""
    if look.ringed or look.target:
        inner = cell.adjusted(1, 1, 0, 0)
        paint_focus_ring(brush.painter, inner, brush.roles)


def more_rect(cell: QRect, setting: Setting, day: date, hidden: int) -> QRect:
    """Where the words stand that tell how many items there wasn't room for."""
    line = number_line(cell, setting.measures)
    wide = setting.type.metrics.horizontalAdvance(_more(setting, line, day, hidden))
    return setting.at_end(line, INSET - 2, wide + 8)


def _more(setting: Setting, line: QRect, day: date, hidden: int) -> str:
    """ "+3 more", or "+3" where that is too long."""
    number = QLocale().toString(hidden)
    texts = (show.translate("Calendar", "+{n} more").format(n=number), f"+{number}")
    taken = setting.type.strong_metrics.horizontalAdvance(day_number(day))
    return setting.type.fitting(texts, line.width() - taken - PILL)


def day_number(day: date) -> str:
    """The number of a day; the first of a month tells the month too."""
    return show.day_month(day) if day.day == 1 else QLocale().toString(day.day)


def _paint_more(brush: Brush, line: QRect, look: DayLook) -> None:
    brush.painter.setFont(brush.type.plain)
    brush.painter.setPen(brush.roles.link if look.hot else brush.roles.muted)
    area = brush.before(line, INSET + 2)
    brush.painter.drawText(area, brush.trailing, _more(brush, line, look.day, look.hidden))


def _weekday(day: date, brush: Brush, room: int) -> str:
    formats = (QLocale.FormatType.ShortFormat, QLocale.FormatType.NarrowFormat)
    names = [QLocale().standaloneDayName(day.isoweekday(), each) for each in formats]
    return brush.type.fitting(names, room)
