"""Capture: what was said, whom they named, what was agreed, and what follows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.domain.codes import NoteKind
from journal.domain.next_step import NextStep, NextStepCode
from journal.domain.statuses import was_held
from journal.domain.views.meetings import InterviewCard
from journal.ui.desk import Desk
from journal.ui.interviews.accent_button import AccentButton
from journal.ui.interviews.agreements_panel import AgreementsPanel
from journal.ui.interviews.answers_panel import AnswersPanel
from journal.ui.interviews.companies_panel import CompaniesPanel
from journal.ui.interviews.names_panel import NamesPanel
from journal.ui.interviews.notes_panel import NoteFields, NotesForm, NotesPanel
from journal.ui.interviews.proposals_panel import ProposalsPanel
from journal.ui.interviews.rating import Rating
from journal.ui.theme import SPACE
from journal.ui.widgets.block import Block
from journal.ui.widgets.inline_edit import INSET
from journal.ui.widgets.label import Label
from journal.ui.widgets.strip import TintCard
from journal.ui.widgets.two_columns import TwoColumns


class HeldCard(TintCard):
    """Asks whether the conversation took place, until it is marked as held."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("neutral", parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.card, SPACE.medium, SPACE.card, SPACE.medium)
        column.setSpacing(SPACE.small)
        column.addWidget(Label(self.tr("Follow-ups are proposed once you have met."), wrap=True))
        self.button = AccentButton(self.tr("Mark as held"))
        self.button.setObjectName("interviews.capture.held")
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTrailing)


class CaptureTab(TwoColumns):
    """``held_wanted``: the user says that it took place. ``changed``: buttons came or went."""

    held_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("interviews.capture")
        self._desk = desk
        self._card: InterviewCard | None = None
        self.answers = AnswersPanel(desk)
        self._make_notes()
        self._make_side()
        self.main.addWidget(self.answers)
        for notes in self._notes:
            self.main.addWidget(notes)
        cards = QVBoxLayout()
        cards.setContentsMargins(INSET, 0, INSET, 0)
        cards.addWidget(self.held)
        cards.addWidget(self.proposals)
        self.side.addLayout(cards)
        for panel in (self._went, self.names, self.companies):
            self.side.addWidget(panel)

    def _make_notes(self) -> None:
        desk, n = self._desk, NoteKind
        self.summary = NoteFields(
            desk,
            "capture",
            {n.SUMMARY: self.tr("In your own words")},
            self._save_interview_note,
        )
        self.listened = NoteFields(
            desk,
            "capture",
            {
                n.ISSUE: self.tr("What they struggle with at work"),
                n.PROFESSIONAL: self.tr("What interests them in their work"),
                n.PERSONAL: self.tr("What they like besides"),
                n.CLUE: self.tr("What you could come back to"),
            },
            self._save_person_note,
        )
        self.feedback = NoteFields(
            desk,
            "capture",
            {
                n.RESUME_FEEDBACK: self.tr("Strengths and weaknesses they saw"),
                n.HOW_I_COME_ACROSS: self.tr("What they said of your manner"),
            },
            self._save_interview_note,
        )
        self.agreements = AgreementsPanel(desk)
        self._notes = (
            self.agreements,
            NotesPanel(self.summary),
            NotesForm(self.tr("What to remember of them"), self.listened),
            NotesPanel(self.feedback),
        )

    def _make_side(self) -> None:
        self.held = HeldCard()
        self.held.button.clicked.connect(self.held_wanted)
        self.proposals = ProposalsPanel(self._desk)
        self._went = Block(self.tr("How it went"))
        self.rating = Rating()
        self.rating.setObjectName("interviews.capture.rating")
        self.rating.setAccessibleName(self.tr("How it went"))
        self.rating.rated.connect(self._rate)
        self._went.add_field(self.rating)
        self.names = NamesPanel(self._desk)
        self.companies = CompaniesPanel(self._desk)

    def show_card(self, card: InterviewCard) -> None:
        """Shows an interview."""
        self._card = card
        self.answers.show_card(card)
        for notes in (self.summary, self.feedback):
            notes.show_notes(card.id, card.notes)
        self.listened.show_notes(card.row.contact_id, card.person_notes)
        self.held.setHidden(was_held(card.row.status))
        self.proposals.show_card(card)
        self.rating.set_rating(card.rating)
        self.agreements.show_card(card)
        self.names.show_card(card)
        self.companies.show_card(card)

    def focus_first(self) -> None:
        """To the first question without an answer."""
        self.answers.focus_first()

    def focus_for(self, step: NextStep) -> None:
        """To what a next step speaks of."""
        if step.code in (NextStepCode.ASK_FOR_NAMES, NextStepCode.CHECK_BACK_NAMES):
            self.see_soon(self.names)
            self.names.focus_question()
        else:
            self.focus_first()

    def own_step(self) -> AccentButton | None:
        """The button that comes next here, if there is one."""
        if self.proposals.is_pending():
            return self.proposals.button
        return None if self.held.isHidden() else self.held.button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter accepts what is proposed."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if enter and control and self.proposals.is_pending():
            self.proposals.create_ticked()
        else:
            super().keyPressEvent(event)

    def _rate(self, rating: int) -> None:
        card = self._card
        if card is not None:
            set_field = self._desk.library.meetings.set_field
            self._desk.attempt(lambda: set_field(card.id, "rating", rating))

    def _save_person_note(self, contact: int, kind: NoteKind, text: str, visit: str) -> None:
        self._desk.library.contacts.set_note(
            contact, kind, text, visit=visit, origin=self._desk.origin
        )

    def _save_interview_note(self, interview: int, kind: NoteKind, text: str, visit: str) -> None:
        self._desk.library.capture.set_note(
            interview, kind, text, visit=visit, origin=self._desk.origin
        )
