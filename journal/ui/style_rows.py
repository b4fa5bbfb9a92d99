"""How rows of lists, trees and tables, their headers and their branches are painted."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyleOption,
    QStyleOptionHeader,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from journal.ui.growth import icon_side
from journal.ui.icons import paint_icon
from journal.ui.style_paint import box, horizontal_line
from journal.ui.theme import SIZE, Roles, roles_for

State = QStyle.StateFlag
Position = QStyleOptionViewItem.ViewItemPosition
Popup = Qt.WindowType.Popup
BAR = 3


def row_ground(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Ground of one cell: the tint of a selected row with its bar, or of a hovered one."""
    if not isinstance(option, QStyleOptionViewItem):
        return
    if option.backgroundBrush.style() != Qt.BrushStyle.NoBrush:
        painter.fillRect(option.rect, option.backgroundBrush)
    selected = bool(option.state & State.State_Selected)
    hovered = bool(option.state & State.State_MouseOver) and bool(
        option.state & State.State_Enabled
    )
    if not (selected or hovered):
        return
    roles = roles_for(option.palette)
    # In a tree the space before the text belongs to the row: branch_ground paints the bar there.
    in_tree = isinstance(widget, QTreeView)
    first = option.viewItemPosition in (Position.Beginning, Position.OnlyOne, Position.Invalid)
    last = option.viewItemPosition in (Position.End, Position.OnlyOne, Position.Invalid)
    paint_row(painter, option, roles, selected, first and not in_tree, last)


def branch_ground(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Ground of a row before its first text, where the branches of a tree are."""
    if not isinstance(option, QStyleOptionViewItem) or not isinstance(widget, QTreeView):
        return
    if not option.state & State.State_Selected:
        return
    before = option.viewItemPosition in (Position.Beginning, Position.OnlyOne)
    if before:
        paint_row(painter, option, roles_for(option.palette), True, True, False)


def paint_row(
    painter: QPainter,
    option: QStyleOption,
    roles: Roles,
    selected: bool,
    first: bool,
    last: bool,
) -> None:
    """Tint, rounded where the row begins and ends, and the bar at its start."""
    rect = QRect(option.rect)
    right_to_left = option.direction == Qt.LayoutDirection.RightToLeft
    starts, ends = (last, first) if right_to_left else (first, last)
    painter.save()
    painter.setClipRect(rect)
    wide = rect.adjusted(0 if starts else -8, 0, 0 if ends else 8, 0)
    box(painter, wide, roles.selection if selected else roles.hover)
    painter.restore()
    if selected and first:
        left = rect.right() - BAR + 1 if right_to_left else rect.left()
        bar = QRect(left, rect.top() + 4, BAR, rect.height() - 8)
        box(painter, bar, roles.focus if roles.dark else roles.accent, radius=BAR / 2)


def branch(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Lines from a parent to its children, and the chevron that folds them.

    The lines hang under the parent's chevron, one column before the cell that Qt asks to paint.
    """
    roles = roles_for(option.palette)
    rect, state = option.rect, option.state
    middle = rect.center()
    mirrored = option.direction == Qt.LayoutDirection.RightToLeft
    parents = state & State.State_Children
    if not is_root_cell(rect, widget, mirrored):
        x = middle.x() + (rect.width() if mirrored else -rect.width())
        if state & State.State_Item:
            reach = rect.width() // 2 if parents else rect.width() + 6
            start = x - reach + 1 if mirrored else x
            painter.fillRect(QRect(start, middle.y(), reach, 1), roles.hair)
        if state & State.State_Sibling:
            painter.fillRect(QRect(x, rect.top(), 1, rect.height()), roles.hair)
        elif state & State.State_Item:
            painter.fillRect(QRect(x, rect.top(), 1, middle.y() - rect.top() + 1), roles.hair)
    if parents:
        name = "chevron-down" if state & State.State_Open else "chevron-right"
        side = min(icon_side(option.fontMetrics, 14), rect.width())
        place = QRect(0, 0, side, side)
        place.moveCenter(middle)
        paint_icon(painter, place, name, roles.muted)


def is_root_cell(rect: QRect, widget: QWidget | None, mirrored: bool) -> bool:
    """Whether a branch cell is the first one of its row, which has no parent's column before it."""
    if not isinstance(widget, QTreeView):
        return True
    header = widget.header()
    column = max(widget.treePosition(), 0)
    start = header.sectionViewportPosition(column)
    if mirrored:
        return start + header.sectionSize(column) - rect.right() - 1 < rect.width()
    return rect.left() - start < rect.width()


def header_section(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """A header cell: the list's own ground and a hairline below."""
    roles = roles_for(option.palette)
    painter.fillRect(option.rect, roles.base)
    if option.state & State.State_MouseOver:
        painter.fillRect(option.rect, roles.hover)
    horizontal_line(painter, option.rect, roles.hair)


def mute_header(option: QStyleOptionHeader) -> None:
    """Header words are captions: muted."""
    palette = QPalette(option.palette)
    palette.setColor(QPalette.ColorRole.ButtonText, roles_for(palette).muted)
    option.palette = palette


def header_arrow(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The mark of the sorted column."""
    roles = roles_for(option.palette)
    up = bool(getattr(option, "sortIndicator", 0) == QStyleOptionHeader.SortIndicator.SortUp)
    side = min(icon_side(option.fontMetrics, 12), option.rect.height(), option.rect.width())
    place = QRect(0, 0, side, side)
    place.moveCenter(option.rect.center())
    paint_icon(painter, place, "chevron-up" if up else "chevron-down", roles.muted)


def drop_target(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The row on which something would be dropped: a ring, not Qt's black frame."""
    if option.rect.height() > 2:  # lower it would be the line between two rows
        box(painter, option.rect, None, roles_for(option.palette).focus, 2, SIZE.radius)


def focus_rect(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The ring round the current row, a check box or a tab."""
    if isinstance(widget, QAbstractItemView) and widget.window().windowType() == Popup:
        return  # a list that opens for one choice: the tint says which
    roles = roles_for(option.palette)
    box(painter, option.rect, None, roles.focus, 2, SIZE.radius)
