"""What an import shows before there is a table: how far it is, or why the file can't be read."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QProgressBar, QVBoxLayout, QWidget

from journal.errors import KnownError
from journal.ui.shell.telling import sentences
from journal.ui.theme import SIZE, SPACE
from journal.ui.widgets.announce import announce
from journal.ui.widgets.empty_state import Picture
from journal.ui.widgets.label import Label

LATER_MS = 300  # what is over before that needs no words
TEXT_WIDTH = 520
MOST_PROBLEMS = 3


class Waiting(QWidget):
    """What is being done, and a bar; both only when it takes a moment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = Label("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LATER_MS)
        self._timer.timeout.connect(self._reveal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.small)
        column.addWidget(self.label)
        column.addWidget(self.bar)
        self._set_visible(False)

    def begin(self, text: str) -> None:
        """Starts waiting; nothing is shown yet."""
        self.label.setText(text)
        self.bar.setAccessibleName(text)
        self.set_progress(0, 0)
        self._timer.start()

    def set_progress(self, done: int, total: int) -> None:
        """How far it is; nobody knows where ``total`` is 0."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def say(self, text: str) -> None:
        """Other words for the same."""
        self.label.setText(text)

    def end(self) -> None:
        """It is over."""
        self._timer.stop()
        self._set_visible(False)

    def _reveal(self) -> None:
        self._set_visible(True)
        announce(self, self.label.text())

    def _set_visible(self, visible: bool) -> None:
        self.label.setVisible(visible)
        self.bar.setVisible(visible)


class Refusal(QWidget):
    """What is wrong with a file, what that means, and what to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import.refusal")
        self._labels = [
            Label("", "section", wrap=True), Label("", wrap=True), Label("", wrap=True)
        ]  # fmt: skip
        words = QVBoxLayout()
        words.setSpacing(SPACE.small)
        for label in self._labels:
            label.setFixedWidth(TEXT_WIDTH)
            words.addWidget(label)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SPACE.card, 0, 0)
        row.setSpacing(SPACE.card)
        row.addWidget(Picture("triangle-alert", 24, "today"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words)
        row.addStretch(1)

    def show_error(self, error: KnownError) -> None:
        """The three sentences."""
        told = sentences(error)
        for label, text in zip(self._labels, told, strict=True):
            label.setText(text)
            label.setVisible(bool(text))
        announce(self, " ".join(text for text in told if text), assertive=True)

    def text(self) -> str:
        """All of it."""
        return " ".join(label.text() for label in self._labels if label.text())


class ProblemList(QListWidget):
    """What was odd in a file, a line for each; a few are seen at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = MOST_PROBLEMS
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_lines(self, lines: list[str]) -> None:
        """Hidden where there is nothing odd."""
        self.clear()
        self.addItems(lines)
        self.setVisible(bool(lines))
        self.set_room(self._room)

    def set_room(self, room: int) -> None:
        """How many lines may be seen at once."""
        self._room = room
        row = max(self.sizeHintForRow(0), SIZE.row)
        self.setFixedHeight(min(self.count(), room) * row + 2 * self.frameWidth() + 2)
        scrolls = self.count() > room  # only what has more to show is stopped at
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if scrolls else Qt.FocusPolicy.NoFocus)
