"""The card of the next interview: when, where, with whom, how ready one is."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.domain.agenda import arrive_by, is_face_to_face, leave_by
from journal.domain.clock import later_by
from journal.domain.codes import Format, NoteKind
from journal.domain.next_step import ACTIONS, ActionCode, NextStep
from journal.domain.statuses import was_held
from journal.domain.views.meetings import InterviewCard
from journal.ui import labels, show, step_words
from journal.ui.theme import SPACE
from journal.ui.widgets.buttons import PlainButton, PrimaryButton
from journal.ui.widgets.card import Card, Hairline
from journal.ui.widgets.chip import Chip, ChipButton
from journal.ui.widgets.elided_label import ElidedLabel
from journal.ui.widgets.empty_state import Picture
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.label import Label
from journal.ui.widgets.link_label import INSET as LINK_INSET
from journal.ui.widgets.link_label import LinkLabel

_LEFT = 128


class NextInterviewCard(Card):
    """Built once and filled anew. ``stepped`` asks for the step, ``tab_wanted`` for a tab."""

    stepped = Signal()
    tab_wanted = Signal(str)
    person_wanted = Signal()
    referrer_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today.next")
        self._caption = Label(self.tr("Next interview"), "caption", "muted")
        self._time = Label("", "clock")
        self._until = Label("", "caption", "muted")
        self._name = LinkLabel("", "card", "text")
        self._job = ElidedLabel("", "body", "muted")
        self._count = Chip()
        self._place = _Fact("map-pin")
        self._leave = _Fact("clock")
        self._referrer = _Fact("git-fork")
        self._referrer_link = LinkLabel("")
        self._chips = QWidget()
        self._chip_row = FlowLayout(self._chips)
        self._prepare = PlainButton(self.tr("Prepare"))
        self._print = PlainButton(self.tr("Print sheet…"))
        self._primary = PrimaryButton("")
        self._name_objects()
        self._lay_out()
        self._primary.clicked.connect(self.stepped)
        self._prepare.clicked.connect(lambda: self.tab_wanted.emit("prepare"))
        self._print.clicked.connect(self.print_wanted)
        self._name.clicked.connect(self.person_wanted)
        self._referrer_link.clicked.connect(self.referrer_wanted)

    def show_interview(self, card: InterviewCard, step: NextStep | None, now: datetime) -> None:
        """Shows an interview that has a start, or was held."""
        row = card.row
        held = was_held(row.status)
        start = row.start
        if held and card.held_from is not None:  # when one really met
            start = card.held_from.astimezone(start.tzinfo if start else now.tzinfo)
        if start is None:
            return
        here = now.astimezone(start.tzinfo)
        end = later_by(start, row.minutes)
        if held and card.held_until is not None:
            end = card.held_until.astimezone(start.tzinfo)
        self._show_caption(start, here, held=held)
        self._time.setText(show.clock(start))
        self._until.setText(
            self.tr("until {time}").format(time=show.clock(end)) if end > start else ""
        )
        self._name.setText(row.name)
        self._job.setText(", ".join(part for part in (row.role, row.company) if part))
        self._chips.setVisible(not held)
        self._count.set("clock", _countdown(start, end, here), _countdown_role(start, here))
        self._show_facts(card, start)
        self._show_chips(card)
        self._show_buttons(card, step)

    def focus_primary(self) -> None:
        """Puts the focus on the next step."""
        self._primary.setFocus()

    def _show_caption(self, start: datetime, here: datetime, *, held: bool) -> None:
        day = show.day(start.date(), here.date())
        if held:
            self._caption.setText(self.tr("Held today") if start.date() == here.date() else day)
        else:
            today = start.date() == here.date()
            self._caption.setText(self.tr("Next interview") if today else day)

    def _show_facts(self, card: InterviewCard, start: datetime) -> None:
        row = card.row
        form = Format(row.format)
        self._place.set_text(
            ", ".join(
                part
                for part in (labels.capital(labels.label(form)), row.place or card.link)
                if part
            ),
            labels.icon_of(form),
        )
        arrive = arrive_by(start, form)
        leave = leave_by(arrive, card.travel_minutes)
        if was_held(row.status):
            text = ""
        elif arrive and leave:
            text = self.tr("Leave by {leave}, arrive by {arrive}").format(
                leave=show.clock(leave), arrive=show.clock(arrive)
            )
        elif arrive:
            text = self.tr("Arrive by {arrive}").format(arrive=show.clock(arrive))
        else:
            text = ""
        self._leave.set_text(text)
        self._referrer.set_text(self.tr("Referred by") if row.referrer else "")
        self._referrer_link.setText(row.referrer)
        self._referrer_link.setVisible(bool(row.referrer))

    def _show_chips(self, card: InterviewCard) -> None:
        while (item := self._chip_row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        questions = len(card.questions)
        ready = [
            (
                "questions",
                bool(questions),
                self.tr("%n question(s)", "", questions),
                self.tr("No questions"),
            ),
            (
                "research",
                bool(card.person_notes.get(NoteKind.RESEARCH)),
                self.tr("Research"),
                self.tr("No research"),
            ),
            ("pitch", card.pitch is not None, self.tr("Pitch"), self.tr("No pitch chosen")),
        ]
        if is_face_to_face(Format(card.row.format)):
            ready.append(("printed", card.row.printed, self.tr("Printed"), self.tr("Not printed")))
        for part, fine, yes, no in ready:
            chip = ChipButton(
                "check" if fine else "triangle-alert",
                yes if fine else no,
                "done" if fine else "today",
            )
            chip.setObjectName(f"today.next.{part}")
            if part == "printed":
                chip.clicked.connect(self.print_wanted)
            else:
                chip.clicked.connect(lambda: self.tab_wanted.emit("prepare"))
            self._chip_row.addWidget(chip)

    def _show_buttons(self, card: InterviewCard, step: NextStep | None) -> None:
        text = step_words.button(step) if step else ""
        action = ACTIONS[step.code] if step else None
        self._primary.setText(text)
        self._primary.setVisible(bool(text))
        held = was_held(card.row.status)
        self._prepare.setVisible(not held and action is not ActionCode.OPEN_PREPARE)
        self._print.setVisible(
            not held and action is not ActionCode.PRINT_SHEET and card.row.format != Format.LETTER
        )

    def _name_objects(self) -> None:
        for widget, name in (
            (self._primary, "step"),
            (self._prepare, "prepare"),
            (self._print, "print"),
            (self._name, "name"),
            (self._referrer_link, "referrer"),
            (self._count, "countdown"),
        ):
            widget.setObjectName(f"today.next.{name}")

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addWidget(self._caption)
        left.addWidget(self._time)
        left.addWidget(self._until)
        left.addStretch(1)
        column = QWidget()
        column.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        column.setMinimumWidth(_LEFT)
        head = QHBoxLayout()
        head.setContentsMargins(-LINK_INSET, 0, 0, 0)
        head.setSpacing(SPACE.medium)
        head.addWidget(self._name)
        head.addWidget(self._job, 1)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        referred = QHBoxLayout()
        referred.setSpacing(4)
        referred.addWidget(self._referrer)
        referred.addWidget(self._referrer_link)
        referred.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addLayout(head)
        right.addWidget(self._place)
        right.addWidget(self._leave)
        right.addLayout(referred)
        top = QHBoxLayout()
        top.setSpacing(SPACE.page)
        top.addWidget(column)
        top.addWidget(Hairline(vertical=True))
        top.addLayout(right, 1)
        bottom = QHBoxLayout()
        bottom.setSpacing(SPACE.small)
        bottom.addWidget(self._chips, 1)
        bottom.addWidget(self._prepare)
        bottom.addWidget(self._print)
        bottom.addWidget(self._primary)
        self.box.addLayout(top)
        self.box.addWidget(Hairline())
        self.box.addLayout(bottom)


class _Fact(QWidget):
    """An icon and a line of words; hidden without words."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = Picture(icon, 16, "muted")
        self._label = ElidedLabel("")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.small)
        row.addWidget(self._icon)
        row.addWidget(self._label, 1)

    def set_text(self, text: str, icon: str = "") -> None:
        """Other words, and another icon where given."""
        self._label.setText(text)
        if icon:
            self._icon.set(icon, "muted")
        self.setVisible(bool(text))


def _countdown(start: datetime, end: datetime, now: datetime) -> str:
    if now < start:
        return show.time_left(start, now)
    return labels.translate("Today", "Now") if now < end else labels.translate("Today", "Over")


def _countdown_role(start: datetime, now: datetime) -> str:
    return "today" if start - now < timedelta(hours=24) else "soon"
