"""Keeps a second press from what took the place of what the first one was meant for."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

_Type = QEvent.Type
_Key = Qt.Key
_KEYS = frozenset((_Key.Key_Return, _Key.Key_Enter, _Key.Key_Space))
_WATCHED = "second_press"
_KEY_EVENTS = frozenset((_Type.ShortcutOverride, _Type.KeyPress))


class _Place(NamedTuple):
    """What a press goes to: a widget with its words, since a button may become another."""

    widget: QWidget | None
    window: QWidget | None
    popup: QWidget | None
    words: str


class _Press(NamedTuple):
    key: int
    modifiers: Qt.KeyboardModifier
    at: int  # milliseconds, on the clock of the desktop
    place: _Place
    swallowed: bool = False


class SecondPress(QObject):
    """Enter pressed twice, or a double click, does one thing.

    Whoever presses a button twice means that button. Where it goes by the first press, the second
    would press what comes up in its place, in the page, in a strip, or in the window behind a
    dialog. So a press of the same key, as quick as a double click, is dropped where something else
    has the focus by then. Held down, a key acts on nothing but what it was first pressed on.

    Fields to write in are left out, within one window: Enter leads from one to the next.
    By the times that the desktop gives: a first press that keeps the program busy changes nothing.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._press: _Press | None = None
        self._clicks: tuple[_Place | None, _Place | None] = (None, None)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._watch)

    def drops(self, event: QKeyEvent, place: QWidget | None = None) -> bool:
        """Whether a key goes to nobody; each is to be asked for once.

        ``place`` is where it would go, if that isn't what has the focus.
        """
        last, key = self._press, event.key()
        if last is not None and event.timestamp() == last.at and key == last.key:
            return last.swallowed  # after the question whether it is a shortcut, the key itself
        here = _place_of(place if place is not None else QApplication.focusWidget())
        same = last is not None and key == last.key and event.modifiers() == last.modifiers
        if last is None or not same or key not in _KEYS or not event.timestamp():
            self._press = _Press(key, event.modifiers(), event.timestamp(), here)
            return False
        soon = event.timestamp() - last.at < QGuiApplication.styleHints().mouseDoubleClickInterval()
        if (soon or event.isAutoRepeat()) and _takes_place(here, last.place):
            self._press = last._replace(at=event.timestamp(), swallowed=True)
            return True
        kept = last.place if event.isAutoRepeat() else here
        self._press = _Press(key, event.modifiers(), event.timestamp(), kept)
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Looks at keys and clicks before any widget sees them."""
        kind = event.type()
        if kind in _KEY_EVENTS and isinstance(event, QKeyEvent):
            if self.drops(event):
                event.accept()  # or a shortcut would be looked for
                return True
        elif kind == _Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self._press = None
            self._clicks = (self._clicks[1], _place_under(event))
        elif kind == _Type.MouseButtonDblClick and isinstance(event, QMouseEvent):
            first = self._clicks[0]
            return first is not None and _takes_place(_place_under(event), first)
        return False

    def _watch(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The window that has the focus, once: whoever watches it later is asked first."""
        top = handle = None
        if now is not None:
            top = now.window()
            handle = top.windowHandle()
        while top is not None and top is not self.parent():
            top = top.parentWidget()
        if top is not None and handle is not None and not handle.property(_WATCHED):
            handle.setProperty(_WATCHED, True)
            handle.installEventFilter(self)


def _place_of(widget: QWidget | None) -> _Place:
    words = ""
    if isinstance(widget, QAbstractButton):
        words = f"{widget.text()}\n{widget.accessibleName()}"
    elif widget is not None:
        words = widget.accessibleName()
    top = None if widget is None else widget.window()
    return _Place(widget, top, QApplication.activePopupWidget(), words)


def _place_under(event: QMouseEvent) -> _Place:
    return _place_of(QApplication.widgetAt(event.globalPosition().toPoint()))


def _takes_place(here: _Place, before: _Place) -> bool:
    same = here.widget is before.widget and here.popup is before.popup
    if same and here.words == before.words:
        return False
    return not (here.window is before.window and _is_written_in(here.widget))


def _is_written_in(widget: QWidget | None) -> bool:
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit  # not at the start

    return isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) and not widget.isReadOnly()
