"""Lets the system end the program in good order: SIGTERM, SIGHUP, Ctrl+C in a terminal."""

from __future__ import annotations

import contextlib
import os
import signal
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
        self._reading, writing, self._close = _pipe() if os.name == "posix" else _sockets()
        self._notifier = QSocketNotifier(self._reading, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        for name in ("SIGTERM", "SIGHUP", "SIGINT"):
            number = getattr(signal, name, None)
            if number is not None:
                signal.signal(number, _nothing)

    def _woken(self) -> None:
        with contextlib.suppress(OSError):
            os.read(self._reading, 64)
        self._leave()

    def close(self) -> None:
        """Ends listening."""
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._close()


def _pipe() -> tuple[int, int, Callable[[], None]]:
    """Where to read, where to write, how to close both."""
    ends = os.pipe()
    for end in ends:
        os.set_blocking(end, False)

    def close() -> None:
        for end in ends:
            os.close(end)

    return *ends, close


def _sockets() -> tuple[int, int, Callable[[], None]]:
    """The same where signals wake through sockets alone (Windows)."""
    import socket

    ends = socket.socketpair()
    for end in ends:
        end.setblocking(False)

    def close() -> None:
        for end in ends:
            end.close()

    return ends[0].fileno(), ends[1].fileno(), close


def _nothing(_number: int, _frame: object) -> None:
    """The byte was enough."""


def ending_signals(leave: Callable[[], None]) -> EndingSignals | None:
    """Listens, where this is the main thread; keep what is returned."""
    try:
        return EndingSignals(leave)
    except ValueError:
        return None
