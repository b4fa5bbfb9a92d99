"""Somebody else came: told from the menus, and shown with the interview."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from journal.domain.codes import InterviewStatus
from journal.services.library import Library
from journal.ui.interviews import menus
from journal.ui.interviews.page import InterviewsPage
from tests.ui.conftest import RecordingNavigator
from tests.ui.interviews.conftest import Plan

S = InterviewStatus


def asked(page: InterviewsPage) -> list[tuple[str, tuple[object, ...], dict[str, object]]]:
    navigator = page.context.navigator
    assert isinstance(navigator, RecordingNavigator)
    return [call for call in navigator.calls if call[0] == "set_substitute"]


def listed(page: InterviewsPage, interview: int) -> QAction:
    """The entry in the menu of the list."""
    row = page.rows.interview(interview)
    assert row is not None
    menu = QMenu(page)
    menus.fill(menu, row, page.acts)
    found = menu.findChild(QAction, "interviews.menu.substitute")
    assert isinstance(found, QAction)
    return found


def test_the_menu_of_the_status_asks_who_came(page: InterviewsPage, interview: int) -> None:
    page.show_interview(interview)
    page.workspace.header.status.substitute.trigger()
    assert asked(page) == [("set_substitute", (interview,), {})]


def test_so_does_the_menu_of_the_list(page: InterviewsPage, interview: int) -> None:
    page.show_interview(interview)
    listed(page, interview).trigger()
    assert asked(page) == [("set_substitute", (interview,), {})]


@pytest.mark.parametrize("status", list(S))
def test_only_where_somebody_was_asked(
    page: InterviewsPage, interview: int, library: Library, status: InterviewStatus
) -> None:
    library.meetings.set_status(interview, status)
    page.show_interview(interview)
    may = status in (S.REQUESTED, S.SCHEDULED, S.HELD)
    assert page.workspace.header.status.substitute.isEnabled() == may
    assert listed(page, interview).isEnabled() == may


def test_closing_an_interview_still_works_from_the_same_menu(
    page: InterviewsPage, interview: int, library: Library
) -> None:
    page.show_interview(interview)
    line = page.workspace.header.status
    next(each for each in line.menu.actions() if each.data() == S.CANCELLED).trigger()
    assert library.interviews.rows([interview])[0].status == S.CANCELLED
    assert asked(page) == []
    checked = [each.text() for each in line.menu.actions() if each.isChecked()]
    assert checked == ["Cancelled"]


@pytest.mark.parametrize(
    ("role", "company", "told"),
    [
        ("Planner", "Harbour Lines", "Planner, Harbour Lines, instead of Ana Souza"),
        ("", "Harbour Lines", "Harbour Lines, instead of Ana Souza"),
        ("", "", "instead of Ana Souza"),
    ],
)
def test_the_head_says_instead_of_whom(
    page: InterviewsPage, plan: Plan, library: Library, role: str, company: str, told: str
) -> None:
    interview = plan()
    dan = library.contacts.add("Dan Ortiz", role=role, company=company)
    page.show_interview(interview)
    library.substitutes.somebody_known(interview, dan)
    page.show_interview(interview)
    assert page.workspace.header.name.text() == "Dan Ortiz"
    assert page.workspace.header.job.text() == told
    library.history.undo()
    page.show_interview(interview)
    assert "instead" not in page.workspace.header.job.text()


def test_both_are_thanked_from_the_proposals(
    page: InterviewsPage, held: int, people: dict[str, int], library: Library
) -> None:
    page.show_interview(held, "capture")
    dan = library.substitutes.somebody_new(held, "Dan Ortiz")
    page.show_interview(held, "capture")
    page.workspace.capture.proposals.create_ticked()
    made = {
        (item.code, key)
        for key in (dan, people["Ana Souza"])
        for item in library.people.timeline(key)
        if item.kind == "follow-up"
    }
    assert {("thank-you", dan), ("thank the referrer", people["Ana Souza"])} <= made
