"""How buttons, check boxes and radio buttons are painted."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyleOption, QStyleOptionButton, QWidget

from journal.ui.growth import icon_side
from journal.ui.icons import paint_icon
from journal.ui.style_paint import box
from journal.ui.theme import SIZE, SPACE, Roles, roles_for

State = QStyle.StateFlag


def is_primary(widget: QWidget | None) -> bool:
    """Whether a button carries the accent: the dynamic property ``primary``."""
    return widget is not None and bool(widget.property("primary"))


def push_panel(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The ground of a push button: accent, or base with a border."""
    roles = roles_for(option.palette)
    paint_button_box(painter, option.rect, option.state, roles, is_primary(widget))


def paint_button_box(
    painter: QPainter, rect: QRect, state: QStyle.StateFlag, roles: Roles, primary: bool
) -> None:
    """Ground, border and focus ring of a button in any state."""
    enabled = bool(state & State.State_Enabled)
    down = bool(state & (State.State_Sunken | State.State_On))
    hovered = bool(state & State.State_MouseOver) and enabled
    focused = bool(state & State.State_HasFocus)
    if primary and enabled:
        fill = roles.accent_down if down else roles.accent_hover if hovered else roles.accent
        if focused:
            # A gap keeps the ring apart from a ground of nearly the same colour.
            box(painter, rect, roles.window, roles.focus, 2, SIZE.radius + 1)
            box(painter, rect.adjusted(3, 3, -3, -3), fill, radius=SIZE.radius - 1)
        else:
            box(painter, rect, fill)
        return
    fill = roles.pressed if down else roles.hover if hovered else roles.base
    if not enabled:
        fill = roles.window
    if focused:
        box(painter, rect, fill, roles.focus, 2)
    else:
        box(painter, rect, fill, roles.line if enabled else roles.hair)


def tool_panel(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """A flat button: a ground only while it is hovered, pressed or switched on."""
    roles = roles_for(option.palette)
    state = option.state
    if not state & State.State_AutoRaise:
        paint_button_box(painter, option.rect, state, roles, is_primary(widget))
        return
    fill = None
    if state & State.State_Sunken:
        fill = roles.pressed
    elif state & State.State_On:
        fill = roles.selection
    elif state & State.State_MouseOver and state & State.State_Enabled:
        fill = roles.hover
    ring = roles.focus if state & State.State_HasFocus else None
    if fill is not None or ring is not None:
        box(painter, option.rect, fill, ring, 2)


def push_label(option: QStyleOptionButton, painter: QPainter, widget: QWidget | None) -> None:
    """Icon and words in the middle of a push button; on the accent in the colour that reads."""
    roles = roles_for(option.palette)
    enabled = bool(option.state & State.State_Enabled)
    ink = roles.on_accent if is_primary(widget) else option.palette.buttonText().color()
    rect = QRect(option.rect)
    menu = bool(option.features & QStyleOptionButton.ButtonFeature.HasMenu)
    mirrored = option.direction == Qt.LayoutDirection.RightToLeft
    if menu:
        side = icon_side(option.fontMetrics)
        arrow = QRect(rect.right() - side, rect.top(), side, rect.height())
        arrow = QStyle.visualRect(option.direction, rect, arrow)
        paint_icon(painter, arrow, "chevron-down", ink if enabled else roles.line)
        shrink = side + SPACE.tight
        rect.adjust(shrink if mirrored else 0, 0, 0 if mirrored else -shrink, 0)
    flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextShowMnemonic.value
    if not option.icon.isNull():
        words = option.fontMetrics.size(Qt.TextFlag.TextShowMnemonic.value, option.text).width()
        gap = SPACE.small - 2 if option.text else 0
        side = option.iconSize.width()
        start = rect.left() + max((rect.width() - side - gap - words) // 2, 0)
        place = QRect(start, rect.top(), side, rect.height())
        mode = QIcon.Mode.Normal if enabled else QIcon.Mode.Disabled
        option.icon.paint(painter, QStyle.visualRect(option.direction, rect, place), mode=mode)
        rest = QRect(start + side + gap, rect.top(), words + 2, rect.height())
        rect = QStyle.visualRect(option.direction, rect, rest)
    painter.save()
    painter.setPen(ink if enabled else roles.placeholder)
    painter.drawText(rect, flags, option.text)
    painter.restore()


def check_box(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The square of a check box or of a checkable row."""
    roles = roles_for(option.palette)
    state = option.state
    enabled = bool(state & State.State_Enabled)
    side = min(option.rect.width(), option.rect.height())
    rect = QRect(0, 0, side, side)
    rect.moveCenter(option.rect.center())
    marked = bool(state & (State.State_On | State.State_NoChange))
    border = (roles.done if marked else roles.line) if enabled else roles.hair
    fill = roles.done_tint if marked and enabled else roles.base
    if state & State.State_MouseOver and enabled and not marked:
        fill = roles.hover
    box(painter, rect, fill, border, 1.0, 3)
    if marked:
        ink = roles.done if enabled else roles.placeholder
        name = "check" if state & State.State_On else "minus"
        paint_icon(painter, rect.adjusted(2, 2, -2, -2), name, ink)


def radio_button(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The circle of a radio button."""
    roles = roles_for(option.palette)
    state = option.state
    enabled = bool(state & State.State_Enabled)
    rect = QRectF(option.rect)
    chosen = bool(state & State.State_On)
    border = (roles.accent if chosen else roles.line) if enabled else roles.hair
    if chosen and roles.dark and enabled:
        border = roles.focus
    box(painter, rect, roles.base, border, 1.0, rect.width() / 2)
    if chosen:
        dot = rect.adjusted(4, 4, -4, -4)
        box(painter, dot, border, radius=dot.width() / 2)
