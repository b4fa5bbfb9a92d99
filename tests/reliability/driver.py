"""A process that works the real window by a seeded script until it is killed inside of a write.

``python -m tests.reliability.driver FOLDER SEED TRANSACTION WHERE POINT [AIM]``. It prints one
line each time the state of the file may have changed: ``OPEN hash``, ``FLIGHT hash`` just before a
commit, ``ACK hash`` after it, ``DOING action`` before one and ``DID action`` when the window has
shown it as done, ``HIT place`` before the end. ``FAIL`` says that the window called something saved
that is not in the file.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from journal.app import run_window
from journal.exchange.atomic import Beside
from journal.options import Options
from journal.services import backing_up, restoring
from journal.services.backup_folder import Backups, Generation
from journal.store import removing
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


def watch_files(hits: Hits) -> None:
    """The same for what writes the file as a whole: VACUUM, a backup, a backup put in place."""
    squeeze, make, put = removing.squeeze, Backups.make, restoring.put_in_place
    replace, synchronise, copy = os.replace, os.fsync, restoring._copy

    def squeezed(database: JournalDatabase) -> None:
        with counted(hits):
            squeeze(database)

    def made(self: Backups, *arguments: Any) -> Generation:
        with counted(hits):
            return make(self, *arguments)

    def put_in_place(
        checked: restoring.Checked, journal: Path, staged: Beside | None = None
    ) -> None:
        hits.paused = True
        source = sqlite3.connect(checked.path)
        after = fingerprint(source)
        source.close()
        tell(f"FLIGHT {after}")
        hits.paused = False
        with counted(hits):
            put(checked, journal, staged)
        tell(f"ACK {after}")

    def copied(checked: restoring.Checked, file: BinaryIO) -> None:
        with counted(hits):
            copy(checked, Written(file, hits))  # type: ignore[arg-type]

    removing.squeeze = squeezed
    Backups.make = made  # type: ignore[method-assign]
    backing_up.put_in_place = put_in_place
    restoring._copy = copied
    os.replace = lambda *two: hits.passing("rename", lambda: replace(*two), None)
    os.fsync = lambda file: hits.passing("fsync", lambda: synchronise(file), None)


@contextmanager
def counted(hits: Hits) -> Iterator[None]:
    """What happens meanwhile is like a transaction."""
    hits.begins()
    try:
        yield
    finally:
        hits.ends()


class Written:
    """A file that may be cut off in the middle of a write."""

    def __init__(self, file: BinaryIO, hits: Hits) -> None:
        self._file = file
        self._hits = hits

    def write(self, data: bytes) -> int:
        """All of it, or half of it and the end."""

        def half() -> None:
            self._file.write(data[: len(data) // 2])
            self._file.flush()

        written: int = self._hits.passing("write", lambda: self._file.write(data), half)
        return written


def main(folder: Path, seed: int, plan: Plan) -> None:
    """Runs until the end, which is the kill."""
    hits = Hits(plan, tell)
    if not hits.wrap_system_calls() and plan.where is not Where.STATEMENT:
        tell("CANNOT reach SQLite's system calls in this Python")
        os._exit(0)
    watch_store(hits)
    watch_files(hits)

    def told(line: str) -> None:
        if line.startswith("DOING "):
            hits.doing = line.removeprefix("DOING ")
        tell(line)

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
            Script(Hand(window), folder, seed, told).run(ACTIONS, plan.aim)
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
        Plan(int(sys.argv[3]), Where(sys.argv[4]), int(sys.argv[5]), *sys.argv[6:]),
    )
