"""Commands about files: other journals, the log folder."""

from __future__ import annotations

import contextlib
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from journal.paths import make_private
from journal.ui.shell.context import PageContext
from journal.ui.shell.surroundings import Surroundings

translate = QCoreApplication.translate


class Files(QObject):
    """Opening another journal is asked of the program: a window stays with its own."""

    open_requested = Signal(object)  # the path of another journal
    sample_requested = Signal()
    own_requested = Signal()

    def __init__(self, context: PageContext, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._around = around

    @property
    def is_own(self) -> bool:
        """Whether the user's own journal is open."""
        return self._around.journal == self._around.paths.journal

    @property
    def is_sample(self) -> bool:
        """Whether the sample journal is open."""
        return self._around.is_sample

    def open_journal(self) -> None:
        """Asks which journal, and has it opened."""
        chosen = self._context.prompter.open_path(
            translate("Files", "Open journal"),
            self._around.journal.parent,
            translate("Files", "Journals (*.journal);;All files (*)"),
        )
        if chosen is not None:
            self.open_requested.emit(chosen)

    def open_sample(self) -> None:
        """The journal with made-up people."""
        self.sample_requested.emit()

    def open_own(self) -> None:
        """The user's own journal."""
        self.own_requested.emit()

    def show_log(self) -> None:
        """Opens the folder of the log, made if there was nothing to log yet."""
        with contextlib.suppress(OSError):
            make_private(self._around.paths.logs)
        self.show_folder(self._around.paths.logs)

    def show_folder(self, folder: Path) -> None:
        """Hands a folder to the desktop, or says where it is."""
        from PySide6.QtCore import QUrl

        if not self._around.open_url(QUrl.fromLocalFile(str(folder))):
            self._context.notifier.say(
                translate("Files", "The folder is {folder}").format(folder=folder)
            )
