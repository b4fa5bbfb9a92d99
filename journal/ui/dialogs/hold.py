"""Asks whose move it is before somebody may be written to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from journal.domain.holds import separate
from journal.domain.names import shown
from journal.domain.views.people import PersonCard
from journal.ui.dialogs.fields import PersonField, check_back_of, day_field
from journal.ui.dialogs.form_dialog import FormDialog
from journal.ui.dialogs.hold_ticks import joints
from journal.ui.shell.context import PageContext
from journal.ui.widgets.link_label import LinkLabel

LINES = 3


class HoldDialog(FormDialog):
    """Each line is a condition, or what is between semicolons; the referrer's move is proposed."""

    def __init__(
        self, context: PageContext, card: PersonCard, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "", "", parent)
        self.name("hold")
        self.keep_as(f"hold of contact {card.id}")
        self.setWindowTitle(self.tr("{name} on hold").format(name=shown(card.name)))
        self.verb.setText(self.tr("Put on hold"))
        self.if_left = self.tr("{name} was not put on hold").format(name=shown(card.name))
        self._card = card
        primary = next((row.contact_id for row in card.referrers if row.is_primary), None)
        self.who = PersonField(self.library, primary)
        self.who.setObjectName("hold.who")
        self.conditions = QPlainTextEdit()
        self.conditions.setObjectName("hold.conditions")
        self.conditions.setTabChangesFocus(True)
        self.conditions.setPlaceholderText(self.tr("has called; has sent a mail"))
        self.conditions.setFixedHeight(LINES * self.fontMetrics().lineSpacing() + 16)
        self.check_back = day_field(self.library, placeholder=self.tr("thu, in 2 weeks"))
        self.check_back.setObjectName("hold.check_back")
        self.form.add_row(self.tr("Whose &move"), self.who, self.tr("Empty: it is yours"))
        self.form.add_row(self.tr("&Until they"), self.conditions)
        self.apart = LinkLabel(self.tr("Put each on a line of its own, to tick it by itself"))
        self.apart.setObjectName("hold.apart")
        self.apart.clicked.connect(self._put_apart)
        self.form.add_wide(self.apart)
        self.conditions.textChanged.connect(self._offer_apart)
        self._offer_apart()
        self.form.add_row(self.tr("&Check back"), self.check_back)
        self.who.setFocus()
        self.who.selectAll()

    def problem_field(self) -> QWidget:
        """Whose move."""
        return self.who

    def _offer_apart(self) -> None:
        """Where a line seems to say several things at once."""
        text = self.conditions.toPlainText()
        self.apart.setVisible(separate(text, joints()) != separate(text))

    def _put_apart(self) -> None:
        cursor = self.conditions.textCursor()
        lines = separate(self.conditions.toPlainText(), joints())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText("\n".join(lines))  # Ctrl+Z brings the sentence back
        self.conditions.setFocus()

    def checks(self) -> tuple[Callable[[], object], ...]:
        """Whose move, and the day."""
        return self.who.person, self._day

    def _day(self) -> date | None:
        return check_back_of(self.check_back, self.library)

    def carry_out(self) -> None:
        """Puts the person on hold."""
        owner, day = self.who.person(), self._day()
        self.library.referrals.hold(
            self._card.id,
            whose_move_id=owner,
            conditions=separate(self.conditions.toPlainText()),
            check_back=day,
        )
