"""Prepare: the bank, pitch, notes, list and plan."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtTest import QTest

from journal.domain.codes import NoteKind, StepCode, Topic
from journal.domain.views.meetings import InterviewCard
from journal.services.library import Library
from journal.ui.interviews.page import InterviewsPage
from journal.ui.interviews.question_view import QuestionView
from journal.ui.shell.context import PageContext
from tests.ui.interviews.conftest import Card, focused, press, write

Key, Mod = Qt.Key, Qt.KeyboardModifier


def texts(card: InterviewCard) -> list[str]:
    return [each.text for each in card.questions]


@pytest.fixture
def view(page: InterviewsPage, three: list[int]) -> QuestionView:
    """The list of three questions, with the focus."""
    found = page.workspace.prepare.questions.view
    found.setFocus()
    return found


def test_questions_written_elsewhere_appear(
    page: InterviewsPage, interview: int, library: Library
) -> None:
    library.questions.add_own(interview, "From elsewhere?")
    assert page.workspace.prepare.questions.view.model().index(0, 0).data() == "From elsewhere?"


def test_suggestions_say_why_and_enter_adds_one(
    page: InterviewsPage, interview: int, library: Library, people: dict[str, int], card: Card
) -> None:
    library.contacts.set_field(people["Ana Souza"], "level", "director")
    bank = page.workspace.prepare.bank
    assert bank._for.text() == "for a director"
    assert bank.questions.rowCount() == 5
    line = bank.questions.entry_at(0)
    assert line is not None
    assert line.below == "topic not covered here · suits a director"
    bank.view.setFocus()
    press(Key.Key_Return)
    assert texts(card(interview)) == [line.text]
    assert line.id not in bank.questions.all_keys()
    assert bank.questions.rowCount() == 5


def test_the_whole_bank_can_be_browsed_by_topic_level_and_word(
    page: InterviewsPage, interview: int, library: Library, people: dict[str, int]
) -> None:
    library.contacts.set_field(people["Ana Souza"], "level", "executive")
    bank = page.workspace.prepare.bank
    everything = library.interviews.bank()
    bank.topic.set_code("")
    bank.topic.chosen.emit("")
    assert bank.questions.rowCount() == len(everything)
    assert any(bank.questions.entry_at(row).caution for row in range(20))  # type: ignore[union-attr]
    bank.level.set_code("executive")
    bank.level.chosen.emit("executive")
    suited = [each for each in everything if each.suits(None) and "executive" in each.levels]
    assert bank.questions.rowCount() == len(suited)
    bank.topic.set_code(Topic.PEOPLE)
    bank.topic.chosen.emit(Topic.PEOPLE)
    assert bank.questions.rowCount() == len([e for e in suited if e.topic is Topic.PEOPLE])
    bank.search.setText("zzz")
    assert bank.nothing.isVisible()
    assert bank.nothing.text() == "No question matches."


def test_a_word_searches_all_of_the_bank(page: InterviewsPage, interview: int) -> None:
    bank = page.workspace.prepare.bank
    bank.search.setText("RÉSUME")
    assert bank.questions.rowCount() > 0
    for row in range(bank.questions.rowCount()):
        assert "résumé" in str(bank.questions.index(row).data()).lower()


def test_a_pitch_is_written_in_place_as_one_step(
    page: InterviewsPage, interview: int, library: Library, card: Card
) -> None:
    panel = page.workspace.prepare.pitch
    panel.field.setFocus()
    write("I studied")
    library.autosave.flush()
    write(" geography.")
    page.view.setFocus()
    pitch = card(interview).pitch
    assert pitch is not None
    assert pitch.body == "I studied geography."
    assert panel.figure.text() == "1 second(s)"
    library.history.undo()
    assert library.interviews.pitches() == []
    assert panel.field.text() == ""


def test_pitches_are_chosen_named_and_deleted(
    page: InterviewsPage, interview: int, library: Library, card: Card, context: PageContext
) -> None:
    first = library.pitches.add("One")
    second = library.pitches.add("Two & three", interview_id=interview)
    panel = page.workspace.prepare.pitch
    panel.fill_menu()
    names = [action.text() for action in panel.menu.actions()]
    assert names[:2] == ["One", "Two && three"]
    panel.menu.actions()[0].trigger()
    assert card(interview).pitch.id == first  # type: ignore[union-attr]
    assert panel.field.text() == "One"
    panel.choose(second)
    context.prompter.answers = ["For warehouses"]  # type: ignore[attr-defined]
    panel._rename()
    assert card(interview).pitch.title == "For warehouses"  # type: ignore[union-attr]
    panel._delete()
    assert card(interview).pitch is None
    assert [each.id for each in library.interviews.pitches()] == [first]


def test_another_pitch_begins_with_an_empty_field(
    page: InterviewsPage, interview: int, library: Library
) -> None:
    library.pitches.add("One", interview_id=interview)
    panel = page.workspace.prepare.pitch
    panel.write_new()
    assert panel.field.text() == ""
    write("Two")
    page.view.setFocus()
    assert {each.body for each in library.interviews.pitches()} == {"One", "Two"}


def test_notes_of_the_person_are_saved_as_typed(
    page: InterviewsPage, interview: int, library: Library, people: dict[str, int]
) -> None:
    field = page.workspace.prepare.notes.fields[NoteKind.RESEARCH]
    field.setFocus()
    write("Led the merger")
    library.autosave.flush()
    person = library.people.card(people["Ana Souza"])
    assert person is not None
    assert person.notes[NoteKind.RESEARCH] == "Led the merger"


def test_a_dropped_file_is_noted_where_it_is(page: InterviewsPage, interview: int) -> None:
    field = page.workspace.prepare.notes.fields[NoteKind.RESEARCH]
    field.set_text("Article")
    field.moveCursor(field.textCursor().MoveOperation.End)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/a b.pdf"), QUrl("https://example.org/x")])
    assert field.canInsertFromMimeData(data)
    field.insertFromMimeData(data)
    assert field.text() == "Article\n/tmp/a b.pdf\nhttps://example.org/x"


def test_the_list_to_bring_along(
    page: InterviewsPage, interview: int, library: Library, card: Card
) -> None:
    panel = page.workspace.prepare.bring
    assert panel.figure.text() == "0 of 2"
    QTest.mouseClick(panel.rows[0].tick, Qt.MouseButton.LeftButton, pos=QPoint(8, 12))
    assert panel.figure.text() == "1 of 2"
    panel.new.setFocus()
    write("Umbrella")
    press(Key.Key_Return)
    assert [each.text for each in card(interview).bring][-1] == "Umbrella"
    assert panel.new.text() == ""
    panel.rows[2].words.setFocus()
    focused().selectAll()  # type: ignore[attr-defined]
    write("Raincoat")
    library.autosave.flush()
    assert card(interview).bring[2].text == "Raincoat"
    panel.rows[2].words.clear()
    panel.rows[2].words.textEdited.emit("")
    library.autosave.flush()
    assert len(card(interview).bring) == 3  # not while one types
    page.view.setFocus()
    assert len(card(interview).bring) == 2
    panel.rows[0].tick.setFocus()
    press(Key.Key_Delete)
    assert [each.text for each in card(interview).bring] == ["Notebook and pen"]


def test_the_minutes_of_the_plan(
    page: InterviewsPage, interview: int, library: Library, card: Card
) -> None:
    panel = page.workspace.prepare.plan
    assert panel.figure.text() == "30 min"
    assert not panel.usual.isVisible()
    panel.fields[StepCode.CONVERSATION].setFocus()
    focused().selectAll()  # type: ignore[attr-defined]
    write("20")
    press(Key.Key_Return)
    assert dict(card(interview).steps)[StepCode.CONVERSATION] == 20
    assert panel.figure.text() == "35 of 30 min"
    assert "20 min are for questions" in page.workspace.prepare.questions.caption.text()
    panel.usual.click()
    assert card(interview).steps == ()
    assert panel.figure.text() == "30 min"
