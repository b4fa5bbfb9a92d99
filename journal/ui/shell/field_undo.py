"""Ctrl+Z in a text field that has nothing to take back is the journal's."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_KINDS = ("QLineEdit", "QPlainTextEdit", "QTextEdit")  # by name: their classes cost time to make


class FieldUndo(QObject):
    """Stands beside the field with the focus.

    Qt's fields keep the keys of undo and redo for themselves, whether they have something to do
    with them or not.
    """

    def __init__(self) -> None:
        super().__init__()
        self._field: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._look)

    def _look(self, _old: QWidget | None, new: QWidget | None) -> None:
        field = self._field
        if field is not None and isValid(field):
            field.removeEventFilter(self)
        self._field = None
        if new is not None and any(new.inherits(kind) for kind in _KINDS):
            self._field = new
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lets the key through to the command of the window."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        for key, what in (
            (QKeySequence.StandardKey.Undo, "undo"),
            (QKeySequence.StandardKey.Redo, "redo"),
        ):
            if event.matches(key) and not has_own(watched, what):
                event.ignore()
                return True
        return False


def has_own(field: QObject, what: str) -> bool:
    """Whether a text field could "undo" or "redo" something by itself."""
    either: Any = field
    owner = either if field.inherits("QLineEdit") else either.document()
    can = owner.isUndoAvailable if what == "undo" else owner.isRedoAvailable
    return bool(can())
