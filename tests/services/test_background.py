"""Work beside the window: threads take short turns while there is some."""

from __future__ import annotations

import sys
import threading

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.services.background import TURN, Job, Progress


def test_turns_are_as_they_were_once_the_last_work_has_ended(
    qapp: QApplication, qtbot: QtBot
) -> None:
    usual = sys.getswitchinterval()
    assert usual > TURN * 2
    gates = [threading.Event(), threading.Event()]

    class Other(Job):
        """Another kind of work is counted with the rest."""

    def made(kind: type[Job], gate: threading.Event) -> Job:
        def work(_progress: Progress) -> bool:
            return gate.wait(10)

        return kind(work)

    jobs = [made(Job, gates[0]), made(Other, gates[1])]
    for job in jobs:
        job.start()
    for job, gate, shortened in zip(jobs, gates, (True, False), strict=True):
        assert sys.getswitchinterval() < TURN * 2
        with qtbot.waitSignal(job.done):
            gate.set()
        assert (sys.getswitchinterval() < TURN * 2) is shortened


def test_work_that_fails_gives_them_back_too(qapp: QApplication, qtbot: QtBot) -> None:
    usual = sys.getswitchinterval()

    def work(progress: Progress) -> None:
        job.stop()
        progress(1, 2)

    job = Job(work)
    with qtbot.waitSignal(job.stopped):
        job.start()
    assert sys.getswitchinterval() == usual
