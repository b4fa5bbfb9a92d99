"""The plan of the meeting: its parts and their minutes."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QWidget

from journal.domain.agenda import Step, default_steps
from journal.domain.codes import StepCode
from journal.domain.views.meetings import InterviewCard
from journal.ui.desk import Desk, Typing
from journal.ui.labels import label
from journal.ui.theme import SPACE
from journal.ui.widgets.block import Block
from journal.ui.widgets.inline_edit import InlineLineEdit
from journal.ui.widgets.label import Label
from journal.ui.widgets.link_label import LinkLabel

FIELD = 44
MOST = 1440


class PlanPanel(Block):
    """Minutes are edited in place; hidden for a letter, which has no clock."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.set_text(self.tr("Plan"))
        self._desk = desk
        self._card: InterviewCard | None = None
        self.fields: dict[StepCode, InlineLineEdit] = {}
        self._typing: dict[StepCode, Typing] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE.tight)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        for row, code in enumerate(StepCode):
            words = label(code)
            caption = Label(words[:1].upper() + words[1:])
            field = InlineLineEdit()
            field.setObjectName(f"interviews.prepare.plan.{code.name.lower()}")
            field.setAccessibleName(self.tr("{part}, minutes").format(part=caption.text()))
            field.setFixedWidth(FIELD)
            field.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            field.setValidator(QIntValidator(0, MOST, field))
            name = f"plan.{code}"
            self._typing[code] = Typing(desk, field, name, self._save, keep_blank=False)
            caption.setBuddy(field)
            grid.addWidget(caption, row, 0)
            grid.addWidget(field, row, 1)
            grid.addWidget(Label(self.tr("min"), role="muted"), row, 2)
            self.fields[code] = field
        self.add_layout(grid)
        self.usual = LinkLabel(self.tr("As is usual for this length"))
        self.usual.setObjectName("interviews.prepare.plan.usual")
        self.usual.clicked.connect(self._reset)
        self.add_field(self.usual)

    def show_card(self, card: InterviewCard) -> None:
        """Shows the plan of an interview."""
        self._card = card
        steps = self._desk.library.interviews.steps(card)
        self.setVisible(bool(steps))
        self.usual.setVisible(bool(card.steps))
        minutes = {step.code: step.minutes for step in steps}
        for code, typing in self._typing.items():
            typing.show(card.id, str(minutes.get(code, 0)))
        total, agreed = sum(minutes.values()), card.row.minutes
        fits = total == agreed
        words = self.tr("{total} min") if fits else self.tr("{total} of {agreed} min")
        self.figure.setText(words.format(total=total, agreed=agreed))
        self.figure.set_role("muted" if total <= agreed else "today")

    def _save(self, interview: Hashable, _text: str, visit: str) -> None:
        """All parts as they stand; none where that is what is usual anyway."""
        card = self._card
        if card is None or card.id != interview:
            return
        plan = tuple(
            Step(code, int(field.text()) if field.text().isdigit() else 0)
            for code, field in self.fields.items()
        )
        steps = () if plan == default_steps(card.row.minutes) else plan
        self._desk.library.meetings.set_steps(
            card.id,
            [(step.code, step.minutes) for step in steps],
            visit=visit,
            origin=self._desk.origin,
        )

    def _reset(self) -> None:
        card = self._card
        if card is not None:
            self._desk.attempt(lambda: self._desk.library.meetings.set_steps(card.id, ()))
