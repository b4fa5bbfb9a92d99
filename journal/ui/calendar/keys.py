"""The keys that page and agenda share."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from journal.ui.calendar.weeks import WEEK

_Key = Qt.Key
_Modifier = Qt.KeyboardModifier
_ENTER = (_Key.Key_Return, _Key.Key_Enter)


class Ask(StrEnum):
    """What is wanted of an item."""

    OPEN = "open"
    DONE = "done"
    DATE = "date"
    SKIP = "skip"


def asked_by(event: QKeyEvent) -> Ask | None:
    """What a key asks of the chosen item: Enter, Ctrl+Enter or Space, Ctrl+D, Del."""
    key, modifiers = event.key(), _plain(event)
    if key in _ENTER:
        if modifiers == _Modifier.ControlModifier:
            return Ask.DONE
        return Ask.OPEN if modifiers == _Modifier.NoModifier else None
    if key == _Key.Key_D and modifiers == _Modifier.ControlModifier:
        return Ask.DATE
    if modifiers == _Modifier.NoModifier:
        return {_Key.Key_Delete: Ask.SKIP, _Key.Key_Space: Ask.DONE}.get(_Key(key))
    return None


def days_of(event: QKeyEvent, mirrored: bool) -> int:
    """How many days an arrow goes on, whatever is held with it; 0 for other keys."""
    forth = -1 if mirrored else 1
    steps = {
        _Key.Key_Left: -forth,
        _Key.Key_Right: forth,
        _Key.Key_Up: -WEEK,
        _Key.Key_Down: WEEK,
    }
    return steps.get(_Key(event.key()), 0)


def carries(event: QKeyEvent) -> bool:
    """Whether Ctrl and Shift are held: an arrow then moves the item."""
    return _plain(event) == _Modifier.ControlModifier | _Modifier.ShiftModifier


def is_bare(event: QKeyEvent) -> bool:
    """Whether nothing is held with the key."""
    return _plain(event) == _Modifier.NoModifier


def _plain(event: QKeyEvent) -> Qt.KeyboardModifier:
    return event.modifiers() & ~_Modifier.KeypadModifier
