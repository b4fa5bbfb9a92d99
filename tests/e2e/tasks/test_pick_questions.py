"""Task 4: prepare, and pick questions. Two clicks, or two keys."""

from __future__ import annotations

import pytest

from journal.services.library import Library
from tests.e2e.hand import Hand, settle
from tests.e2e.season import Season

WHO = "Priya Nair"  # scheduled for today


def interview(library: Library) -> int:
    return next(row.id for row in library.interviews.rows() if row.name == WHO)


def forget_questions(library: Library) -> None:
    card = library.interviews.card(interview(library))
    assert card is not None
    library.questions.remove(*(each.id for each in card.questions))


def in_file(library: Library) -> list[str]:
    card = library.interviews.card(interview(library))
    assert card is not None
    return [each.text for each in card.questions]


@pytest.fixture
def unprepared(sample: Season) -> Season:
    sample.change(forget_questions)
    return sample


def test_by_mouse(unprepared: Season) -> None:
    def task(hand: Hand) -> None:
        hand.click("today.next.step")
        hand.click("interviews.prepare.suggested")
        hand.used(clicks=2)

    unprepared.run(task)
    found = unprepared.read(in_file)
    assert isinstance(found, list)
    assert len(found) >= 5
    assert all(found)


def test_by_keyboard(unprepared: Season) -> None:
    def task(hand: Hand) -> None:
        hand.find("today.next.step").setFocus()
        settle()
        hand.key("Return")
        hand.key("Return")
        hand.used(keys=2)

    unprepared.run(task)
    found = unprepared.read(in_file)
    assert isinstance(found, list)
    assert len(found) >= 5
    assert all(found)


def test_they_can_be_taken_back_with_one_key(unprepared: Season) -> None:
    def task(hand: Hand) -> None:
        hand.click("today.next.step")
        hand.click("interviews.prepare.suggested")
        hand.key("Ctrl+Z")

    unprepared.run(task)
    assert unprepared.read(in_file) == []
