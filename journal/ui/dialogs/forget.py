"""Asks before a person is forgotten, and says exactly what goes with them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from journal.domain.views.people import PersonCard
from journal.errors import KnownError
from journal.services.background import Job
from journal.services.forgetting import Forgotten
from journal.services.wording import shown
from journal.ui.dialogs.forget_words import ending, going, placeholder, staying
from journal.ui.dialogs.import_contacts_pages import Waiting
from journal.ui.dialogs.wide_dialog import WideDialog
from journal.ui.shell.context import PageContext
from journal.ui.widgets.label import Label
from journal.ui.widgets.section import SectionTitle


class ForgetDialog(WideDialog):
    """Emits ``forgotten`` when it is done; then it closes. Enter leaves rather than forgets."""

    forgotten = Signal(object)  # services.forgetting.Forgotten

    def __init__(
        self,
        context: PageContext,
        card: PersonCard,
        folders: Sequence[Path],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, "forget", "", parent)
        self._card = card
        self._folders = folders
        self._job: Job | None = None
        self.setWindowTitle(self.tr("Forget this person"))
        self._lay_out()
        self.verb.setText(self.tr("&Forget for good"))
        self.verb.setDefault(False)
        self.leave.setDefault(True)
        self.leave.setFocus()
        self.fit(820, 470)

    def _lay_out(self) -> None:
        found = self.library.forgetting.extent(self._card.id)
        question = self.tr("Forget {name}?").format(name=shown(self._card.name))
        self.question = Label(question, "card", wrap=True)
        self.body.addWidget(self.question)
        self.parts = [
            (self.tr("What goes"), going(found)),
            (self.tr("What stays"), staying(found)),
            (self.tr("What ends"), ending(found)),
            (
                self.tr("What this can’t reach"),
                self.tr(
                    "Backups, files that you exported or sent, printed sheets, and what you wrote"
                    " about them elsewhere in the journal. Afterwards you see which backups"
                    " and which texts those are."
                ),
            ),
        ]
        for title, text in self.parts:
            self.body.addWidget(SectionTitle(title))
            self.body.addWidget(Label(text, wrap=True))
        self.body.addStretch(1)
        self.body.addWidget(Label(self.tr("This can’t be undone."), "strong"))
        self.waiting = Waiting()
        self.waiting.setObjectName("forget.waiting")
        self.body.addWidget(self.waiting)

    def carry_out(self) -> None:
        """Saves what is typed, and forgets beside the window."""
        if self._job is not None:
            return
        self.strip.clear()
        if not self.library.autosave.flush():
            self.strip.show_message(self.tr("Not now: what you typed isn’t saved yet."), "overdue")
            return
        self._busy(True)
        self.library.file.rest(True)
        self.waiting.begin(self.tr("Forgetting, and looking through the backups…"))
        self._job = self.library.forgetting.in_background(
            self._card.id, placeholder(), self._folders, self._finish, self._fail, self._rest
        )

    def _finish(self, forgotten: Forgotten) -> None:
        self._rest()
        self.forgotten.emit(forgotten)
        self.accept()

    def _fail(self, error: KnownError) -> None:
        self._rest()
        self.say_problem(error)

    def _rest(self) -> None:
        self._job = None
        self.library.file.rest(False)
        self._busy(False)
        self.waiting.end()

    def _busy(self, busy: bool) -> None:
        self.verb.setEnabled(not busy)
        self.leave.setEnabled(not busy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What can't be undone wants its button, not a key that finishes dialogs."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return
        super().keyPressEvent(event)

    def reject(self) -> None:
        """Not while it is being done: a moment later it is."""
        if self._job is None:
            super().reject()
