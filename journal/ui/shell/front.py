"""Puts a dialog before its window so that nothing typed meanwhile is lost."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QWidget

from journal.ui.shell.second_press import SecondPress

_Type = QEvent.Type
_KEYS = frozenset((_Type.KeyPress, _Type.KeyRelease))
_PRESSES = frozenset((_Type.MouseButtonPress, _Type.MouseButtonDblClick, _Type.TouchBegin))
_HELD_BACK = _PRESSES | {
    *(_Type.MouseButtonRelease, _Type.MouseMove, _Type.Wheel, _Type.ContextMenu),
    *(_Type.TouchUpdate, _Type.TouchEnd, _Type.TabletPress, _Type.TabletMove),
    *(_Type.Enter, _Type.HoverMove, _Type.Close),
    *(_Type.DragEnter, _Type.DragMove, _Type.Drop),
}


def open_in_front(dialog: QDialog, window: QWidget) -> None:
    """Opens a dialog that ``window`` waits for.

    Where another program decides which window has the keyboard, letters typed before it has
    decided still come to ``window``; Qt throws them away while a modal dialog is open.
    """
    if QGuiApplication.platformName().startswith(("xcb", "wayland")):
        Front(dialog, window).open()
    else:
        dialog.open()


class Front(QObject):
    """Keys for the window go to the dialog; nothing else reaches the window while it is open."""

    def __init__(self, dialog: QDialog, window: QWidget) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._window = window.window()
        self._behind = window.window().windowHandle()
        actions = window.window().actions()
        self._second = self._window.findChild(SecondPress)
        self._commands = {key.toString() for action in actions for key in action.shortcuts()}

    def open(self) -> None:
        """Shows the dialog; whatever waits in the queue for the window is already kept for it."""
        self._behind.installEventFilter(self)
        self._dialog.finished.connect(self._end)
        self._tell(_Type.WindowBlocked)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Looks at what the desktop sends to the window, before any widget sees it."""
        kind = event.type()
        if kind is _Type.ShortcutOverride:
            event.accept()  # no command of the window is run by it
            return True
        if kind in _KEYS and isinstance(event, QKeyEvent):
            self._pass_on(event)
            return True
        if kind in _HELD_BACK:
            event.ignore()
            if kind in _PRESSES:
                self._dialog.raise_()
                self._dialog.activateWindow()
            return True
        return False

    def _pass_on(self, event: QKeyEvent) -> None:
        target = self._dialog.focusWidget() or self._dialog
        pressed = event.type() is _Type.KeyPress
        if pressed and self._second is not None and self._second.drops(event, target):
            return
        if QKeySequence(event.keyCombination()).toString() in self._commands:
            asked = _copy(event, _Type.ShortcutOverride)
            asked.ignore()
            QCoreApplication.sendEvent(target, asked)
            if not asked.isAccepted():
                return  # Qt would run the command: to it the window is still the active one
        QCoreApplication.sendEvent(target, _copy(event, event.type()))

    def _end(self) -> None:
        self._behind.removeEventFilter(self)
        self._tell(_Type.WindowUnblocked)

    def _tell(self, kind: QEvent.Type) -> None:
        """What Qt tells a window before which it opens a modal dialog."""
        QCoreApplication.sendEvent(self._window, QEvent(kind))


def _copy(event: QKeyEvent, kind: QEvent.Type) -> QKeyEvent:
    return QKeyEvent(
        kind,
        event.key(),
        event.modifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
