"""Lets the system end the program in good order: SIGTERM, SIGHUP, Ctrl+C in a terminal."""

from __future__ import annotations

import contextlib
import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier


class EndingSignals(QObject):
    """A signal writes a byte, the byte wakes the event loop, the event loop calls ``leave``.

    Python runs its own handlers only between two lines of Python, and there are none while the
    event loop waits.
    """

    def __init__(self, leave: Callable[[], None]) -> None:
        super().__init__()
        self._leave = leave
        self._reading, self._writing = socket.socketpair()
        self._reading.setblocking(False)
        self._writing.setblocking(False)
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)
        signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)
        for name in ("SIGTERM", "SIGHUP", "SIGINT"):
            number = getattr(signal, name, None)
            if number is not None:
                signal.signal(number, _nothing)

    def _woken(self) -> None:
        with contextlib.suppress(OSError):
            self._reading.recv(64)
        self._leave()

    def close(self) -> None:
        """Ends listening."""
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._reading.close()
        self._writing.close()


def _nothing(_number: int, _frame: object) -> None:
    """The byte was enough."""


def ending_signals(leave: Callable[[], None]) -> EndingSignals | None:
    """Listens, where this is the main thread; keep what is returned."""
    try:
        return EndingSignals(leave)
    except ValueError:
        return None
