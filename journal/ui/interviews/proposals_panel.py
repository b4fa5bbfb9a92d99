"""Proposed follow-ups: each seen, ticked and dated before any is made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from journal.domain.codes import FollowUpKind
from journal.domain.date_text import Reading
from journal.domain.views.meetings import InterviewCard
from journal.services.proposing import Proposed, proposed
from journal.ui import show
from journal.ui.desk import Desk
from journal.ui.interviews.accent_button import AccentButton
from journal.ui.labels import follow_up_title
from journal.ui.theme import SPACE
from journal.ui.widgets.block import under_link
from journal.ui.widgets.card import Card
from journal.ui.widgets.date_field import DateField
from journal.ui.widgets.label import Label
from journal.ui.widgets.link_label import LinkLabel
from journal.ui.widgets.plain import native_keys
from journal.ui.widgets.section import SectionTitle

TICK = 24


class ProposalRow(QWidget):
    """Tick, words, and the day, which opens into a field."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._item: Proposed | None = None
        self.tick = QCheckBox()
        self.tick.setObjectName("interviews.capture.proposal.tick")
        self.tick.setFixedSize(TICK, TICK)
        self.tick.toggled.connect(self.changed)
        self.words = Label("", wrap=True)
        self.day = LinkLabel(kind="caption", role="link")
        self.day.setObjectName("interviews.capture.proposal.day")
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
        title = self._title(item)
        self.words.setText(title)
        self.tick.setChecked(item.ticked)
        self.tick.setAccessibleName(title)
        self._close_field()
        self._show_day()

    def _title(self, item: Proposed) -> str:
        words = item.proposal.words
        if item.proposal.kind is FollowUpKind.PROMISED_BY_ME:
            return follow_up_title(item.proposal.kind, item.name, words, item.about)
        title = follow_up_title(item.proposal.kind, item.name, "", item.about)
        if not words:
            return title
        return self.tr("{title}: {what}").format(title=title, what=words)

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
            self.field.setObjectName("interviews.capture.proposal.field")
            self.field.setAccessibleName(self.tr("Due"))
            self.field.committed.connect(self._set_day)
            self._words.addWidget(self.field)
        self.field.set_text(show.day_year(self._item.proposal.due_on))
        self.field.edit.selectAll()
        self.field.show()
        self.day.hide()
        self.field.setFocus()

    def _parse(self, text: str) -> Reading | None:
        return show.parse(text, self._desk.now())

    def _describe(self, reading: Reading) -> str:
        return show.reading(reading, self._desk.now())

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
        proposal = self._item.proposal
        words = _due(proposal.due_on, self._desk.now())
        if proposal.due_time is not None:
            words = self.tr("{day}, by {time}").format(
                day=words, time=show.clock(proposal.due_time)
            )
        self.day.setText(words)
        self.day.setAccessibleName(
            self.tr("{title}, due {day}; change").format(title=self.words.text(), day=words)
        )


class ProposalsPanel(Card):
    """Hidden while there is nothing to propose. ``created`` comes after the follow-ups are made."""

    created = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("interviews.capture.proposals")
        self._desk = desk
        self._card: InterviewCard | None = None
        self.rows: dict[tuple[str, int], ProposalRow] = {}
        self.box.setSpacing(SPACE.small)
        self.box.addWidget(SectionTitle(self.tr("Proposed follow-ups")))
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE.small)
        self.box.addLayout(self._list)
        self.button = AccentButton()
        self.button.setObjectName("interviews.capture.create")
        self.button.setToolTip(native_keys("Ctrl+Return"))
        self.button.clicked.connect(self.create_ticked)
        self.box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTrailing)
        self.hide()

    def show_card(self, card: InterviewCard) -> None:
        """Shows what is proposed for an interview."""
        if self._card is not None and self._card.id != card.id:
            for row in self.rows.values():
                row.forget()
        self._card = card
        library = self._desk.library
        found = proposed(library.people, library.interviews, card, self._desk.now())
        wanted = {each.key: each for each in found}
        for key in [key for key in self.rows if key not in wanted]:
            row = self.rows.pop(key)
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, (key, item) in enumerate(wanted.items()):
            row = self.rows.get(key) or self._new_row(key)
            if self._list.indexOf(row) != place:
                self._list.removeWidget(row)
                self._list.insertWidget(place, row)
            row.show_item(item)
        self.setVisible(bool(found))
        self._count()

    def is_pending(self) -> bool:
        """Whether there is something to create."""
        return not self.isHidden()

    def create_ticked(self) -> None:
        """Makes the follow-ups that are ticked."""
        card = self._card
        items = [item for row in self.rows.values() if (item := row.item()) is not None]
        if card is None or not items or self.isHidden():
            return
        self._desk.library.autosave.flush()
        told = [(each.contact_id, each.about_id, each.proposal) for each in items]
        accept = partial(self._desk.library.follow_ups.accept_for, card.id, told)
        if self._desk.attempt(accept):
            words = self.tr("%n follow-up(s) created", "", len(told))
            self._desk.context.notifier.done(words)
            self.created.emit()

    def _new_row(self, key: tuple[str, int]) -> ProposalRow:
        row = ProposalRow(self._desk)
        row.changed.connect(self._count)
        self.rows[key] = row
        return row

    def _count(self) -> None:
        count = sum(1 for row in self.rows.values() if row.tick.isChecked())
        self.button.setText(self.tr("Create %n follow-up(s)", "", count))
        self.button.setEnabled(bool(count))


def _day_of(reading: Reading) -> date:
    return reading.day


def _due(day: date, now: datetime) -> str:
    return show.day(day, now.date())
