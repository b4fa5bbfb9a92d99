"""Today: what is due, in which order, and what its rows and keys do."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from journal.domain.clock import FixedClock
from journal.domain.codes import (
    Channel,
    FollowUpKind,
    Format,
    InterviewStatus,
    LetterKind,
    NoteKind,
)
from journal.domain.next_step import NextStepCode
from journal.services.library import Library
from journal.ui.shell.context import PageContext
from journal.ui.shell.page import Chosen
from journal.ui.today.page import TodayPage
from journal.ui.today.row import LEAST_HEIGHT, Row
from journal.ui.today.row_list import AT_FIRST
from journal.ui.today.week import Week
from journal.ui.widgets.label import Label
from journal.ui.widgets.link_label import LinkLabel
from journal.ui.widgets.plain import without_mnemonic

TODAY = date(2026, 3, 5)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, context: PageContext) -> TodayPage:
    shown = TodayPage(context)
    qtbot.addWidget(shown)
    shown.resize(1096, 716)
    return shown


def show(qtbot: QtBot, page: TodayPage) -> None:
    with qtbot.waitExposed(page):
        page.show()


def titles(page: TodayPage) -> list[str]:
    return [row.accessibleName() for row in page.findChildren(Row) if row.isVisible()]


def part(page: TodayPage, name: str) -> QWidget:
    found = page.findChild(QWidget, name)
    assert found is not None, name
    return found


def add_due(library: Library, person: int, days: int, **more: object) -> int:
    return library.follow_ups.add(
        person,
        more.pop("kind", FollowUpKind.THANK_YOU),  # type: ignore[arg-type]
        due_on=TODAY + timedelta(days=days),
        **more,  # type: ignore[arg-type]
    )


def test_overdue_comes_first_then_by_the_hour(
    qtbot: QtBot, page: TodayPage, library: Library, people: dict[str, int]
) -> None:
    add_due(library, people["Tom Becker"], 0)
    add_due(library, people["Ana Souza"], 0, due_time=time(16, 30))
    add_due(library, people["Lena Fischer"], -2, kind=FollowUpKind.REPORT_BACK)
    add_due(library, people["Mr Hall"], 3)
    show(qtbot, page)
    assert titles(page) == [
        "Report back to Lena Fischer, 2 days late",
        "Thank Ana Souza, 8 h left",
        "Thank Tom Becker, Today",
    ]


def test_enter_ctrl_enter_ctrl_d_and_del(
    qtbot: QtBot, page: TodayPage, library: Library, people: dict[str, int]
) -> None:
    thanks = add_due(library, people["Ana Souza"], 0)
    show(qtbot, page)
    page.focus_first()
    row = part(page, f"today.needs.{thanks}")
    assert row.hasFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    qtbot.keyClick(row, Qt.Key.Key_D, CONTROL)
    qtbot.keyClick(row, Qt.Key.Key_Delete)
    calls = page.context.navigator.calls  # type: ignore[attr-defined]
    assert [name for name, _, _ in calls] == ["do_step", "change_date", "skip_follow_up"]
    assert calls[0][1][0].code is NextStepCode.THANK
    assert calls[0][2]["contact_id"] == people["Ana Souza"]
    qtbot.keyClick(row, Qt.Key.Key_Return, CONTROL)
    done = library.days.follow_up(thanks)
    assert done is not None
    assert done.state == "done"
    calls = page.context.navigator.calls  # type: ignore[attr-defined]
    assert ("finish_follow_up", (thanks,), {}) in calls
    assert page.findChild(QWidget, f"today.needs.{thanks}") not in page._needs.rows()


def test_arrows_go_through_the_rows(
    qtbot: QtBot, page: TodayPage, library: Library, people: dict[str, int]
) -> None:
    keys = [add_due(library, people[name], 0) for name in ("Ana Souza", "Tom Becker")]
    show(qtbot, page)
    page.focus_first()
    qtbot.keyClick(part(page, f"today.needs.{keys[0]}"), Qt.Key.Key_Down)
    assert part(page, f"today.needs.{keys[1]}").hasFocus()
    qtbot.keyClick(part(page, f"today.needs.{keys[1]}"), Qt.Key.Key_Down)
    assert part(page, f"today.needs.{keys[1]}").hasFocus()


def test_arrows_go_on_to_the_next_list_and_back(
    qtbot: QtBot, page: TodayPage, library: Library, people: dict[str, int]
) -> None:
    thanks = add_due(library, people["Ana Souza"], 0)
    hold = library.referrals.hold(people["Lena Fischer"], whose_move_id=people["Mr Hall"])
    show(qtbot, page)
    page.focus_first()
    first, last = part(page, f"today.needs.{thanks}"), part(page, f"today.waiting.{hold}")
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert last.hasFocus()
    qtbot.keyClick(last, Qt.Key.Key_Down)
    assert last.hasFocus()
    qtbot.keyClick(last, Qt.Key.Key_Up)
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Up)
    assert first.hasFocus()


def test_the_focus_stays_in_the_list_when_a_row_is_done(
    qtbot: QtBot, page: TodayPage, library: Library, people: dict[str, int]
) -> None:
    first, second = (add_due(library, people[name], 0) for name in ("Ana Souza", "Tom Becker"))
    show(qtbot, page)
    page.focus_first()
    qtbot.keyClick(part(page, f"today.needs.{first}"), Qt.Key.Key_Return, CONTROL)
    assert part(page, f"today.needs.{second}").hasFocus()


def test_one_click_finishes_two_move(
    qtbot: QtBot, page: TodayPage, library: Library, people: dict[str, int]
) -> None:
    thanks, report = (add_due(library, people[name], 0) for name in ("Ana Souza", "Tom Becker"))
    show(qtbot, page)
    qtbot.mouseClick(part(page, f"today.needs.{thanks}.done"), Qt.MouseButton.LeftButton)
    state = library.days.follow_up(thanks)
    assert state is not None
    assert state.state == "done"
    menu = part(page, f"today.needs.{report}.more").menu()  # type: ignore[attr-defined]
    assert menu.isEmpty()  # until it is opened
    menu.aboutToShow.emit()
    texts = [without_mnemonic(entry.text()) for entry in menu.actions() if entry.text()]
    assert texts == [
        *("Tomorrow", "In 3 days", "Next week", "In 2 weeks", "In a month", "Change date…"),
        *("Remind me later", "Mark done", "Skip…", "Edit follow-up…", "Open contact", "Write…"),
    ]
    next(entry for entry in menu.actions() if "2 weeks" in entry.text()).trigger()
    moved = library.days.follow_up(report)
    assert moved is not None
    assert moved.due_on == TODAY + timedelta(days=14)
    told = page.context.notifier.notices[-1]  # type: ignore[attr-defined]
    assert told == "Moved to Thu 19 Mar: Thank Tom Becker"


def test_a_day_that_cannot_be_written_is_told(
    qtbot: QtBot, page: TodayPage, library: Library, people: dict[str, int]
) -> None:
    report = add_due(library, people["Tom Becker"], 0)
    show(qtbot, page)
    menu = part(page, f"today.needs.{report}.more").menu()  # type: ignore[attr-defined]
    menu.aboutToShow.emit()
    with closing(sqlite3.connect(library.file.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        next(entry for entry in menu.actions() if "2 weeks" in entry.text()).trigger()
    assert len(page.context.notifier.problems) == 1  # type: ignore[attr-defined]
    assert page.context.notifier.notices == []  # type: ignore[attr-defined]
    row = library.days.follow_up(report)
    assert row is not None
    assert row.due_on == TODAY


def test_the_menus_of_rows_go_with_them(
    qtbot: QtBot, page: TodayPage, library: Library, people: dict[str, int]
) -> None:
    show(qtbot, page)
    for days in range(4):
        add_due(library, people["Ana Souza"], -days)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(page.findChildren(Row)) == 4
    assert len(page.findChildren(QMenu)) == 4


def test_who_has_to_act_stands_below(
    qtbot: QtBot, page: TodayPage, library: Library, people: dict[str, int]
) -> None:
    library.referrals.hold(
        people["Lena Fischer"], whose_move_id=people["Ana Souza"], check_back=TODAY
    )
    show(qtbot, page)
    assert titles(page) == [
        "Ana Souza speaks with Lena Fischer first, Today,"
        " Nothing heard from Ana Souza yet; a short note is fine"
    ]
    row = page.findChildren(Row)[0]
    qtbot.keyClick(row, Qt.Key.Key_Return)
    name, args, kwargs = page.context.navigator.calls[-1]  # type: ignore[attr-defined]
    assert (name, kwargs["contact_id"]) == ("do_step", people["Lena Fischer"])
    assert (args[0].code, args[0].other_name) == (NextStepCode.CHECK_BACK_REFERRER, "Ana Souza")


def test_each_hold_has_the_one_button_that_helps(
    qtbot: QtBot, page: TodayPage, library: Library, people: dict[str, int]
) -> None:
    lena, hall = people["Lena Fischer"], people["Mr Hall"]
    waits = library.referrals.hold(
        lena, whose_move_id=people["Ana Souza"], conditions=["has called her", "has mailed me"]
    )
    met = library.referrals.hold(hall, whose_move_id=people["Tom Becker"], conditions=["calls"])
    (condition,) = library.guard.hold(met).conditions  # type: ignore[union-attr]
    library.holds.heard(people["Tom Becker"], Channel.PHONE, met=[condition.id])
    show(qtbot, page)
    assert titles(page) == [
        "You may write to Mr Hall, ready, What Tom Becker was to do first has happened.",
        "Lena Fischer: has called her, and 1 more, Waits,"
        " It is Ana Souza’s move; then you may write to Lena Fischer",
    ]
    step = library.people.next_step(hall)
    assert step is not None
    assert step.code is NextStepCode.HOLD_MET
    for key, button, call in (
        (f"needs.ready.{hall}", "Write…", ("do_step", (step,), {"contact_id": hall})),
        (f"waiting.{waits}", "Open hold…", ("open_hold", (lena, waits), {})),
    ):
        act = part(page, f"today.{key}.act")
        assert act.text() == button  # type: ignore[attr-defined]
        qtbot.mouseClick(act, Qt.MouseButton.LeftButton)
        assert page.context.navigator.calls[-1] == call  # type: ignore[attr-defined]
    row = part(page, f"today.needs.ready.{hall}")
    row.setFocus()
    assert page.chosen() == Chosen(hall)
    qtbot.keyClick(row, Qt.Key.Key_Return, CONTROL)
    assert page.context.navigator.calls[-1] == ("free", (hall,), {})  # type: ignore[attr-defined]


def test_what_has_to_wait_for_a_hold_is_marked_in_the_week(
    qtbot: QtBot, page: TodayPage, library: Library, people: dict[str, int]
) -> None:
    lena = people["Lena Fischer"]
    library.follow_ups.add(lena, FollowUpKind.WRITE, due_on=TODAY + timedelta(days=2))
    show(qtbot, page)
    (week,) = page.findChildren(Week)

    def said() -> list[str]:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return [label.text() for label in week.findChildren(Label)]

    assert "on hold" not in said()
    library.referrals.hold(lena, whose_move_id=people["Ana Souza"])
    assert said().count("on hold") == 1


def test_a_hold_nobody_has_the_move_for_says_so(
    qtbot: QtBot, page: TodayPage, library: Library, people: dict[str, int]
) -> None:
    library.referrals.hold(people["Mr Hall"], whose_move_id=people["Tom Becker"])
    library.contacts.delete(people["Tom Becker"])
    show(qtbot, page)
    assert titles(page) == [
        "Mr Hall is on hold: nobody’s move, Waits, Whoever had the move was deleted; decide"
    ]


def test_the_next_interview_leads_to_its_sheet(
    qtbot: QtBot, page: TodayPage, library: Library, people: dict[str, int], clock: FixedClock
) -> None:
    meeting = library.meetings.plan(
        people["Ana Souza"], start="2026-03-05T14:00", form=Format.IN_PERSON, place="12 Quay Street"
    )
    library.questions.add_own(meeting, "How did you start?")
    library.contacts.set_note(people["Ana Souza"], NoteKind.RESEARCH, "Led the merger")
    show(qtbot, page)
    assert part(page, "today.next.countdown").accessibleName() == "In 5 h"
    assert part(page, "today.next.step").text() == "Print sheet…"  # type: ignore[attr-defined]
    assert part(page, "today.next.questions").text().startswith("1 question")  # type: ignore[attr-defined]
    qtbot.mouseClick(part(page, "today.next.step"), Qt.MouseButton.LeftButton)
    name, args, kwargs = page.context.navigator.calls[-1]  # type: ignore[attr-defined]
    assert (name, args[0].code) == ("do_step", NextStepCode.PRINT_SHEET)
    assert kwargs == {"contact_id": people["Ana Souza"], "interview_id": meeting}
    library.meetings.mark_printed(meeting)
    clock.advance(timedelta(hours=6))
    page.clock_moved()
    assert part(page, "today.next.countdown").accessibleName() == "Over"
    assert part(page, "today.next.step").text() == "Capture now"  # type: ignore[attr-defined]
    library.meetings.set_status(meeting, InterviewStatus.HELD)
    assert part(page, "today.next.step").text() == "Capture now"  # type: ignore[attr-defined]
    library.capture.set_note(meeting, NoteKind.SUMMARY, "Much to think about")
    assert not part(page, "today.next").isVisible()


def test_what_was_held_is_to_be_written_down_before_all_is_done(
    qtbot: QtBot, page: TodayPage, library: Library, people: dict[str, int], clock: FixedClock
) -> None:
    met = library.meetings.plan(people["Ana Souza"], start="2026-03-05T08:00")
    first, second = (library.questions.add_own(met, text) for text in ("One?", "Two?"))
    assert first is not None
    assert second is not None
    library.meetings.set_status(met, InterviewStatus.HELD)
    later = library.meetings.plan(people["Tom Becker"], start="2026-03-05T16:00")
    library.meetings.set_status(later, InterviewStatus.SCHEDULED)
    show(qtbot, page)

    def says_done() -> bool:
        return any(
            each.isVisible() and each.text().startswith("All done")
            for each in page.findChildren(Label)
        )

    assert part(page, "today.next.name").text() == "Ana Souza"  # type: ignore[attr-defined]
    assert not part(page, "today.next.prepare").isVisible()
    assert not part(page, "today.next.print").isVisible()
    assert not says_done()
    qtbot.mouseClick(part(page, "today.next.step"), Qt.MouseButton.LeftButton)
    name, args, kwargs = page.context.navigator.calls[-1]  # type: ignore[attr-defined]
    assert (name, args[0].code) == ("do_step", NextStepCode.CAPTURE)
    assert kwargs == {"contact_id": people["Ana Souza"], "interview_id": met}
    library.questions.set_asked(second, True)
    library.questions.set_answer(first, "Long ago")
    assert part(page, "today.next.name").text() == "Ana Souza"  # type: ignore[attr-defined]
    clock.advance(timedelta(hours=6))
    page.clock_moved()
    assert part(page, "today.next.name").text() == "Tom Becker"  # type: ignore[attr-defined]
    assert not says_done()
    library.questions.set_answer(second, "By chance")
    assert part(page, "today.next.name").text() == "Tom Becker"  # type: ignore[attr-defined]
    assert not says_done()
    assert [row.key for row in page._needs.rows()] == [f"meeting.{met}"]  # not thanked yet
    library.letters.written(people["Ana Souza"], LetterKind.THANK_YOU, "Thanked", interview_id=met)
    assert says_done()


@pytest.mark.parametrize("said", [True, False])
def test_a_meeting_that_is_over_stays_for_two_weeks(
    qtbot: QtBot,
    page: TodayPage,
    library: Library,
    people: dict[str, int],
    clock: FixedClock,
    said: bool,
) -> None:
    """Whether or not anybody said that it was held: those whom one met are owed thanks."""
    met = library.meetings.plan(people["Ana Souza"], start="2026-03-04T10:00")
    if said:
        library.meetings.set_status(met, InterviewStatus.HELD)
    show(qtbot, page)
    for hours in (0, 3, 24, 11 * 24):
        clock.advance(timedelta(hours=hours))
        page.clock_moved()
        assert part(page, "today.next").isVisible()
        assert part(page, "today.next.step").text() == "Capture now"  # type: ignore[attr-defined]
    clock.advance(timedelta(days=2))
    page.clock_moved()
    assert not part(page, "today.next").isVisible()


def test_nothing_at_all_invites(qtbot: QtBot, page: TodayPage) -> None:
    show(qtbot, page)
    page.focus_first()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert [call[0] for call in page.context.navigator.calls] == [  # type: ignore[attr-defined]
        "new_contact"
    ]


def test_while_nothing_is_due_it_names_who_could_be_asked(
    qtbot: QtBot, page: TodayPage, library: Library
) -> None:
    priya = library.contacts.add(name="Priya Nair")
    tom = library.contacts.add(name="Tom Becker", mail="tom@example.org")
    library.meetings.plan(tom, form=Format.COFFEE)
    show(qtbot, page)
    assert not page._empty.isVisible()
    assert titles(page) == ["Tom Becker, Write a request", "Priya Nair, Add an address"]
    page.focus_first()
    row = part(page, f"today.whom.{tom}")
    assert row.hasFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    qtbot.mouseClick(part(page, "today.whom.add"), Qt.MouseButton.LeftButton)
    calls = page.context.navigator.calls  # type: ignore[attr-defined]
    assert [name for name, _, _ in calls] == ["do_step", "new_contact"]
    assert calls[0][1][0].code is NextStepCode.WRITE_REQUEST
    add_due(library, priya, 0)
    page.read()
    assert titles(page) == ["Thank Priya Nair, Today"]


def test_three_hundred_on_one_day_show_their_beginning(
    qtbot: QtBot, page: TodayPage, library: Library, people: dict[str, int]
) -> None:
    for number in range(60):
        add_due(library, people["Ana Souza"], 0, kind=FollowUpKind.OTHER, what=f"Thing {number}")
    page.show()
    assert page.height() // LEAST_HEIGHT < len(page._needs.rows()) < AT_FIRST  # as there is room
    qtbot.waitUntil(lambda: len(titles(page)) == AT_FIRST)
    assert [title.split(" (")[0] for title in titles(page)] == [
        f"Thing {number}" for number in range(AT_FIRST)
    ]


def test_all_are_shown_when_asked_for(
    qtbot: QtBot, page: TodayPage, library: Library, people: dict[str, int]
) -> None:
    for number in range(40):
        add_due(library, people["Ana Souza"], 0, kind=FollowUpKind.OTHER, what=f"Thing {number}")
    show(qtbot, page)
    link = next(each for each in page.findChildren(LinkLabel) if each.text() == "Show all 40")
    link.clicked.emit()
    assert not link.isVisible()
    qtbot.waitUntil(lambda: len(titles(page)) == 40)


def test_rows_stay_while_their_follow_up_does(
    qtbot: QtBot, page: TodayPage, library: Library, people: dict[str, int]
) -> None:
    """A change makes one row, not all of them; the keyboard stays where it was."""
    keys = [add_due(library, people["Ana Souza"], -days) for days in (4, 2)]
    show(qtbot, page)
    before = [part(page, f"today.needs.{key}") for key in keys]
    before[1].setFocus()
    new = add_due(library, people["Tom Becker"], -3)
    rows = page._needs.rows()
    assert [row.key for row in rows] == [keys[0], new, keys[1]]
    assert [rows[0], rows[2]] == before
    assert before[1].hasFocus()
    box = page._needs._card.box
    laid_out = [box.itemAt(place).widget() for place in range(box.count())]
    assert [each for each in laid_out if isinstance(each, Row)] == rows
    assert len(laid_out) == 5  # a hairline between two rows
    children = [each for each in page._needs._card.children() if isinstance(each, Row)]
    assert children == rows  # as a screen reader goes through them
    library.follow_ups.done(keys[0])
    assert page._needs.rows() == rows[1:]
    assert not before[0].isVisible()


def test_words_of_rows_follow_the_clock(
    qtbot: QtBot, page: TodayPage, library: Library, people: dict[str, int], clock: FixedClock
) -> None:
    add_due(library, people["Ana Souza"], 0, due_time=time(16, 30))
    show(qtbot, page)
    row = page._needs.rows()[0]
    clock.advance(timedelta(hours=2))
    page.clock_moved()
    assert titles(page) == ["Thank Ana Souza, 6 h left"]
    assert page._needs.rows() == [row]


def test_a_hidden_page_reads_when_it_is_shown(
    qtbot: QtBot, page: TodayPage, library: Library, people: dict[str, int]
) -> None:
    show(qtbot, page)
    page.hide()
    add_due(library, people["Ana Souza"], 0)
    assert titles(page) == []
    page.show()
    assert titles(page) == ["Thank Ana Souza, Today"]


def test_names_are_shown_as_they_are(qtbot: QtBot, page: TodayPage, library: Library) -> None:
    odd = library.contacts.add("<b>A & B</b> %1 {0}")
    add_due(library, odd, 0)
    show(qtbot, page)
    assert titles(page) == ["Thank <b>A & B</b> %1 {0}, Today"]


def test_larger_letters_put_the_week_below(
    qtbot: QtBot, page: TodayPage, library: Library, people: dict[str, int]
) -> None:
    """Beside the list its titles would be cut."""
    add_due(library, people["Tom Becker"], 2)
    font = page.font()
    font.setPixelSize(11)
    page.setFont(font)
    show(qtbot, page)
    week = next(iter(page.findChildren(Week)))
    qtbot.waitUntil(lambda: week.x() > page.width() // 2)
    font.setPixelSize(18)
    page.setFont(font)
    qtbot.waitUntil(lambda: week.x() < page.width() // 2)
    assert week.width() > page.width() // 2
