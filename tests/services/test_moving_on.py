"""Follow-ups that are outlived by their interview are left out with its status, and come back."""

from __future__ import annotations

from datetime import date

import pytest

from journal.domain.codes import FollowUpKind, InterviewStatus, LetterKind
from journal.domain.proposals import Event
from journal.domain.repeats import Every, Repeat
from journal.services.library import Library
from journal.store.journal import Journal

S, K = InterviewStatus, FollowUpKind
ALL = (K.REQUEST_REMINDER, K.SEND_QUESTIONS, K.CONFIRM, K.PRINT, K.CONNECT, K.PROMISED_BY_ME)
ALWAYS = {K.CONNECT, K.PROMISED_BY_ME}
BEFORE = {K.SEND_QUESTIONS, K.CONFIRM, K.PRINT}
DAY = date(2026, 3, 20)


@pytest.fixture
def ana(library: Library) -> int:
    return library.contacts.add("Ana Souza", mail="ana@example.org")


def with_all(library: Library, contact: int, status: InterviewStatus) -> int:
    """An interview of this status, and a follow-up of each kind for it."""
    start = "2026-03-20T14:00" if status is S.SCHEDULED else None
    meeting = library.meetings.plan(contact, status=status, start=start)
    for kind in ALL:
        library.follow_ups.add(contact, kind, due_on=DAY, interview_id=meeting, what="It")
    return meeting


def is_open(library: Library, contact: int) -> set[str]:
    return {row.kind for row in library.days.open_with(contact)}


@pytest.mark.parametrize(
    ("to", "left"),
    [
        (S.SCHEDULED, BEFORE | ALWAYS),
        (S.REQUESTED, {K.REQUEST_REMINDER} | ALWAYS),
        (S.HELD, ALWAYS),
        (S.DECLINED, ALWAYS),
        (S.NO_REPLY, ALWAYS),
        (S.CANCELLED, ALWAYS),
    ],
)
def test_only_what_fits_the_new_status_stays_open(
    library: Library, ana: int, to: InterviewStatus, left: set[str]
) -> None:
    meeting = with_all(library, ana, S.IDEA)
    library.meetings.set_status(meeting, to)
    assert is_open(library, ana) == left
    library.history.undo()
    assert is_open(library, ana) == set(ALL)
    library.history.redo()
    assert is_open(library, ana) == left


def test_what_is_left_out_says_why(library: Library, journal: Journal, ana: int) -> None:
    meeting = library.meetings.plan(ana, status=S.REQUESTED)
    key = library.follow_ups.add(ana, K.REQUEST_REMINDER, due_on=DAY, interview_id=meeting)
    library.meetings.schedule(meeting, "2026-03-20T14:00")
    row = library.days.follow_up(key)
    assert row is not None
    assert (row.state, row.closed_on) == ("skipped", date(2026, 3, 5))
    why = journal.database.one("SELECT skipped_why FROM follow_up WHERE id = ?", (key,))
    assert why is not None
    assert why[0] == "The interview moved on"


def test_a_series_ends_with_it(library: Library, ana: int) -> None:
    meeting = library.meetings.plan(ana, status=S.REQUESTED)
    weekly = Repeat(1, Every.WEEKS)
    library.follow_ups.add(ana, K.REQUEST_REMINDER, due_on=DAY, interview_id=meeting, repeat=weekly)
    library.meetings.set_status(meeting, S.DECLINED)
    assert is_open(library, ana) == set()


def test_another_interview_keeps_its_own(library: Library, ana: int) -> None:
    first, other = with_all(library, ana, S.SCHEDULED), with_all(library, ana, S.SCHEDULED)
    library.meetings.set_status(first, S.HELD)
    left = {row.kind for row in library.days.open_with(ana) if row.interview_id == other}
    assert left >= BEFORE


def test_what_was_done_or_skipped_before_stays_so(library: Library, ana: int) -> None:
    meeting = library.meetings.plan(ana, start="2026-03-20T14:00")
    done = library.follow_ups.add(ana, K.CONFIRM, due_on=DAY, interview_id=meeting)
    skipped = library.follow_ups.add(ana, K.PRINT, due_on=DAY, interview_id=meeting)
    library.follow_ups.done(done)
    library.follow_ups.skip(skipped, "By heart")
    library.meetings.set_status(meeting, S.CANCELLED)
    library.meetings.schedule(meeting, "2026-03-25T14:00")
    assert is_open(library, ana) == set()


def test_scheduled_anew_they_are_open_again_and_offered_along(library: Library, ana: int) -> None:
    meeting = library.meetings.plan(ana, start="2026-03-20T14:00")
    library.proposals.accept(library.proposals.after(Event.INTERVIEW_SCHEDULED, ana, meeting))
    before = is_open(library, ana)
    assert before
    library.meetings.set_status(meeting, S.CANCELLED)
    assert is_open(library, ana) == set()
    library.meetings.schedule(meeting, "2026-03-27T14:00")
    assert is_open(library, ana) == before
    offered = library.proposals.after(Event.INTERVIEW_SCHEDULED, ana, meeting)
    assert {each.proposal.kind for each in offered} == before
    assert all(each.moves_follow_up is not None for each in offered)


def test_moved_to_another_day_they_are_offered_along(library: Library, ana: int) -> None:
    meeting = library.meetings.plan(ana, start="2026-03-20T14:00")
    library.proposals.accept(library.proposals.after(Event.INTERVIEW_SCHEDULED, ana, meeting))
    before = is_open(library, ana)
    library.meetings.schedule(meeting, "2026-03-27T14:00")
    assert is_open(library, ana) == before
    offered = library.proposals.after(Event.INTERVIEW_SCHEDULED, ana, meeting)
    assert {each.proposal.kind for each in offered} == before


def test_somebody_who_came_instead_leaves_them_out(library: Library, ana: int) -> None:
    meeting = with_all(library, ana, S.SCHEDULED)
    ben = library.substitutes.somebody_new(meeting, "Ben Ito", held=True)
    assert is_open(library, ben) == ALWAYS
    library.history.undo()
    assert is_open(library, ana) == {*BEFORE, K.REQUEST_REMINDER} | ALWAYS


def test_a_request_that_was_written_does_the_first_and_leaves_out_the_rest(
    library: Library, ana: int
) -> None:
    meeting = library.meetings.plan(ana)
    write = library.follow_ups.add(ana, K.WRITE, due_on=DAY, interview_id=meeting)
    confirm = library.follow_ups.add(ana, K.CONFIRM, due_on=DAY, interview_id=meeting)
    library.letters.written(ana, LetterKind.REQUEST, "Asked", interview_id=meeting)
    states = [row.state for key in (write, confirm) if (row := library.days.follow_up(key))]
    assert states == ["done", "skipped"]
    library.history.undo()
    assert is_open(library, ana) == {K.WRITE, K.CONFIRM}
