"""Backups beside the window: the automatic ones, and those that somebody asks for."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance

from journal.domain.clock import Clock
from journal.domain.views.restoring import Comparison
from journal.errors import KnownError
from journal.exchange.atomic import Beside
from journal.services.autosave import Autosave, SaveState
from journal.services.background import Job, Progress, beside
from journal.services.backup_files import Reason
from journal.services.backup_folder import Backups, Generation
from journal.services.restoring import Checked, check_backup, put_in_place, stage
from journal.store.comparing import compare
from journal.store.connection import JournalDatabase
from journal.store.journal import Journal

TYPING_MS = 1_000  # so long after somebody typed it is looked again
# While a part of a backup is read, the window's writes wait so long for their turn.
WAIT_MS = 40

AGAIN = timedelta(minutes=30)  # so long after the last one it is made again, if there is need
FIRST = timedelta(minutes=2)  # so long after the first change of a journal that has none

Work = Callable[[JournalDatabase], object]


class Ready(NamedTuple):
    """A restore that only has to be put in place; ``kept`` is what the journal holds now.

    ``staged`` is the copy that takes its place.
    """

    checked: Checked
    kept: Generation
    staged: Beside

    def put_in_place(self, journal: Path) -> None:
        """Raises KnownError; then the journal is as it was, and nothing of the copy is left."""
        put_in_place(self.checked, journal, self.staged)


class _Task(NamedTuple):
    work: Work
    done: Callable[[object], object]
    failed: Callable[[KnownError], object]


class BackingUp(QObject):
    """Runs one backup after the other on a thread; the callbacks come on the window's.

    Of the automatic ones ``failed`` tells what went wrong, ``made`` that all is well: a failing
    backup never keeps anybody from anything.
    """

    made = Signal(object)  # Generation
    failed = Signal(object)  # KnownError

    _troubled = Signal(object)  # on any thread

    def __init__(
        self,
        journal: Journal,
        backups: Backups,
        autosave: Autosave,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.backups = backups
        self._journal = journal
        self._autosave = autosave
        self._clock = clock
        self._looked: date | None = None
        self._overdue = False
        self._changed: datetime | None = None  # first, since the last one was begun
        self._last: datetime | None = None  # the newest one that is known, or tried
        self._ended = False
        self._tasks: deque[_Task] = deque()
        self._readings: list[Job] = []  # kept until they have ended, wanted or not
        self._job: Job | None = None
        self._troubled.connect(self.failed, Qt.ConnectionType.QueuedConnection)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(TYPING_MS)
        self._idle.timeout.connect(self.look)
        journal.subscribe(self._note_change)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be put in the place of the journal."""
        return self._journal.read_only

    @property
    def busy(self) -> bool:
        """Whether a backup is being made."""
        return self._job is not None

    def begin(self, *, overdue: bool = False) -> None:
        """Some time after the window was painted. ``overdue``: the one at the last quit failed."""
        self._overdue = overdue
        self.look()

    def look(self) -> None:
        """Makes the backup of this day unless there is one, and nothing was changed since.

        Later on the day one more, where something was changed: half an hour after the last one,
        or two minutes after the first change where there is none. Called each minute: a window
        may be open for weeks. Waits while somebody types.
        """
        today = self._clock.today()
        first = self._looked != today
        if self._journal.read_only or self.busy or not (first or self._is_time()):
            return
        if self._autosave.pending or self._autosave.state is SaveState.SAVING:
            self._idle.start()
            return
        self._looked = today
        overdue, self._overdue = self._overdue, False
        changed, now = self._changed, self._now()
        self._changed = None
        reason = Reason.START if first else Reason.OPEN

        def is_due() -> bool:
            if first and (overdue or not self.backups.made_on(today)):
                return True
            newest = self.backups.newest()
            if newest is None:
                return changed is not None and _is_past(changed, now, FIRST)
            return not first and _is_past(newest, now, AGAIN)

        def work(database: JournalDatabase) -> tuple[bool, Generation | None, datetime | None]:
            made, due = None, is_due()
            if due and self.backups.is_behind(database):
                made = self.backups.make(database, reason)
            return due, made, self.backups.newest()

        def done(found: tuple[bool, Generation | None, datetime | None]) -> None:
            due, made, self._last = found
            if not due:  # one was made in another way meanwhile, before the change or after
                self._changed = changed or self._changed
            self._tell_made(made)

        def failed(error: KnownError) -> None:
            self._last = now  # tried again as late as after one that was made
            self._changed = changed or self._changed
            self.failed.emit(error)

        self._run(work, done, failed)

    def _is_time(self) -> bool:
        """Whether it is worth asking the folder; it costs nothing while nothing is changed."""
        if self._changed is None:
            return False
        now = self._now()
        if self._last is None:
            return _is_past(self._changed, now, FIRST)
        return _is_past(self._last, now, AGAIN)

    def _note_change(self, _changes: object) -> None:
        if self._changed is None:
            self._changed = self._now()

    def _now(self) -> datetime:
        return self._clock.now().replace(tzinfo=None, microsecond=0)

    def try_again(self) -> None:
        """After a failure, whether one is due or not."""
        self.make(Reason.START, self._tell_made, self.failed.emit)

    def make(
        self,
        reason: Reason,
        done: Callable[[Generation], object],
        failed: Callable[[KnownError], object],
    ) -> None:
        """One more generation."""
        self._run(lambda database: self.backups.make(database, reason), done, failed)

    def before_many(self, database: JournalDatabase) -> None:
        """Before an import of many, on the thread of the import: a failure is told, no more."""
        try:
            if self.backups.is_behind(database):
                self.backups.make(database, Reason.IMPORT)
        except KnownError as error:
            self._troubled.emit(error)

    def write(
        self,
        target: Path,
        done: Callable[[Path], object],
        failed: Callable[[KnownError], object],
    ) -> None:
        """A checked copy, to any place."""

        def work(database: JournalDatabase) -> Path:
            self.backups.write(database, target)
            return target

        self._run(work, done, failed)

    def prepare(
        self,
        source: Path,
        done: Callable[[Ready], object],
        failed: Callable[[KnownError], object],
    ) -> None:
        """Checks a file that is to be restored, backs up what the journal holds now, and stages."""

        def work(database: JournalDatabase) -> Ready:
            checked = check_backup(source, self._journal.path)
            kept = self.backups.make(database, Reason.RESTORE)
            return Ready(checked, kept, stage(checked, self._journal.path))

        self._run(work, done, failed)

    def check(
        self,
        source: Path,
        done: Callable[[Checked], object],
        failed: Callable[[KnownError], object],
    ) -> None:
        """Reads a file from elsewhere, before it is offered."""
        self._run(lambda _database: check_backup(source, self._journal.path), done, failed)

    def catch_up(
        self, done: Callable[[object], object], failed: Callable[[KnownError], object]
    ) -> None:
        """Gives a second folder that was just chosen the newest backup."""
        self._run(lambda _database: self.backups.catch_up(), done, failed)

    def listing(
        self, each: Callable[[Generation], object], done: Callable[[object], object]
    ) -> Reading:
        """Reads all generations, one by one."""

        def work(progress: Progress) -> None:
            for number, generation in enumerate(self.backups.each()):
                progress(number, 0)
                job.tell(generation)

        job = _Listing(work)
        return self._read(job, (job.found, each), (job.done, done))

    def comparing(
        self,
        source: Path,
        done: Callable[[Comparison], object],
        failed: Callable[[KnownError], object],
    ) -> Reading:
        """What restoring a file would change."""
        job = Job(lambda _progress: compare(self._journal.path, source))
        return self._read(job, (job.done, done), (job.failed, failed))

    def _read(self, job: Job, *told: tuple[SignalInstance, Callable[..., object]]) -> Reading:
        reading = Reading(job, told)
        self._readings.append(job)
        for signal in (job.done, job.failed, job.stopped):
            signal.connect(lambda *_what: self._readings.remove(job))
        job.start()
        return reading

    def end(self) -> None:
        """Waits for the backup that is being made; those that wait are given up.

        Afterwards the journal may be closed: it is not touched any more.
        """
        self._ended = True
        self._idle.stop()
        self._tasks.clear()
        for job in (self._job, *self._readings):
            if job is not None:
                job.end()

    def _tell_made(self, generation: Generation | None) -> None:
        if generation is None:
            return
        if self.backups.second_trouble is not None:
            self.failed.emit(self.backups.second_trouble)
        else:
            self.made.emit(generation)

    def _run(
        self,
        work: Work,
        done: Callable[..., object],
        failed: Callable[[KnownError], object],
    ) -> None:
        self._tasks.append(_Task(work, done, failed))
        self._go_on()

    def _go_on(self) -> None:
        if self._job is not None or not self._tasks or self._ended:
            return
        task = self._tasks.popleft()
        job = Job(lambda _progress: beside(self._journal, lambda own: task.work(own.database)))
        self._job = job
        job.done.connect(lambda result: self._end(task.done, result))
        job.failed.connect(lambda error: self._end(task.failed, error))
        job.stopped.connect(lambda: self._end(lambda _nothing: None, None))
        self._journal.database.wait_for_others(WAIT_MS)
        job.start()

    def _end(self, tell: Callable[..., object], what: object) -> None:
        self._job = None
        if self._ended:
            return
        self._journal.database.wait_for_others(0)
        try:
            tell(what)
        finally:
            self._go_on()


def _is_past(since: datetime, now: datetime, span: timedelta) -> bool:
    """Also where the clock was set back since then."""
    return not timedelta(0) <= now - since < span


class Reading:
    """Something that is being read; who doesn't want it any more drops it."""

    def __init__(
        self, job: Job, told: Sequence[tuple[SignalInstance, Callable[..., object]]]
    ) -> None:
        self._job = job
        self._told = told
        for signal, slot in told:
            signal.connect(slot)

    def drop(self) -> None:
        """Nothing of it is told from now on."""
        told, self._told = self._told, ()
        for signal, slot in told:
            signal.disconnect(slot)
        self._job.stop()


class _Listing(Job):
    """Tells what it finds as it goes, on the thread that made it."""

    found = Signal(object)
    _met = Signal(object)

    def __init__(self, work: Callable[[Progress], object]) -> None:
        super().__init__(work)
        self._met.connect(self.found, Qt.ConnectionType.QueuedConnection)

    def tell(self, what: object) -> None:
        """Called by the work."""
        self._met.emit(what)
