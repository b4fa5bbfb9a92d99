"""The beat of a window's event loop, and who kept it from beating."""

from __future__ import annotations

import os
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, sleep, thread_time
from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer

BEAT_MS = 20
PATIENCE_MS = 120_000
LEAST = 60  # beats of each, or the worst of them would be the 95th of a hundred
LATE_MS = 45
LOOK_MS = 5
STACKS = "HEART_STACKS"  # in the environment: a file for what the window's thread did meanwhile


class Beat(NamedTuple):
    """Milliseconds since the beat before, and how many of them this thread was computing.

    Where others have the processors the first is long and the second short.
    """

    wall: float
    own: float


class Heart:
    """Notes the time between two beats of the event loop, by what is being done."""

    def __init__(self) -> None:
        self.beats: dict[str, list[Beat]] = {}
        self._what = ""
        self._last, self._own = perf_counter(), thread_time()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        if path := os.environ.get(STACKS):
            own = threading.get_ident()
            threading.Thread(target=lambda: self._look(own, Path(path)), daemon=True).start()

    def during(self, what: str, act: Callable[[], object], over: Callable[[], bool]) -> None:
        """Does something, and goes on beating until it is over."""
        self._what = what
        self._last, self._own = perf_counter(), thread_time()
        act()
        patience = QElapsedTimer()
        patience.start()
        while not over():
            assert patience.elapsed() < PATIENCE_MS, f"{what} does not end"
            live(BEAT_MS)
        while what and len(self.beats.get(what, ())) < LEAST:
            live(BEAT_MS)  # and what comes of it: rows are read, pages painted
        live(10 * BEAT_MS)
        self._what = ""

    def _beat(self) -> None:
        now, own = perf_counter(), thread_time()
        if self._what:
            beat = Beat((now - self._last) * 1000, (own - self._own) * 1000)
            self.beats.setdefault(self._what, []).append(beat)
        self._last, self._own = now, own

    def _look(self, thread: int, path: Path) -> None:
        """Tells where the window's thread stands whenever a beat is late."""
        out = path.open("a", encoding="utf-8")
        while True:
            sleep(LOOK_MS / 1000)
            late = (perf_counter() - self._last) * 1000
            if self._what and late > LATE_MS:
                stack = traceback.extract_stack(sys._current_frames()[thread])
                places = " < ".join(
                    f"{each.filename.rpartition('/')[2]}:{each.lineno} {each.name}"
                    for each in reversed(stack[-14:])
                )
                print(f"{late:5.0f} ms {self._what}: {places}", file=out, flush=True)


def live(milliseconds: int) -> None:
    """Lets the event loop run; unlike QTest's waiting it leaves Python to other threads."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def idle() -> bool:
    """Whether nothing is done beside the window."""
    return not any(each.name == "long work" for each in threading.enumerate())
