"""The table of next steps: no gap, no contradiction, and the course of one interview."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from journal.domain.codes import (
    Cadence,
    FollowUpKind,
    Format,
    InterviewStatus,
    Introduction,
    ReferralQuestion,
    Urgency,
)
from journal.domain.next_step import (
    ACTIONS,
    LETTERS,
    REACHES_OUT,
    TABLE,
    TO_OTHER,
    WAITING,
    ActionCode,
    ContactFacts,
    InterviewFacts,
    Missing,
    NextStep,
    NextStepCode,
    OpenFollowUp,
    OpenHold,
    PersonFacts,
    Sent,
    for_contact,
    for_interview,
    leading,
    remind_due,
)
from journal.domain.step_codes import FITS, FOLLOW_UP_STEPS

S, State, K = NextStepCode, InterviewStatus, FollowUpKind
BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 5, 9, 30, tzinfo=BERLIN)  # a Thursday
TODAY = NOW.date()
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
HOLDS = [
    None,
    OpenHold(owner=None, check_back=TODAY),
    OpenHold(owner="Tom Becker"),
    OpenHold(owner="Tom Becker", check_back=TODAY + 3 * DAY),
    OpenHold(owner="Tom Becker", check_back=TODAY - DAY),
    OpenHold(owner="Tom Becker", check_back=TODAY - DAY, owner_held=True),
    OpenHold(owner="Tom Becker", check_back=TODAY - DAY, met=True),
    OpenHold(check_back=TODAY - DAY, owner_gone=True),
]
ON_HOLD = {S.DO_MY_PART, S.WAIT_HOLD, S.CHECK_BACK_REFERRER, S.HOLD_MET, S.DECIDE_HOLD}
TO_THEM = {S.WRITE_REQUEST, S.REMIND, S.RESCHEDULE, S.PLAN_INTERVIEW, S.UPDATE, S.ASK_FOR_NAMES}


def persons() -> Iterator[PersonFacts]:
    """Introductions, holds, and a few of the other facts."""
    follow_ups = [
        None,
        *(OpenFollowUp(kind, day) for kind in K for day in (None, TODAY - DAY, TODAY + DAY)),
    ]
    touches = [(None, Cadence.NONE), (TODAY - 200 * DAY, Cadence.MONTHLY)]
    for introduction, hold, follow_up, (touch, cadence), reachable in product(
        (None, *Introduction), HOLDS, follow_ups, touches, (True, False)
    ):
        referrer = "Tom Becker" if introduction else None
        yield PersonFacts(introduction, referrer, hold, follow_up, reachable, touch, cadence)


def interviews(status: InterviewStatus) -> Iterator[InterviewFacts]:
    """One state at several hours, bare and complete."""
    for kind, hours in product((None, *Format), (None, -800, -21, -2, -0.2, 0.2, 20, 200)):
        start = None if hours is None else NOW + hours * HOUR
        end = None if start is None else start + HOUR / 2
        bare = InterviewFacts(status, format=kind, start=start, end=end)
        yield bare
        yield bare._replace(
            questions=7, answers=7, questions_sent=True, printed=True, captured=True,
            requested_on=TODAY - 20 * DAY, reminders=2, thanked=True, referrer_thanked=True,
            names=ReferralQuestion.ASKED,
        )  # fmt: skip


def sound(step: NextStep) -> bool:
    action = ACTIONS[step.code]
    letter = (action is ActionCode.WRITE_LETTER) == (step.code in LETTERS)
    waits = (step.urgency is Urgency.WAITING) == (step.code in WAITING)
    timed = step.due_time is None or step.due is not None
    late = (step.urgency is Urgency.OVERDUE) <= (step.due is not None and step.due <= TODAY)
    return letter and waits and timed and late


def test_every_code_has_an_action_and_every_kind_of_follow_up_a_step() -> None:
    assert set(ACTIONS) == set(S)
    assert set(FOLLOW_UP_STEPS) == set(K)
    assert {code for code in S if ACTIONS[code] is ActionCode.WRITE_LETTER} == set(LETTERS)
    assert set(FITS) <= set(K)
    assert set(ACTIONS.values()) == set(ActionCode)


def test_no_contact_is_without_a_step() -> None:
    for person in persons():
        step = for_contact(ContactFacts(person), NOW)
        assert sound(step), (person, step)
        if person.hold is not None:
            assert step.code in ON_HOLD


@pytest.mark.parametrize("status", State)
def test_no_interview_is_without_a_step_and_the_contact_agrees(status: InterviewStatus) -> None:
    cases = list(interviews(status))
    for number, person in enumerate(persons()):
        facts = cases[number % len(cases)]._replace(person=person)
        step = for_interview(facts, NOW)
        assert sound(step), (facts, step)
        assert for_contact(ContactFacts(person, facts), NOW) == step
        if person.hold is not None:
            assert step.code not in REACHES_OUT, (facts, step)
        if person.hold is not None and status is not State.SCHEDULED:
            assert step.code not in TO_THEM, (facts, step)
    for introduction, hold, case in product((None, *Introduction), HOLDS, cases):
        facts = case._replace(person=PersonFacts(introduction, "Tom Becker", hold))
        assert sound(for_interview(facts, NOW))


def test_every_row_and_every_step_is_reached() -> None:
    reached = {for_contact(ContactFacts(person), NOW).code for person in persons()}
    for status in State:
        cases = list(interviews(status))
        for person, case in product(list(persons())[::149], cases):
            reached.add(for_interview(case._replace(person=person), NOW).code)
    held = InterviewFacts(
        State.HELD, start=NOW - 48 * HOUR, captured=True, thanked=True, referrer_thanked=True
    )
    thinking = held._replace(names=ReferralQuestion.THINKING)
    in_touch = PersonFacts(last_touch=TODAY, cadence=Cadence.MONTHLY)
    done = held._replace(names=ReferralQuestion.ASKED, person=in_touch)
    reached |= {for_interview(each, NOW).code for each in (held, thinking, done)}
    for kind in (K.SEND_QUESTIONS, K.CONFIRM):
        due = PersonFacts(follow_up=OpenFollowUp(kind, TODAY))
        later = InterviewFacts(State.SCHEDULED, due, start=NOW + 9 * DAY)
        reached.add(for_interview(later, NOW).code)
    reached.add(for_contact(ContactFacts(PersonFacts(last_touch=TODAY)), NOW).code)
    reached.add(
        for_interview(
            InterviewFacts(
                State.SCHEDULED, format=Format.LETTER, questions=3, questions_sent=True, answers=1
            ),
            NOW,
        ).code
    )
    reached.add(
        for_interview(InterviewFacts(State.REQUESTED, requested_on=date(2026, 2, 26)), NOW).code
    )
    sent = PersonFacts(sent=Sent("Lena Fischer", TODAY))
    reached.add(for_contact(ContactFacts(sent), NOW).code)
    assert reached == set(S)
    assert {state for states, _ in TABLE for state in states} == {None, *State}


def step(facts: InterviewFacts, now: datetime = NOW) -> NextStep:
    return for_interview(facts, now)


def code(facts: InterviewFacts, now: datetime = NOW) -> NextStepCode:
    return step(facts, now).code


def test_somebody_new() -> None:
    assert for_contact(ContactFacts(), NOW) == NextStep(S.WRITE_REQUEST)
    assert for_contact(ContactFacts(PersonFacts(reachable=False)), NOW).code is S.ADD_DETAILS
    known = PersonFacts(last_touch=TODAY - DAY)
    assert for_contact(ContactFacts(known), NOW).code is S.PLAN_INTERVIEW


def test_a_referral() -> None:
    named = PersonFacts(
        Introduction.NAMED, "Tom Becker", follow_up=OpenFollowUp(K.WRITE, TODAY + 2 * DAY)
    )
    assert for_contact(ContactFacts(named), NOW) == NextStep(
        S.WRITE_REQUEST, TODAY + 2 * DAY, None, "Tom Becker"
    )
    declined = named._replace(introduction=Introduction.DECLINED)
    assert for_contact(ContactFacts(declined), NOW).code is S.TRY_ANOTHER
    # Once the person was asked directly, what the referrer said is over.
    asked = InterviewFacts(State.REQUESTED, declined, requested_on=TODAY)
    assert code(asked) is S.WAIT_REPLY


@pytest.mark.parametrize(
    ("hold", "expected"),
    [
        (HOLDS[1], NextStep(S.DO_MY_PART, TODAY, urgency=Urgency.TODAY)),
        (HOLDS[2], NextStep(S.WAIT_HOLD, None, None, "Tom Becker", Urgency.WAITING)),
        (HOLDS[3], NextStep(S.WAIT_HOLD, TODAY + 3 * DAY, None, "Tom Becker", Urgency.WAITING)),
        (
            HOLDS[4],
            NextStep(S.CHECK_BACK_REFERRER, TODAY - DAY, None, "Tom Becker", Urgency.OVERDUE),
        ),
        (HOLDS[5], NextStep(S.WAIT_HOLD, TODAY - DAY, None, "Tom Becker", Urgency.WAITING)),
        (HOLDS[6], NextStep(S.HOLD_MET, TODAY, None, "Tom Becker", Urgency.TODAY)),
        (HOLDS[7], NextStep(S.DECIDE_HOLD, TODAY - DAY, urgency=Urgency.OVERDUE)),
    ],
)
def test_a_hold_says_whose_move_it_is(hold: OpenHold, expected: NextStep) -> None:
    for introduction in (None, *Introduction):
        person = PersonFacts(introduction, "Ana Souza", hold)
        assert for_contact(ContactFacts(person), NOW) == expected
        assert step(InterviewFacts(State.IDEA, person)) == expected
        assert (
            step(InterviewFacts(State.REQUESTED, person, requested_on=TODAY - 30 * DAY)) == expected
        )


def test_a_promised_introduction_waits_for_the_referrer() -> None:
    person = PersonFacts(Introduction.PROMISED, "Tom Becker")
    waiting = NextStep(S.WAIT_HOLD, None, None, "Tom Becker", Urgency.WAITING)
    assert for_contact(ContactFacts(person), NOW) == waiting


def test_once_one_has_met_nobody_waits_for_a_promised_introduction() -> None:
    person = PersonFacts(Introduction.PROMISED, "Tom Becker")
    held = InterviewFacts(State.HELD, person, start=NOW - HOUR, captured=True, thanked=True)
    assert code(held) is S.THANK_REFERRER
    assert code(held._replace(referrer_thanked=True)) is S.ASK_FOR_NAMES


def test_another_referrer_is_a_way_where_the_first_declined() -> None:
    person = PersonFacts(Introduction.DECLINED, "Tom Becker", other_way="Ana Souza")
    expected = NextStep(S.WRITE_REQUEST, other_name="Ana Souza")
    assert for_contact(ContactFacts(person), NOW) == expected
    assert step(InterviewFacts(State.IDEA, person)) == expected


def test_a_meeting_agreed_with_somebody_on_hold_is_prepared_but_not_written_about() -> None:
    start = datetime(2026, 3, 10, 14, tzinfo=BERLIN)
    for kind in (K.SEND_QUESTIONS, K.CONFIRM, K.PROMISED_BY_ME):
        person = PersonFacts(hold=HOLDS[2], follow_up=OpenFollowUp(kind, TODAY))
        assert code(InterviewFacts(State.SCHEDULED, person, start=start)) is S.PREPARE
    by_letter = InterviewFacts(State.SCHEDULED, person, format=Format.LETTER, questions=3)
    assert code(by_letter) is S.WAIT_HOLD


def test_waiting_for_a_reply_reminding_twice_and_letting_it_rest() -> None:
    asked = InterviewFacts(State.REQUESTED, requested_on=date(2026, 3, 2))  # a Monday
    assert [remind_due(date(2026, 3, 2), n) for n in range(4)] == [
        date(2026, 3, 5),
        date(2026, 3, 11),
        date(2026, 3, 16),
        date(2026, 3, 16),
    ]
    wednesday = NOW - DAY
    assert step(asked, wednesday) == NextStep(S.WAIT_REPLY, TODAY, urgency=Urgency.WAITING)
    assert step(asked) == NextStep(S.REMIND, TODAY, urgency=Urgency.TODAY)
    assert code(asked._replace(reminders=1)) is S.WAIT_REPLY
    assert code(asked._replace(reminders=1), NOW + 6 * DAY) is S.REMIND
    assert code(asked._replace(reminders=2), NOW + 6 * DAY) is S.WAIT_REPLY
    assert code(asked._replace(reminders=2), NOW + 11 * DAY) is S.LET_REST
    moved = PersonFacts(follow_up=OpenFollowUp(K.REQUEST_REMINDER, TODAY + 9 * DAY))
    assert step(asked._replace(person=moved), NOW + 5 * DAY).due == TODAY + 9 * DAY


def test_while_waiting_what_else_is_due_comes_first() -> None:
    person = PersonFacts(follow_up=OpenFollowUp(K.PROMISED_BY_ME, TODAY))
    asked = InterviewFacts(State.REQUESTED, person, requested_on=TODAY)
    assert code(asked) is S.KEEP_PROMISE
    stale = asked._replace(person=PersonFacts(follow_up=OpenFollowUp(K.WRITE, TODAY)))
    assert code(stale) is S.WAIT_REPLY


@pytest.mark.parametrize(
    ("kind", "now", "printed", "expected"),
    [
        (Format.COFFEE, NOW, False, S.PREPARE),
        (Format.COFFEE, NOW + 4 * DAY, False, S.PRINT_SHEET),
        (Format.COFFEE, NOW + 4 * DAY, True, S.MEET),
        (Format.COFFEE, NOW + 5 * DAY + 4 * HOUR, False, S.PRINT_SHEET),
        (Format.COFFEE, NOW + 5 * DAY + 4.7 * HOUR, False, S.MEET),
        (Format.COFFEE, NOW + 5 * DAY + 5 * HOUR, False, S.CAPTURE),
        (Format.VIDEO, NOW + 4 * DAY, False, S.MEET),
        (Format.VIDEO, NOW + 5 * DAY + 4 * HOUR, False, S.START_MEETING),
        (Format.VIDEO, NOW + 5 * DAY + 4.7 * HOUR, False, S.START_MEETING),
        (Format.PHONE, NOW + 6 * DAY, False, S.CAPTURE),
    ],
)
def test_up_to_the_meeting(
    kind: Format, now: datetime, printed: bool, expected: NextStepCode
) -> None:
    start = datetime(2026, 3, 10, 14, tzinfo=BERLIN)
    facts = InterviewFacts(
        State.SCHEDULED,
        format=kind,
        start=start,
        end=start + HOUR / 2,
        questions=5,
        printed=printed,
    )
    assert code(facts, now) is expected


def test_preparing_is_due_the_day_before() -> None:
    start = datetime(2026, 3, 10, 14, tzinfo=BERLIN)
    facts = InterviewFacts(State.SCHEDULED, start=start)
    unready = NextStep(S.PREPARE, date(2026, 3, 9), missing=Missing.QUESTIONS)
    assert step(facts) == unready
    # Nothing prepared on the day itself: still to prepare, and today.
    assert step(facts, NOW + 5 * DAY) == NextStep(
        S.PREPARE, date(2026, 3, 10), urgency=Urgency.TODAY, missing=Missing.QUESTIONS
    )


def test_before_a_meeting_what_is_due_is_told() -> None:
    start = datetime(2026, 3, 10, 14, tzinfo=BERLIN)
    person = PersonFacts(follow_up=OpenFollowUp(K.SEND_QUESTIONS, TODAY))
    facts = InterviewFacts(State.SCHEDULED, person, start=start, questions=5)
    assert code(facts) is S.SEND_QUESTIONS
    late = facts._replace(person=PersonFacts(follow_up=OpenFollowUp(K.REQUEST_REMINDER, TODAY)))
    assert code(late) is S.PREPARE
    assert code(facts._replace(start=None)) is S.SCHEDULE


def test_an_interview_by_letter() -> None:
    facts = InterviewFacts(State.SCHEDULED, format=Format.LETTER)
    assert code(facts) is S.PREPARE
    facts = facts._replace(questions=3)
    assert code(facts) is S.SEND_QUESTIONS
    facts = facts._replace(questions_sent=True, answers=1)
    assert code(facts) is S.WAIT_ANSWERS
    assert code(facts._replace(answers=3)) is S.CAPTURE


def test_after_the_meeting_one_thing_after_the_other() -> None:
    end = datetime(2026, 3, 4, 14, 30, tzinfo=BERLIN)
    person = PersonFacts(Introduction.NAMED, "Tom Becker")
    facts = InterviewFacts(State.HELD, person, start=end - HOUR / 2, end=end)
    evening = datetime(2026, 3, 4, 18, tzinfo=BERLIN)
    assert code(facts, evening) is S.CAPTURE
    facts = facts._replace(answers=3)
    assert step(facts, evening) == NextStep(S.THANK, TODAY, time(14, 30))
    facts = facts._replace(thanked=True)
    assert step(facts, evening) == NextStep(S.THANK_REFERRER, date(2026, 3, 6), None, "Tom Becker")
    assert S.THANK_REFERRER in TO_OTHER
    facts = facts._replace(referrer_thanked=True)
    assert code(facts, evening) is S.ASK_FOR_NAMES
    thinking = facts._replace(names=ReferralQuestion.THINKING)
    assert step(thinking) == NextStep(S.CHECK_BACK_NAMES, date(2026, 3, 6))
    assert code(facts, evening + 31 * DAY) is S.NOTHING
    facts = facts._replace(names=ReferralQuestion.NOT_ON_PURPOSE)
    assert code(facts, evening) is S.NOTHING
    kept = person._replace(last_touch=date(2026, 3, 4), cadence=Cadence.MONTHLY)
    assert step(facts._replace(person=kept), evening) == NextStep(S.KEEP_IN_TOUCH, date(2026, 4, 3))
    assert code(facts._replace(person=kept), evening + 31 * DAY) is S.UPDATE


def test_the_thanks_come_first_in_the_last_four_hours() -> None:
    end = datetime(2026, 3, 28, 14, 30, tzinfo=BERLIN)  # the night after is an hour short
    facts = InterviewFacts(State.HELD, start=end, end=end)
    assert code(facts, datetime(2026, 3, 29, 11, 29, tzinfo=BERLIN)) is S.CAPTURE
    assert code(facts, datetime(2026, 3, 29, 11, 30, tzinfo=BERLIN)) is S.THANK
    late = datetime(2026, 3, 29, 15, 30, tzinfo=BERLIN)
    assert step(facts, late) == NextStep(S.THANK, late.date(), time(15, 30), None, Urgency.OVERDUE)
    assert code(facts._replace(thanked=True), late) is S.CAPTURE


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (State.DECLINED, S.TRY_ANOTHER),
        (State.NO_REPLY, S.TRY_ANOTHER),
        (State.CANCELLED, S.RESCHEDULE),
        (State.IDEA, S.WRITE_REQUEST),
        (State.REQUESTED, S.WAIT_REPLY),
        (State.SCHEDULED, S.SCHEDULE),
        (State.HELD, S.CAPTURE),
    ],
)
def test_states_without_more_known(status: InterviewStatus, expected: NextStepCode) -> None:
    assert code(InterviewFacts(status)) is expected


def test_which_interview_speaks_for_the_contact() -> None:
    start = NOW + 5 * DAY
    old = InterviewFacts(State.HELD, start=NOW - 90 * DAY, captured=True, thanked=True)
    fresh = InterviewFacts(State.HELD, start=NOW - 2 * HOUR)
    forgotten = InterviewFacts(State.HELD, start=NOW - 60 * DAY)
    unwritten = fresh._replace(thanked=True)
    unthanked = fresh._replace(answers=3)
    near, far = (InterviewFacts(State.SCHEDULED, start=day) for day in (start, start + 9 * DAY))
    asked, idea, no = (
        InterviewFacts(each) for each in (State.REQUESTED, State.IDEA, State.DECLINED)
    )
    ordered = [fresh, near, far, asked, idea, forgotten, old, no]
    while ordered:
        assert leading(reversed(ordered), NOW) is ordered[0]
        ordered.pop(0)
    assert leading([near, unwritten], NOW) is unwritten
    assert leading([near, unthanked], NOW) is unthanked
    assert leading([near, unthanked._replace(thanked=True)], NOW) is near
    assert leading([], NOW) is None


def test_capture_lasts_until_each_question_asked_has_an_answer() -> None:
    facts = InterviewFacts(State.HELD, start=NOW - HOUR, questions=5, answers=1, unanswered=2)
    assert code(facts) is S.CAPTURE
    assert code(facts._replace(unanswered=0)) is not S.CAPTURE
    assert code(facts._replace(captured=True)) is not S.CAPTURE
