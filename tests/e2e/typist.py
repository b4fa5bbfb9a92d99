"""A process that runs the program, types into one field, and is killed a second after the last key.

``python -m tests.e2e.typist FOLDER FIELD``; what is typed is ``TEXT``. The process ends by
SIGKILL, sent by itself, so that nothing of the program has a chance to tidy up.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from journal.app import run_window
from journal.domain.codes import LetterKind
from journal.options import Options
from journal.ui.shell.window import MainWindow
from tests.e2e.hand import Hand, settle

NOW = datetime(2026, 3, 6, 9, 0, tzinfo=ZoneInfo("Europe/London"))
TEXT = "typed just before the lights went out"
DELAY_MS = 1_000
WHO = "Ana Souza"  # met the day before
FIELDS = ("note", "answer", "question", "letter", "dialog")  # the last: the name in New contact


def go_to(hand: Hand, field: str) -> None:
    """Puts the keyboard into a field; an empty one, or the end of what is there."""
    window = hand.window
    if field == "dialog":
        hand.key("Ctrl+N")
        assert hand.focus() is hand.find("new_contact.name")
        return
    people = {row.name: row.id for row in window.library.people.tree()}
    meetings = {row.name: row.id for row in window.library.interviews.rows()}
    if field == "note":
        window.navigator.show_contact(people[WHO])
        name = "people.detail.note.offer"
    elif field == "letter":
        window.navigator.write_to(people[WHO], LetterKind.UPDATE)
        name = "letters.text"
    elif field == "answer":
        window.navigator.show_interview(meetings[WHO], "capture")
        name = "interviews.capture.answer"
    else:
        window.navigator.show_interview(meetings["Marta Kowalska"], "prepare")
        name = "interviews.prepare.questions"
    settle()
    if field == "letter":
        return
    widget = hand.find(name, QWidget)
    hand.scroll_to(widget)
    widget.setFocus()
    settle()
    hand.key("Ctrl+End", "Return") if field == "question" else hand.key("Ctrl+A")


def main(folder: Path, field: str) -> None:
    """Runs until the end."""

    def begin() -> None:
        window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
        if not window.is_painted:
            QTimer.singleShot(0, begin)
            return
        try:
            window.showNormal()
            window.resize(1280, 800)
            window.activateWindow()
            settle()
            hand = Hand(window)
            go_to(hand, field)
            hand.type(TEXT)
        except BaseException:
            traceback.print_exc()
            os._exit(3)
        QTimer.singleShot(DELAY_MS, lambda: os.kill(os.getpid(), signal.SIGKILL))

    app = QApplication(sys.argv[:1])
    QTimer.singleShot(0, begin)
    run_window(Options(data_dir=folder, sample=True, now=NOW))
    del app
    os._exit(4)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
