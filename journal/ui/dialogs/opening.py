"""Says why a journal can't be opened, and offers what can be done instead."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from journal.errors import KnownError
from journal.ui.shell.telling import sentences
from journal.ui.theme import SPACE
from journal.ui.widgets.buttons import PlainButton, PrimaryButton
from journal.ui.widgets.label import Label

translate = QCoreApplication.translate
WIDTH = 520


class Plain(QDialog):
    """What happened in bold, then what it means and what to do, then buttons."""

    def __init__(self, error: KnownError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Opening", "Networking Journal"))
        what, meaning, advice = sentences(error)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.page)
        column.setSpacing(SPACE.medium)
        column.addWidget(Label(what, "section", wrap=True))
        for text in (meaning, advice):
            if text:
                column.addWidget(Label(text, wrap=True))
        column.addSpacing(SPACE.small)
        self.row = QHBoxLayout()
        self.row.setSpacing(SPACE.small)
        self.row.addStretch(1)
        column.addLayout(self.row)
        self.setMinimumWidth(WIDTH)


class OpeningProblem(Plain):
    """``path`` is the journal chosen instead, ``is_new`` that it is to be made."""

    def __init__(self, error: KnownError, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(error, parent)
        self.setObjectName("opening")
        self.path: Path | None = None
        self.is_new = False
        self._folder = folder
        leave = PlainButton(translate("Opening", "Quit"))
        leave.setObjectName("opening.quit")
        leave.clicked.connect(self.reject)
        new = PlainButton(translate("Opening", "Start a new journal…"))
        new.setObjectName("opening.new")
        new.clicked.connect(self._start_new)
        other = PrimaryButton(translate("Opening", "Open another…"))
        other.setObjectName("opening.other")
        other.clicked.connect(self._open_other)
        for button in (leave, new, other):
            self.row.addWidget(button)
        other.setFocus()

    def _open_other(self) -> None:
        chosen, _pattern = QFileDialog.getOpenFileName(
            self,
            translate("Opening", "Open journal"),
            str(self._folder),
            translate("Opening", "Journals (*.journal);;All files (*)"),
        )
        if chosen:
            self.path = Path(chosen)
            self.accept()

    def _start_new(self) -> None:
        chosen, _pattern = QFileDialog.getSaveFileName(
            self,
            translate("Opening", "Start a new journal"),
            str(free_name(self._folder)),
            translate("Opening", "Journals (*.journal)"),
            options=QFileDialog.Option.DontConfirmOverwrite,  # one that exists is never replaced
        )
        if chosen:
            path = Path(chosen)
            self.path = path if path.suffix else path.with_suffix(".journal")
            self.is_new = True
            self.accept()


def free_name(folder: Path) -> Path:
    """A name for a new journal that no file has yet."""
    number = 1
    while True:
        name = "networking.journal" if number == 1 else f"networking-{number}.journal"
        if not (folder / name).exists():
            return folder / name
        number += 1


def tell(error: KnownError, parent: QWidget | None) -> None:
    """One problem, one button."""
    dialog = Plain(error, parent)
    dialog.setObjectName("opening.told")
    button = PrimaryButton(translate("Opening", "Close"))
    button.clicked.connect(dialog.accept)
    dialog.row.addWidget(button)
    button.setFocus()
    dialog.exec()
