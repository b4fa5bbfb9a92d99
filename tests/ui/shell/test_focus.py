"""Where the keyboard is after something was done, and where F6 leads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from journal.domain.codes import FollowUpKind
from journal.services.library import Library
from journal.ui.dialogs.follow_up import ChangeDateDialog, FollowUpDialog, SkipDialog
from journal.ui.dialogs.form_dialog import FormDialog
from journal.ui.dialogs.new_contact import NewContactDialog
from journal.ui.shell.window import MainWindow

TODAY = date(2026, 3, 5)
Ids = dict[str, int]


@pytest.fixture
def due(library: Library, people: Ids) -> list[int]:
    """Four things to do; the oldest is the last, and so stands first."""
    return [
        library.follow_ups.add(key, FollowUpKind.THANK_YOU, due_on=TODAY - timedelta(days=at))
        for at, key in enumerate(people.values())
    ]


@pytest.fixture
def today(due: list[int], open_window: Callable[..., MainWindow], qtbot: QtBot) -> MainWindow:
    """The window on Today, with the focus on the second row."""
    window = open_window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    row(window, due[-2]).setFocus()
    return window


def row(window: MainWindow, key: int) -> QWidget:
    found = window.findChild(QWidget, f"today.needs.{key}")
    assert found is not None
    return found


def dialog(window: MainWindow, kind: type[FormDialog], qtbot: QtBot) -> FormDialog:
    qtbot.waitUntil(lambda: bool(window.findChildren(kind)))
    return window.findChildren(kind)[-1]


class TestOnToday:
    def test_done_goes_on_with_the_next_row(
        self, today: MainWindow, due: list[int], qtbot: QtBot
    ) -> None:
        held = Qt.KeyboardModifier.ControlModifier
        qtbot.keyClick(today.focusWidget(), Qt.Key.Key_Return, held)
        assert today.focusWidget() is row(today, due[-3])

    def test_moved_goes_on_with_the_next_row(
        self, today: MainWindow, due: list[int], qtbot: QtBot
    ) -> None:
        today.navigator.change_date(due[-2])
        asked = dialog(today, ChangeDateDialog, qtbot)
        qtbot.keyClicks(asked.when.edit, "in 2 weeks")
        asked.accept()
        assert today.toast.action_text() == "Undo"
        assert today.focusWidget() is row(today, due[-3])

    def test_skipped_goes_on_with_the_next_row(
        self, today: MainWindow, due: list[int], qtbot: QtBot
    ) -> None:
        today.navigator.skip_follow_up(due[-2])
        dialog(today, SkipDialog, qtbot).accept()
        assert today.focusWidget() is row(today, due[-3])

    def test_added_goes_to_the_new_row(self, today: MainWindow, qtbot: QtBot) -> None:
        today.navigator.new_follow_up()
        asked = dialog(today, FollowUpDialog, qtbot)
        asked.what.setText("Send the book")
        qtbot.keyClicks(asked.when.edit, "today")
        asked.accept()
        assert asked.added is not None
        assert today.focusWidget() is row(today, asked.added)

    def test_after_the_last_row_it_stays_on_the_page(
        self, library: Library, people: Ids, open_window: Callable[..., MainWindow]
    ) -> None:
        only = library.follow_ups.add(people["Mr Hall"], FollowUpKind.OTHER, due_on=TODAY)
        window = open_window()
        window.navigator.show_page("today")
        row(window, only).setFocus()
        library.meetings.plan(people["Ana Souza"], start="2026-03-06T10:00")
        library.follow_ups.done(only)
        focus = window.focusWidget()
        page = window.stack.page()
        assert focus is not None
        assert page is not None
        assert page.isAncestorOf(focus)


class TestToast:
    def test_the_focus_does_not_come_by_itself(self, today: MainWindow) -> None:
        """Qt gives it to the next widget that would take it, when the one that has it goes."""
        today.notifier.done("Done")
        parts = [today.toast, *today.toast.findChildren(QWidget)]
        takes = Qt.FocusPolicy.TabFocus
        assert [part for part in parts if part.focusPolicy() & takes] == []

    def test_f6_goes_there_once_and_on_from_where_it_came(
        self, today: MainWindow, people: Ids, qtbot: QtBot
    ) -> None:
        today.navigator.show_contact(people["Ana Souza"])
        page = today.stack.page()
        assert page is not None
        today.notifier.done("Done")
        go = today.actions_by_code["view.next_pane"].trigger
        came = QApplication.focusWidget()
        assert came is not None
        assert page.isAncestorOf(came)
        go()
        assert QApplication.focusWidget().objectName() == "toast.action"
        go()
        there = QApplication.focusWidget()
        assert there.objectName() == "people.detail.step.act"
        assert today.toast.text() == "Done"
        go()
        assert QApplication.focusWidget() is today.sidebar

    def test_esc_gives_the_focus_back(self, today: MainWindow, qtbot: QtBot) -> None:
        before = QApplication.focusWidget()
        today.notifier.done("Done")
        today.actions_by_code["view.next_pane"].trigger()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        assert QApplication.focusWidget() is before
        assert today.toast.text() == ""


def test_f6_to_a_person_selects_no_name(
    today: MainWindow, library: Library, people: Ids, qtbot: QtBot
) -> None:
    """With the next letter the name would be another."""
    today.navigator.show_contact(people["Ana Souza"])
    today.actions_by_code["view.next_pane"].trigger()
    qtbot.keyClicks(QApplication.focusWidget(), "x")
    library.autosave.flush()
    card = library.people.card(people["Ana Souza"])
    assert card is not None
    assert card.name == "Ana Souza"


class TestDialogs:
    def test_from_today_nobody_is_given_without_a_row(
        self, today: MainWindow, due: list[int], people: Ids, qtbot: QtBot
    ) -> None:
        today.navigator.show_contact(people["Ana Souza"])
        today.navigator.show_page("today")
        today.sidebar.setFocus()
        today.actions_by_code["new.followup"].trigger()
        asked = dialog(today, FollowUpDialog, qtbot)
        assert asked.who.text() == ""
        asked.reject()
        row(today, due[-2]).setFocus()
        today.actions_by_code["new.followup"].trigger()
        qtbot.waitUntil(lambda: len(today.findChildren(FollowUpDialog)) > 0)
        asked = today.findChildren(FollowUpDialog)[-1]
        assert asked.who.text() == "Lena Fischer"

    def test_what_was_given_up_can_be_brought_back(self, today: MainWindow, qtbot: QtBot) -> None:
        today.navigator.new_contact()
        asked = dialog(today, NewContactDialog, qtbot)
        asked.person.setText("Priya Nair")
        asked.reject()
        assert today.toast.text() == "New contact: nothing was added"
        assert today.toast.action_text() == "Bring it back"
        assert today.toast.enter()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        asked = next(each for each in today.findChildren(NewContactDialog) if each.isVisible())
        assert asked.person.text() == "Priya Nair"
        asked.accept()
        assert "Priya Nair" in [person.name for person in today.library.people.names("Priya")]
        today.navigator.new_contact()
        asked = next(each for each in today.findChildren(NewContactDialog) if each.isVisible())
        assert asked.person.text() == ""


class TestMenuByKey:
    def test_on_a_row_of_today(self, today: MainWindow, due: list[int], qtbot: QtBot) -> None:
        qtbot.keyClick(today.focusWidget(), Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
        menu = QApplication.activePopupWidget()
        assert menu is not None
        assert menu.parent() is row(today, due[-2])
        menu.close()

    def test_on_a_person(self, today: MainWindow, people: Ids, qtbot: QtBot) -> None:
        today.navigator.show_contact(people["Ana Souza"])
        qtbot.keyClick(today.focusWidget(), Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert menu.actions()
        menu.close()
