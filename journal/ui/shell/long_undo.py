"""Undo and redo of what takes a while, beside the window: how far it is, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer

from journal.domain.changes import ChangeSet
from journal.errors import KnownError
from journal.services.undoing import History
from journal.ui.shell.strips import Strips

if TYPE_CHECKING:
    from journal.services.background import Job

    Play = Callable[..., Job]  # done, failed, stopped: see History.play_in_background

Value = TypeVar("Value")

LATER_MS = 300  # what is over before that needs no words


class LongUndo(QObject):
    """Plays one step at a time; the strip tells of it."""

    def __init__(self, history: History, strips: Strips) -> None:
        super().__init__(strips)
        self._history = history
        self._strips = strips
        self._job: Job | None = None  # the last one is kept: it can't go while it tells of its end
        self.running = False
        self._text = ""
        self._part = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATER_MS)
        self._later.timeout.connect(self._show)

    def start(
        self,
        name: str,
        *,
        undo: bool,
        done: Callable[[ChangeSet], object],
        failed: Callable[[KnownError], object],
        play: Play | None = None,
    ) -> None:
        """Plays the newest step, called ``name``; without ``done`` or ``failed`` it was stopped.

        ``play`` plays something else: several steps, down to the one called so.
        """
        words = self.tr("Undoing: {name}") if undo else self.tr("Redoing: {name}")
        self._text = words.format(name=name)
        self._part = 0
        if play is None:
            play = partial(self._history.play_in_background, undo=undo)
        self.running = True

        def end_with(tell: Callable[[Value], object]) -> Callable[[Value], None]:
            def end(value: Value) -> None:
                self._over()
                tell(value)

            return end

        self._job = play(done=end_with(done), failed=end_with(failed), stopped=self._over)
        self._job.progressed.connect(self._progress)
        self._later.start()

    def end(self) -> None:
        """Stops it and waits: the journal is about to be closed. Nobody hears of it."""
        if self._job is not None and self.running:
            self._job.end()
            self._job.blockSignals(True)
            self._over()

    def _progress(self, done: int, total: int) -> None:
        self._part = 100 * done // max(total, 1)
        self._strips.go_on(self._said())

    def _show(self) -> None:
        self._strips.work(self._said(), [(self.tr("Stop"), self._stop)])

    def _said(self) -> str:
        return self.tr("{what} – {part} %").format(what=self._text, part=self._part)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.stop()

    def _over(self) -> None:
        self.running = False
        self._later.stop()
        self._strips.rest()
