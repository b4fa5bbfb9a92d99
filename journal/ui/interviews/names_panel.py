"""Names heard: whom else one should meet."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from journal.domain.codes import Introduction, ReferralQuestion
from journal.domain.names import clean_line, fold, shown
from journal.domain.views.meetings import HeardName, InterviewCard
from journal.domain.views.people import NamedPerson
from journal.ui.desk import Desk
from journal.ui.interviews.companies_panel import CROSS
from journal.ui.interviews.drafts import Draft, Line
from journal.ui.interviews.hold_offer import check_back
from journal.ui.labels import choices, icon_of, label, role_of
from journal.ui.theme import SPACE
from journal.ui.widgets.block import Block, under_link
from journal.ui.widgets.buttons import IconButton, PlainButton
from journal.ui.widgets.chip import Chip
from journal.ui.widgets.code_box import CodeBox
from journal.ui.widgets.direction import align_line
from journal.ui.widgets.elided_label import ElidedLabel
from journal.ui.widgets.inline_edit import INSET
from journal.ui.widgets.label import Label
from journal.ui.widgets.link_label import LinkLabel
from journal.ui.widgets.popup_list import Completion


class HeardRow(QWidget):
    """Somebody who was named; the name leads to them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._heard = HeardName(0, 0, "", "", "")
        self.name = LinkLabel(role="link")
        self.name.setObjectName("interviews.capture.heard")
        self.name.clicked.connect(self._open)
        self.company = ElidedLabel("", "caption", "muted")
        self.company.setContentsMargins(0, 0, 0, SPACE.tight)
        self.chip = Chip()
        self.cross = IconButton("x", "")
        self.cross.setObjectName("interviews.capture.heard.remove")
        self.cross.clicked.connect(self._forget)
        self.cross.setFixedSize(CROSS, CROSS)
        row = QHBoxLayout()
        row.setSpacing(SPACE.tight)
        row.addWidget(self.name)
        row.addStretch(1)
        row.addWidget(self.chip)
        row.addWidget(self.cross)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addLayout(under_link(self.company))

    def show_name(self, heard: HeardName) -> None:
        """Shows a person."""
        self._heard = heard
        self.name.setText(heard.name)
        self.company.setText(heard.company)
        self.company.setVisible(bool(heard.company))
        known = heard.introduction in set(Introduction)
        introduction = Introduction(heard.introduction) if known else Introduction.NAMED
        self.chip.setVisible(introduction is not Introduction.NAMED)
        self.chip.set(icon_of(introduction), label(introduction), role_of(introduction))
        self.cross.set_name(self.tr("Take out {name}").format(name=shown(heard.name)))

    def _open(self) -> None:
        self._desk.context.navigator.show_contact(self._heard.contact_id)

    def _forget(self) -> None:
        heard, forget = self._heard, self._desk.library.capture.forget_name
        deleted: list[bool] = []
        if not self._desk.attempt(lambda: deleted.append(forget(heard.referral_id))):
            return
        if any(deleted):
            words = self.tr("{name} taken out")
        else:
            words = self.tr("{name} is no longer named here, and stays among your people")
        self._desk.context.notifier.done(words.format(name=shown(heard.name)))


class NamesPanel(Block):
    """The answer to "who else?", whom they named, and fields for the next name."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.set_text(self.tr("Names heard"))
        self._desk = desk
        self._card: InterviewCard | None = None
        self.rows: list[HeardRow] = []
        self.question = CodeBox(choices(ReferralQuestion), in_place=True)
        self.question.setObjectName("interviews.capture.referral_question")
        self.question.setAccessibleName(self.tr("Whether you asked for names"))
        self.question.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.question.chosen.connect(self._set_question)
        self.rule = Label(
            self.tr("“I won’t ask them for a job, I would like their view.”"),
            "caption",
            "muted",
            wrap=True,
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self._make_fields()
        self.add(self.question)
        self.add_links(self._list)
        self.add(self.rule)
        self.add_gap(SPACE.tight)
        self.add(self.name)
        self.add(self.company)
        self._last = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._last.setSpacing(SPACE.small)
        self._last.addWidget(self.wait, 1)
        self._last.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTrailing)
        self.add_layout(self._last)

    def _make_fields(self) -> None:
        self.name = QLineEdit()
        self.name.setObjectName("interviews.capture.name")
        self.name.setPlaceholderText(self.tr("Name"))
        self.name.setAccessibleName(self.tr("Name heard"))
        self.company = QLineEdit()
        self.company.setObjectName("interviews.capture.company")
        self.company.setPlaceholderText(self.tr("Company"))
        self.company.setAccessibleName(self.tr("Company of the name heard"))
        for field in (self.name, self.company):
            align_line(field)
            field.returnPressed.connect(self._entered)
        self.wait = QCheckBox(self.tr("Wait: they speak first"))
        self.wait.setObjectName("interviews.capture.wait")
        self.wait.setToolTip(self.tr("On hold until they have been introduced"))
        lines: dict[str, Line] = {"name": self.name, "company": self.company, "wait": self.wait}
        self._draft = Draft(self._desk, "name", lines)
        self.completion = Completion(self.company, self._desk.companies)
        self._draft.keep_chosen(self.completion)
        self.button = PlainButton(self.tr("Add"))
        self.button.setObjectName("interviews.capture.add_name")
        self.button.clicked.connect(self.hear)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button below the tick where its words leave no room."""
        super().resizeEvent(event)
        needed = self.wait.sizeHint().width() + SPACE.small + self.button.sizeHint().width()
        directions = QBoxLayout.Direction
        below = needed > self.width() - 2 * INSET
        self._last.setDirection(directions.TopToBottom if below else directions.LeftToRight)

    def show_card(self, card: InterviewCard) -> None:
        """Shows whom they named."""
        self._card = card
        self._draft.show(card.id)
        self.question.set_code(card.referral_question)
        while len(self.rows) < len(card.names):
            row = HeardRow(self._desk)
            self._list.addWidget(row)
            self.rows.append(row)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(card.names))
            if place < len(card.names):
                row.show_name(card.names[place])
        count = len(card.names)
        self.figure.setText(self.tr("%n so far", "", count) if count else "")
        self.rule.setVisible(not count)

    def focus_question(self) -> None:
        """To where one says whether one asked."""
        self.question.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter here is Enter: it must not finish what one hasn't seen yet."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            super().keyPressEvent(event)

    def _entered(self) -> None:
        """Enter adds, unless it takes a suggestion."""
        if not self.completion.is_open():
            self.hear()

    def hear(self) -> None:
        """Keeps the name, and clears the fields for the next one."""
        card = self._card
        name, company = clean_line(self.name.text()), clean_line(self.company.text())
        if card is None:
            return
        if not name:
            self.name.setFocus()
            return
        known = self._known(name, company)
        done = self._hear_known(card, known) if known else self._hear_new(card, name, company)
        if done:
            self._draft.clear()
            self.name.setFocus()

    def _known(self, name: str, company: str) -> NamedPerson | None:
        """The one person of this name, and of this company if one was given."""
        found = [
            each
            for each in self._desk.library.people.names(name)
            if fold(each.name) == fold(name)
            and (not company or fold(each.company) == fold(company))
        ]
        return found[0] if len(found) == 1 else None

    def _hear_new(self, card: InterviewCard, name: str, company: str) -> bool:
        hear = partial(
            self._desk.library.capture.hear_name,
            card.id,
            name,
            company,
            promised=self.wait.isChecked(),
            check_back=self._check_back(),
        )
        if not self._desk.attempt(hear):
            return False
        self._desk.context.notifier.done(self.tr("{name} added").format(name=shown(name)))
        return True

    def _hear_known(self, card: InterviewCard, known: NamedPerson) -> bool:
        company, promised = self.company.text(), self.wait.isChecked()
        hear = partial(
            self._desk.library.capture.hear_known,
            card.id,
            known.id,
            promised=promised,
            check_back=self._check_back(),
        )
        if not self._desk.attempt(hear):
            return False

        step = self._desk.library.history.undo_name()

        def keep_both() -> None:
            if self._desk.library.history.undo_name() == step:
                self._desk.library.history.undo()
            self.wait.setChecked(promised)
            self._hear_new(card, known.name, company)
            self.wait.setChecked(False)

        words = self.tr("{name} was in your journal already and is noted as named here too")
        self._desk.context.notifier.say(
            words.format(name=shown(known.name)), action=self.tr("Keep both"), run=keep_both
        )
        return True

    def _check_back(self) -> date | None:
        """When to ask whether the introduction was made; None for somebody free to be written."""
        return check_back(self._desk) if self.wait.isChecked() else None

    def _set_question(self, code: object) -> None:
        card = self._card
        if card is not None:
            set_field = self._desk.library.meetings.set_field
            answer = ReferralQuestion(str(code))
            self._desk.attempt(lambda: set_field(card.id, "referral_question", answer))
