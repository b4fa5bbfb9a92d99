"""The questions chosen for an interview, held against its time."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.domain.agenda import conversation_minutes, minutes_for_questions
from journal.domain.codes import Topic
from journal.domain.views.meetings import InterviewCard
from journal.itemmodels.question_list import NEW, QuestionList
from journal.services.visits import Visits
from journal.ui.desk import Desk
from journal.ui.interviews.accent_button import AccentButton
from journal.ui.interviews.question_view import QuestionView
from journal.ui.interviews.time_bar import TimeBar
from journal.ui.theme import SPACE
from journal.ui.widgets.block import TITLE
from journal.ui.widgets.card import Card, Hairline
from journal.ui.widgets.elided_label import ElidedLabel
from journal.ui.widgets.inline_edit import INSET
from journal.ui.widgets.label import Label
from journal.ui.widgets.section import SectionTitle

ROW = "row"  # the one that is written in; one at a time


class QuestionsPanel(QWidget):
    """``suggest_wanted``: the button of the empty list; ``bank_wanted``: ids, row (dropped)."""

    suggest_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._card: InterviewCard | None = None
        self._draft: list[int] = []  # the id of the question being written, once it has one
        self._visits = Visits(desk.library.autosave)
        self.questions = QuestionList(
            self.tr("Write a question of your own"), self.tr("{question}, must ask"), self
        )
        self.questions.order_wanted.connect(self._reorder)
        self.questions.bank_wanted.connect(self._add_from_bank)
        self.questions.written.connect(self._written)
        self.view = QuestionView(self.questions)
        self.view.starred.connect(self._star)
        self.view.removed.connect(self._remove)
        self.view.kept.connect(self._keep)
        self.view.rows.typed.connect(self._typed)
        self.view.rows.given_up.connect(self._give_up)
        self._make_head()
        self._fill()

    def _make_head(self) -> None:
        self.title = SectionTitle(self.tr("Questions"))
        self.title.setMinimumHeight(TITLE)
        self.figure = Label("", "strong")
        self.figure.setObjectName("interviews.prepare.figure")
        self.title.add_trailing(self.figure)
        self.bar = TimeBar()
        self.caption = Label("", "caption", "muted", wrap=True)
        self.suggested = AccentButton(self.tr("Use suggested questions"))
        self.suggested.setObjectName("interviews.prepare.suggested")
        self.suggested.clicked.connect(self.suggest_wanted)
        self.nothing = ElidedLabel("", role="muted")

    def _fill(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET, 0, INSET, 0)
        column.setSpacing(SPACE.small)
        column.addWidget(self.title)
        column.addWidget(self.bar)
        column.addWidget(self.caption)
        card = Card()
        card.box.setContentsMargins(1, 2, 1, 2)
        card.box.setSpacing(0)
        self._empty = QWidget()
        inner = QVBoxLayout(self._empty)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(SPACE.card, SPACE.medium, SPACE.card, SPACE.medium)
        line.setSpacing(SPACE.card)
        line.addWidget(self.nothing, 1)
        line.addWidget(self.suggested)
        inner.addLayout(line)
        inner.addWidget(Hairline())
        card.box.addWidget(self._empty)
        card.box.addWidget(self.view)
        column.addWidget(card)

    def show_card(self, card: InterviewCard) -> None:
        """Shows the questions of an interview."""
        self._card = card
        self.questions.set_questions(card.questions)
        self.view.set_own(frozenset(each.id for each in card.questions if each.question_id is None))
        self._show_figure(card)
        empty = not card.questions
        self._empty.setVisible(empty)
        if empty:
            can = bool(self._desk.library.interviews.suggested(card))
            self.suggested.setVisible(can)
            self.nothing.setText(
                self.tr("No questions yet")
                if can
                else self.tr("No questions yet, and none left in the bank that fit")
            )

    def focus_first(self) -> None:
        """To the button of the empty list, or to the questions."""
        (self.suggested if self.has_suggestions() else self.view).setFocus()

    def focus_question(self, question: int) -> None:
        """To one of the questions."""
        self.view.go_to(question)
        self.view.setFocus()

    def has_suggestions(self) -> bool:
        """Whether the list is empty and can be filled with one key."""
        return not self._empty.isHidden() and not self.suggested.isHidden()

    def _show_figure(self, card: InterviewCard) -> None:
        steps = self._desk.library.interviews.steps(card)
        count, room = len(card.questions), conversation_minutes(steps)
        self.bar.setVisible(bool(steps))
        self.caption.setVisible(True)
        if not steps:
            self.figure.setText(self.tr("%n question(s)", "", count) if count else "")
            self.figure.set_role("muted")
            self.caption.setText(self.tr("No clock runs. About five questions are enough."))
            return
        used = minutes_for_questions(count)
        over = used > room
        text = self.tr("%n question(s) ≈ {used} min of {room}", "", count)
        self.figure.setText(text.format(used=used, room=room) if count else "")
        self.figure.set_role("today" if over else "muted")
        self.bar.set_minutes(used, room)
        caption = (
            self.tr("{room} min are for questions. Starred ones come first; the rest may wait.")
            if over
            else self.tr("{room} min are for questions, about {each} min each.")
        )
        self.caption.setText(caption.format(room=room, each=minutes_for_questions(1)))

    def _typed(self, key: int | None, text: str) -> None:
        """Saves what is typed in a row a moment later; the row itself follows when it is left."""
        self._visits.token(ROW)
        if self._card is not None and text.strip():
            ids = self._draft if key is None else [key]
            write = partial(self._write, self._card.id, ids, text)
            self._visits.stage(ROW, ("question", key), write)

    def _write(self, interview: int, ids: list[int], text: str, visit: str) -> None:
        questions, origin = self._desk.library.questions, self._desk.origin
        if ids:
            questions.reword(ids[0], text, visit=visit, origin=origin)
        else:
            added = questions.add_own(interview, text, visit=visit, origin=origin)
            ids += [added] if added is not None else []

    def _written(self, key: object, text: str) -> None:
        """A row was left: what is in it now is in the journal, and shown."""
        card = self._card
        row = None if key == NEW else key
        assert row is None or isinstance(row, int)
        ids = self._draft if row is None else [row]
        if row is None:
            self.view.set_wrote(bool(text.strip()))
        autosave = self._desk.library.autosave
        if card is not None and text.strip():
            before = next((each.text for each in card.questions if each.id == row), "")
            if self._visits.is_open(ROW) or text != before:
                write = partial(self._write, card.id, ids, text)
                self._visits.stage(ROW, ("question", row), write)
                self._visits.end(ROW)
        else:
            autosave.drop(("question", row))
            for gone in ids:
                self._remove(gone)
        self._draft = []
        self._visits.forget()
        self._desk.reread()

    def _give_up(self, key: int | None, _text: str) -> None:
        """Esc: as it was before."""
        autosave = self._desk.library.autosave
        autosave.drop(("question", key))
        card, draft = self._card, self._draft
        if self._visits.is_open(ROW) and card is not None:
            before = next((each.text for each in card.questions if each.id == key), "")
            if key is not None:
                write = partial(self._write, card.id, [key], before, self._visits.token(ROW))
                self._desk.attempt(write)
            elif draft:
                self._desk.attempt(lambda: self._desk.library.questions.remove(*draft))
        self._draft = []
        self._visits.forget()
        self._desk.reread()

    def _reorder(self, ids: list[int]) -> None:
        card = self._card
        if card is not None:
            self._desk.attempt(lambda: self._desk.library.questions.reorder(card.id, ids))

    def _add_from_bank(self, bank_ids: list[int], at: int) -> None:
        card = self._card
        if card is not None:
            add = self._desk.library.questions.add_from_bank
            self._desk.attempt(lambda: add(card.id, bank_ids, at=at))

    def _star(self, key: int) -> None:
        line = self.questions.entry_at(self.questions.row_of(key))
        if line is not None:
            star = self._desk.library.questions.set_must_ask
            self._desk.attempt(lambda: star(key, not line.must_ask))

    def _remove(self, key: int) -> None:
        if self._desk.attempt(lambda: self._desk.library.questions.remove(key)):
            self._desk.context.notifier.done(self.tr("Question removed"))

    def _keep(self, key: int, topic: str) -> None:
        keep = self._desk.library.questions.keep_in_bank
        if self._desk.attempt(lambda: keep(key, Topic(topic))):
            self._desk.context.notifier.done(self.tr("Question kept in the bank"))
