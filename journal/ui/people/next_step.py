"""The strip that says what comes next with a person, with the one button that does it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.domain.names import shown
from journal.domain.next_step import NextStep
from journal.domain.views.people import Other, WhyThem
from journal.ui import step_words
from journal.ui.theme import SIZE, SPACE
from journal.ui.widgets.buttons import PrimaryButton
from journal.ui.widgets.empty_state import Picture
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.label import Label
from journal.ui.widgets.link_label import LinkLabel
from journal.ui.widgets.plain import tip
from journal.ui.widgets.strip import TintCard

LEAST_HEIGHT = 64


class NextStepStrip(TintCard):
    """``acted`` comes with the step, ``other_wanted`` with the id of whom else one could ask."""

    acted = Signal(object)
    other_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("neutral", parent)
        self._step: NextStep | None = None
        self.icon = Picture("arrow-right", SIZE.icon, "neutral")
        self.sentence = Label("", "strong", wrap=True)
        self.sentence.setObjectName("people.detail.step.sentence")
        self.details = Label("", "body", wrap=True)
        self.details.setObjectName("people.detail.step.details")
        self.button = PrimaryButton("")
        self.button.setObjectName("people.detail.step.act")
        self.button.clicked.connect(lambda: self.acted.emit(self._step))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self.sentence)
        words.addWidget(self.details)
        self.others = QWidget()
        self._others = FlowLayout(self.others, SPACE.tight, 0)
        words.addWidget(self.others)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.card, SPACE.medium, SPACE.card, SPACE.medium)
        row.setSpacing(SPACE.medium)
        row.addWidget(self.icon)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(LEAST_HEIGHT)

    def step(self) -> NextStep | None:
        """The step shown."""
        return self._step

    def show_others(self, others: Sequence[Other]) -> None:
        """Whom else one could turn to, each a link that says how one knows of them."""
        self._others.clear()
        self.others.setVisible(bool(others))
        if not others:
            return
        self._others.addWidget(Label(self.tr("Whom else:"), "body", self.role()))
        for other in others:
            link = LinkLabel(other.name)
            link.setObjectName(f"people.detail.step.other.{other.id}")
            text = (
                self.tr("{name}, at {company} as well")
                if other.why is WhyThem.COMPANY
                else self.tr("{name}, named by {company} as well")
            )
            told = text.format(name=shown(other.name), company=other.through)
            link.setToolTip(tip(told))
            link.setAccessibleName(told)
            link.clicked.connect(partial(self.other_wanted.emit, other.id))
            self._others.addWidget(link)

    def show_step(self, step: NextStep | None, name: str, now: datetime) -> None:
        """Says the step; without one there is no strip."""
        self.setVisible(step is not None)
        if step is None:
            self._step = None
            return
        role = step_words.role(step)
        sentence, details = step_words.sentence(step, name, now), step_words.details(step)
        button = step_words.button(step)
        if self._step != step or self.role() != role:
            self.set_role(role)
            self.icon.set(step_words.icon(step), role)
            self.details.set_role(role)
        self._step = step
        self.sentence.setText(sentence)
        self.details.setText(details)
        self.details.setVisible(bool(details))
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.button.setAccessibleDescription(sentence)
