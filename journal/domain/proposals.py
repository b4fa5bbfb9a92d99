"""Which follow-ups are proposed after what happened: one table, and the dates it gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from journal.domain.codes import Cadence, FollowUpKind, Format, LinkedIn
from journal.domain.dates import WORKING_DAYS, add_months, add_working_days
from journal.domain.followups import THANK_YOU_HOURS, next_touch_due

ON_PAPER: Final = frozenset({Format.IN_PERSON, Format.COFFEE, Format.LUNCH})


class Event(StrEnum):
    """What happened, upon which follow-ups are proposed."""

    REQUEST_SENT = "request sent"
    INTERVIEW_SCHEDULED = "interview scheduled"
    INTERVIEW_HELD = "interview held"
    REFERRAL_NAMED = "referral named"
    REFERRAL_PROMISED = "referral promised"
    INTRODUCTION_MADE = "introduction made"
    NAMES_NOT_GIVEN = "names not given yet"


class Unit(StrEnum):
    """What a delay is counted in. The last two take the day from the facts."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working days"
    MONTHS = "months"
    DAYS_BEFORE_START = "days before the start"
    CADENCE = "cadence"
    AS_AGREED = "as agreed"


class Only(StrEnum):
    """Under which condition a proposal is made at all."""

    ALWAYS = "always"
    WITH_CLOCK = "has a clock"
    ON_PAPER = "sheet of paper fits"
    REFERRED = "somebody referred them"
    NOT_CONNECTED = "not connected"
    ASKED_TO_REPORT = "asked to report back"
    EACH_PROMISE = "each promise"
    EACH_OF_THEIRS = "each promise of theirs"


class Whom(StrEnum):
    """To whom a proposed follow-up belongs."""

    CONTACT = "contact"
    REFERRER = "referrer"


@dataclass(frozen=True, slots=True)
class ProposalRule:
    """One row of the table. ``key`` is stable: settings change the delay under it.

    ``n`` counts ``unit``; with AS_AGREED it is the days taken where no date was agreed.
    """

    key: str
    event: Event
    kind: FollowUpKind
    n: int
    unit: Unit
    whom: Whom = Whom.CONTACT
    only: Only = Only.ALWAYS


@dataclass(frozen=True, slots=True)
class Promise:
    """Something promised in a meeting: the agreement's id, by when, and in which words."""

    agreement: int
    by: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class ProposalFacts:
    """What the rules need to know.

    ``promises`` are the user's own, ``theirs`` those of the person met.
    ``at`` is the aware local moment of the event: when the request went out, the meeting
    ended, the name was given. For an interview that was scheduled it is now, and ``start``
    the agreed start (None for a letter).
    """

    at: datetime
    start: datetime | None = None
    format: Format | None = None
    referred: bool = False
    linkedin: LinkedIn = LinkedIn.UNKNOWN
    cadence: Cadence = Cadence.NONE
    report_back: bool = False
    agreed_on: date | None = None
    promises: tuple[Promise, ...] = ()
    theirs: tuple[Promise, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A follow-up that could be made. ``not_before``: an earlier day would break a word given."""

    rule: str
    kind: FollowUpKind
    due_on: date
    due_time: time | None = None
    whom: Whom = Whom.CONTACT
    not_before: date | None = None
    agreement: int | None = None
    words: str = ""

    @property
    def origin(self) -> str:
        """Names what a follow-up was made of: the rule, and the agreement where there are any."""
        return self.rule if self.agreement is None else f"{self.rule}:{self.agreement}"


_DAY = timedelta(days=1)
_K, _U, _E = FollowUpKind, Unit, Event
PROPOSALS: Final[tuple[ProposalRule, ...]] = (
    ProposalRule("request.remind.1", _E.REQUEST_SENT, _K.REQUEST_REMINDER, 3, _U.WORKING_DAYS),
    ProposalRule("request.remind.2", _E.REQUEST_SENT, _K.REQUEST_REMINDER, 7, _U.WORKING_DAYS),
    ProposalRule(
        "scheduled.questions", _E.INTERVIEW_SCHEDULED, _K.SEND_QUESTIONS, 3, _U.DAYS_BEFORE_START,
        only=Only.WITH_CLOCK,
    ),
    ProposalRule(
        "scheduled.confirm", _E.INTERVIEW_SCHEDULED, _K.CONFIRM, 1, _U.DAYS_BEFORE_START,
        only=Only.WITH_CLOCK,
    ),
    ProposalRule(
        "scheduled.print", _E.INTERVIEW_SCHEDULED, _K.PRINT, 1, _U.DAYS_BEFORE_START,
        only=Only.ON_PAPER,
    ),
    ProposalRule("held.thank", _E.INTERVIEW_HELD, _K.THANK_YOU, THANK_YOU_HOURS, _U.HOURS),
    ProposalRule(
        "held.thank_referrer", _E.INTERVIEW_HELD, _K.THANK_REFERRER, 2, _U.DAYS,
        whom=Whom.REFERRER, only=Only.REFERRED,
    ),
    ProposalRule(
        "held.connect", _E.INTERVIEW_HELD, _K.CONNECT, 2, _U.DAYS, only=Only.NOT_CONNECTED
    ),
    ProposalRule(
        "held.promise", _E.INTERVIEW_HELD, _K.PROMISED_BY_ME, 2, _U.AS_AGREED,
        only=Only.EACH_PROMISE,
    ),
    ProposalRule(
        "held.theirs", _E.INTERVIEW_HELD, _K.CHECK_BACK, 7, _U.AS_AGREED,
        only=Only.EACH_OF_THEIRS,
    ),
    ProposalRule(
        "held.report", _E.INTERVIEW_HELD, _K.REPORT_BACK, 1, _U.MONTHS, only=Only.ASKED_TO_REPORT
    ),
    ProposalRule("held.update", _E.INTERVIEW_HELD, _K.UPDATE, 1, _U.CADENCE),
    ProposalRule("named.write", _E.REFERRAL_NAMED, _K.WRITE, 2, _U.DAYS),
    ProposalRule(
        "promised.check", _E.REFERRAL_PROMISED, _K.CHECK_BACK, 7, _U.AS_AGREED, whom=Whom.REFERRER
    ),
    ProposalRule("made.write", _E.INTRODUCTION_MADE, _K.WRITE, 1, _U.DAYS),
    ProposalRule(
        "made.thank_referrer", _E.INTRODUCTION_MADE, _K.THANK_REFERRER, 1, _U.DAYS,
        whom=Whom.REFERRER,
    ),
    ProposalRule("names.check", _E.NAMES_NOT_GIVEN, _K.CHECK_BACK, 2, _U.DAYS),
)  # fmt: skip


def propose(
    event: Event,
    facts: ProposalFacts,
    rules: Sequence[ProposalRule] = PROPOSALS,
    working: frozenset[int] = WORKING_DAYS,
) -> tuple[Proposal, ...]:
    """The follow-ups that fit an event, the first due first; none of them is made yet.

    ``rules`` and ``working`` (weekdays, 0 is Monday) are as the user chose them.
    One writes on working days: a day that nobody agreed is moved on to the next of these. Only
    thanks, which have an hour, and what belongs before a meeting stay on any day.
    What should have happened before a meeting is moved up to today when the meeting is near,
    and left out where it makes no sense any more (to confirm on the day itself).
    """
    found: list[Proposal] = []
    for rule in rules:
        if rule.event is event and _applies(rule, facts):
            found.extend(_proposals(rule, facts, working))
    return tuple(sorted(found, key=lambda each: (each.due_on, each.due_time or time.max)))


def _applies(rule: ProposalRule, facts: ProposalFacts) -> bool:
    has_clock = facts.start is not None and facts.format is not Format.LETTER
    return {
        Only.ALWAYS: True,
        Only.WITH_CLOCK: has_clock,
        Only.ON_PAPER: has_clock and facts.format in ON_PAPER,
        Only.REFERRED: facts.referred,
        Only.NOT_CONNECTED: facts.linkedin not in (LinkedIn.INVITED, LinkedIn.CONNECTED),
        Only.ASKED_TO_REPORT: facts.report_back,
        Only.EACH_PROMISE: bool(facts.promises),
        Only.EACH_OF_THEIRS: bool(facts.theirs),
    }[rule.only]


def _proposals(rule: ProposalRule, facts: ProposalFacts, working: frozenset[int]) -> list[Proposal]:
    today = facts.at.date()

    def on_work(day: date) -> date:
        return add_working_days(day, 0, working)

    if rule.only is Only.EACH_PROMISE:
        return [
            _of_promise(rule, each, each.by or on_work(today + timedelta(days=rule.n)))
            for each in facts.promises
        ]
    if rule.only is Only.EACH_OF_THEIRS:  # the day itself is still theirs
        return [
            _of_promise(rule, each, on_work((each.by or today + timedelta(days=rule.n - 1)) + _DAY))
            for each in facts.theirs
        ]
    if rule.unit is Unit.HOURS:
        due = (facts.at.astimezone(UTC) + timedelta(hours=rule.n)).astimezone(facts.at.tzinfo)
        return [_proposal(rule, due.date(), due_time=due.time().replace(second=0, microsecond=0))]
    if rule.unit is Unit.AS_AGREED:
        day = facts.agreed_on or on_work(today + timedelta(days=rule.n))
        return [_proposal(rule, day, not_before=facts.agreed_on)]
    if rule.unit is Unit.DAYS_BEFORE_START:
        return _before_start(rule, facts)
    if rule.unit is Unit.CADENCE:
        later = next_touch_due(today, facts.cadence)
        return [_proposal(rule, on_work(later))] if later else []
    return [_proposal(rule, on_work(_after(today, rule, working)))]


def _of_promise(rule: ProposalRule, promise: Promise, due_on: date) -> Proposal:
    found = _proposal(rule, due_on, agreement=promise.agreement)
    return replace(found, words=promise.words)


def _after(day: date, rule: ProposalRule, working: frozenset[int]) -> date:
    if rule.unit is Unit.WORKING_DAYS:
        return add_working_days(day, rule.n, working)
    if rule.unit is Unit.MONTHS:
        return add_months(day, rule.n)
    return day + timedelta(days=rule.n)


def _before_start(rule: ProposalRule, facts: ProposalFacts) -> list[Proposal]:
    if facts.start is None:
        return []
    today, start = facts.at.date(), facts.start.astimezone(facts.at.tzinfo).date()
    day = max(start - timedelta(days=rule.n), today)
    # On the day itself a sheet can still be printed; a question or a confirmation is too late.
    if day > start or (day == start and rule.n > 0 and rule.kind is not FollowUpKind.PRINT):
        return []
    return [_proposal(rule, day)]


def _proposal(
    rule: ProposalRule,
    due_on: date,
    *,
    due_time: time | None = None,
    not_before: date | None = None,
    agreement: int | None = None,
) -> Proposal:
    return Proposal(rule.key, rule.kind, due_on, due_time, rule.whom, not_before, agreement)
