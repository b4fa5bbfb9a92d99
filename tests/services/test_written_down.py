"""Meetings that are over stay on Today until it is written down what was said."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from journal.domain.clock import FixedClock
from journal.domain.codes import Format, InterviewStatus, NoteKind
from journal.domain.next_step import NextStepCode
from journal.services.library import Library


def meet(library: Library, start: str, *, held: bool = True, form: Format = Format.COFFEE) -> int:
    """Somebody of their own, at a wall time; the interview's id."""
    contact = library.contacts.add(f"Somebody {start}", mail="a@example.org")
    key = library.meetings.plan(contact, start=start, minutes=30, form=form)
    if held:
        library.meetings.set_status(key, InterviewStatus.HELD)
    return key


def stands(library: Library) -> tuple[int | None, int | None]:
    """What is to be written down, and what leads."""
    view = library.days.today()
    return (
        view.to_capture.id if view.to_capture else None,
        view.leading.id if view.leading else None,
    )


@pytest.mark.parametrize("held", [True, False])
def test_it_names_what_the_next_step_names(library: Library, held: bool) -> None:
    key = meet(library, "2026-03-02T10:00", held=held)
    assert stands(library) == (key, key)
    step = library.interviews.next_step(key)
    assert step is not None
    assert step.code in (NextStepCode.CAPTURE, NextStepCode.THANK)
    library.meetings.set_status(key, InterviewStatus.HELD)
    library.capture.set_note(key, NoteKind.SUMMARY, "A good talk")
    assert stands(library) == (None, None)


def test_the_first_whose_thanks_are_in_time_then_the_last_before(library: Library) -> None:
    old, older = meet(library, "2026-03-02T10:00"), meet(library, "2026-02-25T10:00", held=False)
    late = meet(library, "2026-03-04T15:00", held=False)
    early = meet(library, "2026-03-04T11:00")
    found = []
    while (key := stands(library)[0]) is not None:
        found.append(key)
        library.meetings.set_status(key, InterviewStatus.HELD)
        library.capture.set_note(key, NoteKind.SUMMARY, "Said")
    assert found == [early, late, old, older]


def test_an_old_one_does_not_hide_the_meeting_of_today(library: Library) -> None:
    old = meet(library, "2026-03-02T10:00")
    tomorrow = meet(library, "2026-03-06T16:00", held=False)
    assert stands(library) == (old, old), "there is time for it until tomorrow"
    today = meet(library, "2026-03-05T16:00", held=False)
    assert stands(library) == (old, today)
    library.meetings.delete(today)
    fresh = meet(library, "2026-03-04T16:00")
    assert stands(library) == (fresh, fresh)
    assert tomorrow not in stands(library)


def test_what_is_to_come_cancelled_or_in_writing_is_not_over(library: Library) -> None:
    running = meet(library, "2026-03-05T08:45", held=False)
    assert stands(library) == (None, running)
    library.meetings.delete(running)
    cancelled = meet(library, "2026-03-04T10:00", held=False)
    library.meetings.set_status(cancelled, InterviewStatus.CANCELLED)
    meet(library, "2026-03-02T10:00", held=False, form=Format.LETTER)
    assert stands(library) == (None, None)


def test_the_end_is_that_of_the_zone_in_which_one_met(library: Library, clock: FixedClock) -> None:
    """Ten o'clock in New York is three in London."""
    key = meet(library, "2026-03-05T10:00", held=False)
    library.meetings.set_field(key, "zone", "America/New_York")
    assert stands(library)[0] is None
    clock.advance(hours=6)
    assert clock.now() == datetime(2026, 3, 5, 15, tzinfo=ZoneInfo("Europe/London"))
    assert stands(library)[0] is None, "it begins now"
    clock.advance(hours=1)
    assert stands(library)[0] == key
