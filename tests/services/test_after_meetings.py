"""Meetings that are over: asked about later, or not at all; each in one step."""

from __future__ import annotations

from datetime import timedelta

import pytest

from journal.domain.clock import FixedClock
from journal.domain.codes import FollowUpKind, FollowUpState, InterviewStatus, LetterKind
from journal.domain.next_step import NextStepCode
from journal.errors import Refused
from journal.services.library import Library
from journal.store.journal import Journal

HOUR = timedelta(hours=1)


@pytest.fixture
def meetings(library: Library) -> tuple[int, int]:
    """Two of yesterday: the first leads, the other stands among the rows."""
    keys = []
    for name, hour in (("Ana Souza", 15), ("Tom Becker", 17)):
        who = library.contacts.add(name, mail="a@example.org")
        keys.append(library.meetings.plan(who, start=f"2026-03-04T{hour}:00"))
        library.meetings.set_status(keys[-1], InterviewStatus.HELD)
    return keys[0], keys[1]


def rows(library: Library) -> list[tuple[int, NextStepCode]]:
    return [(row.interview_id, row.step.code) for row in library.days.today().unfinished]


def leading(library: Library) -> int | None:
    row = library.days.today().leading
    return row.id if row is not None else None


def test_it_is_asked_later(library: Library, clock: FixedClock, meetings: tuple[int, int]) -> None:
    first, second = meetings
    until = clock.now() + 3 * HOUR
    library.after_meetings.put_off(second, until)
    view = library.days.today()
    assert view.unfinished == view.pressing == ()
    assert [(row.interview_id, row.remind_at) for row in view.put_off] == [(second, until)]
    library.after_meetings.put_off(first, until + HOUR)  # that on the card
    assert leading(library) is None
    assert [row.interview_id for row in library.days.today().postponed] == [first, second]
    clock.advance(hours=3)
    assert (leading(library), rows(library)) == (second, [])
    clock.advance(hours=1)
    assert (leading(library), rows(library)) == (first, [(second, NextStepCode.CAPTURE)])
    library.history.undo()
    library.history.undo()
    assert library.days.today().postponed == ()


def test_it_can_be_shown_again_and_put_off_again(
    library: Library, clock: FixedClock, meetings: tuple[int, int]
) -> None:
    _first, second = meetings
    library.after_meetings.put_off(second, clock.now() + HOUR)
    library.after_meetings.put_off(second, clock.now() + 2 * HOUR)
    clock.advance(hours=1)
    assert rows(library) == []
    library.after_meetings.put_off(second, None)
    assert rows(library) == [(second, NextStepCode.CAPTURE)]
    library.history.undo()
    assert rows(library) == []
    with pytest.raises(Refused):
        library.after_meetings.put_off(second, clock.now())


def test_one_of_which_nobody_said_that_it_was_held_is_put_off_too(
    library: Library, clock: FixedClock
) -> None:
    who = library.contacts.add("Ana Souza")
    over = library.meetings.plan(who, start="2026-03-05T07:30")
    later = library.meetings.plan(who, start="2026-03-06T07:30")
    assert leading(library) == over
    library.after_meetings.put_off(over, clock.now() + HOUR)
    view = library.days.today()
    assert view.next_interview is not None
    assert (leading(library), view.next_interview.id) == (later, later)
    assert [row.interview_id for row in view.postponed] == [over]


def test_what_is_over_is_not_kept(
    journal: Journal, library: Library, clock: FixedClock, meetings: tuple[int, int]
) -> None:
    first, second = meetings
    library.after_meetings.put_off(first, clock.now() + HOUR)
    library.after_meetings.put_off(second, clock.now() + 3 * HOUR)
    clock.advance(hours=1)
    third = library.meetings.plan(library.contacts.add("Lena"), start="2026-03-04T11:00")
    library.after_meetings.put_off(third, clock.now() + HOUR)
    kept = journal.database.rows("SELECT subject FROM hint_dismissal ORDER BY id")
    assert [int(subject.split()[0]) for (subject,) in kept] == [second, third]
    library.after_meetings.put_off(third, None)
    clock.advance(hours=2)
    library.after_meetings.put_off(third, None)
    assert journal.database.rows("SELECT 1 FROM hint_dismissal") == []


def test_one_that_is_running_stays_though_an_earlier_one_is_put_off(
    library: Library, clock: FixedClock
) -> None:
    over, running, later = (
        library.meetings.plan(library.contacts.add(name), start=start)
        for name, start in (
            ("Ana Souza", "2026-03-05T07:30"),
            ("Tom Becker", "2026-03-05T08:50"),
            ("Lena Fischer", "2026-03-06T10:00"),
        )
    )
    library.after_meetings.put_off(over, clock.now() + HOUR)
    assert leading(library) == running
    library.meetings.delete(running)
    assert leading(library) == later


def test_nothing_to_write_down(library: Library, meetings: tuple[int, int]) -> None:
    _first, second = meetings
    library.after_meetings.nothing_said(second)
    assert rows(library) == [(second, NextStepCode.THANK)]
    card = library.interviews.card(second)
    assert card is not None
    assert "Nothing to write down." in card.notes.values()
    library.history.undo()
    assert rows(library) == [(second, NextStepCode.CAPTURE)]


def test_what_was_only_scheduled_was_held_by_it(library: Library) -> None:
    who = library.contacts.add("Ana Souza")
    over = library.meetings.plan(who, start="2026-03-04T10:00")
    library.after_meetings.nothing_said(over)
    (row,) = library.interviews.rows([over])
    assert row.status == InterviewStatus.HELD
    library.history.undo()
    (row,) = library.interviews.rows([over])
    assert row.status == InterviewStatus.SCHEDULED
    library.meetings.delete(over)
    library.after_meetings.nothing_said(over)  # gone meanwhile
    library.after_meetings.thanked(over)
    library.after_meetings.put_off(over, None)


def test_thanked_already_is_what_the_open_thank_you_asked_for(
    journal: Journal, library: Library, clock: FixedClock, meetings: tuple[int, int]
) -> None:
    _first, second = meetings
    card = library.interviews.card(second)
    assert card is not None
    who = card.row.contact_id
    library.after_meetings.nothing_said(second)
    thanks = FollowUpKind.THANK_YOU
    meant = library.follow_ups.add(who, thanks, interview_id=second)
    other = library.follow_ups.add(library.contacts.add("Lena"), thanks, interview_id=second)
    later = library.follow_ups.add(who, thanks, what="For the book")
    library.after_meetings.thanked(second)
    done = library.days.follow_up(meant)
    assert done is not None
    assert (done.state, done.closed_on) == (FollowUpState.DONE, clock.today())
    assert journal.database.one("SELECT count(*) FROM follow_up") == (3,)
    assert [row.id for row in library.days.open_with(who)] == [later]
    row = library.days.follow_up(other)
    assert row is not None
    assert row.state == FollowUpState.OPEN
    library.history.undo()
    assert {row.id for row in library.days.open_with(who)} == {meant, later}


def test_thanked_already(library: Library, meetings: tuple[int, int]) -> None:
    _first, second = meetings
    library.after_meetings.nothing_said(second)
    library.after_meetings.thanked(second)
    assert rows(library) == []
    step = library.interviews.next_step(second)
    assert step is not None
    assert step.code is not NextStepCode.THANK
    library.history.undo()
    assert rows(library) == [(second, NextStepCode.THANK)]
    card = library.interviews.card(second)
    assert card is not None
    library.letters.written(
        card.row.contact_id, LetterKind.THANK_YOU, "Thanked", interview_id=second
    )
    assert rows(library) == []
