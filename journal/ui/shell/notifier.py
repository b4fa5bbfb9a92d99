"""Tells the user something: toast, strip, status bar."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from journal.errors import KnownError, Refused
from journal.ui.shell.strips import Buttons, Strips
from journal.ui.shell.telling import told
from journal.ui.widgets.announce import announce

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStatusBar

    from journal.ui.widgets.toast import Toast

REFUSAL_MS = 8_000


class WindowNotifier:
    """The Notifier of the services, in a window."""

    def __init__(
        self, toast: Toast, strips: Strips, status: QStatusBar, undo: Callable[[], object]
    ) -> None:
        self._toast = toast
        self._strips = strips
        self._status = status
        self._undo = undo

    def done(self, text: str, *, undo: bool = True) -> None:
        """What was just done, with a way back."""
        words = QCoreApplication.translate("Notifier", "Undo") if undo else ""
        self._toast.announce(text, words, self._undo if undo else None)

    def say(self, text: str, *, action: str = "", run: object = None) -> None:
        """A notice with one action at most."""
        self._toast.announce(text, action, run if callable(run) else None, returns=True)

    def refuse(self, text: str) -> None:
        """Why something can't be done."""
        self._status.showMessage(text, REFUSAL_MS)
        announce(self._status, text, assertive=True)

    def withdraw(self) -> None:
        """What was refused last is of no interest any more."""
        self._status.clearMessage()

    def forget(self) -> None:
        """What was offered last is about what isn't there any more."""
        self._toast.dismiss()
        self._status.clearMessage()

    def problem(self, error: KnownError) -> None:
        """A known error; a refusal needs no strip."""
        if isinstance(error, Refused):
            self.refuse(told(error))
        else:
            self._strips.problem(told(error))

    def problem_with(self, error: KnownError, buttons: Buttons) -> None:
        """A known error with what can be done about it; it stays until it is ``settled``."""
        self._strips.problem(told(error), buttons)

    def settled(self) -> None:
        """What went wrong is over."""
        self._strips.settled()
