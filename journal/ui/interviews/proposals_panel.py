"""Proposed follow-ups: each seen, ticked and dated before any is made."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.domain.views.meetings import InterviewCard
from journal.ui.desk import Desk
from journal.ui.interviews.accent_button import AccentButton
from journal.ui.proposals.row import ProposalRow
from journal.ui.theme import SPACE
from journal.ui.widgets.card import Card
from journal.ui.widgets.plain import native_keys
from journal.ui.widgets.section import SectionTitle


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
        found = library.proposals.of_meeting(card)
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
        accept = partial(self._desk.library.proposals.accept, items)
        if self._desk.attempt(accept):
            words = self.tr("%n follow-up(s) created", "", len(items))
            self._desk.context.notifier.done(words)
            self.created.emit()

    def _new_row(self, key: tuple[str, int]) -> ProposalRow:
        row = ProposalRow(self._desk.now, "interviews.capture.proposal")
        row.changed.connect(self._count)
        self.rows[key] = row
        return row

    def _count(self) -> None:
        count = sum(1 for row in self.rows.values() if row.tick.isChecked())
        self.button.setText(self.tr("Create %n follow-up(s)", "", count))
        self.button.setEnabled(bool(count))
