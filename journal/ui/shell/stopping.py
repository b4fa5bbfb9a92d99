"""Tells that the program stopped unexpectedly the last time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from journal.ui.shell.front import open_in_front

if TYPE_CHECKING:
    from journal.ui.shell.window import MainWindow

translate = QCoreApplication.translate


def tell_stopped(window: MainWindow, report: str, folder: Path) -> None:
    """One message, shown when there is nothing else to say."""

    def show() -> None:
        from journal.ui.dialogs.crash_report import CrashReport

        open_in_front(CrashReport(report, folder, window, earlier=True), window)

    window.strips.hint(
        translate(
            "Stopping",
            "The program stopped unexpectedly the last time; nothing saved was lost.",
        ),
        [(translate("Stopping", "Show the report"), show)],
    )
