"""Tells of an error that nobody foresaw, once, without a private word."""

from __future__ import annotations

import platform
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QUrl, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from journal import __version__
from journal.ui.theme import SPACE
from journal.ui.widgets.buttons import PlainButton, PrimaryButton
from journal.ui.widgets.label import Label

translate = QCoreApplication.translate


class CrashReport(QDialog):
    """What happened, that what was typed is still there, and the trace for whoever mends it.

    ``earlier``: it happened the last time. ``logged`` is False where the log can't be written.
    """

    def __init__(
        self,
        trace: str,
        log_folder: Path,
        parent: QWidget | None = None,
        *,
        earlier: bool = False,
        logged: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, earlier)
        self.setObjectName("crash")
        self.setWindowTitle(translate("Crash", "Networking Journal"))
        self._folder = log_folder
        versions = f"Networking Journal {__version__}, Python {platform.python_version()}"
        system = f"Qt {qVersion()}, {platform.system()} {platform.release()}"
        self.details = QPlainTextEdit(f"{versions}, {system}\n{trace}")
        self.details.setObjectName("crash.details")
        self.details.setAccessibleName(translate("Crash", "Details"))
        self.details.setReadOnly(True)
        self.details.setVisible(earlier)  # who asked for the report wants to see it
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.page)
        column.setSpacing(SPACE.medium)
        for text, look in _words(earlier=earlier, logged=logged):
            column.addWidget(Label(text, look, wrap=True))
        column.addWidget(self.details, 1)
        column.addLayout(self._buttons(earlier=earlier))
        self.setMinimumWidth(560)
        self._on.setFocus()

    def _buttons(self, *, earlier: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE.small)
        more = PlainButton(translate("Crash", "Details"))
        more.setObjectName("crash.more")
        more.clicked.connect(self._show_details)
        copy = PlainButton(translate("Crash", "Copy"))
        copy.setObjectName("crash.copy")
        copy.clicked.connect(self._copy)
        folder = PlainButton(translate("Crash", "Open log folder"))
        folder.clicked.connect(self._open_folder)
        go_on = translate("Crash", "Close") if earlier else translate("Crash", "Go on")
        on = PrimaryButton(go_on)
        on.setObjectName("crash.on")
        on.clicked.connect(self.accept)
        for button in (more, copy, folder):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(on)
        self._on = on
        return row

    def _show_details(self) -> None:
        self.details.setVisible(self.details.isHidden())
        self.adjustSize()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())

    def _open_folder(self) -> None:
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def _words(*, earlier: bool, logged: bool) -> list[tuple[str, str]]:
    """What is said, and how it looks."""
    if earlier:
        what = translate("Crash", "The program stopped unexpectedly the last time.")
        meaning = translate(
            "Crash",
            "Nothing saved was lost. The report says where in the program it happened, and"
            " nothing of what you wrote.",
        )
    else:
        what = translate("Crash", "Something went wrong in the program.")
        meaning = translate(
            "Crash",
            "What is saved is safe, and what you typed is still on the screen. You can go"
            " on; if something looks odd, close the program and start it again.",
        )
    found = [(what, "section"), (meaning, "body")]
    if not logged:
        text = translate("Crash", "The log can’t be written: copy the details if you want them.")
        found.append((text, "body"))
    return found
