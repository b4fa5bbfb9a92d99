"""What the table of next steps is told of a person and an interview, and what it answers."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Final, NamedTuple

from journal.domain.codes import (
    Cadence,
    FollowUpKind,
    Format,
    InterviewStatus,
    Introduction,
    ReferralQuestion,
    Urgency,
)
from journal.domain.dates import WORKING_DAYS
from journal.domain.holds import Rank, rank
from journal.domain.step_codes import Missing, NextStepCode


class NextStep(NamedTuple):
    """The step, by when (local day and time), and whom it names beside the contact.

    ``missing``: what a meeting to prepare still lacks. ``what``: the user's own words for it.
    """

    code: NextStepCode
    due: date | None = None
    due_time: time | None = None
    other_name: str | None = None
    urgency: Urgency = Urgency.SOON
    missing: Missing | None = None
    what: str = ""


class OpenHold(NamedTuple):
    """An open hold: who has to act (None is the user), and when to check back.

    ``owner_gone``: whoever had to act was deleted. ``met``: all that was waited for has happened.
    ``owner_held``: whoever has to act must not be written to themselves.
    """

    owner: str | None = None
    check_back: date | None = None
    owner_gone: bool = False
    met: bool = False
    owner_held: bool = False

    def rank(self, today: date) -> tuple[Rank, bool, date]:
        """Which of several holds speaks for the person: the least."""
        return rank(
            mine=self.owner is None,
            owner_gone=self.owner_gone,
            met=self.met,
            check_back=self.check_back,
            today=today,
        )


class OpenFollowUp(NamedTuple):
    """An open follow-up that doesn't wait for a milestone; ``other_name`` if it is for another.

    ``what`` are the user's words for it, if there are any.
    """

    kind: FollowUpKind
    due: date | None = None
    due_time: time | None = None
    other_name: str | None = None
    what: str = ""


class Sent(NamedTuple):
    """Somebody whom this person sent to an interview instead of themselves, and who was not yet
    told how it went; ``held_on`` is the local day, None while it is to come."""

    name: str
    held_on: date | None = None


class Awaited(NamedTuple):
    """Somebody who is kept waiting by this person, and since when one may check back."""

    name: str
    check_back: date


class PersonFacts(NamedTuple):
    """What is known of the person, with or without an interview.

    ``follow_up`` is the most pressing open one of the contact, their interviews included,
    ``thank_you`` the most pressing one to thank them, whatever else presses more.
    ``referrer`` is the name of the primary referrer, ``reachable`` whether there is an address,
    a number or a link. ``other_way`` is a further referrer in whose name they may be written to
    although the primary one, or they themselves, declined. ``meetings`` are the states of all
    interviews with them. ``awaited`` is who has waited longest
    for what this person promised, once the day to check back has come.
    """

    introduction: Introduction | None = None
    referrer: str | None = None
    hold: OpenHold | None = None
    follow_up: OpenFollowUp | None = None
    reachable: bool = True
    last_touch: date | None = None
    cadence: Cadence = Cadence.NONE
    thank_you: OpenFollowUp | None = None
    other_way: str | None = None
    awaited: Awaited | None = None
    sent: Sent | None = None
    meetings: frozenset[InterviewStatus] = frozenset()


_NOT_KNOWN = PersonFacts()


class Pace(NamedTuple):
    """How long one waits for a reply, in working days after the request.

    One reminder for each of ``waits``; after those it is left to rest. ``working`` holds the
    weekdays that count, 0 is Monday.
    """

    waits: tuple[int, ...] = (3, 7)
    rest: int = 10
    working: frozenset[int] = WORKING_DAYS


USUAL_PACE: Final = Pace()


class InterviewFacts(NamedTuple):
    """What is known of one interview; ``start`` and ``end`` are aware.

    ``answers`` counts questions with an answer, ``unanswered`` those marked as asked that have
    none; ``captured`` says that a summary or how it went is written. ``reminders`` counts those
    sent since ``requested_on``. ``instead_of`` is the person first asked when a substitute came,
    ``names_checked`` whether those who wanted to think about names were asked again.
    """

    status: InterviewStatus
    person: PersonFacts = _NOT_KNOWN
    format: Format | None = None
    start: datetime | None = None
    end: datetime | None = None
    questions: int = 0
    answers: int = 0
    unanswered: int = 0
    questions_sent: bool = False
    printed: bool = False
    captured: bool = False
    requested_on: date | None = None
    reminders: int = 0
    thanked: bool = False
    referrer_thanked: bool = False
    referrer_thanks: date | None = None
    names: ReferralQuestion = ReferralQuestion.NOT_YET
    names_checked: bool = False
    instead_of: str | None = None
    research: bool = False
    pitch: bool = False
    pace: Pace = USUAL_PACE

    @property
    def written_down(self) -> bool:
        """Whether what was said is kept: summed up, or an answer to each question asked."""
        return self.captured or (self.answers > 0 and not self.unanswered)


class ContactFacts(NamedTuple):
    """A person and the interview that leads (``leading``), if they have any."""

    person: PersonFacts = _NOT_KNOWN
    interview: InterviewFacts | None = None
