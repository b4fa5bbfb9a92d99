"""Preferences apply at once, and each change can be taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.domain.codes import Cadence, InterviewStatus, LetterKind
from journal.domain.habits import Habits
from journal.domain.letters.hints import HintCode
from journal.domain.milestones import Milestone
from journal.services.library import Library
from journal.ui.preferences.dialog import FOLLOW_UPS, LETTERS, PreferencesDialog
from journal.ui.shell.window import MainWindow
from journal.ui.widgets.label import Label

NONE_LATER = ("scheduled.", "first", "last")  # on the day itself is possible


@pytest.fixture
def window(open_window: Callable[..., MainWindow], people: dict[str, int]) -> MainWindow:
    return open_window()


def opened(window: MainWindow, tab: str = "you") -> PreferencesDialog:
    window.navigator.preferences(tab)
    found = QApplication.activeModalWidget()
    assert isinstance(found, PreferencesDialog)
    return found


def test_the_command_opens_it(window: MainWindow) -> None:
    action = window.actions_by_code["edit.preferences"]
    assert action.shortcut().toString() == "Ctrl+,"
    action.trigger()
    found = QApplication.activeModalWidget()
    assert isinstance(found, PreferencesDialog)
    found.accept()


def test_what_is_typed_about_oneself_is_kept_as_typed(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    page = opened(window)
    name = page.you.fields["name"]
    name.setFocus()
    qtbot.keyClicks(name, "Maya Lind")
    page.accept()  # left without leaving the field first
    assert library.profile.me().name == "Maya Lind"
    page = opened(window)
    assert page.you.fields["name"].text() == "Maya Lind"
    page.accept()
    library.history.undo()
    assert library.profile.me().name == ""


def test_the_examples_go_on_in_the_sentences_of_a_letter(
    window: MainWindow, library: Library, people: dict[str, int]
) -> None:
    page = opened(window)
    fields = {field: page.you.fields[field] for field in ("status", "where_now", "direction")}
    examples = {field: line.placeholderText() for field, line in fields.items()}
    page.accept()
    for field, example in examples.items():
        library.profile.set_field(field, example)
    letter = library.composing.card(people["Ana Souza"], LetterKind.REQUEST)
    assert letter is not None
    assert f" I am {examples['status']}, in {examples['where_now']}. " in letter.body
    assert f"what work in {examples['direction']} is really like" in letter.body


def test_typing_is_taken_back_by_one_press(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    page = opened(window)
    assert page.undo.isHidden()
    page.you.sender_block.setFocus()
    qtbot.keyClicks(page.you.sender_block, "12 Quay Street")
    page.you.settle()
    assert library.profile.me().sender == "12 Quay Street"
    page.undo.click()
    assert library.profile.me().sender == ""
    assert page.you.sender_block.toPlainText() == ""
    assert page.undo.isHidden()


def test_versions_of_the_resume(
    window: MainWindow, library: Library, people: dict[str, int], qtbot: QtBot
) -> None:
    page = opened(window)
    page.you.add.click()
    card = page.you.cards[0]
    qtbot.keyClicks(card.title, "Short")
    card.who.setText("Nobody Known")
    card.gave.click()
    assert "Nobody Known" in card.problem.text()
    card.who.setText("Ana Souza")
    card.gave.click()
    found = library.profile.versions()[0]
    assert (found.title, found.made_on) == ("Short", date(2026, 3, 5))
    assert [each.name for each in found.copies] == ["Ana Souza"]
    page.undo.click()
    assert library.profile.versions()[0].copies == ()
    page.you.cards[0].delete.click()
    assert library.profile.versions() == []
    page.undo.click()
    assert [each.title for each in library.profile.versions()] == ["Short"]
    assert [each.title.text() for each in page.you.cards] == ["Short"]


def test_an_empty_name_gets_no_version(window: MainWindow, library: Library) -> None:
    page = opened(window)
    page.you.add.click()
    page.you.cards[0].gave.click()
    assert page.you.cards[0].problem.text()
    assert library.profile.versions()[0].copies == ()


def test_a_rule_is_switched_and_counted(window: MainWindow, library: Library) -> None:
    page = opened(window, FOLLOW_UPS)
    rules = page.follow_ups
    rules.switches["held.connect"].click()
    assert library.habits.get().off == {"held.connect"}
    assert not rules.numbers["held.connect"].isEnabled()
    rules.numbers["request.remind.1"].setValue(5)
    assert library.habits.get().waits() == (5, 7)
    assert rules.units["request.remind.1"].text() == "working days later"
    page.undo.click()
    assert library.habits.get().waits() == (3, 7)
    assert rules.numbers["request.remind.1"].value() == 3
    page.undo.click()
    assert library.habits.get() == Habits()
    assert rules.switches["held.connect"].isChecked()
    assert page.undo.isHidden()


def test_in_0_days_can_not_be_chosen(window: MainWindow) -> None:
    page = opened(window, FOLLOW_UPS)
    for key, number in page.follow_ups.numbers.items():
        number.setValue(-5)
        assert number.value() >= (0 if key.startswith(NONE_LATER) else 1), key
    page.follow_ups.back.click()
    assert page.follow_ups.back.isHidden()


def test_one_day_of_the_week_is_left(window: MainWindow, library: Library) -> None:
    page = opened(window, FOLLOW_UPS)
    for tick in page.follow_ups.days.values():
        if tick.isChecked():
            tick.click()
    assert len(library.habits.get().working) == 1
    assert sum(tick.isChecked() for tick in page.follow_ups.days.values()) == 1


def test_whom_one_meets_gets_the_usual_cadence(
    window: MainWindow, library: Library, people: dict[str, int]
) -> None:
    page = opened(window, FOLLOW_UPS)
    page.follow_ups.cadence.set_code(str(Cadence.QUARTERLY))
    page.follow_ups.cadence.chosen.emit(str(Cadence.QUARTERLY))
    library.contacts.set_field(people["Lena Fischer"], "cadence", Cadence.MONTHLY)
    cadences = []
    for name in ("Ana Souza", "Lena Fischer"):
        meeting = library.meetings.plan(people[name], start="2026-03-04T10:00")
        library.meetings.set_status(meeting, InterviewStatus.HELD)
        card = library.people.card(people[name])
        assert card is not None
        cadences.append(card.cadence)
    assert cadences == [Cadence.QUARTERLY, Cadence.MONTHLY]
    library.history.undo()
    card = library.people.card(people["Lena Fischer"])
    assert card is not None
    assert card.cadence == Cadence.MONTHLY


def test_a_hint_comes_back(window: MainWindow, library: Library) -> None:
    library.composing.dismiss(HintCode.TOO_LONG)
    page = opened(window, LETTERS)
    assert page.letters.nothing.isHidden()
    page.letters.rows[HintCode.TOO_LONG].click()
    assert library.composing.dismissed() == frozenset()
    assert not page.letters.nothing.isHidden()
    page.undo.click()
    assert library.composing.dismissed() == {HintCode.TOO_LONG}


def test_enter_in_a_field_leaves_it_open_and_esc_keeps_what_was_typed(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    page = opened(window)
    line = page.you.fields["direction"]
    line.setFocus()
    qtbot.keyClicks(line, "ports")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert page.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert library.profile.me().direction == "ports"


def test_a_journal_that_is_held_is_told_and_nothing_is_lost(
    window: MainWindow, library: Library, people: dict[str, int]
) -> None:
    library.composing.dismiss(HintCode.TOO_LONG)
    page = opened(window)
    page.you.add.click()
    (card,) = page.you.cards
    library.profile.give(card.version.id, people["Tom Becker"])
    card = page.you.cards[0]
    with closing(sqlite3.connect(library.file.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        card.who.setText("Ana Souza")
        for button in (page.you.add, card.gave, card.delete, page.letters.rows[HintCode.TOO_LONG]):
            page.strip.clear()
            button.click()
            assert page.strip.text()
        assert card.who.text() == "Ana Souza"
    (version,) = library.profile.versions()
    assert [copy.name for copy in version.copies] == ["Tom Becker"]
    assert HintCode.TOO_LONG in library.composing.dismissed()
    page.accept()


def test_what_could_not_be_taken_back_is_taken_back_later(
    window: MainWindow, library: Library
) -> None:
    page = opened(window)
    page.you.add.click()
    with closing(sqlite3.connect(library.file.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        page.undo.click()
        assert page.strip.text()
        assert len(library.profile.versions()) == 1
    page.undo.click()
    assert library.profile.versions() == []
    page.accept()


def test_what_the_pages_say_of_themselves(window: MainWindow) -> None:
    page = opened(window, FOLLOW_UPS)
    told = {label.text() for label in page.follow_ups.findChildren(Label)}
    assert "Nothing is added until you accept it." in told
    assert page.letters.nothing.text() == (
        "All hints are shown. Hints you switched off are listed here."
    )
    page.accept()


def test_what_was_undone_elsewhere_is_not_offered(
    window: MainWindow, library: Library, qtbot: QtBot, people: dict[str, int]
) -> None:
    """Whatever is offered here does something."""
    page = opened(window)
    name, sender = page.you.fields["name"], page.you.sender_block
    for field, text in ((name, "Maya Lind"), (sender, "12 Quay Street")):
        field.setFocus()
        qtbot.keyClicks(field, text)
        page.you.settle()
    page.undo.setFocus()
    library.history.undo()
    assert library.profile.me().sender == ""
    assert not page.undo.isHidden()  # the name can still be taken back
    library.history.undo()
    assert page.undo.isHidden()
    assert page.focusWidget() is page.leave
    library.history.redo()
    assert not page.undo.isHidden()
    library.contacts.set_field(people["Ana Souza"], "name", "Ana Maria")  # not on this page
    assert page.undo.isHidden()
    page.take_back()
    assert library.profile.me().name == "Maya Lind"
    library.history.undo()
    assert not page.undo.isHidden()
    page.undo.click()
    assert library.profile.me().name == ""
    assert page.undo.isHidden()


def test_the_days_of_news_are_chosen_and_hold(
    window: MainWindow, library: Library, people: dict[str, int]
) -> None:
    page = opened(window, FOLLOW_UPS)
    rules = page.follow_ups
    assert (rules.numbers["first"].value(), rules.numbers["last"].value()) == (2, 14)
    rules.numbers["first"].setValue(20)
    assert (rules.numbers["first"].value(), rules.numbers["last"].value()) == (20, 20)
    rules.numbers["last"].setValue(1)
    assert rules.units["last"].text() == "day later at the latest, the nearest first"
    ana = people["Ana Souza"]
    met = library.meetings.plan(ana, start="2026-03-03T10:00")
    library.meetings.set_status(met, InterviewStatus.HELD)
    today = library.clock.today()
    (told,) = [
        each
        for each in library.milestones.owed(Milestone.FOUND, today)
        if each.known.contact_id == ana
    ]
    assert told.due_on == date(2026, 3, 6)
    page.take_back()
    page.take_back()
    assert library.habits.get() == Habits()
    assert (rules.numbers["first"].value(), rules.numbers["last"].value()) == (2, 14)
    page.accept()
