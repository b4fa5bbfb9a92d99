"""One open journal in its window, from its opening until its file is given back."""

from __future__ import annotations

import gc
from contextlib import suppress

from journal.domain.clock import SystemClock
from journal.errors import KnownError
from journal.keeping import Keeping
from journal.services.lock import JournalLock
from journal.services.opening import Opened
from journal.ui.shell.window import MainWindow


class Session:
    """One open journal and its window; ``first`` is the one the program was started with."""

    def __init__(self, opened: Opened, window: MainWindow, keeping: Keeping, first: bool) -> None:
        self.path = opened.path
        self.journal = opened.journal
        self.lock = opened.lock
        self.window = window
        self.keeping = keeping
        self.first = first
        self.replaced = False  # its file has another in its place, and it must not write

    def end(self, going_on: JournalLock | None = None) -> None:
        """Writes what is still staged, takes the window away and gives the file back.

        ``going_on`` is the lock of the window that follows, which may be the same.
        """
        self.window.library.file.close()
        self.keeping.let_go()
        if not self.replaced:
            self.window.library.autosave.flush()
            self._forget_old()
        gc.unfreeze()
        self.window.deleteLater()
        self.journal.close()
        if self.lock is not None and self.lock is not going_on:
            self.lock.release()

    def _forget_old(self) -> None:
        """Bounds the history, now that nobody waits; by the real time alone.

        What can't be written now is dropped the next time.
        """
        if isinstance(self.journal.clock, SystemClock):
            with suppress(KnownError):
                self.journal.forget_old()
