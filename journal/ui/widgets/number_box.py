"""A box for a number that scrolling past doesn't change."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget


class NumberBox(QSpinBox):
    """The wheel turns the number only in the box that has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel gives it none

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Without the focus it scrolls what the box stands on."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
