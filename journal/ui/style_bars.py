"""How scroll bars, tabs, splitters and progress bars are painted."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyleOption,
    QStyleOptionProgressBar,
    QStyleOptionSlider,
    QStyleOptionTab,
    QWidget,
)

from journal.ui.style_paint import box, horizontal_line
from journal.ui.theme import roles_for

State = QStyle.StateFlag
Part = QStyle.SubControl
SHORTEST_HANDLE = 32
TAB_INSET = 8
UNDERLINE = 3


def scroll_bar_part(option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
    """Where a part of a scroll bar is; there are no arrow buttons."""
    rect = option.rect
    flat = option.orientation == Qt.Orientation.Horizontal
    room = rect.width() if flat else rect.height()
    span = option.maximum - option.minimum
    length = room
    if span > 0:
        length = max(option.pageStep * room // (span + option.pageStep), SHORTEST_HANDLE)
        length = min(length, room)
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, room - length, option.upsideDown
    )
    if part == Part.SC_ScrollBarSlider:
        first, size = start, length
    elif part == Part.SC_ScrollBarSubPage:
        first, size = 0, start
    elif part == Part.SC_ScrollBarAddPage:
        first, size = start + length, room - start - length
    elif part == Part.SC_ScrollBarGroove:
        return QRect(rect)
    else:
        return QRect()
    if flat:
        found = QRect(rect.left() + first, rect.top(), size, rect.height())
        return QStyle.visualRect(option.direction, rect, found)
    return QRect(rect.left(), rect.top() + first, rect.width(), size)


def scroll_bar(option: QStyleOptionSlider, painter: QPainter, widget: QWidget | None) -> None:
    """A thin rounded handle on the ground of whatever scrolls."""
    if option.maximum <= option.minimum:
        return
    roles = roles_for(option.palette)
    handle = scroll_bar_part(option, Part.SC_ScrollBarSlider)
    active = bool(option.activeSubControls & Part.SC_ScrollBarSlider) and bool(
        option.state & (State.State_MouseOver | State.State_Sunken)
    )
    margin = 2 if active else 3
    flat = option.orientation == Qt.Orientation.Horizontal
    area = (
        handle.adjusted(2, margin, -2, -margin) if flat else handle.adjusted(margin, 2, -margin, -2)
    )
    thickness = area.height() if flat else area.width()
    box(painter, area, roles.muted if active else roles.line, radius=thickness / 2)


def tab_shape(option: QStyleOptionTab, painter: QPainter, widget: QWidget | None) -> None:
    """A tab is its word; the chosen one is underlined."""
    roles = roles_for(option.palette)
    rect = option.rect
    if option.state & State.State_Selected:
        line = QRect(rect.left(), rect.bottom() - UNDERLINE + 1, rect.width(), UNDERLINE)
        box(painter, line, roles.soon, radius=UNDERLINE / 2)
    elif option.state & State.State_MouseOver and option.state & State.State_Enabled:
        box(painter, rect.adjusted(0, 4, 0, -6), roles.hover)
    if option.state & State.State_HasFocus and option.state & State.State_Selected:
        box(painter, rect.adjusted(0, 3, 0, -5), None, roles.focus, 2)


def tab_label(option: QStyleOptionTab, painter: QPainter, widget: QWidget | None) -> None:
    """The word of a tab (and its icon, if any)."""
    roles = roles_for(option.palette)
    painter.save()
    chosen = bool(option.state & State.State_Selected)
    if chosen:
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
    if not option.state & State.State_Enabled:
        painter.setPen(roles.placeholder)
    else:
        painter.setPen(roles.soon if chosen else roles.muted)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic
    rect = option.rect.adjusted(0, 0, 0, -2)
    if not option.icon.isNull():
        side = option.iconSize.width()
        option.icon.paint(painter, QRect(rect.left() + TAB_INSET, rect.top(), side, rect.height()))
        rect.adjust(side, 0, 0, 0)
    painter.drawText(rect, flags, option.text)
    painter.restore()


def tab_pane(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Only a hairline parts the tabs from their page."""
    horizontal_line(painter, option.rect, roles_for(option.palette).hair, bottom=False)


def tab_base(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The hairline under a tab bar without a pane."""
    horizontal_line(painter, option.rect, roles_for(option.palette).hair)


def splitter(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """A hairline; Qt widens the grip of handles one pixel wide by itself."""
    roles = roles_for(option.palette)
    moved = option.state & (State.State_MouseOver | State.State_Sunken)
    painter.fillRect(option.rect, roles.focus if moved else roles.hair)


def progress_groove(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The rail of a progress bar."""
    rect = option.rect
    thin = QRect(rect.left(), rect.center().y() - 3, rect.width(), 8)
    box(painter, thin, roles_for(option.palette).hair, radius=4)


def progress_contents(
    option: QStyleOptionProgressBar, painter: QPainter, widget: QWidget | None
) -> None:
    """How far it is; with an unknown end, a quarter of the rail."""
    rect = option.rect
    span = option.maximum - option.minimum
    share = 0.25 if span <= 0 else (option.progress - option.minimum) / span
    width = round(rect.width() * min(max(share, 0.0), 1.0))
    thin = QRect(rect.left(), rect.center().y() - 3, width, 8)
    thin = QStyle.visualRect(option.direction, rect, thin)
    if width > 0:
        box(painter, thin, roles_for(option.palette).soon, radius=4)
