"""Finds parts of a window that are shown before they have a place in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget


class Strays(QObject):
    """Notes parts of a window that are shown before they have a place in it.

    Each is a window of its own for a moment: it flashes up and takes the focus.
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            plain = watched.windowType() == Qt.WindowType.Window
            if watched.isWindow() and plain and not isinstance(watched, QMainWindow | QDialog):
                self.found.append(f"{type(watched).__name__} {watched.objectName()}")
        return False
