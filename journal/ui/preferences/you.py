"""Who the user is, and which version of the résumé somebody has."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from journal.domain.date_text import Reading
from journal.domain.names import is_blank
from journal.domain.views.profile import ResumeCopy, ResumeVersion
from journal.errors import KnownError
from journal.services.visits import Visits
from journal.ui import show
from journal.ui.dialogs.fields import PersonField, day_field
from journal.ui.shell.context import PageContext
from journal.ui.theme import SPACE
from journal.ui.widgets.buttons import IconButton, PlainButton
from journal.ui.widgets.card import Card
from journal.ui.widgets.chip import ChipButton
from journal.ui.widgets.direction import align_line, align_text
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.form_row import FormGrid
from journal.ui.widgets.label import Label
from journal.ui.widgets.plain import tip
from journal.ui.widgets.section import SectionTitle

LINES = 4


class You(QWidget):
    """Saved as typed; ``changed`` comes with each change that was made.

    ``failed`` comes with what kept one from being made.
    """

    changed = Signal()
    failed = Signal(object)  # KnownError

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._library = context.library
        self._visits = Visits(context.library.autosave)
        self.fields: dict[str, QLineEdit] = {}
        self._form = FormGrid()
        self._add_lines()
        self.sender_block = QPlainTextEdit()
        self.sender_block.setObjectName("preferences.you.sender")
        self.sender_block.setTabChangesFocus(True)
        align_text(self.sender_block)
        self.sender_block.setFixedHeight(self.sender_block.fontMetrics().lineSpacing() * LINES + 16)
        hint = self.tr("As it stands over a printed letter: street, town, mail, phone")
        self._form.add_row(self.tr("Sen&der"), self.sender_block, hint)
        self.sender_block.textChanged.connect(
            lambda: self._typed("sender", self.sender_block.toPlainText())
        )
        self._versions = QVBoxLayout()
        self._versions.setSpacing(SPACE.medium)
        self.cards: list[VersionCard] = []
        self.add = PlainButton(self.tr("Add a version"))
        self.add.setObjectName("preferences.you.add_version")
        self.add.clicked.connect(self._add_version)
        self._nothing = Label(
            self.tr("Note each version of your résumé, and who has got which."), "body", "muted"
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, SPACE.small, 0)
        box.setSpacing(SPACE.card)
        box.addWidget(self._form)
        box.addWidget(SectionTitle(self.tr("Résumé")))
        box.addWidget(self._nothing)
        box.addLayout(self._versions)
        box.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        box.addStretch(1)

    def _add_lines(self) -> None:
        rows = {
            "name": (self.tr("&Name"), self.tr("As you sign letters"), ""),
            "status": (
                self.tr("I &am"),
                self.tr("As it goes on after “I am …”"),
                self.tr("a student of logistics"),
            ),
            "where_now": (
                self.tr("&Where now"),
                self.tr("As it goes on after “I am in …”"),
                self.tr("Hamburg, until May"),
            ),
            "direction": (self.tr("I &look for work in"), "", self.tr("port planning")),
        }
        for field, (caption, hint, example) in rows.items():
            line = QLineEdit()
            line.setObjectName(f"preferences.you.{field}")
            line.setPlaceholderText(example)
            align_line(line)
            line.textEdited.connect(partial(self._typed, field))
            line.editingFinished.connect(partial(self._left, field))
            self._form.add_row(caption, line, hint)
            self.fields[field] = line

    def read(self) -> None:
        """Shows what is noted; what is being typed, or couldn't be saved yet, stays."""
        me = self._library.profile.me()
        for field, line in self.fields.items():
            if not self._is_typed(field):
                line.setText(getattr(me, field))
        if not self._is_typed("sender") and self.sender_block.toPlainText() != me.sender:
            blocked = self.sender_block.blockSignals(True)
            self.sender_block.setPlainText(me.sender)
            self.sender_block.blockSignals(blocked)
        self._show_versions()

    def settle(self) -> None:
        """What was typed is written now."""
        for field in (*self.fields, "sender"):
            self._left(field)
        for card in self.cards:
            card.settle()

    def _typed(self, field: str, text: str) -> None:
        profile = self._library.profile

        def write(visit: str) -> None:
            profile.set_field(field, text, visit=visit, origin=self)
            self._was_changed()

        self._visits.stage(field, ("profile", field), write)

    def _was_changed(self) -> None:
        """What couldn't be written at once may be written when the page is closed already."""
        if isValid(self):
            self.changed.emit()

    def _is_unsaved(self, field: str) -> bool:
        return self._library.autosave.is_unsaved(("profile", field))

    def _is_typed(self, field: str) -> bool:
        return self._visits.is_open(field) or self._is_unsaved(field)

    def unwritten(self) -> list[str]:
        """What was typed and isn't in the journal yet, as it stands in the fields."""
        found = [line.text() for field, line in self.fields.items() if self._is_unsaved(field)]
        if self._is_unsaved("sender"):
            found.append(self.sender_block.toPlainText())
        return [*found, *(text for card in self.cards for text in card.unwritten())]

    def _left(self, field: str) -> None:
        self._visits.end(field)

    def _show_versions(self) -> None:
        versions = self._library.profile.versions()
        if [card.version.id for card in self.cards] != [each.id for each in versions]:
            for card in self.cards:
                self._versions.removeWidget(card)
                card.hide()
                card.deleteLater()
            self.cards = [
                VersionCard(self._context, self._was_changed, self.failed.emit) for _ in versions
            ]
            for card in self.cards:
                self._versions.addWidget(card)
        for card, version in zip(self.cards, versions, strict=True):
            card.show_version(version)
        self._nothing.setVisible(not versions)

    def _add_version(self) -> None:
        self.settle()
        try:
            key = self._library.profile.add_version()
        except KnownError as error:
            self.failed.emit(error)
            return
        self.changed.emit()
        self.read()
        for card in self.cards:
            if card.version.id == key:
                card.title.setFocus()


class VersionCard(Card):
    """One version: title, day, file, and who has it."""

    def __init__(
        self,
        context: PageContext,
        changed: Callable[[], object],
        failed: Callable[[KnownError], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.version = ResumeVersion(0, "", None, "")
        self._context = context
        self._library = context.library
        self._changed = changed
        self._failed = failed
        self._visits = Visits(context.library.autosave)
        self.title = QLineEdit()
        self.title.setObjectName("preferences.you.version.title")
        self.title.setPlaceholderText(self.tr("Which version: “short”, “for planning”"))
        self.title.setAccessibleName(self.tr("Title"))
        self.made = day_field(context.library, backwards=True, placeholder=self.tr("when made"))
        self.made.setObjectName("preferences.you.version.made")
        self.made.setAccessibleName(self.tr("Made on"))
        self.file = QLineEdit()
        self.file.setObjectName("preferences.you.version.file")
        self.file.setPlaceholderText(self.tr("Where the file lies"))
        self.file.setAccessibleName(self.tr("File"))
        self.choose = PlainButton(self.tr("Choose…"))
        self.choose.setObjectName("preferences.you.version.choose")
        self.delete = IconButton("trash-2", self.tr("Delete this version"))
        self.delete.setObjectName("preferences.you.version.delete")
        self.who = PersonField(context.library)
        self.who.setObjectName("preferences.you.version.who")
        self.who.setPlaceholderText(self.tr("Who got it? Type a name"))
        self.who.setAccessibleName(self.tr("Who got it"))
        self.gave = PlainButton(self.tr("Note it"))
        self.gave.setObjectName("preferences.you.version.give")
        self.problem = Label("", "caption", "overdue", wrap=True)
        self._have = QWidget()
        self._chips = FlowLayout(self._have, SPACE.small, SPACE.tight)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        first, second, third = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (first, second, third):
            row.setSpacing(SPACE.small)
        first.addWidget(self.title, 3, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.made, 2, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignTop)
        second.addWidget(self.file, 1)
        second.addWidget(self.choose)
        third.addWidget(self.who, 1)
        third.addWidget(self.gave)
        for each in (first, second, third):
            self.box.addLayout(each)
        self.box.addWidget(self.problem)
        self.box.addWidget(self._have)

    def _connect(self) -> None:
        for field in (self.title, self.file, self.who):
            align_line(field)
        for name, line in (("title", self.title), ("file", self.file)):
            line.textEdited.connect(partial(self._typed, name))
            line.editingFinished.connect(partial(self._visits.end, name))
        self.made.committed.connect(self._set_day)
        self.choose.clicked.connect(self._choose_file)
        self.delete.clicked.connect(self._delete)
        self.gave.clicked.connect(self._give)
        self.who.returnPressed.connect(self._give)
        self.who.textChanged.connect(lambda _text: self._say(""))

    def show_version(self, version: ResumeVersion) -> None:
        """Shows it; what is being typed stays."""
        before, self.version = self.version, version
        for name, line in (("title", self.title), ("file", self.file)):
            if not (self._visits.is_open(name) or self._is_unsaved(name)):
                line.setText(getattr(version, name))
        if before.id != version.id or before.made_on != version.made_on:
            self.made.set_text(show.day_year(version.made_on) if version.made_on else "")
        self._say("")
        self._chips.clear()
        for copy in version.copies:
            self._chips.addWidget(self._chip(copy))
        self._have.setVisible(bool(version.copies))

    def settle(self) -> None:
        """What was typed is written now."""
        self._visits.end("title")
        self._visits.end("file")

    def unwritten(self) -> list[str]:
        """What was typed and isn't in the journal yet."""
        lines = (("title", self.title), ("file", self.file))
        return [line.text() for name, line in lines if self._is_unsaved(name)]

    def _is_unsaved(self, name: str) -> bool:
        return self._library.autosave.is_unsaved(("résumé", self.version.id, name))

    def _chip(self, copy: ResumeCopy) -> QWidget:
        words = copy.name
        if copy.given_on is not None:
            day = show.past_day(copy.given_on, self._library.clock.today())
            words = self.tr("{name}, {day}").format(name=copy.name, day=day)
        chip = ChipButton("x", words, "neutral")
        chip.setObjectName(f"preferences.you.copy.{copy.id}")
        told = self.tr("{name} doesn’t have it after all").format(name=copy.name)
        chip.setToolTip(tip(told))
        chip.setAccessibleName(self.tr("{who}: take out").format(who=words))
        chip.clicked.connect(lambda: self._do(partial(self._library.profile.take_back, copy.id)))
        return chip

    def _typed(self, name: str, text: str) -> None:
        profile, key = self._library.profile, self.version.id

        def write(visit: str) -> None:
            profile.set_version(key, visit=visit, **{name: text})
            self._changed()

        self._visits.stage(name, ("résumé", key, name), write)

    def _set_day(self, reading: Reading | None) -> None:
        day: date | None = reading.day if reading is not None else None
        if day == self.version.made_on or (day is None and not is_blank(self.made.text())):
            return
        self._do(partial(self._library.profile.set_version, self.version.id, made_on=day))

    def _choose_file(self) -> None:
        from pathlib import Path

        found = self._context.prompter.open_path(
            self.tr("Which file?"), Path.home(), self.tr("All files (*)")
        )
        if found is not None:
            file = str(found)
            self._do(partial(self._library.profile.set_version, self.version.id, file=file))

    def _delete(self) -> None:
        self._do(partial(self._library.profile.delete_version, self.version.id))

    def _give(self) -> None:
        from journal.ui.dialogs.form_dialog import Incomplete

        try:
            contact = self.who.person()
        except Incomplete as missing:
            self._say(missing.problem)
            return
        if contact is None:
            self._say(self.tr("Type the name of somebody in your journal."))
            return
        if self._do(partial(self._library.profile.give, self.version.id, contact)):
            self.who.clear()

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _do(self, command: Callable[[], object]) -> bool:
        self.settle()
        try:
            command()
        except KnownError as error:
            self._failed(error)
            return False
        self._changed()
        return True
