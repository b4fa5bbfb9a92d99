"""Asks for a new follow-up, for another day for one, or why one is left out."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from journal.domain.codes import FollowUpKind
from journal.domain.dates import Move, moved
from journal.domain.views.days import FollowUpRow
from journal.ui import show
from journal.ui.dialogs.fields import PersonField, day_field, day_of
from journal.ui.dialogs.form_dialog import FormDialog
from journal.ui.labels import choices, follow_up_title
from journal.ui.shell.context import PageContext
from journal.ui.theme import SPACE
from journal.ui.widgets.buttons import PlainButton
from journal.ui.widgets.code_box import CodeBox
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.label import Label


class FollowUpDialog(FormDialog):
    """``added`` is the new follow-up's id."""

    def __init__(
        self,
        context: PageContext,
        contact_id: int | None = None,
        day: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, "", "", parent)
        self.name("follow_up")
        about = "" if contact_id is None else f" for contact {contact_id}"
        self.keep_as(f"new follow-up{about}")
        self.setWindowTitle(self.tr("New follow-up"))
        self.verb.setText(self.tr("Add"))
        self.added: int | None = None
        self.kind = CodeBox(choices(FollowUpKind))
        self.kind.setObjectName("follow_up.kind")
        self.kind.set_code(str(FollowUpKind.OTHER))
        self.who = PersonField(self.library, contact_id)
        self.who.setObjectName("follow_up.who")
        self.who.offer_adding(self.accept)
        self.when = day_field(self.library, placeholder=self.tr("fri, in 2 weeks, 28 May"))
        self.when.setObjectName("follow_up.when")
        if day is not None:
            self.when.set_text(show.day_year(day))
        self.what = QLineEdit()
        self.what.setObjectName("follow_up.what")
        self.why = QLineEdit()
        self.why.setObjectName("follow_up.why")
        self.form.add_row(self.tr("&Kind"), self.kind)
        self.form.add_row(self.tr("&For whom"), self.who)
        self.form.add_row(self.tr("&When"), self.when)
        self.form.add_row(self.tr("Wh&at"), self.what, self.tr("In your words, if you like"))
        self.form.add_row(self.tr("Wh&y"), self.why)
        (self.kind if contact_id is None else self.when).setFocus()

    def problem_field(self) -> QWidget:
        """Refused is what says neither whom nor what."""
        return self.what

    def carry_out(self) -> None:
        """Adds it."""
        contact = self.who.person()
        reading = day_of(self.when, self.library, needed=False)
        self.added = self.library.follow_ups.add(
            contact,
            FollowUpKind(str(self.kind.code())),
            new_name=self.who.new_name(),
            what=self.what.text(),
            why=self.why.text(),
            due_on=reading.day if reading else None,
            due_time=reading.time if reading else None,
        )


class ChangeDateDialog(FormDialog):
    """Another day for a follow-up; the buttons act at once."""

    def __init__(
        self, context: PageContext, follow_up: FollowUpRow, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "", "", parent)
        self.name("change_date")
        self.setWindowTitle(self.tr("Change date"))
        self.verb.setText(self.tr("Move"))
        self._row = follow_up
        self.moved_to: date | None = None
        self.form.add_wide(Label(title_of(follow_up), "strong", wrap=True))
        self.when = day_field(self.library, placeholder=self._now_due())
        self.when.setObjectName("change_date.when")
        self.form.add_row(self.tr("&When"), self.when)
        self.form.add_wide(self._quick())
        self.when.setFocus()

    def _now_due(self) -> str:
        if self._row.due_on is None:
            return self.tr("fri, in 2 weeks, 28 May")
        return show.day(self._row.due_on, self.library.clock.today())

    def _quick(self) -> QWidget:
        buttons = QWidget()
        row = FlowLayout(buttons, SPACE.small, SPACE.small)  # larger letters take two lines
        for move, text in show.moves().items():
            button = PlainButton(text)
            button.setObjectName(f"change_date.{move.name.lower()}")
            button.clicked.connect(lambda _checked=False, move=move: self._move(move))
            row.addWidget(button)
        return buttons

    def _move(self, move: Move) -> None:
        self.when.set_text(moved(move, self.library.clock.today()).isoformat())
        self.accept()

    def problem_field(self) -> QWidget:
        """The day."""
        return self.when

    def carry_out(self) -> None:
        """Moves it."""
        reading = day_of(self.when, self.library, needed=True)
        assert reading is not None
        self.library.follow_ups.move(self._row.id, reading.day, reading.time)
        self.moved_to = reading.day


class SkipDialog(FormDialog):
    """Leaves a follow-up out; a word why helps later."""

    def __init__(
        self, context: PageContext, follow_up: FollowUpRow, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "", "", parent)
        self.name("skip")
        about = "" if follow_up.contact_id is None else f" for contact {follow_up.contact_id}"
        self.keep_as(f"skip of follow-up {follow_up.id}{about}")
        self.setWindowTitle(self.tr("Skip"))
        self.verb.setText(self.tr("Skip"))
        self._row = follow_up
        self.form.add_wide(Label(title_of(follow_up), "strong", wrap=True))
        self.why = QLineEdit()
        self.why.setObjectName("skip.why")
        self.form.add_row(self.tr("Wh&y"), self.why, self.tr("A word for later; may stay empty"))
        self.why.setFocus()

    def problem_field(self) -> QWidget:
        """The only field."""
        return self.why

    def carry_out(self) -> None:
        """Skips it."""
        self.library.follow_ups.skip(self._row.id, self.why.text())


def title_of(row: FollowUpRow) -> str:
    """What a follow-up asks for."""
    return follow_up_title(row.kind, row.name, row.what, row.about)
