"""Writes what is typed: a moment after the last key, every so often meanwhile, at every border."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from journal.errors import JournalBusy, KnownError, StillBusy

PAUSE_MS = 400
AT_MOST_MS = 2_000
RETRY_MS = 250
FAILED_RETRY_MS = 5_000
LONG_MS = 5_000  # so long somebody else may hold the journal before it is told


class SaveState(StrEnum):
    """What the status bar tells."""

    SAVED = "saved"
    SAVING = "saving"
    FAILED = "failed"


class Autosave(QObject):
    """Holds unsaved texts by key until they are written; a refused write stays and is retried.

    ``stage`` replaces what was staged under the same key. A text that can't be written stays
    staged, and ``state`` says so, until ``flush`` succeeds; it is tried again by itself every
    ``again_ms``. One whose writing ran into a bug stays too; the bug is raised once everything else
    is written, and nothing repeats it by itself.
    """

    state_changed = Signal(object, object)  # SaveState, KnownError | None

    def __init__(self, parent: QObject | None = None, again_ms: int = FAILED_RETRY_MS) -> None:
        super().__init__(parent)
        self._staged: dict[Hashable, Callable[[], None]] = {}
        self._tried: list[Hashable] = []  # being written just now; a flush may run within another
        self.state = SaveState.SAVED
        self._refused = 0  # times in a row, RETRY_MS apart, since somebody else holds the journal
        self._pause = self._timer(PAUSE_MS)
        self._at_most = self._timer(AT_MOST_MS)
        self._retry = self._timer(RETRY_MS)
        self._again = self._timer(again_ms)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.flush)
        return timer

    @property
    def pending(self) -> bool:
        """True while something typed is not in the file yet."""
        return bool(self._staged)

    def is_staged(self, key: Hashable) -> bool:
        """Whether what was typed under ``key`` is not in the file yet."""
        return key in self._staged

    def is_unsaved(self, key: Hashable) -> bool:
        """The same, also from within the try to write it: it may be refused."""
        return key in self._staged or key in self._tried

    def stage(self, key: Hashable, write: Callable[[], None]) -> None:
        """Has ``write`` called soon; it must do all of its work in one step of the journal."""
        self._staged[key] = write
        self._pause.start()
        if not self._at_most.isActive():
            self._at_most.start()
        self._set(SaveState.SAVING, None)

    def flush(self) -> bool:
        """Writes all that is staged now; False when something is still unsaved."""
        for timer in (self._pause, self._at_most, self._retry, self._again):
            timer.stop()
        failed: KnownError | None = None
        busy: JournalBusy | None = None
        bug: Exception | None = None
        for key in list(self._staged):
            # Taken out first: what is written may be shown at once, and that may flush again.
            write = self._staged.pop(key, None)
            if write is None:
                continue
            self._tried.append(key)
            try:
                write()
            except JournalBusy as error:
                busy = error
            except KnownError as error:
                failed = error
            except Exception as error:
                bug = error
            else:
                continue
            finally:
                self._tried.remove(key)
            self._staged.setdefault(key, write)
        self._refused = 0 if busy is None else self._refused + 1
        if busy is not None:
            self._retry.start()
        elif failed is not None and bug is None:
            self._again.start()
        if failed is not None:
            self._set(SaveState.FAILED, failed)
        elif type(busy) is JournalBusy and self._refused * RETRY_MS >= LONG_MS:
            self._set(SaveState.FAILED, StillBusy(busy))
        elif busy is not None or self._staged:
            self._set(SaveState.SAVING, busy)
        else:
            self._set(SaveState.SAVED, None)
        if bug is not None:
            raise bug
        return not self._staged

    def abandon(self, error: KnownError | None) -> None:
        """Forgets all that was staged: the rows that it was meant for are there no more.

        With an ``error`` that is told as what keeps it from being saved, until something is.
        """
        for timer in (self._pause, self._at_most, self._retry, self._again):
            timer.stop()
        self._staged.clear()
        self._refused = 0
        self._set(SaveState.SAVED if error is None else SaveState.FAILED, error)

    def drop(self, key: Hashable) -> None:
        """Forgets what was staged under ``key``: the thing it belongs to is gone."""
        if self._staged.pop(key, None) is not None and not self._staged:
            self.flush()  # nothing to write, but what couldn't be is no trouble any more

    def _set(self, state: SaveState, error: KnownError | None) -> None:
        if state != self.state or error is not None:
            self.state = state
            self.state_changed.emit(state, error)
