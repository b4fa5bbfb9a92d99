"""The text of a template: its placeholders are marked, those unknown as mistakes."""

from __future__ import annotations

import re
from collections.abc import Collection

from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from journal.ui.letters.marked_edit import MarkedEdit, Marks, utf16_place
from journal.ui.theme import roles_for

_PLACE = re.compile(r"\{([a-z][a-z_]{0,39})\}")


class PlaceMarks(Marks):
    """A ground under each placeholder; a wave under one that nothing fills."""

    def __init__(self, edit: QPlainTextEdit) -> None:
        super().__init__(edit)
        self._known: Collection[str] = ()
        self._looks = (QTextCharFormat(), QTextCharFormat())

    def set_known(self, known: Collection[str]) -> None:
        """The placeholders that can be filled."""
        self._known = known
        self.rehighlight()

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
        """Marks the placeholders of a paragraph."""
        for found in _PLACE.finditer(text):
            start = utf16_place(text, found.start())
            look = self._looks[found[1] not in self._known]
            self.setFormat(start, utf16_place(text, found.end()) - start, look)


class TemplateEdit(MarkedEdit):
    """Grows with its words, as the letter does."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder, parent)
        self.places = PlaceMarks(self)
        self.mark_with(self.places)
