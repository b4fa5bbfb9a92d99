"""Stands between a journal and what others do to its file: nothing is written unseen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from journal.errors import KnownError, WrittenOver
from journal.store.connection import JournalDatabase
from journal.store.standing import FileMoved, Stamp, Standing, compare, stamp

Listener = Callable[[Standing, FileMoved | None], object]


class NothingChanged(Exception):  # noqa: N818 - no error
    """Rolls an empty step back."""


class FileGuard:
    """Compares path and version of the file round every transaction, and when asked to ``look``.

    Whoever watches is told before the error is raised, so that it can have the last word in the
    window; after a commit that went into a file which lost its name meanwhile, too: what was
    accepted is then in this connection's file alone.

    A file that was written over in place by another with as many changes is taken by SQLite for
    its own and mixed with pages it remembers. So its time and size are compared as well, and where
    they are others while SQLite sees no change, the file is opened anew.
    """

    def __init__(self, database: JournalDatabase, window: FileGuard | None = None) -> None:
        """For work on another thread, ``window`` is the guard of what was shown when it began."""
        self._database = database
        self._window = window
        self._listeners: list[Listener] = []
        self._halted: KnownError | None = None
        self.wait: Callable[[], object] | None = None  # before a transaction; it may raise
        self._version: int | None = None  # busy now: the first step reads everything anew
        self._last: tuple[int, str, str] | None = None
        self._stamp: Stamp = None
        self._renewed = False  # and nobody was told yet
        self._mine = self._others = 0  # steps of this thread, and of our other threads
        with suppress(KnownError):
            self._note()

    def watch(self, listener: Listener) -> None:
        """Calls ``listener`` when something happened to the file."""
        self._listeners.append(listener)

    def halt(self, error: KnownError | None) -> None:
        """Nothing is written from now on; every step raises ``error``. None: as before."""
        self._halted = error

    @property
    def halted(self) -> KnownError | None:
        """Why nothing is written."""
        return self._halted

    def lost(self, database: JournalDatabase) -> bool:
        """Whether another file was written over what this guard saw last, on any thread.

        Its newest step is there no more; one that was merged with later typing still is.
        """
        last = self._last
        if last is None:
            return False
        row = database.one("SELECT name FROM history_step WHERE id = ?", last[:1])
        return row is None or row[0] != last[2]

    def is_in_place(self) -> bool:
        """Whether the path leads to the open file; nobody is told."""
        return compare(self._database.path, self._database.opened()) is None

    @contextmanager
    def transaction(self) -> Iterator[bool]:
        """An immediate transaction; yields whether another program wrote since the last one.

        Raises FileMoved, or what the journal was halted with, before anything is begun, and
        WrittenOver once, where the file holds something else now: its rows are not those that
        the step means.
        """
        if self.wait is not None:
            self.wait()
        halted = self._halted or (self._window.halted if self._window is not None else None)
        if halted is not None:
            raise halted
        moved = self.moved()
        if moved is not None:
            raise moved
        self._renew()
        self._database.allow_writes()
        nothing: NothingChanged | None = None
        over: WrittenOver | None = None
        try:
            with self._database.transaction():
                version = self._data_version()
                foreign = self._is_strange(version)
                unseen = self._window is not None and self._window.lost(self._database)
                if unseen or ((foreign or self._renewed) and self._lost()):
                    over = WrittenOver(self._database.path.name)
                    raise over
                yield version != self._version
                self._database.commits += 1
                self._mine += 1
        except NothingChanged as found:
            nothing = found
        except WrittenOver:
            if over is not None:
                self.note()
                self._tell(Standing.OVERWRITTEN)
            raise
        self._version = version  # not after an error: then nobody was told
        self._renewed = False
        self._window = None  # from now on this thread knows more
        self._others = self._database.commits - self._mine
        self._stamp = self._database.good = stamp(self._database.path)
        with suppress(KnownError):  # it is written all the same
            self._last = self._newest()
        if foreign:
            self._tell(Standing.WRITTEN)
        self.moved()
        if nothing is not None:
            raise nothing

    def look(self) -> bool:
        """Looks now; True when somebody else wrote, and everything is to be read anew.

        Raises JournalBusy, or JournalProblem for a file that can't be read any more.
        """
        if self.moved() is not None:
            return False
        self._renew()
        version = self._data_version()
        if version == self._version:
            return False
        foreign, lost = self._is_strange(version), self._lost()
        self._note()
        if foreign or lost:
            self._tell(_written(lost))
        return True

    def moved(self) -> FileMoved | None:
        """Whether the path leads elsewhere by now; who watches is told."""
        found = compare(self._database.path, self._database.opened())
        if found is not None:
            self._tell(found.standing, found)
        return found

    def note(self) -> None:
        """What is in the file now is known: this program wrote it on another connection."""
        # Busy: the next step takes it for somebody else's, which only means a second reading.
        with suppress(KnownError):
            self._note()

    def move_to(self, path: Path) -> None:
        """Goes on with a copy of the file."""
        self._database.move_to(path)
        self._halted = None
        self.note()

    def _note(self) -> None:
        self._others = self._database.commits - self._mine
        self._stamp = stamp(self._database.path)
        self._version = self._data_version()
        self._last = self._newest()
        self._database.good = self._stamp
        self._renewed = False

    def _is_strange(self, version: int) -> bool:
        """Whether this version of the file is another program's, and not of a thread of ours."""
        ours = self._database.commits - self._mine != self._others
        return self._version is not None and version != self._version and not ours

    def _renew(self) -> None:
        """Opens the file anew where it changed behind SQLite's back."""
        found = stamp(self._database.path)
        if found == self._stamp or self._data_version() != self._version:
            return
        self._stamp = found
        self._version = None
        self._renewed = True
        self._database.close()

    def _data_version(self) -> int:
        row = self._database.one("PRAGMA data_version")
        return int(row[0]) if row else 0

    def _newest(self) -> tuple[int, str, str] | None:
        row = self._database.one("SELECT id, at, name FROM history_step ORDER BY id DESC LIMIT 1")
        return (int(row[0]), str(row[1]), str(row[2])) if row else None

    def _lost(self) -> bool:
        """Whether the step that was the newest is there no more: not written into, but over."""
        if self._last is None:
            return False
        row = self._database.one(
            "SELECT id, at, name FROM history_step WHERE id = ?", self._last[:1]
        )
        return row != self._last

    def _tell(self, standing: Standing, moved: FileMoved | None = None) -> None:
        for listener in list(self._listeners):
            listener(standing, moved)


def _written(lost: bool) -> Standing:
    return Standing.OVERWRITTEN if lost else Standing.WRITTEN
