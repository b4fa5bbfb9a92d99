"""What is said and done when the file of the open journal is swapped, gone, or written by others.

Nothing more is written then. What was accepted is copied among the backups at once, so that even
the end of the program loses none of it; what is typed stays on the screen until the user chooses.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from journal.domain.changes import ChangeSet
from journal.errors import KnownError
from journal.services.journal_file import JournalFile, Standing
from journal.services.settings import remembered
from journal.ui.shell.context import PageContext
from journal.ui.shell.files import Files
from journal.ui.shell.put_away import put_away
from journal.ui.shell.strips import Buttons, Strips
from journal.ui.shell.surroundings import Surroundings
from journal.ui.shell.telling import told
from journal.ui.widgets.plain import literal

if TYPE_CHECKING:
    from journal.services.backup_folder import Backups

translate = QCoreApplication.translate
GONE_ON = "gone_on_in"  # setting: of which file the journal at a path is the copy one works in now
KEPT = "kept_versions"  # setting: where the user's version of a journal went, by its path


class FileTrouble(QObject):
    """Tells of the file in the strip, with what can be done."""

    reload_requested = Signal()  # what lies at the path now, in place of what is open
    rescue_requested = Signal(object)  # KnownError: what can be done about a damaged file
    page_wanted = Signal()  # the focus is to go to the page
    restore_wanted = Signal()  # the backups are to be shown

    def __init__(
        self,
        context: PageContext,
        around: Surroundings,
        strips: Strips,
        files: Files,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._context = context
        self._around = around
        self._strips = strips
        self._files = files
        self._file: JournalFile = context.library.file
        self._kept: Path | None = None
        self._failed: KnownError | None = None
        self._now: Path | None = None
        self._refused: KnownError | None = None  # and nothing was written since
        self._typed = ""  # what stood in the field when the file was written over
        self._file.moved.connect(self._moved)
        self._file.back.connect(self._over)
        self._file.written.connect(self._written)
        self._file.damaged.connect(self._damaged)
        self._file.being_written.connect(self._wait_for_the_rest)
        context.library.bus.changed.connect(self._changed)

    @property
    def standing(self) -> bool:
        """Whether the path leads elsewhere, and nothing is written."""
        return not self._file.in_place

    def secure(self) -> None:
        """Before the window goes: what is typed goes into a copy, and the next start tells."""
        if not self.standing:
            return
        try:
            kept = self._file.keep_in(self._backups())
        except KnownError:
            return  # then it is asked whether what is typed may be lost
        self._file.go_on_in(kept)
        self._context.library.autosave.flush()
        self._note(kept)

    # -- what is told -------------------------------------------------------------------------

    def _moved(self, standing: Standing, now: Path | None) -> None:
        self._now = now
        self._kept = self._failed = None
        try:
            self._kept = self._file.keep_in(self._backups())
        except KnownError as error:
            self._failed = error
        # Not from within the step that found it: its page tells it in the strip too.
        QTimer.singleShot(0, self, self._show)

    def _show(self) -> None:
        if not self.standing:
            return
        away = put_away(self._window, keep=True)
        name = self._around.journal.name
        text, buttons = self._words(name)
        if self._kept is not None:
            self._note(self._kept)
            text += " " + translate("FileTrouble", "A copy of your version is with the backups.")
        elif self._failed is not None:
            text += " " + told(self._failed)
        if away:
            text += " " + translate(
                "FileTrouble", "What you were writing is kept: open its window again afterwards."
            )
        self._strips.trouble(text, buttons)

    def _words(self, name: str) -> tuple[str, Buttons]:
        elsewhere = translate("FileTrouble", "Save mine elsewhere…"), self.keep_elsewhere
        if self._file.standing is Standing.REPLACED:
            text = translate(
                "FileTrouble",
                "Another program put another file in the place of “{file}”. What you see is"
                " yours; nothing is written until you choose.",
            )
            return text.replace("{file}", name), [
                (translate("FileTrouble", "Keep mine as a copy"), self._keep_beside),
                (translate("FileTrouble", "Load theirs"), self._load_theirs),
            ]
        if self._file.standing is Standing.RENAMED and self._now is not None:
            text = translate(
                "FileTrouble",
                "“{file}” is now called “{now}”. Nothing is written until you choose.",
            )
            go_on = translate("FileTrouble", "Go on with “{now}”")
            go_on = go_on.replace("{now}", literal(self._now.name))
            text = text.replace("{file}", name).replace("{now}", self._now.name)
            return text, [(go_on, self._go_on), elsewhere]
        text = translate(
            "FileTrouble",
            "“{file}” is gone: it was deleted or moved, or its disk was taken out. What you see is"
            " still whole; nothing is written until you choose.",
        )
        put = translate("FileTrouble", "Put it back"), self._put_back
        return text.replace("{file}", name), [put, elsewhere]

    def _over(self) -> None:
        self._strips.trouble_over()
        self._context.library.autosave.flush()

    def _written(self, over: bool) -> None:
        if self._file.read_only:
            return  # that is how it is there; it is shown as it is now
        if not over:
            QTimer.singleShot(0, self, self._show_written)
            return
        error = self._file.hold_back()
        self._typed = _being_typed() or self._typed
        if not self._file.looking or self._context.library.autosave.pending:
            self._refused = error
        newest = self._backups().newest()
        QTimer.singleShot(0, self, lambda: self._show_written_over(newest))

    def _show_written(self) -> None:
        text = translate(
            "FileTrouble",
            "Another program wrote into “{file}”. What you see is the file as it is now; your"
            " own changes are in it.",
        )
        self._strips.problem(text.replace("{file}", self._around.journal.name), self._look_on())

    def _show_written_over(self, newest: datetime | None) -> None:
        """The fields are let go of first: what is typed is not meant for the other file."""
        away = put_away(self._window, keep=False)
        written = "\n".join(each.typed for each in away)
        self._typed = written or _being_typed() or self._typed
        self._forget_offers()
        _hand_over()
        if self._typed and self._refused is None:
            self._refused = self._file.hold_back()
        self._context.library.autosave.abandon(self._refused)
        self._file.let_in()
        for each in away:
            if each.again is not None:
                each.again()
        self.page_wanted.emit()
        if newest is None:
            text = translate(
                "FileTrouble",
                "Another program wrote over “{file}”: what you see is the file as it is now. What"
                " it held before is not in it any more, and no backup was made of it yet.",
            )
            buttons: list[tuple[str, Callable[[], object]]] = []
        else:
            text = translate(
                "FileTrouble",
                "Another program wrote over “{file}”: what you see is the file as it is now. What"
                " it held before is in your backups, the newest of {when}; what you changed later"
                " is lost.",
            )
            from journal.ui.dialogs.backups_words import when_inside  # not at the start

            day = self._context.library.clock.today()
            text = text.replace("{when}", when_inside(newest, day))
            restore = translate("FileTrouble", "Restore from backup…")
            buttons = [(restore, self.restore_wanted.emit)]
        typed, self._typed = self._typed, ""
        if typed:
            copy = translate("FileTrouble", "Copy what you were typing")
            buttons.insert(0, (copy, lambda: QApplication.clipboard().setText(typed)))
        most_needed = [*buttons, *self._look_on()][:2]  # a strip has room for two
        self._strips.problem(text.replace("{file}", self._around.journal.name), most_needed)

    def _forget_offers(self) -> None:
        """They would be taken up in the other file."""
        from journal.ui.shell.notifier import WindowNotifier

        if isinstance(self._context.notifier, WindowNotifier):
            self._context.notifier.forget()

    def _look_on(self) -> Buttons:
        folder = self._around.journal.parent
        return [
            (translate("FileTrouble", "Keep this as a copy"), self._copy_beside),
            (translate("FileTrouble", "Show folder"), lambda: self._files.show_folder(folder)),
        ]

    def _changed(self, changes: ChangeSet) -> None:
        """Once something is written again, there is nothing that could not be."""
        if self._refused is not None and not changes.rebuild:
            self._refused = None
            QTimer.singleShot(0, self, self._context.library.autosave.flush)

    def _wait_for_the_rest(self, begun: bool) -> None:
        """Half a file: nobody is frightened before it is certain that no more of it comes."""
        if not begun:
            self._over()
            return
        text = translate(
            "FileTrouble",
            "Another program is writing “{file}” just now, perhaps a copy from elsewhere. What"
            " you type is kept; in a moment it is looked at again.",
        )
        self._strips.trouble(text.replace("{file}", self._around.journal.name), [])

    def _damaged(self, error: KnownError) -> None:
        self._strips.trouble(
            told(error),
            [
                (
                    translate("FileTrouble", "What can be done…"),
                    lambda: self.rescue_requested.emit(error),
                ),
                (translate("FileTrouble", "Save a copy…"), self.keep_elsewhere),
            ],
        )

    # -- what is done -------------------------------------------------------------------------

    def _keep_beside(self) -> None:
        self._open_copy(self._beside(), go_on=True)

    def _copy_beside(self) -> None:
        self._open_copy(self._beside(), go_on=False)

    def keep_elsewhere(self) -> None:
        """Asks where to, and goes on in a copy there, with what is typed."""
        target = self._context.prompter.save_path(
            translate("FileTrouble", "Save mine"),
            self._around.paths.data / self._beside().name,
            translate("FileTrouble", "Journals (*.journal)"),
        )
        if target is not None:
            self._open_copy(target, go_on=True)

    def _open_copy(self, target: Path, *, go_on: bool) -> None:
        """Writes a copy; with ``go_on`` the window goes on in it, with what is typed."""
        _hand_over()
        if not self._try(lambda: self._file.keep(target)):
            return
        if not go_on:
            text = translate("FileTrouble", "Saved as “{copy}”. What is open is still “{file}”.")
            text = text.replace("{copy}", target.name)
            self._context.notifier.say(
                text.replace("{file}", self._around.journal.name),
                action=translate("FileTrouble", "Show folder"),
                run=lambda: self._files.show_folder(target.parent),
            )
            return
        replaced = self._file.standing is Standing.REPLACED
        self._settle(target)
        if replaced:  # what lies there opens the next time, and is to say where mine is
            self._note(target)
        self._note_gone_on(target)
        self._files.open_requested.emit(target)

    def _load_theirs(self) -> None:
        """Mine goes among the backups first, with what is typed."""
        _hand_over()
        if not self._try(lambda: self._file.try_theirs(self._around.journal)):
            return
        kept: list[Path] = []
        if not self._try(lambda: kept.append(self._file.keep_in(self._backups()))):
            return
        self._settle(kept[0])
        self._note(kept[0])
        self.reload_requested.emit()

    def _go_on(self) -> None:
        if self._now is not None:
            _hand_over()
            self._settle(self._now)
            self._files.open_requested.emit(self._now)

    def _put_back(self) -> None:
        _hand_over()
        path = self._around.journal
        if not self._try(lambda: self._file.keep(path)):
            return
        self._settle(path)
        self._context.notifier.say(
            translate("FileTrouble", "“{file}” is back in its place").replace("{file}", path.name)
        )

    def _settle(self, path: Path) -> None:
        """The open journal is this file now; what waited to be written is written into it."""
        self._file.go_on_in(path)
        self._strips.trouble_over()
        self._context.library.autosave.flush()
        self._note(None)

    def _try(self, act: Callable[[], object]) -> bool:
        """An error is told; the strip stays as it was."""
        try:
            act()
        except KnownError as error:
            from journal.ui.dialogs.opening import tell

            tell(error, QApplication.activeWindow())
            return False
        return True

    def _backups(self) -> Backups:
        return self._around.keeper.backing().backups

    def _note(self, kept: Path | None) -> None:
        """For the next start: that there is another version, and where."""
        notes = self._around.settings.mapping(KEPT)
        if kept is not None:
            notes = remembered(notes, str(self._around.journal), str(kept))
        else:
            notes.pop(str(self._around.journal), None)
        self._around.settings.set(KEPT, notes)
        self._around.settings.save()

    def _note_gone_on(self, target: Path) -> None:
        """For the window that follows: which file it shows, and which no more."""
        notes = self._around.settings.mapping(GONE_ON)
        notes = remembered(notes, str(target), self._around.journal.name)
        self._around.settings.set(GONE_ON, notes)
        self._around.settings.save()

    def _beside(self) -> Path:
        """A name beside the journal that no file has."""
        path = self._around.journal
        day = self._context.library.clock.now().strftime("%Y-%m-%d %H%M")
        number = 1
        while True:
            more = f" {number}" if number > 1 else ""
            target = path.with_name(f"{path.stem} (mine {day}{more}){path.suffix}")
            if not target.exists():
                return target
            number += 1


def _being_typed() -> str:
    """What was typed into the field that has the focus, and may not be written yet."""
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

    focus = QApplication.focusWidget()
    if isinstance(focus, QLineEdit):
        return focus.text() if focus.isModified() else ""
    if isinstance(focus, QPlainTextEdit):
        return focus.toPlainText() if focus.document().isModified() else ""
    return ""


def _hand_over() -> None:
    """The focused field hands over what was typed."""
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()
