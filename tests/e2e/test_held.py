"""Another program holds the journal for a whole minute: nothing freezes, and nothing is lost."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.services.autosave import LONG_MS, RETRY_MS, SaveState
from journal.ui.widgets.inline_edit import InlineTextEdit
from tests.e2e.hand import Hand, settle
from tests.e2e.season import Season

HOLD = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], timeout=5, isolation_level=None)
other.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
other.execute("COMMIT")
"""
MINUTE = 60_000 // RETRY_MS  # attempts


@contextmanager
def held(path: Path) -> Iterator[None]:
    """By a process of its own."""
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout is not None
    assert other.stdin is not None
    assert other.stdout.readline() == "held\n"
    try:
        yield
    finally:
        other.stdin.close()
        assert other.wait(20) == 0
        other.stdout.close()


def test_a_minute_under_another_programs_lock(sample: Season) -> None:
    def task(hand: Hand) -> None:
        window, autosave = hand.window, hand.window.library.autosave
        person = window.library.people.tree()[0]
        window.navigator.show_contact(person.id)
        settle()
        field = next(each for each in window.findChildren(InlineTextEdit) if each.isVisible())
        with held(sample.journal):
            field.setFocus()
            QTest.keyClicks(field, "typed under a lock")
            told, longest = 0, 0.0
            for attempt in range(1, MINUTE + 1):
                begun = time.perf_counter()
                assert not autosave.flush()
                longest = max(longest, time.perf_counter() - begun)
                if autosave.state is SaveState.FAILED and not told:
                    told = attempt * RETRY_MS
            assert told == LONG_MS, "not at once, and not never"
            assert longest < 1, "the window waits for nobody"
            settle()
            assert "has been writing into “sample.journal” for some time" in window.strips.text()
            assert "Close the other program, or save a copy elsewhere" in window.strips.text()
            assert window.status.saving_text().startswith("Not saved: Another program")
            texts = [button.text() for button in window.strips.buttons()]
            assert texts == ["Try again", "Save a copy elsewhere…"]
            target = sample.folder / "elsewhere.journal"
            sample.outside.files.append(target)
            with hand.answering(lambda dialog: dialog.reject()):  # it can't be read just now
                window.strips.buttons()[1].click()
            assert not target.exists()
            window.navigator.show_page("today")
            settle()
            assert "typed under a lock" in field.text()
        assert autosave.flush()
        settle()
        assert autosave.state is SaveState.SAVED
        assert "for some time" not in window.strips.text()
        assert QApplication.activeModalWidget() is None

    sample.run(task)
    assert b"typed under a lock" in sample.journal.read_bytes()
