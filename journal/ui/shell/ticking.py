"""Notices that time passes: twice a minute, at midnight, and when the clock jumps."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from journal.domain.clock import Clock

TICK_MS = 30_000


class Ticking(QObject):
    """``minute`` comes when another minute is shown by the clock, or the clock was changed."""

    minute = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._seen = clock.now()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Looks at the clock now; also after the computer woke up or the window came to front."""
        now = self._clock.now()
        same = now.replace(second=0, microsecond=0) == self._seen.replace(second=0, microsecond=0)
        if not same or abs(now - self._seen) > timedelta(minutes=1):
            self._seen = now
            self.minute.emit()
