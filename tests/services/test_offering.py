"""What is proposed after each event, what is there already, and that one undo takes all back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from journal.domain.clock import FixedClock
from journal.domain.codes import (
    FollowUpKind,
    Format,
    InterviewStatus,
    Introduction,
    LetterKind,
    ReferralQuestion,
)
from journal.domain.milestones import Milestone
from journal.domain.next_step import NextStepCode
from journal.domain.proposals import Event
from journal.services.library import Library
from journal.services.proposing import Proposed

K = FollowUpKind


@pytest.fixture
def tom(library: Library) -> int:
    return library.contacts.add("Tom Becker")


@pytest.fixture
def ana(library: Library, tom: int) -> int:
    return library.contacts.add("Ana Souza", referrer_id=tom)


def due(found: list[Proposed]) -> list[tuple[str, int, date]]:
    return [(each.proposal.rule, each.contact_id, each.proposal.due_on) for each in found]


def test_a_request_is_followed_by_two_reminders(library: Library, ana: int) -> None:
    library.letters.written(ana, LetterKind.REQUEST, "Asked")
    found = library.proposals.after(Event.REQUEST_SENT, ana)
    assert due(found) == [
        ("request.remind.1", ana, date(2026, 3, 10)),
        ("request.remind.2", ana, date(2026, 3, 16)),
    ]
    library.proposals.accept(found)
    assert library.proposals.after(Event.REQUEST_SENT, ana) == []
    assert [row.kind for row in library.days.open_with(ana)] == [K.REQUEST_REMINDER] * 2
    library.history.undo()
    assert library.days.open_with(ana) == []
    assert len(library.proposals.after(Event.REQUEST_SENT, ana)) == 2


def test_a_reminder_sent_is_not_proposed_again(
    library: Library, ana: int, clock: FixedClock
) -> None:
    library.letters.written(ana, LetterKind.REQUEST, "Asked")
    library.proposals.accept(library.proposals.after(Event.REQUEST_SENT, ana))
    clock.advance(days=5)
    library.letters.written(ana, LetterKind.REQUEST, "Reminded")
    assert library.proposals.after(Event.REQUEST_SENT, ana) == []


def test_what_should_have_been_is_due_today(library: Library, ana: int, clock: FixedClock) -> None:
    library.letters.written(ana, LetterKind.REQUEST, "Asked")
    clock.advance(days=30)
    found = library.proposals.after(Event.REQUEST_SENT, ana)
    assert [each.proposal.due_on for each in found] == [date(2026, 4, 4)] * 2


def test_nothing_without_a_request(library: Library, ana: int) -> None:
    assert library.proposals.after(Event.REQUEST_SENT, ana) == []
    assert library.proposals.after(Event.REQUEST_SENT, 4711) == []


def test_before_a_meeting(library: Library, ana: int) -> None:
    meeting = library.meetings.plan(ana, start="2026-03-12T14:00", form=Format.COFFEE)
    found = library.proposals.after(Event.INTERVIEW_SCHEDULED, ana, meeting)
    assert due(found) == [
        ("scheduled.questions", ana, date(2026, 3, 9)),
        ("scheduled.confirm", ana, date(2026, 3, 11)),
        ("scheduled.print", ana, date(2026, 3, 11)),
    ]


def test_a_meeting_moved_takes_its_follow_ups_along(library: Library, ana: int) -> None:
    meeting = library.meetings.plan(ana, start="2026-03-12T14:00", form=Format.PHONE)
    library.proposals.accept(library.proposals.after(Event.INTERVIEW_SCHEDULED, ana, meeting))
    library.meetings.schedule(meeting, "2026-03-19T14:00")
    found = library.proposals.after(Event.INTERVIEW_SCHEDULED, ana, meeting)
    assert all(each.moves_follow_up is not None for each in found)
    library.proposals.accept(found)
    days = [row.due_on for row in library.days.open_with(ana)]
    assert days == [date(2026, 3, 16), date(2026, 3, 18)]
    library.history.undo()
    days = [row.due_on for row in library.days.open_with(ana)]
    assert days == [date(2026, 3, 9), date(2026, 3, 11)]


def test_no_meeting_that_is_over_or_a_letter(library: Library, ana: int) -> None:
    over = library.meetings.plan(ana, start="2026-03-04T14:00")
    letter = library.meetings.plan(ana, start="2026-03-20T09:00", form=Format.LETTER)
    for meeting in (over, letter):
        assert library.proposals.after(Event.INTERVIEW_SCHEDULED, ana, meeting) == []


def test_somebody_named(library: Library, ana: int) -> None:
    found = library.proposals.after(Event.REFERRAL_NAMED, ana)
    assert due(found) == [("named.write", ana, date(2026, 3, 9))]
    library.proposals.accept(found)
    assert library.proposals.after(Event.REFERRAL_NAMED, ana) == []


def test_nobody_on_hold_or_met_is_to_be_written_to(library: Library, ana: int, tom: int) -> None:
    library.meetings.plan(ana)
    assert library.proposals.after(Event.REFERRAL_NAMED, ana) == []
    lena = library.contacts.add("Lena Fischer", referrer_id=tom)
    library.referrals.hold(lena, whose_move_id=tom)
    assert library.proposals.after(Event.REFERRAL_NAMED, lena) == []


def test_a_promise_sets_the_day_of_the_hold(library: Library, ana: int, tom: int) -> None:
    library.referrals.hold(ana, whose_move_id=tom)
    found = library.proposals.after(Event.REFERRAL_PROMISED, ana)
    assert due(found) == [("promised.check", tom, date(2026, 3, 12))]
    library.proposals.accept(found)
    card = library.people.card(ana)
    assert card is not None
    assert card.holds[0].check_back == date(2026, 3, 12)
    assert library.days.open_with(tom) == []
    assert library.proposals.after(Event.REFERRAL_PROMISED, ana) == []
    library.history.undo()
    card = library.people.card(ana)
    assert card is not None
    assert card.holds[0].check_back is None


def test_the_agreed_day_of_a_promise_is_kept(library: Library, ana: int, tom: int) -> None:
    library.referrals.hold(ana, whose_move_id=tom, check_back=date(2026, 3, 30))
    assert library.proposals.after(Event.REFERRAL_PROMISED, ana) == []


def test_an_introduction_made(library: Library, ana: int, tom: int) -> None:
    card = library.people.card(ana)
    assert card is not None
    library.referrals.set_introduction(card.referrers[0].id, Introduction.MADE)
    found = library.proposals.after(Event.INTRODUCTION_MADE, ana)
    assert sorted(due(found)) == [
        ("made.thank_referrer", tom, date(2026, 3, 6)),
        ("made.write", ana, date(2026, 3, 6)),
    ]
    lena = library.contacts.add("Lena Fischer")
    found = library.proposals.after(Event.INTRODUCTION_MADE, ana, other_id=lena)
    assert {each.contact_id for each in found} == {ana, lena}


def test_what_waits_for_a_milestone_stands_for_nothing_to_do_now(
    library: Library, ana: int
) -> None:
    waiting = library.milestones.wait(Milestone.FOUND, ana, K.WRITE)
    card = library.people.card(ana)
    assert card is not None
    library.referrals.set_introduction(card.referrers[0].id, Introduction.MADE)
    found = library.proposals.after(Event.INTRODUCTION_MADE, ana)
    assert ("made.write", ana, date(2026, 3, 6)) in due(found)
    made = library.proposals.accept(found)
    assert waiting not in made
    days = {row.id: row.due_on for row in library.days.open_with(ana)}
    assert days.pop(waiting) is None
    assert list(days.values()) == [date(2026, 3, 6)]


def test_names_that_are_thought_about(library: Library, ana: int) -> None:
    meeting = library.meetings.plan(ana, start="2026-03-04T14:00")
    library.meetings.set_status(meeting, InterviewStatus.HELD)
    assert library.proposals.after(Event.NAMES_NOT_GIVEN, ana, meeting) == []
    library.meetings.set_field(meeting, "referral_question", ReferralQuestion.THINKING)
    found = library.proposals.after(Event.NAMES_NOT_GIVEN, ana, meeting)
    assert due(found) == [("names.check", ana, date(2026, 3, 9))]


def test_thinking_said_after_the_rest_was_made_is_proposed_alone(
    library: Library, ana: int
) -> None:
    meeting = library.meetings.plan(ana, start="2026-03-04T14:00")
    library.meetings.set_status(meeting, InterviewStatus.HELD)
    library.proposals.accept(library.proposals.after(Event.INTERVIEW_HELD, ana, meeting)[:1])
    assert library.proposals.after(Event.INTERVIEW_HELD, ana, meeting) == []
    library.meetings.set_field(meeting, "referral_question", ReferralQuestion.THINKING)
    found = library.proposals.after(Event.INTERVIEW_HELD, ana, meeting)
    assert [each.proposal.rule for each in found] == ["names.check"]


def test_habits_count_for_every_event(library: Library, ana: int) -> None:
    habits = library.habits.get().with_rule("named.write", n=5)
    habits = habits.with_rule("request.remind.1", on=False)
    assert library.habits.set(habits)
    assert not library.habits.set(habits)
    found = library.proposals.after(Event.REFERRAL_NAMED, ana)
    assert due(found) == [("named.write", ana, date(2026, 3, 10))]
    library.letters.written(ana, LetterKind.REQUEST, "Asked")
    found = library.proposals.after(Event.REQUEST_SENT, ana)
    assert [each.proposal.rule for each in found] == ["request.remind.2"]


def test_habits_are_told_and_kept(library: Library) -> None:
    seen: list[object] = []
    library.bus.changed.connect(seen.append)
    library.habits.set(library.habits.get().with_rule("made.write", on=False))
    assert len(seen) == 1
    assert library.habits.get().off == {"made.write"}


def test_what_is_accepted_is_one_step(library: Library, ana: int) -> None:
    meeting = library.meetings.plan(ana, start="2026-03-20T14:00", form=Format.LUNCH)
    found = library.proposals.after(Event.INTERVIEW_SCHEDULED, ana, meeting)
    assert len(library.proposals.accept(found)) == 3
    assert len(library.days.open_with(ana)) == 3
    library.history.undo()
    assert library.days.open_with(ana) == []


def test_the_next_step_waits_as_long_as_was_chosen(
    library: Library, ana: int, clock: FixedClock
) -> None:
    habits = library.habits.get().with_rule("request.remind.1", n=6)
    habits = habits.with_rule("request.remind.2", on=False)
    library.habits.set(replace(habits, working=frozenset(range(7))))
    library.letters.written(ana, LetterKind.REQUEST, "Asked")
    step = library.people.next_step(ana)
    assert step is not None
    assert (step.code, step.due) == (NextStepCode.WAIT_REPLY, date(2026, 3, 11))
    clock.advance(days=6)
    step = library.people.next_step(ana)
    assert step is not None
    assert step.code is NextStepCode.REMIND
    library.letters.written(ana, LetterKind.REQUEST, "Reminded")
    step = library.people.next_step(ana)
    assert step is not None
    assert (step.code, step.due) == (NextStepCode.WAIT_REPLY, date(2026, 3, 15))
    clock.advance(days=4)
    step = library.people.next_step(ana)
    assert step is not None
    assert step.code is NextStepCode.LET_REST


def test_without_reminders_it_is_left_to_rest(
    library: Library, ana: int, clock: FixedClock
) -> None:
    habits = library.habits.get().with_rule("request.remind.1", on=False)
    library.habits.set(habits.with_rule("request.remind.2", on=False))
    library.letters.written(ana, LetterKind.REQUEST, "Asked")
    clock.advance(days=14)
    step = library.people.next_step(ana)
    assert step is not None
    assert step.code is NextStepCode.LET_REST


def test_all_that_fits_a_person_now(library: Library, ana: int) -> None:
    assert [each.proposal.rule for each in library.proposals.now(ana)] == ["named.write"]
    meeting = library.meetings.plan(ana, start="2026-03-12T14:00", form=Format.PHONE)
    found = library.proposals.now(ana)
    assert [each.proposal.rule for each in found] == ["scheduled.questions", "scheduled.confirm"]
    library.proposals.accept(found[:1])
    assert [each.proposal.rule for each in library.proposals.now(ana)] == ["scheduled.confirm"]
    library.meetings.set_status(meeting, InterviewStatus.HELD)
    rules = {each.proposal.rule for each in library.proposals.now(ana)}
    assert {"held.thank", "held.connect"} <= rules
    library.meetings.set_status(meeting, InterviewStatus.DECLINED)
    assert library.proposals.now(ana) == []
    assert library.proposals.now(4711) == []


def test_introduced_and_promised_people(library: Library, ana: int, tom: int) -> None:
    library.referrals.hold(ana, whose_move_id=tom)
    assert [each.proposal.rule for each in library.proposals.now(ana)] == ["promised.check"]
    card = library.people.card(ana)
    assert card is not None
    library.referrals.end_hold(card.holds[0].id)
    rules = {each.proposal.rule for each in library.proposals.now(ana)}
    assert rules == {"made.write", "made.thank_referrer"}


@pytest.mark.parametrize("ended", [False, True])
def test_nothing_that_writes_to_somebody_on_hold_is_proposed(
    library: Library, ana: int, tom: int, ended: bool
) -> None:
    hold = library.referrals.hold(ana, whose_move_id=tom)
    meeting = library.meetings.plan(ana, start="2026-03-20T14:00", anyway=True)
    if ended:
        library.holds.over(hold)
    kinds = {
        each.proposal.kind
        for each in library.proposals.after(Event.INTERVIEW_SCHEDULED, ana, meeting)
    }
    assert K.PRINT in kinds
    assert kinds.isdisjoint({K.SEND_QUESTIONS, K.CONFIRM}) is not ended
