"""The calendar with a mouse: ticking, opening, dragging, dropping."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from journal.domain.codes import FollowUpKind, Format, InterviewStatus
from journal.itemmodels import calendar_mime, contact_mime
from journal.services.library import Library
from journal.ui.calendar.geometry import tick_box
from journal.ui.calendar.page import CalendarPage
from journal.ui.calendar.page_bar import TURN_MS, TurnButton
from journal.ui.calendar.page_painting import more_rect
from journal.ui.shell.context import PageContext
from journal.ui.widgets.plain import without_mnemonic
from tests.ui.calendar.conftest import (
    ACTIONS,
    LEFT,
    NONE,
    TODAY,
    Add,
    Carrier,
    agenda,
    click,
    day_point,
    drop,
    grid,
    hover,
    item_rect_point,
    show,
)
from tests.ui.calendar.test_calendar_keys import calls, due, notices, refusals


def tick_point(page: CalendarPage, key: int) -> QPoint:
    rect = grid(page).plan().rect_of(TODAY, ("follow-up", key))
    return tick_box(rect, grid(page).plan().setting.measures, False).center()


def drag(page: CalendarPage, start: QPoint) -> None:
    """Presses and goes far enough; the carrier does the rest."""
    target = grid(page).viewport()
    QTest.mousePress(target, LEFT, NONE, start)
    QTest.mouseMove(target, start + QPoint(4, 1))
    event_point = start + QPoint(40, 20)
    _move_pressed(page, event_point)
    QTest.mouseRelease(target, LEFT, NONE, event_point)
    QApplication.processEvents()


def _move_pressed(page: CalendarPage, point: QPoint) -> None:
    """QTest.mouseMove tells no button on the offscreen platform."""
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    target = grid(page).viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(point), QPointF(target.mapToGlobal(point)), LEFT, LEFT, NONE
    )
    QApplication.sendEvent(target, event)


def test_a_click_chooses_day_and_item(qtbot: QtBot, page: CalendarPage, follow_up: Add) -> None:
    key = follow_up("2026-03-10")
    show(qtbot, page)
    click(page, day_point(page, "2026-03-19"))
    assert page.chosen_day() == date(2026, 3, 19)
    click(page, item_rect_point(page, "follow-up", key))
    assert page.chosen_day() == date(2026, 3, 10)
    assert page.chosen().follow_up_id == key


def test_a_day_of_another_month_is_chosen_without_turning(qtbot: QtBot, page: CalendarPage) -> None:
    show(qtbot, page)
    click(page, day_point(page, "2026-04-02"))
    assert page.chosen_day() == date(2026, 4, 2)
    assert grid(page).plan().leaf.month == 3


def test_the_box_ticks_and_unticks(
    qtbot: QtBot, page: CalendarPage, library: Library, follow_up: Add
) -> None:
    key = follow_up()
    show(qtbot, page)
    for wanted in ("done", "open"):
        click(page, tick_point(page, key))
        row = library.days.follow_up(key)
        assert row is not None
        assert row.state == wanted


def test_a_press_that_leaves_the_box_ticks_nothing(
    qtbot: QtBot, page: CalendarPage, library: Library, follow_up: Add
) -> None:
    key, other = follow_up(), follow_up()
    show(qtbot, page)
    QTest.mousePress(grid(page).viewport(), LEFT, NONE, tick_point(page, key))
    QTest.mouseRelease(grid(page).viewport(), LEFT, NONE, tick_point(page, other))
    for each in (key, other):
        row = library.days.follow_up(each)
        assert row is not None
        assert row.state == "open"


def test_the_agenda_ticks_too(
    qtbot: QtBot, page: CalendarPage, library: Library, follow_up: Add
) -> None:
    key = follow_up()
    show(qtbot, page)
    view = agenda(page)
    rect = view.visualRect(view.model().index(0, 0))
    point = QPoint(rect.left() + 16, rect.center().y())
    QTest.mouseClick(view.viewport(), LEFT, NONE, point)
    row = library.days.follow_up(key)
    assert row is not None
    assert row.state == "done"
    QTest.mouseClick(view.viewport(), LEFT, NONE, rect.center())
    assert page.chosen().follow_up_id == key


def test_more_opens_the_day(qtbot: QtBot, page: CalendarPage, follow_up: Add) -> None:
    for _each in range(12):
        follow_up("2026-03-10")
    show(qtbot, page)
    plan, day = grid(page).plan(), date(2026, 3, 10)
    place = more_rect(plan.cell(day), plan.setting, day, plan.hidden(day))
    click(page, place.center())
    assert page.chosen_day() == day
    assert agenda(page).hasFocus()


def test_a_double_click_opens_or_begins(
    qtbot: QtBot,
    page: CalendarPage,
    context: PageContext,
    follow_up: Add,
    people: dict[str, int],
) -> None:
    key = follow_up()
    show(qtbot, page)
    QTest.mouseDClick(grid(page).viewport(), LEFT, NONE, day_point(page, "2026-03-19"))
    QTest.mouseDClick(grid(page).viewport(), LEFT, NONE, item_rect_point(page, "follow-up", key))
    assert calls(context) == [
        ("new_follow_up", (), {"day": date(2026, 3, 19)}),
        ("show_contact", (people["Ana Souza"],), {}),
    ]


def test_an_item_is_dragged_to_another_day(
    qtbot: QtBot,
    page: CalendarPage,
    library: Library,
    context: PageContext,
    carrier: Carrier,
    follow_up: Add,
) -> None:
    key = follow_up()
    show(qtbot, page)

    def carry(data: QMimeData) -> Qt.DropAction:
        assert drop(grid(page).viewport(), data, day_point(page, "2026-03-19"))
        return ACTIONS

    carrier.then = carry
    drag(page, item_rect_point(page, "follow-up", key))
    assert carrier.dragged == ["Report back to Ana Souza"]
    assert due(library, key) == date(2026, 3, 19)
    assert notices(context) == ["Moved to Thu 19 Mar: Report back to Ana Souza"]
    assert page.chosen_day() == date(2026, 3, 19)
    assert page.chosen().follow_up_id == key
    library.history.undo()
    assert due(library, key) == TODAY


def test_a_past_day_is_taken_and_said(
    qtbot: QtBot,
    page: CalendarPage,
    library: Library,
    context: PageContext,
    carrier: Carrier,
    follow_up: Add,
) -> None:
    key = follow_up()
    show(qtbot, page)

    def carry(data: QMimeData) -> Qt.DropAction:
        drop(grid(page).viewport(), data, day_point(page, "2026-03-03"))
        return ACTIONS

    carrier.then = carry
    drag(page, item_rect_point(page, "follow-up", key))
    assert due(library, key) == date(2026, 3, 3)
    assert notices(context) == ["Moved to Tue 3 Mar, which is past: Report back to Ana Souza"]


def test_an_interview_is_dragged_and_somebody_is_to_know(
    qtbot: QtBot,
    page: CalendarPage,
    library: Library,
    context: PageContext,
    carrier: Carrier,
    interview: Add,
) -> None:
    key = interview()
    library.meetings.mark_printed(key)
    show(qtbot, page)

    def carry(data: QMimeData) -> Qt.DropAction:
        drop(grid(page).viewport(), data, day_point(page, "2026-03-29"))
        return ACTIONS

    carrier.then = carry
    drag(page, item_rect_point(page, "interview", key))
    row = library.interviews.rows([key])[0]
    assert row.start is not None
    assert row.start.isoformat() == "2026-03-29T14:00:00+01:00"
    assert not row.printed
    assert notices(context) == ["Moved to Sun 29 Mar, 14:00. Let Tom Becker know."]


def test_a_drag_that_is_given_up_moves_nothing_and_turns_back(
    qtbot: QtBot,
    page: CalendarPage,
    library: Library,
    context: PageContext,
    carrier: Carrier,
    follow_up: Add,
) -> None:
    key = follow_up()
    show(qtbot, page)
    on = page.findChild(TurnButton, "calendar.on")
    assert on is not None

    def carry(data: QMimeData) -> Qt.DropAction:
        hover(on, data, on.rect().center())
        on.timer.timeout.emit()
        assert grid(page).plan().leaf.month == 4
        return Qt.DropAction.IgnoreAction  # Esc

    carrier.then = carry
    drag(page, item_rect_point(page, "follow-up", key))
    assert due(library, key) == TODAY
    assert notices(context) == []
    assert grid(page).plan().leaf.month == 3
    assert page.chosen().follow_up_id == key


def test_a_small_shake_is_no_drag(
    qtbot: QtBot, page: CalendarPage, carrier: Carrier, follow_up: Add
) -> None:
    key = follow_up()
    show(qtbot, page)
    start = item_rect_point(page, "follow-up", key)
    QTest.mousePress(grid(page).viewport(), LEFT, NONE, start)
    _move_pressed(page, start + QPoint(3, 2))
    QTest.mouseRelease(grid(page).viewport(), LEFT, NONE, start)
    assert carrier.dragged == []


def test_over_the_edge_buttons_pages_turn_after_a_while(
    qtbot: QtBot, page: CalendarPage, library: Library, carrier: Carrier, follow_up: Add
) -> None:
    key = follow_up()
    show(qtbot, page)
    on, back = (page.findChild(TurnButton, f"calendar.{name}") for name in ("on", "back"))
    assert on is not None
    assert back is not None
    seen: list[int] = []

    def carry(data: QMimeData) -> Qt.DropAction:
        hover(on, data, on.rect().center())
        assert on.timer.isActive()
        assert on.timer.interval() == TURN_MS == 600
        for _time in range(2):
            on.timer.timeout.emit()
            seen.append(grid(page).plan().leaf.month)
        assert not drop(on, data, on.rect().center())  # nothing is dropped on a button
        assert not on.timer.isActive()
        hover(back, data, back.rect().center())
        back.timer.timeout.emit()
        seen.append(grid(page).plan().leaf.month)
        drop(grid(page).viewport(), data, day_point(page, "2026-04-15"))
        return ACTIONS

    carrier.then = carry
    drag(page, item_rect_point(page, "follow-up", key))
    assert seen == [4, 5, 4]
    assert due(library, key) == date(2026, 4, 15)
    assert page.chosen().follow_up_id == key


def test_the_timer_can_be_another(qtbot: QtBot, context: PageContext) -> None:
    made: list[QTimer] = []

    def make(parent: object) -> QTimer:
        timer = QTimer()
        made.append(timer)
        return timer

    page = CalendarPage(context, make_timer=make)
    qtbot.addWidget(page)
    page.resize(1096, 740)
    show(qtbot, page)
    made[0].timeout.emit()
    assert grid(page).plan().leaf.month == 2
    made[1].timeout.emit()
    assert grid(page).plan().leaf.month == 3


def test_an_agenda_row_is_dragged_onto_a_day(
    qtbot: QtBot, page: CalendarPage, library: Library, follow_up: Add
) -> None:
    key = follow_up()
    show(qtbot, page)
    page._begin_drag(agenda(page).model().items()[0])
    data = calendar_mime.pack("follow-up", key, "words")
    assert drop(grid(page).viewport(), data, day_point(page, "2026-03-12"))
    assert due(library, key) == date(2026, 3, 12)


def test_people_dropped_on_a_day_begin_a_follow_up(
    qtbot: QtBot, page: CalendarPage, context: PageContext, people: dict[str, int]
) -> None:
    show(qtbot, page)
    data = contact_mime.pack([(people["Ana Souza"], "Ana Souza")])
    assert drop(grid(page).viewport(), data, day_point(page, "2026-03-12"))
    assert calls(context) == [("new_follow_up", (people["Ana Souza"],), {"day": date(2026, 3, 12)})]
    assert page.chosen_day() == date(2026, 3, 12)


def test_other_things_are_not_taken(qtbot: QtBot, page: CalendarPage) -> None:
    show(qtbot, page)
    data = QMimeData()
    data.setText("words")
    assert not drop(grid(page).viewport(), data, day_point(page, "2026-03-12"))
    known = calendar_mime.pack("follow-up", 1, "words")
    assert not hover(grid(page).viewport(), known, QPoint(300, 4))  # beside the days


def test_a_thank_you_may_be_late_and_is_told_so(
    qtbot: QtBot,
    page: CalendarPage,
    library: Library,
    context: PageContext,
    interview: Add,
    people: dict[str, int],
) -> None:
    met = interview("2026-03-04T15:00")
    until = datetime(2026, 3, 4, 15, 30, tzinfo=library.clock.now().tzinfo)
    library.meetings.set_status(met, InterviewStatus.HELD, held_until=until)
    key = library.follow_ups.add(
        people["Tom Becker"],
        FollowUpKind.THANK_YOU,
        due_on=TODAY,
        due_time=time(15, 30),
        interview_id=met,
    )
    show(qtbot, page)
    item = grid(page).days().find(("follow-up", key))
    assert item is not None
    page._carry(item, date(2026, 3, 6))
    assert notices(context) == ["Moved to tomorrow. That is later than 24 hours after the meeting."]
    item = grid(page).days().find(("follow-up", key))
    assert item is not None
    page._carry(item, TODAY)
    assert notices(context)[1] == "Moved to today: Thank Tom Becker"


def test_a_hold_is_moved_and_asked_about(
    qtbot: QtBot, page: CalendarPage, library: Library, context: PageContext, people: dict[str, int]
) -> None:
    hold = library.referrals.hold(
        people["Lena Fischer"], whose_move_id=people["Ana Souza"], check_back=TODAY
    )
    show(qtbot, page)
    item = grid(page).days().find(("hold", hold))
    assert item is not None
    page._carry(item, date(2026, 3, 12))
    assert library.days.waiting()[0].check_back == date(2026, 3, 12)
    item = grid(page).days().find(("hold", hold))
    assert item is not None
    context.prompter.answers += ["17.3.", "some day", None]  # type: ignore[attr-defined]
    for _time in range(3):
        page._acts.pick_date(item)
    assert library.days.waiting()[0].check_back == date(2026, 3, 17)
    page._acts.finish(item)
    assert refusals(context) == [
        "“some day” is no day.",
        "A hold ends when the introduction was made.",
    ]


def entries(menu: QMenu) -> list[str]:
    return [without_mnemonic(each.text()) for each in menu.actions() if not each.isSeparator()]


def open_menu(page: CalendarPage, point: QPoint, name: str) -> QMenu:
    target = grid(page).viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, target.mapToGlobal(point))
    QApplication.sendEvent(target, event)
    menu = page.findChild(QMenu, name)
    assert menu is not None
    return menu


def test_the_menu_of_a_hold(
    qtbot: QtBot, page: CalendarPage, library: Library, context: PageContext, people: dict[str, int]
) -> None:
    lena = people["Lena Fischer"]
    hold = library.referrals.hold(lena, whose_move_id=people["Ana Souza"], check_back=TODAY)
    show(qtbot, page)
    menu = open_menu(page, item_rect_point(page, "hold", hold), "calendar.menu.item")
    assert entries(menu)[:3] == ["Open hold…", "It is over", "Move to"]
    for entry in menu.actions()[:2]:
        entry.trigger()
    menu.close()
    calls = context.navigator.calls  # type: ignore[attr-defined]
    assert calls[-2:] == [("open_hold", (lena, hold), {}), ("end_hold", (hold,), {})]


def test_the_menu_of_a_follow_up(
    qtbot: QtBot, page: CalendarPage, library: Library, context: PageContext, follow_up: Add
) -> None:
    key, following = follow_up(), follow_up()
    show(qtbot, page)
    point = item_rect_point(page, "follow-up", key)
    menu = open_menu(page, point, "calendar.menu.item")
    assert entries(menu) == [
        *(
            "Mark done",
            "Move to",
            "Remind me later",
            "Skip…",
            "Edit follow-up…",
            "Open contact",
            "Write…",
        )
    ]
    places = menu.actions()[1].menu()
    assert isinstance(places, QMenu)
    assert entries(places) == [
        *("Tomorrow", "In 3 days", "Next week", "In 2 weeks", "In a month"),
        "Change date…",
    ]
    places.actions()[1].trigger()
    menu.close()
    assert due(library, key) == date(2026, 3, 8)
    assert page.chosen_day() == TODAY  # one goes on with the next
    assert page.chosen().follow_up_id == following
    assert notices(context) == ["Moved to Sun 8 Mar: Report back to Ana Souza"]


def test_what_is_done_has_another_menu(
    qtbot: QtBot, page: CalendarPage, library: Library, follow_up: Add
) -> None:
    key = follow_up()
    library.follow_ups.done(key)
    show(qtbot, page)
    menu = open_menu(page, item_rect_point(page, "follow-up", key), "calendar.menu.item")
    assert entries(menu) == ["Open again", "Move to", "Open contact", "Write…"]
    assert not menu.actions()[1].isEnabled()
    menu.close()


def test_the_menus_of_an_interview_and_of_a_day(
    qtbot: QtBot, page: CalendarPage, context: PageContext, interview: Add
) -> None:
    key = interview()
    show(qtbot, page)
    menu = open_menu(page, item_rect_point(page, "interview", key), "calendar.menu.item")
    assert entries(menu) == ["Open interview", "Move to", "Open contact", "Write…"]
    menu.close()
    menu = open_menu(page, day_point(page, "2026-03-12"), "calendar.menu.day")
    assert entries(menu) == ["New follow-up…", "New interview…"]
    for action in menu.actions():
        action.trigger()
    menu.close()
    day = {"day": date(2026, 3, 12)}
    assert calls(context) == [("new_follow_up", (), day), ("new_interview", (), day)]


def test_what_goes_wrong_is_told(
    qtbot: QtBot,
    page: CalendarPage,
    library: Library,
    context: PageContext,
    follow_up: Add,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from journal.errors import CannotWrite

    def full(*_arguments: object) -> None:
        raise CannotWrite("The disk is full.")

    key = follow_up()
    show(qtbot, page)
    monkeypatch.setattr(library.follow_ups, "move", full)
    item = grid(page).days().find(("follow-up", key))
    assert item is not None
    page._carry(item, date(2026, 3, 12))
    assert [str(each) for each in context.notifier.problems] == ["The disk is full."]  # type: ignore[attr-defined]
    assert notices(context) == []
    assert due(library, key) == TODAY


def test_a_tooltip_has_all_of_an_item(
    qtbot: QtBot, page: CalendarPage, library: Library, interview: Add
) -> None:
    key = interview(form=Format.VIDEO)
    library.meetings.set_field(key, "place", "<b>Quay</b>")
    show(qtbot, page)
    item = grid(page).days().find(("interview", key))
    assert item is not None
    words = grid(page).looks.spoken(item)
    assert words == "14:00–14:30, Video call with Tom Becker, scheduled, <b>Quay</b>"


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-03-06", "Moved to tomorrow: Report back to Ana Souza"),
        ("2026-04-02", "Moved to Thu 2 Apr: Report back to Ana Souza"),
        ("2027-04-02", "Moved to 2 Apr 2027: Report back to Ana Souza"),
    ],
)
def test_the_year_is_named_where_it_is_needed(
    page: CalendarPage, library: Library, context: PageContext, follow_up: Add, day: str, told: str
) -> None:
    key = follow_up()
    item = next(each for each in library.days.between(TODAY, TODAY) if each.id == key)
    page._acts.move(item, date.fromisoformat(day))
    assert notices(context) == [told]
