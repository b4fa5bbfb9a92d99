"""With whom one meant to be in touch again: derived from touches, so that a call takes it away."""

from __future__ import annotations

from datetime import date

import pytest

from journal.domain.clock import FixedClock
from journal.domain.codes import Cadence, Channel, FollowUpKind, InterviewStatus
from journal.domain.next_step import NextStepCode
from journal.services.library import Library


@pytest.fixture
def ana(library: Library) -> int:
    key = library.contacts.add("Ana Souza", mail="ana@example.org")
    library.contacts.set_field(key, "cadence", Cadence.MONTHLY)
    library.contacts.log_touch(key, Channel.MAIL, on_day=date(2026, 2, 1))
    return key


def names(library: Library) -> list[tuple[str, date]]:
    return [(row.name, row.due) for row in library.days.today().fading]


def test_it_comes_the_day_after_and_a_call_takes_it_away(
    library: Library, ana: int, clock: FixedClock
) -> None:
    assert names(library) == [("Ana Souza", date(2026, 3, 3))]
    step = library.people.next_step(ana)
    assert step is not None
    assert (step.code, step.due) == (NextStepCode.UPDATE, date(2026, 3, 3))
    library.contacts.log_touch(ana, Channel.PHONE)
    assert names(library) == []
    clock.advance(days=30)
    assert names(library) == []
    clock.advance(days=1)
    assert names(library) == [("Ana Souza", date(2026, 4, 4))]
    library.history.undo()
    assert names(library) == [("Ana Souza", date(2026, 3, 3))]


def test_a_meeting_counts_as_a_touch(library: Library, ana: int) -> None:
    meeting = library.meetings.plan(ana, start="2026-02-20T14:00")
    library.meetings.set_status(meeting, InterviewStatus.HELD)
    assert names(library) == []


def test_who_was_only_met_is_there_too(library: Library, clock: FixedClock) -> None:
    tom = library.contacts.add("Tom Becker", mail="tom@example.org")
    library.contacts.set_field(tom, "cadence", Cadence.QUARTERLY)
    meeting = library.meetings.plan(tom, start="2025-10-01T14:00")
    library.meetings.set_status(meeting, InterviewStatus.HELD)
    library.meetings.set_field(meeting, "rating", 4)
    library.meetings.set_field(meeting, "referral_question", "not asked on purpose")
    thanks = library.follow_ups.add(
        tom, FollowUpKind.THANK_YOU, due_on=date(2025, 10, 2), interview_id=meeting
    )
    library.follow_ups.done(thanks)
    assert names(library) == [("Tom Becker", date(2025, 12, 31))]


def test_planned_is_not_asked_about(library: Library, ana: int) -> None:
    key = library.follow_ups.add(ana, FollowUpKind.UPDATE, due_on=date(2026, 3, 20))
    assert names(library) == []
    step = library.people.next_step(ana)
    assert step is not None
    assert (step.code, step.due) == (NextStepCode.UPDATE, date(2026, 3, 20))
    library.follow_ups.skip(key)
    assert names(library) != []


def test_nobody_on_hold_nobody_new_nobody_without_a_cadence(library: Library, ana: int) -> None:
    library.referrals.hold(ana, whose_move_id=None)
    new = library.contacts.add("Lena Fischer")
    library.contacts.set_field(new, "cadence", Cadence.MONTHLY)
    quiet = library.contacts.add("Mr Hall")
    library.contacts.log_touch(quiet, Channel.MAIL, on_day=date(2020, 1, 1))
    assert names(library) == []


def test_a_meeting_to_come_is_enough(library: Library, ana: int) -> None:
    library.meetings.plan(ana, start="2026-03-12T14:00")
    assert names(library) == []


def test_the_longest_ago_first_and_no_more_than_a_dozen(library: Library, ana: int) -> None:
    for day in range(1, 20):
        key = library.contacts.add(f"Person {day:02}", mail="p@example.org")
        library.contacts.set_field(key, "cadence", Cadence.MONTHLY)
        library.contacts.log_touch(key, Channel.MAIL, on_day=date(2026, 1, day))
    found = names(library)
    assert len(found) == 12
    assert [name for name, _due in found[:2]] == ["Person 01", "Person 02"]


def test_the_badge_counts_none_of_them(library: Library, ana: int) -> None:
    assert library.days.due() == 0
    assert library.days.next_due() is None
