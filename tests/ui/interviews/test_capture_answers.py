"""Capture: answers beside their questions."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from journal.domain.clock import FixedClock
from journal.domain.codes import InterviewStatus
from journal.domain.views.meetings import InterviewCard
from journal.services.library import Library, open_library
from journal.store.database import open_file
from journal.store.journal import Journal
from journal.ui.interviews.page import InterviewsPage
from tests.ui.interviews.conftest import Card, Plan, focused, opened, press, write

Key, Mod = Qt.Key, Qt.KeyboardModifier


def answers(card: InterviewCard) -> list[str]:
    return [each.answer for each in card.questions]


def test_answers_are_typed_one_after_the_other(page: InterviewsPage, held: int, card: Card) -> None:
    tab = opened(page, held)
    for text in ("First", "Second", "Third"):
        write(text)
        press(Key.Key_Return, Mod.ControlModifier)
    assert answers(card(held)) == ["First", "Second", "Third"]
    assert all(each.asked for each in card(held).questions)
    assert focused() is tab.answers.new
    assert tab.answers.figure.text() == "3 of 3"


def test_an_answer_is_in_the_file_a_moment_after_it_was_typed(
    page: InterviewsPage, held: int, library: Library, journal_path: Path, clock: FixedClock
) -> None:
    opened(page, held)
    write("scheduling across three ports")
    library.autosave.flush()  # what its timer does 400 ms after the last key
    again = Journal(open_file(journal_path), journal_path, clock)
    reader = open_library(again, clock)
    found = reader.interviews.card(held)
    again.close()
    assert found is not None
    assert answers(found)[0] == "scheduling across three ports"


def test_one_visit_to_an_answer_is_one_undo_step(
    page: InterviewsPage, held: int, library: Library, card: Card
) -> None:
    tab = opened(page, held)
    for part in ("one ", "two ", "three"):
        write(part)
        library.autosave.flush()
    tab.answers.new.setFocus()
    tab.answers.blocks[card(held).questions[0].id].answer.setFocus()
    write("!")
    page.view.setFocus()
    assert "!" in answers(card(held))[0]
    library.history.undo()
    assert answers(card(held))[0] == "one two three"
    library.history.undo()
    assert answers(card(held))[0] == ""
    assert not card(held).questions[0].asked


def test_typing_does_not_read_the_page_anew(
    page: InterviewsPage, held: int, library: Library
) -> None:
    opened(page, held)
    told: list[object] = []
    read = page.read_changed
    page.read_changed = lambda changes: (told.append(1), read(changes))  # type: ignore[assignment,func-returns-value]
    write("a")
    library.autosave.flush()
    assert told == []


def test_leaving_an_answer_refreshes_the_next_step(page: InterviewsPage, held: int) -> None:
    tab = opened(page, held)
    sentence = page.workspace.header.sentence
    assert sentence.text().startswith("Write down the answers")
    write("By accident.")
    tab.names.name.setFocus()
    assert sentence.text().startswith("Thank")


def test_a_change_elsewhere_leaves_the_answer_being_typed(
    page: InterviewsPage, held: int, library: Library, card: Card
) -> None:
    opened(page, held)
    write("half a sen")
    library.questions.set_must_ask(card(held).questions[1].id, True)
    write("tence")
    library.autosave.flush()
    assert answers(card(held))[0] == "half a sentence"


def test_a_question_that_came_up_on_the_spot(page: InterviewsPage, held: int, card: Card) -> None:
    tab = opened(page, held)
    tab.answers.new.setFocus()
    write("Is it true?")
    press(Key.Key_Return)
    write("It moves.")
    page.view.setFocus()
    last = card(held).questions[-1]
    assert (last.text, last.answer) == ("Is it true?", "It moves.")
    assert last.spontaneous
    assert last.asked


def test_the_tick_says_that_it_was_asked(page: InterviewsPage, held: int, card: Card) -> None:
    tab = opened(page, held)
    first = card(held).questions[0].id
    QTest.mouseClick(tab.answers.blocks[first].tick, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert card(held).questions[0].asked
    assert card(held).questions[0].answer == ""


@pytest.fixture
def seven(library: Library, plan: Plan) -> int:
    """Ana, met yesterday, with seven questions."""
    key = plan(start="2026-03-04T14:00")
    library.questions.add_from_bank(key, [each.id for each in library.interviews.bank()][:7])
    library.meetings.set_status(key, InterviewStatus.HELD)
    return key


def test_the_tick_has_a_key_of_its_own(page: InterviewsPage, seven: int, card: Card) -> None:
    tab = opened(page, seven)
    write("Half")
    press(Key.Key_T, Mod.ControlModifier)
    page.workspace.capture.answers.new.setFocus()
    assert (card(seven).questions[0].asked, card(seven).questions[0].answer) == (True, "Half")
    tab.answers.blocks[card(seven).questions[1].id].answer.setFocus()
    press(Key.Key_T, Mod.ControlModifier)
    assert card(seven).questions[1].asked
    press(Key.Key_T, Mod.ControlModifier)
    assert not card(seven).questions[1].asked
    assert "Ctrl+T" in tab.answers.blocks[card(seven).questions[1].id].tick.toolTip()


def test_arrows_go_from_tick_to_tick(page: InterviewsPage, seven: int, card: Card) -> None:
    tab = opened(page, seven)
    ticks = [tab.answers.blocks[each.id].tick for each in card(seven).questions]
    ticks[0].setFocus()
    press(Key.Key_Down)
    assert focused() is ticks[1]
    press(Key.Key_Space)
    assert [each.asked for each in card(seven).questions][:3] == [False, True, False]
    press(Key.Key_Up)
    press(Key.Key_Up)  # there is none above the first
    assert focused() is ticks[0]
