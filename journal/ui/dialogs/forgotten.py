"""Where somebody who was forgotten is still to be found: backups, and texts about others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from journal.domain.changes import Kind
from journal.domain.views.finding import Hit
from journal.errors import KnownError
from journal.services.backing_up import BackingUp
from journal.services.backup_files import Reason
from journal.services.backup_folder import Generation
from journal.services.forgetting import Forgotten, Held, delete_copies
from journal.ui.dialogs.forget_words import copy_text, mention_text
from journal.ui.dialogs.wide_dialog import WideDialog
from journal.ui.shell.context import PageContext
from journal.ui.theme import SIZE
from journal.ui.widgets.buttons import PlainButton
from journal.ui.widgets.label import Label
from journal.ui.widgets.section import SectionTitle

translate = QCoreApplication.translate
DATA = Qt.ItemDataRole.UserRole
MOST_ROWS = 5  # seen at once


class ForgottenDialog(WideDialog):
    """Stays beside the window while one looks through the texts; nothing of it is kept."""

    def __init__(
        self,
        context: PageContext,
        backing: BackingUp,
        forgotten: Forgotten,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, "forgotten", "", parent)
        self.setWindowTitle(self.tr("Forgotten"))
        self._backing = backing
        self._deleting = False
        self._today = self.library.clock.today()
        self._make(forgotten)
        self._lay_out(forgotten)
        self.verb.setText(self.tr("&Open place"))
        self.leave.setText(self.tr("Close"))
        self.leave.setDefault(True)
        self.verb.setDefault(False)
        self._look()
        self.fit(820, 560)
        (self.copies if self.copies.count() else self.texts).setFocus()

    def _make(self, forgotten: Forgotten) -> None:
        self.copies = _list("forgotten.copies", self.tr("Backups that still hold them"))
        for held in forgotten.copies:
            item = _add(self.copies, copy_text(held, self._today), held)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            # The second folder is the user's own: a journal of theirs may lie in it.
            theirs = held.path.parent == self._backing.backups.second
            item.setCheckState(Qt.CheckState.Unchecked if theirs else Qt.CheckState.Checked)
        self.copies.itemChanged.connect(self._look)
        self.delete = PlainButton("", "trash-2")
        self.delete.setObjectName("forgotten.delete")
        self.delete.clicked.connect(self._ask)
        self.texts = _list("forgotten.texts", self.tr("Texts that mention them"))
        for hit in (*forgotten.mentions.whole, *forgotten.mentions.part):
            _add(self.texts, mention_text(hit), hit)
        self.texts.currentRowChanged.connect(self._look)
        self.texts.itemActivated.connect(lambda _item: self.carry_out())

    def _lay_out(self, forgotten: Forgotten) -> None:
        self.body.addWidget(Label(self.tr("They are forgotten."), "card"))
        if not forgotten.squeezed:
            self.body.addWidget(
                Label(
                    self.tr(
                        "What was theirs is overwritten, but the disk had no room to write the"
                        " whole file anew. With more room, forget the empty row once more."
                    ),
                    wrap=True,
                )
            )
        self.copies_title = SectionTitle(self.tr("Backups that still hold them"), 0)
        self.body.addWidget(self.copies_title)
        self.no_copies = Label(
            self.tr("No journal in the backup folders holds them."), role="muted"
        )
        self.body.addWidget(self.no_copies)
        self.body.addWidget(self.copies)
        backups = self._backing.backups
        if backups.second is not None and not backups.second_is_there():
            text = self.tr("The second folder for backups isn’t there now: {folder}")
            self.body.addWidget(Label(text.format(folder=backups.second), role="muted", wrap=True))
        row = QHBoxLayout()
        row.addWidget(self.delete)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(
            SectionTitle(
                self.tr("Texts that mention them"), self.texts.count() + forgotten.mentions.more
            )
        )
        if self.texts.count():
            text = self.tr(
                "They were left as they are; whole names first, then texts with a part of the"
                " name, which may mean somebody else."
            )
        else:
            text = self.tr("Nothing else in the journal mentions them.")
        self.body.addWidget(Label(text, role="muted", wrap=True))
        self.body.addWidget(self.texts, 1)
        self.texts.setVisible(self.texts.count() > 0)
        if not self.texts.count():
            self.body.addStretch(1)
            self.verb.hide()

    # the backups

    def chosen(self) -> list[Path]:
        """The backups that would be deleted."""
        found = []
        for row in range(self.copies.count()):
            item = self.copies.item(row)
            held = item.data(DATA)
            if isinstance(held, Held) and item.checkState() == Qt.CheckState.Checked:
                found.append(held.path)
        return found

    def _look(self, _what: object = None) -> None:
        count = self.copies.count()
        self.copies_title.set_count(count)
        self.copies.setVisible(count > 0)
        self.no_copies.setVisible(count == 0)
        self.delete.setVisible(count > 0)
        number = len(self.chosen())
        self.delete.setText(translate("Forget", "&Delete %n backup(s)…", None, number))
        self.delete.setEnabled(number > 0 and not self._deleting)
        row = max(self.copies.sizeHintForRow(0), SIZE.row)
        frame = 2 * self.copies.frameWidth() + 2
        self.copies.setFixedHeight(min(max(count, 1), MOST_ROWS) * row + frame)
        hit = self._hit()
        self.verb.setEnabled(hit is not None and _way(self.context, hit) is not None)

    def _ask(self) -> None:
        self.strip.show_message(
            translate(
                "Forget",
                "Delete %n backup(s)? They hold everybody else too, as they were then."
                " A new backup is made first.",
                None,
                len(self.chosen()),
            ),
            "today",
            [(self.tr("Delete"), self._make_first), (self.tr("Not now"), self._give_up)],
            closable=False,
        )
        self.delete.setEnabled(False)
        self.strip.buttons()[-1].setFocus()

    def _give_up(self) -> None:
        self.strip.clear()
        self._look()
        self.delete.setFocus()

    def _make_first(self) -> None:
        self.strip.clear()
        paths = self.chosen()

        def made(_generation: Generation) -> None:
            self._delete(paths)

        self._set_deleting(True)
        self._backing.make(Reason.ASKED, made, self._fail)

    def _delete(self, paths: list[Path]) -> None:
        try:
            delete_copies(paths)
        except KnownError as error:
            self._fail(error)
        for row in reversed(range(self.copies.count())):
            held = self.copies.item(row).data(DATA)
            if isinstance(held, Held) and not held.path.exists():
                self.copies.takeItem(row)
        self._set_deleting(False)

    def _fail(self, error: KnownError) -> None:
        self._set_deleting(False)
        self.say_problem(error)

    def _set_deleting(self, deleting: bool) -> None:
        self._deleting = deleting
        self.copies.setEnabled(not deleting)
        self.leave.setEnabled(not deleting)
        self._look()

    def reject(self) -> None:
        """Not while the new backup is being made: a moment later the old ones are gone."""
        if not self._deleting:
            super().reject()

    # the texts

    def _hit(self) -> Hit | None:
        item = self.texts.currentItem()
        found = item.data(DATA) if item is not None else None
        return found if isinstance(found, Hit) else None

    def carry_out(self) -> None:
        """Shows the place of the chosen text; this window stays."""
        hit = self._hit()
        way = None if hit is None else _way(self.context, hit)
        if way is not None:
            way()


def _way(context: PageContext, hit: Hit) -> Callable[[], object] | None:
    """What shows where a text stands; None where no page does."""
    go = context.navigator
    if hit.kind is Kind.COMPANY:
        return lambda: go.show_people(hit.text)
    interview, contact = hit.interview_id, hit.contact_id
    if interview is not None:
        return lambda: go.show_interview(interview, "capture")
    if contact is not None:
        return lambda: go.show_contact(contact)
    return None


def _list(code: str, name: str) -> QListWidget:
    made = QListWidget()
    made.setObjectName(code)
    made.setAccessibleName(name)
    made.setUniformItemSizes(True)
    made.setTextElideMode(Qt.TextElideMode.ElideRight)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


def _add(shown: QListWidget, text: str, data: object) -> QListWidgetItem:
    item = QListWidgetItem(text, shown)
    item.setData(DATA, data)
    return item
