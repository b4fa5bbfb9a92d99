"""The strip after a crash, and its report."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from journal.ui.dialogs.crash_report import CrashReport
from journal.ui.shell.stopping import tell_stopped
from journal.ui.shell.window import MainWindow


def test_it_is_said_in_one_strip_with_the_report(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    tell_stopped(window, "Fatal Python error: Aborted", tmp_path)
    assert window.strips.text() == (
        "The program stopped unexpectedly the last time; nothing saved was lost."
    )
    (button,) = window.strips.buttons()
    assert button.text() == "Show the report"
    button.click()
    qtbot.waitUntil(lambda: window.findChild(CrashReport) is not None)
    report = window.findChild(CrashReport)
    assert "Fatal Python error: Aborted" in report.details.toPlainText()
    texts = " ".join(label.text() for label in report.findChildren(QLabel))
    assert "Nothing saved was lost" in texts
    report.accept()
    QApplication.processEvents()
