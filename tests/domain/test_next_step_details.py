"""Next steps that depend on single facts: what is missing, names to come, a substitute."""

from __future__ import annotations

from datetime import date, datetime, timedelta
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
)

S, State, K = NextStepCode, InterviewStatus, FollowUpKind
NOW = datetime(2026, 3, 5, 9, 30, tzinfo=ZoneInfo("Europe/Berlin"))
TODAY = NOW.date()
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("known", "missing"),
    [
        ({}, Missing.QUESTIONS),
        ({"research": True, "pitch": True}, Missing.QUESTIONS),
        ({"questions": 5}, Missing.RESEARCH),
        ({"questions": 5, "pitch": True}, Missing.RESEARCH),
        ({"questions": 5, "research": True}, Missing.PITCH),
        ({"questions": 5, "research": True, "pitch": True}, None),
    ],
)
def test_preparing_says_what_is_missing(known: dict[str, bool], missing: Missing | None) -> None:
    facts = InterviewFacts(State.SCHEDULED, start=NOW + 5 * DAY, **known)  # type: ignore[arg-type]
    step = for_interview(facts, NOW)
    assert (step.code, step.missing) == (S.PREPARE, missing)


def test_a_letter_without_questions_lacks_them() -> None:
    step = for_interview(InterviewFacts(State.SCHEDULED, format=Format.LETTER), NOW)
    assert (step.code, step.missing) == (S.PREPARE, Missing.QUESTIONS)


def thinking() -> InterviewFacts:
    """Held the day before, thanked; they think about names."""
    end = NOW - DAY
    return InterviewFacts(
        State.HELD, start=end, end=end, captured=True, thanked=True, referrer_thanked=True,
        names=ReferralQuestion.THINKING,
    )  # fmt: skip


def test_once_they_were_asked_again_about_names_it_is_no_step_any_more() -> None:
    assert for_interview(thinking(), NOW).code is S.CHECK_BACK_NAMES
    assert for_interview(thinking()._replace(names_checked=True), NOW).code is S.NOTHING


def test_asking_again_about_names_keeps_the_day_that_was_planned() -> None:
    planned = PersonFacts(follow_up=OpenFollowUp(K.CHECK_BACK, TODAY + 9 * DAY))
    step = for_interview(thinking()._replace(person=planned), NOW)
    assert step == NextStep(S.CHECK_BACK_NAMES, TODAY + 9 * DAY)


def test_whoever_sent_a_substitute_is_thanked_as_the_referrer() -> None:
    person = PersonFacts(Introduction.NAMED, "Tom Becker")
    facts = thinking()._replace(person=person, referrer_thanked=False, instead_of="Ana Souza")
    step = for_interview(facts, NOW)
    assert (step.code, step.other_name) == (S.THANK_REFERRER, "Ana Souza")


def test_whoever_sent_somebody_has_nothing_to_be_asked_before_they_met() -> None:
    sent = PersonFacts(sent=Sent("Lena Fischer"), reachable=False)
    assert for_contact(ContactFacts(sent), NOW).code is S.NOTHING
    near = sent._replace(last_touch=TODAY, cadence=Cadence.MONTHLY)
    assert for_contact(ContactFacts(near), NOW).code is S.KEEP_IN_TOUCH


@pytest.mark.parametrize("status", [None, State.IDEA, State.HELD, State.DECLINED, State.CANCELLED])
def test_whoever_sent_somebody_is_thanked_afterwards(status: InterviewStatus | None) -> None:
    person = PersonFacts(sent=Sent("Lena Fischer", TODAY))
    own = thinking()._replace(status=status) if status is not None else None
    step = for_contact(ContactFacts(person, own), NOW)
    monday = date(2026, 3, 9)  # two days later is a Saturday, on which one doesn't write
    assert step == NextStep(S.THANK_FOR_NAME, monday, None, "Lena Fischer")


def test_thanks_to_a_referrer_are_due_on_a_working_day_or_as_they_were_put() -> None:
    person = PersonFacts(Introduction.NAMED, "Tom Becker")
    facts = thinking()._replace(person=person, referrer_thanked=False, names=ReferralQuestion.ASKED)
    held = facts._replace(start=NOW, end=NOW)  # a Thursday
    assert for_interview(held, NOW)[:2] == (S.THANK_REFERRER, date(2026, 3, 9))
    put = held._replace(referrer_thanks=date(2026, 3, 11))
    assert for_interview(put, NOW)[:2] == (S.THANK_REFERRER, date(2026, 3, 11))


def test_thanks_that_were_planned_keep_their_day() -> None:
    planned = OpenFollowUp(K.THANK_REFERRER, date(2026, 3, 20), None, "Lena Fischer")
    person = PersonFacts(sent=Sent("Lena Fischer", TODAY), follow_up=planned)
    step = for_contact(ContactFacts(person), NOW)
    assert step == NextStep(S.THANK_FOR_NAME, date(2026, 3, 20), None, "Lena Fischer")


def test_a_referrer_who_is_to_be_thanked_is_thanked_themselves() -> None:
    """Their own follow-up names the person they referred, not whom to write to."""
    planned = OpenFollowUp(K.THANK_REFERRER, TODAY, None, "Ana Souza")
    step = for_contact(ContactFacts(PersonFacts(follow_up=planned)), NOW)
    assert (step.code, step.other_name) == (S.THANK_FOR_NAME, "Ana Souza")
    unnamed = PersonFacts(follow_up=OpenFollowUp(K.THANK_REFERRER, TODAY), referrer="Tom Becker")
    step = for_contact(ContactFacts(unnamed), NOW)
    assert (step.code, step.other_name) == (S.THANK_REFERRER, "Tom Becker")


def test_nobody_on_hold_is_thanked_before_the_hold_is_over() -> None:
    person = PersonFacts(sent=Sent("Lena Fischer", TODAY), hold=OpenHold("Tom Becker"))
    assert for_contact(ContactFacts(person), NOW).code is S.WAIT_HOLD


def test_writing_down_is_for_today_until_a_day_is_over() -> None:
    end = NOW - HOUR
    facts = InterviewFacts(State.HELD, start=end - HOUR, end=end, thanked=True)
    assert for_interview(facts, NOW).urgency is Urgency.TODAY
    assert for_interview(facts, end + DAY).urgency is Urgency.TODAY
    assert for_interview(facts, end + DAY + HOUR).urgency is Urgency.OVERDUE
    scheduled = facts._replace(status=State.SCHEDULED)
    assert for_interview(scheduled, NOW).code is S.CAPTURE
    assert for_interview(scheduled, NOW).urgency is Urgency.TODAY


def test_the_words_of_a_follow_up_come_with_its_step() -> None:
    person = PersonFacts(follow_up=OpenFollowUp(K.OTHER, TODAY, what="Send CV"), last_touch=TODAY)
    assert for_contact(ContactFacts(person), NOW).what == "Send CV"
