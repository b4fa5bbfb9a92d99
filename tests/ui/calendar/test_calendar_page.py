"""The page as a whole: what it reads and shows, chooses and remembers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal.domain.changes import Kind
from journal.domain.clock import FixedClock
from journal.domain.codes import FollowUpKind, InterviewStatus
from journal.domain.views.days import DayItem
from journal.services.library import Library
from journal.ui.calendar.page import CalendarPage
from journal.ui.calendar.page_bar import PageBar
from journal.ui.shell.context import PageContext
from journal.ui.shell.page import Chosen
from tests.ui.calendar.conftest import TODAY, Add, agenda, day_point, grid, press, show


def month(page: CalendarPage) -> str:
    bar = page.findChild(PageBar)
    assert isinstance(bar, PageBar)
    return bar.title()


def rows(page: CalendarPage) -> list[str]:
    model = agenda(page).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


@contextmanager
def counted(library: Library, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[date, date]]]:
    """The spans that are read meanwhile."""
    spans: list[tuple[date, date]] = []
    read = library.days.between

    def between(first: date, last: date) -> list[DayItem]:
        spans.append((first, last))
        return read(first, last)

    with monkeypatch.context() as patch:
        patch.setattr(library.days, "between", between)
        yield spans


def test_it_opens_on_today(
    qtbot: QtBot, page: CalendarPage, follow_up: Add, interview: Add
) -> None:
    follow_up()
    interview()
    follow_up("2026-03-09", "Lena Fischer")
    show(qtbot, page)
    assert month(page) == "March 2026"
    assert page.chosen_day() == TODAY
    assert page.chosen() == Chosen(day=TODAY)
    assert grid(page).hasFocus()
    assert rows(page) == [
        "Interview with Tom Becker",
        "Report back to Ana Souza",
        "Next 14 days",
        "Mon 9 Mar",
        "Report back to Lena Fischer",
    ]
    assert (page.new_command(), page.new_is_primary()) == ("new.followup", True)


def test_nothing_planned_is_said_and_a_follow_up_offered(
    qtbot: QtBot, page: CalendarPage, context: PageContext
) -> None:
    show(qtbot, page)
    add = page.findChild(QPushButton, "calendar.agenda.add")
    assert add is not None
    assert add.isVisible()
    assert not agenda(page).isVisible()
    assert grid(page).plan().leaf.weeks == 6
    add.click()
    assert context.navigator.calls == [("new_follow_up", (), {"day": TODAY})]  # type: ignore[attr-defined]


def test_what_comes_much_later_is_not_nothing(
    qtbot: QtBot, page: CalendarPage, follow_up: Add
) -> None:
    follow_up("2026-08-04")
    show(qtbot, page)
    assert agenda(page).isVisible()
    assert rows(page)[-2:] == ["Tue 4 Aug", "Report back to Ana Souza"]


def test_a_page_is_one_query_and_another_day_none(
    qtbot: QtBot,
    page: CalendarPage,
    library: Library,
    follow_up: Add,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    follow_up()
    follow_up("2026-03-20")
    follow_up("2026-04-20")
    with counted(library, monkeypatch) as spans:
        show(qtbot, page)
        assert spans == [(date(2026, 2, 23), date(2026, 4, 19))]
        press(Qt.Key.Key_Right, times=9)
        assert len(spans) == 1
        press(Qt.Key.Key_PageDown)
        assert spans[1:] == [(date(2026, 3, 30), date(2026, 5, 17))]


def test_a_change_elsewhere_touches_nothing(
    qtbot: QtBot, page: CalendarPage, library: Library, follow_up: Add
) -> None:
    follow_up()
    show(qtbot, page)
    told: list[str] = []
    model = grid(page).days()
    model.dataChanged.connect(lambda *_which: told.append("changed"))
    model.rowsInserted.connect(lambda *_which: told.append("came"))
    model.modelReset.connect(lambda: told.append("reset"))
    follow_up("2027-01-01")
    assert told == []
    follow_up("2026-03-10")
    assert told == ["came", "changed"]


def test_a_hidden_page_waits(
    qtbot: QtBot,
    page: CalendarPage,
    library: Library,
    follow_up: Add,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with counted(library, monkeypatch) as spans:
        follow_up()
        page.show_day(date(2026, 6, 1))
        page.clock_moved()
        assert spans == []
        show(qtbot, page)
        assert len(spans) == 1
    assert (month(page), page.chosen_day()) == ("June 2026", date(2026, 6, 1))


def test_an_item_can_be_asked_for_before_anything_was_read(
    qtbot: QtBot, page: CalendarPage, follow_up: Add
) -> None:
    key = follow_up("2026-05-12")
    page.show_day(date(2026, 5, 12), "follow-up", key)
    show(qtbot, page)
    assert page.chosen().follow_up_id == key
    assert grid(page).key() == ("follow-up", key)


def test_chosen_things_are_told_to_commands(
    qtbot: QtBot,
    page: CalendarPage,
    follow_up: Add,
    interview: Add,
    people: dict[str, int],
    context: PageContext,
) -> None:
    due, met = follow_up(), interview()
    show(qtbot, page)
    page.show_day(TODAY, "follow-up", due)
    assert page.chosen() == Chosen(people["Ana Souza"], None, due, TODAY)
    page.show_day(TODAY, "interview", met)
    assert page.chosen() == Chosen(people["Tom Becker"], met, None, TODAY)
    assert ("choose_contact", (people["Tom Becker"],), {}) in context.navigator.calls  # type: ignore[attr-defined]


def test_the_chosen_item_is_followed_within_the_page(
    qtbot: QtBot, page: CalendarPage, library: Library, follow_up: Add
) -> None:
    key = follow_up()
    show(qtbot, page)
    page.show_day(TODAY, "follow-up", key)
    library.follow_ups.move(key, date(2026, 3, 12))
    assert page.chosen_day() == date(2026, 3, 12)
    assert page.chosen().follow_up_id == key
    library.history.undo()
    assert page.chosen_day() == TODAY


def test_a_chosen_item_that_goes_leaves_its_day_chosen(
    qtbot: QtBot, page: CalendarPage, library: Library, follow_up: Add
) -> None:
    key = follow_up()
    show(qtbot, page)
    page.show_day(TODAY, "follow-up", key)
    library.follow_ups.skip(key)
    assert page.chosen() == Chosen(day=TODAY)
    assert page.chosen_day() == TODAY


def test_midnight_takes_today_along(qtbot: QtBot, page: CalendarPage, clock: FixedClock) -> None:
    show(qtbot, page)
    clock.advance(timedelta(hours=20))
    page.clock_moved()
    assert page.chosen_day() == date(2026, 3, 6)
    page.show_day(date(2026, 3, 20))
    clock.advance(timedelta(days=30))
    page.clock_moved()
    assert page.chosen_day() == date(2026, 3, 20)  # chosen on purpose, so it stays


def test_a_minute_makes_late_what_is_late(
    qtbot: QtBot, page: CalendarPage, clock: FixedClock, follow_up: Add, library: Library
) -> None:
    key = follow_up(due_time=time(9, 30))
    show(qtbot, page)
    item = grid(page).days().find(("follow-up", key))
    assert item is not None
    assert not grid(page).looks.of(item).late
    clock.advance(timedelta(minutes=31))
    page.clock_moved()
    assert grid(page).looks.of(item).late


def test_month_and_day_are_remembered(
    qtbot: QtBot, page: CalendarPage, context: PageContext
) -> None:
    show(qtbot, page)
    assert page.state() == {"scope": "month"}
    page.show_day(date(2026, 5, 12))
    state = page.state()
    other = CalendarPage(context)
    qtbot.addWidget(other)
    other.restore(state | {"scope": "week"})
    other.resize(1096, 740)
    show(qtbot, other)
    assert other.chosen_day() == date(2026, 5, 12)
    assert grid(other).plan().leaf.weeks == 1


@pytest.mark.parametrize(
    "state",
    [{"day": "2026-13-01"}, {"day": 7, "scope": "year"}, {"scope": None}, {"day": "9999-12-31"}],
)
def test_a_strange_state_is_left_out(
    qtbot: QtBot, page: CalendarPage, state: dict[str, object]
) -> None:
    page.restore(state)
    show(qtbot, page)
    assert page.chosen_day() in (TODAY, date(2199, 12, 31))


@pytest.mark.parametrize(
    ("name", "first"), [("en_US", "Sun"), ("en_GB", "Mon"), ("ar_EG", "السبت")]
)
def test_weeks_begin_as_the_locale_says(
    qtbot: QtBot, page: CalendarPage, name: str, first: str
) -> None:
    QLocale.setDefault(QLocale(name))
    show(qtbot, page)
    leaf = grid(page).plan().leaf
    shown = QLocale().standaloneDayName(leaf.first.isoweekday(), QLocale.FormatType.ShortFormat)
    assert shown == first
    assert leaf.holds(date(2026, 3, 1))
    assert leaf.holds(date(2026, 3, 31))


def test_days_on_which_the_clock_is_changed_are_days(
    qtbot: QtBot, page: CalendarPage, interview: Add
) -> None:
    """On 29 March 2026 London has no hour from one to two."""
    key = interview("2026-03-29T01:30")
    show(qtbot, page)
    item = grid(page).days().find(("interview", key))
    assert item is not None
    assert item.day == date(2026, 3, 29)
    page.show_day(date(2026, 3, 28))
    press(Qt.Key.Key_Right, times=3)
    assert page.chosen_day() == date(2026, 3, 31)


def test_a_mirrored_page_reads_the_other_way(
    qtbot: QtBot, qapp: QApplication, page: CalendarPage
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    show(qtbot, page)
    assert day_point(page, "2026-03-02").x() > day_point(page, "2026-03-08").x()
    press(Qt.Key.Key_Left)
    assert page.chosen_day() == TODAY + timedelta(1)
    assert grid(page).mapTo(page, grid(page).rect().center()).x() > page.width() / 2


def test_in_a_narrow_window_the_agenda_covers_the_days(
    qtbot: QtBot, page: CalendarPage, follow_up: Add
) -> None:
    follow_up()
    page.resize(776, 420)
    show(qtbot, page)
    assert grid(page).isVisible()
    assert not agenda(page).isVisible()
    opener = page.findChild(QPushButton, "calendar.to_agenda")
    assert opener is not None
    opener.click()
    assert not grid(page).isVisible()
    assert agenda(page).hasFocus()
    press(Qt.Key.Key_Escape)
    assert grid(page).hasFocus()
    press(Qt.Key.Key_Escape)  # from the item to its day
    press(Qt.Key.Key_Return)
    assert agenda(page).hasFocus()
    back = page.findChild(QPushButton, "calendar.agenda.back")
    assert back is not None
    back.click()
    assert grid(page).hasFocus()
    page.resize(1096, 740)
    assert grid(page).isVisible()
    assert agenda(page).isVisible()


def test_a_week_shows_what_a_month_has_no_room_for(
    qtbot: QtBot, page: CalendarPage, follow_up: Add
) -> None:
    for _each in range(9):
        follow_up()
    page.resize(776, 420)
    show(qtbot, page)
    assert grid(page).plan().hidden(TODAY) == 8
    week = page.findChild(QWidget, "calendar.scope").findChildren(QWidget)[1]  # type: ignore[union-attr]
    qtbot.mouseClick(week, Qt.MouseButton.LeftButton)
    assert grid(page).plan().leaf.weeks == 1
    assert grid(page).plan().hidden(TODAY) < 5
    press(Qt.Key.Key_Home)
    grid(page).setFocus()
    press(Qt.Key.Key_PageDown)
    assert page.chosen_day() == TODAY + timedelta(7)


def test_a_week_cuts_nothing_while_there_is_room_below(
    qtbot: QtBot, page: CalendarPage, follow_up: Add
) -> None:
    what = "Send the slides about the new warehouse in Rotterdam"
    for _each in range(2):
        follow_up(what=what)
    page.restore({"scope": "week"})
    page.resize(776, 800)
    show(qtbot, page)
    view = grid(page)
    whole = f"Ana Souza: {what}"

    def shown() -> list[str]:
        setting = view.plan().setting
        return [
            " ".join(setting.type.wrapped(whole, each.rect.width() - 25, each.lines))
            for each in view.plan().placed(TODAY)
        ]

    assert shown() == [whole, whole]
    page.resize(776, 300)
    assert len(shown()) == 2
    assert all(text.endswith("…") for text in shown()), "both are shown, and both are cut"


def test_a_screen_reader_finds_days_and_items(
    qtbot: QtBot, page: CalendarPage, follow_up: Add, interview: Add, library: Library
) -> None:
    done = follow_up(kind="thank-you")
    library.follow_ups.done(done)
    interview()
    show(qtbot, page)
    view = grid(page)
    tree = QAccessible.queryAccessibleInterface(view)
    assert tree.role() == QAccessible.Role.List
    assert tree.text(QAccessible.Text.Name) == "Days"
    start = view.days().index_of(TODAY).row()
    names = [tree.child(start + at).text(QAccessible.Text.Name) for at in range(3)]
    assert names[0].startswith("Thursday 5 March 2026, today, 1 interview")
    assert names[1] == "14:00–14:30, Interview with Tom Becker, scheduled"
    assert names[2] == "Thank Ana Souza, thank-you, done"
    assert tree.child(start + 2).state().checked
    place = view.plan().rect_of(TODAY, ("follow-up", done))
    assert tree.child(start + 2).rect().size() == place.size()


def test_a_broken_row_of_letters_is_shown_as_letters(
    qtbot: QtBot, page: CalendarPage, library: Library, follow_up: Add
) -> None:
    text = "<img src='file:///etc/hostname'> & " + "x" * 9_000
    follow_up(name=None, kind="other", what=text)
    show(qtbot, page)
    assert rows(page)[0].startswith("<img src='file:///etc/hostname'> & xxx")
    assert isinstance(page.grab().toImage(), QImage)


def test_a_full_day_and_a_full_month_are_fine(
    qtbot: QtBot, page: CalendarPage, library: Library, people: dict[str, int]
) -> None:
    """300 on one day, 2,000 in the month: the grid shows what fits, the agenda everything."""
    journal = library.follow_ups._journal
    with journal.step("") as step:
        for place in range(2_000):
            day = TODAY if place < 300 else date(2026, 3, 1 + place % 31)
            step.insert(
                Kind.FOLLOW_UP,
                contact_id=people["Ana Souza"],
                kind=FollowUpKind.UPDATE,
                due_on=day,
                created_at=library.clock.now(),
            )
    show(qtbot, page)
    items = grid(page).days().items_on(TODAY)
    assert len(items) >= 300
    plan = grid(page).plan()
    assert plan.hidden(TODAY) == len(items) - len(plan.placed(TODAY))
    assert len(page._agenda.agenda.items()) > 1_000


def test_held_and_open_interviews_differ(
    qtbot: QtBot, page: CalendarPage, interview: Add, library: Library
) -> None:
    held, today, later = interview("2026-03-03T10:00"), interview(), interview("2026-03-09T10:00")
    gone = interview("2026-03-10T10:00")
    library.meetings.set_status(held, InterviewStatus.HELD)
    library.meetings.set_status(gone, InterviewStatus.CANCELLED)
    show(qtbot, page)
    find, looks = grid(page).days().find, grid(page).looks
    found = [find(("interview", key)) for key in (held, today, later)]
    assert [looks.of(item).role for item in found if item] == ["done", "today", "soon"]
    assert find(("interview", gone)) is None


def test_showing_a_day_leaves_the_focus_in_the_agenda(
    qtbot: QtBot, page: CalendarPage, follow_up: Add
) -> None:
    follow_up()
    key = follow_up("2026-04-20")
    show(qtbot, page)
    press(Qt.Key.Key_Return)
    page.show_day(date(2026, 4, 20), "follow-up", key)  # as undo does
    assert agenda(page).hasFocus()
    assert agenda(page).item() is not None
    assert page.chosen().follow_up_id == key
    page.resize(776, 420)
    page._enter_agenda()
    page.show_day(TODAY)
    assert grid(page).hasFocus()


@pytest.mark.parametrize("height", [345, 420, 740])
def test_even_in_the_lowest_window_a_day_shows_an_item(
    qtbot: QtBot, page: CalendarPage, follow_up: Add, height: int
) -> None:
    for _each in range(3):
        follow_up()
    page.resize(856, height)
    show(qtbot, page)
    assert grid(page).plan().leaf.weeks == 6
    assert len(grid(page).plan().placed(TODAY)) >= 1
