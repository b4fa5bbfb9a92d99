"""Capture: notes, how it went, one interview after another."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal.domain.codes import (
    NoteKind,
)
from journal.domain.views.meetings import InterviewCard
from journal.services.library import Library
from journal.ui.interviews.page import InterviewsPage
from tests.ui.interviews.conftest import Card, Plan, opened, press, write

Key, Mod = Qt.Key, Qt.KeyboardModifier


def answers(card: InterviewCard) -> list[str]:
    return [each.answer for each in card.questions]


def test_notes_go_where_they_belong(
    page: InterviewsPage, held: int, library: Library, people: dict[str, int], card: Card
) -> None:
    tab = opened(page, held)
    for fields, kind, text in (
        (tab.summary, NoteKind.SUMMARY, "I send the sheet"),
        (tab.listened, NoteKind.ISSUE, "Nights"),
        (tab.listened, NoteKind.CLUE, "Planner in autumn"),
        (tab.feedback, NoteKind.RESUME_FEEDBACK, "Too long"),
        (tab.feedback, NoteKind.HOW_I_COME_ACROSS, "Calm"),
    ):
        fields.fields[kind].setFocus()
        write(text)
    page.view.setFocus()
    assert card(held).notes == {
        NoteKind.SUMMARY: "I send the sheet",
        NoteKind.RESUME_FEEDBACK: "Too long",
        NoteKind.HOW_I_COME_ACROSS: "Calm",
    }
    person = library.people.card(people["Ana Souza"])
    assert person is not None
    assert person.notes == {NoteKind.ISSUE: "Nights", NoteKind.CLUE: "Planner in autumn"}


def test_how_it_went_by_key_and_by_mouse(page: InterviewsPage, held: int, card: Card) -> None:
    rating = opened(page, held).rating
    rating.setFocus()
    press(Key.Key_Right)
    press(Key.Key_Right)
    assert card(held).rating == 2
    press(Key.Key_5)
    assert card(held).rating == 5
    QTest.mouseClick(rating, Qt.MouseButton.LeftButton, pos=rating.star_rect(3).center())
    assert card(held).rating == 3
    assert rating.accessibleDescription() == "3 of 5 stars"
    QTest.mouseClick(rating, Qt.MouseButton.LeftButton, pos=rating.star_rect(3).center())
    assert card(held).rating == 0
    assert rating.accessibleDescription() == "Not rated"


def test_another_interview_shows_its_own_answers(
    page: InterviewsPage, held: int, plan: Plan, library: Library, card: Card
) -> None:
    tab = opened(page, held)
    write("Of Ana")
    other = plan("Mr Hall", start="2026-03-03T10:00")
    library.questions.add_own(other, "Own?")
    page.show_interview(other, "capture")
    assert answers(card(held))[0] == "Of Ana"
    assert [block.answer.text() for block in tab.answers.blocks.values()] == [""]
    write("Of Hall")
    page.show_interview(held, "capture")
    assert answers(card(other)) == ["Of Hall"]
    first = card(held).questions[0].id
    assert tab.answers.blocks[first].answer.text() == "Of Ana"


def test_typed_text_may_outlive_its_interview(
    page: InterviewsPage, held: int, library: Library
) -> None:
    tab = opened(page, held)
    write("lost with it")
    tab.summary.fields[NoteKind.SUMMARY].setFocus()
    write("so is this")
    library.meetings.delete(held)
    assert library.autosave.flush()
    assert library.interviews.rows() == []
