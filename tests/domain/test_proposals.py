"""Which follow-ups are proposed, and when they are due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.codes import Cadence, FollowUpKind, Format, LinkedIn
from journal.domain.proposals import (
    PROPOSALS,
    Event,
    Promise,
    Proposal,
    ProposalFacts,
    Whom,
    propose,
)

BERLIN = ZoneInfo("Europe/Berlin")


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=BERLIN)  # type: ignore[arg-type, misc]


def dues(event: Event, facts: ProposalFacts) -> dict[str, date]:
    return {each.rule: each.due_on for each in propose(event, facts)}


def test_keys_are_there_once() -> None:
    assert len({rule.key for rule in PROPOSALS}) == len(PROPOSALS)


def test_every_event_proposes_something() -> None:
    assert {rule.event for rule in PROPOSALS} == set(Event)


@pytest.mark.parametrize(
    ("sent", "first", "second"),
    [
        (at(2026, 3, 5, 9), date(2026, 3, 10), date(2026, 3, 16)),  # a Thursday
        (at(2026, 3, 7, 9), date(2026, 3, 11), date(2026, 3, 17)),  # a Saturday
        (at(2024, 2, 27, 23, 59), date(2024, 3, 1), date(2024, 3, 7)),  # over a leap day
    ],
)
def test_a_request_is_reminded_of_twice(sent: datetime, first: date, second: date) -> None:
    proposed = propose(Event.REQUEST_SENT, ProposalFacts(at=sent))
    assert [each.due_on for each in proposed] == [first, second]
    assert {each.kind for each in proposed} == {FollowUpKind.REQUEST_REMINDER}


def test_before_a_meeting() -> None:
    facts = ProposalFacts(at(2026, 2, 20, 9), start=at(2026, 3, 2, 14), format=Format.COFFEE)
    assert dues(Event.INTERVIEW_SCHEDULED, facts) == {
        "scheduled.questions": date(2026, 2, 27),
        "scheduled.confirm": date(2026, 3, 1),
        "scheduled.print": date(2026, 3, 1),
    }


def test_a_meeting_on_the_screen_needs_no_paper_and_a_letter_no_clock() -> None:
    facts = ProposalFacts(at(2026, 2, 20, 9), start=at(2026, 3, 2, 14), format=Format.VIDEO)
    assert set(dues(Event.INTERVIEW_SCHEDULED, facts)) == {
        "scheduled.questions",
        "scheduled.confirm",
    }
    assert dues(Event.INTERVIEW_SCHEDULED, replace(facts, format=Format.LETTER)) == {}
    assert dues(Event.INTERVIEW_SCHEDULED, replace(facts, start=None)) == {}


def test_a_meeting_that_is_near() -> None:
    tomorrow = ProposalFacts(at(2026, 3, 1, 9), start=at(2026, 3, 2, 14), format=Format.LUNCH)
    assert set(dues(Event.INTERVIEW_SCHEDULED, tomorrow).values()) == {date(2026, 3, 1)}
    today = replace(tomorrow, at=at(2026, 3, 2, 9))
    assert dues(Event.INTERVIEW_SCHEDULED, today) == {"scheduled.print": date(2026, 3, 2)}
    assert dues(Event.INTERVIEW_SCHEDULED, replace(tomorrow, at=at(2026, 3, 3, 9))) == {}


def test_after_a_meeting() -> None:
    facts = ProposalFacts(
        at(2026, 1, 31, 14, 30),
        referred=True,
        cadence=Cadence.QUARTERLY,
        report_back=True,
        promises=(Promise(7, date(2026, 2, 10)), Promise(8)),
    )
    proposed = propose(Event.INTERVIEW_HELD, facts)
    assert [each.due_on for each in proposed] == sorted(each.due_on for each in proposed)
    assert proposed[0] == Proposal(
        "held.thank", FollowUpKind.THANK_YOU, date(2026, 2, 1), time(14, 30)
    )
    rows = {(each.rule, each.agreement): each.due_on for each in proposed}
    assert rows == {
        ("held.thank", None): date(2026, 2, 1),
        ("held.thank_referrer", None): date(2026, 2, 2),
        ("held.connect", None): date(2026, 2, 2),
        ("held.promise", 7): date(2026, 2, 10),
        ("held.promise", 8): date(2026, 2, 2),
        ("held.report", None): date(2026, 3, 2),  # the 28th is a Saturday
        ("held.update", None): date(2026, 5, 4),  # the 2nd is a Saturday
    }
    to_referrer = {each.rule for each in proposed if each.whom is Whom.REFERRER}
    assert to_referrer == {"held.thank_referrer"}


@pytest.mark.parametrize("linkedin", LinkedIn)
def test_the_least_after_a_meeting(linkedin: LinkedIn) -> None:
    rules = dues(Event.INTERVIEW_HELD, ProposalFacts(at(2026, 1, 31, 14), linkedin=linkedin))
    invite = linkedin in (LinkedIn.UNKNOWN, LinkedIn.NOT_INVITED)
    assert set(rules) == {"held.thank", *(["held.connect"] if invite else [])}


def test_thanks_are_due_24_real_hours_after_the_end() -> None:
    (thanks, *_) = propose(Event.INTERVIEW_HELD, ProposalFacts(at(2026, 3, 28, 14, 30, 20)))
    assert (thanks.due_on, thanks.due_time) == (date(2026, 3, 29), time(15, 30))


def test_after_a_name_was_given() -> None:
    given_on = ProposalFacts(at(2024, 2, 28, 12))
    assert dues(Event.REFERRAL_NAMED, given_on) == {"named.write": date(2024, 3, 1)}
    assert dues(Event.NAMES_NOT_GIVEN, given_on) == {"names.check": date(2024, 3, 1)}
    made = propose(Event.INTRODUCTION_MADE, given_on)
    assert [(each.kind, each.whom, each.due_on) for each in made] == [
        (FollowUpKind.WRITE, Whom.CONTACT, date(2024, 2, 29)),
        (FollowUpKind.THANK_REFERRER, Whom.REFERRER, date(2024, 2, 29)),
    ]


def test_a_promised_introduction_is_asked_about_never_too_early() -> None:
    facts = ProposalFacts(at(2026, 3, 5, 12))
    (check,) = propose(Event.REFERRAL_PROMISED, facts)
    assert (check.due_on, check.whom, check.not_before) == (date(2026, 3, 12), Whom.REFERRER, None)
    (agreed,) = propose(Event.REFERRAL_PROMISED, replace(facts, agreed_on=date(2026, 3, 30)))
    assert (agreed.due_on, agreed.not_before) == (date(2026, 3, 30), date(2026, 3, 30))


def test_the_user_can_change_the_delays() -> None:
    rules = [replace(rule, n=5) for rule in PROPOSALS if rule.key == "named.write"]
    facts = ProposalFacts(at(2026, 3, 5, 12))
    (write,) = propose(Event.REFERRAL_NAMED, facts, rules)
    assert write.due_on == date(2026, 3, 10)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)), st.sampled_from(Event))
def test_nothing_is_proposed_for_days_gone_by(moment: datetime, event: Event) -> None:
    now = moment.replace(tzinfo=BERLIN)
    facts = ProposalFacts(now, start=at(2030, 6, 1, 14), referred=True, cadence=Cadence.MONTHLY)
    assert all(each.due_on >= now.date() for each in propose(event, facts))
