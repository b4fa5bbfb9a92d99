"""A process whose window beats every 20 ms during long work: ``heartbeat_window FOLDER PEOPLE``.

Prints the milliseconds between beats, by what was done meanwhile, as JSON.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton

from journal.app import run_window
from journal.options import Options
from journal.ui.shell.window import MainWindow
from tests.e2e.hand import Hand, settle
from tests.reliability.places import NOW

BEAT_MS = 20
IDLE_MS = 2_000
PATIENCE_MS = 60_000


class Heart:
    """Notes the time between two beats of the event loop, by what is being done."""

    def __init__(self) -> None:
        self.beats: dict[str, list[float]] = {}
        self._what = ""
        self._last = perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def during(self, what: str, act: Callable[[], object], over: Callable[[], bool]) -> None:
        """Does something, and goes on beating until it is over."""
        self._what = what
        self._last = perf_counter()
        act()
        patience = QElapsedTimer()
        patience.start()
        while not over():
            assert patience.elapsed() < PATIENCE_MS, f"{what} does not end"
            live(BEAT_MS)
        live(10 * BEAT_MS)
        self._what = ""

    def _beat(self) -> None:
        now = perf_counter()
        if self._what:
            self.beats.setdefault(self._what, []).append((now - self._last) * 1000)
        self._last = now


def live(milliseconds: int) -> None:
    """Lets the event loop run; unlike QTest's waiting it leaves Python to other threads."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def idle() -> bool:
    """Whether nothing is done beside the window."""
    return not any(each.name == "long work" for each in threading.enumerate())


def measure(window: MainWindow, folder: Path, people: int) -> dict[str, list[float]]:
    """Everything that takes long, one after the other."""
    heart, hand = Heart(), Hand(window)
    actions = window.actions_by_code
    count = window.library.people.count()
    file, target = folder / "people.csv", folder / "copy.journal"
    rows = [f"Person {n},p{n}@example.org,Works {n % 500},Planner" for n in range(people)]
    file.write_text("\n".join(["Name,E-mail,Company,Role", *rows]), encoding="utf-8")
    QFileDialog.getSaveFileName = lambda *_a, **_k: (str(target), "")  # type: ignore[method-assign]
    live(IDLE_MS)
    heart.during("nothing", lambda: None, lambda: len(heart.beats.get("nothing", ())) > 100)

    def verb() -> QPushButton:
        return hand.find("import", QDialog).findChild(QPushButton, "import.verb")

    heart.during(
        "reading the file",
        lambda: window.navigator.import_file(file),
        lambda: verb().isVisible() and verb().isEnabled(),
    )
    heart.during("import", lambda: verb().click(), lambda: hand.dialog() is None and idle())
    assert window.library.people.count() == count + people
    heart.during("backup", actions["file.backup"].trigger, lambda: target.exists() and idle())
    heart.during("undo of the import", actions["edit.undo"].trigger, idle)
    assert window.library.people.count() == count
    heart.during("redo of the import", actions["edit.redo"].trigger, idle)
    if "tools.check" in actions:
        heart.during("check", actions["tools.check"].trigger, idle)
    return heart.beats


def main(folder: Path, people: int) -> None:
    """Opens the window, measures, ends."""

    def begin() -> None:
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
        if not found or not found[0].is_painted:
            QTimer.singleShot(10, begin)
            return
        try:
            found[0].showNormal()
            found[0].resize(1280, 800)
            found[0].activateWindow()
            settle()
            found[0].navigator.show_page("people")
            settle()
            print(json.dumps(measure(found[0], folder, people)), flush=True)
        except BaseException:
            traceback.print_exc()
            os._exit(3)
        os._exit(0)

    app = QApplication(sys.argv[:1])
    QTimer.singleShot(0, begin)
    run_window(Options(data_dir=folder, sample=True, now=NOW))
    del app


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
