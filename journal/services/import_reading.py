"""Reads a file of contacts without keeping the window waiting: a large one in a child process.

Taking text apart is pure Python, which on a thread would hold the window up for seconds.
"""

from __future__ import annotations

import os
import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

import journal as package
from journal.errors import BadFile, KnownError, mark
from journal.exchange.draft_json import LineReader, Planned
from journal.exchange.drafts import ReadResult

SMALL_BYTES = 200_000
_SLICE_SECONDS = 0.008  # for what came from the child, between two turns of the event loop


@dataclass(frozen=True)
class Answers:
    """What a person said of a file that leaves a doubt; None is not asked."""

    encoding: str | None = None
    day_first: bool | None = None

    def options(self) -> list[str]:
        """The same for the command line."""
        told = []
        if self.encoding is not None:
            told += ["--encoding", self.encoding]
        if self.day_first is not None:
            told += ["--dates", "day-first" if self.day_first else "month-first"]
        return told


def command(*arguments: str) -> list[str]:
    """This same program's command line, from a checkout, an installation or a bundle."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    return [sys.executable, "-m", package.__name__, *arguments]


class PlanReading(QObject):
    """One file being read. ``start`` may already tell the end: a small file is read at once.

    One of ``done`` and ``failed`` comes, unless it was stopped.
    """

    counted = Signal(object)  # rows so far
    done = Signal(object, object)  # ReadResult, list of planned rows
    failed = Signal(object)  # KnownError

    def __init__(
        self,
        path: Path,
        journal: Path,
        now: datetime,
        answers: Answers,
        plan: Callable[[], tuple[ReadResult, list[Planned]]],
        parent: QObject | None = None,
    ) -> None:
        """``plan`` does it all at once, in this process."""
        super().__init__(parent)
        self._path = path
        self._journal = journal
        self._arguments = [
            "--journal", str(journal), "--now", now.isoformat(timespec="seconds"),
            "import", str(path), "--dry-run", "--json", *answers.options(),
        ]  # fmt: skip
        self._plan = plan
        self._reader = LineReader()
        self._waiting: deque[str] = deque()
        self._rest = b""
        self._ended = False
        self._process: QProcess | None = None
        self._slices = QTimer(self)
        self._slices.timeout.connect(self._take)

    def start(self) -> None:
        """Reads; a file that can't even be looked at is told by ``failed``."""
        try:
            small = self._path.stat().st_size < SMALL_BYTES
            # A handle of ours on the open journal, closed, would drop the locks that SQLite has.
            small = small and not self._path.samefile(self._journal)
        except (OSError, ValueError):
            small = True  # the reader says what is wrong
        if small:
            self._at_once()
        else:
            self._by_child()

    def stop(self) -> None:
        """Gives it up; nothing more is told."""
        self._slices.stop()
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.waitForFinished(1_000)

    def _at_once(self) -> None:
        try:
            result, rows = self._plan()
        except KnownError as error:
            self.failed.emit(error)
        else:
            self.done.emit(result, rows)

    def _by_child(self) -> None:
        process = self._process = QProcess(self)
        surroundings = QProcessEnvironment.systemEnvironment()
        # Where this package was found, it is found again, whatever folder we are in.
        places = [str(Path(package.__file__).resolve().parents[1])]
        if before := surroundings.value("PYTHONPATH"):
            places.append(before)
        surroundings.insert("PYTHONPATH", os.pathsep.join(places))
        process.setProcessEnvironment(surroundings)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._finish)
        process.errorOccurred.connect(self._trouble)
        program, *arguments = command(*self._arguments)
        process.start(program, arguments)
        process.closeWriteChannel()

    def _trouble(self, error: QProcess.ProcessError) -> None:
        if self._process is not None and error is QProcess.ProcessError.FailedToStart:
            self.stop()
            self._at_once()  # slower for the window, but it is read

    def _read(self) -> None:
        if self._process is None:
            return
        whole = self._rest + bytes(self._process.readAllStandardOutput().data())
        *lines, self._rest = whole.split(b"\n")
        self._waiting.extend(line.decode("utf-8", "replace") for line in lines)
        if self._waiting:
            self._slices.start(0)

    def _finish(self) -> None:
        if self._process is None:
            return
        self._read()
        if self._rest:
            self._waiting.append(self._rest.decode("utf-8", "replace"))
            self._rest = b""
        self._ended = True
        self._slices.start(0)

    def _take(self) -> None:
        """A few of the lines that came; the rest when the window has had its turn."""
        until = time.monotonic() + _SLICE_SECONDS
        try:
            while self._waiting and time.monotonic() < until:
                self._reader.take(self._waiting.popleft())
        except KnownError as error:
            self._fail(error)
            return
        except (ValueError, KeyError, TypeError):
            self._fail(self._broken_off())
            return
        self.counted.emit(len(self._reader.rows))
        if self._waiting:
            return
        self._slices.stop()
        if self._ended:
            self._process = None
            if self._reader.complete:
                self.done.emit(self._reader.result(), self._reader.rows)
            else:
                self.failed.emit(self._broken_off())

    def _fail(self, error: KnownError) -> None:
        self.stop()
        self.failed.emit(error)

    def _broken_off(self) -> BadFile:
        return BadFile(
            mark("Reading “{file}” broke off before its end."),
            mark("Nothing was changed."),
            mark("Try again; if it breaks off again, split the file into smaller ones."),
            file=self._path.name,
        )
