"""One question with its answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from journal.domain.views.meetings import AskedQuestion
from journal.ui.desk import Desk, Save, Typing
from journal.ui.theme import SPACE
from journal.ui.widgets.inline_edit import InlineTextEdit
from journal.ui.widgets.label import Label

TICK = 24
TICK_KEYS = "Ctrl+T"


class Tick(QCheckBox):
    """Tab passes it by, on its way from answer to answer; arrows lead to the ones around it."""

    left = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down leave it."""
        steps: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        by = steps.get(event.key())
        if by is None:
            super().keyPressEvent(event)
        else:
            self.left.emit(by)


class AnswerBlock(QWidget):
    """``asked``: id and tick; ``finished``: Ctrl+Enter in the answer of this id.

    ``tick_left``: id, and in which direction.
    """

    asked = Signal(object, bool)
    finished = Signal(object)
    tick_left = Signal(object, object)

    def __init__(self, desk: Desk, save: Save, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = 0
        self.tick = Tick()
        self.tick.setObjectName("interviews.capture.asked")
        self.tick.clicked.connect(lambda on: self.asked.emit(self.key, on))
        self.tick.left.connect(lambda by: self.tick_left.emit(self.key, by))
        self.code = Label("", "strong", "muted")
        self.words = Label("", "strong", wrap=True)
        self.origin = Label("", "caption", "muted")
        self.answer = InlineTextEdit(placeholder=self.tr("Answer"), max_lines=20, min_lines=2)
        self.answer.setObjectName("interviews.capture.answer")
        self.answer.setProperty("inline", False)  # one is here to fill it
        self._typing = Typing(desk, self.answer, "answer", save)
        air = max((TICK - self.words.fontMetrics().height()) // 2, 0)
        for label in (self.code, self.words, self.origin):
            label.setContentsMargins(0, air, 0, 0)  # its first line stands beside the tick
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE.small)
        grid.setVerticalSpacing(SPACE.tight)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.tick, 0, 0, top)
        grid.addWidget(self.code, 0, 1, top)
        grid.addWidget(self.words, 0, 2, top)
        grid.addWidget(self.origin, 0, 3, top)
        grid.addWidget(self.answer, 1, 1, 1, 3)
        grid.setColumnStretch(2, 1)

    def show_question(self, number: int, question: AskedQuestion) -> None:
        """Shows a question under its code."""
        self.key = question.id
        self.code.setText(f"Q{number}")
        self.words.setText(question.text)
        self.tick.setChecked(question.asked)
        self.tick.setAccessibleName(
            self.tr("Q{number} asked: {question}").format(number=number, question=question.text)
        )
        keys = QKeySequence(TICK_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        self.tick.setToolTip(self.tr("Asked ({keys} in the answer)").format(keys=keys))
        self.origin.setText(self.tr("came up on the spot") if question.spontaneous else "")
        self.origin.setVisible(question.spontaneous)
        self.answer.setAccessibleName(
            self.tr("Answer to Q{number}: {question}").format(number=number, question=question.text)
        )
        self._typing.show(question.id, question.answer)

    def forget(self) -> None:
        """The question is gone: what isn't saved of its answer has no place any more."""
        self._typing.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter: asked, and on to the next. Ctrl+T ticks, or takes the tick off."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit(self.key)
        elif QKeySequence(event.keyCombination()) == QKeySequence(TICK_KEYS):
            self.tick.click()
        else:
            super().keyPressEvent(event)
