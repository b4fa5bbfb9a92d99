"""Imports ahead what dialogs need, while nobody waits: else the first of each kind takes longer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, QTimer

AFTER_MS: Final = 4_000  # after the window was painted; what is on the screen comes first
BETWEEN_MS: Final = 150

# In this order each of them takes 30 ms at most.
MODULES: Final = (
    "journal.services.writing",
    "journal.domain.date_text",
    "journal.ui.dialogs.fields",
    "journal.ui.dialogs.new_contact",
    "journal.ui.dialogs.follow_up",
    "journal.ui.dialogs.new_interview",
    "journal.services.import_reading",
    "journal.services.importing",
    "journal.ui.dialogs.import_contacts_table",
    "journal.ui.dialogs.import_contacts",
    "journal.services.recovering",
    "journal.ui.dialogs.deleted",
    "journal.ui.dialogs.history",
    "journal.ui.dialogs.check",
    "journal.ui.dialogs.forget",
)


class Warming(QObject):
    """One module a turn of the event loop; none while ``busy`` says that somebody types."""

    def __init__(self, busy: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._busy = busy
        self._left: Iterator[str] = iter(MODULES)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.go_on)
        self._timer.start(AFTER_MS)

    @property
    def waiting(self) -> bool:
        """Whether there is something left to do."""
        return self._timer.isActive()

    def go_on(self) -> None:
        """The next one, if now is a good moment."""
        if not self._busy():
            name = next(self._left, None)
            if name is None:
                return
            import_module(name)
        self._timer.start(BETWEEN_MS)
