"""What comes next with a person or an interview: one table, read from the top.

The first row that fits gives the step; the last row for each state fits always. A step that
writes to somebody on hold is passed over, whatever is due. Words and
buttons are made where they are shown, from the code; a contact with an interview gets that
interview's step, so that two places never disagree.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from journal.domain import step_rules as rows
from journal.domain.codes import InterviewStatus
from journal.domain.step_codes import (
    ACTIONS,
    LETTERS,
    REACHES_OUT,
    TO_OTHER,
    WAITING,
    ActionCode,
    Missing,
    NextStepCode,
)
from journal.domain.step_facts import (
    Awaited,
    ContactFacts,
    InterviewFacts,
    NextStep,
    OpenFollowUp,
    OpenHold,
    PersonFacts,
    Sent,
)
from journal.domain.step_rules import Case, Rule, remind_due

__all__ = [
    "ACTIONS",
    "LETTERS",
    "REACHES_OUT",
    "TABLE",
    "TO_OTHER",
    "WAITING",
    "ActionCode",
    "Awaited",
    "ContactFacts",
    "InterviewFacts",
    "Missing",
    "NextStep",
    "NextStepCode",
    "OpenFollowUp",
    "OpenHold",
    "PersonFacts",
    "Sent",
    "for_contact",
    "for_hold",
    "for_interview",
    "leading",
    "remind_due",
]

UNFINISHED_DAYS: Final = 14
"""For so long a meeting whose notes or thanks are missing comes before the next one."""

_I = InterviewStatus
_States = frozenset[InterviewStatus | None]
_NONE: Final[_States] = frozenset({None})
_IDEA: Final[_States] = frozenset({_I.IDEA})
_ASKED: Final[_States] = frozenset({_I.REQUESTED})
_SET: Final[_States] = frozenset({_I.SCHEDULED})
_HELD: Final[_States] = frozenset({_I.HELD})
_NO: Final[_States] = frozenset({_I.DECLINED, _I.NO_REPLY})
_OFF: Final[_States] = frozenset({_I.CANCELLED})

TABLE: Final[tuple[tuple[_States, Rule], ...]] = (
    # A meeting that is agreed takes place, whatever was said before.
    (_SET, rows.by_letter),
    (_SET, rows.no_date),
    (_SET, rows.at_the_hour),
    (_SET, rows.pressing),
    (_SET, rows.day_before),
    (_SET, rows.prepare),
    # After a meeting: write it down and say thanks, to both, before anything else.
    (_HELD, rows.capture_first),
    (_HELD, rows.thank),
    (_HELD, rows.capture),
    (_HELD, rows.thank_referrer),
    # Nobody on hold is written to, not even to be reminded.
    (_NONE | _IDEA | _ASKED | _HELD | _NO | _OFF, rows.on_hold),
    (_NONE | _IDEA | _OFF, rows.said_no),
    (_NONE | _IDEA | _HELD | _NO | _OFF, rows.thank_for_substitute),
    # What is due by today.
    (_ASKED, rows.reminding),
    (_NONE | _IDEA | _ASKED | _HELD | _NO | _OFF, rows.silent),
    (_NONE | _IDEA | _ASKED | _HELD | _NO | _OFF, rows.pressing),
    (_ASKED, rows.wait_reply),
    (_HELD, rows.names),
    (_NONE | _HELD | _NO, rows.fading),
    (_NONE, rows.sent_somebody),
    (_NONE | _IDEA, rows.unreachable),
    (_IDEA, rows.request),
    (_OFF, rows.always(NextStepCode.RESCHEDULE)),
    # Nothing is pressing: what stands in the calendar, then the next conversation.
    (_NONE, rows.first_words),
    (_NONE | _HELD | _NO, rows.later),
    (_NONE, rows.always(NextStepCode.PLAN_INTERVIEW)),
    (_NO, rows.always(NextStepCode.TRY_ANOTHER)),
    (_HELD, rows.in_touch),
    (_HELD, rows.always(NextStepCode.NOTHING)),
)
"""Which interview states a row is for (None: no interview), and the row."""

_RULES: Final[dict[InterviewStatus | None, tuple[Rule, ...]]] = {
    state: tuple(rule for states, rule in TABLE if state in states) for state in (None, *_I)
}
_COURSE: Final = {
    _I.SCHEDULED: 1,
    _I.REQUESTED: 2,
    _I.IDEA: 3,
    _I.HELD: 4,
    _I.CANCELLED: 5,
    _I.NO_REPLY: 6,
    _I.DECLINED: 6,
}


def for_contact(facts: ContactFacts, now: datetime) -> NextStep:
    """The next step with a contact; with an interview it is that interview's. ``now`` is aware."""
    if facts.interview is not None:
        return for_interview(facts.interview._replace(person=facts.person), now)
    nothing = InterviewFacts(InterviewStatus.IDEA, facts.person)
    return _first(Case(None, nothing, facts.person, now))


def for_interview(facts: InterviewFacts, now: datetime) -> NextStep:
    """The next step with an interview. ``now`` is aware, in the local zone."""
    return _first(Case(facts.status, facts, facts.person, now))


def for_hold(hold: OpenHold, now: datetime) -> NextStep:
    """The step that one hold asks for; with the leading one it is that of the person."""
    person = PersonFacts(hold=hold)
    step = rows.on_hold(Case(None, InterviewFacts(InterviewStatus.IDEA, person), person, now))
    assert step is not None
    return step


def leading(interviews: Iterable[InterviewFacts], now: datetime) -> InterviewFacts | None:
    """Which of a contact's interviews gives the next step.

    A meeting just held with work left, then what is scheduled (the nearest first), asked for,
    thought of; only then those that are over, the latest first.
    """
    return min(interviews, key=lambda each: _rank(each, now), default=None)


def _first(case: Case) -> NextStep:
    held = rows.on_written_hold(case)
    for rule in _RULES[case.state]:
        step = rule(case)
        if step is not None and not (held and step.code in REACHES_OUT):
            return step
    waiting = rows.on_hold(case)
    assert waiting is not None, "the last row fits everything, or somebody is on hold"
    return waiting


def _rank(facts: InterviewFacts, now: datetime) -> tuple[int, float]:
    when = (facts.start or now).timestamp()
    if facts.status is InterviewStatus.HELD:
        unfinished = not facts.thanked or not facts.written_down
        recent = now.timestamp() - when <= UNFINISHED_DAYS * 24 * 3600
        return (0 if unfinished and recent else _COURSE[facts.status], -when)
    live = _COURSE[facts.status] <= _COURSE[_I.IDEA]
    return (_COURSE[facts.status], when if live else -when)
