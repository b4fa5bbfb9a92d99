"""Undo shows what it changed; back to before a step, and what was deleted, from the menu."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.domain.codes import (
    Channel,
    FollowUpKind,
    Format,
    InterviewStatus,
    Introduction,
    NoteKind,
    PointKind,
)
from journal.domain.views.past import PastStep, StepState
from journal.services.library import Library
from journal.ui.dialogs.deleted import DeletedDialog
from journal.ui.dialogs.history import HistoryDialog
from journal.ui.shell.window import MainWindow

WAIT = 30_000
Ids = dict[str, int]


@pytest.fixture
def ids(window: MainWindow) -> Ids:
    """Uma, referred by Vic, with an interview that has a question, and a follow-up."""
    to = window.library
    vic = to.contacts.add("Vic")
    uma = to.contacts.add("Uma", referrer_id=vic)
    meeting = to.meetings.plan(uma, start="2026-03-09T14:00")
    question = to.questions.add_own(meeting, "Why?")
    followup = to.follow_ups.add(uma, FollowUpKind.THANK_YOU, due_on=date(2026, 3, 12))
    assert question is not None
    return {"vic": vic, "uma": uma, "meeting": meeting, "question": question, "due": followup}


Act = Callable[[Library, Ids], object]
UMA: dict[str, Act] = {
    "name": lambda to, i: to.contacts.set_field(i["uma"], "name", "Uma B"),
    "job": lambda to, i: to.contacts.set_job(i["uma"], company="Northwind"),
    "point": lambda to, i: to.contacts.set_point(i["uma"], PointKind.MAIL, "u@x.example"),
    "note": lambda to, i: to.contacts.set_note(i["uma"], NoteKind.CLUE, "rows"),
    "touch": lambda to, i: to.contacts.log_touch(i["uma"], Channel.PHONE),
    "deleted": lambda to, i: to.contacts.delete(i["uma"]),
    "moved": lambda to, i: to.referrals.place([i["uma"]], None),
    "held up": lambda to, i: to.referrals.hold(i["uma"], whose_move_id=i["vic"]),
    "introduced": lambda to, i: to.referrals.set_introduction(_referral(to, i), Introduction.MADE),
    "undated": lambda to, i: to.follow_ups.add(i["uma"], FollowUpKind.UPDATE),
}
MEETING: dict[str, Act] = {
    "scheduled": lambda to, i: to.meetings.schedule(i["meeting"], "2026-03-10T10:00"),
    "held": lambda to, i: to.meetings.set_status(i["meeting"], InterviewStatus.HELD),
    "place": lambda to, i: to.meetings.set_field(i["meeting"], "format", Format.COFFEE),
    "deleted": lambda to, i: to.meetings.delete(i["meeting"]),
    "question": lambda to, i: to.questions.add_own(i["meeting"], "Where?"),
    "answer": lambda to, i: to.questions.set_answer(i["question"], "By chance"),
    "question gone": lambda to, i: to.questions.remove(i["question"]),
    "brought": lambda to, i: to.meetings.set_bring(i["meeting"], None, "Watch"),
    "company": lambda to, i: to.capture.hear_company(i["meeting"], "Harbour Lines"),
    "note": lambda to, i: to.capture.set_note(i["meeting"], NoteKind.SUMMARY, "to call"),
}
DUE: dict[str, Act] = {
    "moved": lambda to, i: to.follow_ups.move(i["due"], date(2026, 3, 20)),
    "done": lambda to, i: to.follow_ups.done(i["due"]),
    "deleted": lambda to, i: to.follow_ups.delete(i["due"]),
}


def _referral(to: Library, ids: Ids) -> int:
    row = to._journal.database.one("SELECT id FROM referral WHERE referred_id = ?", (ids["uma"],))
    assert row is not None
    return int(row[0])


def undo_from(window: MainWindow, page: str) -> str:
    """Undoes with another page shown; the page that is shown then."""
    window.navigator.show_page(page)
    QApplication.processEvents()
    window.edits.undo_step()
    shown = window.navigator.page()
    assert shown is not None
    return str(shown.code)


@pytest.mark.parametrize("act", UMA.values(), ids=UMA)
def test_undo_shows_the_person(window: MainWindow, ids: Ids, act: Act) -> None:
    act(window.library, ids)
    assert undo_from(window, "today") == "people"
    assert window.navigator.chosen().contact_id == ids["uma"]


@pytest.mark.parametrize("act", MEETING.values(), ids=MEETING)
def test_undo_shows_the_interview(window: MainWindow, ids: Ids, act: Act) -> None:
    act(window.library, ids)
    assert undo_from(window, "today") == "interviews"
    assert window.navigator.chosen().interview_id == ids["meeting"]


@pytest.mark.parametrize("act", DUE.values(), ids=DUE)
def test_undo_shows_the_follow_up(window: MainWindow, ids: Ids, act: Act) -> None:
    act(window.library, ids)
    assert undo_from(window, "interviews") == "calendar"
    assert window.navigator.chosen().follow_up_id == ids["due"]


def test_undo_of_what_is_gone_by_it_shows_whose_it_was(window: MainWindow, ids: Ids) -> None:
    window.library.meetings.plan(ids["vic"])
    assert undo_from(window, "today") == "people"
    assert window.navigator.chosen().contact_id == ids["vic"]


def test_back_to_before_a_step_and_forward_again(
    qtbot: QtBot, window: MainWindow, ids: Ids
) -> None:
    to = window.library
    for number in range(220):  # more than undo offers
        to.contacts.set_field(ids["uma"], "place", f"Place {number}")
    database = to._journal.database
    rows = database.rows("SELECT id FROM history_step WHERE name = 'Edit Uma' ORDER BY id")
    window.edits.travel(PastStep(rows[5][0], "Edit Uma", None, StepState.DONE))
    qtbot.waitUntil(lambda: window.toast.text() == "Back to before: Edit Uma", timeout=WAIT)
    assert to.people.card(ids["uma"]).place == "Place 4"  # type: ignore[union-attr]
    assert to.history.redo_name() == "Edit Uma"
    window.edits.redo()
    assert to.people.card(ids["uma"]).place == "Place 5"  # type: ignore[union-attr]
    window.edits.undo_step()
    window.edits.travel(PastStep(rows[-1][0], "Edit Uma", None, StepState.UNDONE))
    qtbot.waitUntil(lambda: window.toast.text() == "Forward to after: Edit Uma", timeout=WAIT)
    assert to.people.card(ids["uma"]).place == "Place 219"  # type: ignore[union-attr]


def test_from_the_menu(qtbot: QtBot, window: MainWindow, ids: Ids) -> None:
    window.navigator.delete_contacts(ids["uma"])
    assert window.toast.isVisible()
    window.context.actions["edit.deleted"].trigger()
    dialog = window.findChild(DeletedDialog)
    assert dialog is not None
    assert not window.toast.isVisible(), "its Undo would mean what is done here"
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1, timeout=WAIT)
    dialog.verb.click()
    qtbot.waitUntil(lambda: len(dialog.strip.buttons()) == 2, timeout=WAIT)
    dialog.strip.buttons()[1].click()
    assert window.navigator.chosen().contact_id == ids["uma"]
    window.context.actions["edit.history"].trigger()
    history = window.findChild(HistoryDialog)
    assert history is not None
    qtbot.waitUntil(lambda: history.model.rowCount() > 5, timeout=WAIT)
    assert history.chosen().name == "Restore Uma"  # type: ignore[union-attr]
    history.verb.click()
    qtbot.waitUntil(lambda: window.toast.text() == "Back to before: Restore Uma", timeout=WAIT)
    assert window.library.people.card(ids["uma"]) is None
    window.navigator.show_history(ids["vic"])
    of_vic = window.findChildren(HistoryDialog)[-1]
    assert of_vic.windowTitle() == "History of Vic"
    of_vic.reject()
