"""Typed text is written soon, at every border, and never given up."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.errors import CannotWrite, JournalBusy, KnownError, StillBusy
from journal.services.autosave import (
    AT_MOST_MS,
    FAILED_RETRY_MS,
    LONG_MS,
    PAUSE_MS,
    RETRY_MS,
    Autosave,
    SaveState,
)


@pytest.fixture
def autosave(qapp: QApplication) -> Iterator[Autosave]:
    made = Autosave()
    yield made
    made.deleteLater()


def timer(autosave: Autosave, milliseconds: int) -> QTimer:
    (found,) = [each for each in autosave.findChildren(QTimer) if each.interval() == milliseconds]
    return found


def failing(error: Exception) -> Callable[[], None]:
    def write() -> None:
        raise error

    return write


def test_it_waits_for_a_pause_but_not_for_ever(autosave: Autosave) -> None:
    written: list[str] = []
    autosave.stage("a", lambda: written.append("A"))
    autosave.stage("a", lambda: written.append("An"))
    assert (autosave.pending, autosave.state) == (True, SaveState.SAVING)
    assert timer(autosave, PAUSE_MS).isActive()
    assert timer(autosave, AT_MOST_MS).isActive()
    timer(autosave, PAUSE_MS).timeout.emit()
    assert written == ["An"]
    assert (autosave.pending, autosave.state) == (False, SaveState.SAVED)
    assert not timer(autosave, AT_MOST_MS).isActive()


def test_a_busy_journal_is_tried_again(autosave: Autosave) -> None:
    told: list[tuple[SaveState, KnownError | None]] = []
    autosave.state_changed.connect(lambda state, error: told.append((state, error)))
    error = JournalBusy("busy")
    written: list[str] = []
    tries = iter([failing(error), lambda: written.append("text")])
    autosave.stage("a", lambda: next(tries)())
    assert not autosave.flush()
    assert timer(autosave, RETRY_MS).isActive()
    timer(autosave, RETRY_MS).timeout.emit()
    assert written == ["text"]
    assert told == [
        (SaveState.SAVING, None),
        (SaveState.SAVING, error),
        (SaveState.SAVED, None),
    ]


def test_what_cannot_be_written_stays_and_holds_nothing_back(autosave: Autosave) -> None:
    written: list[str] = []
    autosave.stage("full", failing(CannotWrite("full")))
    autosave.stage("busy", failing(JournalBusy("busy")))
    autosave.stage("fine", lambda: written.append("fine"))
    assert not autosave.flush()
    assert (written, autosave.state, autosave.pending) == (["fine"], SaveState.FAILED, True)
    assert timer(autosave, RETRY_MS).isActive(), "the busy one is tried again"


def test_a_bug_in_one_text_is_raised_after_the_others_are_written(autosave: Autosave) -> None:
    written: list[str] = []
    autosave.stage("bug", failing(ZeroDivisionError()))
    autosave.stage("fine", lambda: written.append("fine"))
    with pytest.raises(ZeroDivisionError):
        autosave.flush()
    assert (written, autosave.pending) == (["fine"], True)
    autosave.stage("bug", lambda: written.append("mended"))
    assert autosave.flush()
    assert written == ["fine", "mended"]


def test_what_is_written_may_be_shown_at_once_and_is_not_written_twice(autosave: Autosave) -> None:
    written: list[str] = []

    def write() -> None:
        written.append("once")
        autosave.flush()

    autosave.stage("a", write)
    assert autosave.flush()
    assert written == ["once"]


def test_typed_on_while_it_was_written_counts_as_unsaved(autosave: Autosave) -> None:
    written: list[str] = []

    def write() -> None:
        written.append("A")
        autosave.stage("a", lambda: written.append("An"))

    autosave.stage("a", write)
    assert not autosave.flush()
    assert autosave.state is SaveState.SAVING
    assert autosave.flush()
    assert written == ["A", "An"]


def test_dropping_what_could_not_be_written_ends_the_trouble(autosave: Autosave) -> None:
    autosave.stage("a", failing(CannotWrite("full")))
    autosave.flush()
    autosave.drop("b")
    assert autosave.state is SaveState.FAILED
    autosave.drop("a")
    assert (autosave.state, autosave.pending) == (SaveState.SAVED, False)


def test_what_could_not_be_written_is_tried_again_by_itself(autosave: Autosave) -> None:
    told: list[SaveState] = []
    written: list[str] = []
    tries = iter([failing(CannotWrite("full"))] * 2 + [lambda: written.append("text")])
    autosave.stage("a", lambda: next(tries)())
    autosave.state_changed.connect(lambda state, _error: told.append(state))
    autosave.flush()
    again = timer(autosave, FAILED_RETRY_MS)
    for _ in range(2):
        assert (again.isActive(), autosave.pending) == (True, True)
        again.timeout.emit()
    assert written == ["text"]
    assert told == [SaveState.FAILED, SaveState.FAILED, SaveState.SAVED]
    assert not again.isActive(), "there is nothing more to try"


def test_the_time_until_it_is_tried_again_runs_by_itself(qapp: QApplication, qtbot: QtBot) -> None:
    autosave = Autosave(again_ms=1)
    written: list[str] = []
    tries = iter([failing(CannotWrite("full"))] * 3 + [lambda: written.append("text")])
    autosave.stage("a", lambda: next(tries)())
    autosave.flush()
    qtbot.waitUntil(lambda: autosave.state is SaveState.SAVED)
    assert written == ["text"]
    autosave.deleteLater()


def test_a_bug_is_not_repeated_by_itself(autosave: Autosave) -> None:
    autosave.stage("full", failing(CannotWrite("full")))
    autosave.stage("bug", failing(ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        autosave.flush()
    assert not timer(autosave, FAILED_RETRY_MS).isActive()


def test_what_was_meant_for_rows_that_are_gone_is_abandoned(
    autosave: Autosave, qtbot: QtBot
) -> None:
    written: list[str] = []
    autosave.stage("a", lambda: written.append("A"))
    error = CannotWrite("another file lies there")
    with qtbot.waitSignal(autosave.state_changed) as told:
        autosave.abandon(error)
    assert told.args == [SaveState.FAILED, error]
    assert not any(each.isActive() for each in autosave.findChildren(QTimer))
    assert autosave.flush()
    assert (written, autosave.state) == ([], SaveState.SAVED)


def test_a_holder_of_the_journal_is_told_of_after_some_seconds(autosave: Autosave) -> None:
    told: list[tuple[SaveState, object]] = []
    autosave.state_changed.connect(lambda state, error: told.append((state, error)))
    held = [True]

    def write() -> None:
        if held[0]:
            raise JournalBusy("Another program is writing into “{file}”.", file="a.journal")

    autosave.stage("x", write)
    for _ in range(LONG_MS // RETRY_MS - 1):
        assert not autosave.flush()
        assert autosave.state is SaveState.SAVING
    assert not autosave.flush()
    state, error = told[-1]
    assert state is SaveState.FAILED
    assert isinstance(error, StillBusy)
    assert "a.journal" in str(error)
    assert autosave._retry.isActive(), "it is still tried again"
    held[0] = False
    assert autosave.flush()
    assert told[-1] == (SaveState.SAVED, None)
    held[0] = True
    autosave.stage("x", write)
    autosave.flush()
    assert autosave.state is SaveState.SAVING, "counted anew"
    autosave.abandon(None)


def test_what_is_being_written_is_unsaved_until_it_was(autosave: Autosave) -> None:
    """Whoever reads anew from within knows that the journal has only the older words."""
    told: list[bool] = []

    def refused() -> None:
        told.append(autosave.is_unsaved("a"))
        raise CannotWrite("no")

    autosave.stage("a", refused)
    assert not autosave.flush()
    assert (told, autosave.is_unsaved("a"), autosave.is_unsaved("b")) == ([True], True, False)
    autosave.stage("a", lambda: told.append(autosave.is_unsaved("a")))
    assert autosave.flush()
    assert (told, autosave.is_unsaved("a")) == ([True, True], False)
