"""Asks for the next steps of many people a slice at a time, so that the window never waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from journal.itemmodels.step_cache import StepCache

SLICE: Final = 250  # about 8 ms


class StepLoader(QObject):
    """One job at a time; a new one replaces the one before. ``busy`` tells of its begin and end."""

    busy = Signal(bool)

    def __init__(self, steps: StepCache, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        self._left: list[int] = []
        self._then: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def load(self, keys: list[int], then: Callable[[], None]) -> None:
        """Calls ``then`` once the steps of all these people are known; at once if they are few."""
        self._left = self._steps.missing(keys)
        self._then = then
        if len(self._left) <= SLICE:
            self._go_on()
        else:
            self.busy.emit(True)
            self._timer.start()

    def stop(self) -> None:
        """What is under way is not wanted any more."""
        if self._timer.isActive():
            self._timer.stop()
            self.busy.emit(False)
        self._then = None

    def _go_on(self) -> None:
        now, self._left = self._left[:SLICE], self._left[SLICE:]
        if now and not self._steps.load(now):
            self._left = now + self._left  # the journal is busy: the next tick tries again
            self._timer.setInterval(100)
            self._timer.start()
            return
        self._timer.setInterval(0)
        if self._left:
            self._timer.start()
            return
        then = self._then
        self.stop()
        if then is not None:
            then()
