"""Backups in the window: asked for, restored, put back; and what is told when one fails."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from journal.errors import JournalProblem, KnownError
from journal.paths import make_private
from journal.services.autosave import SaveState
from journal.ui.shell.context import PageContext
from journal.ui.shell.front import open_in_front
from journal.ui.shell.notifier import WindowNotifier
from journal.ui.shell.strips import Strips
from journal.ui.shell.surroundings import Surroundings

if TYPE_CHECKING:
    from journal.services.backing_up import BackingUp, Ready
    from journal.services.backup_folder import Generation

translate = QCoreApplication.translate
AFTER_PAINT_MS = 5_000  # nobody is to wait for a backup, least of all for the first pages
SOON_MS = 300  # what is over before that needs no words


class Keeper(Protocol):
    """Makes backups of the open journal; nothing of it is imported before it is needed."""

    def backing(self) -> BackingUp:
        """What makes them, beside the window."""

    def begin(self) -> None:
        """Makes the one of this day."""

    def look(self) -> None:
        """Another day may have begun."""


class Backing(QObject):
    """Putting a backup in place is asked of the program: the window goes with what it shows."""

    restore_requested = Signal(object)  # Ready

    def __init__(
        self,
        window: QWidget,
        context: PageContext,
        around: Surroundings,
        strips: Strips,
        show_folder: Callable[[Path], object],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._around = around
        self._strips = strips
        self._show_folder = show_folder
        self._heard = False
        self._failing = False
        self._begun = False
        self._kept: Generation | None = None  # what a restore took the place of
        self._putting_back = False
        self._there: object = None  # where in its history the journal was restored
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._say_busy)

    def begin(self) -> None:
        """After the first paint."""
        QTimer.singleShot(AFTER_PAINT_MS, self, self._begin)

    def look(self) -> None:
        """Each minute: a window may be open for weeks."""
        if self._begun:
            self._around.keeper.look()

    def back_up(self) -> None:
        """Asks where to, and writes a checked copy."""
        today = self._context.library.clock.today()
        name = f"{self._around.journal.stem} {today.isoformat()}.journal"
        folder = self._around.paths.backups
        with contextlib.suppress(OSError):  # another folder may be chosen
            make_private(folder)
        target = self._context.prompter.save_path(
            translate("Files", "Back up now"),
            folder / name,
            translate("Files", "Journals (*.journal)"),
        )
        if target is None or not self._saved():
            return
        self._soon.start()
        self._backing().write(target, self._written, self._failed)

    def restore(self) -> None:
        """Shows which backups there are."""
        from journal.ui.dialogs.backups import BackupsDialog

        if not self._saved():
            return
        if self._backing().read_only:
            self._context.notifier.refuse(
                translate("Backups", "Not now: this journal is open for reading only.")
            )
            return
        dialog = BackupsDialog(self._context, self._backing(), self._around.settings, self._window)
        dialog.ready.connect(self.restore_requested)
        open_in_front(dialog, self._window)

    def check(self) -> None:
        """Looks for all that can be wrong with the journal; a damaged one has backups."""
        from journal.ui.dialogs.check import CheckDialog

        if not self._saved():
            return
        dialog = CheckDialog(self._context, self._backing(), self._window)
        dialog.restore_requested.connect(self.restore)
        open_in_front(dialog, self._window)

    def put_back(self, source: Path) -> None:
        """Restores what was backed up just before a restore, without asking again."""
        if self._saved() and not self._putting_back:
            self._putting_back = True
            self._soon.start()
            self._backing().prepare(source, self._put_back, self._failed)

    @property
    def is_just_restored(self) -> bool:
        """Whether nothing was changed, or undone, since a backup was restored."""
        here = self._context.library.history.around
        return self._kept is not None and here() == self._there

    def undo_restore(self) -> None:
        """Asks, and puts back; the steps of what was restored are not what Undo is pressed for."""
        kept = self._kept
        if kept is None or self._putting_back:
            return
        asked = translate("Backups", "Undo the restore?")
        details = translate(
            "Backups",
            "The journal then holds again what it held just before: %n contact(s)."
            " What you restored stays in the list of backups.",
            None,
            kept.people,
        )
        yes, no = translate("Backups", "Put back"), translate("Backups", "Leave it")
        if self._context.prompter.confirm(asked, details, yes, no):
            self.put_back(kept.path)

    def restored(self, ready: Ready) -> None:
        """In the window that follows: what was done, with the way back."""
        kept = ready.kept.path
        self._kept, self._there = ready.kept, self._context.library.history.around()
        self._context.notifier.say(
            translate("Backups", "Restored: %n contact(s)", None, ready.checked.facts.people),
            action=translate("Backups", "Put back"),
            run=lambda: self.put_back(kept),
        )

    def keep_restored(self) -> None:
        """Nobody goes back any more: it would bring back somebody who was forgotten since."""
        self._kept = None
        if isinstance(self._context.notifier, WindowNotifier):
            self._context.notifier.forget()

    def _begin(self) -> None:
        self._begun = True
        self._backing()
        self._around.keeper.begin()

    def _backing(self) -> BackingUp:
        backing = self._around.keeper.backing()
        if not self._heard:
            self._heard = True
            backing.failed.connect(self._automatic_failed)
            backing.made.connect(self._made)
        return backing

    def _saved(self) -> bool:
        if self._context.library.autosave.flush():
            return True
        self._context.notifier.refuse(
            translate("Files", "Not now: what you typed isn’t saved yet.")
        )
        return False

    def _say_busy(self) -> None:
        self._strips.work(translate("Backups", "Backing up…"), [])

    def _ended(self) -> None:
        self._soon.stop()
        self._strips.rest()

    def _written(self, target: Path) -> None:
        self._ended()
        place = target.parent
        self._context.notifier.say(
            translate("Files", "Backed up as “{file}”").format(file=target.name),
            action=translate("Files", "Show in folder"),
            run=lambda: self._show_folder(place),
        )

    def _put_back(self, ready: Ready) -> None:
        self._ended()
        self._putting_back = False
        self.restore_requested.emit(ready)

    def _failed(self, error: KnownError) -> None:
        self._ended()
        self._putting_back = False
        self._context.notifier.problem(error)

    def _automatic_failed(self, error: KnownError) -> None:
        """Told in the strip, where it keeps nobody from anything."""
        if self._context.library.autosave.state is SaveState.FAILED:
            return  # there is worse trouble, which is told already
        self._failing = True
        if isinstance(error, JournalProblem):
            button = (translate("Backups", "Restore from backup…"), self.restore)
        else:
            button = (translate("Backups", "Try again"), self._try_again)
        if isinstance(self._context.notifier, WindowNotifier):
            self._context.notifier.problem_with(error, [button])

    def _try_again(self) -> None:
        self._backing().try_again()

    def _made(self, _generation: object) -> None:
        if self._failing:
            self._failing = False
            self._strips.settled()
