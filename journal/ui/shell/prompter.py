"""Puts questions in dialogs. Words come from whoever asks; they are shown as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class WindowPrompter:
    """The Prompter of the services, over a window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def confirm(self, question: str, details: str, yes: str, no: str) -> bool:
        """Buttons with verbs; Esc and closing mean ``no``, which Enter presses too."""
        return self.choose(question, details, [yes], no) is not None

    def choose(
        self,
        question: str,
        details: str,
        ways: Sequence[str],
        no: str,
        *,
        default: int | None = None,
    ) -> int | None:
        """A button for each way; Esc and closing mean ``no``, Enter too without a ``default``."""
        from PySide6.QtWidgets import QMessageBox  # dialogs take their time to load

        box = QMessageBox(self._window)
        box.setObjectName("prompter.confirm")
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self._window.windowTitle())
        box.setText(question)
        box.setInformativeText(details)
        buttons = [box.addButton(way, QMessageBox.ButtonRole.AcceptRole) for way in ways]
        refused = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(refused if default is None else buttons[default])
        box.setEscapeButton(refused)
        box.exec()
        clicked = box.clickedButton()
        return next((place for place, each in enumerate(buttons) if each is clicked), None)

    def ask_text(self, title: str, label: str, text: str = "") -> str | None:
        """A line of text; None when it was given up."""
        from PySide6.QtWidgets import QInputDialog, QLabel

        dialog = QInputDialog(self._window)
        dialog.setObjectName("prompter.ask")
        dialog.setWindowTitle(title)
        dialog.setLabelText(label)
        dialog.setTextValue(text)
        for each in dialog.findChildren(QLabel):
            each.setTextFormat(Qt.TextFormat.PlainText)  # names may look like markup
        given = dialog.exec() == QInputDialog.DialogCode.Accepted
        return dialog.textValue() if given else None

    def open_path(self, title: str, folder: Path, patterns: str) -> Path | None:
        """A file to read."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _pattern = QFileDialog.getOpenFileName(self._window, title, str(folder), patterns)
        return Path(chosen) if chosen else None

    def open_folder(self, title: str, folder: Path) -> Path | None:
        """A folder to write into."""
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(self._window, title, str(folder))
        return Path(chosen) if chosen else None

    def save_path(self, title: str, proposed: Path, patterns: str) -> Path | None:
        """A file to write; the dialog asks before it replaces one."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _pattern = QFileDialog.getSaveFileName(self._window, title, str(proposed), patterns)
        return Path(chosen) if chosen else None
