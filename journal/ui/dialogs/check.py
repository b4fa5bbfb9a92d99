"""Checks the journal: how far it is, what is wrong, what was set right."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from journal.domain.views.checking import Fault, Finding
from journal.errors import KnownError
from journal.services.background import Job
from journal.services.backing_up import BackingUp, Reading
from journal.services.backup_folder import Generation
from journal.services.checks import Checking
from journal.ui.dialogs.backups_words import when_inside
from journal.ui.dialogs.check_words import found_lines, mended_lines, words
from journal.ui.dialogs.import_contacts_pages import Waiting
from journal.ui.dialogs.wide_dialog import WideDialog
from journal.ui.shell.context import PageContext
from journal.ui.theme import SPACE
from journal.ui.widgets.announce import announce
from journal.ui.widgets.label import Label


class CheckDialog(WideDialog):
    """Begins to check when it is shown. A damaged file is not repaired: a backup is offered."""

    restore_requested = Signal()

    def __init__(
        self, context: PageContext, backing: BackingUp, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "check", "", parent)
        self.setWindowTitle(self.tr("Check journal"))
        self._backing = backing
        self._checking: Checking | None = None
        self._repair: Job | None = None  # kept: it must not go while it tells that it is done
        self._repairing = False
        self._listing: Reading | None = None
        self._found: list[Finding] = []
        self._mended: list[Finding] | None = None
        self.waiting = Waiting()
        self.waiting.setObjectName("check.waiting")
        self.verdict = Label("", "section", wrap=True)
        self.verdict.setObjectName("check.verdict")
        self.meaning = Label("", wrap=True)
        self.meaning.setObjectName("check.meaning")
        self._lay_out()
        self.leave.setText(self.tr("Close"))
        self.verb.setText(self.tr("&Repair"))
        self.verb.hide()
        self.setMinimumSize(480, 280)
        self.resize(600, 380)
        QTimer.singleShot(0, self, self.begin)

    def _lay_out(self) -> None:
        inside = QWidget()
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, SPACE.small, 0)
        self._lines.setSpacing(SPACE.small)
        self._lines.addStretch(1)
        self._list = QScrollArea()
        self._list.setObjectName("check.list")
        self._list.setAccessibleName(self.tr("What was found"))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setWidgetResizable(True)
        self._list.setWidget(inside)
        for part in (self.verdict, self.meaning):
            self.body.addWidget(part)
        self.body.addWidget(self._list, 1)
        self.body.addWidget(self.waiting)

    def begin(self) -> None:
        """Looks through all of it."""
        self._say("", "")
        self._show([])
        self.verb.hide()
        self.waiting.begin(self.tr("Looking through the journal…"))
        self._checking = self.library.checks.check(self)
        self._checking.progressed.connect(self.waiting.set_progress)
        self._checking.done.connect(self._checked)
        self._checking.failed.connect(self._fail)

    def text(self) -> str:
        """All that is said, a line for each label."""
        shown = [self.verdict.text(), self.meaning.text(), *self.lines()]
        return "\n".join(line for line in shown if line)

    def lines(self) -> list[str]:
        """What was found, or mended."""
        items = (self._lines.itemAt(place) for place in range(self._lines.count()))
        parts = (item.widget() for item in items if item is not None)
        return [part.text() for part in parts if isinstance(part, Label)]

    # -- the check ----------------------------------------------------------------------------

    def _checked(self, found: list[Finding]) -> None:
        self.waiting.end()
        self._checking = None
        self._found = found
        mended, self._mended = self._mended, None
        if mended is not None:
            self._tell_mended(mended)
        elif not found:
            self._say(self.tr("Nothing is wrong."), self.tr("Every part of the journal was read."))
        elif any(each.fault is Fault.DAMAGED for each in found):
            self._tell_damaged()
        else:
            self._tell_found()
        announce(self, self.text())

    def _tell_found(self) -> None:
        if self.library.checks.read_only:
            meaning = self.tr(
                "The journal is open for reading only: it can be repaired where it can be written."
            )
        else:
            meaning = self.tr(
                "All of it can be set right. What you typed is kept, and undo takes the repair"
                " back."
            )
            self.verb.show()
            self.verb.setFocus()
        self._say(self.tr("This is wrong:"), meaning)
        self._show(found_lines(self._found))

    def _tell_damaged(self) -> None:
        self._say(
            self.tr("The file is damaged."),
            self.tr("It was left as it is. It can’t be repaired, but a backup can be restored."),
        )
        self._show([self.tr("Looking for the newest backup that is whole…")])
        self.verb.setText(self.tr("&Restore from backup…"))
        self.verb.setVisible(not self.library.checks.read_only)
        self._listing = self._backing.listing(self._met, self._none_met)

    def _met(self, generation: Generation) -> None:
        if generation.good:
            self._drop_listing()
            when_made = when_inside(generation.made, self.library.clock.today())
            text = self.tr("The newest backup that is whole is of {when}.")
            self._show([text.replace("{when}", when_made)])

    def _none_met(self, _nothing: object) -> None:
        self._drop_listing()
        self._show([self.tr("There is no backup that is whole. Save a copy of the file first.")])

    # -- the repair ---------------------------------------------------------------------------

    def carry_out(self) -> None:
        """Repairs, or goes to the backups where that isn't possible."""
        if self.verb.isHidden() or self._repairing:
            return
        if any(each.fault is Fault.DAMAGED for each in self._found):
            self.accept()
            self.restore_requested.emit()
        elif self.library.autosave.flush():
            self.verb.setEnabled(False)
            self.leave.setEnabled(False)
            self.waiting.begin(self.tr("Setting it right…"))
            self._repairing = True
            self._repair = self.library.checks.repair(
                self._found, words(), self._repaired, self._fail, self._broken_off
            )
        else:
            self.strip.show_message(self.tr("Not now: what you typed isn’t saved yet."), "overdue")

    def _repaired(self, mended: list[Finding]) -> None:
        index = [each for each in self._found if each.fault is Fault.INDEX]
        self._broken_off()
        self._mended = [*mended, *index]
        self.begin()  # whether all is well now

    def _tell_mended(self, mended: list[Finding]) -> None:
        lines = mended_lines(mended)
        if self._found:
            title = self.tr("Some of it is set right; this is still wrong:")
            self.verb.show()
            lines = [*found_lines(self._found), "", *lines]
        else:
            title = self.tr("The journal is repaired.")
        undo = any(each.fault is not Fault.INDEX for each in mended)
        self._say(title, self.tr("Edit ▸ Undo takes it back.") if undo else "")
        self._show(lines)
        self.leave.setFocus()

    def _fail(self, error: KnownError) -> None:
        self._checking = None
        self._mended = None
        self._broken_off()
        self.say_problem(error, [(self.tr("Try again"), self._again)])

    def _broken_off(self) -> None:
        self._repairing = False
        self.waiting.end()
        self.verb.setEnabled(True)
        self.leave.setEnabled(True)

    def _again(self) -> None:
        self.strip.clear()
        self.begin()

    # -- what is shown ------------------------------------------------------------------------

    def _say(self, result: str, meaning: str) -> None:
        for label, text in ((self.verdict, result), (self.meaning, meaning)):
            label.setText(text)
            label.setVisible(bool(text))

    def _show(self, lines: list[str]) -> None:
        while self._lines.count() > 1:
            item = self._lines.takeAt(0)
            assert item is not None
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for line in lines:
            self._lines.insertWidget(self._lines.count() - 1, Label(line, wrap=True))

    def _drop_listing(self) -> None:
        if self._listing is not None:
            self._listing.drop()
            self._listing = None

    def done(self, result: int) -> None:
        """What is being read is given up."""
        self._drop_listing()
        if self._checking is not None:
            self._checking.stop()
            self._checking = None
        super().done(result)

    def reject(self) -> None:
        """Not while it is being repaired: a moment later it is done."""
        if not self._repairing:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The same for the cross of the window."""
        if not self._repairing:
            super().closeEvent(event)
        else:
            event.ignore()
