"""Names that somebody wanted to think about: checked back once, by letter or by tick."""

from __future__ import annotations

import pytest

from journal.domain.codes import FollowUpKind, InterviewStatus, LetterKind, ReferralQuestion
from journal.domain.next_step import NextStepCode
from journal.services.library import Library

C = NextStepCode


@pytest.fixture
def ana(library: Library) -> int:
    return library.contacts.add("Ana Souza", mail="ana@example.org")


@pytest.fixture
def thinking(library: Library, ana: int) -> int:
    """Held, written down, thanked; Ana thinks about names."""
    key = library.meetings.plan(ana, start="2026-03-04T14:00")
    library.meetings.set_status(key, InterviewStatus.HELD)
    library.meetings.set_field(key, "rating", 4)
    library.letters.written(ana, LetterKind.THANK_YOU, "Thanked", interview_id=key)
    library.meetings.set_field(key, "referral_question", ReferralQuestion.THINKING)
    return key


def code(library: Library, interview: int) -> NextStepCode:
    step = library.interviews.next_step(interview)
    assert step is not None
    return step.code


@pytest.mark.parametrize("from_the_interview", [True, False])
def test_a_letter_ends_the_step(
    library: Library, thinking: int, ana: int, from_the_interview: bool
) -> None:
    assert code(library, thinking) is C.CHECK_BACK_NAMES
    interview = thinking if from_the_interview else None
    library.letters.written(ana, LetterKind.CHECK_BACK, "Checked back", interview_id=interview)
    assert code(library, thinking) is not C.CHECK_BACK_NAMES
    library.history.undo()
    assert code(library, thinking) is C.CHECK_BACK_NAMES


@pytest.mark.parametrize("skipped", [True, False])
def test_so_does_the_follow_up_that_was_planned(
    library: Library, thinking: int, ana: int, skipped: bool
) -> None:
    planned = library.follow_ups.add(ana, FollowUpKind.CHECK_BACK, interview_id=thinking)
    assert code(library, thinking) is C.CHECK_BACK_NAMES
    if skipped:
        library.follow_ups.skip(planned, "she wrote herself")
    else:
        library.follow_ups.done(planned)
    assert code(library, thinking) is not C.CHECK_BACK_NAMES
    library.follow_ups.reopen(planned)
    assert code(library, thinking) is C.CHECK_BACK_NAMES


def test_checking_back_with_somebody_else_is_not_about_these_names(
    library: Library, thinking: int, ana: int
) -> None:
    tom = library.contacts.add("Tom Becker")
    library.referrals.hold(ana, whose_move_id=tom)
    library.letters.written(tom, LetterKind.CHECK_BACK, "Checked back", interview_id=thinking)
    library.referrals.end_hold(library.people.card(ana).holds[0].id)  # type: ignore[union-attr]
    assert code(library, thinking) is C.CHECK_BACK_NAMES


def test_another_check_back_that_was_planned_is_not_taken_for_it(
    library: Library, thinking: int, ana: int
) -> None:
    """The letter did what stood in the calendar; the names are still to come."""
    library.follow_ups.add(ana, FollowUpKind.CHECK_BACK, what="the report")
    library.letters.written(ana, LetterKind.CHECK_BACK, "Checked back")
    assert code(library, thinking) is C.CHECK_BACK_NAMES
