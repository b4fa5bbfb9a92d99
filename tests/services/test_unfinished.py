"""Meetings beside the card of Today that are over and not done with."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from journal.domain.clock import FixedClock
from journal.domain.codes import FollowUpKind, InterviewStatus, LetterKind, NoteKind
from journal.domain.next_step import NextStepCode
from journal.domain.views.days import UnfinishedRow
from journal.services.library import Library

C = NextStepCode
TODAY = date(2026, 3, 5)


@pytest.fixture
def ana(library: Library) -> int:
    return library.contacts.add("Ana Souza", mail="ana@example.org")


@pytest.fixture
def tom(library: Library) -> int:
    return library.contacts.add("Tom Becker", mail="tom@example.org")


def held(library: Library, contact: int, start: str) -> int:
    key = library.meetings.plan(contact, start=start)
    library.meetings.set_status(key, InterviewStatus.HELD)
    return key


def rows(library: Library) -> list[tuple[int, NextStepCode]]:
    return [(row.interview_id, row.step.code) for row in library.days.today().unfinished]


def thank(library: Library, contact: int, meeting: int) -> None:
    library.letters.written(contact, LetterKind.THANK_YOU, "Thanked", interview_id=meeting)


def test_the_second_meeting_waits_beside_the_card(library: Library, ana: int, tom: int) -> None:
    first = held(library, ana, "2026-03-04T15:00")
    second = held(library, tom, "2026-03-04T17:00")
    view = library.days.today()
    assert view.leading is not None
    assert view.leading.id == first
    (row,) = view.unfinished
    assert (row.interview_id, row.name, row.step.code) == (second, "Tom Becker", C.CAPTURE)
    assert (row.due_on, row.due_time) == (TODAY, time(17, 30))


def test_one_of_which_nobody_said_that_it_was_held(library: Library, ana: int, tom: int) -> None:
    held(library, ana, "2026-03-04T15:00")
    second = library.meetings.plan(tom, start="2026-03-04T17:00")
    assert rows(library) == [(second, C.CAPTURE)]
    library.meetings.set_status(second, InterviewStatus.CANCELLED)
    assert rows(library) == []


def test_thanks_press_once_it_is_written_down(library: Library, ana: int) -> None:
    meeting = held(library, ana, "2026-03-04T15:00")
    assert rows(library) == []  # it is the card
    library.capture.set_note(meeting, NoteKind.SUMMARY, "A good talk.")
    (row,) = library.days.today().unfinished
    assert (row.interview_id, row.step.code) == (meeting, C.THANK)
    assert (row.due_on, row.due_time) == (TODAY, time(15, 30))
    thank(library, ana, meeting)
    assert rows(library) == []


def test_thanks_that_stand_on_a_day_are_not_doubled(library: Library, ana: int) -> None:
    meeting = held(library, ana, "2026-03-04T15:00")
    library.capture.set_note(meeting, NoteKind.SUMMARY, "A good talk.")
    key = library.follow_ups.add(ana, FollowUpKind.THANK_YOU, interview_id=meeting, due_on=TODAY)
    view = library.days.today()
    assert view.unfinished == ()
    assert [row.id for row in view.needs] == [key]
    library.follow_ups.move(key, TODAY + timedelta(days=1))
    assert rows(library) == []  # the user put them there
    library.follow_ups.delete(key)
    assert rows(library) == [(meeting, C.THANK)]


def test_what_presses_more_comes_first(library: Library, ana: int, tom: int) -> None:
    held(library, ana, "2026-03-04T15:00")
    held(library, tom, "2026-03-04T17:00")
    library.follow_ups.add(ana, due_on=TODAY, due_time=time(20), what="Read")
    library.follow_ups.add(ana, due_on=TODAY, due_time=time(12), what="Call")
    found = library.days.today().pressing
    said = [row.name if isinstance(row, UnfinishedRow) else row.what for row in found]
    assert said == ["Call", "Tom Becker", "Read"]


def test_after_a_fortnight_nothing_is_said_any_more(
    library: Library, clock: FixedClock, ana: int, tom: int
) -> None:
    held(library, ana, "2026-03-04T15:00")
    held(library, tom, "2026-03-04T17:00")
    assert len(rows(library)) == 1
    clock.advance(days=15)
    assert rows(library) == []


def test_it_is_due_where_the_clock_of_the_user_says(
    library: Library, clock: FixedClock, ana: int, tom: int
) -> None:
    """24 hours over the change to summer time."""
    clock.advance(datetime(2026, 3, 28, 20, tzinfo=clock.now().tzinfo) - clock.now())
    held(library, ana, "2026-03-28T15:00")
    held(library, tom, "2026-03-28T17:00")
    (row,) = library.days.today().unfinished
    assert (row.due_on, row.due_time) == (date(2026, 3, 29), time(18, 30))
