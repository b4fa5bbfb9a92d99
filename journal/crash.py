"""What happens to an error nobody foresaw: one report, and the program goes on."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from journal.domain.clock import Clock
from journal.logs import Log

REPEATED_SECONDS = 1.0
PACKAGE = Path(__file__).resolve().parent


class CrashHook(QObject):
    """In place of ``sys.excepthook``; may be called on any thread, and dozens of times.

    What was raised may carry names and notes, so only its type and our own lines of code are
    kept, never its message. An error that is raised
    again at once is logged and shown once.
    """

    _raised = Signal(str, bool)

    def __init__(self, log: Log, clock: Clock, parent: Callable[[], QWidget | None]) -> None:
        super().__init__()
        self._log = log
        self._clock = clock
        self._parent = parent
        self._shown = False
        self._last: dict[str, float] = {}
        self._before = sys.excepthook
        self._threads_before = threading.excepthook
        self._raised.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """From now on."""
        sys.excepthook = self._hook
        threading.excepthook = lambda told: self._hook(
            told.exc_type, told.exc_value, told.exc_traceback
        )

    def remove(self) -> None:
        """As it was."""
        sys.excepthook = self._before
        threading.excepthook = self._threads_before

    def _hook(
        self,
        kind: type[BaseException],
        _error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        text = report(kind, trace)
        if self._is_repeated(text):
            return
        logged = self._log.note(self._clock.now().isoformat(timespec="seconds"), text)
        self._raised.emit(text, logged)

    def _show(self, text: str, logged: bool) -> None:
        if self._shown:
            return
        self._shown = True
        try:
            from journal.ui.dialogs.crash_report import CrashReport

            # Over a dialog that is open: below it, it could be neither seen nor closed.
            parent = QApplication.activeModalWidget() or self._parent()
            CrashReport(text, self._log.path.parent, parent, logged=logged).exec()
        finally:
            self._shown = False
            self._last[text] = time.monotonic()

    def _is_repeated(self, text: str) -> bool:
        """A painting that raises does so each time; what is pressed once more is told once more."""
        before, now = self._last.get(text), time.monotonic()
        self._last[text] = now
        return before is not None and now - before < REPEATED_SECONDS


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """The type of an error, and which of our lines led to it."""
    import traceback  # no start needs it

    lines = [f"{kind.__module__}.{kind.__qualname__}"]
    for frame in traceback.extract_tb(trace):
        path = Path(frame.filename)
        try:
            shown = path.resolve().relative_to(PACKAGE.parent).as_posix()
        except ValueError:
            shown = path.name
        lines.append(f"  {shown}:{frame.lineno} {frame.name}")
    return "\n".join(lines)
