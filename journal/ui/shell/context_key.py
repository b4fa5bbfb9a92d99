"""Shift+F10 opens the menu of what has the focus, as the menu key does."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget


class ContextKey(QShortcut):
    """Of a window. Where Qt does it by itself the key doesn't come here."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(QKeySequence("Shift+F10"), window)
        self.activated.connect(self._open)

    def _open(self) -> None:
        focus = QApplication.focusWidget()
        if focus is None:
            return
        cursor = focus.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        area = cursor if isinstance(cursor, QRect) and cursor.isValid() else focus.rect()
        place = area.center()
        asked = QContextMenuEvent(
            QContextMenuEvent.Reason.Keyboard, place, focus.mapToGlobal(place)
        )
        QApplication.sendEvent(focus, asked)
