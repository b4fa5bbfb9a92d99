"""Somebody whom one knows already is named again: nothing is proposed for the second time."""

from __future__ import annotations

import pytest

from journal.domain.clock import FixedClock
from journal.domain.codes import FollowUpKind, InterviewStatus, LetterKind, NoteKind
from journal.domain.next_step import NextStepCode
from journal.services.library import Library


@pytest.fixture
def ben(library: Library) -> int:
    """Nobody referred him."""
    return library.contacts.add("Ben Weber", mail="ben@example.org")


def held(library: Library, contact: int, start: str) -> int:
    key = library.meetings.plan(contact, start=start)
    library.meetings.set_status(key, InterviewStatus.HELD)
    library.capture.set_note(key, NoteKind.SUMMARY, "A good talk")
    return key


def named_by(library: Library, ben: int, start: str) -> int:
    """Ana names Ben, after the meeting with her; its id."""
    ana = library.contacts.add("Ana Souza", mail="ana@example.org")
    meeting = held(library, ana, start)
    library.capture.hear_known(meeting, ben)
    return meeting


def proposed_for(library: Library, meeting: int, contact: int) -> list[FollowUpKind]:
    card = library.interviews.card(meeting)
    assert card is not None
    found = library.proposals.of_meeting(card)
    return [each.proposal.kind for each in found if each.contact_id == contact]


def test_who_was_asked_already_is_not_to_be_written_to(library: Library, ben: int) -> None:
    """The letter would be a reminder, and the follow-up stay open for ever."""
    meeting = named_by(library, ben, "2026-03-04T14:00")
    assert proposed_for(library, meeting, ben) == [FollowUpKind.WRITE]
    library.letters.written(ben, LetterKind.REQUEST, "Asked")
    assert proposed_for(library, meeting, ben) == []


def test_who_names_somebody_later_did_not_lead_to_the_meeting(
    library: Library, ben: int, clock: FixedClock
) -> None:
    first = held(library, ben, "2026-03-04T10:00")
    library.letters.written(ben, LetterKind.THANK_YOU, "Thanked", interview_id=first)
    clock.advance(days=3)
    named_by(library, ben, "2026-03-08T08:00")
    step = library.people.next_step(ben)
    assert step is not None
    assert step.code is not NextStepCode.THANK_REFERRER


def test_who_names_somebody_that_was_asked_already_is_not_thanked_for_the_meeting(
    library: Library, ben: int, clock: FixedClock
) -> None:
    meeting = library.meetings.plan(ben, status=InterviewStatus.REQUESTED)
    clock.advance(days=3)
    named_by(library, ben, "2026-03-08T08:00")
    clock.advance(days=3)
    library.meetings.schedule(meeting, "2026-03-10T14:00")
    library.meetings.set_status(meeting, InterviewStatus.HELD)
    library.capture.set_note(meeting, NoteKind.SUMMARY, "A good talk")
    library.letters.written(ben, LetterKind.THANK_YOU, "Thanked", interview_id=meeting)
    step = library.people.next_step(ben)
    assert step is not None
    assert step.code is not NextStepCode.THANK_REFERRER


def test_a_referrer_noted_afterwards_is_thanked(
    library: Library, ben: int, clock: FixedClock
) -> None:
    first = held(library, ben, "2026-03-04T10:00")
    library.letters.written(ben, LetterKind.THANK_YOU, "Thanked", interview_id=first)
    clock.advance(days=1)
    library.referrals.refer(library.contacts.add("Tom Becker"), ben)
    step = library.people.next_step(ben)
    assert step is not None
    assert (step.code, step.other_name) == (NextStepCode.THANK_REFERRER, "Tom Becker")


def test_one_request_does_what_two_names_asked_for(library: Library, ben: int) -> None:
    keys = [library.follow_ups.add(ben, FollowUpKind.WRITE) for _ in range(2)]
    other = library.follow_ups.add(library.contacts.add("Zoë Nair"), FollowUpKind.WRITE)
    library.letters.written(ben, LetterKind.REQUEST, "Asked")
    found = {key: library.days.follow_up(key) for key in (*keys, other)}
    assert [row.state for row in found.values() if row] == ["done", "done", "open"]
    library.history.undo()
    assert [row.id for row in library.days.open_with(ben)] == keys
