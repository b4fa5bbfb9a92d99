"""Rows of Today for meetings that are not done with: their words, button, keys and menu."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from journal.domain.clock import FixedClock
from journal.domain.codes import InterviewStatus, LetterKind, NoteKind
from journal.domain.next_step import NextStepCode
from journal.services.library import Library
from journal.ui.shell.context import PageContext
from journal.ui.shell.page import Chosen
from journal.ui.today.page import TodayPage
from journal.ui.today.row import Row


@pytest.fixture
def page(qtbot: QtBot, context: PageContext) -> TodayPage:
    shown = TodayPage(context)
    qtbot.addWidget(shown)
    shown.resize(1096, 716)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


@pytest.fixture
def second(page: TodayPage, library: Library, people: dict[str, int]) -> int:
    """Tom's meeting, which ended after Ana's, and isn't on the card."""
    keys = []
    for name, start in (("Ana Souza", "2026-03-04T15:00"), ("Tom Becker", "2026-03-04T17:00")):
        keys.append(library.meetings.plan(people[name], start=start))
        library.meetings.set_status(keys[-1], InterviewStatus.HELD)
    return keys[1]


def row_of(page: TodayPage, meeting: int) -> Row:
    found = page.findChild(Row, f"today.needs.meeting.{meeting}")
    assert found is not None
    return found


def test_it_says_what_to_do_and_by_when(
    page: TodayPage, library: Library, people: dict[str, int], second: int
) -> None:
    said = row_of(page, second).accessibleName()
    assert said.startswith("Write down what Tom Becker said, 9 h left")
    library.capture.set_note(second, NoteKind.SUMMARY, "A good talk.")
    (row,) = page._needs.rows()
    assert row.accessibleName().startswith("Thank Tom Becker, 9 h left")
    library.letters.written(
        people["Tom Becker"], LetterKind.THANK_YOU, "Thanked", interview_id=second
    )
    assert page._needs.rows() == []


def test_its_button_does_the_step(
    qtbot: QtBot, page: TodayPage, people: dict[str, int], second: int
) -> None:
    button = page.findChild(QWidget, f"today.needs.meeting.{second}.act")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    name, args, kwargs = page.context.navigator.calls[-1]  # type: ignore[attr-defined]
    assert (name, args[0].code) == ("do_step", NextStepCode.CAPTURE)
    assert kwargs == {"contact_id": people["Tom Becker"], "interview_id": second}


def test_commands_act_on_its_meeting(page: TodayPage, people: dict[str, int], second: int) -> None:
    row = row_of(page, second)
    row.setFocus()
    assert page.chosen() == Chosen(people["Tom Becker"], second)


def test_del_and_the_change_of_a_date_do_nothing_to_it(
    qtbot: QtBot, page: TodayPage, second: int
) -> None:
    row, calls = row_of(page, second), page.context.navigator.calls  # type: ignore[attr-defined]
    before = len(calls)
    qtbot.keyClick(row, Qt.Key.Key_Delete)
    qtbot.keyClick(row, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(calls) == before


def test_its_tick_says_that_there_is_nothing_to_do(
    qtbot: QtBot, page: TodayPage, library: Library, second: int
) -> None:
    tick = page.findChild(QWidget, f"today.needs.meeting.{second}.done")
    assert tick is not None
    what = "Write down what Tom Becker said"
    assert tick.accessibleName() == f"Nothing to write down: {what}"
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton)
    notices = page.context.notifier.notices  # type: ignore[attr-defined]
    assert notices == [f"Done: {what}"]
    (row,) = page._needs.rows()
    assert row.accessibleName().startswith("Thank Tom Becker")
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page._needs.rows() == []
    assert notices[-1] == "Done: Thank Tom Becker"
    library.history.undo()
    library.history.undo()
    assert page._needs.rows()[0].accessibleName().startswith(what)


def test_it_can_be_put_off(
    page: TodayPage, library: Library, clock: FixedClock, people: dict[str, int], second: int
) -> None:
    menu = row_of(page, second).findChild(QMenu)
    assert menu is not None
    menu.aboutToShow.emit()
    (within,) = (each.menu() for each in menu.actions() if each.menu() is not None)
    within.actions()[0].trigger()
    name, args, _ = page.context.navigator.calls[-1]  # type: ignore[attr-defined]
    hour = clock.now() + timedelta(hours=1)
    assert (name, args) == (
        "put_off_meeting", (second, "Write down what Tom Becker said", hour)
    )  # fmt: skip
    library.after_meetings.put_off(second, hour)
    assert page._needs.rows() == []
    (row,) = page._later.rows()
    assert row.accessibleName().startswith("Write down what Tom Becker said, until 10:00")
    row.setFocus()
    assert page.chosen() == Chosen(people["Tom Becker"], second)
    library.history.undo()
    assert [each.key for each in page._needs.rows()] == [f"meeting.{second}"]


def test_its_menu_leads_to_the_meeting(page: TodayPage, second: int) -> None:
    menu = row_of(page, second).findChild(QMenu)
    assert menu is not None
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    name, args, _ = page.context.navigator.calls[-1]  # type: ignore[attr-defined]
    assert (name, args[0]) == ("show_interview", second)
