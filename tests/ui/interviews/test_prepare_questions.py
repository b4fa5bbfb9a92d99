"""Prepare: the questions of an interview, their order and wording."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QStyleOptionViewItem

from journal.domain.codes import Format, Topic
from journal.domain.views.meetings import InterviewCard
from journal.errors import JournalBusy
from journal.itemmodels.question_list import BANK_MIME, NEW, packed
from journal.services.library import Library
from journal.ui.interviews.page import InterviewsPage
from journal.ui.interviews.question_delegate import QuestionField, places
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


def test_two_keys_fill_the_list(page: InterviewsPage, interview: int, card: Card) -> None:
    page.view.setFocus()
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert len(card(interview).questions) == 5  # 15 minutes of conversation, about 3 each
    assert focused() is page.workspace.prepare.questions.view


def test_two_clicks_fill_the_list(page: InterviewsPage, interview: int, card: Card) -> None:
    page.show_interview(interview, "prepare")
    QTest.mouseClick(page.workspace.prepare.questions.suggested, Qt.MouseButton.LeftButton)
    assert len(card(interview).questions) == 5
    assert not page.workspace.prepare.questions.suggested.isVisible()


def test_filling_the_list_is_one_undo_step(
    page: InterviewsPage, interview: int, library: Library, card: Card
) -> None:
    page.workspace.prepare.use_suggested()
    library.history.undo()
    assert card(interview).questions == ()
    assert page.workspace.prepare.questions.suggested.isVisible()


def test_the_figure_is_calm_until_there_are_too_many(
    page: InterviewsPage, library: Library, interview: int
) -> None:
    panel = page.workspace.prepare.questions
    assert panel.figure.text() == ""
    page.workspace.prepare.use_suggested()
    assert panel.figure.text() == "5 question(s) ≈ 15 min of 15"
    assert panel.bar.parts()[1] == 0
    library.questions.add_own(interview, "One more?")
    assert panel.figure.text() == "6 question(s) ≈ 18 min of 15"
    assert panel.figure._role == "today"
    inside, beyond = panel.bar.parts()
    assert inside > beyond > 0


def test_a_letter_has_no_clock(page: InterviewsPage, library: Library, interview: int) -> None:
    library.meetings.set_field(interview, "format", Format.LETTER)
    panel = page.workspace.prepare.questions
    assert not panel.bar.isVisible()
    assert not page.workspace.prepare.plan.isVisible()
    assert panel.suggested.isVisible()


def test_space_is_must_ask(view: QuestionView, interview: int, card: Card) -> None:
    press(Key.Key_Space)
    assert [each.must_ask for each in card(interview).questions] == [True, False, False]
    press(Key.Key_Space)
    assert not card(interview).questions[0].must_ask


def test_a_click_on_the_star_is_must_ask(view: QuestionView, interview: int, card: Card) -> None:
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    option.rect = view.visualRect(view.model().index(1, 0))
    star = places(option, option.rect.width(), "3 min").star
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=star.center())
    assert [each.must_ask for each in card(interview).questions] == [False, True, False]


def test_alt_and_arrows_move_a_question(view: QuestionView, interview: int, card: Card) -> None:
    press(Key.Key_Down)
    press(Key.Key_Up, Mod.AltModifier)
    assert texts(card(interview)) == ["Two?", "One?", "Three?"]
    press(Key.Key_Down, Mod.AltModifier)
    press(Key.Key_Down, Mod.AltModifier)
    assert texts(card(interview)) == ["One?", "Three?", "Two?"]
    assert view.currentIndex().data() == "Two?"


def test_both_lists_can_be_dragged(page: InterviewsPage, view: QuestionView) -> None:
    bank = page.workspace.prepare.bank.view
    assert view.dragEnabled()
    assert view.viewport().acceptDrops()
    assert bank.dragEnabled()
    assert not bank.viewport().acceptDrops()


def test_dropping_moves_a_question(
    view: QuestionView, interview: int, three: list[int], card: Card
) -> None:
    model = view.model()
    model.dropMimeData(
        model.mimeData([model.index(2, 0)]), Qt.DropAction.MoveAction, 0, 0, QModelIndex()
    )
    assert texts(card(interview)) == ["Three?", "One?", "Two?"]


def test_dropping_from_the_bank_adds_there(
    page: InterviewsPage, view: QuestionView, interview: int, library: Library, card: Card
) -> None:
    bank = library.interviews.bank()[0]
    model = view.model()
    data = packed([bank.id], BANK_MIME)
    model.dropMimeData(data, Qt.DropAction.CopyAction, 1, 0, QModelIndex())
    assert texts(card(interview)) == ["One?", bank.text, "Two?", "Three?"]


def test_delete_removes_and_undo_brings_back(
    view: QuestionView, interview: int, library: Library, card: Card, context: PageContext
) -> None:
    press(Key.Key_Delete)
    assert texts(card(interview)) == ["Two?", "Three?"]
    assert context.notifier.notices == ["Question removed"]  # type: ignore[attr-defined]
    library.history.undo()
    assert texts(card(interview)) == ["One?", "Two?", "Three?"]


def test_enter_edits_and_enter_again_goes_on_to_a_new_line(
    view: QuestionView, interview: int, card: Card
) -> None:
    press(Key.Key_Return)
    assert isinstance(focused(), QuestionField)
    focused().selectAll()  # type: ignore[attr-defined]
    write("First?")
    for _row in range(3):
        press(Key.Key_Return)
    assert isinstance(focused(), QuestionField)
    write("Fourth?")
    press(Key.Key_Return)
    write("Fifth?")
    press(Key.Key_Return)
    assert texts(card(interview)) == ["First?", "Two?", "Three?", "Fourth?", "Fifth?"]
    press(Key.Key_Return)  # nothing was written in the last line
    assert focused() is view
    assert len(card(interview).questions) == 5


def test_escape_leaves_the_wording_as_it_was(
    view: QuestionView, interview: int, library: Library, card: Card
) -> None:
    press(Key.Key_F2)
    write(" really")
    library.autosave.flush()
    assert texts(card(interview))[0] == "One? really"
    press(Key.Key_Escape)
    assert texts(card(interview))[0] == "One?"
    assert focused() is view


def test_escape_in_the_new_line_leaves_nothing_behind(
    view: QuestionView, interview: int, library: Library, card: Card
) -> None:
    view.write_new()
    write("Half a")
    library.autosave.flush()
    assert texts(card(interview))[-1] == "Half a"
    press(Key.Key_Escape)
    assert len(card(interview).questions) == 3


def test_clearing_the_words_removes_the_question(
    view: QuestionView, interview: int, card: Card
) -> None:
    press(Key.Key_Return)
    focused().clear()  # type: ignore[attr-defined]
    press(Key.Key_Return)
    assert texts(card(interview)) == ["Two?", "Three?"]


def test_wording_is_saved_as_typed_and_is_one_undo_step(
    view: QuestionView, interview: int, library: Library, card: Card
) -> None:
    press(Key.Key_Return)
    for part in (" a", " b", " c"):
        write(part)
        library.autosave.flush()
    assert texts(card(interview))[0] == "One? a b c"
    press(Key.Key_Return, Mod.ControlModifier)
    assert focused() is view
    library.history.undo()
    assert texts(card(interview))[0] == "One?"


def test_a_new_question_is_one_undo_step(
    view: QuestionView, interview: int, library: Library, card: Card
) -> None:
    view.write_new()
    write("Why")
    library.autosave.flush()
    write(" not?")
    press(Key.Key_Return)
    assert texts(card(interview))[-1] == "Why not?"
    library.history.undo()
    assert len(card(interview).questions) == 3


def test_the_menu_of_a_question(
    view: QuestionView, interview: int, three: list[int], library: Library, card: Card
) -> None:
    view.go_to(three[1])
    menu = view.make_menu()
    names = [action.text() for action in menu.actions() if action.text()]
    assert names == [
        "Must ask", "Move up", "Move down", "Edit wording here", "Keep in bank", "Remove",
    ]  # fmt: skip
    bank = next(each.menu() for each in menu.actions() if each.text() == "Keep in bank")
    assert isinstance(bank, QMenu)
    assert len(bank.actions()) == len(Topic)
    before = len(library.interviews.bank())
    bank.actions()[0].trigger()
    assert len(library.interviews.bank()) == before + 1
    kept = view.make_menu()
    assert not next(e for e in kept.actions() if e.text() == "Keep in bank").menu().isEnabled()


def test_the_last_row_is_no_question(view: QuestionView, interview: int, card: Card) -> None:
    view.go_to(NEW)
    for key, modifier in (
        (Key.Key_Space, Mod.NoModifier),
        (Key.Key_Delete, Mod.NoModifier),
        (Key.Key_Up, Mod.AltModifier),
    ):
        press(key, modifier)
    assert texts(card(interview)) == ["One?", "Two?", "Three?"]


def test_markup_in_words_stays_words(
    page: InterviewsPage, interview: int, library: Library
) -> None:
    evil = "<img src='file:///etc/hostname'>"
    library.questions.add_own(interview, evil)
    library.meetings.set_field(interview, "place", evil)
    index = page.workspace.prepare.questions.view.model().index(0, 0)
    assert index.data() == evil
    assert page.workspace.header.place.text() == evil


@pytest.mark.parametrize("new", [True, False])
def test_escape_while_the_file_is_held_is_told(
    view: QuestionView,
    page: InterviewsPage,
    library: Library,
    interview: int,
    card: Card,
    monkeypatch: pytest.MonkeyPatch,
    new: bool,
) -> None:
    if new:
        view.write_new()
    else:
        press(Key.Key_F2)
    write("Half a")
    library.autosave.flush()

    def busy(*args: object, **kwargs: object) -> None:
        raise JournalBusy("busy")

    with monkeypatch.context() as patch:
        patch.setattr(library.questions, "remove", busy)
        patch.setattr(library.questions, "reword", busy)
        press(Key.Key_Escape)
    assert [str(each) for each in page.context.notifier.problems] == ["busy"]  # type: ignore[attr-defined]
    view.write_new()
    write("Another")
    press(Key.Key_Return)
    library.autosave.flush()
    assert {"Half a" if new else "One?Half a", "Another"} <= set(texts(card(interview)))
