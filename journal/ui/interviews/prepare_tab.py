"""Prepare: questions and bank on the left; pitch, notes, list and plan on the right."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journal.domain.codes import NoteKind
from journal.domain.views.meetings import InterviewCard
from journal.ui.desk import Desk
from journal.ui.interviews.accent_button import AccentButton
from journal.ui.interviews.bank_panel import BankPanel
from journal.ui.interviews.bring_panel import BringPanel
from journal.ui.interviews.notes_panel import NoteFields, NotesPanel
from journal.ui.interviews.pitch_panel import PitchPanel
from journal.ui.interviews.plan_panel import PlanPanel
from journal.ui.interviews.questions_panel import QuestionsPanel
from journal.ui.widgets.two_columns import TwoColumns


class PrepareTab(TwoColumns):
    """All that is done before the meeting."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("interviews.prepare")
        self._desk = desk
        self._card: InterviewCard | None = None
        self.questions = QuestionsPanel(desk)
        self.questions.suggest_wanted.connect(self.use_suggested)
        self.bank = BankPanel(desk)
        self.pitch = PitchPanel(desk)
        self.notes = NoteFields(
            desk,
            "prepare",
            {
                NoteKind.RESEARCH: self.tr("What they did, wrote and attained"),
                NoteKind.COMMON_GROUND: self.tr("What you both know or went through"),
                NoteKind.OFFER: self.tr("A contact, an article, a hand"),
            },
            self._save_note,
        )
        self.bring = BringPanel(desk)
        self.plan = PlanPanel(desk)
        self.main.addWidget(self.questions)
        self.main.addWidget(self.bank)
        for panel in (self.pitch, NotesPanel(self.notes), self.bring, self.plan):
            self.side.addWidget(panel)
        for view in (self.questions.view, self.bank.view):
            view.near.connect(lambda place, view=view: self.see(view, place))

    def show_card(self, card: InterviewCard) -> None:
        """Shows an interview."""
        self._card = card
        self.questions.show_card(card)
        self.bank.show_card(card)
        self.pitch.show_card(card)
        self.notes.show_notes(card.row.contact_id, card.person_notes)
        self.bring.show_card(card)
        self.plan.show_card(card)

    def focus_first(self) -> None:
        """Where one begins: the suggestions, or the questions."""
        self.questions.focus_first()

    def own_step(self) -> AccentButton | None:
        """The button that prepares, while nothing is."""
        return self.questions.suggested if self.questions.has_suggestions() else None

    def use_suggested(self) -> None:
        """Fills the list with as many questions as the conversation holds."""
        card = self._card
        if card is None:
            return
        library = self._desk.library
        ids = library.interviews.suggested(card)
        if ids and self._desk.attempt(lambda: library.questions.add_from_bank(card.id, ids)):
            view = self.questions.view
            view.setFocus()
            view.setCurrentIndex(self.questions.questions.index(0))

    def _save_note(self, contact: int, kind: NoteKind, text: str, visit: str) -> None:
        self._desk.library.contacts.set_note(
            contact, kind, text, visit=visit, origin=self._desk.origin
        )
