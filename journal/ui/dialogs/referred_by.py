"""Asks who referred somebody."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from journal.domain.names import shown
from journal.domain.views.people import PersonCard
from journal.ui.dialogs.fields import PersonField
from journal.ui.dialogs.form_dialog import FormDialog, Incomplete
from journal.ui.shell.context import PageContext
from journal.ui.widgets.label import Label
from journal.ui.widgets.link_label import LinkLabel
from journal.ui.widgets.plain import literal


class ReferredByDialog(FormDialog):
    """Circles are refused under the field, with the reason."""

    def __init__(
        self, context: PageContext, card: PersonCard, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "", "", parent)
        self.name("referred_by")
        self.keep_as(f"referrer of contact {card.id}")
        self.setWindowTitle(self.tr("Who referred {name}?").format(name=shown(card.name)))
        self.verb.setText(self.tr("Set referrer"))
        self.if_left = self.tr("Referrer of {name}: nothing was changed").format(
            name=shown(card.name)
        )
        self._card = card
        self.to_root = False
        primary = next((row for row in card.referrers if row.is_primary), None)
        self.who = PersonField(self.library)
        self.who.setObjectName("referred_by.who")
        self.form.add_row(self.tr("&Referred by"), self.who)
        self.also = QCheckBox()
        self.also.setObjectName("referred_by.also")
        if primary is not None:
            text = self.tr("&Also referred by; {name} stays the first one")
            self.also.setText(text.format(name=literal(shown(primary.name))))
            self.form.add_wide(self.also)
            nobody = LinkLabel(self.tr("Nobody: found by myself"))
            nobody.setObjectName("referred_by.nobody")
            nobody.clicked.connect(self._nobody)
            self.footer.insertWidget(0, nobody)
        if card.referrers:
            names = ", ".join(shown(row.name) for row in card.referrers)
            told = self.tr("So far: {names}").format(names=names)
            self.form.add_wide(Label(told, "caption", "muted", wrap=True))
        self.who.setFocus()

    def problem_field(self) -> QWidget:
        """The referrer."""
        return self.who

    def carry_out(self) -> None:
        """Sets the referrer, or none."""
        if self.to_root:
            self.library.referrals.to_root(self._card.id)
            return
        referrer = self.who.person()
        if referrer is None:
            raise Incomplete(self.who, self.tr("Type a name."))
        self.library.referrals.refer(referrer, self._card.id, primary=not self.also.isChecked())

    def _nobody(self) -> None:
        self.to_root = True
        self.accept()
        self.to_root = False
