"""Typing while a backup is made beside the window: ``python -m tests.bench.beside [CONTACTS]``.

Prints how long the backup takes, and the milliseconds of a key, from the event to the end of
painting, without and with a backup being made.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from journal.app import run_window
from journal.errors import KnownError
from journal.options import Options
from journal.services.backup_files import Reason
from journal.ui.shell.window import MainWindow
from tests.bench.make import bench_journal
from tests.bench.now import NOW_TEXT
from tests.bench.processes import profile
from tests.bench.window import Painted, press

BETWEEN_MS = 40  # a very fast typist
KEYS = 100
TIMES = 3
MOST_MS = 16


def live(milliseconds: int) -> None:
    """Lets the event loop run, and other threads with it."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Typing:
    """Types into the first note of a person, and notes how long each key takes."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.painted = Painted()
        window.navigator.show_contact(window.library.people.tree()[7].id)
        live(500)
        self.field = next(
            each for each in window.findChildren(QPlainTextEdit)
            if each.isVisible() and not each.isReadOnly()
        )  # fmt: skip
        self.field.setFocus()
        live(200)

    def type(self, go_on: Callable[[int], bool]) -> list[float]:
        """Until it is enough."""
        found: list[float] = []
        while go_on(len(found)):
            self.painted.watch([self.field.viewport()])
            began = perf_counter()
            press(self.field, "the quick brown fox "[len(found) % 20])
            self.painted.wait(began)
            found.append((perf_counter() - began) * 1000)
            live(BETWEEN_MS)
        return found


def measure(window: MainWindow) -> bool:
    """Prints all; whether the promise is kept."""
    backing = window._around.keeper.backing()
    live(7_000)  # the backup of this day
    while backing.busy:
        live(100)
    typing = Typing(window)
    typing.type(lambda count: count < 20)
    _tell("alone", typing.type(lambda count: count < KEYS))
    beside: list[float] = []
    for _ in range(TIMES):
        began = perf_counter()
        backing.make(Reason.ASKED, lambda _made: None, _fail)
        beside += typing.type(lambda _count: backing.busy)
        print(f"backup {perf_counter() - began:.2f} s", flush=True)
    _tell("while backing up", beside)
    return median(beside) <= MOST_MS


def _fail(error: KnownError) -> None:
    raise error


def _tell(what: str, found: list[float]) -> None:
    late = quantiles(found, n=20)[-1]
    print(
        f"a key, {what}: median {median(found):.1f} ms, p95 {late:.1f} ms, most {max(found):.1f} ms"
        f" ({len(found)} keys)",
        flush=True,
    )


def main() -> int:
    """1 when the promise is broken."""
    contacts = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    source = bench_journal(contacts, lambda text: print(text, flush=True))
    app = QApplication(sys.argv[:1])
    kept: list[bool] = []
    with profile() as folder:
        path = Path(shutil.copyfile(source, folder / "copy.journal"))

        def begin() -> None:
            window = next(
                (each for each in app.topLevelWidgets() if isinstance(each, MainWindow)), None
            )
            if window is None or not window.isVisible():
                QTimer.singleShot(20, begin)
                return
            try:
                kept.append(measure(window))
            finally:
                window.close()

        QTimer.singleShot(0, begin)
        now = datetime.fromisoformat(NOW_TEXT).replace(tzinfo=UTC)
        run_window(Options(journal=path, data_dir=folder, now=now))
    return 0 if kept == [True] else 1


if __name__ == "__main__":
    sys.exit(main())
