"""Commands of an interview that its page uses: plan, questions, pitch, names, follow-ups."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from journal.domain.clock import FixedClock
from journal.domain.codes import (
    FollowUpKind,
    Format,
    Introduction,
    ReferralQuestion,
    StepCode,
    Topic,
)
from journal.domain.proposals import Proposal, Whom
from journal.errors import Refused
from journal.services.library import Library, open_library
from journal.services.proposing import Proposed
from journal.store.database import create_file, open_file
from journal.store.journal import Journal

NOW = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)


@pytest.fixture
def library(qapp: QApplication, tmp_path: Path) -> Iterator[Library]:
    path, clock = tmp_path / "test.journal", FixedClock(NOW)
    create_file(path)
    journal = Journal(open_file(path), path, clock)
    yield open_library(journal, clock, ("Printed sheet",))
    journal.close()


@pytest.fixture
def ana(library: Library) -> int:
    return library.contacts.add("Ana Souza")


@pytest.fixture
def interview(library: Library, ana: int) -> int:
    return library.meetings.plan(ana, start="2026-03-10T14:00")


def test_another_format_brings_its_usual_length(library: Library, interview: int) -> None:
    library.meetings.set_field(interview, "format", Format.COFFEE)
    assert library.interviews.rows()[0].minutes == 60


def test_an_agreed_length_survives_another_format(library: Library, interview: int) -> None:
    library.meetings.set_field(interview, "minutes", 40)
    library.meetings.set_field(interview, "format", Format.COFFEE)
    assert library.interviews.rows()[0].minutes == 40


def test_the_plan_of_a_meeting_is_set_and_taken_back(library: Library, interview: int) -> None:
    plan = [(StepCode.INTRODUCTION, 5), (StepCode.CONVERSATION, 25)]
    library.meetings.set_steps(interview, plan)
    card = library.interviews.card(interview)
    assert card is not None
    assert card.steps == tuple(plan)
    library.meetings.set_steps(interview, ())
    card = library.interviews.card(interview)
    assert card is not None
    assert card.steps == ()


def test_a_letter_has_no_plan_and_still_gets_suggestions(library: Library, ana: int) -> None:
    bank = library.meetings.plan(ana)
    own = library.questions.add_own(bank, "How did you start?")
    assert own is not None
    library.questions.keep_in_bank(own, Topic.PATH)
    letter = library.meetings.plan(ana, form=Format.LETTER)
    card = library.interviews.card(letter)
    assert card is not None
    assert library.interviews.steps(card) == ()
    assert len(library.interviews.suggested(card)) == 1


def test_a_question_typed_in_pieces_is_one_undo_step(library: Library, interview: int) -> None:
    key = library.questions.add_own(interview, "How", visit="v")
    assert key is not None
    library.questions.reword(key, "How come?", visit="v")
    assert library.history.undo_name() is not None
    library.history.undo()
    card = library.interviews.card(interview)
    assert card is not None
    assert card.questions == ()


def test_a_pitch_typed_in_pieces_is_one_undo_step(library: Library, interview: int) -> None:
    key = library.pitches.add("I", interview_id=interview, visit="v")
    library.pitches.edit(key, body="I studied geography.", visit="v")
    card = library.interviews.card(interview)
    assert card is not None
    assert card.pitch is not None
    assert card.pitch.body == "I studied geography."
    library.history.undo()
    assert library.interviews.pitches() == []


def test_the_first_pitch_is_the_default_until_another_is(library: Library) -> None:
    first = library.pitches.add("One")
    second = library.pitches.add("Two")
    assert [each.id for each in library.interviews.pitches()] == [first, second]
    library.pitches.make_default(second)
    assert [each.id for each in library.interviews.pitches()] == [second, first]


def test_a_deleted_pitch_leaves_its_interviews_without_one(
    library: Library, interview: int
) -> None:
    key = library.pitches.add("One", interview_id=interview)
    library.pitches.delete(key)
    card = library.interviews.card(interview)
    assert card is not None
    assert card.pitch is None


def test_whoever_gives_a_name_was_asked_for_names(library: Library, interview: int) -> None:
    library.capture.hear_name(interview, "Lena Fischer")
    card = library.interviews.card(interview)
    assert card is not None
    assert card.referral_question == ReferralQuestion.ASKED


def test_a_state_set_on_purpose_stays_when_a_name_comes(library: Library, interview: int) -> None:
    library.meetings.set_field(interview, "referral_question", ReferralQuestion.THINKING)
    library.capture.hear_name(interview, "Lena Fischer")
    card = library.interviews.card(interview)
    assert card is not None
    assert card.referral_question == ReferralQuestion.THINKING


def test_somebody_known_who_is_named_is_not_added_twice(library: Library, interview: int) -> None:
    tom = library.contacts.add("Tom Becker")
    assert library.capture.hear_known(interview, tom)
    assert not library.capture.hear_known(interview, tom)
    card = library.interviews.card(interview)
    assert card is not None
    assert [(each.name, each.introduction) for each in card.names] == [
        ("Tom Becker", Introduction.NAMED)
    ]
    assert library.people.count() == 2


def test_somebody_known_keeps_their_place_in_the_tree(library: Library, interview: int) -> None:
    tom = library.contacts.add("Tom Becker")
    lena = library.contacts.add("Lena Fischer", referrer_id=tom)
    library.capture.hear_known(interview, lena)
    card = library.people.card(lena)
    assert card is not None
    assert [each.name for each in card.referrers if each.is_primary] == ["Tom Becker"]


def test_nobody_is_named_by_those_below_them(library: Library) -> None:
    tom = library.contacts.add("Tom Becker")
    ana = library.contacts.add("Ana Souza", referrer_id=tom)
    interview = library.meetings.plan(ana)
    before = library.history.undo_name()
    with pytest.raises(Refused):
        library.capture.hear_known(interview, tom)
    assert library.history.undo_name() == before


def test_accepted_proposals_are_remembered_by_their_rule(
    library: Library, interview: int, ana: int
) -> None:
    tom = library.contacts.add("Tom Becker")
    thank = Proposal("held.thank", FollowUpKind.THANK_YOU, date(2026, 3, 11))
    other = Proposal(
        "held.thank_referrer", FollowUpKind.THANK_REFERRER, date(2026, 3, 12), whom=Whom.REFERRER
    )
    made = library.proposals.accept(
        [
            Proposed(ana, "Ana Souza", None, "", thank, True, interview),
            Proposed(tom, "Tom Becker", ana, "Ana Souza", other, True, interview),
        ]
    )
    rows = [library.days.follow_up(key) for key in made]
    assert [(row.contact_id, row.about_id) for row in rows if row] == [(ana, None), (tom, ana)]
    assert library.interviews.follow_up_rules(interview) == {"held.thank", "held.thank_referrer"}


def test_a_step_is_named_by_what_was_done(library: Library, interview: int) -> None:
    library.meetings.set_field(interview, "rating", 4)
    assert library.history.undo_name().startswith("How it went with ")
    library.meetings.set_field(interview, "place", "Harbour Café")
    assert library.history.undo_name().startswith("Where and how to meet ")
