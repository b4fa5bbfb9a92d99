"""History: what was done, from what to what, and back to before it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journal.domain.clock import FixedClock
from journal.domain.codes import InterviewStatus
from journal.domain.views.past import PastStep, StepState
from journal.services.library import Library
from journal.ui import show
from journal.ui.dialogs.history import HistoryDialog
from journal.ui.shell.context import PageContext

WAIT = 20_000
Open = Callable[..., HistoryDialog]


@pytest.fixture
def opened(qtbot: QtBot, context: PageContext, library: Library) -> Open:
    """Opens the dialog, and waits until it tells of a step."""

    def open_one(contact: int | None = None) -> HistoryDialog:
        card = None if contact is None else library.people.card(contact)
        dialog = HistoryDialog(context, card)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: bool(dialog.changes.text()), timeout=WAIT)
        return dialog

    return open_one


@pytest.fixture
def ana(library: Library, clock: FixedClock) -> int:
    key = library.contacts.add("Ana Souza")
    clock.advance(days=1)
    library.contacts.set_field(key, "place", "Oslo")
    meeting = library.meetings.plan(key, start="2026-03-09T14:00")
    library.meetings.set_status(meeting, InterviewStatus.CANCELLED)
    library.contacts.add("Ben")
    library.history.undo()
    return key


def said(dialog: HistoryDialog) -> list[tuple[str, str]]:
    model = dialog.model
    return [
        (str(model.index(row, 0).data()), str(model.index(row, 2).data()))
        for row in range(model.rowCount())
    ]


def choose(qtbot: QtBot, dialog: HistoryDialog, row: int, words: str) -> None:
    dialog.view.setCurrentIndex(dialog.model.index(row, 0))
    qtbot.waitUntil(lambda: words in dialog.changes.text(), timeout=WAIT)


def test_the_steps_by_day(ana: int, opened: Open) -> None:
    dialog = opened()
    assert said(dialog) == [
        ("Today", "Add Ben – undone"),
        ("", "Status of Ana Souza"),
        ("", "Interview with Ana Souza"),
        ("", "Edit Ana Souza"),
        ("Yesterday", "Add Ana Souza"),
    ]
    assert dialog.chosen() is not None
    assert dialog.chosen().name == "Status of Ana Souza"  # type: ignore[union-attr]
    assert dialog.view.hasFocus()


def test_from_what_to_what(qtbot: QtBot, ana: int, opened: Open) -> None:
    dialog = opened()
    lines = dialog.changes.text().split("\n")
    assert lines[0] == "Interview (Ana Souza): changed"
    assert "Status: scheduled → cancelled" in lines
    choose(qtbot, dialog, 3, "Place")
    assert "Place: nothing → Oslo" in dialog.changes.text()
    choose(qtbot, dialog, 0, "Ben")
    assert dialog.changes.text().startswith("Ben: added\nName: Ben\n")
    assert "LinkedIn" not in dialog.changes.text(), "unknown says nothing"


def test_how_a_hold_ended(
    qtbot: QtBot, ana: int, opened: Open, library: Library, clock: FixedClock
) -> None:
    tom, ben = (library.contacts.add(name, referrer_id=ana) for name in ("Tom", "Ben"))
    one, other = (
        library.referrals.hold(ben, whose_move_id=mover, conditions=["calls"])
        for mover in (tom, ana)
    )
    library.contacts.delete(tom)
    library.holds.over(other)
    dialog = opened()
    assert "How it ended: nothing → made" in dialog.changes.text()
    assert "Met on: nothing → today" in dialog.changes.text()
    choose(qtbot, dialog, 1, "Whose move")
    assert "How it ended: nothing → nobody has the move" in dialog.changes.text()
    assert library.guard.hold(one) is not None


def test_what_was_put_off_and_until_when(
    qtbot: QtBot, ana: int, opened: Open, library: Library, clock: FixedClock
) -> None:
    meeting = library.meetings.plan(ana, start="2026-03-04T15:00")
    follow_up = library.follow_ups.add(ana, due_on=clock.today())
    until = clock.now() + timedelta(days=1)
    library.follow_ups.remind(follow_up, until)
    library.after_meetings.put_off(meeting, until)
    dialog = opened()
    when = f"Put off until: nothing → tomorrow {show.clock(until)}"
    assert dialog.changes.text().split("\n") == ["Interview (Ana Souza): changed", when]
    choose(qtbot, dialog, 1, "Follow-up")
    assert dialog.changes.text().split("\n") == ["Follow-up (Ana Souza): changed", when]


def test_back_and_forward_are_asked_for(qtbot: QtBot, ana: int, opened: Open) -> None:
    dialog = opened()
    asked: list[PastStep] = []
    dialog.asked.connect(asked.append)
    dialog.view.setCurrentIndex(dialog.model.index(3, 0))
    assert dialog.note.text() == "Going back undoes 3 step(s), which Redo brings back."
    dialog.view.setCurrentIndex(dialog.model.index(0, 0))
    assert dialog.note.text() == "Going forward does 1 step(s) again."
    assert "forward" in dialog.verb.text()
    dialog.view.setCurrentIndex(dialog.model.index(3, 0))
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    assert [(step.name, step.state) for step in asked] == [("Edit Ana Souza", StepState.DONE)]
    assert not dialog.isVisible()


def test_of_one_person(qtbot: QtBot, ana: int, opened: Open, library: Library) -> None:
    ben = library.contacts.add("Ben", referrer_id=ana)
    dialog = opened(ben)
    assert dialog.windowTitle() == "History of Ben"
    assert [name for _day, name in said(dialog)] == ["Add Ben"]
    assert "Referred by: Ana Souza" in dialog.changes.text()
    assert "other people" in dialog.note.text()


def test_nothing_was_done(qtbot: QtBot, context: PageContext) -> None:
    dialog = HistoryDialog(context, None)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.nothing.isVisible, timeout=WAIT)
    assert not dialog.verb.isEnabled()
    assert dialog.note.text() == ""
