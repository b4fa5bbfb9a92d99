"""A process that works the real window by a seeded script until it is killed inside of a write.

``python -m tests.reliability.driver FOLDER SEED TRANSACTION WHERE POINT``. It prints one line each
time the state of the file may have changed: ``OPEN hash``, ``FLIGHT hash`` just before a commit,
``ACK hash`` after it, ``DID action`` when the window has shown it as done, ``HIT place`` before the
end. ``FAIL`` says that the window called something saved that is not in the file.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from journal.app import run_window
from journal.options import Options
from journal.store.connection import JournalDatabase
from journal.ui.shell.window import MainWindow
from tests.e2e.hand import Hand, settle
from tests.reliability.actions import Script
from tests.reliability.hits import Hits, Plan, Where
from tests.reliability.places import NOW
from tests.reliability.state import fingerprint

ACTIONS = 14  # at most; the kill comes before most of them
PATIENCE_MS = 90_000


def tell(line: str) -> None:
    """At once, past every buffer."""
    os.write(1, f"{line}\n".encode())


def watch_store(hits: Hits) -> None:
    """Has each transaction of the program tell what it is about to commit, and that it has."""
    whole, connect = JournalDatabase.transaction, JournalDatabase._connect

    @contextmanager
    def transaction(self: JournalDatabase) -> Iterator[None]:
        connection = self.raw()
        if connection.in_transaction:
            with whole(self):
                yield
            return
        with whole(self):
            hits.begins()
            try:
                yield
            except BaseException:
                hits.ends()
                raise
            hits.paused = True
            tell(f"FLIGHT {fingerprint(connection)}")
            hits.paused = False
        hits.ends()
        hits.paused = True
        tell(f"ACK {fingerprint(connection)}")
        hits.paused = False

    def connected(self: JournalDatabase) -> object:
        connection = connect(self)
        hits.watch(connection)
        return connection

    JournalDatabase.transaction = transaction  # type: ignore[method-assign]
    JournalDatabase._connect = connected  # type: ignore[assignment,method-assign]


def main(folder: Path, seed: int, plan: Plan) -> None:
    """Runs until the end, which is the kill."""
    hits = Hits(plan, tell)
    if not hits.wrap_system_calls() and plan.where is not Where.STATEMENT:
        tell("CANNOT reach SQLite's system calls in this Python")
        os._exit(0)
    watch_store(hits)

    def begin() -> None:
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
        if not found or not found[0].is_painted:
            QTimer.singleShot(10, begin)
            return
        try:
            window = found[0]
            window.showNormal()
            window.resize(1280, 800)
            window.activateWindow()
            settle()
            hits.paused = True
            tell(f"OPEN {fingerprint(window.library.exports._database.raw())}")
            hits.paused = False
            Script(Hand(window), folder, seed, tell).run(ACTIONS)
        except BaseException:
            tell("FAIL " + traceback.format_exc().replace("\n", " | "))
            os._exit(3)
        tell("END")
        os._exit(0)

    app = QApplication(sys.argv[:1])
    QTimer.singleShot(0, begin)
    QTimer.singleShot(PATIENCE_MS, lambda: (tell("FAIL it waits for something"), os._exit(4)))
    run_window(Options(data_dir=folder, sample=True, now=NOW))
    del app
    tell("FAIL the window closed by itself")
    os._exit(5)


if __name__ == "__main__":
    main(
        Path(sys.argv[1]),
        int(sys.argv[2]),
        Plan(int(sys.argv[3]), Where(sys.argv[4]), int(sys.argv[5])),
    )
