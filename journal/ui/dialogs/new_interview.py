"""Asks with whom, when and where: for a new interview, or one that is to be scheduled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from PySide6.QtWidgets import QLineEdit, QWidget

from journal.domain.agenda import default_minutes
from journal.domain.codes import Format
from journal.domain.date_text import Reading
from journal.domain.names import shown
from journal.services.guarding import OnHold
from journal.ui import show
from journal.ui.dialogs.fields import PersonField, day_field, day_of
from journal.ui.dialogs.form_dialog import FormDialog, Incomplete
from journal.ui.labels import choices
from journal.ui.shell.context import PageContext
from journal.ui.shell.telling import sentences
from journal.ui.widgets.code_box import CodeBox

LENGTHS = (15, 20, 30, 45, 60, 90)
LONGEST = 720  # minutes; "14:00-13:00" would be twenty-three hours
LETTER_TIME = time(9, 0)  # a letter has no clock; a day alone will do


class InterviewDialog(FormDialog):
    """``planned`` is the interview's id. Without a day a new interview is an idea.

    What is typed as time may say more: "thu 14:00 30m coffee, Harbour Café" fills the rest.
    """

    def __init__(
        self,
        context: PageContext,
        *,
        contact_id: int | None = None,
        interview_id: int | None = None,
        day: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, "", "", parent)
        self.name("schedule")
        if interview_id is not None:
            self.keep_as(f"schedule in interview {interview_id}")
        else:
            about = "" if contact_id is None else f" with contact {contact_id}"
            self.keep_as(f"new interview{about}")
        self.planned: int | None = None
        self._anyway = False  # also with somebody on hold
        self._interview_id = interview_id
        card = None if interview_id is None else self.library.interviews.card(interview_id)
        self._contact_id = card.row.contact_id if card is not None else contact_id
        self.who = PersonField(self.library, self._contact_id)
        self.who.setObjectName("schedule.who")
        self.who.offer_adding(self.accept)
        self.who.textChanged.connect(self._somebody_else)
        self.when = day_field(self.library, placeholder=self.tr("thu 14:00 30m"), with_time=True)
        self.when.setObjectName("schedule.when")
        self.when.changed.connect(self._read)
        self.where = QLineEdit()
        self.where.setObjectName("schedule.where")
        self.minutes = CodeBox([(n, self.tr("{n} minutes").format(n=n)) for n in LENGTHS])
        self.minutes.setObjectName("schedule.minutes")
        self.format = CodeBox(choices(Format))
        self.format.setObjectName("schedule.format")
        self._touched: set[QWidget] = set()
        self._lay_out(card.row.name if card is not None else "")
        if card is not None:
            self._show(card.row.format, card.row.minutes, card.row.place, card.start_wall)
        else:
            self._show(Format.IN_PERSON, 30, "", "")
        if day is not None:
            self.when.set_text(show.day_year(day))
        self._watch()
        (self.when if self._contact_id is not None else self.who).setFocus()

    def _lay_out(self, name: str) -> None:
        if self._interview_id is None:
            self.setWindowTitle(self.tr("New interview"))
        else:
            self.setWindowTitle(self.tr("Interview with {name}").format(name=shown(name)))
            self.if_left = self.tr("Interview with {name}: nothing was changed").format(
                name=shown(name)
            )
        self._say_verb()
        if self._contact_id is None or self._interview_id is None:
            self.form.add_row(self.tr("Wi&th"), self.who)
        self.form.add_row(self.tr("&When"), self.when)
        self.form.add_row(self.tr("W&here"), self.where)
        self.form.add_row(self.tr("&Length"), self.minutes)
        self.form.add_row(self.tr("&Form"), self.format)

    def _show(self, form: str, minutes: int, place: str, wall: str) -> None:
        if minutes and minutes not in LENGTHS:
            lengths = sorted({*LENGTHS, minutes})
            self.minutes.set_choices([(n, self.tr("{n} minutes").format(n=n)) for n in lengths])
        self.format.set_code(form)
        self.minutes.set_code(minutes or 30)
        self.where.setText(place)
        if wall:
            day, clock = wall.split("T")
            shown = show.day_year(date.fromisoformat(day))
            self.when.set_text(f"{shown} {show.clock(time.fromisoformat(clock))}")
            self.when.edit.selectAll()

    def _watch(self) -> None:
        """From now on what the user sets stays set."""
        self.where.textEdited.connect(lambda: self._touched.add(self.where))
        self.minutes.chosen.connect(lambda _code: self._touched.add(self.minutes))
        self.format.chosen.connect(self._format_chosen)

    def _format_chosen(self, code: object) -> None:
        self._touched.add(self.format)
        if self.minutes not in self._touched and isinstance(code, str):
            self.minutes.set_code(default_minutes(Format(code)) or 30)
        self.minutes.setEnabled(code != Format.LETTER)

    def _say_verb(self) -> None:
        """Without a day a new interview is an idea that is planned."""
        idea = self._interview_id is None and not self.when.text().strip()
        self.verb.setText(self.tr("Plan") if idea else self.tr("Schedule"))

    def _read(self, reading: object) -> None:
        """Takes over what else the line says."""
        self._say_verb()
        if not isinstance(reading, Reading):
            return
        if reading.format is not None and self.format not in self._touched:
            self.format.set_code(str(reading.format))
            if self.minutes not in self._touched and reading.minutes is None:
                self.minutes.set_code(default_minutes(reading.format) or 30)
        if reading.place and self.where not in self._touched:
            self.where.setText(reading.place)
        if reading.minutes and self.minutes not in self._touched:
            self._show_minutes(reading.minutes)

    def _show_minutes(self, minutes: int) -> None:
        if minutes not in LENGTHS:
            lengths = sorted({*LENGTHS, minutes})
            self.minutes.set_choices([(n, self.tr("{n} minutes").format(n=n)) for n in lengths])
        self.minutes.set_code(minutes)

    def problem_field(self) -> QWidget:
        """A start that no clock shows is refused."""
        return self.when

    def carry_out(self) -> None:
        """Plans or schedules."""
        contact, new_name = self._whom(), self.who.new_name()
        form, start = self._form(), self._start()
        chosen = self.minutes.code()
        minutes = 0 if form is Format.LETTER else chosen if isinstance(chosen, int) else 30
        place = self.where.text()
        try:
            if self._interview_id is None:
                self.planned = self.library.meetings.plan(
                    contact, new_name=new_name, start=start, minutes=minutes, form=form,
                    place=place, anyway=self._anyway,
                )  # fmt: skip
                return
            assert start is not None, "what is scheduled needs a day"
            self.library.meetings.schedule(
                self._interview_id, start, minutes=minutes, form=form, place=place,
                anyway=self._anyway,
            )  # fmt: skip
        except OnHold as hold:
            field = self.who if self._interview_id is None else self.when
            way = (self.tr("Plan anyway"), self._plan_anyway)
            why = "\n".join(part for part in sentences(hold) if part)
            raise Incomplete(field, why, way) from hold
        self.planned = self._interview_id

    def _plan_anyway(self) -> None:
        """They may have agreed by themselves."""
        self._anyway = True
        self.accept()

    def _somebody_else(self) -> None:
        self._anyway = False

    def checks(self) -> tuple[Callable[[], object], ...]:
        """With whom, and when."""
        return self._whom, self._start

    def _whom(self) -> int | None:
        contact = self._contact_id
        if contact is None or self._interview_id is None:
            contact = self.who.person()
        if contact is None and not self.who.new_name():
            raise Incomplete(self.who, self.tr("With whom? Type a name."))
        return contact

    def _form(self) -> Format:
        code = self.format.code()
        return Format(code) if isinstance(code, str) else Format.IN_PERSON

    def _start(self) -> str | None:
        form, reading = self._form(), day_of(self.when, self.library, needed=False)
        if reading is None:
            if self._interview_id is not None:
                raise Incomplete(self.when, self.tr("Type a day and a time: “thu 14:00”."))
            return None
        at = reading.time or (LETTER_TIME if form is Format.LETTER else None)
        if at is None:
            raise Incomplete(
                self.when, self.tr("At what time? Type it after the day: “thu 14:00”.")
            )
        if reading.minutes and reading.minutes > LONGEST and self.minutes not in self._touched:
            raise Incomplete(
                self.when,
                self.tr(
                    "That ends before it begins, or lasts over twelve hours. Type it like"
                    " “thu 14:00-15:00”."
                ),
            )
        return f"{reading.day.isoformat()}T{at.strftime('%H:%M')}"
