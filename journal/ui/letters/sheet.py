"""The letter itself, as on a sheet: to whom, subject, text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.domain.letters.placeholders import Span, gaps_in
from journal.domain.views.letters import LetterCard
from journal.ui.desk import Desk
from journal.ui.growth import grown
from journal.ui.letters.address_line import AddressLine
from journal.ui.letters.letter_edit import LetterEdit
from journal.ui.letters.marked_edit import utf16_place
from journal.ui.theme import SPACE
from journal.ui.widgets.card import Card, Hairline
from journal.ui.widgets.inline_edit import INSET, InlineLineEdit
from journal.ui.widgets.label import Label

CAPTIONS = 72
LEAST = 312


def set_in(card: QWidget) -> QHBoxLayout:
    """A card in a column: its edge stands where the words of what looks like text begin."""
    line = QHBoxLayout()
    line.setContentsMargins(INSET, 0, INSET, 0)
    line.addWidget(card)
    return line


class Sheet(Card):
    """``typed`` with every key in subject or text, ``left`` when one of them is left."""

    typed = Signal()
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("letters.sheet")
        captions = (self.tr("To"), self.tr("Subject"))
        self._captions = [Label(caption, role="muted") for caption in captions]
        self.to = AddressLine(desk, self._captions[0])
        self.subject = InlineLineEdit()
        self.subject.setObjectName("letters.subject")
        self.subject.setAccessibleName(self.tr("Subject"))
        self.text = LetterEdit(self.tr("What would you like to say?"))
        self.text.setObjectName("letters.text")
        self.text.setAccessibleName(self.tr("Text of the letter"))
        for field in (self.subject, self.text):
            field.edited.connect(lambda _text: self.typed.emit())
            field.left.connect(lambda _text: self.left.emit())
        self.to.edit.edited.connect(lambda _text: self._forget_keys(self.subject, self.text))
        self.subject.edited.connect(lambda _text: self._forget_keys(self.text))
        self.text.edited.connect(lambda _text: self._forget_keys(self.subject))
        self.to.edit.returnPressed.connect(self._leave_address)
        self.subject.returnPressed.connect(self.text.setFocus)
        self._fill()
        self._widen_captions()

    def _fill(self) -> None:
        side = SPACE.card - INSET
        self.box.setContentsMargins(0, SPACE.small, 0, SPACE.small)
        self.box.setSpacing(SPACE.tight)
        subject = QHBoxLayout()
        subject.setSpacing(0)
        subject.addWidget(self._captions[1])
        subject.addWidget(self.subject, 1)
        head = QVBoxLayout()
        head.setContentsMargins(SPACE.card, 0, side, 0)
        head.setSpacing(SPACE.tight)
        head.addWidget(self.to)
        head.addLayout(subject)
        body = QHBoxLayout()
        body.setContentsMargins(side, SPACE.tight, side, 0)
        body.addWidget(self.text)
        self.box.addLayout(head)
        self.box.addWidget(Hairline())
        self.box.addLayout(body)
        self.setMinimumWidth(LEAST)

    def texts(self) -> tuple[str, str]:
        """Subject and text as they stand here."""
        return self.subject.text(), self.text.text()

    def gaps(self) -> Sequence[Span]:
        """What is still to be filled in: in the subject, then in the text."""
        return (*gaps_in(self.subject.text()), *self.text.gaps())

    def choose_gap(self, number: int) -> None:
        """Chooses one of the gaps, so that what is typed next takes its place."""
        subject = self.subject.text()
        first = gaps_in(subject)
        if number >= len(first):
            self.text.choose_gap(number - len(first))
            return
        gap = first[number]
        start = utf16_place(subject, gap.start)
        self.subject.setFocus(Qt.FocusReason.OtherFocusReason)
        self.subject.setSelection(start, utf16_place(subject, gap.end) - start)

    def show_card(self, card: LetterCard, *, another: bool) -> None:
        """Another letter, or the same as it is now; then what one types in is let be."""
        self.to.show_card(card, another=another)
        if another:
            self.subject.set_text(card.subject)
            self.text.set_text(card.body)
            self._forget_keys(self.subject, self.text)
        else:
            self.subject.refresh_text(card.subject)
            self.text.refresh_text(card.body)

    def settle(self) -> None:
        """What stands here is written: the journal's undo takes it back, not that of the fields."""
        self.subject.set_text(self.subject.text())
        self.text.set_text(self.text.text())
        self._forget_keys(self.subject, self.text)

    def set_read_only(self, read_only: bool) -> None:
        """A letter that is sent stays as it went out."""
        self.subject.setReadOnly(read_only)
        self.text.setReadOnly(read_only)
        self.to.edit.setReadOnly(read_only)

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need wider captions."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_captions"):
            self._widen_captions()

    @staticmethod
    def _forget_keys(*fields: InlineLineEdit | LetterEdit) -> None:
        """From now on the journal's own undo takes back what was typed in these.

        A field knows of no other: its keys would be taken back before newer ones elsewhere.
        """
        for field in fields:
            if isinstance(field, InlineLineEdit):
                if field.isUndoAvailable() or field.isRedoAvailable():
                    place = field.cursorPosition()
                    field.setText(field.text())
                    field.setCursorPosition(place)
            else:
                field.document().clearUndoRedoStacks()

    def _leave_address(self) -> None:
        """Enter leads on; not from an address at which no letter would arrive."""
        if self.to.is_odd():
            self.to.ask_for_whole()
        else:
            self.subject.setFocus()

    def _widen_captions(self) -> None:
        for caption in self._captions:
            caption.setFixedWidth(grown(CAPTIONS, self.font()))
