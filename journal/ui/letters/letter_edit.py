"""The text of a letter: what is still to be filled in is marked, and Tab leads from gap to gap."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from journal.domain.letters.placeholders import Span, gaps_in
from journal.ui.letters.marked_edit import MarkedEdit, Marks, utf16_place
from journal.ui.theme import roles_for


class GapMarks(Marks):
    """Ground and wave under each gap."""

    def __init__(self, edit: QPlainTextEdit) -> None:
        super().__init__(edit)
        self._look = QTextCharFormat()

    def refresh_look(self) -> None:
        """The colours of the present scheme."""
        roles = roles_for(self.edit.palette())
        ink, tint = roles.state("today")
        self._look.setForeground(ink)
        self._look.setBackground(tint)
        self._look.setUnderlineColor(ink)
        self._look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Marks the gaps of a paragraph."""
        if "[" not in text and "{" not in text:
            return
        for span in gaps_in(text):
            start = utf16_place(text, span.start)
            self.setFormat(start, utf16_place(text, span.end) - start, self._look)


class LetterEdit(MarkedEdit):
    """Tab chooses the next gap while there is one, and leaves the text after the last."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder, parent)
        self.mark_with(GapMarks(self))

    def gaps(self) -> Sequence[Span]:
        """What is still to be filled in."""
        return gaps_in(self.text())

    def choose_gap(self, number: int) -> bool:
        """Chooses a gap, so that what is typed next takes its place; whether there is one."""
        text = self.text()
        found = gaps_in(text)
        if not 0 <= number < len(found):
            return False
        self._choose(text, found[number])
        return True

    def begin(self) -> None:
        """Where one goes on: at the first gap, or at the beginning."""
        if not self.choose_gap(0):
            self.moveCursor(QTextCursor.MoveOperation.Start)

    def replace_all(self, text: str) -> None:
        """Other words in place of these, as if they were typed: the field's undo takes it back."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        self._choose_wrap(text)
        cursor.insertText(text)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab: to the next gap; after the last one out of the field."""
        if forward and not self.isReadOnly() and self._next_gap():
            return True
        return super().focusNextPrevChild(forward)

    def _next_gap(self) -> bool:
        text = self.text()
        found = gaps_in(text)
        if not found:
            return False
        cursor = self.textCursor()
        chosen = (cursor.selectionStart(), cursor.selectionEnd())
        places = [(utf16_place(text, gap.start), utf16_place(text, gap.end)) for gap in found]
        later = next((place for place, at in enumerate(places) if at[0] >= chosen[1]), None)
        if later is None:
            if chosen in places:  # the last one was left as it is
                return False
            later = 0
        self._choose(text, found[later])
        return True

    def _choose(self, text: str, gap: Span) -> None:
        cursor = self.textCursor()
        cursor.setPosition(utf16_place(text, gap.start))
        cursor.setPosition(utf16_place(text, gap.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
