"""The card above the lists: the interview that presses most, and what its buttons do."""

from __future__ import annotations

from PySide6.QtCore import QObject

from journal.domain.next_step import NextStep, NextStepCode
from journal.domain.views.days import TodayView
from journal.domain.views.meetings import InterviewRow
from journal.ui.shell.context import PageContext
from journal.ui.today.next_card import NextInterviewCard


class Leading(QObject):
    """Shows the leading interview of a view on ``card``; without one the card is hidden."""

    def __init__(self, context: PageContext) -> None:
        self.card = NextInterviewCard()
        super().__init__(self.card)
        self._context = context
        self._library = context.library
        self._row: InterviewRow | None = None
        self._step: NextStep | None = None
        self.card.stepped.connect(self._do_step)
        self.card.tab_wanted.connect(self._show_interview)
        self.card.print_wanted.connect(self._print_sheet)
        self.card.person_wanted.connect(self._show_person)
        self.card.referrer_wanted.connect(self._show_referrer)

    @property
    def is_to_write_down(self) -> bool:
        """Whether what was said there is to be written down."""
        return self._step is not None and self._step.code is NextStepCode.CAPTURE

    def show_view(self, view: TodayView) -> None:
        """Reads the interview that leads, if one does."""
        self._row = row = view.leading
        card = self._library.interviews.card(row.id) if row else None
        self.card.setVisible(card is not None)
        self._step = None
        if card is not None:
            if row == view.to_capture:  # the thanks, which may press too, are among the rows
                self._step = NextStep(NextStepCode.CAPTURE)
            else:
                self._step = self._library.interviews.next_step(card.id)
            self.card.show_interview(card, self._step, self._library.clock.now())

    def _do_step(self) -> None:
        if self._row is not None and self._step is not None:
            self._context.navigator.do_step(
                self._step, contact_id=self._row.contact_id, interview_id=self._row.id
            )

    def _show_interview(self, tab: str) -> None:
        if self._row is not None:
            self._context.navigator.show_interview(self._row.id, tab)

    def _print_sheet(self) -> None:
        if self._row is not None:
            self._context.navigator.print_sheet(self._row.id)

    def _show_person(self) -> None:
        if self._row is not None:
            self._context.navigator.show_contact(self._row.contact_id)

    def _show_referrer(self) -> None:
        card = self._library.people.card(self._row.contact_id) if self._row else None
        if card is not None and card.path:
            self._context.navigator.show_contact(card.path[-1].id)
