"""The check of a journal beside its window, and the repair of what it found."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

import journal as package
from journal.domain.changes import ChangeSet, Kind
from journal.domain.views.checking import Fault, Finding, Words
from journal.errors import BadFile, KnownError, mark
from journal.services.background import COMMIT_WAIT_MS, Job, beside
from journal.services.import_reading import command
from journal.store.journal import Journal

_PROGRESS = "progress"


class Checking(QObject):
    """One check, in a process of its own: on a thread it would hold the window up for seconds.

    One of ``done`` and ``failed`` comes, unless it was stopped.
    """

    progressed = Signal(object, object)  # done, total
    done = Signal(object)  # list of Finding
    failed = Signal(object)  # KnownError

    def __init__(self, journal: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = journal.name
        self._arguments = ["--journal", str(journal), "check", "--json", "--progress"]
        self._read = b""
        self._process: QProcess | None = None

    def start(self) -> None:
        """Begins."""
        process = self._process = QProcess(self)
        surroundings = QProcessEnvironment.systemEnvironment()
        places = [str(Path(package.__file__).resolve().parents[1])]
        if before := surroundings.value("PYTHONPATH"):
            places.append(before)
        surroundings.insert("PYTHONPATH", os.pathsep.join(places))
        process.setProcessEnvironment(surroundings)
        process.readyReadStandardOutput.connect(self._hear)
        process.finished.connect(self._finish)
        process.errorOccurred.connect(self._trouble)
        program, *arguments = command(*self._arguments)
        process.start(program, arguments)
        process.closeWriteChannel()

    def stop(self) -> None:
        """Gives it up; nothing more is told."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.waitForFinished(1_000)

    def _trouble(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._fail()

    def _hear(self) -> None:
        if self._process is None:
            return
        self._read += bytes(self._process.readAllStandardOutput().data())
        *lines, _rest = self._read.split(b"\n")
        for line in lines:
            if not line.startswith(_PROGRESS.encode()):
                return  # the findings: taken when the process has ended
            _word, done, total = line.split()
            self._read = self._read.partition(b"\n")[2]
            self.progressed.emit(int(done), int(total))

    def _finish(self) -> None:
        if self._process is None:
            return
        self._hear()
        self._process = None
        try:
            found = [_finding(each) for each in json.loads(self._read)["findings"]]
        except (ValueError, KeyError, TypeError):
            self._fail()
        else:
            self.done.emit(found)

    def _fail(self) -> None:
        self._process = None
        self.failed.emit(
            BadFile(
                mark("The check of “{file}” broke off before its end."),
                mark("Nothing was changed."),
                mark("Try again in a moment."),
                file=self._name,
            )
        )


class Checks:
    """Checks and repairs of one open journal."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    @property
    def read_only(self) -> bool:
        """Whether nothing can be repaired."""
        return self._journal.read_only

    def check(self, parent: QObject | None = None) -> Checking:
        """Begins a check of what is in the file; whoever asks keeps it."""
        checking = Checking(self._journal.path, parent)
        checking.start()
        return checking

    def repair(
        self,
        found: Sequence[Finding],
        words: Words,
        done: Callable[[list[Finding]], object],
        failed: Callable[[KnownError], object],
        stopped: Callable[[], object] = lambda: None,
    ) -> Job:
        """Sets right what a check found, on a thread of its own; keep the job until its end.

        It is one step, announced before ``done`` is told what was mended.
        """
        index = any(each.fault is Fault.INDEX for each in found)
        wait = self._journal.database.wait_for_others

        def work(own: Journal) -> list[Finding]:
            from journal.store.repairing import mend

            return mend(own, words, index=index)

        def hear(mended: list[Finding]) -> None:
            self._journal.hear(ChangeSet(rebuild=True, name=words.step if mended else ""))
            wait(0)
            done(mended)

        wait(COMMIT_WAIT_MS)  # the window's reads wait for the commit
        job = Job(lambda _progress: beside(self._journal, work))
        job.done.connect(hear)
        job.failed.connect(lambda error: (wait(0), failed(error)))
        job.stopped.connect(lambda: (wait(0), stopped()))
        job.start()
        return job


def _finding(told: dict[str, Any]) -> Finding:
    kind = told["kind"]
    return Finding(
        Fault(told["fault"]),
        Kind(kind) if kind else None,
        str(told["column"]),
        tuple(int(key) for key in told["ids"]),
        tuple(str(name) for name in told["names"]),
        str(told["detail"]),
    )
