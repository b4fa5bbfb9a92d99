"""Undo of an import in the window: told in the strip, stopped there, one at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from journal.domain.importing import PlannedRow, Reason, Verdict
from journal.exchange.drafts import ContactDraft
from journal.services.library import Library
from journal.services.undoing import LONG
from journal.store import history
from journal.ui.shell import long_undo
from journal.ui.shell.window import MainWindow

WAIT = 30_000
MANY = LONG + 300
NAME = f"Import {MANY} contacts"


class Held:
    """Holds what is played until ``go`` is set; ``begun`` says that it has begun."""

    def __init__(self) -> None:
        self.begun, self.go = threading.Event(), threading.Event()

    def play(self, database: object, changes: list[object], progress: object) -> None:
        assert callable(progress)
        progress(len(changes) // 2, len(changes))
        self.begun.set()
        assert self.go.wait(WAIT / 1000)
        progress(len(changes), len(changes))
        _PLAY(database, changes, progress)  # type: ignore[arg-type]


_PLAY = history.play_backwards


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    held = Held()
    monkeypatch.setattr(history, "play_backwards", held.play)
    monkeypatch.setattr(long_undo, "LATER_MS", 0)
    yield held
    held.go.set()


@pytest.fixture
def crowd(window: MainWindow) -> int:
    """How many people there are after many were imported."""
    drafts = [ContactDraft(f"Person {each}") for each in range(MANY)]
    window.library.imports.apply([PlannedRow(draft, Verdict.NEW, Reason.NONE) for draft in drafts])
    assert window.library.history.undo_name() == NAME
    return window.library.people.count()


def test_it_is_told_and_then_done(qtbot: QtBot, window: MainWindow, crowd: int, held: Held) -> None:
    window.edits.undo_step()
    qtbot.waitUntil(lambda: window.strips.text().endswith("50 %"), timeout=WAIT)
    assert window.strips.text() == f"Undoing: {NAME} – 50 %"
    assert [button.text() for button in window.strips.buttons()] == ["Stop"]
    window.edits.undo_step()
    assert "isn’t done yet" in window.status.currentMessage()
    window.navigator.show_page("people")
    assert window.library.people.count() == crowd
    held.go.set()
    qtbot.waitUntil(lambda: window.library.people.count() == crowd - MANY, timeout=WAIT)
    qtbot.waitUntil(lambda: window.toast.text() == f"Undone: {NAME}", timeout=WAIT)
    assert window.strips.text() == ""
    window.edits.redo()
    qtbot.waitUntil(lambda: window.toast.text() == f"Redone: {NAME}", timeout=WAIT)
    assert window.library.people.count() == crowd


def test_it_is_stopped(
    qtbot: QtBot, window: MainWindow, library: Library, crowd: int, held: Held
) -> None:
    window.edits.undo_step()
    qtbot.waitUntil(lambda: bool(window.strips.buttons()), timeout=WAIT)
    window.strips.buttons()[0].click()
    held.go.set()
    qtbot.waitUntil(lambda: window.strips.text() == "", timeout=WAIT)
    assert library.people.count() == crowd
    assert library.history.undo_name() == NAME


def test_a_window_that_closes_takes_nothing_half_back(
    window: MainWindow, library: Library, crowd: int, held: Held
) -> None:
    window.edits.undo_step()
    assert held.begun.wait(WAIT / 1000)
    held.go.set()
    window.close()
    assert not window.isVisible()
    assert library.people.count() in (crowd, crowd - MANY)
    assert (library.history.undo_name() == NAME) is (library.people.count() == crowd)
    library.contacts.add("Somebody")  # the file is free
