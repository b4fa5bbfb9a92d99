"""The calendar without a mouse."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from journal.domain.codes import InterviewStatus
from journal.services.library import Library
from journal.ui.calendar.page import CalendarPage
from journal.ui.shell.context import PageContext
from tests.ui.calendar.conftest import TODAY, Add, agenda, grid, press, show

CONTROL = Qt.KeyboardModifier.ControlModifier
CARRY = CONTROL | Qt.KeyboardModifier.ShiftModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def calls(context: PageContext) -> list[tuple[str, tuple[object, ...], dict[str, object]]]:
    """What left the page, but for the person that became the chosen one."""
    found = context.navigator.calls  # type: ignore[attr-defined]
    return [call for call in found if call[0] != "choose_contact"]


def notices(context: PageContext) -> list[str]:
    return list(context.notifier.notices)  # type: ignore[attr-defined]


def refusals(context: PageContext) -> list[str]:
    return list(context.notifier.refusals)  # type: ignore[attr-defined]


def due(library: Library, key: int) -> date | None:
    row = library.days.follow_up(key)
    assert row is not None
    return row.due_on


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Qt.Key.Key_Right, "2026-03-06"),
        (Qt.Key.Key_Left, "2026-03-04"),
        (Qt.Key.Key_Down, "2026-03-12"),
        (Qt.Key.Key_Up, "2026-02-26"),
        (Qt.Key.Key_PageDown, "2026-04-05"),
        (Qt.Key.Key_PageUp, "2026-02-05"),
    ],
)
def test_keys_go_by_day_week_and_month(
    qtbot: QtBot, page: CalendarPage, key: Qt.Key, day: str
) -> None:
    show(qtbot, page)
    press(key)
    assert page.chosen_day() == date.fromisoformat(day)
    assert grid(page).plan().leaf.month == date.fromisoformat(day).month
    press(Qt.Key.Key_Home)
    assert page.chosen_day() == TODAY
    assert grid(page).plan().leaf.month == 3


def test_months_of_other_lengths_and_the_leap_day(qtbot: QtBot, page: CalendarPage) -> None:
    show(qtbot, page)
    page.show_day(date(2028, 1, 31))
    press(Qt.Key.Key_PageDown)
    assert page.chosen_day() == date(2028, 2, 29)
    press(Qt.Key.Key_Right)
    assert page.chosen_day() == date(2028, 3, 1)
    press(Qt.Key.Key_PageUp)
    assert page.chosen_day() == date(2028, 2, 1)


def test_tab_goes_through_the_items_of_the_day_and_on(
    qtbot: QtBot, page: CalendarPage, follow_up: Add
) -> None:
    first, second = follow_up(), follow_up()
    follow_up("2026-03-06")
    show(qtbot, page)
    assert grid(page).key() is None
    press(Qt.Key.Key_Tab)
    assert page.chosen().follow_up_id == first
    press(Qt.Key.Key_Tab)
    assert page.chosen().follow_up_id == second
    press(Qt.Key.Key_Backtab, SHIFT)
    assert page.chosen().follow_up_id == first
    press(Qt.Key.Key_Tab, times=2)
    assert agenda(page).hasFocus()
    press(Qt.Key.Key_Escape)
    assert grid(page).hasFocus()
    press(Qt.Key.Key_Escape)
    assert grid(page).key() is None
    press(Qt.Key.Key_Backtab, SHIFT)
    assert not grid(page).hasFocus()


def test_tab_passes_by_what_there_is_no_room_for(
    qtbot: QtBot, page: CalendarPage, follow_up: Add
) -> None:
    for _each in range(60):
        follow_up()
    show(qtbot, page)
    shown = len(grid(page).plan().placed(TODAY))
    assert 0 < shown < 10
    press(Qt.Key.Key_Tab, times=shown + 1)
    assert not grid(page).hasFocus()


def test_the_focus_is_seen_on_day_and_item(
    qtbot: QtBot, page: CalendarPage, follow_up: Add
) -> None:
    follow_up()
    show(qtbot, page)
    on_day = grid(page).grab().toImage()
    press(Qt.Key.Key_Tab)
    on_item = grid(page).grab().toImage()
    agenda(page).setFocus()
    away = grid(page).grab().toImage()
    assert on_day != on_item
    assert on_item != away
    assert away != on_day


def test_enter_opens_the_day_and_then_its_item(
    qtbot: QtBot, page: CalendarPage, context: PageContext, follow_up: Add, people: dict[str, int]
) -> None:
    follow_up()
    show(qtbot, page)
    press(Qt.Key.Key_Return)
    assert agenda(page).hasFocus()
    press(Qt.Key.Key_Enter)
    assert calls(context) == [("show_contact", (people["Ana Souza"],), {})]


def test_enter_shows_an_interview(
    qtbot: QtBot, page: CalendarPage, context: PageContext, interview: Add
) -> None:
    key = interview()
    show(qtbot, page)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    assert calls(context) == [("show_interview", (key,), {})]


def test_what_belongs_to_nobody_opens_its_date(
    qtbot: QtBot, page: CalendarPage, context: PageContext, follow_up: Add
) -> None:
    key = follow_up(name=None, what="Buy envelopes")
    show(qtbot, page)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    assert calls(context) == [("change_date", (key,), {})]


def test_n_begins_something_on_the_day(
    qtbot: QtBot, page: CalendarPage, context: PageContext, follow_up: Add
) -> None:
    follow_up("2026-03-06")
    show(qtbot, page)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_N)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_N)
    assert calls(context) == [("new_follow_up", (), {"day": date(2026, 3, 6)})] * 2


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("in_agenda", [False, True])
def test_control_enter_is_done_and_again_open(
    qtbot: QtBot,
    page: CalendarPage,
    library: Library,
    context: PageContext,
    follow_up: Add,
    key: Qt.Key,
    in_agenda: bool,
) -> None:
    which = follow_up()
    show(qtbot, page)
    press(Qt.Key.Key_Return if in_agenda else Qt.Key.Key_Tab)
    press(key, CONTROL)
    row = library.days.follow_up(which)
    assert row is not None
    assert row.state == "done"
    press(key, CONTROL)
    row = library.days.follow_up(which)
    assert row is not None
    assert row.state == "open"
    assert notices(context) == ["Open again: Report back to Ana Souza"]
    assert page.chosen().follow_up_id == which


def test_control_d_and_delete_ask(
    qtbot: QtBot, page: CalendarPage, context: PageContext, follow_up: Add, interview: Add
) -> None:
    met, key = interview(), follow_up()
    show(qtbot, page)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_D, CONTROL)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_D, CONTROL)
    press(Qt.Key.Key_Delete)
    assert calls(context) == [
        ("schedule", (met,), {}),
        ("change_date", (key,), {}),
        ("skip_follow_up", (key,), {}),
    ]
    assert refusals(context) == ["Only follow-ups can be skipped."]


@pytest.mark.parametrize(
    ("key", "days"),
    [(Qt.Key.Key_Right, 1), (Qt.Key.Key_Left, -1), (Qt.Key.Key_Down, 7), (Qt.Key.Key_Up, -7)],
)
def test_control_shift_arrows_carry_the_item(
    qtbot: QtBot,
    page: CalendarPage,
    library: Library,
    context: PageContext,
    follow_up: Add,
    key: Qt.Key,
    days: int,
) -> None:
    which = follow_up()
    show(qtbot, page)
    press(Qt.Key.Key_Tab)
    press(key, CARRY)
    assert due(library, which) == TODAY + timedelta(days)
    press(key, CARRY)  # it is still the chosen one
    assert due(library, which) == TODAY + timedelta(2 * days)
    assert page.chosen_day() == TODAY + timedelta(2 * days)
    assert grid(page).hasFocus()
    assert len(notices(context)) == 2
    library.history.undo()
    library.history.undo()
    assert due(library, which) == TODAY


def test_mirrored_arrows_carry_as_seen(
    qtbot: QtBot, qapp: QApplication, page: CalendarPage, library: Library, follow_up: Add
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    which = follow_up()
    show(qtbot, page)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Left, CARRY)
    assert due(library, which) == TODAY + timedelta(1)


def test_carrying_over_the_month_turns_the_page(
    qtbot: QtBot, page: CalendarPage, library: Library, follow_up: Add
) -> None:
    which = follow_up("2026-03-31")
    show(qtbot, page)
    page.show_day(date(2026, 3, 31), "follow-up", which)
    press(Qt.Key.Key_Down, CARRY)
    assert due(library, which) == date(2026, 4, 7)
    assert grid(page).plan().leaf.month == 4
    assert page.chosen().follow_up_id == which


def test_carrying_in_the_agenda_goes_along(
    qtbot: QtBot, page: CalendarPage, library: Library, follow_up: Add
) -> None:
    here, later = follow_up(), follow_up("2026-03-10", "Lena Fischer")
    show(qtbot, page)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Down)
    assert page.chosen().follow_up_id == later
    press(Qt.Key.Key_Right, CARRY)
    assert due(library, later) == date(2026, 3, 11)
    assert page.chosen_day() == TODAY  # it stood below, and still does
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Right, CARRY)
    assert due(library, here) == TODAY + timedelta(1)
    assert page.chosen_day() == TODAY + timedelta(1)
    assert agenda(page).hasFocus()
    assert page.chosen().follow_up_id == here


def test_what_was_held_stays(
    qtbot: QtBot, page: CalendarPage, library: Library, context: PageContext, interview: Add
) -> None:
    key = interview("2026-03-04T10:00")
    library.meetings.set_status(key, InterviewStatus.HELD)
    show(qtbot, page)
    page.show_day(date(2026, 3, 4), "interview", key)
    press(Qt.Key.Key_Right, CARRY)
    assert refusals(context) == ["What was held stays on its day."]
    assert notices(context) == []
    row = library.interviews.rows([key])[0]
    assert row.start is not None
    assert row.start.date() == date(2026, 3, 4)


def test_what_is_done_stays(
    qtbot: QtBot, page: CalendarPage, library: Library, context: PageContext, follow_up: Add
) -> None:
    key = follow_up()
    library.follow_ups.done(key)
    show(qtbot, page)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Right, CARRY)
    press(Qt.Key.Key_D, CONTROL)
    press(Qt.Key.Key_Delete)
    assert due(library, key) == TODAY
    assert refusals(context) == [
        "It is done; open it again to move it.",
        "It is done; open it again to move it.",
        "It is done already.",
    ]


def test_the_menu_key_opens_the_menu_of_what_is_chosen(
    qtbot: QtBot, page: CalendarPage, context: PageContext, follow_up: Add
) -> None:
    follow_up()
    show(qtbot, page)
    for name in ("calendar.menu.day", "calendar.menu.item"):
        target = grid(page).viewport()
        point = target.rect().center()
        reason = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(target, QContextMenuEvent(reason, point, target.mapToGlobal(point)))
        menu = page.findChild(QMenu, name)
        assert menu is not None
        assert menu.isVisible()
        menu.close()
        press(Qt.Key.Key_Tab)


def test_other_keys_are_left_to_the_window(qtbot: QtBot, page: CalendarPage) -> None:
    show(qtbot, page)
    for key in (Qt.Key.Key_F2, Qt.Key.Key_A, Qt.Key.Key_Delete):
        press(key)
    press(Qt.Key.Key_Right, CONTROL)
    press(Qt.Key.Key_N, SHIFT)
    assert page.chosen_day() == TODAY
