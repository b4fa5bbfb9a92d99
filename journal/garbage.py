"""Collects garbage on the window's thread alone.

Python collects cycles on whichever thread happens to allocate next. On a thread that works beside
the window this takes widgets apart that somebody closed, and Qt ends the process for it (seen as
an abort or a segmentation fault minutes after the cause). So the automatic collection stays off,
and a timer of the window's thread collects what the automatic one would have.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_000


class GarbageCollector(QObject):
    """From ``start`` on until it goes; a collection is as large as Python's own would be."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """What is there now stays for good: it needn't be looked through each time."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def look(self) -> int | None:
        """Collects the oldest generation that is due and those below; which, None for none."""
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [each for each in range(3) if limits[each] and counts[each] > limits[each]]
        if not due:
            return None
        gc.collect(due[-1])
        return due[-1]
