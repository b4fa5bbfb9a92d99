"""What the calendar needs the window for: its keys, New, Undo."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.domain.codes import FollowUpKind
from journal.services.library import Library
from journal.ui.calendar.page import CalendarPage
from journal.ui.shell.window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
CARRY = CONTROL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def thank(library: Library, people: dict[str, int]) -> int:
    return library.follow_ups.add(
        people["Ana Souza"], FollowUpKind.THANK_YOU, due_on=library.clock.today()
    )


@pytest.fixture
def calendar(qtbot: QtBot, window: MainWindow, thank: int) -> CalendarPage:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_4, CONTROL)
    page = window.stack.page()
    assert isinstance(page, CalendarPage)
    return page


def test_one_begins_with_the_days(calendar: CalendarPage) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "calendar.grid"


def test_undo_of_a_move_goes_back_to_where_it_was(
    calendar: CalendarPage, window: MainWindow, library: Library, thank: int
) -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    for _week in range(5):  # into the next month
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down, CARRY)
    assert calendar.chosen_day() == date(2026, 4, 9)
    for _week in range(5):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CONTROL)
    assert calendar.chosen_day() == library.clock.today()
    assert calendar.chosen().follow_up_id == thank
    row = library.days.follow_up(thank)
    assert row is not None
    assert row.due_on == library.clock.today()


def test_new_things_are_for_the_chosen_day(
    calendar: CalendarPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(
        window.navigator, "new_follow_up", lambda *told: asked.append(("follow-up", *told))
    )
    monkeypatch.setattr(
        window.navigator, "new_interview", lambda *told: asked.append(("interview", *told))
    )
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    window.actions_by_code["new.followup"].trigger()
    window.actions_by_code["new.interview"].trigger()
    tomorrow = date(2026, 3, 6)
    assert asked == [("follow-up", None, tomorrow), ("interview", None, tomorrow)]


def test_done_from_the_menu_is_for_the_chosen_item(
    calendar: CalendarPage, window: MainWindow, library: Library, thank: int
) -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    window.actions_by_code["tools.done"].trigger()
    row = library.days.follow_up(thank)
    assert row is not None
    assert row.state == "done"
