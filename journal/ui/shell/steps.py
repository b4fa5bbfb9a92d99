"""Does what the button of a next step promises: every code leads somewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl

from journal.domain import statuses
from journal.domain.codes import FollowUpKind, InterviewStatus, PointKind
from journal.domain.names import fold
from journal.domain.next_step import ACTIONS, LETTERS, TO_OTHER, ActionCode, NextStep, NextStepCode
from journal.domain.step_codes import FOLLOW_UP_STEPS
from journal.domain.views.meetings import InterviewRow
from journal.domain.views.people import PersonCard
from journal.errors import KnownError
from journal.ui.shell.context import PageContext
from journal.ui.shell.hold_question import may_write

if TYPE_CHECKING:
    from journal.ui.shell.doing import Doing

translate = QCoreApplication.translate
A = ActionCode


class Steps:
    """One method for each action that is more than going somewhere."""

    def __init__(
        self, context: PageContext, doing: Doing, open_url: Callable[[QUrl], bool]
    ) -> None:
        self._context = context
        self._library = context.library
        self._go = context.navigator
        self._doing = doing
        self._open_url = open_url

    def do(self, step: NextStep, contact_id: int, interview_id: int | None) -> None:
        """Does it."""
        action = ACTIONS[step.code]
        if action is A.WRITE_LETTER:
            self._write(step, contact_id, interview_id)
            return
        if interview_id is None:
            row = statuses.of_action(action, *self._interviews(contact_id))
            interview_id = row.id if row is not None else None
        go = self._go
        of_person: dict[ActionCode, Callable[[int], object]] = {
            A.EDIT_CONTACT: go.show_contact,
            A.NEW_INTERVIEW: go.new_interview,
            A.OPEN_HOLD: self._doing.open_hold,
            A.FREE_AND_WRITE: self._doing.free_and_write,
            A.FIND_PERSON: self._find_person,
            A.FINISH_FOLLOW_UP: lambda key: self._finish_follow_up(step, key),
            A.OPEN_PROFILE: self._open_profile,
        }
        of_interview: dict[ActionCode, Callable[[int], object]] = {
            A.RECORD_REPLY: go.schedule,
            A.SET_DATE: go.schedule,
            A.CLOSE_NO_REPLY: self._close_no_reply,
            A.OPEN_PREPARE: lambda key: go.show_interview(key, "prepare"),
            A.PRINT_SHEET: go.print_sheet,
            A.START_MEETING: lambda key: go.show_interview(key, "capture"),
            A.OPEN_CAPTURE: lambda key: go.show_interview(key, "capture"),
        }
        if action in of_person:
            of_person[action](contact_id)
        elif interview_id is not None:
            of_interview[action](interview_id)
        else:
            go.new_interview(contact_id)

    def _interviews(self, contact_id: int) -> tuple[list[InterviewRow], int | None]:
        """Those with a person, and which one their next step is about."""
        people = self._library.people
        rows = people.interviews(contact_id)
        return rows, people.leading_interview(contact_id) if len(rows) > 1 else None

    def _write(self, step: NextStep, contact_id: int, interview_id: int | None) -> None:
        kind = LETTERS[step.code]
        their_own = step.code is not NextStepCode.THANK_FOR_NAME  # that is about somebody else's
        if interview_id is None and their_own:
            row = statuses.of_letter(kind, *self._interviews(contact_id))
            interview_id = row.id if row is not None else None
        recipient: int | None = contact_id
        if step.code in TO_OTHER:
            card = self._library.people.card(contact_id)
            recipient = self._sender(step, interview_id)
            if recipient is None and card is not None:
                recipient = self._other(card, step)
            if recipient is None:
                self._go.show_contact(contact_id)
                return
        if recipient is not None:
            about = contact_id if recipient != contact_id else self._kept_waiting(step, contact_id)
            self._go.write_to(recipient, kind, interview_id, about_id=about)

    def _kept_waiting(self, step: NextStep, contact_id: int) -> int | None:
        """About whom somebody is written to who has been silent."""
        if step.code is not NextStepCode.CHECK_BACK or not step.other_name:
            return None
        waiting = self._library.guard.waiting_for(contact_id)
        return next((hold.contact_id for hold in waiting if hold.name == step.other_name), None)

    def _sender(self, step: NextStep, interview_id: int | None) -> int | None:
        """Who sent somebody else to the interview, and is thanked for it."""
        if interview_id is None or step.code is not NextStepCode.THANK_REFERRER:
            return None
        card = self._library.interviews.card(interview_id)
        return card.instead_of_id if card is not None else None

    def _other(self, card: PersonCard, step: NextStep) -> int | None:
        """Whom a letter goes to that isn't for the person: who has the move, or referred them."""
        movers = [
            (hold.whose_move, hold.whose_move_id) for hold in card.holds if hold.whose_move_id
        ]
        referrers = [
            (row.name, row.contact_id)
            for row in sorted(card.referrers, key=lambda row: not row.is_primary)
        ]
        near = movers + referrers if step.code is NextStepCode.CHECK_BACK_REFERRER else referrers
        wanted = step.other_name
        if wanted:
            for name, key in [*near, *movers]:
                if name == wanted:
                    return key
            named = self._library.people.names(wanted, 20)
            same = [row.id for row in named if fold(row.name) == fold(wanted)]
            if len(same) == 1:
                return same[0]
        return near[0][1] if near else None

    def _find_person(self, contact_id: int) -> None:
        card = self._library.people.card(contact_id)
        self._go.show_people(card.company if card is not None else "")

    def _finish_follow_up(self, step: NextStep, contact_id: int) -> None:
        """The one that the step is: by its words and its day where there are several."""
        rows = [
            row
            for row in self._library.days.open_with(contact_id)
            if FOLLOW_UP_STEPS[FollowUpKind(row.kind)] is step.code
        ]
        rows = [row for row in rows if (row.what, row.due_on) == (step.what, step.due)] or rows
        if rows:
            self._go.finish_follow_up(rows[0].id)
        else:
            self._go.show_contact(contact_id)

    def _open_profile(self, contact_id: int) -> None:
        card = self._library.people.card(contact_id)
        link = card.first(PointKind.LINK) if card is not None else ""
        if not may_write(self._context, contact_id):  # an invitation reaches them as well
            return
        url = QUrl.fromUserInput(link)
        if link and url.scheme() in ("http", "https") and self._open_url(url):
            return
        self._go.show_contact(contact_id)
        self._context.notifier.refuse(
            translate("Steps", "No profile link is known yet; add one under About.")
        )

    def _close_no_reply(self, interview_id: int) -> None:
        try:
            self._library.meetings.set_status(interview_id, InterviewStatus.NO_REPLY)
        except KnownError as error:
            self._context.notifier.problem(error)
            return
        self._context.notifier.done(translate("Steps", "Closed as no reply"))
