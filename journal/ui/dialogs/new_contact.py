"""Asks for a new person: a name is enough."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from journal.domain.codes import Source
from journal.domain.names import clean_line, fold, is_blank, shown
from journal.ui.dialogs.begun import Written
from journal.ui.dialogs.fields import PersonField, with_company
from journal.ui.dialogs.form_dialog import FormDialog
from journal.ui.labels import choices
from journal.ui.shell.context import PageContext
from journal.ui.widgets.code_box import CodeBox
from journal.ui.widgets.label import Label
from journal.ui.widgets.link_label import LinkLabel
from journal.ui.widgets.popup_list import Completion


class NewContactDialog(FormDialog):
    """``added`` is the new person's id. With a referrer it asks whom that one named."""

    def __init__(
        self,
        context: PageContext,
        referrer_id: int | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, "", "", parent)
        self.name_it(referrer_id)
        self.added: int | None = None
        self.person = QLineEdit(name)
        self.person.setObjectName("new_contact.name")
        self.person.editingFinished.connect(self._look_for_same)
        self.company = QLineEdit()
        self.company.setObjectName("new_contact.company")
        Completion(self.company, self._companies)
        self.referrer = PersonField(self.library, referrer_id)
        self.referrer.setObjectName("new_contact.referrer")
        self.referrer.offer_adding(self.accept)
        self.form.add_row(self.tr("&Name"), self.person)
        self.form.add_row(self.tr("&Company"), self.company)
        self.form.add_row(self.tr("&Referred by"), self.referrer)
        self.same = Label("", "caption", "today", wrap=True)
        self.same.setObjectName("new_contact.same")
        self.same.hide()
        self.form.add_wide(self.same)
        self._add_more()
        self.person.setFocus()

    def name_it(self, referrer_id: int | None) -> None:
        """The title says what is asked."""
        self.name("new_contact")
        self.keep_as("new contact" if referrer_id is None else f"named by contact {referrer_id}")
        self.verb.setText(self.tr("Add"))
        card = None if referrer_id is None else self.library.people.card(referrer_id)
        if card is None:
            self.setWindowTitle(self.tr("New contact"))
        else:
            self.setWindowTitle(self.tr("Somebody {name} named").format(name=shown(card.name)))

    def _add_more(self) -> None:
        self.role = QLineEdit()
        self.role.setObjectName("new_contact.role")
        self.mail = QLineEdit()
        self.mail.setObjectName("new_contact.mail")
        self.phone = QLineEdit()
        self.phone.setObjectName("new_contact.phone")
        self.source = CodeBox(choices(Source, self.tr("not said")))
        self.source.setObjectName("new_contact.source")
        self._further: list[QWidget] = [self.role, self.mail, self.phone, self.source]
        self.form.add_row(self.tr("R&ole"), self.role)
        self.form.add_row(self.tr("&Mail"), self.mail)
        self.form.add_row(self.tr("&Phone"), self.phone)
        self.form.add_row(self.tr("&Found"), self.source)
        for field in self._further:
            self.form.set_row_visible(field, False)
        self.more = LinkLabel(self.tr("More"))
        self.more.setObjectName("new_contact.more")
        self.more.clicked.connect(self._show_more)
        self.footer.insertWidget(0, self.more)

    def _show_more(self) -> None:
        for field in self._further:
            self.form.set_row_visible(field, True)
        self.more.hide()
        self.adjustSize()
        self.role.setFocus()

    def bring_back(self, written: Written) -> None:
        """Fields that were opened for what is in them are open again."""
        super().bring_back(written)
        if any(field.text() for field in (self.role, self.mail, self.phone)):
            self._show_more()
            self.person.setFocus()

    def _companies(self, typed: str) -> list[tuple[object, str]]:
        return [(name, name) for name in self.library.people.companies(typed, 8)]

    def _look_for_same(self) -> None:
        """Says that there is somebody of this name; both may be meant."""
        typed = self.person.text()
        found = [] if is_blank(typed) else self.library.people.names(typed, 20)
        same = next((row for row in found if fold(row.name) == fold(typed)), None)
        self.same.setVisible(same is not None)
        if same is not None:
            who = with_company(same.name, same.company)
            self.same.setText(self.tr("{who} is in the journal already.").format(who=who))

    def problem_field(self) -> QWidget:
        """Only the name can be refused."""
        return self.person

    def carry_out(self) -> None:
        """Adds the person."""
        referrer = self.referrer.person()
        source = self.source.code()
        self.added = self.library.contacts.add(
            self.person.text(),
            company=self.company.text(),
            role=self.role.text(),
            referrer_id=referrer,
            new_referrer=self.referrer.new_name(),
            mail=clean_line(self.mail.text()),
            phone=clean_line(self.phone.text()),
            source=source if isinstance(source, str) else "",
        )
