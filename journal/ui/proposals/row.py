"""One proposed follow-up: ticked or not, on a day that can be changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from journal.domain.date_text import Reading
from journal.services.proposing import Proposed
from journal.ui import show
from journal.ui.proposals.words import due_words, title_of
from journal.ui.widgets.block import under_link
from journal.ui.widgets.date_field import DateField
from journal.ui.widgets.label import Label
from journal.ui.widgets.link_label import LinkLabel

TICK = 24


class ProposalRow(QWidget):
    """Tick, words, and the day, which opens into a field.

    ``code`` is where it stands, for the names that tests know: "interviews.capture.proposal".
    """

    changed = Signal()

    def __init__(
        self, now: Callable[[], datetime], code: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._code = code
        self._item: Proposed | None = None
        self.tick = QCheckBox()
        self.tick.setObjectName(f"{code}.tick")
        self.tick.setFixedSize(TICK, TICK)
        self.tick.toggled.connect(self.changed)
        self.words = Label("", wrap=True)
        self.day = LinkLabel(kind="caption", role="link")
        self.day.setObjectName(f"{code}.day")
        self.day.clicked.connect(self.open_field)
        self.field: DateField | None = None
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(under_link(self.words))
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.day)
        line.addStretch(1)
        words.addLayout(line)
        self._words = words
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_item(self, item: Proposed) -> None:
        """Shows a proposal; tick and day of one already shown stay as the user set them."""
        before = self._item
        if before is not None and before.key == item.key:
            return
        self._item = item
        title = title_of(item)
        self.words.setText(title)
        self.tick.setChecked(item.ticked)
        self.tick.setAccessibleName(title)
        self._close_field()
        self._show_day()

    def item(self) -> Proposed | None:
        """The proposal as it stands now; None while it isn't ticked."""
        return self._item if self.tick.isChecked() else None

    def forget(self) -> None:
        """Another interview is shown."""
        self._item = None

    def open_field(self) -> None:
        """The day is typed anew."""
        if self._item is None:
            return
        if self.field is None:
            self.field = DateField(
                self._parse, self._describe, as_date=_day_of, as_text=show.day_year
            )
            self.field.setObjectName(f"{self._code}.field")
            self.field.setAccessibleName(self.tr("Due"))
            self.field.committed.connect(self._set_day)
            self._words.addWidget(self.field)
        self.field.set_text(show.day_year(self._item.proposal.due_on))
        self.field.edit.selectAll()
        self.field.show()
        self.day.hide()
        self.field.setFocus()

    def _parse(self, text: str) -> Reading | None:
        return show.parse(text, self._now())

    def _describe(self, reading: Reading) -> str:
        return show.reading(reading, self._now())

    def _set_day(self, reading: Reading | None) -> None:
        item = self._item
        if reading is None or item is None:
            return
        same = reading.day == item.proposal.due_on and reading.time is None
        hour = item.proposal.due_time if same else reading.time
        self._item = item._replace(
            proposal=replace(item.proposal, due_on=reading.day, due_time=hour)
        )
        self.tick.setChecked(True)
        self._close_field()
        self._show_day()
        self.day.setFocus()

    def _close_field(self) -> None:
        if self.field is not None:
            self.field.hide()
        self.day.show()

    def _show_day(self) -> None:
        if self._item is None:
            return
        words = due_words(self._item, self._now())
        self.day.setText(words)
        self.day.setAccessibleName(
            self.tr("{title}, due {day}; change").format(title=self.words.text(), day=words)
        )


def _day_of(reading: Reading) -> date:
    return reading.day
