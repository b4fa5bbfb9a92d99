"""Answers are typed one after the other, without the mouse."""

from __future__ import annotations

from journal.domain.codes import InterviewStatus
from journal.services.library import Library
from tests.e2e.hand import Hand, settle
from tests.e2e.season import Season

WHO = "Marta Kowalska"


def interview(library: Library) -> int:
    return next(row.id for row in library.interviews.rows() if row.name == WHO)


def seven_questions(library: Library) -> None:
    """Held, with seven questions and no answer yet."""
    key = interview(library)
    card = library.interviews.card(key)
    assert card is not None
    library.questions.remove(*(each.id for each in card.questions))
    library.questions.add_from_bank(key, [each.id for each in library.interviews.bank()][:7])
    library.meetings.set_status(key, InterviewStatus.HELD)


def answers(library: Library) -> list[tuple[str, bool]]:
    card = library.interviews.card(interview(library))
    assert card is not None
    return [(each.answer, each.asked) for each in card.questions]


def test_seven_answers_by_tab_alone(sample: Season) -> None:
    sample.change(seven_questions)

    def task(hand: Hand) -> None:
        hand.window.navigator.show_interview(interview(hand.window.library), "capture")
        settle()
        for number in range(7):
            hand.type(f"Answer {number}")
            hand.tab()
        assert hand.focus().objectName() == "interviews.capture.spontaneous"

    sample.run(task)
    assert sample.read(answers) == [(f"Answer {number}", True) for number in range(7)]


def test_shift_tab_goes_back_from_answer_to_answer(sample: Season) -> None:
    sample.change(seven_questions)

    def task(hand: Hand) -> None:
        hand.window.navigator.show_interview(interview(hand.window.library), "capture")
        settle()
        hand.tab()
        hand.type("Second")
        hand.key("Shift+Tab")
        hand.type("First")
        hand.key("Ctrl+Return")
        hand.key("Ctrl+Return")
        hand.type("Third")

    sample.run(task)
    assert sample.read(answers)[:4] == [  # type: ignore[index]
        ("First", True),
        ("Second", True),
        ("Third", True),
        ("", False),
    ]
