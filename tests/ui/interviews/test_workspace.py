"""The head of an interview, its tabs, and the one button that comes next."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from journal.domain.clock import FixedClock
from journal.domain.codes import Format, InterviewStatus
from journal.domain.views.meetings import InterviewCard
from journal.services.library import Library
from journal.ui.interviews.capture_tab import CaptureTab
from journal.ui.interviews.page import InterviewsPage
from journal.ui.interviews.prepare_tab import PrepareTab
from journal.ui.shell.context import PageContext
from tests.ui.interviews.conftest import Plan, focused, press, write

Key, Mod = Qt.Key, Qt.KeyboardModifier
Card = Callable[[int], InterviewCard]
S = InterviewStatus


def accents(page: InterviewsPage) -> list[str]:
    """The words of the visible accent buttons."""
    return [
        button.text()
        for button in page.findChildren(QPushButton)
        if button.isVisible() and button.property("primary")
    ]


def test_the_head_names_all(page: InterviewsPage, interview: int, library: Library) -> None:
    library.meetings.set_field(interview, "place", "12 Quay Street")
    header = page.workspace.header
    assert header.name.text() == "Ana Souza"
    assert header.job.text() == "Northwind"
    assert header.when.text() == "Tue 10 Mar 14:00–14:30"
    assert header.format.text() == "in person"
    assert header.place.text() == "12 Quay Street"
    assert header.sentence.text() == "Prepare questions, Mon 9 Mar"


def test_links_of_the_head(
    page: InterviewsPage, interview: int, people: dict[str, int], context: PageContext
) -> None:
    header = page.workspace.header
    header.name.click()
    header.when.click()
    header.print.click()
    calls = context.navigator.calls  # type: ignore[attr-defined]
    assert calls[-3:] == [
        ("show_contact", (people["Ana Souza"],), {}),
        ("schedule", (interview,), {}),
        ("print_sheet", (interview,), {}),
    ]


def test_place_and_format_are_edited_in_place(
    page: InterviewsPage, interview: int, card: Card
) -> None:
    header = page.workspace.header
    header.place.setFocus()
    write("Harbour Hall")
    press(Key.Key_Return)
    assert card(interview).row.place == "Harbour Hall"
    header.set_format(Format.COFFEE)
    assert card(interview).row.format == Format.COFFEE
    assert header.when.text() == "Tue 10 Mar 14:00–15:00"


def test_a_step_of_the_status_line_sets_the_status(
    page: InterviewsPage, plan: Plan, card: Card, context: PageContext
) -> None:
    key = plan(start=None)
    line = page.workspace.header.status
    line.steps[1].click()
    assert card(key).row.status == S.REQUESTED
    assert [step.state() for step in line.steps] == ["behind", "current", "ahead", "ahead"]
    assert context.notifier.notices == ["Ana Souza: requested"]  # type: ignore[attr-defined]


def test_a_stage_that_was_left_out_has_no_tick(page: InterviewsPage, interview: int) -> None:
    """Agreed by telephone, without a request."""
    line = page.workspace.header.status
    assert [step.state() for step in line.steps] == ["behind", "skipped", "current", "ahead"]
    assert line.steps[1].accessibleName() == "Requested, left out"


def test_held_before_its_day_is_said(
    page: InterviewsPage, interview: int, card: Card, context: PageContext
) -> None:
    """They may have called earlier, or it was a slip: the planned day is kept for that."""
    page.workspace.header.status.steps[3].click()
    assert context.notifier.notices == [  # type: ignore[attr-defined]
        "Ana Souza: held today; it was planned for Tue 10 Mar"
    ]
    page.workspace.header.status.steps[2].click()
    assert card(interview).start_wall == "2026-03-10T14:00"


def test_scheduling_without_a_date_asks_for_one(
    page: InterviewsPage, plan: Plan, card: Card, context: PageContext
) -> None:
    key = plan(start=None)
    page.workspace.header.status.steps[2].click()
    assert card(key).row.status == S.IDEA
    assert context.navigator.calls[-1] == ("schedule", (key,), {})  # type: ignore[attr-defined]


def test_the_status_line_by_keyboard(page: InterviewsPage, plan: Plan, card: Card) -> None:
    key = plan(start=None)
    line = page.workspace.header.status
    line.steps[0].setFocus()
    press(Key.Key_Right)
    assert focused() is line.steps[1]
    press(Key.Key_Return)
    assert card(key).row.status == S.REQUESTED
    assert line.steps[1].accessibleName() == "Requested, current status"


@pytest.mark.parametrize("status", [S.DECLINED, S.NO_REPLY, S.CANCELLED])
def test_closing_states_are_in_the_menu(
    page: InterviewsPage, interview: int, card: Card, status: InterviewStatus
) -> None:
    line = page.workspace.header.status
    action = next(each for each in line.menu.actions() if each.data() == status)
    action.trigger()
    assert card(interview).row.status == status
    assert line.closed.isVisible()
    assert action.isChecked()
    line.steps[0].click()
    assert card(interview).row.status == S.IDEA
    assert not line.closed.isVisible()


@pytest.mark.parametrize(
    ("start", "status", "tab"),
    [
        (None, S.IDEA, "prepare"),
        (None, S.REQUESTED, "prepare"),
        ("2026-03-05T09:01", S.SCHEDULED, "prepare"),
        ("2026-03-05T09:00", S.SCHEDULED, "capture"),
        ("2026-03-04T14:00", S.HELD, "capture"),
        ("2026-03-04T14:00", S.CANCELLED, "prepare"),
    ],
)
def test_status_and_clock_choose_the_tab(
    page: InterviewsPage,
    plan: Plan,
    library: Library,
    start: str | None,
    status: InterviewStatus,
    tab: str,
) -> None:
    key = plan(start=start)
    library.meetings.set_status(key, status)
    other = plan("Tom Becker")
    page.view.choose(other)
    page.view.choose(key)
    assert page.workspace.tab() == tab


def test_the_tab_stays_while_the_interview_is_open(
    page: InterviewsPage, interview: int, library: Library
) -> None:
    page.workspace.tabs.setCurrentIndex(1)
    library.meetings.set_field(interview, "place", "elsewhere")
    page.clock_moved()
    assert page.workspace.tab() == "capture"


def test_ctrl_page_turns_the_tabs_even_from_a_text(page: InterviewsPage, interview: int) -> None:
    page.workspace.prepare.pitch.field.setFocus()
    press(Key.Key_PageDown, Mod.ControlModifier)
    assert page.workspace.tab() == "capture"
    press(Key.Key_PageUp, Mod.ControlModifier)
    assert page.workspace.tab() == "prepare"


def test_a_tab_is_made_when_it_is_first_seen(page: InterviewsPage, interview: int) -> None:
    workspace = page.workspace
    assert len(workspace.findChildren(PrepareTab)) == 1
    assert not workspace.findChildren(CaptureTab)
    workspace.tabs.setCurrentIndex(1)
    [made] = workspace.findChildren(CaptureTab)
    assert made.isVisible()
    assert not workspace.prepare.isVisible()
    workspace.tabs.setCurrentIndex(0)
    workspace.tabs.setCurrentIndex(1)
    assert workspace.findChildren(CaptureTab) == [made]


def test_a_tab_can_be_asked_for(page: InterviewsPage, interview: int) -> None:
    page.show_interview(interview, "capture")
    assert page.workspace.tab() == "capture"
    page.show_interview(interview)
    assert page.workspace.tab() == "prepare"


def test_an_interview_that_is_gone_is_passed_over(page: InterviewsPage, interview: int) -> None:
    page.show_interview(99)
    assert page.chosen().interview_id == interview


def test_the_next_step_is_done_by_the_navigator(
    page: InterviewsPage, plan: Plan, people: dict[str, int], context: PageContext, library: Library
) -> None:
    key = plan(start=None, status=S.REQUESTED)
    assert page.workspace.header.step.text() == "They said yes…"
    page.workspace.header.step.click()
    name, args, values = context.navigator.calls[-1]  # type: ignore[attr-defined]
    assert name == "do_step"
    assert args[0] == library.interviews.next_step(key)
    assert values == {"contact_id": people["Ana Souza"], "interview_id": key}


def prepared(library: Library, key: int) -> None:
    library.questions.add_own(key, "Why?")


ACCENTS: list[tuple[str, str | None, InterviewStatus, bool, str, str]] = [
    # when it is, its start, its status, whether it has questions, the tab, the accent
    ("asked", None, S.REQUESTED, False, "prepare", "They said yes…"),
    ("to prepare", "2026-03-10T14:00", S.SCHEDULED, False, "prepare", "Use suggested questions"),
    ("prepared", "2026-03-10T14:00", S.SCHEDULED, True, "prepare", "Print sheet…"),
    ("seen from the other tab", "2026-03-10T14:00", S.SCHEDULED, True, "capture", "Prepare"),
    ("tomorrow", "2026-03-06T14:00", S.SCHEDULED, True, "prepare", "Print sheet…"),
    ("just over", "2026-03-05T08:00", S.SCHEDULED, True, "capture", "Mark as held"),
    ("over, other tab", "2026-03-05T08:00", S.SCHEDULED, True, "prepare", "Capture now"),
    ("held", "2026-03-05T08:00", S.HELD, True, "capture", "Create 3 follow-up(s)"),
]


@pytest.mark.parametrize(
    ("start", "status", "questions", "tab", "accent"),
    [each[1:] for each in ACCENTS],
    ids=[each[0] for each in ACCENTS],
)
def test_one_button_carries_the_accent(
    page: InterviewsPage,
    plan: Plan,
    library: Library,
    people: dict[str, int],
    start: str | None,
    status: InterviewStatus,
    questions: bool,
    tab: str,
    accent: str,
) -> None:
    from journal.domain.codes import PointKind

    library.contacts.set_point(people["Ana Souza"], PointKind.MAIL, "ana@example.org")
    key = plan(start=start, status=status if start is None else S.IDEA)
    if questions:
        prepared(library, key)
    if status is S.HELD:
        library.meetings.set_status(key, S.HELD)
    page.show_interview(key, tab)
    assert accents(page) == [accent]


def test_after_the_follow_ups_the_next_step_has_the_accent_again(
    page: InterviewsPage, held: int
) -> None:
    page.show_interview(held, "capture")
    page.workspace.capture.proposals.button.click()
    assert accents(page) == ["Capture now"]
    page.workspace.header.step.click()
    assert focused().objectName() == "interviews.capture.answer"


def test_asking_for_names_leads_to_the_place_for_it(
    page: InterviewsPage, held: int, library: Library, card: Card, clock: FixedClock
) -> None:
    page.show_interview(held, "capture")
    write("An answer")
    page.workspace.capture.proposals.button.setFocus()
    press(Key.Key_Return)
    for key in range(1, 9):
        if library.days.follow_up(key) is not None:
            library.follow_ups.done(key)
    assert page.workspace.header.sentence.text().startswith("Ask for names")
    page.workspace.header.step.click()
    assert focused() is page.workspace.capture.names.question


def test_tab_reads_the_page_in_order(
    page: InterviewsPage, interview: int, library: Library
) -> None:
    prepared(library, interview)
    page.view.setFocus()
    names = []
    for _stop in range(40):
        press(Key.Key_Tab)
        names.append(focused().objectName())
        if focused() is page.view:
            break
    order = [
        "interviews.header.name",
        "interviews.header.more",
        "interviews.header.when",
        "interviews.header.format",
        "interviews.header.place",
        "interviews.status.scheduled",
        "interviews.tabs",
        "interviews.prepare.questions",
        "interviews.prepare.bank.topic",
        "interviews.prepare.bank",
        "interviews.prepare.pitch",
        "interviews.prepare.research",
        "interviews.prepare.bring.add",
        "interviews.prepare.plan.introduction",
    ]
    assert [name for name in names if name in order] == order


def test_a_click_by_mouse_does_what_enter_does(page: InterviewsPage, interview: int) -> None:
    place = page.view.visualRect(page.rows.index_of(interview)).center()
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.chosen().interview_id == interview
    page.resize(800, 600)
    QTest.mouseClick(
        page.view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=page.view.visualRect(page.rows.index_of(interview)).center(),
    )
    assert page.workspace.isVisible()


def test_the_menu_of_the_status_has_all_with_the_present_one_ticked(
    page: InterviewsPage, plan: Plan, card: Card, context: PageContext
) -> None:
    key = plan(start=None)
    line = page.workspace.header.status
    entries = {each.data(): each for each in line.menu.actions() if each.data()}
    assert list(entries) == [str(status) for status in S]
    assert [code for code, each in entries.items() if each.isChecked()] == [S.IDEA]
    entries[S.SCHEDULED].trigger()
    assert context.navigator.calls[-1] == ("schedule", (key,), {})  # type: ignore[attr-defined]
    assert [code for code, each in entries.items() if each.isChecked()] == [S.IDEA]
    entries[S.HELD].trigger()
    assert card(key).row.status == S.HELD
    assert [code for code, each in entries.items() if each.isChecked()] == [S.HELD]
