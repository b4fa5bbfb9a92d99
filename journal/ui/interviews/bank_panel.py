"""The bank beside the questions chosen: what is suggested and why, or all of it by topic."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from journal.domain.codes import Level, Topic
from journal.domain.names import fold
from journal.domain.questions import BankQuestion, cautions
from journal.domain.views.meetings import InterviewCard
from journal.itemmodels.bank_list import BankLine, BankList, foremost
from journal.ui.desk import Desk
from journal.ui.interviews.bank_view import BankView
from journal.ui.interviews.bank_words import for_level, why, why_not
from journal.ui.labels import choices, label
from journal.ui.theme import SIZE, SPACE
from journal.ui.widgets.code_box import CodeBox
from journal.ui.widgets.inline_edit import INSET
from journal.ui.widgets.label import Label
from journal.ui.widgets.search_field import SearchField
from journal.ui.widgets.section import SectionTitle

SUGGESTED = "suggested"
FEW = 5
MOST_ROWS = 7


class BankPanel(QWidget):
    """A few suggestions at first; a topic, a level or a word opens the whole bank."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._card: InterviewCard | None = None
        self.questions = BankList(self)
        self.view = BankView(self.questions)
        self.view.added.connect(self._add)
        self._title = SectionTitle(self.tr("From the bank"))
        self._for = Label("", role="muted")
        self._title.setMinimumHeight(SIZE.control)
        self._title.add_trailing(self._for)
        topics = [(SUGGESTED, self.tr("Suggested")), *choices(Topic, self.tr("All topics"))]
        self.topic = CodeBox(topics)
        self.topic.setObjectName("interviews.prepare.bank.topic")
        self.topic.setAccessibleName(self.tr("Topic"))
        self.topic.chosen.connect(self._choose)
        self.level = CodeBox(choices(Level, self.tr("Every level")))
        self.level.setObjectName("interviews.prepare.bank.level")
        self.level.setAccessibleName(self.tr("Level"))
        self.level.chosen.connect(self._choose)
        self._title.add_trailing(self.level)
        self.search = SearchField(self.tr("Search the bank"))
        self.search.setObjectName("interviews.prepare.bank.search")
        self.search.setAccessibleName(self.tr("Search the bank"))
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.setMinimumWidth(120)
        self.search.textChanged.connect(self._choose)
        self.nothing = Label("", role="muted", wrap=True)
        self._fill()

    def _fill(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET, 0, INSET, 0)
        column.setSpacing(SPACE.small)
        column.addWidget(self._title)
        filters = QHBoxLayout()
        filters.setSpacing(SPACE.small)
        filters.addWidget(self.topic)
        filters.addWidget(self.search, 1)
        column.addLayout(filters)
        column.addWidget(self.view)
        column.addWidget(self.nothing)

    def show_card(self, card: InterviewCard) -> None:
        """Shows what could be asked in an interview; the filters stay with the interview."""
        if self._card is None or self._card.id != card.id:
            self._reset(card)
        self._card = card
        level = self._level()
        self._for.setText(for_level(level) if level else "")
        self._refresh()

    def browses(self) -> bool:
        """Whether all of the bank is shown, not only what is suggested."""
        return self.topic.code() != SUGGESTED or bool(self.search.text().strip())

    def _reset(self, card: InterviewCard) -> None:
        self.topic.set_code(SUGGESTED)
        self.level.set_code("")
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)

    def _level(self) -> Level | None:
        level = self._card.level if self._card else ""
        return Level(level) if level in set(Level) else None

    def _choose(self, _what: object) -> None:
        self._refresh()

    def _refresh(self) -> None:
        card = self._card
        if card is None:
            return
        browses = self.browses()
        self.level.setVisible(browses)
        self._for.setVisible(not browses)
        lines = self._all(card) if browses else self._suggested(card)
        self.questions.set_lines(lines)
        self.view.set_most_rows(MOST_ROWS if browses else None)
        self.view.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self.nothing.setText(
            self.tr("No question matches.") if browses else self.tr("Nothing more to suggest here.")
        )

    def _suggested(self, card: InterviewCard) -> list[BankLine]:
        texts = {each.id: each.text for each in self._desk.library.interviews.bank()}
        found = foremost(self._desk.library.interviews.suggestions(card), FEW)
        level = self._level()
        return [
            BankLine(each.question_id, texts[each.question_id], why(each.reasons, level))
            for each in found
        ]

    def _all(self, card: InterviewCard) -> list[BankLine]:
        chosen = {each.question_id for each in card.questions}
        asked = self._desk.library.interviews.asked_before(card.row.contact_id)
        level = self._level()
        return [
            BankLine(
                each.id,
                each.text,
                label(each.topic),
                why_not(
                    cautions(each, level=level, asked_before=asked, stranger=not card.path), level
                ),
            )
            for each in self._matching(self._desk.library.interviews.bank())
            if each.id not in chosen
        ]

    def _matching(self, bank: Iterable[BankQuestion]) -> Iterable[BankQuestion]:
        topic, level = self.topic.code(), self.level.code()
        words = fold(self.search.text()).split()
        for each in bank:
            if each.retired or (topic not in (SUGGESTED, "") and each.topic != topic):
                continue
            if level and not each.suits(Level(str(level))):
                continue
            text = fold(each.text)
            if all(word in text for word in words):
                yield each

    def _add(self, key: int) -> None:
        card = self._card
        if card is not None:
            add = self._desk.library.questions.add_from_bank
            self._desk.attempt(lambda: add(card.id, [key]))
