"""What is done with a meeting that is over, other than writing: later, or nothing."""

from __future__ import annotations

from datetime import datetime

from journal.domain.changes import Kind
from journal.domain.clock import Clock
from journal.domain.codes import FollowUpKind, FollowUpState, InterviewStatus, NoteKind
from journal.domain.views.meetings import InterviewRow
from journal.errors import Refused, mark
from journal.services.capturing import CaptureCommands
from journal.services.meetings import InterviewCommands
from journal.services.promises import close
from journal.services.wording import shown, translate
from journal.store import after_meetings, follow_ups, interviews
from journal.store.journal import Journal


class AfterMeetings:
    """Each method is one undoable step; of an interview that is gone it does nothing."""

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        meetings: InterviewCommands,
        capture: CaptureCommands,
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._meetings = meetings
        self._capture = capture

    def put_off(self, interview_id: int, until: datetime | None) -> None:
        """Doesn't ask about it until an aware moment; with None it asks again now.

        Raises Refused for a moment that is not to come.
        """
        if until is not None and until <= self._clock.now():
            raise Refused(
                mark("That time is over."),
                mark("Nothing was changed."),
                mark("Type one to come: “15:00”, “tomorrow 9:00”."),
            )
        name = self._name(interview_id)
        if name is None:
            return
        title = translate("Steps", "Remind later: {what}").format(what=shown(name))
        with self._journal.step(title) as step:
            database, now = self._journal.database, self._clock.now()
            gone = after_meetings.to_remove(database, interview_id, now)
            step.delete(Kind.HINT_DISMISSAL, *gone)
            if until is not None:
                step.insert(
                    Kind.HINT_DISMISSAL,
                    hint=after_meetings.HINT,
                    subject=after_meetings.subject(interview_id, until),
                )

    def nothing_said(self, interview_id: int) -> None:
        """It was held, and nothing is to be written down: that is what its summary says."""
        name = self._name(interview_id)
        if name is None:
            return
        title = translate("Steps", "Nothing to write down: {name}").format(name=shown(name))
        with self._journal.step(title):
            self._held(interview_id)
            text = translate("Steps", "Nothing to write down.")
            self._capture.set_note(interview_id, NoteKind.SUMMARY, text)

    def thanked(self, interview_id: int) -> None:
        """They were thanked, however that was: open thank-yous for it are done by it."""
        found = self._found(interview_id)
        if found is None:
            return
        title = translate("Steps", "Thanked {name}").format(name=shown(found.name))
        with self._journal.step(title) as step:
            self._held(interview_id)
            owed = follow_ups.thank_yous(self._journal.database, interview_id, found.contact_id)
            for key in owed:
                close(step, self._journal, self._clock, key, FollowUpState.DONE)
            if owed:
                return
            today = self._clock.today()
            step.insert(
                Kind.FOLLOW_UP,
                contact_id=found.contact_id,
                interview_id=interview_id,
                kind=FollowUpKind.THANK_YOU,
                due_on=today,
                state=FollowUpState.DONE,
                closed_on=today,
                created_at=self._clock.now(),
            )

    def _held(self, interview_id: int) -> None:
        found = self._found(interview_id)
        if found is not None and found.status != InterviewStatus.HELD:
            self._meetings.set_status(interview_id, InterviewStatus.HELD)

    def _name(self, interview_id: int) -> str | None:
        found = self._found(interview_id)
        return found.name if found is not None else None

    def _found(self, interview_id: int) -> InterviewRow | None:
        return next(iter(interviews.rows(self._journal.database, [interview_id])), None)
