"""The list of interviews: choosing, opening, words, menus, narrow windows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from journal.domain.codes import InterviewStatus
from journal.domain.views.meetings import InterviewCard
from journal.itemmodels.interview_list import Role
from journal.services.library import Library
from journal.ui.interviews.page import InterviewsPage
from journal.ui.shell.context import PageContext
from journal.ui.widgets.plain import without_mnemonic
from tests.ui.interviews.conftest import Plan, focused, press

Key = Qt.Key
S = InterviewStatus


def lines(page: InterviewsPage) -> dict[str, str]:
    """Name and second line of each row."""
    found = {}
    for row in range(page.rows.rowCount()):
        told = page.rows.index(row).data(Role.LINES)
        if told is not None:
            found[told.name] = told.below
    return found


def test_without_interviews_the_page_invites(page: InterviewsPage, context: PageContext) -> None:
    assert page._stack.currentWidget() is page.empty
    assert page.new_is_primary()
    page.focus_first()
    assert focused() is page.empty.button
    press(Key.Key_Return)
    assert context.navigator.calls == [("new_interview", (), {})]  # type: ignore[attr-defined]


def test_the_first_interview_fills_the_page(page: InterviewsPage, plan: Plan) -> None:
    told: list[object] = []
    page.header_changed.connect(lambda: told.append(1))
    key = plan()
    assert page._stack.currentWidget() is page.splitter
    assert page.chosen().interview_id == key
    assert not page.new_is_primary()
    assert told


def test_second_lines(library: Library, people: dict[str, int], plan: Plan, qtbot: QtBot,
                      context: PageContext) -> None:  # fmt: skip
    plan("Ana Souza")
    plan("Tom Becker", start=None, status=S.REQUESTED)
    plan("Lena Fischer", start=None)
    hall = plan("Mr Hall", start="2026-03-04T14:00")
    library.meetings.set_status(hall, S.HELD)
    library.capture.hear_name(hall, "Priya Nair")
    on_hold = library.capture.hear_name(hall, "Karim Haddad", promised=True)
    library.meetings.plan(on_hold)
    made = InterviewsPage(context)
    qtbot.addWidget(made)
    made.read()
    assert lines(made) == {
        "Ana Souza": "Tue 10 Mar 14:00, in person",
        "Tom Becker": "No answer yet, since today",
        "Karim Haddad": "On hold: Mr Hall speaks first",
        "Lena Fischer": "Named by Ana Souza",
        "Mr Hall": "Yesterday, 2 name(s)",
    }


def test_arrows_go_from_interview_to_interview(page: InterviewsPage, plan: Plan) -> None:
    first = plan("Ana Souza")
    second = plan("Tom Becker", start=None)
    page.view.choose(first)
    page.view.setFocus()
    press(Key.Key_Down)
    assert page.chosen().interview_id == second
    assert page.workspace.header.name.text() == "Tom Becker"
    press(Key.Key_Up)
    assert page.chosen().interview_id == first
    assert focused() is page.view


@pytest.mark.parametrize(("key", "name"), [(Key.Key_Home, "Ana Souza"), (Key.Key_End, "Mr Hall")])
def test_home_and_end_pass_over_headings(
    page: InterviewsPage, plan: Plan, key: Qt.Key, name: str
) -> None:
    plan("Ana Souza")
    plan("Tom Becker", start=None)
    plan("Mr Hall", start=None, status=S.REQUESTED)
    page.view.setFocus()
    expected = {"Mr Hall": "Tom Becker"}.get(name, name)  # ideas stand below those asked
    press(key)
    assert page.workspace.header.name.text() == expected


def test_choosing_makes_the_person_the_chosen_one(
    page: InterviewsPage, plan: Plan, people: dict[str, int], context: PageContext
) -> None:
    plan("Ana Souza")
    plan("Tom Becker", start=None)
    page.view.setFocus()
    press(Key.Key_Down)
    calls = context.navigator.calls  # type: ignore[attr-defined]
    assert calls[-1] == ("choose_contact", (people["Tom Becker"],), {})


def test_enter_goes_into_the_interview_and_escape_back(
    page: InterviewsPage, interview: int
) -> None:
    page.view.setFocus()
    press(Key.Key_Return)
    assert focused() is page.workspace.prepare.questions.suggested
    press(Key.Key_Escape)
    assert focused() is page.view


def test_delete_chooses_the_next_and_says_so(
    page: InterviewsPage, plan: Plan, context: PageContext, library: Library
) -> None:
    first = plan("Ana Souza")
    second = plan("Tom Becker", start=None)
    page.view.choose(first)
    page.view.setFocus()
    press(Key.Key_Delete)
    assert [row.id for row in library.interviews.rows()] == [second]
    assert page.chosen().interview_id == second
    assert context.notifier.notices == ["Interview with Ana Souza deleted"]  # type: ignore[attr-defined]
    library.history.undo()
    assert len(library.interviews.rows()) == 2
    assert page.chosen().interview_id == second


def test_the_menu_holds_all_that_can_be_done(
    page: InterviewsPage, interview: int, context: PageContext, card: Callable[[int], InterviewCard]
) -> None:
    page._show_menu(interview, QPoint(0, 0))
    menu = page.findChild(QMenu, "interviews.list.menu")
    assert menu is not None
    actions = {without_mnemonic(each.text()): each for each in menu.actions() if each.text()}
    assert list(actions) == [
        "Open contact", "Write…", "Schedule…", "Status", "Print sheet…", "Delete interview",
    ]  # fmt: skip
    for name in ("Open contact", "Write…", "Schedule…", "Print sheet…"):
        actions[name].trigger()
    calls = [call[0] for call in context.navigator.calls]  # type: ignore[attr-defined]
    assert calls[-4:] == ["show_contact", "write_next", "schedule", "print_sheet"]
    statuses = actions["Status"].menu()
    assert isinstance(statuses, QMenu)
    next(
        each for each in statuses.actions() if without_mnemonic(each.text()) == "declined"
    ).trigger()
    assert card(interview).row.status == S.DECLINED
    menu.close()


def test_a_change_elsewhere_moves_the_row_and_keeps_it_chosen(
    page: InterviewsPage, plan: Plan, library: Library
) -> None:
    first = plan("Ana Souza")
    plan("Tom Becker", start=None)
    page.view.choose(first)
    library.meetings.set_status(first, S.CANCELLED)
    assert page.chosen().interview_id == first
    assert lines(page)["Ana Souza"] == "Cancelled, today"


def test_in_a_narrow_window_the_interview_covers_the_list(
    page: InterviewsPage, interview: int
) -> None:
    page.resize(800, 600)
    assert page.view.isVisible()
    assert not page.workspace.isVisible()
    page.view.setFocus()
    press(Key.Key_Return)
    assert page.workspace.isVisible()
    assert not page.view.isVisible()
    page.workspace.header.back.click()
    assert page.view.isVisible()
    page.resize(1200, 760)
    assert page.view.isVisible()
    assert page.workspace.isVisible()
    assert not page.workspace.header.back.isVisible()


def test_selection_and_width_are_remembered(
    page: InterviewsPage, plan: Plan, context: PageContext, qtbot: QtBot
) -> None:
    plan("Ana Souza")
    second = plan("Tom Becker", start=None)
    page.view.choose(second)
    page.splitter.setSizes([400, 800])
    state = page.state()
    again = InterviewsPage(context)
    qtbot.addWidget(again)
    again.resize(1200, 760)
    again.restore(state)
    again.show()
    assert again.chosen().interview_id == second
    assert abs(again.splitter.sizes()[0] - 400) <= 2


@pytest.mark.parametrize("state", [{}, {"interview": "x", "list": "y"}, {"interview": 99}])
def test_a_state_that_makes_no_sense_is_passed_over(
    context: PageContext, qtbot: QtBot, interview: int, state: dict[str, object]
) -> None:
    made = InterviewsPage(context)
    qtbot.addWidget(made)
    made.restore(state)
    made.show()
    assert made.chosen().interview_id == interview


def test_sixty_interviews(page: InterviewsPage, library: Library) -> None:
    for number in range(60):
        person = library.contacts.add(f"Person {number:02}")
        library.meetings.plan(person, status=list(S)[number % 2])
    assert sum(1 for key in page.rows.all_keys() if isinstance(key, int)) == 60
    page.view.setFocus()
    press(Key.Key_End)
    assert page.workspace.header.name.text() == "Person 58"
