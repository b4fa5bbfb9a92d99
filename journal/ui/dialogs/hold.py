"""Asks whose move it is before somebody may be written to; and later, whether it was made."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from journal.domain.views.people import PersonCard
from journal.ui import show
from journal.ui.dialogs.fields import PersonField, day_field, day_of
from journal.ui.dialogs.form_dialog import FormDialog
from journal.ui.shell.context import PageContext
from journal.ui.widgets.label import Label

LINES = 3


class HoldDialog(FormDialog):
    """Each line of the conditions is one; the referrer's move is proposed."""

    def __init__(
        self, context: PageContext, card: PersonCard, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "", "", parent)
        self.name("hold")
        self.keep_as(f"hold of contact {card.id}")
        self.setWindowTitle(self.tr("{name} on hold").format(name=card.name))
        self.verb.setText(self.tr("Put on hold"))
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
        self.form.add_row(self.tr("&Check back"), self.check_back)
        self.who.setFocus()
        self.who.selectAll()

    def problem_field(self) -> QWidget:
        """Whose move."""
        return self.who

    def carry_out(self) -> None:
        """Puts the person on hold."""
        owner = self.who.person()
        day = day_of(self.check_back, self.library, needed=False)
        self.library.referrals.hold(
            self._card.id,
            whose_move_id=owner,
            conditions=self.conditions.toPlainText().splitlines(),
            check_back=day.day if day else None,
        )


class OpenHoldDialog(FormDialog):
    """``ended`` tells that it is over; otherwise one checks back on another day."""

    def __init__(
        self, context: PageContext, card: PersonCard, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "", "", parent)
        self.name("open_hold")
        self.setWindowTitle(self.tr("{name} is on hold").format(name=card.name))
        self.verb.setText(self.tr("May be written to"))
        self._hold = card.holds[0]
        self.ended = False
        if self._hold.whose_move:
            move = self.tr("It is {mover}’s move.").format(mover=self._hold.whose_move)
        else:
            move = self.tr("It is your move.")
        self.form.add_wide(Label(move, "strong", wrap=True))
        for condition in self._hold.unmet:
            self.form.add_wide(Label(condition, wrap=True))
        asked = self._hold.check_back
        shown = show.day(asked, self.library.clock.today()) if asked else ""
        self.check_back = day_field(self.library, placeholder=shown or self.tr("in a week"))
        self.check_back.setObjectName("open_hold.check_back")
        self.form.add_row(
            self.tr("&Check back"), self.check_back, self.tr("If it hasn’t happened yet")
        )
        self.check_back.changed.connect(self._say_verb)
        self.verb.setFocus()

    def _say_verb(self, _reading: object) -> None:
        later = bool(self.check_back.text().strip())
        self.verb.setText(self.tr("Check back then") if later else self.tr("May be written to"))

    def problem_field(self) -> QWidget:
        """The day."""
        return self.check_back

    def carry_out(self) -> None:
        """Ends the hold, or asks later."""
        day = day_of(self.check_back, self.library, needed=False)
        if day is None:
            self.library.referrals.end_hold(self._hold.id)
            self.ended = True
        else:
            self.library.referrals.move_check_back(self._hold.id, day.day)
