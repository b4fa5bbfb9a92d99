"""Preferences: what is chosen applies at once, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journal.domain.changes import ChangeSet, Kind
from journal.domain.habits import Habits
from journal.errors import KnownError
from journal.services.undoing import History
from journal.ui.dialogs.wide_dialog import AROUND, SMALLEST
from journal.ui.preferences.follow_ups import FollowUpHabits
from journal.ui.preferences.letters import LetterHints
from journal.ui.preferences.you import You
from journal.ui.shell.context import PageContext
from journal.ui.shell.telling import told
from journal.ui.theme import SPACE
from journal.ui.widgets.buttons import PlainButton
from journal.ui.widgets.link_label import LinkLabel
from journal.ui.widgets.reading_order import go_on
from journal.ui.widgets.segmented import SegmentedControl
from journal.ui.widgets.strip import MessageStrip

YOU, FOLLOW_UPS, LETTERS = "you", "follow-ups", "letters"
SIZE = (860, 640)
_SHOWN = frozenset(
    {Kind.PROFILE, Kind.RESUME_VERSION, Kind.RESUME_COPY, Kind.HINT_DISMISSAL, Kind.CONTACT}
)


class LastStep:
    """The newest step of the journal's history, to be taken back while it is the newest."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._step = history.around()[0]

    def is_last(self) -> bool:
        """Whether nothing was done since."""
        return self._history.around()[0] == self._step

    def __call__(self) -> None:
        """Takes it back."""
        if self.is_last():
            self._history.undo()


class PreferencesDialog(QDialog):
    """No OK: Esc, Enter on Close and Ctrl+Enter leave, and what was chosen holds."""

    def __init__(self, context: PageContext, tab: str = YOU, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.library = context.library
        self.setObjectName("preferences")
        self.setWindowTitle(self.tr("Preferences"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(*SMALLEST)
        self._back: list[Callable[[], object]] = []
        self.tabs = SegmentedControl(
            [
                (YOU, self.tr("You")),
                (FOLLOW_UPS, self.tr("Follow-ups")),
                (LETTERS, self.tr("Letters")),
            ]
        )
        self.tabs.setObjectName("preferences.tabs")
        self.you = You(context)
        self.follow_ups = FollowUpHabits()
        self.letters = LetterHints(context)
        self.strip = MessageStrip()
        self.undo = LinkLabel(self.tr("Take back the last change"))
        self.undo.setObjectName("preferences.undo")
        self.leave = PlainButton(self.tr("Close"))
        self.leave.setObjectName("preferences.close")
        self._lay_out()
        self._connect()
        self._read()
        self.tabs.set_code(tab)
        self._show_tab(tab)
        self.tabs.segment(tab).setFocus()
        self._fit()

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for part in (self.you, self.follow_ups, self.letters):
            self._stack.addWidget(_scrolled(part))
        footer = QHBoxLayout()
        footer.addWidget(self.undo)
        footer.addStretch(1)
        footer.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.card)
        column.setSpacing(SPACE.card)
        column.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._stack, 1)
        column.addWidget(self.strip)
        column.addLayout(footer)

    def _connect(self) -> None:
        self.tabs.changed.connect(self._show_tab)
        self.leave.clicked.connect(self.accept)
        self.undo.clicked.connect(self.take_back)
        self.follow_ups.chosen.connect(self._choose)
        self.you.changed.connect(self._stepped)
        self.letters.changed.connect(self._stepped)
        self.you.failed.connect(self._say)
        self.letters.failed.connect(self._say)
        self.library.bus.changed.connect(self._changed)

    def _fit(self) -> None:
        room = self.screen().availableGeometry().size()
        self.resize(
            max(min(SIZE[0], room.width() - AROUND[0]), SMALLEST[0]),
            max(min(SIZE[1], room.height() - AROUND[1]), SMALLEST[1]),
        )

    def _read(self) -> None:
        self.you.read()
        self.letters.read()
        self.follow_ups.show_habits(self.library.habits.get())
        self._offer()

    def _show_tab(self, code: object) -> None:
        self.you.settle()
        codes = (YOU, FOLLOW_UPS, LETTERS)
        self._stack.setCurrentIndex(codes.index(str(code)) if code in codes else 0)

    def _choose(self, habits: Habits) -> None:
        before = self.library.habits.get()
        try:
            kept = self.library.habits.set(habits)
        except KnownError as error:
            self._say(error)
            self.follow_ups.show_habits(before)
            return
        if kept:
            self._can_take_back(lambda: self.library.habits.set(before))

    def _stepped(self) -> None:
        """A step of the journal's own history was made; saves of one visit are one."""
        newest = self._back[-1] if self._back else None
        if not (isinstance(newest, LastStep) and newest.is_last()):
            self._can_take_back(LastStep(self.library.history))
        self._offer()

    def _can_take_back(self, run: Callable[[], object]) -> None:
        self._back.append(run)
        self._offer()

    def _newest(self) -> int | None:
        """Which of the changes made here can be taken back now.

        A step that was undone elsewhere, or upon which another followed, is none of them.
        """
        places = reversed(range(len(self._back)))
        return next((place for place in places if _is_open(self._back[place])), None)

    def _offer(self) -> None:
        """Offers only what would do something."""
        offered = self._newest() is not None
        if not offered and self.focusWidget() is self.undo:
            self.leave.setFocus()
        self.undo.setVisible(offered)

    def take_back(self) -> None:
        """The last thing that was changed here is as it was before."""
        self.you.settle()
        place = self._newest()
        if place is None:
            return
        try:
            self._back[place]()
        except KnownError as error:  # it can be tried again
            self._say(error)
        else:
            del self._back[place]
        self._read()
        if self._newest() is None:
            self.leave.setFocus()

    def _say(self, error: KnownError) -> None:
        self.strip.show_message(told(error), "overdue")

    def _changed(self, changes: ChangeSet) -> None:
        if changes.origin is not self.you and changes.touches(_SHOWN):
            self._read()
        else:
            self._offer()

    def unwritten(self) -> str:
        """What was typed and isn't in the journal yet, of all fields."""
        return "\n".join(self.you.unwritten())

    def done(self, result: int) -> None:
        """What was typed is written before it goes."""
        self.you.settle()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The same by the window's cross."""
        self.you.settle()
        super().closeEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes on as one reads."""
        return go_on(self, forward) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter leaves, Enter in a field does nothing, Ctrl+Z takes back."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if control:
                self.accept()
        elif control and event.key() == Qt.Key.Key_Z:
            self.take_back()
        else:
            super().keyPressEvent(event)


def _is_open(change: Callable[[], object]) -> bool:
    return not isinstance(change, LastStep) or change.is_last()


def _scrolled(part: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(part)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    part.setAutoFillBackground(False)
    return area
