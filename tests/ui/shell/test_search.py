"""Ctrl+K: finds while one types, Enter opens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from journal.domain.codes import FollowUpKind, NoteKind
from journal.ui.shell.search_popup import SearchPopup
from journal.ui.shell.search_results import excerpt
from journal.ui.shell.window import MainWindow

Key = Qt.Key


@pytest.fixture
def popup(window: MainWindow, qtbot: QtBot) -> SearchPopup:
    window.activateWindow()
    window.actions_by_code["edit.search"].trigger()
    found = window.findChild(SearchPopup)
    assert found is not None
    qtbot.waitUntil(found.field.hasFocus)
    return found


def titles(popup: SearchPopup) -> list[tuple[str, str]]:
    return [(row.title, row.end) for row in popup.model.rows]


def test_typing_and_enter_opens_a_person(
    window: MainWindow, popup: SearchPopup, qtbot: QtBot, people: dict[str, int]
) -> None:
    qtbot.keyClicks(popup.field, "lena")
    assert titles(popup)[0] == ("Lena Fischer", "person")
    qtbot.keyClick(popup.field, Key.Key_Return)
    assert popup.isHidden()
    assert window.stack.code == "people"
    assert window.navigator.chosen_contact() == people["Lena Fischer"]


def test_interviews_are_found_by_the_name_of_the_person(
    window: MainWindow, popup: SearchPopup, qtbot: QtBot, people: dict[str, int]
) -> None:
    plan = window.library.meetings.plan
    plan(people["Lena Fischer"], start="2026-02-10T10:00", place="Lena's Bakery")
    last = plan(people["Lena Fischer"], start="2026-05-14T10:00")
    plan(people["Ana Souza"], start="2026-05-15T10:00")
    qtbot.keyClicks(popup.field, "lena")
    rows = popup.model.rows
    shown = [(row.title, row.end) for row in rows[:4]]
    assert shown[0] == ("Lena Fischer", "person")
    assert shown[1:3] == [("Lena Fischer", "interview")] * 2, "below the person"
    assert shown[3][1] != "interview", "that in the bakery is shown once"
    assert "14 May" in rows[1].text
    qtbot.keyClick(popup.field, Key.Key_Down)
    qtbot.keyClick(popup.field, Key.Key_Return)
    assert window.stack.code == "interviews"
    assert window.navigator.chosen().interview_id == last


def test_a_word_of_a_note_is_shown_with_its_surroundings(
    window: MainWindow, popup: SearchPopup, qtbot: QtBot, people: dict[str, int]
) -> None:
    text = "She said that at weekends she mostly rows on the river with her brother"
    window.library.contacts.set_note(people["Ana Souza"], NoteKind.PERSONAL, text)
    qtbot.keyClicks(popup.field, "rows river")
    row = popup.model.rows[0]
    assert (row.title, row.end) == ("Ana Souza", "note")
    assert row.text.startswith("…")
    assert "rows on the river" in row.text


def test_markup_stays_text(
    window: MainWindow, popup: SearchPopup, qtbot: QtBot, people: dict[str, int]
) -> None:
    window.library.contacts.set_note(
        people["Ana Souza"], NoteKind.FREE, '<img src="file:///etc/hostname"> zebra'
    )
    qtbot.keyClicks(popup.field, "zebra")
    assert popup.model.rows[0].text == '<img src="file:///etc/hostname"> zebra'


def test_nothing_found_offers_to_add(window: MainWindow, popup: SearchPopup, qtbot: QtBot) -> None:
    qtbot.keyClicks(popup.field, "Zoltan Nagy")
    assert popup.hint.text() == "Nothing found for “Zoltan Nagy”"
    assert titles(popup) == [("Add “Zoltan Nagy” as a contact", "")]
    qtbot.keyClick(popup.field, Key.Key_Return)
    name = window.findChild(QLineEdit, "new_contact.name")
    assert name is not None
    assert name.text() == "Zoltan Nagy"


def test_the_undo_found_is_the_one_that_would_be_done(
    window: MainWindow, popup: SearchPopup, qtbot: QtBot
) -> None:
    def undo() -> list[str]:
        return [title for title, _end in titles(popup) if title.startswith("Undo")]

    tomas = window.library.contacts.add("Tomas Weber")
    qtbot.keyClicks(popup.field, "tomas")
    assert undo() == ["Undo: Add Tomas Weber"]
    window.library.contacts.set_field(tomas, "place", "Kiel")
    popup.open("tomas")
    assert undo() == ["Undo: Edit Tomas Weber"]


@pytest.mark.parametrize(
    ("typed", "command", "opens"),
    [
        ("write lena", "Write…", ""),
        ("write to lena", "Write…", ""),
        ("Lena Fischer write", "Write…", ""),
        ("call lena", "In touch…", "touch"),
        ("put lena on hold", "On hold…", "hold"),
        ("remind lena", "New follow-up…", "follow_up"),
        ("interview with lena", "New interview…", "schedule"),
    ],
)
def test_a_word_for_a_command_and_a_name(
    window: MainWindow,
    popup: SearchPopup,
    qtbot: QtBot,
    people: dict[str, int],
    typed: str,
    command: str,
    opens: str,
) -> None:
    qtbot.keyClicks(popup.field, typed)
    first = popup.model.rows[0]
    assert (first.title, first.text) == ("Lena Fischer", command)
    qtbot.keyClick(popup.field, Key.Key_Return)
    if opens:
        open_ones = [each for each in window.findChildren(QDialog) if each.isVisible()]
        assert [each.objectName() for each in open_ones] == [opens]
    else:
        assert window.stack.code == "letters"
    assert window.library.people.count() == len(people)


def test_who_is_called_so_comes_before_what_can_be_done(
    window: MainWindow, popup: SearchPopup, qtbot: QtBot
) -> None:
    window.library.contacts.add("Lena Write")
    qtbot.keyClicks(popup.field, "lena write")
    found = [(row.title, row.text) for row in popup.model.rows[:2]]
    assert found[0][0] == "Lena Write"
    assert found[1] == ("Lena Fischer", "Write…")


@pytest.mark.parametrize("typed", ["write zoltan", "hold", "lena zoltan", "wrt lena"])
def test_where_something_else_may_be_meant_enter_adds_nobody(
    window: MainWindow, popup: SearchPopup, qtbot: QtBot, typed: str
) -> None:
    for action in window.actions_by_code:
        action.setEnabled(False)  # they alone would be found for one word
    qtbot.keyClicks(popup.field, typed)
    (row,) = popup.model.rows
    assert row.title == f"Add “{typed}” as a contact"
    assert not popup.list.currentIndex().isValid()
    assert popup.hint.text().endswith("To add somebody called so, press ↓ first.")
    qtbot.keyClick(popup.field, Key.Key_Return)
    assert popup.isVisible()
    qtbot.keyClick(popup.field, Key.Key_Down)
    qtbot.keyClick(popup.field, Key.Key_Return)
    assert window.findChild(QLineEdit, "new_contact.name") is not None


def test_commands_are_found_with_their_keys(popup: SearchPopup, qtbot: QtBot) -> None:
    qtbot.keyClicks(popup.field, "> export")
    assert titles(popup) == [("Export…", "Ctrl+Shift+E")]
    popup.field.setText(">")
    assert len(popup.model.rows) > 20
    popup.field.setText("> nonsense")
    assert popup.hint.text() == "No such command"


def test_a_command_is_run(window: MainWindow, popup: SearchPopup, qtbot: QtBot) -> None:
    qtbot.keyClicks(popup.field, "> calendar")
    assert ("Calendar", "Ctrl+4") in titles(popup)
    row = titles(popup).index(("Calendar", "Ctrl+4"))
    for _ in range(row):
        qtbot.keyClick(popup.field, Key.Key_Down)
    qtbot.keyClick(popup.field, Key.Key_Return)
    assert window.stack.code == "calendar"


def test_arrows_choose_and_stop_at_the_ends(popup: SearchPopup, qtbot: QtBot) -> None:
    qtbot.keyClicks(popup.field, "a")
    last = popup.model.rowCount() - 1
    for _ in range(last + 3):
        qtbot.keyClick(popup.field, Key.Key_Down)
    assert popup.list.currentIndex().row() == last
    for _ in range(last + 3):
        qtbot.keyClick(popup.field, Key.Key_Up)
    assert popup.list.currentIndex().row() == 0
    assert popup.field.hasFocus()


def test_esc_goes_back_to_where_the_focus_was(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.sidebar.setFocus()
    qtbot.waitUntil(window.sidebar.hasFocus)
    window.open_search("")
    popup = window.findChild(SearchPopup)
    assert popup is not None
    qtbot.keyClicks(popup.field, "ana")
    qtbot.keyClick(popup.field, Key.Key_Escape)
    assert popup.isHidden()
    assert window.sidebar.hasFocus()


def test_going_elsewhere_closes_it(window: MainWindow, popup: SearchPopup, qtbot: QtBot) -> None:
    window.sidebar.setFocus()
    qtbot.waitUntil(popup.isHidden)


def test_a_follow_up_leads_to_its_day(
    window: MainWindow, popup: SearchPopup, qtbot: QtBot, people: dict[str, int]
) -> None:
    day = window.library.clock.today()
    window.library.follow_ups.add(
        people["Ana Souza"], FollowUpKind.OTHER, what="bring the umbrella", due_on=day
    )
    qtbot.keyClicks(popup.field, "umbrella")
    qtbot.keyClick(popup.field, Key.Key_Return)
    assert window.stack.code == "calendar"


def test_the_header_opens_it_with_what_was_typed(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.header.search, "t")
    popup = window.findChild(SearchPopup)
    assert popup is not None
    assert popup.field.text() == "t"
    qtbot.keyClicks(popup.field, "om")
    assert popup.field.text() == "tom"
    popup.close_up()
    qtbot.mouseClick(window.header.search, Qt.MouseButton.LeftButton)
    assert popup.isVisible()


def test_odd_strings_find_nothing_and_break_nothing(popup: SearchPopup) -> None:
    for typed in ('"', "'", "*", "a AND", "(", "NEAR(", "^", "-", "\\", "🦊", "ä" * 500, "%_"):
        popup.field.setText(typed)
        assert popup.model.rows


def test_excerpts_are_one_line() -> None:
    text = "one\ntwo   three " + "word " * 40 + "needle and thread"
    found = excerpt(text, "needle")
    assert "\n" not in found
    assert found.startswith("…")
    assert "needle and thread" in found
    assert excerpt("short needle", "needle") == "short needle"


def test_an_answer_found_is_where_one_goes_on(
    window: MainWindow, popup: SearchPopup, qtbot: QtBot, people: dict[str, int]
) -> None:
    library = window.library
    key = library.meetings.plan(people["Ana Souza"], start="2026-03-05T07:00")
    library.questions.add_own(key, "What do you do on a Monday?")
    second = library.questions.add_own(key, "What is hard about it?")
    assert second is not None
    library.questions.add_own(key, "Who plans the ships?")
    library.questions.set_answer(second, "The tides")
    qtbot.keyClicks(popup.field, "tides")
    assert titles(popup)[0] == ("Ana Souza", "answer")
    qtbot.keyClick(popup.field, Key.Key_Return)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPlainTextEdit)
    assert focus.toPlainText() == "The tides"
    window.actions_by_code["edit.search"].trigger()
    popup.field.clear()
    qtbot.keyClicks(popup.field, "monday")
    assert titles(popup)[0] == ("Ana Souza", "question")


def test_esc_goes_back_into_the_name_half_typed(
    window: MainWindow, qtbot: QtBot, people: dict[str, int]
) -> None:
    """And a second Esc doesn't take the focus out of it unseen."""
    key = window.library.meetings.plan(people["Ana Souza"], start="2026-03-04T14:00")
    window.activateWindow()
    window.navigator.show_interview(key, "capture")
    name = window.findChild(QLineEdit, "interviews.capture.name")
    assert name is not None
    name.setFocus()
    qtbot.waitUntil(name.hasFocus)
    qtbot.keyClicks(name, "Ms R")
    window.actions_by_code["edit.search"].trigger()
    popup = window.findChild(SearchPopup)
    assert popup is not None
    qtbot.waitUntil(popup.field.hasFocus)
    qtbot.keyClick(popup.field, Key.Key_Escape)
    assert popup.isHidden()
    assert name.hasFocus()
    qtbot.keyClick(name, Key.Key_Escape)
    assert name.hasFocus()
    qtbot.keyClicks(name, "eyes")
    assert name.text() == "Ms Reyes"
    name.clear()
    qtbot.keyClick(name, Key.Key_Escape)
    assert not name.hasFocus()  # with nothing typed, on to the list
