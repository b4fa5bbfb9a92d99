"""Reads what lies below the window's edge a moment later, so that what is seen comes first."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from journal.errors import KnownError

AFTER_MS: Final = 60  # what else happens with a change or a start comes first


class Below:
    """One reading a turn of the event loop; none before ``page`` was painted, or while hidden."""

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self._left: deque[Callable[[], object]] = deque()
        self._painted = False
        self._timer = QTimer(page)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MS)
        self._timer.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether something is still to be read."""
        return bool(self._left)

    def add(self, read: Callable[[], object]) -> None:
        """This too, after what was added before."""
        self._left.append(read)
        self.go_on()

    def stop(self) -> None:
        """What is left is not wanted any more."""
        self._left.clear()
        self._timer.stop()

    def finish(self) -> None:
        """What is left is wanted now."""
        while self._left:
            read = self._left.popleft()
            try:
                read()
            except KnownError:
                self._left.appendleft(read)
                raise
        self._timer.stop()

    def painted(self) -> None:
        """The page was painted: from now on there is time."""
        if not self._painted:
            self._painted = True
            self.go_on()

    def go_on(self) -> None:
        """Also with what was left while the page was hidden."""
        if self._left and self._painted:
            self._timer.start()

    def _go_on(self) -> None:
        if self._left and self._page.isVisible():
            read = self._left.popleft()
            self.go_on()  # before it is read: an error takes away but one
            read()
