"""The command that says who came instead, in the menu bar and in the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from journal.domain.codes import InterviewStatus
from journal.ui.dialogs.substitute import SubstituteDialog
from journal.ui.shell.window import MainWindow


@pytest.fixture
def interview(window: MainWindow, people: dict[str, int]) -> int:
    """With Ana, yesterday; shown."""
    key = window.library.meetings.plan(people["Ana Souza"], start="2026-03-04T14:00")
    window.navigator.show_interview(key)
    return key


def test_the_interview_is_shown_with_whoever_came(
    window: MainWindow, interview: int, qtbot: QtBot
) -> None:
    window.actions_by_code["tools.substitute"].trigger()
    dialog = window.findChild(SubstituteDialog)
    assert dialog is not None
    field = dialog.findChild(QLineEdit, "substitute.who")
    assert field is not None
    field.setText("Dan Ortiz")
    dialog.accept()
    page = window.navigator.page()
    assert page is not None
    header = page.workspace.header  # type: ignore[attr-defined]
    assert header.name.text() == "Dan Ortiz"
    assert header.job.text() == "Northwind, instead of Ana Souza"
    assert page.workspace.tab() == "capture"  # type: ignore[attr-defined]
    window.actions_by_code["edit.undo"].trigger()
    QApplication.processEvents()
    assert window.navigator.page() is page  # and not on their page of People
    assert page.chosen().interview_id == interview
    assert header.name.text() == "Ana Souza"


@pytest.mark.parametrize("status", list(InterviewStatus))
def test_the_menu_offers_it_where_somebody_was_asked(
    window: MainWindow, interview: int, status: InterviewStatus
) -> None:
    window.library.meetings.set_status(interview, status)
    window.routes.refresh("tools")
    action = window.actions_by_code["tools.substitute"]
    asked = {InterviewStatus.REQUESTED, InterviewStatus.SCHEDULED, InterviewStatus.HELD}
    assert action.isEnabled() == (status in asked)
    window.routes.refresh("")
    if status not in asked:
        action.trigger()
        assert window.findChild(SubstituteDialog) is None


def test_without_an_interview_it_says_what_to_choose(window: MainWindow) -> None:
    window.navigator.show_page("people")
    window.routes.refresh("tools")
    action = window.actions_by_code["tools.substitute"]
    assert not action.isEnabled()
    assert "interview" in action.statusTip()
