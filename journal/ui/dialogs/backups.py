"""Restores a backup: which there are, what each would change, and only then does it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.domain.views.restoring import Comparison
from journal.errors import KnownError
from journal.itemmodels.backup_list import GENERATION_ROLE, BackupList
from journal.services.backing_up import BackingUp, Reading, Ready
from journal.services.backup_files import Reason
from journal.services.backup_folder import SECOND, Generation
from journal.services.restoring import Checked
from journal.services.settings import Settings
from journal.ui.dialogs.backups_parts import BackupView, Changes, SecondFolder
from journal.ui.dialogs.backups_words import parts, when_inside, words
from journal.ui.dialogs.import_contacts_pages import Waiting
from journal.ui.dialogs.wide_dialog import WideDialog
from journal.ui.shell.context import PageContext
from journal.ui.theme import SPACE
from journal.ui.widgets.buttons import PlainButton
from journal.ui.widgets.section import SectionTitle

CHANGES_WIDTH = 340
SOON_MS = 120  # who goes through the list with an arrow key compares the last one alone


class BackupsDialog(WideDialog):
    """Emits ``ready`` when a backup only has to be put in place; then it closes."""

    ready = Signal(object)  # Ready

    def __init__(
        self,
        context: PageContext,
        backing: BackingUp,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, "backups", "", parent)
        self.setWindowTitle(self.tr("Restore from backup"))
        self._backing = backing
        self._settings = settings
        self._listing: Reading | None = None
        self._comparing: Reading | None = None
        self._restoring = False
        self._differs = False  # the chosen one, from what the journal holds
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._compare)
        self._today = self.library.clock.today()
        self._make()
        self._lay_out()
        self._show_second()
        self.verb.setEnabled(False)
        self.changes.wait()
        self.fit(1000, 620)
        QTimer.singleShot(0, self, self.read)  # after the first paint

    # what is shown

    def _make(self) -> None:
        self.model = BackupList(words(self._today), self)
        self.view = BackupView(self.model)
        self.view.setObjectName("backups.list")
        self.view.setAccessibleName(self.tr("Backups"))
        self.view.selectionModel().currentRowChanged.connect(self._choose)
        self.changes = Changes()
        self.changes.setObjectName("backups.changes")
        self.changes.setAccessibleName(self.tr("What would change"))
        self.file = PlainButton(self.tr("&Choose a file…"))
        self.file.setObjectName("backups.file")
        self.file.clicked.connect(self._choose_file)
        self.second = SecondFolder()
        self.second.choose.connect(self._choose_second)
        self.second.forgotten.connect(lambda: self._set_second(None))
        self.waiting = Waiting()
        self.waiting.setObjectName("backups.waiting")
        self.waiting.hide()
        self.verb.setText(self.tr("&Restore"))

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(SPACE.small)
        self.title = SectionTitle(self.tr("Backups"))
        left.addWidget(self.title)
        left.addWidget(self.view, 1)
        right = QVBoxLayout()
        right.setSpacing(SPACE.small)
        right.addWidget(SectionTitle(self.tr("What would change")))
        right.addWidget(self.changes, 1)
        self.changes.setFixedWidth(CHANGES_WIDTH)
        row = QHBoxLayout()
        row.setSpacing(SPACE.page)
        row.addLayout(left, 1)
        row.addLayout(right)
        self.body.addLayout(row, 1)
        self.body.addWidget(self.second)
        self.body.addWidget(self.waiting)
        self.footer.insertWidget(0, self.file)

    def read(self) -> None:
        """Reads which backups there are; they appear as they are found."""
        if not self.isVisible():
            return  # closed again already
        if self._listing is not None:
            self._listing.drop()
        self.model.clear()
        self.changes.wait()
        self._listing = self._backing.listing(self._add, self._listed)

    def _add(self, generation: Generation) -> None:
        self.model.add(generation)
        self.title.set_count(self.model.rowCount())
        if not self.view.currentIndex().isValid() and generation.good:
            self.view.setCurrentIndex(self.model.index(self.model.rowCount() - 1, 0))
            self.view.setFocus()

    def _listed(self, _nothing: object) -> None:
        self._listing = None
        if self.chosen() is None:
            self._show_choice()

    # choosing

    def chosen(self) -> Generation | None:
        """The backup that would be restored."""
        found = self.view.currentIndex().data(GENERATION_ROLE)
        return found if isinstance(found, Generation) else None

    def _choose(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self.strip.clear()
        self._show_choice()

    def _show_choice(self) -> None:
        """Says what would change; nothing can be restored before that is known."""
        self._drop_comparing()
        self._differs = False
        self.verb.setEnabled(False)
        generation = self.chosen()
        if generation is None:
            if self._listing is None:
                self.changes.say(self._nothing())
            return
        if not generation.good:
            self.changes.say(
                self.tr("This backup is damaged and can’t be restored. Choose another one.")
            )
            return
        self.changes.wait()
        self._soon.start()

    def _compare(self) -> None:
        generation = self.chosen()
        if generation is not None:
            self._comparing = self._backing.comparing(
                generation.path, self._show_changes, self._show_problem
            )

    def _drop_comparing(self) -> None:
        self._soon.stop()
        if self._comparing is not None:
            self._comparing.drop()
            self._comparing = None

    def _nothing(self) -> str:
        if self.model.rowCount():
            return self.tr("None of these backups can be restored.")
        return self.tr(
            "There are no backups of this journal yet. One is made on each day on which"
            " something was changed. If the journal was moved or renamed, choose a file:"
            " its older backups are in a folder of its former name."
        )

    def _show_changes(self, found: Comparison) -> None:
        self._comparing = None
        if found.same:
            self.changes.say(self.tr("Nothing: the journal holds the same now."))
            return
        self.changes.show_parts(parts(found, self._today))
        self._differs = True
        self.verb.setEnabled(True)

    def _show_problem(self, error: KnownError) -> None:
        self._comparing = None
        self.changes.say("")
        self.say_problem(error)

    def _choose_file(self) -> None:
        chosen = self.context.prompter.open_path(
            self.tr("Restore from a file"),
            self._backing.backups.own.parent,
            self.tr("Journals (*.journal);;All files (*)"),
        )
        if chosen is not None:
            self._wait(self.tr("Reading “{file}”…").format(file=chosen.name))
            self._backing.check(chosen, self._add_file, self._fail)

    def _add_file(self, checked: Checked) -> None:
        self._wait("")
        try:
            found = checked.path.stat()
        except OSError:
            return
        zone = self.library.clock.now().tzinfo
        generation = Generation(
            checked.path,
            datetime.fromtimestamp(found.st_mtime, zone).replace(tzinfo=None),
            Reason.ASKED,
            found.st_size,
            checked.facts.people,
            checked.facts.interviews,
        )
        self.model.add_file(generation)
        self.view.setCurrentIndex(self.model.index(0, 0))
        self.view.setFocus()

    # the second folder

    def _choose_second(self) -> None:
        now = self._backing.backups.second or Path.home()
        chosen = self.context.prompter.open_folder(self.tr("Second folder for backups"), now)
        if chosen is not None:
            self._set_second(chosen)

    def _set_second(self, folder: Path | None) -> None:
        self._settings.set(SECOND, str(folder) if folder is not None else "")
        self._settings.save()
        self._backing.backups.second = folder
        self.strip.clear()
        self._show_second()
        if folder is not None:
            self._backing.catch_up(self._caught_up, self._fail)

    def _caught_up(self, _nothing: object) -> None:
        self._show_second()
        if self._backing.backups.second_trouble is not None:
            self.say_problem(self._backing.backups.second_trouble)

    def _show_second(self) -> None:
        backups = self._backing.backups
        self.second.show_folder(backups.second, backups.second_is_there())

    # restoring

    def carry_out(self) -> None:
        """Asks once."""
        generation = self.chosen()
        if generation is None or not self.verb.isEnabled():
            return
        self.strip.show_message(
            self.tr(
                "Put the journal of {when} in the place of what it holds now?"
                " That is backed up first, and can be put back."
            ).format(when=when_inside(generation.made, self._today)),
            "today",
            [(self.tr("Restore"), self._restore), (self.tr("Not now"), self._give_up)],
            closable=False,
        )
        self.verb.setEnabled(False)
        self.strip.buttons()[0].setFocus()

    def _give_up(self) -> None:
        self.strip.clear()
        self.verb.setEnabled(True)
        self.verb.setFocus()

    def _restore(self) -> None:
        generation = self.chosen()
        if generation is None:
            return
        self.strip.clear()
        if not self.library.autosave.flush():
            self.strip.show_message(self.tr("Not now: what you typed isn’t saved yet."), "overdue")
            return
        self._busy(True)
        self._wait(self.tr("Backing up what the journal holds now…"))
        self._backing.prepare(generation.path, self._finish, self._fail)

    def _finish(self, ready: Ready) -> None:
        self._busy(False)
        self.ready.emit(ready)
        self.accept()

    def _fail(self, error: KnownError) -> None:
        self._busy(False)
        self._wait("")
        self.say_problem(error)

    def _busy(self, busy: bool) -> None:
        self._restoring = busy
        for part in (self.view, self.file, self.second, self.leave):
            part.setEnabled(not busy)
        self.verb.setEnabled(not busy and self._differs)

    def _wait(self, text: str) -> None:
        self.waiting.setVisible(bool(text))  # empty it would still take its share of the room
        if text:
            self.waiting.begin(text)
        else:
            self.waiting.end()

    def done(self, result: int) -> None:
        """What is being read is given up."""
        self._drop_comparing()
        if self._listing is not None:
            self._listing.drop()
            self._listing = None
        super().done(result)

    def reject(self) -> None:
        """Not while the present is being backed up: a moment later it is done."""
        if not self._restoring:
            super().reject()
