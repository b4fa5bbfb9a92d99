"""Three first steps for somebody new, until they are done or closed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from journal.domain.views.days import FirstSteps
from journal.ui.shell.context import PageContext
from journal.ui.theme import SPACE
from journal.ui.widgets.buttons import IconButton, PlainButton
from journal.ui.widgets.card import Card
from journal.ui.widgets.empty_state import Picture
from journal.ui.widgets.label import Label
from journal.ui.widgets.section import SectionTitle

PERSON, PITCH, REQUEST = "person", "pitch", "request"


class FirstStepsCard(Card):
    """What is done comes from outside; the buttons lead to the rest."""

    closed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked: int | None = None  # who could be asked
        self.setObjectName("today.first_steps")
        title = SectionTitle(self.tr("Your first steps"))
        close = IconButton("x", self.tr("Close this list"))
        close.setObjectName("today.first_steps.close")
        close.clicked.connect(self._close)
        title.add_trailing(close)
        self.box.addWidget(title)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE.medium)
        self._grid.setVerticalSpacing(SPACE.small)
        self._grid.setColumnStretch(1, 1)
        self.box.addLayout(self._grid)
        self._lines: dict[str, tuple[Picture, Label, PlainButton]] = {}
        self._add(PERSON, self.tr("Somebody who could tell you about the work you want"))
        self._add(PITCH, self.tr("Your pitch: a few sentences about you"))
        self._add(REQUEST, self.tr("Your first request for 20 to 30 minutes"))
        verbs = {
            PERSON: self.tr("Add a contact"),
            PITCH: self.tr("Write your pitch…"),
            REQUEST: self.tr("Ask them"),
        }
        for code, verb in verbs.items():
            self._lines[code][2].setText(verb)

    def show_steps(self, steps: FirstSteps) -> None:
        """Ticks what is done; the rest has a button."""
        self._asked = steps.contact_id
        done = {PERSON: steps.person, PITCH: steps.pitch, REQUEST: steps.request}
        for code, (picture, words, button) in self._lines.items():
            picture.set("circle-check" if done[code] else "arrow-right", _role(done[code]))
            words.set_role("muted" if done[code] else "text")
            button.setVisible(not done[code])
            button.setEnabled(code != REQUEST or steps.contact_id is not None)
            state = self.tr("{step}: done") if done[code] else self.tr("{step}: to do")
            words.setAccessibleName(state.format(step=words.text()))

    def _do(self, code: str) -> None:
        go = self._context.navigator
        if code == PERSON:
            go.new_contact()
        elif code == PITCH:
            go.write_pitch()
        elif self._asked is not None:
            go.show_contact(self._asked)  # who may need an address before they can be asked

    def _close(self) -> None:
        self._context.library.beginning.close_first_steps()
        self.closed.emit()

    def enter(self) -> bool:
        """Puts the focus on the first step that can be done; False when there is none."""
        for _picture, _words, button in self._lines.values():
            if button.isVisible() and button.isEnabled():
                button.setFocus()
                return True
        return False

    def _add(self, code: str, text: str) -> None:
        line = self._grid.rowCount()
        picture, words, button = Picture("arrow-right", 16, "muted"), Label(text), PlainButton("")
        words.setWordWrap(True)
        button.setObjectName(f"today.first_steps.{code}")
        button.clicked.connect(lambda: self._do(code))
        keep = button.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        keep.setHorizontalPolicy(QSizePolicy.Policy.MinimumExpanding)  # all as wide
        button.setSizePolicy(keep)
        self._grid.addWidget(picture, line, 0)
        self._grid.addWidget(words, line, 1)
        self._grid.addWidget(button, line, 2)
        self._lines[code] = (picture, words, button)


def _role(done: bool) -> str:
    return "done" if done else "muted"
