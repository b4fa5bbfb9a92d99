"""The rows of the table of next steps: each gives a step, or None where it doesn't fit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, NamedTuple

from journal.domain.clock import later_by
from journal.domain.codes import (
    FollowUpKind,
    FollowUpState,
    Format,
    InterviewStatus,
    Introduction,
    ReferralQuestion,
    Urgency,
)
from journal.domain.dates import add_working_days
from journal.domain.followups import is_fading, next_touch_due, thank_you_due, urgency
from journal.domain.holds import awaits_introduction
from journal.domain.step_codes import FITS, FOLLOW_UP_STEPS, TO_OTHER, WAITING, Missing
from journal.domain.step_codes import NextStepCode as Code
from journal.domain.step_facts import (
    USUAL_PACE,
    InterviewFacts,
    NextStep,
    OpenHold,
    Pace,
    PersonFacts,
)

ASK_NAMES_DAYS: Final = 30
"""For so long after a meeting asking for names is still suggested."""
DEFAULT_MINUTES: Final = 30
THANK_WITHIN: Final = timedelta(days=2)
"""In which the referrer is thanked after the meeting."""
_BEFORE_START: Final = timedelta(minutes=30)
_THANKS_PRESS: Final = timedelta(hours=4)
_IN_TOUCH: Final = frozenset({FollowUpKind.UPDATE, FollowUpKind.REPORT_BACK})
_ON_SCREEN: Final = frozenset({Format.PHONE, Format.VIDEO})


class Case(NamedTuple):
    """What a row looks at. ``state`` is None for a contact without an interview."""

    state: InterviewStatus | None
    facts: InterviewFacts
    person: PersonFacts
    now: datetime

    @property
    def today(self) -> date:
        """The local date."""
        return self.now.date()

    def local(self, moment: datetime) -> datetime:
        """An aware moment in the zone of now."""
        return moment.astimezone(self.now.tzinfo)

    def until(self, moment: datetime) -> timedelta:
        """Real time from now to an aware moment.

        By way of UTC: two moments of one zone are subtracted by their clocks, which is wrong
        over a change to or from summer time.
        """
        return moment.astimezone(UTC) - self.now.astimezone(UTC)

    def ended(self) -> datetime | None:
        """The end of the meeting, or what it will be without one given."""
        if self.facts.end is not None or self.facts.start is None:
            return self.facts.end
        return later_by(self.facts.start, DEFAULT_MINUTES)


Rule = Callable[[Case], NextStep | None]


def always(code: Code) -> Rule:
    """The row that fits everything."""
    return lambda case: _step(case, code)


def on_hold(case: Case) -> NextStep | None:
    """Whose move it is; from the check-back date on, to ask them."""
    hold = case.person.hold
    if hold is None:
        # Promised without a written hold: whoever promised has to act, until one has met.
        if not awaits_introduction(case.person.introduction, {case.state, *case.person.meetings}):
            return None
        hold = OpenHold(owner=case.person.referrer)
    elif hold.met:
        return _step(case, Code.HOLD_MET, case.today, other=hold.owner)
    elif hold.owner_gone:
        return _step(case, Code.DECIDE_HOLD, hold.check_back)
    elif hold.owner is None:
        return _step(case, Code.DO_MY_PART, hold.check_back)
    reached = hold.check_back is not None and hold.check_back <= case.today
    # Whoever is on hold too can't be asked.
    code = Code.CHECK_BACK_REFERRER if reached and not hold.owner_held else Code.WAIT_HOLD
    return _step(case, code, hold.check_back, other=hold.owner)


def on_written_hold(case: Case) -> bool:
    """Whether they must not be written to, whatever is due."""
    return case.person.hold is not None


def said_no(case: Case) -> NextStep | None:
    """The introduction was declined, and nobody else gave the name."""
    if case.person.introduction is not Introduction.DECLINED or case.person.other_way:
        return None
    return _step(case, Code.TRY_ANOTHER, other=case.person.referrer)


def silent(case: Case) -> NextStep | None:
    """Whoever promised something and is silent is the one to write to."""
    awaited = case.person.awaited
    if awaited is None or awaited.check_back > case.today:
        return None
    return _step(case, Code.CHECK_BACK, awaited.check_back, other=awaited.name)


def pressing(case: Case) -> NextStep | None:
    """The follow-up that is due by today."""
    open_one = case.person.follow_up
    if open_one is None or open_one.due is None or open_one.due > case.today:
        return None
    return later(case)


def later(case: Case) -> NextStep | None:
    """The follow-up that stands in the calendar, even if not for today."""
    open_one = case.person.follow_up
    if open_one is None or not _fits(open_one.kind, case.state):
        return None
    code = FOLLOW_UP_STEPS[open_one.kind]
    other = open_one.other_name
    if code is Code.THANK_REFERRER and other is not None:
        code = Code.THANK_FOR_NAME  # about somebody else: it is they who gave the name
    if code in TO_OTHER and other is None:
        other = case.person.referrer
    found = _step(case, code, open_one.due, open_one.due_time, other)
    return found._replace(what=open_one.what)


def unreachable(case: Case) -> NextStep | None:
    """There is no way to reach them yet."""
    return None if case.person.reachable else _step(case, Code.ADD_DETAILS)


def request(case: Case) -> NextStep | None:
    """To be asked, in the name of the referrer."""
    open_one = case.person.follow_up
    due = open_one.due if open_one and open_one.kind is FollowUpKind.WRITE else None
    person = case.person
    name = person.other_way if person.introduction is Introduction.DECLINED else person.referrer
    return _step(case, Code.WRITE_REQUEST, due, other=name)


def first_words(case: Case) -> NextStep | None:
    """Somebody with whom the user has never been in touch."""
    return request(case) if case.person.last_touch is None else None


def remind_due(requested_on: date, reminders: int, pace: Pace = USUAL_PACE) -> date:
    """When to remind next, or, after the last reminder, when to let it rest."""
    wait = pace.waits[reminders] if reminders < len(pace.waits) else pace.rest
    return add_working_days(requested_on, wait, pace.working)


def reminding(case: Case) -> NextStep | None:
    """Wait for a reply, remind twice, let it rest."""
    facts, open_one = case.facts, case.person.follow_up
    due = None
    if open_one is not None and open_one.kind is FollowUpKind.REQUEST_REMINDER:
        due = open_one.due
    elif facts.requested_on is not None:
        due = remind_due(facts.requested_on, facts.reminders, facts.pace)
    if due is None or due > case.today:
        return None
    code = Code.LET_REST if facts.reminders >= len(facts.pace.waits) else Code.REMIND
    return _step(case, code, due)


def wait_reply(case: Case) -> NextStep | None:
    """Nothing to do but wait, and until when."""
    open_one = case.person.follow_up
    due = None
    if open_one is not None and open_one.kind is FollowUpKind.REQUEST_REMINDER:
        due = open_one.due
    elif case.facts.requested_on is not None:
        due = remind_due(case.facts.requested_on, case.facts.reminders, case.facts.pace)
    return _step(case, Code.WAIT_REPLY, due)


def by_letter(case: Case) -> NextStep | None:
    """An interview in writing has no clock: questions out, answers in."""
    facts = case.facts
    if facts.format is not Format.LETTER:
        return None
    if not facts.questions:
        return _step(case, Code.PREPARE)._replace(missing=Missing.QUESTIONS)
    if not facts.questions_sent:
        return on_hold(case) if on_written_hold(case) else _step(case, Code.SEND_QUESTIONS)
    waits = facts.answers < facts.questions
    return _step(case, Code.WAIT_ANSWERS if waits else Code.CAPTURE)


def no_date(case: Case) -> NextStep | None:
    """They agreed, but when isn't set."""
    return _step(case, Code.SCHEDULE) if case.facts.start is None else None


def at_the_hour(case: Case) -> NextStep | None:
    """From half an hour before the start on: go, start, and afterwards write down."""
    facts, end = case.facts, case.ended()
    if facts.start is None or end is None or case.until(facts.start) > _BEFORE_START:
        return None
    if case.until(end) <= timedelta():
        return _capture(case, end)
    if facts.format in _ON_SCREEN:
        return _at(case, Code.START_MEETING, facts.start)
    if not facts.printed and case.until(facts.start) > timedelta():
        return _at(case, Code.PRINT_SHEET, facts.start)
    return _at(case, Code.MEET, facts.start)


def day_before(case: Case) -> NextStep | None:
    """Prepared, and it is tomorrow or today: print, or be ready."""
    facts = case.facts
    if facts.start is None or not facts.questions:
        return None
    if case.local(facts.start).date() - timedelta(days=1) > case.today:
        return None
    ready = facts.printed or facts.format in _ON_SCREEN
    return _at(case, Code.MEET if ready else Code.PRINT_SHEET, facts.start)


def prepare(case: Case) -> NextStep | None:
    """Up to the day before the meeting; says what is missing."""
    due = None
    if case.facts.start is not None:
        day = case.local(case.facts.start).date()
        due = max(day - timedelta(days=1), min(day, case.today))
    return _step(case, Code.PREPARE, due)._replace(missing=missing(case.facts))


def missing(facts: InterviewFacts) -> Missing | None:
    """What the interview is not prepared without, the most needed first."""
    if not facts.questions:
        return Missing.QUESTIONS
    if not facts.research:
        return Missing.RESEARCH
    return None if facts.pitch else Missing.PITCH


def capture_first(case: Case) -> NextStep | None:
    """Write down what was said, unless the thanks can't wait any more."""
    end = case.ended()
    if not case.facts.thanked and end is not None:
        due = thank_you_due(end)
        if case.until(due) <= _THANKS_PRESS:
            return None
    return capture(case)


def capture(case: Case) -> NextStep | None:
    """Of a meeting that was held it isn't written down yet what was said."""
    if case.facts.written_down:
        return None
    return _capture(case, case.facts.end)


def thank(case: Case) -> NextStep | None:
    """Thanks within a day of the end, or when the user put them."""
    if case.facts.thanked:
        return None
    open_one = case.person.thank_you
    if open_one is not None and open_one.due:
        return _step(case, Code.THANK, open_one.due, open_one.due_time)
    end = case.ended()
    return _at(case, Code.THANK, None if end is None else thank_you_due(end))


def thank_referrer(case: Case) -> NextStep | None:
    """The referrer, or whoever sent a substitute, hears how it went."""
    referrer, held = case.facts.instead_of or case.person.referrer, _held_on(case)
    if referrer is None or case.facts.referrer_thanked:
        return None
    due = case.facts.referrer_thanks
    if due is None and held is not None:
        due = _on_work(case, held + THANK_WITHIN)
    return _step(case, Code.THANK_REFERRER, due, other=referrer)


def thank_for_substitute(case: Case) -> NextStep | None:
    """Whoever sent somebody else hears how it went, as a referrer does."""
    sent, open_one = case.person.sent, case.person.follow_up
    if sent is None or sent.held_on is None:
        return None
    if open_one is not None and open_one.kind is FollowUpKind.THANK_REFERRER:
        return later(case)
    due = _on_work(case, sent.held_on + THANK_WITHIN)
    return _step(case, Code.THANK_FOR_NAME, due, other=sent.name)


def sent_somebody(case: Case) -> NextStep | None:
    """Whoever sent somebody else has answered: there is nothing to ask them for."""
    if case.person.sent is None:
        return None
    return later(case) or in_touch(case) or _step(case, Code.NOTHING)


def names(case: Case) -> NextStep | None:
    """Further people: not asked for yet, or being thought about."""
    held = _held_on(case)
    if held is None or (case.today - held).days > ASK_NAMES_DAYS:
        return None
    if case.facts.names is ReferralQuestion.NOT_YET:
        return _step(case, Code.ASK_FOR_NAMES)
    if case.facts.names is ReferralQuestion.THINKING and not case.facts.names_checked:
        open_one = case.person.follow_up
        if open_one is not None and open_one.kind is FollowUpKind.CHECK_BACK and open_one.due:
            return _step(case, Code.CHECK_BACK_NAMES, open_one.due, open_one.due_time)
        return _step(case, Code.CHECK_BACK_NAMES, held + timedelta(days=2))
    return None


def fading(case: Case) -> NextStep | None:
    """The last touch is older than the user means it to be."""
    person = case.person
    if not is_fading(person.last_touch, person.cadence, case.today):
        return None
    planned = person.follow_up
    if planned is not None and planned.due is not None and planned.kind in _IN_TOUCH:
        return None  # the user has put it on a day
    return _step(case, Code.UPDATE, next_touch_due(person.last_touch, person.cadence))


def in_touch(case: Case) -> NextStep | None:
    """The next update by the cadence."""
    due = next_touch_due(case.person.last_touch, case.person.cadence)
    return None if due is None else _step(case, Code.KEEP_IN_TOUCH, due)


def _fits(kind: FollowUpKind, state: InterviewStatus | None) -> bool:
    states = FITS.get(kind)
    return states is None or state in states


def _on_work(case: Case, day: date) -> date:
    """The day itself or the next on which one writes, as the follow-up for it has it."""
    return add_working_days(day, 0, case.facts.pace.working)


def _held_on(case: Case) -> date | None:
    end = case.ended()
    return None if end is None else case.local(end).date()


def _step(
    case: Case,
    code: Code,
    due: date | None = None,
    due_time: time | None = None,
    other: str | None = None,
) -> NextStep:
    pressing_now = urgency(due, due_time, FollowUpState.OPEN, code in WAITING, case.now)
    return NextStep(code, due, due_time, other, pressing_now or Urgency.SOON)


def _capture(case: Case, end: datetime | None) -> NextStep:
    """It is due today, from the end of the meeting on, and late after a day."""
    found = _at(case, Code.CAPTURE, end)
    if end is not None and case.until(thank_you_due(end)) >= timedelta():
        return found._replace(urgency=Urgency.TODAY)
    return found


def _at(case: Case, code: Code, moment: datetime | None) -> NextStep:
    if moment is None:
        return _step(case, code)
    local = case.local(moment)
    return _step(case, code, local.date(), local.time().replace(second=0, microsecond=0))
