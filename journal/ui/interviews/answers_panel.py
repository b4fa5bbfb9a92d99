"""Answers beside their questions, and a line for questions that came up on the spot."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from journal.domain.views.meetings import InterviewCard
from journal.ui.desk import Desk
from journal.ui.interviews.answer_block import AnswerBlock
from journal.ui.interviews.drafts import Draft
from journal.ui.theme import SPACE
from journal.ui.widgets.block import Block
from journal.ui.widgets.direction import align_line
from journal.ui.widgets.label import Label


class AnswersPanel(Block):
    """Blocks stay with their questions, so that nothing jumps while one types."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.set_text(self.tr("Answers"))
        self._desk = desk
        self._card: InterviewCard | None = None
        self.blocks: dict[int, AnswerBlock] = {}
        self.nothing = Label(
            self.tr("No questions were prepared. Write down what came up."),
            role="muted",
            wrap=True,
        )
        self.add_gap(SPACE.tight)
        self.add(self.nothing)
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE.card)
        self.add_layout(self._list)
        self.add_gap(SPACE.small)
        self.new = QLineEdit()
        self.new.setObjectName("interviews.capture.spontaneous")
        self.new.setPlaceholderText(self.tr("A question that came up on the spot"))
        self.new.setAccessibleName(self.new.placeholderText())
        align_line(self.new)
        self.new.returnPressed.connect(self._add)
        self._draft = Draft(desk, "question", {"text": self.new})
        self.add(self.new)

    def show_card(self, card: InterviewCard) -> None:
        """Shows the questions of an interview."""
        self._card = card
        self._draft.show(card.id)
        for number, question in enumerate(card.questions, 1):
            block = self.blocks.get(question.id) or self._new_block(question.id)
            if self._list.indexOf(block) != number - 1:
                self._list.removeWidget(block)
                self._list.insertWidget(number - 1, block)
            block.show_question(number, question)
        kept = {question.id for question in card.questions}
        for key in [key for key in self.blocks if key not in kept]:
            block = self.blocks.pop(key)
            block.forget()
            self._list.removeWidget(block)
            block.hide()
            block.deleteLater()
        self.nothing.setVisible(not card.questions)
        answered = sum(1 for question in card.questions if question.answer.strip())
        words = self.tr("{answered} of {all}").format(answered=answered, all=len(card.questions))
        self.figure.setText(words if card.questions else "")

    def focus_first(self) -> None:
        """To the first question without an answer."""
        for block in self._in_order():
            if not block.answer.text().strip():
                block.answer.setFocus()
                return
        self.new.setFocus()

    def _in_order(self) -> list[AnswerBlock]:
        order = [question.id for question in self._card.questions] if self._card else []
        return [self.blocks[key] for key in order if key in self.blocks]

    def _new_block(self, key: int) -> AnswerBlock:
        block = AnswerBlock(self._desk, self._save)
        block.asked.connect(self._ask)
        block.finished.connect(self._go_on)
        block.tick_left.connect(self._next_tick)
        self.blocks[key] = block
        return block

    def _save(self, question: Hashable, text: str, visit: str) -> None:
        assert isinstance(question, int)
        self._desk.library.questions.set_answer(
            question, text, visit=visit, origin=self._desk.origin
        )

    def _ask(self, question: int, asked: bool) -> None:
        self._desk.attempt(partial(self._desk.library.questions.set_asked, question, asked))

    def _go_on(self, question: int) -> None:
        """Asked; on to the next question, and from the last one to the line below."""
        self._desk.library.autosave.flush()
        self._ask(question, True)
        order = [block.key for block in self._in_order()]
        place = order.index(question) + 1 if question in order else len(order)
        if place < len(order):
            self.blocks[order[place]].answer.setFocus()
        else:
            self.new.setFocus()

    def _next_tick(self, question: int, by: int) -> None:
        order = [block.key for block in self._in_order()]
        place = order.index(question) + by if question in order else -1
        if 0 <= place < len(order):
            self.blocks[order[place]].tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        card, text = self._card, self.new.text()
        if card is None or not text.strip():
            return
        add = partial(self._desk.library.questions.add_own, card.id, text, spontaneous=True)
        if self._desk.attempt(add):
            self._draft.clear()
            blocks = self._in_order()
            if blocks:
                blocks[-1].answer.setFocus()
