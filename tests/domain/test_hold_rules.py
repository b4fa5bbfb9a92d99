"""Which hold speaks, what a touch may have met, and that nobody on hold is ever written to."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.codes import (
    Cadence,
    Channel,
    Direction,
    FollowUpKind,
    Format,
    InterviewStatus,
    Introduction,
    ReferralQuestion,
)
from journal.domain.holds import ConditionWords, kept_waiting, may_meet, separate
from journal.domain.next_step import (
    REACHES_OUT,
    Awaited,
    ContactFacts,
    InterviewFacts,
    NextStepCode,
    OpenFollowUp,
    OpenHold,
    PersonFacts,
    Sent,
    for_contact,
    for_hold,
    for_interview,
)

NOW = datetime(2026, 3, 5, 9, 30, tzinfo=ZoneInfo("Europe/Berlin"))
TODAY = NOW.date()
WORDS = ConditionWords(
    call=("call", "phone", "spoke"), write=("mail", "write", "wrote"), user=("me", "us")
)

days = st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2026, 6, 30)))
holds = st.builds(
    OpenHold,
    owner=st.sampled_from((None, "Tom Becker")),
    check_back=days,
    owner_gone=st.booleans(),
    met=st.booleans(),
    owner_held=st.booleans(),
)
follow_ups = st.builds(
    OpenFollowUp,
    st.sampled_from(FollowUpKind),
    days,
    other_name=st.sampled_from((None, "Ana Souza")),
)
persons = st.builds(
    PersonFacts,
    introduction=st.one_of(st.none(), st.sampled_from(Introduction)),
    referrer=st.sampled_from((None, "Tom Becker")),
    hold=holds,
    follow_up=st.one_of(st.none(), follow_ups),
    reachable=st.booleans(),
    last_touch=days,
    cadence=st.sampled_from(Cadence),
    thank_you=st.one_of(st.none(), follow_ups),
    other_way=st.sampled_from((None, "Ana Souza")),
    sent=st.one_of(st.none(), st.builds(Sent, st.just("Lena Fischer"), days)),
    awaited=st.one_of(
        st.none(),
        st.builds(Awaited, st.just("Priya Nair"), st.dates(date(2026, 1, 1), date(2026, 6, 30))),
    ),
)
hours = st.one_of(st.none(), st.integers(-900, 900))


@st.composite
def interviews(draw: st.DrawFn) -> InterviewFacts:
    """One in any state, at any hour."""
    hour = draw(hours)
    start = None if hour is None else NOW + timedelta(hours=hour)
    return InterviewFacts(
        draw(st.sampled_from(InterviewStatus)),
        format=draw(st.one_of(st.none(), st.sampled_from(Format))),
        start=start,
        end=None if start is None else start + timedelta(minutes=30),
        questions=draw(st.integers(0, 3)),
        answers=draw(st.integers(0, 3)),
        unanswered=draw(st.integers(0, 1)),
        questions_sent=draw(st.booleans()),
        printed=draw(st.booleans()),
        captured=draw(st.booleans()),
        requested_on=draw(days),
        reminders=draw(st.integers(0, 3)),
        thanked=draw(st.booleans()),
        referrer_thanked=draw(st.booleans()),
        names=draw(st.sampled_from(ReferralQuestion)),
        names_checked=draw(st.booleans()),
        instead_of=draw(st.sampled_from((None, "Ben Adler"))),
    )


@given(persons, st.one_of(st.none(), interviews()))
def test_nobody_on_hold_ever_gets_a_step_that_writes_to_them(
    person: PersonFacts, interview: InterviewFacts | None
) -> None:
    step = for_contact(ContactFacts(person, interview), NOW)
    assert step.code not in REACHES_OUT
    if interview is not None:
        assert for_interview(interview._replace(person=person), NOW) == step
    if step.code is NextStepCode.CHECK_BACK_REFERRER:
        assert person.hold is not None
        assert not person.hold.owner_held
        assert step.other_name == person.hold.owner


@given(st.lists(holds, min_size=1, max_size=4))
def test_of_several_the_one_speaks_that_can_be_helped(several: list[OpenHold]) -> None:
    first = min(several, key=lambda hold: hold.rank(TODAY))
    codes = {for_hold(hold, NOW).code for hold in several}
    free = codes == {NextStepCode.HOLD_MET}
    assert (for_hold(first, NOW).code is NextStepCode.HOLD_MET) == free
    if NextStepCode.DECIDE_HOLD in codes:
        assert for_hold(first, NOW).code is NextStepCode.DECIDE_HOLD
        return
    left = [hold for hold in several if not hold.met]
    due = [hold for hold in left if hold.check_back is not None and hold.check_back <= TODAY]
    if due:
        assert first in due


@pytest.mark.parametrize(
    ("channel", "direction", "expected"),
    [
        (Channel.PHONE, Direction.IN, [True, False, False]),
        (Channel.PHONE, Direction.BOTH, [False, False, False]),  # who called whom?
        (Channel.PHONE, Direction.OUT, [False, False, False]),
        (Channel.MAIL, Direction.IN, [False, True, False]),
        (Channel.HAND, Direction.IN, [False, True, False]),
        (Channel.LINKEDIN, Direction.IN, [False, True, False]),
        (Channel.MAIL, Direction.OUT, [False, False, False]),
        (Channel.IN_PERSON, Direction.BOTH, [False, False, False]),
    ],
)
def test_a_call_speaks_for_a_call_and_a_letter_for_a_letter(
    channel: Channel, direction: Direction, expected: list[bool]
) -> None:
    given_conditions = ["has CALLED me.", "has mailed me", "is back from Lisbon"]
    assert may_meet(given_conditions, channel, direction, WORDS) == expected


@pytest.mark.parametrize(
    ("text", "plain", "apart"),
    [
        ("has called; has mailed me\n\nis back", 3, 3),
        ("must call them and mail me first", 1, 2),
        ("must call them, mail me, and then write to Bob", 1, 3),
        ("calls Ann and Bob", 1, 1),
        ("has called her, then him", 1, 1),
        ("understands the landscape", 1, 1),
        (" ; \n", 0, 0),
    ],
)
def test_conditions_are_told_apart(text: str, plain: int, apart: int) -> None:
    assert len(separate(text)) == plain
    assert len(separate(text, ("and then", "and", "then"))) == apart


def test_what_stood_between_conditions_is_no_part_of_them() -> None:
    parts = separate("must call them, and mail me first ", ("and",))
    assert parts == ["must call them", "mail me first"]


def test_where_two_conditions_fit_none_is_taken_for_granted() -> None:
    two = ["has called me first", "has phoned me"]
    assert may_meet(two, Channel.PHONE, Direction.IN, WORDS) == [False, False]
    assert may_meet([], Channel.PHONE, Direction.IN, WORDS) == []
    assert may_meet(["recalls me"], Channel.PHONE, Direction.IN, WORDS) == [False]


@pytest.mark.parametrize("what", ["Mr Hall calls Ms Reyes", "has called her", "calls messengers"])
def test_a_call_to_the_user_says_nothing_of_a_call_to_somebody_else(what: str) -> None:
    assert may_meet([what], Channel.PHONE, Direction.IN, WORDS) == [False]
    assert may_meet([what, "calls me"], Channel.PHONE, Direction.IN, WORDS) == [False, True]


@pytest.mark.parametrize(
    ("agreed", "waits"),
    [
        ("call Karim first", "Karim Haddad"),
        ("introduces me to Ms. Mori", "Sofia Mori"),
        ("phones Sofia’s office", "Sofia Mori"),
        ("call LENA HADDAD", "Lena Haddad"),
        ("call the people there", None),
        ("call Haddad first", None),  # there are two
        ("call my colleague first", None),  # which of them isn’t said
        ("send Karim the plan", None),
        ("look for the report", None),
        ("", None),
    ],
)
def test_who_waits_for_what_somebody_else_agreed_to_do(agreed: str, waits: str | None) -> None:
    names = ["Karim Haddad", "Sofia Mori", "Lena Haddad"]
    acts, first = [*WORDS.call, *WORDS.write, "introduc"], ["first", "before"]
    found = kept_waiting(agreed, names, acts, first)
    assert (names[found] if found is not None else None) == waits


def test_the_only_one_named_is_the_colleague() -> None:
    acts, first = ["call"], ["first"]
    assert kept_waiting("call my colleague first", ["Karim Haddad"], acts, first) == 0
    assert kept_waiting("call my colleague", ["Karim Haddad"], acts, first) is None
    assert kept_waiting("call my colleague first", [], acts, first) is None
