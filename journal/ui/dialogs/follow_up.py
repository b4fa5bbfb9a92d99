"""Asks for a new follow-up, for another day for one, or why one is left out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from journal.domain.codes import FollowUpKind
from journal.domain.date_text import Reading
from journal.domain.dates import Move, moved
from journal.domain.names import shown
from journal.domain.repeats import NoRepeat, Repeat, from_kept, kept, read
from journal.domain.views.days import FollowUpRow
from journal.ui import repeat_words, show
from journal.ui.dialogs.fields import PersonField, day_field, day_of
from journal.ui.dialogs.form_dialog import FormDialog, Incomplete
from journal.ui.labels import choices, follow_up_title
from journal.ui.milestones import words as milestones
from journal.ui.shell.context import PageContext
from journal.ui.theme import SPACE
from journal.ui.widgets.buttons import PlainButton
from journal.ui.widgets.code_box import CodeBox
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.label import Label

LONGEST = 200  # letters of what is done, in a dialog


class FollowUpDialog(FormDialog):
    """``added`` is the new follow-up's id; with ``follow_up`` that one is edited instead."""

    def __init__(
        self,
        context: PageContext,
        contact_id: int | None = None,
        day: date | None = None,
        parent: QWidget | None = None,
        follow_up: FollowUpRow | None = None,
    ) -> None:
        super().__init__(context, "", "", parent)
        self.name("follow_up")
        self._row = follow_up
        self._name_it(contact_id)
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
        self.waits = CodeBox(milestones.waits(self.library))
        self.waits.setObjectName("follow_up.waits")
        self.waits.chosen.connect(lambda _code: self._wait())
        self.form.add_row(self.tr("Wa&its until"), self.waits)
        self.form.add_row(self.tr("Wh&at"), self.what, self.tr("In your words, if you like"))
        self.repeat = QLineEdit()
        self.repeat.setObjectName("follow_up.repeat")
        self.repeat.setPlaceholderText(self.tr("once; 2w, every month"))
        self.form.add_row(self.tr("Wh&y"), self.why)
        self.form.add_row(self.tr("&Repeat"), self.repeat)
        if follow_up is not None:
            self._show(follow_up)
        (self.kind if contact_id is None and follow_up is None else self.when).setFocus()

    def _name_it(self, contact_id: int | None) -> None:
        if self._row is not None:
            self.keep_as(f"follow-up {self._row.id}{_whose(self._row)}")
            self.setWindowTitle(self.tr("Follow-up"))
            self.if_left = self.tr("Not changed: {what}").format(what=title_of(self._row))
            self.verb.setText(self.tr("Change"))
            return
        about = "" if contact_id is None else f" for contact {contact_id}"
        self.keep_as(f"new follow-up{about}")
        self.setWindowTitle(self.tr("New follow-up"))
        self.verb.setText(self.tr("Add"))

    def _show(self, row: FollowUpRow) -> None:
        self.kind.set_code(row.kind)
        if row.contact_id is not None:
            self.who.set_person(row.contact_id)
        if row.due_on is not None:
            at = f" {show.clock(row.due_time)}" if row.due_time else ""
            self.when.set_text(f"{show.day_year(row.due_on)}{at}")
        self.waits.set_code(row.waits_on)
        self._wait()
        self.what.setText(row.what)
        self.why.setText(row.why)
        repeat = from_kept(row.repeat)
        self.repeat.setText("" if repeat is None else kept(repeat._replace(on=0)))

    def _wait(self) -> None:
        """What waits for a milestone has no day of its own, and comes once."""
        waits = bool(self.waits.code())
        if waits:
            self.when.set_text("")
            self.repeat.setText("")
        self.when.setEnabled(not waits)
        self.repeat.setEnabled(not waits)

    def _keep_waiting(
        self, contact: int | None, reading: Reading | None, repeat: Repeat | None
    ) -> None:
        """It is to wait for a milestone, or goes by its day from now on."""
        name = str(self.waits.code() or "")
        kind = FollowUpKind(str(self.kind.code()))
        if self._row is None and kind is FollowUpKind.OTHER and not self.what.text().strip():
            kind = FollowUpKind.GOOD_NEWS
        commands, new_name = self.library.milestones, self.who.new_name()
        what, why = self.what.text(), self.why.text()
        if self._row is None:
            self.added = commands.wait(name, contact, kind, new_name=new_name, what=what, why=why)
            return
        commands.change(
            self._row.id,
            name,
            contact,
            kind,
            new_name=new_name,
            what=what,
            why=why,
            due_on=reading.day if reading else None,
            due_time=reading.time if reading else None,
            repeat=repeat,
        )

    def checks(self) -> tuple[Callable[[], object], ...]:
        """For whom, when, and how often."""
        return self.who.person, self._reading, self._repeats

    def _reading(self) -> Reading | None:
        return day_of(self.when, self.library, needed=False)

    def _repeats(self) -> Repeat | None:
        found = read(self.repeat.text())
        if isinstance(found, NoRepeat):
            raise Incomplete(self.repeat, repeat_words.problem(found))
        return found

    def problem_field(self) -> QWidget:
        """Refused is what says neither whom nor what."""
        return self.what

    def carry_out(self) -> None:
        """Adds it, or changes the one that is there."""
        contact, reading, repeat = self.who.person(), self._reading(), self._repeats()
        waited = self._row is not None and bool(self._row.waits_on)
        if self.waits.code() or waited:
            self._keep_waiting(contact, reading, repeat)
            return
        if self._row is not None:
            self.library.follow_ups.change(
                self._row.id,
                contact,
                FollowUpKind(str(self.kind.code())),
                new_name=self.who.new_name(),
                what=self.what.text(),
                why=self.why.text(),
                due_on=reading.day if reading else None,
                due_time=reading.time if reading else None,
                repeat=repeat,
            )
            return
        self.added = self.library.follow_ups.add(
            contact,
            FollowUpKind(str(self.kind.code())),
            new_name=self.who.new_name(),
            what=self.what.text(),
            why=self.why.text(),
            due_on=reading.day if reading else None,
            due_time=reading.time if reading else None,
            repeat=repeat,
        )


class ChangeDateDialog(FormDialog):
    """Another day for a follow-up; the buttons act at once."""

    def __init__(
        self, context: PageContext, follow_up: FollowUpRow, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "", "", parent)
        self.name("change_date")
        self.keep_as(f"another day of follow-up {follow_up.id}{_whose(follow_up)}")
        self.setWindowTitle(self.tr("Change date"))
        self.verb.setText(self.tr("Move"))
        self.if_left = self.tr("Not moved: {what}").format(what=title_of(follow_up))
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
        self.keep_as(f"skip of follow-up {follow_up.id}{_whose(follow_up)}")
        self.setWindowTitle(self.tr("Skip"))
        self.if_left = self.tr("Not skipped: {what}").format(what=title_of(follow_up))
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


def _whose(row: FollowUpRow) -> str:
    """At the end of the name of a draft, by which it is found when somebody is forgotten."""
    return "" if row.contact_id is None else f" for contact {row.contact_id}"


def title_of(row: FollowUpRow) -> str:
    """What a follow-up asks for."""
    return shown(follow_up_title(row.kind, row.name, row.what, row.about), LONGEST)
