"""Prints a letter, or saves it as a PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget

from journal.domain.names import shown
from journal.domain.views.letters import LetterCard
from journal.exchange.filenames import safe_filename
from journal.paper.blocks import Page
from journal.paper.letter import lay_out_letter, write_letter
from journal.paper.letter_data import LetterSheet, letter_sheet
from journal.ui.dialogs.print_pages import PrintDialog
from journal.ui.dialogs.print_sheet_printers import Printing
from journal.ui.labels import capital, label
from journal.ui.shell.context import PageContext


class PrintLetterDialog(PrintDialog):
    """The letter as it stands in the composer, with sender and day; paper marks nothing as sent."""

    KEPT = "print letter"

    def __init__(
        self,
        context: PageContext,
        card: LetterCard,
        subject: str,
        body: str,
        parent: QWidget | None = None,
        *,
        printing: Printing | None = None,
        opener: Callable[[QUrl], bool],
    ) -> None:
        super().__init__(context, "print_letter", parent, printing, opener)
        self._card = card
        self._texts = (subject, body)
        # Read once: the dialog stands before the window, and only the paper changes in it.
        self._person = self.library.people.card(card.contact_id)
        self._facts = self.library.composing.facts(
            card.contact_id, card.kind, card.interview_id, about_id=card.about_id
        )
        self.setWindowTitle(self.tr("Print the letter to {name}").format(name=shown(card.name)))
        self.preview.setAccessibleName(self.tr("Preview of the letter"))
        self.place()
        self.fill_printers()
        self.show_pages()
        self.fit(900, 760)
        self.verb.setFocus()

    def _sheet(self) -> LetterSheet:
        card, facts = self._card, self._facts
        day = card.sent.date() if card.sent is not None else self.library.clock.today()
        return letter_sheet(
            *self._texts,
            day,
            person=self._person,
            me=facts.me if facts is not None else "",
            sender=facts.sender if facts is not None else "",
            paper=self.paper_chosen(),
        )

    def lay_out(self) -> tuple[Page, ...]:
        """The pages of the letter."""
        return lay_out_letter(self._sheet())

    def write(self, path: Path) -> None:
        """Writes the PDF."""
        write_letter(self._sheet(), path)

    def printed_words(self) -> str:
        """What is said once it was printed."""
        return self.tr("Letter printed")

    def proposed_name(self) -> str:
        """Which letter, and to whom."""
        stem = self.tr("{letter} {name}").format(
            letter=capital(label(self._card.kind)), name=self._card.name
        )
        return safe_filename(stem, ".pdf", fallback="letter")
