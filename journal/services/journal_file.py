"""The file of the open journal: watched, looked through once, and kept safe when it is swapped."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from journal.errors import (
    BeingWritten,
    CannotWrite,
    JournalBusy,
    JournalDamaged,
    JournalProblem,
    KnownError,
    WrittenOver,
    mark,
)
from journal.store.journal import Journal
from journal.store.standing import FileMoved, Stamp, Standing, stamp

if TYPE_CHECKING:
    from PySide6.QtCore import QFileSystemWatcher

    from journal.services.background import Job, Progress
    from journal.services.backup_folder import Backups

__all__ = ["JournalFile", "Standing"]

LOOK_MS = 200  # so long after a sign from the file system it is looked: our own writes give signs
AGAIN_MS = 1_000
QUIET_LOOKS = 3  # so often, AGAIN_MS apart, nothing more may come until half a file is damage
FIRST_WRITE_MS = 300  # so long the first write waits until the file is looked through


class JournalFile(QObject):
    """``moved`` comes while the path leads elsewhere, once for each way; ``back`` when it is over.

    The signals may come from within a step, before it raises: whoever is told must not begin one.
    """

    moved = Signal(object, object)  # Standing, where it lies now (a path) or None
    back = Signal()
    written = Signal(bool)  # by somebody else; True: over what was written last by us
    damaged = Signal(object)  # JournalProblem
    being_written = Signal(bool)  # another program is in the middle of writing it; or has ended

    def __init__(self, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self.standing = Standing.SAME
        self._watcher: QFileSystemWatcher | None = None
        self._job: Job | None = None
        self._interrupt: Callable[[], None] | None = None
        self._fault: KnownError | None = None
        self._unsettled = False
        self._seen: Stamp = None  # of the unsettled file
        self._quiet = 0
        self._passing = False  # the fault was found by looking: the file may be whole again
        self._looking = False
        self._resting = False
        self._check_again = False
        self._begun: Stamp = None
        self._strange: WrittenOver | None = None
        self._patience = FIRST_WRITE_MS
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._look_again)
        journal.watch(self._hear)

    @property
    def path(self) -> Path:
        """Where it is written to."""
        return self._journal.path

    @property
    def read_only(self) -> bool:
        """Whether it is open for reading alone."""
        return self._journal.read_only

    @property
    def in_place(self) -> bool:
        """Whether the path leads to what is open, as far as is known."""
        return self.standing is Standing.SAME

    def start(self) -> None:
        """Once the window is painted: begins to watch, and reads the file through once."""
        from PySide6.QtCore import QFileSystemWatcher

        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(lambda: self._again.start(LOOK_MS))
        self._watcher.directoryChanged.connect(lambda: self._again.start(LOOK_MS))
        self.standing = Standing.SAME  # what was told before was heard by nobody
        self.look()
        self._look_through()

    def rest(self, resting: bool) -> None:
        """While this program itself writes the whole file anew, nobody looks at it.

        The window would stand still until it is written, and what is gone from the history would
        be taken for another program's doing.
        """
        self._resting = resting

    def look(self) -> None:
        """Looks at the file now; also when the window comes to front."""
        if self._resting:
            self._again.start(AGAIN_MS)
            return
        self._looking = True
        try:
            self._journal.look()
        except BeingWritten as error:
            self._wait_for_the_rest(error)
        except JournalBusy:
            self._again.start(AGAIN_MS)
        except JournalProblem as error:
            self._spoilt(error)
        else:
            self._settle()
            if self.standing is not Standing.SAME and self._journal.is_in_place():
                self.standing = Standing.SAME
                self.back.emit()
        finally:
            self._looking = False
        self._watch()

    def _look_again(self) -> None:
        self._quiet += 1
        self.look()

    def _wait_for_the_rest(self, error: BeingWritten) -> None:
        """Half a file is not called damaged before it is certain that no more of it comes."""
        found = stamp(self.path)
        if found != self._seen:
            self._seen, self._quiet = found, 0
        if self._passing:
            return  # that was told; it is looked at again when something changes
        if self._quiet >= QUIET_LOOKS:
            self._passing = True
            self._spoilt(error.damage)
            return
        self._again.start(AGAIN_MS)
        if not self._unsettled:
            self._unsettled = True
            self.being_written.emit(True)

    def _settle(self) -> None:
        """The file can be read again."""
        if self._passing:
            self._passing = False
            self._fault = None
            self._journal.halt(self._strange)
            self._unsettled = True
        if self._unsettled:
            self._unsettled = False
            self.being_written.emit(False)
            if self._check_again:
                self._look_through()

    @property
    def looking(self) -> bool:
        """Whether what is told now was found by looking, and not by a step that is refused."""
        return self._looking

    def hold_back(self) -> WrittenOver:
        """After it was written over: nothing is written until the fields were let go.

        They still hold what was meant for other rows; every step raises what is returned.
        """
        self._strange = WrittenOver(self.path.name, known=True)
        if not isinstance(self._fault, JournalDamaged):
            self._journal.halt(self._strange)
        return self._strange

    def let_in(self) -> None:
        """What is written from now on is meant for what the file holds; all is read anew."""
        from journal.domain.changes import ChangeSet

        if self._strange is not None and not isinstance(self._fault, JournalDamaged):
            self._journal.halt(None)
        self._strange = None
        self._journal.hear(ChangeSet(rebuild=True))

    def keep(self, target: Path) -> None:
        """Writes what is open into a new file, checked; where the path leads doesn't matter.

        Raises CannotWrite, and JournalBusy where somebody else holds it.
        """
        from journal.services.backups import back_up

        # Who holds it now would hold this thread too, until the end.
        self._journal.database.one("SELECT count(*) FROM sqlite_master")
        back_up(self._journal.database, target.with_name(f"{target.name}.kept"), target)
        with contextlib.suppress(OSError):
            target.with_name(target.name + ".sha256").unlink()

    def keep_in(self, backups: Backups) -> Path:
        """The same among the backups; where. Raises CannotWrite."""
        from journal.services.backup_files import Reason, private_folder

        try:
            return backups.make(self._journal.database, Reason.RESTORE).path
        except CannotWrite:  # its folder is gone, where a copy is made first
            private_folder(backups.own)
            number = 1
            while (target := backups.own / f"mine {number}.journal").exists():
                number += 1
            self.keep(target)
            return target

    def go_on_in(self, path: Path) -> None:
        """From now on this file is read and written, which holds the same."""
        self._journal.move_to(path)
        self.standing = Standing.SAME
        self._watch()

    def try_theirs(self, path: Path) -> None:
        """Looks whether what lies at a path now can be opened. Raises JournalProblem, …Busy."""
        from journal.store.database import open_file

        if self._journal.is_in_place():
            return  # it is back; a handle of ours on it, closed, would drop SQLite's locks
        open_file(path, read_only=True).close()

    def close(self) -> None:
        """Stops watching and looking through."""
        self._again.stop()
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        self._journal.wait_before_writing(None)
        if self._job is not None:
            if self._interrupt is not None:
                self._interrupt()
            self._job.end()
            self._job = None

    def _watch(self) -> None:
        """A file that was replaced is watched no more, nor one that wasn't there."""
        if self._watcher is None:
            return
        wanted = {str(self.path), str(self.path.parent)}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if watched - wanted:
            self._watcher.removePaths(sorted(watched - wanted))
        missing = [each for each in sorted(wanted - watched) if Path(each).exists()]
        if missing:
            self._watcher.addPaths(missing)

    def _hear(self, standing: Standing, moved: FileMoved | None) -> None:
        if moved is None:
            self.written.emit(standing is Standing.OVERWRITTEN)
        elif standing is not self.standing:
            self.standing = standing
            self.moved.emit(standing, moved.now)

    def _look_through(self) -> None:
        from journal.services.background import Job

        self._check_again = False
        self._begun = stamp(self.path)
        self._job = Job(self._check, self)
        self._job.failed.connect(self._found_fault)
        self._job.done.connect(lambda _found: self._journal.wait_before_writing(None))
        self._journal.wait_before_writing(self._wait)
        self._job.start()

    def _check(self, _progress: Progress) -> None:
        """On a thread of its own."""
        from journal.services.background import beside
        from journal.store.damage import AT_MOST, damage

        commits = self._journal.database.commits

        def read_all(journal: Journal) -> list[str]:
            self._interrupt = journal.database.raw().interrupt
            try:
                return damage(journal.database.rows(f"PRAGMA quick_check({AT_MOST})"))
            finally:
                self._interrupt = None

        try:
            if not beside(self._journal, read_all):
                return
            fault = JournalDamaged(
                mark("“{file}” is damaged."),
                mark("It was left as it is, and nothing more is written into it."),
                mark("Restore a backup, or save a copy of what can still be read."),
                file=self.path.name,
            )
        except JournalDamaged as error:
            fault = error
        if stamp(self.path) != self._begun and self._journal.database.commits == commits:
            raise BeingWritten(self.path.name, fault)
        self._fault = fault
        raise fault

    def _wait(self) -> None:
        """Before the first write: a damaged file must not be made worse."""
        patience, self._patience = self._patience, 0  # what is tried again doesn't wait again
        if self._job is not None and not self._job.wait(patience):
            raise JournalBusy(
                mark("“{file}” is still being looked through."),
                mark("What you typed is kept."),
                mark("It is tried again in a moment."),
                file=self.path.name,
            )
        if self._fault is not None:  # its signal is still on the way
            raise self._fault

    def _found_fault(self, error: object) -> None:
        if isinstance(error, BeingWritten):
            self._journal.wait_before_writing(None)
            self._check_again = True
            self._wait_for_the_rest(error)
        else:
            self._spoilt(error)

    def _spoilt(self, error: object) -> None:
        self._journal.wait_before_writing(None)
        if isinstance(error, JournalDamaged):
            self._fault = error
            self._journal.halt(error)
            self.damaged.emit(error)
