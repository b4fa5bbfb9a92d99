"""Marks of what the user wrote: the touch, the follow-ups done by it, the request made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from journal.domain.changes import Kind
from journal.domain.clock import Clock
from journal.domain.codes import (
    Channel,
    FollowUpKind,
    FollowUpState,
    InterviewStatus,
    LetterKind,
)
from journal.domain.dates import add_working_days
from journal.services.contacts import insert_touch
from journal.services.fulfilling import reached_out, thanked
from journal.services.guarding import Holds
from journal.services.meetings import InterviewCommands
from journal.services.moving_on import moved_on
from journal.services.promises import close
from journal.services.wording import name_of, translate
from journal.store import follow_ups, written
from journal.store.habits import pace
from journal.store.journal import Journal, Step

AGAIN = 5
"""Working days after which one asks again whether a promised introduction was made."""

DOES: Final[Mapping[LetterKind, tuple[FollowUpKind, ...]]] = {
    LetterKind.REQUEST: (FollowUpKind.WRITE,),
    LetterKind.QUESTIONS: (FollowUpKind.SEND_QUESTIONS,),
    LetterKind.CONFIRMATION: (FollowUpKind.CONFIRM,),
    LetterKind.THANK_YOU: (FollowUpKind.THANK_YOU, FollowUpKind.THANK_REFERRER),
    LetterKind.THANK_REFERRER: (FollowUpKind.THANK_REFERRER, FollowUpKind.THANK_YOU),
    LetterKind.CHECK_BACK: (FollowUpKind.CHECK_BACK,),
    LetterKind.UPDATE: (
        FollowUpKind.REPORT_BACK,
        FollowUpKind.UPDATE,
        FollowUpKind.PROMISED_BY_ME,
    ),
    LetterKind.GOOD_NEWS: (FollowUpKind.GOOD_NEWS,),
}
"""The follow-ups that a letter does: the most pressing open one of these kinds."""

NOTED: Final = frozenset(
    {FollowUpKind.REQUEST_REMINDER, FollowUpKind.SEND_QUESTIONS, FollowUpKind.CONFIRM,
     FollowUpKind.THANK_YOU, FollowUpKind.THANK_REFERRER}
)  # fmt: skip
"""Kinds by whose being done an interview knows where it stands; noted even if none was open."""


class LetterCommands:
    """Each method is one undoable step."""

    def __init__(self, journal: Journal, clock: Clock, meetings: InterviewCommands) -> None:
        self._journal = journal
        self._clock = clock
        self._meetings = meetings
        self._guard = Holds(journal, clock)

    def written(
        self,
        contact_id: int,
        kind: LetterKind,
        what: str,
        *,
        interview_id: int | None = None,
        channel: Channel = Channel.MAIL,
        letter_id: int | None = None,
        about_id: int | None = None,
        anyway: bool = False,
    ) -> int | None:
        """Records that the user wrote; ``what`` is shown in the timeline.

        What comes back is the interview that it belongs to.
        Raises OnHold for somebody who must not be written to yet, unless it is done ``anyway``.
        A request makes the interview idea a requested one (one is planned where there is none);
        with a requested one it is a reminder. Somebody whose move was waited for, and who was
        asked about it now, is asked again a week later. Thanks to whoever sent a substitute, and
        asking again about names, belong to the interview held last that waits for them.
        ``about_id`` is whom it speaks of: thanks for one name do all that ask for these thanks.
        """
        self._guard.check(contact_id, anyway=anyway)
        title = translate("Steps", "Wrote to {name}").format(
            name=name_of(self._journal, contact_id)
        )
        with self._journal.step(title) as step:
            kinds = DOES[kind]
            interview_id = self._waiting(contact_id, kind, interview_id)
            if kind is LetterKind.REQUEST:
                done, interview_id, kinds = self._request(step, contact_id, interview_id)
            else:
                done = self._close(step, contact_id, kinds, interview_id, about_id)
            waits = kind is LetterKind.CHECK_BACK and written.thinks(
                self._journal.database, interview_id, contact_id
            )
            for_name = kind is LetterKind.THANK_REFERRER and about_id is not None
            known = interview_id is not None and (kinds[0] in NOTED or waits)
            if done is None and (known or for_name):
                done = self._note_done(step, contact_id, kinds[0], interview_id, about_id)
            if kind is LetterKind.CHECK_BACK:
                self._ask_again(step, contact_id)
            insert_touch(
                step,
                self._clock,
                contact_id,
                channel,
                what,
                interview_id=interview_id,
                follow_up_id=done,
                letter_id=letter_id,
            )
            return interview_id

    def check(self, contact_id: int, *, anyway: bool = False) -> None:
        """Raises OnHold for somebody who must not be written to yet, unless done ``anyway``."""
        self._guard.check(contact_id, anyway=anyway)

    def is_reminder(self, contact_id: int, kind: LetterKind, interview_id: int | None) -> bool:
        """Whether a letter would remind somebody of a request made before."""
        found = written.askable(self._journal.database, contact_id, interview_id)
        asked = found is not None and found[1] == InterviewStatus.REQUESTED
        return kind is LetterKind.REQUEST and asked

    def _waiting(self, contact_id: int, kind: LetterKind, interview_id: int | None) -> int | None:
        """The interview that a letter is about; one of somebody else's stays what it is."""
        database = self._journal.database
        if not written.waits(kind):
            return interview_id
        if interview_id is not None and not written.is_with(database, interview_id, contact_id):
            return interview_id
        found = written.waiting_meeting(database, contact_id, kind, interview_id)
        return interview_id if found is None else found

    def _request(
        self, step: Step, contact_id: int, interview_id: int | None
    ) -> tuple[int | None, int, tuple[FollowUpKind, ...]]:
        """What a request does: the follow-up, the interview asked for, the kinds looked for."""
        kinds = DOES[LetterKind.REQUEST]
        done = self._close(step, contact_id, kinds, interview_id)
        reached_out(step, self._clock, contact_id, self._clock.today())  # several named them
        interview_id, reminded = self._ask(step, contact_id, interview_id)
        if reminded:
            kinds = (FollowUpKind.REQUEST_REMINDER,)
            done = self._close(step, contact_id, kinds, interview_id)
        moved_on(step, self._journal, self._clock, interview_id)
        return done, interview_id, kinds

    def _ask(self, step: Step, contact_id: int, interview_id: int | None) -> tuple[int, bool]:
        """The interview asked for, and whether it had been asked for before."""
        row = written.askable(self._journal.database, contact_id, interview_id)
        if row is None:
            return self._meetings.plan(contact_id, status=InterviewStatus.REQUESTED), False
        if row[1] == InterviewStatus.REQUESTED:
            return row[0], True
        step.update(
            Kind.INTERVIEW,
            row[0],
            status=InterviewStatus.REQUESTED,
            requested_on=self._clock.today(),
        )
        return row[0], False

    def _close(
        self,
        step: Step,
        contact_id: int,
        kinds: tuple[FollowUpKind, ...],
        interview_id: int | None,
        about_id: int | None = None,
    ) -> int | None:
        database, today = self._journal.database, self._clock.today()
        found = follow_ups.done_by(database, contact_id, kinds, interview_id, today, about_id)
        said = None if found is None else follow_ups.kept(database, found)
        if found is None or said is None:
            return None
        close(step, self._journal, self._clock, found, FollowUpState.DONE)
        if said.kind == FollowUpKind.THANK_REFERRER and said.about_id is not None:
            thanked(step, self._clock, contact_id, said.about_id)
        return found

    def _note_done(
        self,
        step: Step,
        contact_id: int,
        kind: FollowUpKind,
        interview_id: int | None,
        about_id: int | None,
    ) -> int:
        return step.insert(
            Kind.FOLLOW_UP,
            contact_id=contact_id,
            about_id=about_id if kind is FollowUpKind.THANK_REFERRER else None,
            interview_id=interview_id,
            kind=kind,
            due_on=self._clock.today(),
            state=FollowUpState.DONE,
            closed_on=self._clock.today(),
            created_at=self._clock.now(),
        )

    def _ask_again(self, step: Step, mover_id: int) -> None:
        today, working = self._clock.today(), pace(self._journal.database).working
        for key in written.moves_due(self._journal.database, mover_id, today):
            step.update(Kind.HOLD, key, check_back=add_working_days(today, AGAIN, working))
