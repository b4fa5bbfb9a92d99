"""Asks who came instead of the person with whom an interview was agreed."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from journal.domain.names import is_blank, shown
from journal.domain.statuses import Part, fitting_part, was_held
from journal.domain.views.meetings import InterviewCard
from journal.ui.dialogs.fields import PersonField
from journal.ui.dialogs.form_dialog import FormDialog, Incomplete
from journal.ui.shell.context import PageContext
from journal.ui.widgets.label import Label
from journal.ui.widgets.popup_list import Completion


class SubstituteDialog(FormDialog):
    """Somebody known is completed; any other name is a new person, of the company below."""

    def __init__(
        self, context: PageContext, card: InterviewCard, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "", "", parent)
        self.name("substitute")
        self.keep_as(f"substitute in interview {card.id}")
        first = shown(card.row.instead_of or card.row.name)
        self.setWindowTitle(self.tr("Who came instead of {name}?").format(name=first))
        self.verb.setText(self.tr("Set substitute"))
        self.if_left = self.tr("The interview is with {name} as before").format(
            name=shown(card.row.name)
        )
        self._card = card
        self._own_company = card.row.company  # stands there again without a known person
        self.who = PersonField(self.library)
        self.who.setObjectName("substitute.who")
        self.who.picked.connect(self._known)
        self.who.textEdited.connect(self._unknown)
        self.company = QLineEdit(card.row.company)
        self.company.setObjectName("substitute.company")
        self.company.textEdited.connect(self._keep)
        Completion(self.company, self._companies)
        self.form.add_row(self.tr("&Name"), self.who)
        self.form.add_row(self.tr("&Company"), self.company)
        self.held = QCheckBox(self.tr("We have &met"))
        self.held.setObjectName("substitute.held")
        begun = fitting_part(card.row.status, card.row.start, self.library.clock.now())
        self.held.setChecked(begun is Part.CAPTURE)
        if not was_held(card.row.status):
            self.form.add_wide(self.held)
        told = self.tr("{name} counts as the one who introduced them, and is thanked for it.")
        self.form.add_wide(Label(told.format(name=first), "caption", "muted", wrap=True))
        self.who.setFocus()

    def problem_field(self) -> QWidget:
        """Who."""
        return self.who

    def carry_out(self) -> None:
        """Hands the interview over."""
        if is_blank(self.who.text()):
            raise Incomplete(self.who, self.tr("Type a name."))
        known = self.who.person_or_new()
        held = self.held.isChecked() and not was_held(self._card.row.status)
        if known is not None:
            self.library.substitutes.somebody_known(self._card.id, known, held=held)
            return
        self.library.substitutes.somebody_new(
            self._card.id, self.who.text(), self.company.text(), held=held
        )

    def _companies(self, typed: str) -> list[tuple[object, str]]:
        return [(name, name) for name in self.library.people.companies(typed, 8)]

    def _known(self, person_id: object) -> None:
        """Where they work is known already."""
        assert isinstance(person_id, int)
        person = self.library.people.card(person_id)
        self.company.setText(person.company if person is not None else "")
        self.company.setEnabled(False)

    def _unknown(self, _text: str) -> None:
        if not self.company.isEnabled():
            self.company.setEnabled(True)
            self.company.setText(self._own_company)

    def _keep(self, text: str) -> None:
        self._own_company = text
