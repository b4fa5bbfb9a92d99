"""The text of a template: its placeholders are marked, and its mistakes."""

from __future__ import annotations

import re
from collections.abc import Collection

from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from journal.domain.letters.mistakes import Mistake, mistakes
from journal.ui.letters.marked_edit import MarkedEdit, Marks, utf16_place
from journal.ui.theme import roles_for

_PLACE = re.compile(r"\{([a-z][a-z_]{0,39})\}")


class PlaceMarks(Marks):
    """A ground under each placeholder; a wave under what is a mistake."""

    def __init__(self, edit: QPlainTextEdit) -> None:
        super().__init__(edit)
        self._known: Collection[str] = ()
        self._text = ""
        self._wrong: list[tuple[int, int]] = []  # places as Qt counts them
        self._looks = (QTextCharFormat(), QTextCharFormat())
        self.mistakes: tuple[Mistake, ...] = ()

    def set_known(self, known: Collection[str]) -> None:
        """The placeholders that can be filled."""
        self._known = known
        self._look()
        self.rehighlight()

    def look(self, text: str) -> None:
        """Finds the mistakes of the whole text: one may be seen paragraphs before its cause."""
        if text == self._text:
            return
        self._text = text
        before = self._wrong
        self._look()
        if self._wrong != before:
            self.rehighlight()

    def _look(self) -> None:
        text = self._text
        self.mistakes = mistakes(text, self._known)
        places = [(each.start, each.end) for each in self.mistakes]
        self._wrong = [(utf16_place(text, a), utf16_place(text, b)) for a, b in places]

    def refresh_look(self) -> None:
        """The colours of the present scheme."""
        roles = roles_for(self.edit.palette())
        for look, role in zip(self._looks, ("soon", "overdue"), strict=True):
            ink, tint = roles.state(role)
            look.setForeground(ink)
            look.setBackground(tint)
            look.setUnderlineColor(ink)
        self._looks[1].setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Marks the placeholders of a paragraph, and its mistakes."""
        for found in _PLACE.finditer(text):
            start = utf16_place(text, found.start())
            self.setFormat(start, utf16_place(text, found.end()) - start, self._looks[0])
        block = self.currentBlock()
        for start, end in self._wrong:
            if block.contains(start):
                self.setFormat(start - block.position(), end - start, self._looks[1])


class TemplateEdit(MarkedEdit):
    """Grows with its words, as the letter does."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder, parent)
        self.places = PlaceMarks(self)
        self.mark_with(self.places)

    def _tell(self) -> None:
        if self.marks is not None:  # not while it is being made
            self.places.look(self.text())
        super()._tell()
