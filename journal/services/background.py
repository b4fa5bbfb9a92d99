"""Long work beside the window: on a thread of its own, with progress, and a way to stop it."""

from __future__ import annotations

import sqlite3
import sys
import threading
from collections.abc import Callable
from typing import ClassVar, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from journal.errors import KnownError
from journal.store.database import WORKER_WAIT_MS
from journal.store.journal import Journal

# While a worker commits, the window's reads wait this long instead of failing at once.
COMMIT_WAIT_MS = 2_000

# Seconds after which a thread that computes lets another one go on. A window that is painted asks
# for its turn dozens of times, so Python's usual 5 ms would come to a tenth of a second.
TURN = 0.0005

Result = TypeVar("Result")


class Stopped(Exception):  # noqa: N818 - no error: it was asked for
    """Somebody gave the work up; it is raised inside of it, so that nothing is kept."""


class Progress(Protocol):
    """How far the work is; called by it between its parts."""

    def __call__(self, done: int, total: int) -> None:
        """``done`` of ``total``. Raises Stopped when the work was given up."""


class Job(QObject):
    """One piece of work. The signals arrive on the thread that made it, one of the last three.

    Whoever starts it keeps it. When the program ends, the work is stopped and waited for.
    """

    progressed = Signal(object, object)  # done, total
    done = Signal(object)  # what the work returned
    failed = Signal(object)  # KnownError
    stopped = Signal()

    _told = Signal(str, object)

    _counting: ClassVar = threading.Lock()
    _at_work: ClassVar[int] = 0
    _usual_turn: ClassVar[float] = 0.0

    def __init__(self, work: Callable[[Progress], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._give_up = threading.Event()
        self._thread = threading.Thread(target=self._run, name="long work", daemon=False)
        self.running = False
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begins."""
        self.running = True
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.end)
        self._shorten_turns()
        self._thread.start()

    def stop(self) -> None:
        """Asks the work to give up. ``stopped`` tells that it has; ``done``: it was too late."""
        self._give_up.set()

    def end(self) -> None:
        """Stops and waits, for when the program ends: a journal must not be closed under it."""
        self.stop()
        if self._thread.is_alive():
            self._thread.join()

    def wait(self, milliseconds: int) -> bool:
        """Holds this thread up for so long at most; whether the work is over."""
        self._thread.join(milliseconds / 1000)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            result = self._work(self._progress)
        except Stopped:
            self._told.emit("stopped", None)
        except BaseException as error:
            self._told.emit("failed", error)
        else:
            self._told.emit("done", result)
        finally:
            self._lengthen_turns()

    @staticmethod
    def _shorten_turns() -> None:
        with Job._counting:
            if not Job._at_work:
                Job._usual_turn = sys.getswitchinterval()
                sys.setswitchinterval(TURN)
            Job._at_work += 1

    @staticmethod
    def _lengthen_turns() -> None:
        """As they were, once the last of several has ended, of whatever kind."""
        with Job._counting:
            Job._at_work -= 1
            if not Job._at_work:
                sys.setswitchinterval(Job._usual_turn)

    def _progress(self, done: int, total: int) -> None:
        if self._give_up.is_set():
            raise Stopped
        self._told.emit("progressed", (done, total))

    def _hear(self, what: str, value: object) -> None:
        if what == "progressed" and isinstance(value, tuple):
            self.progressed.emit(*value)
            return
        self._settle()
        if what == "done":
            self.done.emit(value)
        elif isinstance(value, KnownError):
            self.failed.emit(value)
        else:
            self.stopped.emit()
            if isinstance(value, BaseException):
                raise value  # a bug: told where all bugs are told

    def _settle(self) -> None:
        self.running = False
        self._thread.join()
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.disconnect(self.end)


def beside(journal: Journal, work: Callable[[Journal], Result]) -> Result:
    """Runs ``work`` on this thread with a connection of its own, which waits for others.

    For the thread of a Job. Raises KnownError.
    """
    try:
        journal.database.wait_for_others(WORKER_WAIT_MS)
        return work(journal.on_this_thread())
    except sqlite3.IntegrityError:
        raise  # a bug of ours, not a trouble with the file
    except sqlite3.DatabaseError as problem:
        raise journal.database.told(problem) from problem
    finally:
        journal.database.close()  # this thread's connection
