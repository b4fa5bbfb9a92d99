"""Opens a journal, and where that fails offers what can be done until one is open, or none."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from journal.domain.clock import Clock
from journal.errors import (
    BeingWritten,
    CannotWrite,
    JournalBusy,
    JournalDamaged,
    JournalProblem,
    KnownError,
    mark,
)
from journal.paths import Paths
from journal.services.lock import JournalLock, OpenElsewhere
from journal.services.opening import Opened, Wish, open_journal
from journal.services.settings import Settings
from journal.store.database import NewerJournal, OlderJournal
from journal.store.leftovers import StrayLeftover
from journal.store.standing import stamp

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from journal.services.backup_folder import Backups, Generation
    from journal.ui.dialogs.opening import Do, Offers

Built = TypeVar("Built")
PAUSE_SECONDS = 0.4
NOT_HELPED_BY_A_BACKUP = (NewerJournal, OlderJournal, StrayLeftover)


class Opener:
    """``asked`` is called before each dialog."""

    def __init__(
        self, paths: Paths, settings: Settings, clock: Clock, asked: Callable[[], object]
    ) -> None:
        self._paths = paths
        self._settings = settings
        self._clock = clock
        self._asked = asked

    def backups(self, journal: Path) -> Backups:
        """The backups of a journal, whether it is open, or there, or not."""
        from journal.services.backup_folder import Backups, second_folder

        return Backups(self._paths.backups, journal, self._clock, second_folder(self._settings))

    def run(
        self,
        wanted: Callable[[], Wish],
        build: Callable[[Opened], Built],
        make: Callable[[Path], object],
        elsewhere: Callable[[OpenElsewhere], bool],
        parent: QWidget | None = None,
    ) -> Built | None:
        """What ``build`` made of the journal that was opened; None when it was given up.

        ``make(path)`` makes a new journal. ``elsewhere(error)`` is True where a window that has
        it open was called instead. Errors are told in a dialog, over ``parent``.
        """
        wish: Wish | None = None
        while True:
            try:
                wish = wanted()
                return self.open(wish, build)
            except OpenElsewhere as error:
                if elsewhere(error):
                    return None
                told: KnownError = error
            except KnownError as error:
                told = error if wish is None else self._in_doubt(error, wish.path)
            following = self._instead(told, wish, make, parent)
            if following is None:
                return None
            wanted = following

    def rescue(
        self,
        error: KnownError,
        wish: Wish,
        build: Callable[[Opened], Built],
        make: Callable[[Path], object],
        parent: QWidget,
    ) -> Built | None:
        """The same for a journal that is open over ``parent``, and was found damaged later."""
        following = self._instead(error, wish, make, parent)
        if following is None:
            return None
        return self.run(following, build, make, lambda _error: False, parent)

    def open(self, wish: Wish, build: Callable[[Opened], Built]) -> Built:
        """Opens and builds at once; what fails in building gives the file back."""
        opened = open_journal(wish, self._clock, self.backups)
        try:
            return build(opened)
        except KnownError:  # its pages are damaged, or somebody else holds it just now
            opened.journal.close()
            if opened.lock is not None and opened.lock is not wish.lock:
                opened.lock.release()
            raise

    def _instead(
        self,
        error: KnownError,
        wish: Wish | None,
        make: Callable[[Path], object],
        parent: QWidget | None,
    ) -> Callable[[], Wish] | None:
        """Says what is wrong, and does what is chosen; what is to be opened then."""
        from journal.ui.dialogs.opening import Do, OpeningProblem

        self._asked()
        offers = self._offers(error, wish)
        dialog = OpeningProblem(error, self._paths.data, parent, offers)
        if not dialog.exec() or dialog.do is None:
            return None
        do, chosen, backup = dialog.do, dialog.path, offers.backup

        def follow() -> Wish:
            if chosen is not None:
                if do is Do.NEW:
                    make(chosen)
                return Wish(chosen)
            assert wish is not None
            if do is Do.MOVE_ASIDE and isinstance(error, StrayLeftover):
                _move_aside(error)
            if do is Do.RESTORE and backup is not None:
                return self._restored(wish, backup)
            return wish._replace(
                reading=wish.reading or do is Do.READ, take_over=do is Do.TAKE_OVER
            )

        return follow

    def _in_doubt(self, error: KnownError, path: Path) -> KnownError:
        """Half a file is not called damaged while another program is still copying it there."""
        if not isinstance(error, JournalProblem) or isinstance(error, NOT_HELPED_BY_A_BACKUP):
            return error
        before = stamp(path)
        pause()
        return error if stamp(path) == before else BeingWritten(path.name, error)

    def _offers(self, error: KnownError, wish: Wish | None) -> Offers:
        from journal.ui.dialogs.opening import Do, Offers

        if wish is None:
            return Offers()
        now = self._clock.now()
        if isinstance(error, OpenElsewhere):
            since = datetime.fromtimestamp(error.since, now.tzinfo) if error.since else None
            more: tuple[Do, ...] = (Do.AGAIN,) if error.here else (Do.TAKE_OVER,)
            return Offers(Do.READ, more, since=since, now=now)
        if isinstance(error, StrayLeftover):
            return Offers(Do.MOVE_ASIDE, show=lambda: _show(wish.path))
        if isinstance(error, JournalBusy | CannotWrite):
            return Offers(Do.AGAIN)
        if not isinstance(error, JournalProblem) or isinstance(error, NOT_HELPED_BY_A_BACKUP):
            return Offers()
        return self._rescues(wish.path, now, damaged=isinstance(error, JournalDamaged))

    def _rescues(self, path: Path, now: datetime, *, damaged: bool) -> Offers:
        """For a file that is damaged, or is none any more."""
        from journal.services.backup_files import copy_bytes
        from journal.ui.dialogs.opening import Do, Offers

        backup = self.backups(path).newest_good()
        if backup is None and not damaged:
            return Offers()  # never was a journal of ours
        there = path.is_file()
        return Offers(
            Do.RESTORE if backup is not None else None,
            backup=backup,
            now=now,
            copy=(lambda target: copy_bytes(path, target)) if there else None,
            show=(lambda: _show(path)) if there else None,
        )

    def _restored(self, wish: Wish, backup: Generation) -> Wish:
        """Puts a backup in the place of a journal that doesn't open; the lock stays held."""
        from journal.services.restoring import restore

        lock = wish.lock
        if lock is None:
            lock = JournalLock(wish.path)
            lock.acquire()
        try:
            restore(backup.path, wish.path, self.backups(wish.path))
        finally:
            if lock is not wish.lock:
                lock.release()
        return wish


def pause() -> None:
    """Before a file is called damaged: one that is still being copied grows meanwhile."""
    time.sleep(PAUSE_SECONDS)


def _move_aside(error: StrayLeftover) -> None:
    try:
        error.move_aside()
    except OSError as problem:
        raise CannotWrite(
            mark("“{stray}” can’t be moved: {reason}."),
            mark("Nothing was changed."),
            mark("Move it yourself, then try again."),
            stray=error.stray.name,
            reason=problem.strerror or str(problem),
        ) from problem


def _show(path: Path) -> None:
    from PySide6.QtCore import QUrl

    from journal.ui.shell.surroundings import open_url

    open_url(QUrl.fromLocalFile(os.path.realpath(path.parent)))
