"""Companies that are said to be hiring."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal.domain.names import shown
from journal.domain.views.meetings import HeardLead, InterviewCard
from journal.ui.desk import Desk
from journal.ui.interviews.drafts import Draft
from journal.ui.theme import SPACE
from journal.ui.widgets.block import Block, under_link
from journal.ui.widgets.buttons import IconButton, PlainButton
from journal.ui.widgets.direction import align_line
from journal.ui.widgets.label import Label
from journal.ui.widgets.link_label import LinkLabel
from journal.ui.widgets.popup_list import Completion

CROSS = 24


class LeadRow(QWidget):
    """A company and what it looks for."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lead = HeardLead(0, "", "")
        self.name = LinkLabel(role="link")
        self.name.clicked.connect(self._open)
        self.what = Label("", "caption", "muted", wrap=True)
        self.what.setContentsMargins(0, 0, 0, SPACE.tight)
        self.cross = IconButton("x", "")
        self.cross.setObjectName("interviews.capture.lead.remove")
        self.cross.clicked.connect(self._forget)
        self.cross.setFixedSize(CROSS, CROSS)
        row = QHBoxLayout()
        row.setSpacing(SPACE.tight)
        row.addWidget(self.name)
        row.addStretch(1)
        row.addWidget(self.cross)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addLayout(under_link(self.what))

    def show_lead(self, lead: HeardLead) -> None:
        """Shows a company."""
        self._lead = lead
        self.name.setText(lead.company)
        self.what.setText(lead.what)
        self.what.setVisible(bool(lead.what))
        self.cross.set_name(self.tr("Remove {company}").format(company=shown(lead.company)))

    def _open(self) -> None:
        self._desk.context.navigator.show_people(self._lead.company)

    def _forget(self) -> None:
        if self._desk.attempt(partial(self._desk.library.capture.forget_company, self._lead.id)):
            words = self.tr("{company} removed")
            self._desk.context.notifier.done(words.format(company=self._lead.company))


class CompaniesPanel(Block):
    """What was heard, and fields for the next one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.set_text(self.tr("Companies hiring"))
        self._desk = desk
        self._card: InterviewCard | None = None
        self.rows: list[LeadRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.add_links(self._list)
        self.company = QLineEdit()
        self.company.setObjectName("interviews.capture.lead")
        self.company.setPlaceholderText(self.tr("Company"))
        self.company.setAccessibleName(self.tr("Company that is hiring"))
        self.what = QLineEdit()
        self.what.setObjectName("interviews.capture.lead_for")
        self.what.setPlaceholderText(self.tr("For what"))
        self.what.setAccessibleName(self.tr("What it is hiring for"))
        for field in (self.company, self.what):
            align_line(field)
            field.returnPressed.connect(self._entered)
        self._draft = Draft(desk, "company", {"company": self.company, "what": self.what})
        self.completion = Completion(self.company, desk.companies)
        self._draft.keep_chosen(self.completion)
        self.button = PlainButton(self.tr("Add"))
        self.button.setObjectName("interviews.capture.add_lead")
        self.button.clicked.connect(self.hear)
        self.add(self.company)
        line = QHBoxLayout()
        line.setSpacing(SPACE.small)
        line.addWidget(self.what, 1)
        line.addWidget(self.button)
        self.add_layout(line)

    def show_card(self, card: InterviewCard) -> None:
        """Shows what they said."""
        self._card = card
        self._draft.show(card.id)
        while len(self.rows) < len(card.leads):
            row = LeadRow(self._desk)
            self._list.addWidget(row)
            self.rows.append(row)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(card.leads))
            if place < len(card.leads):
                row.show_lead(card.leads[place])

    def _entered(self) -> None:
        """Enter adds, unless it takes a suggestion."""
        if not self.completion.is_open():
            self.hear()

    def hear(self) -> None:
        """Keeps the company, and clears the fields for the next one."""
        card, company = self._card, self.company.text()
        if card is None or not company.strip():
            self.company.setFocus()
            return
        hear = self._desk.library.capture.hear_company
        if self._desk.attempt(partial(hear, card.id, company, self.what.text())):
            self._draft.clear()
            self.company.setFocus()
