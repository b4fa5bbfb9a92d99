"""A text in which some words are marked while one writes."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QEvent
from PySide6.QtGui import QSyntaxHighlighter
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from journal.ui.widgets.inline_edit import InlineTextEdit

FEWEST, MOST = 12, 60
"""Lines: the field grows with its text between them."""
_BMP = "\uffff"


def utf16_place(text: str, index: int) -> int:
    """Qt counts letters beyond the first 65,536 of Unicode (pictographs) as two."""
    head = text[:index]
    return index if head.isascii() else index + sum(letter > _BMP for letter in head)


class Marks(QSyntaxHighlighter):
    """Only the paragraph that changed is looked at."""

    def __init__(self, edit: QPlainTextEdit) -> None:
        super().__init__(edit.document())
        self.edit = edit

    @abstractmethod
    def refresh_look(self) -> None:
        """Takes the colours of the present scheme, and marks anew."""


class MarkedEdit(InlineTextEdit):
    """Marking changes no text, though Qt tells of it as if it did."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        self.marks: Marks | None = None
        self._said = ""
        super().__init__(placeholder=placeholder, max_lines=MOST, min_lines=FEWEST, parent=parent)

    def mark_with(self, marks: Marks) -> None:
        """What marks the words from now on."""
        self.marks = marks
        marks.refresh_look()

    def changeEvent(self, event: QEvent) -> None:
        """The marks follow the scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.marks is not None:
            self.marks.refresh_look()

    def _tell(self) -> None:
        text = self.text()
        if text != self._said:
            self._said = text
            super()._tell()
