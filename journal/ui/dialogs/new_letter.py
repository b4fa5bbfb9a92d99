"""Asks to whom one would like to write, and which letter."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journal.domain.codes import LetterKind
from journal.ui.dialogs.fields import PersonField
from journal.ui.dialogs.form_dialog import FormDialog, Incomplete
from journal.ui.labels import capital, label
from journal.ui.shell.context import PageContext
from journal.ui.shell.writing import next_letter
from journal.ui.widgets.code_box import CodeBox


class NewLetterDialog(FormDialog):
    """``receiver`` is the person; the letter proposed is the one that comes next with them."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "", "", parent)
        self.name("new_letter")
        self.keep_as("new letter")
        self.setWindowTitle(self.tr("New letter"))
        self.verb.setText(self.tr("Write"))
        self.receiver: int | None = None
        self._touched = False
        self.who = PersonField(self.library)
        self.who.setObjectName("new_letter.who")
        self.who.offer_adding(self.accept)
        self.who.picked.connect(self._propose)
        self.kind = CodeBox([(kind, capital(label(kind))) for kind in LetterKind])
        self.kind.setObjectName("new_letter.kind")
        self.kind.chosen.connect(self._touch)
        self.form.add_row(self.tr("&To"), self.who)
        self.form.add_row(self.tr("&Letter"), self.kind)
        self.who.setFocus()

    def kind_chosen(self) -> LetterKind:
        """Which letter."""
        kind = self.kind.code()
        return kind if isinstance(kind, LetterKind) else LetterKind.REQUEST

    def problem_field(self) -> QWidget:
        """The name."""
        return self.who

    def carry_out(self) -> None:
        """Finds whom it is to, or adds them."""
        self.receiver = self.who.person()
        if self.receiver is None and self.who.new_name():
            self.receiver = self.library.contacts.add(self.who.new_name())
        if self.receiver is None:
            raise Incomplete(self.who, self.tr("To whom? Type a name."))

    def _touch(self, _code: object) -> None:
        self._touched = True

    def _propose(self, person: object) -> None:
        if isinstance(person, int) and not self._touched:
            kind, _interview = next_letter(self.context, person)
            self.kind.set_code(kind)
