"""The backups of one open journal: while its window is open, and when it is closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from journal.errors import KnownError
from journal.store.standing import identity

if TYPE_CHECKING:
    from pathlib import Path

    from journal.services.autosave import Autosave
    from journal.services.backing_up import BackingUp
    from journal.services.backup_folder import Backups
    from journal.services.settings import Settings
    from journal.store.connection import JournalDatabase
    from journal.store.journal import Journal

OVERDUE = "backups.overdue"  # the setting: the one at the last quit failed


class Keeping:
    """Nothing of it is imported or made before it is needed: the window comes first.

    ``automatic``: backups are made by themselves; not of the sample journal.
    """

    def __init__(
        self,
        journal: Journal,
        autosave: Autosave,
        backups: Callable[[], Backups],
        settings: Settings,
        *,
        automatic: bool,
    ) -> None:
        self._journal = journal
        self._autosave = autosave
        self._make = backups
        self._settings = settings
        self._automatic = automatic and not journal.read_only
        self._backing: BackingUp | None = None

    def backing(self) -> BackingUp:
        """What makes backups beside the window; on the window's thread."""
        if self._backing is None:
            from journal.services.backing_up import BackingUp

            self._backing = BackingUp(
                self._journal, self._make(), self._autosave, self._journal.clock
            )
        return self._backing

    def begin(self) -> None:
        """The backup of this day, some time after the window was painted."""
        if self._automatic:
            self.backing().begin(overdue=self._settings.flag(OVERDUE))

    def look(self) -> None:
        """Another day may have begun."""
        if self._automatic and self._backing is not None:
            self._backing.look()

    def before_many(self) -> Callable[[JournalDatabase], object]:
        """Before many people are imported."""
        return self.backing().before_many if self._automatic else lambda _database: None

    def let_go(self) -> None:
        """Waits for what is being made; the journal may be closed then."""
        if self._backing is not None:
            self._backing.end()

    def at_end(self, following: Path | None = None) -> KnownError | None:
        """The last backup, once the journal is closed: nobody waits for the lock.

        Unless nothing was changed since the one before, or it is the one that is open by now,
        ``following``, whose own window makes them: opening it here too would drop that one's
        locks. What went wrong is ``noted``; on any thread.
        """
        same = following is not None and identity(following) == identity(self._journal.path)
        if not self._automatic or same:
            return None
        from journal.services.backup_files import Reason
        from journal.store.database import WORKER_WAIT_MS, open_file

        try:
            database = open_file(self._journal.path, wait_ms=WORKER_WAIT_MS)
            try:
                backups = self._make() if self._backing is None else self._backing.backups
                if backups.is_behind(database):
                    backups.make(database, Reason.QUIT)
            finally:
                database.close()
        except KnownError as error:
            return error
        return None

    def noted(self, error: KnownError | None) -> None:
        """What came of it; after a failure the next start makes one at once, and tells."""
        if self._settings.flag(OVERDUE) != (error is not None):
            self._settings.set(OVERDUE, error is not None)
            self._settings.save()
