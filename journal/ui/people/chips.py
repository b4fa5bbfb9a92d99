"""The chips under a person's name: level, interview, warmth, hold; each opens what it speaks of."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from journal.domain.codes import InterviewStatus, Level, Warmth
from journal.domain.views.meetings import InterviewRow
from journal.domain.views.people import PersonCard
from journal.ui.labels import icon_of, label, role_of
from journal.ui.theme import SPACE
from journal.ui.widgets.chip import ChipButton
from journal.ui.widgets.flow_layout import FlowLayout


class PersonChips(QWidget):
    """``level_set`` and ``warmth_set`` come with a code; the others ask for something."""

    level_set = Signal(object)
    warmth_set = Signal(object)
    interview_asked = Signal(object)
    hold_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: PersonCard | None = None
        self._interview: InterviewRow | None = None
        self.level = self._chip("level", self._choose_level)
        self.interview = self._chip("interview", self._open_interview)
        self.warmth = self._chip("warmth", self._choose_warmth)
        self.hold = self._chip("hold", self.hold_asked.emit)
        flow = FlowLayout(self, horizontal=SPACE.small, vertical=SPACE.tight)
        for chip in (self.level, self.interview, self.warmth, self.hold):
            flow.addWidget(chip)

    def _chip(self, code: str, run: object) -> ChipButton:
        chip = ChipButton()
        chip.setObjectName(f"people.detail.chip.{code}")
        chip.clicked.connect(run)
        return chip

    def show_person(self, card: PersonCard, interview: InterviewRow | None) -> None:
        """Says what is known; an unknown level has no chip. The next step is of ``interview``."""
        self._card, self._interview = card, interview
        self._set(self.level, Level(card.level) if card.level in list(Level) else None)
        self._set(self.warmth, Warmth(card.warmth) if card.warmth in list(Warmth) else None)
        _explain(self.warmth, self.tr("How well you know each other: {word}"))
        row = self._interview
        self._set(self.interview, InterviewStatus(row.status) if row is not None else None)
        _explain(self.interview, self.tr("Interview: {word}"))
        self.hold.setVisible(card.on_hold)
        if card.on_hold:
            self.hold.set("hourglass", self.tr("on hold"), "neutral")
        self.updateGeometry()

    def _set(self, chip: ChipButton, code: StrEnum | None) -> None:
        chip.setVisible(code is not None)
        if code is not None:
            chip.set(icon_of(code), label(code), role_of(code))

    def _choose_level(self) -> None:
        self._menu(self.level, Level, self._card.level if self._card else "", self.level_set)

    def _choose_warmth(self) -> None:
        self._menu(self.warmth, Warmth, self._card.warmth if self._card else "", self.warmth_set)

    def _menu(self, chip: ChipButton, kind: type[StrEnum], now: str, chosen: object) -> None:
        menu = QMenu(chip)
        for code in kind:
            entry = menu.addAction(label(code))
            entry.setCheckable(True)
            entry.setChecked(code == now)
            entry.triggered.connect(
                lambda _checked=False, code=code: chosen.emit(str(code))  # type: ignore[attr-defined]
            )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height())))

    def _open_interview(self) -> None:
        if self._interview is not None:
            self.interview_asked.emit(self._interview.id)


def _explain(chip: ChipButton, text: str) -> None:
    """Of what the chip speaks: "met" and "requested" are only words of a scale."""
    words = text.format(word=chip.text())
    chip.setToolTip(words)
    chip.setAccessibleName(words)
