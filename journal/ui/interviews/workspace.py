"""One interview: its head, and the tabs in which it is prepared and captured."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from journal.domain.next_step import ACTIONS, ActionCode, NextStep
from journal.domain.statuses import Part, fitting_part
from journal.domain.views.meetings import InterviewCard, InterviewRow
from journal.ui.desk import Desk
from journal.ui.interviews.header import Header
from journal.ui.theme import SPACE
from journal.ui.widgets.card import Hairline

if TYPE_CHECKING:  # each is made, with all it imports, when it is first needed
    from journal.ui.interviews.capture_tab import CaptureTab
    from journal.ui.interviews.prepare_tab import PrepareTab

PREPARE, CAPTURE = str(Part.PREPARE), str(Part.CAPTURE)
TABS = (PREPARE, CAPTURE)
_LEADS_TO = {
    ActionCode.OPEN_PREPARE: PREPARE,
    ActionCode.OPEN_CAPTURE: CAPTURE,
    ActionCode.START_MEETING: CAPTURE,
}


class Workspace(QWidget):
    """``left``: Esc, or the way back. ``held_wanted``: it took place. ``status_wanted``: a code.

    ``substitute_wanted``: somebody else came than the person asked.
    """

    left = Signal()
    held_wanted = Signal()
    status_wanted = Signal(object)
    substitute_wanted = Signal()

    def __init__(self, desk: Desk, fill_menu: Callable[[QMenu], None]) -> None:
        super().__init__()
        self.setObjectName("interviews.workspace")
        self._desk = desk
        self._card: InterviewCard | None = None
        self._step: NextStep | None = None
        self._stale: set[str] = set(TABS)
        self._prepare: PrepareTab | None = None
        self._capture: CaptureTab | None = None
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: fill_menu(menu))
        self.header = Header(desk, menu)
        self.header.step_clicked.connect(self._do_step)
        self.header.status_wanted.connect(self.status_wanted)
        self.header.substitute_wanted.connect(self.substitute_wanted)
        self.header.back_clicked.connect(self.left)
        self._make_tabs()
        self._fill()

    def _make_tabs(self) -> None:
        self.tabs = QTabBar()
        self.tabs.setObjectName("interviews.tabs")
        self.tabs.setAccessibleName(self.tr("Parts of the interview"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab(self.tr("Prepare"))
        self.tabs.addTab(self.tr("Capture"))
        self._stack = QStackedWidget()
        for _tab in TABS:
            self._stack.addWidget(QWidget())  # until it is made
        self.tabs.currentChanged.connect(self._tab_changed)
        for keys, by in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self._turn(by))

    def _fill(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(SPACE.page, 0, SPACE.page, 0)
        bar.addWidget(self.tabs)
        bar.addStretch(1)
        line = QHBoxLayout()
        line.setContentsMargins(SPACE.page, 0, SPACE.page, 0)
        line.addWidget(Hairline())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(bar)
        column.addLayout(line)
        column.addWidget(self._stack, 1)

    @property
    def prepare(self) -> PrepareTab:
        """The tab of what comes before the meeting."""
        if self._prepare is None:
            from journal.ui.interviews.prepare_tab import PrepareTab

            self._prepare = PrepareTab(self._desk)
            self._put_in(PREPARE, self._prepare)
        return self._prepare

    @property
    def capture(self) -> CaptureTab:
        """The tab of what is written down."""
        if self._capture is None:
            from journal.ui.interviews.capture_tab import CaptureTab

            self._capture = CaptureTab(self._desk)
            self._capture.held_wanted.connect(self.held_wanted)
            self._put_in(CAPTURE, self._capture)
        return self._capture

    def _put_in(self, tab: str, made: QWidget) -> None:
        place = TABS.index(tab)
        before = self._stack.widget(place)
        self._stack.insertWidget(place, made)
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()
        self._stack.setCurrentIndex(self.tabs.currentIndex())

    def card(self) -> InterviewCard | None:
        """The interview shown."""
        return self._card

    def tab(self) -> str:
        """The code of the tab shown."""
        return TABS[self.tabs.currentIndex()]

    def show_card(self, card: InterviewCard, step: NextStep | None, tab: str = "") -> None:
        """Shows an interview; another tab only if one is named."""
        self._card, self._step = card, step
        self._stale = set(TABS)
        self.header.show_card(card, step)
        if tab in TABS and tab != self.tab():
            self.tabs.setCurrentIndex(TABS.index(tab))
        self._freshen()
        if tab in TABS:
            (self.prepare if tab == PREPARE else self.capture).verticalScrollBar().setValue(0)

    def focus_inside(self) -> None:
        """To where one begins in the tab shown."""
        (self.prepare if self.tab() == PREPARE else self.capture).focus_first()

    def focus_question(self, question: int) -> None:
        """To one question in the tab shown: its answer, or its row."""
        if self.tab() == PREPARE:
            self.prepare.questions.focus_question(question)
            return
        block = self.capture.answers.blocks.get(question)
        if block is not None:
            block.answer.setFocus(Qt.FocusReason.ShortcutFocusReason)
            # Once it is laid out: the answers above it may have just been filled in.
            QTimer.singleShot(0, block, lambda: self.capture.ensureWidgetVisible(block))

    def focus_capture(self) -> None:
        """Capture, in the first answer to be written."""
        self.tabs.setCurrentIndex(TABS.index(CAPTURE))
        self.capture.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the list; beside it, not out of a line that is half typed.

        One Esc too many after the search would otherwise take the focus out of it unseen.
        """
        if event.key() == Qt.Key.Key_Escape:
            line = self.focusWidget()
            typing = isinstance(line, QLineEdit) and line.hasFocus() and bool(line.text())
            if not (typing and self.header.back.isHidden()):
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def _tab_changed(self, place: int) -> None:
        self._desk.library.autosave.flush()
        self._stack.setCurrentIndex(place)
        if self._card is not None:
            self._freshen()

    def _freshen(self) -> None:
        """Shows the interview in the tab that is seen; the other waits until it is."""
        card, tab = self._card, self.tab()
        if card is not None and tab in self._stale:
            self._stale.discard(tab)
            (self.prepare if tab == PREPARE else self.capture).show_card(card)
        self._place_accent()

    def _turn(self, by: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % len(TABS))
        self.focus_inside()

    def _place_accent(self) -> None:
        """Gives the accent to the one button that comes next; a step done here needs no other."""
        here = self._step is not None and _LEADS_TO.get(ACTIONS[self._step.code]) == self.tab()
        on_capture = self.tab() == CAPTURE
        own = None
        if on_capture and (here or self.capture.proposals.is_pending()):
            own = self.capture.own_step()
        elif here:
            own = self.prepare.own_step()
            has_questions = self._card is not None and bool(self._card.questions)
            if own is None and has_questions and not self.header.print.isHidden():
                own = self.header.print
        self.header.step.setVisible(bool(self.header.step.text()) and not (here and own))
        buttons = [self.header.step, self.header.print]
        if self._prepare is not None:
            buttons.append(self._prepare.questions.suggested)
        if self._capture is not None:
            buttons += [self._capture.proposals.button, self._capture.held.button]
        chosen = own or (self.header.step if not self.header.step.isHidden() else None)
        for button in buttons:
            button.set_primary(button is chosen)

    def _do_step(self) -> None:
        card, step = self._card, self._step
        if card is None or step is None:
            return
        self._desk.library.autosave.flush()
        tab = _LEADS_TO.get(ACTIONS[step.code])
        if tab is None:
            self._desk.context.navigator.do_step(
                step, contact_id=card.row.contact_id, interview_id=card.id
            )
            return
        self.tabs.setCurrentIndex(TABS.index(tab))
        if tab == CAPTURE:
            self.capture.focus_for(step)
        else:
            self.prepare.focus_first()


def fitting_tab(row: InterviewRow, now: datetime) -> str:
    """Prepare before the start, Capture from then on."""
    return str(fitting_part(row.status, row.start, now))
