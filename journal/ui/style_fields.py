"""How text fields, combo boxes, spin boxes and frames are painted."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QPlainTextEdit,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionFrame,
    QStyleOptionSpinBox,
    QTextEdit,
    QWidget,
)

from journal.ui.growth import icon_side
from journal.ui.icons import paint_icon
from journal.ui.style_paint import box
from journal.ui.theme import Roles, roles_for

State = QStyle.StateFlag
Part = QStyle.SubControl


def field_box(
    painter: QPainter, rect: QRect, state: QStyle.StateFlag, roles: Roles, focused: bool
) -> None:
    """Ground and border of anything one types into; the border becomes the focus ring."""
    enabled = bool(state & State.State_Enabled)
    fill = roles.base if enabled else roles.window
    if focused:
        box(painter, rect, fill, roles.focus, 2)
    else:
        box(painter, rect, fill, roles.line if enabled else roles.hair)


def line_edit_panel(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """A line edit; the one inside a combo or spin box has no panel of its own."""
    roles = roles_for(option.palette)
    if isinstance(option, QStyleOptionFrame) and option.lineWidth <= 0:
        if widget is None or widget.autoFillBackground():
            painter.fillRect(option.rect, roles.base)
        return
    focused = bool(option.state & State.State_HasFocus)
    field_box(painter, option.rect, option.state, roles, focused)


def frame(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The border round a text edit or a list that was given one."""
    roles = roles_for(option.palette)
    if isinstance(widget, (QPlainTextEdit, QTextEdit, QLineEdit)):
        focused = bool(option.state & State.State_HasFocus)
        if widget.property("inline") and not (focused or widget.underMouse()):
            return  # looks like text until it is of use
        field_box(painter, option.rect, option.state, roles, focused)
    elif isinstance(widget, QAbstractItemView):
        box(painter, option.rect, roles.base, roles.hair)
    else:
        box(painter, option.rect, None, roles.hair)


def combo_box(
    style: QProxyStyle, option: QStyleOptionComplex, painter: QPainter, widget: Any
) -> None:
    """A combo box: a field with a chevron."""
    roles = roles_for(option.palette)
    enabled = bool(option.state & State.State_Enabled)
    focused = bool(option.state & State.State_HasFocus)
    field_box(painter, option.rect, option.state, roles, focused)
    if option.state & State.State_MouseOver and enabled and not getattr(option, "editable", False):
        box(painter, option.rect.adjusted(2, 2, -2, -2), roles.hover, radius=2)
    arrow = style.subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, Part.SC_ComboBoxArrow, widget
    )
    side = min(icon_side(option.fontMetrics), arrow.width(), arrow.height())
    place = QRect(0, 0, side, side)
    place.moveCenter(arrow.center())
    paint_icon(painter, place, "chevron-down", roles.muted if enabled else roles.line)


def spin_part(option: Any, part: QStyle.SubControl, rect: QRect) -> QRect:
    """Where the parts of a spin box are: two halves at the end, words with room around them."""
    whole = option.rect
    wide, half = 24, (whole.height() - 4) // 2
    left = whole.right() - wide - 1
    if part == Part.SC_SpinBoxUp:
        found = QRect(left, whole.top() + 2, wide, half)
    elif part == Part.SC_SpinBoxDown:
        found = QRect(left, whole.top() + 2 + half, wide, half)
    elif part == Part.SC_SpinBoxEditField:
        found = QRect(whole.left() + 6, whole.top() + 2, left - whole.left() - 6, 2 * half)
    else:
        return rect
    return QStyle.visualRect(option.direction, whole, found)


def spin_box(
    style: QProxyStyle, option: QStyleOptionSpinBox, painter: QPainter, widget: Any
) -> None:
    """A spin box: a field with two small chevrons."""
    roles = roles_for(option.palette)
    focused = bool(option.state & State.State_HasFocus)
    field_box(painter, option.rect, option.state, roles, focused)
    control = QStyle.ComplexControl.CC_SpinBox
    ink = roles.muted if option.state & State.State_Enabled else roles.line
    for part, name in (
        (Part.SC_SpinBoxUp, "chevron-up"),
        (Part.SC_SpinBoxDown, "chevron-down"),
    ):
        rect = style.subControlRect(control, option, part, widget)
        if option.activeSubControls & part and option.state & State.State_MouseOver:
            box(painter, rect.adjusted(1, 1, -1, -1), roles.hover, radius=2)
        side = min(icon_side(option.fontMetrics, 12), rect.height(), rect.width())
        place = QRect(0, 0, side, side)
        place.moveCenter(rect.center())
        paint_icon(painter, place, name, ink)
