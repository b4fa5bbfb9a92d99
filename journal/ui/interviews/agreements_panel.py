"""What was agreed: who does what, by when. Follow-ups are proposed from it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from journal.domain.date_text import Reading
from journal.domain.names import clean_line
from journal.domain.views.meetings import Agreed, InterviewCard
from journal.ui import show
from journal.ui.desk import Desk
from journal.ui.growth import grown
from journal.ui.interviews.companies_panel import CROSS
from journal.ui.interviews.drafts import Draft
from journal.ui.interviews.hold_offer import offer_hold
from journal.ui.theme import SPACE
from journal.ui.widgets.block import Block
from journal.ui.widgets.buttons import IconButton, PlainButton
from journal.ui.widgets.code_box import CodeBox
from journal.ui.widgets.date_field import DateField
from journal.ui.widgets.direction import align_line
from journal.ui.widgets.label import Label

WHEN = 200


class AgreementRow(QWidget):
    """One agreement in a line."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._id = 0
        self.words = Label("", wrap=True)
        self.cross = IconButton("x", "")
        self.cross.setObjectName("interviews.capture.agreement.remove")
        self.cross.setFixedSize(CROSS, CROSS)
        self.cross.clicked.connect(self._forget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.tight)
        row.addWidget(self.words, 1)
        row.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignTop)

    def show_agreed(self, agreed: Agreed, name: str) -> None:
        """Shows who does what, by when."""
        self._id = agreed.id
        who = self.tr("You") if agreed.mine else name
        if agreed.due_on is None:
            text = self.tr("{who}: {what}")
        else:
            text = self.tr("{who}: {what} (by {day})")
        day = show.day_inside(agreed.due_on, self._desk.now().date()) if agreed.due_on else ""
        self.words.setText(text.format(who=who, what=agreed.what, day=day))
        self.cross.set_name(self.tr("Remove “{what}”").format(what=agreed.what))

    def _forget(self) -> None:
        if self._desk.attempt(partial(self._desk.library.capture.forget_agreement, self._id)):
            self._desk.context.notifier.done(self.tr("Agreement removed"))


class AgreementsPanel(Block):
    """What was agreed, and fields for the next thing."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.set_text(self.tr("Agreements: who does what, by when"))
        self._desk = desk
        self._card: InterviewCard | None = None
        self.rows: list[AgreementRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.who = CodeBox([(True, self.tr("You")), (False, self.tr("They"))])
        self.who.setObjectName("interviews.capture.agreed.who")
        self.who.setAccessibleName(self.tr("Who does it"))
        self.what = QLineEdit()
        self.what.setObjectName("interviews.capture.agreed.what")
        self.what.setPlaceholderText(self.tr("What, in a few words"))
        self.what.setAccessibleName(self.tr("What was agreed"))
        align_line(self.what)
        self.what.returnPressed.connect(self.agree)
        self.when = DateField(
            self._parse,
            self._describe,
            placeholder=self.tr("By when"),
            as_date=lambda reading: reading.day,
            as_text=show.day_year,
        )
        self.when.setObjectName("interviews.capture.agreed.when")
        self.when.setAccessibleName(self.tr("By when"))
        self.when.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.when.edit.returnPressed.connect(self.agree)
        self.when.set_line_width(grown(WHEN, self.font()))
        self._draft = Draft(desk, "agreement", {"what": self.what})
        self.button = PlainButton(self.tr("Add"))
        self.button.setObjectName("interviews.capture.agreed.add")
        self.button.clicked.connect(self.agree)
        self.add_layout(self._list)
        first, second = QHBoxLayout(), QHBoxLayout()
        for line in (first, second):
            line.setSpacing(SPACE.small)
        first.addWidget(self.who)
        first.addWidget(self.what, 1)
        second.addWidget(self.when, 1, Qt.AlignmentFlag.AlignTop)
        second.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.add_layout(first)
        self.add_layout(second)

    def changeEvent(self, event: QEvent) -> None:
        """The field of the day grows with the letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "when"):
            self.when.set_line_width(grown(WHEN, self.font()))

    def show_card(self, card: InterviewCard) -> None:
        """Shows what was agreed."""
        if self._card is None or self._card.id != card.id:
            self.when.set_text("")
            self.who.set_code(True)
        self._card = card
        self._draft.show(card.id)
        while len(self.rows) < len(card.agreements):
            row = AgreementRow(self._desk)
            self._list.addWidget(row)
            self.rows.append(row)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(card.agreements))
            if place < len(card.agreements):
                row.show_agreed(card.agreements[place], card.row.name)

    def agree(self) -> None:
        """Keeps what stands in the fields, and clears them for the next thing."""
        card = self._card
        if card is None:
            return
        reading = self._parse(self.when.text()) if self.when.text().strip() else None
        if not self.what.text().strip():
            self.what.setFocus()
        elif self.when.text().strip() and reading is None:
            self.when.tell_unread()
            self.when.setFocus()
        else:
            keep = partial(
                self._desk.library.capture.agree,
                card.id,
                self.what.text(),
                mine=bool(self.who.code()),
                due_on=reading.day if reading else None,
            )
            added: list[int | None] = []
            what, theirs = clean_line(self.what.text()), not self.who.code()
            if self._desk.attempt(lambda: added.append(keep())):
                self._draft.clear()
                self.when.set_text("")
                self.what.setFocus()
                due = reading.day if reading else None
                if not (theirs and offer_hold(self._desk, card, what, due)):
                    self._offer(added[0])

    def _offer(self, agreement: int | None) -> None:
        """Says what is proposed for a late agreement: the proposals may be out of sight.

        Before the others were made there is no hurry: all are made together.
        """
        library, key = self._desk.library, self._card.id if self._card else 0
        card = library.interviews.card(key)
        if card is None or not library.interviews.follow_up_rules(key):
            return
        found = library.proposals.of_meeting(card)
        item = next((each for each in found if each.proposal.agreement == agreement), None)
        if item is None or agreement is None:
            return

        def create() -> None:
            made = any(
                rule == item.proposal.origin for rule in library.interviews.follow_up_rules(key)
            )
            accept = partial(library.proposals.accept, [item])
            if not made and self._desk.attempt(accept):
                words = self.tr("%n follow-up(s) created", "", 1)
                self._desk.context.notifier.done(words)

        day = show.day_inside(item.proposal.due_on, self._desk.now().date())
        words = self.tr("Proposed: {what}, {day}").format(what=item.proposal.words, day=day)
        self._desk.context.notifier.say(words, action=self.tr("Create"), run=create)

    def _parse(self, text: str) -> Reading | None:
        return show.parse(text, self._desk.now())

    def _describe(self, reading: Reading) -> str:
        return show.reading(reading, self._desk.now())
