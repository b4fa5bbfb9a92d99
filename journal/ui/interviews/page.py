"""The page of interviews: the list, and the interview chosen in it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from journal.domain.changes import ChangeSet, Kind
from journal.domain.codes import InterviewStatus
from journal.domain.next_step import NextStep
from journal.domain.views.meetings import InterviewRow
from journal.itemmodels.interview_list import Group, InterviewList, Lines, group_of
from journal.ui.desk import Desk
from journal.ui.interviews import menus
from journal.ui.interviews.acts import Acts
from journal.ui.interviews.interview_view import InterviewView
from journal.ui.interviews.row_words import describe, group_name
from journal.ui.interviews.workspace import TABS, Workspace, fitting_tab
from journal.ui.shell.context import PageContext
from journal.ui.shell.page import Chosen, Page
from journal.ui.widgets.empty_state import EmptyState

NARROW = 960
"""Below this width the interview covers the list."""
LIST_LEAST, LIST_FIRST, LIST_MOST = 280, 300, 420
DETAIL_LEAST = 420


class InterviewsPage(Page):
    """List and workspace, beside each other or one over the other."""

    code = "interviews"
    kinds = frozenset(
        {
            Kind.INTERVIEW,
            Kind.INTERVIEW_QUESTION,
            Kind.AGENDA_STEP,
            Kind.BRING_ITEM,
            Kind.PITCH,
            Kind.QUESTION,
            Kind.QUESTION_LEVEL,
            Kind.CONTACT,
            Kind.COMPANY,
            Kind.POSITION,
            Kind.POINT,
            Kind.NOTE,
            Kind.REFERRAL,
            Kind.HOLD,
            Kind.HOLD_CONDITION,
            Kind.FOLLOW_UP,
            Kind.LEAD,
            Kind.AGREEMENT,
            Kind.LETTER,
            Kind.TOUCH,
        }
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.desk = Desk(context, self, self.read)
        self.acts = Acts(self.desk, self._held)
        self._holds: dict[int, NextStep] = {}
        self._wanted: int | None = None
        self._covering = False
        self._reading = False
        self.rows = InterviewList(self._describe, group_name, self)
        self.view = InterviewView()
        self.view.setModel(self.rows)
        self.view.setMinimumWidth(LIST_LEAST)
        self.view.chosen.connect(self._choose)
        self.view.opened.connect(self._open)
        self.view.picked.connect(self._pick)
        self.view.menu_wanted.connect(self._show_menu)
        self.view.delete_wanted.connect(self._delete)
        self.workspace = Workspace(self.desk, self._fill_menu)
        self.workspace.left.connect(self._go_back)
        self.workspace.held_wanted.connect(lambda: self._set_status(InterviewStatus.HELD))
        self.workspace.status_wanted.connect(self._set_status)
        self.workspace.substitute_wanted.connect(self._set_substitute)
        self._fill()

    def _fill(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.view)
        self.splitter.addWidget(self.workspace)
        self.splitter.setStretchFactor(1, 1)
        self.workspace.setMinimumWidth(DETAIL_LEAST)
        self.splitter.setSizes([LIST_FIRST, 10_000])
        self.empty = EmptyState(
            "message-square-text",
            self.tr("Plan a conversation with somebody who does what you want to do."),
            self.tr("Plan an interview"),
        )
        self.empty.button.setObjectName("interviews.empty.plan")
        self.empty.acted.connect(lambda: self.context.navigator.new_interview())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.splitter)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def title(self) -> str:
        """Its name."""
        return self.tr("Interviews")

    def new_command(self) -> str:
        """New makes an interview."""
        return "new.interview"

    def new_is_primary(self) -> bool:
        """Only while no interview, and so no next step, is shown."""
        return self.rows.first() is None

    def chosen(self) -> Chosen:
        """The interview chosen, and whom it is with."""
        row = self.rows.interview(self.view.current())
        return Chosen(row.contact_id, row.id) if row else Chosen()

    def focus_first(self) -> None:
        """To the list, or to the button of the empty page."""
        if self._stack.currentWidget() is self.empty:
            self.empty.setFocus()
        elif self._covering and self.is_narrow():
            self.workspace.focus_inside()
        else:
            self.view.setFocus()

    def read(self) -> None:
        """Reads the list and the interview chosen."""
        self._read_rows()
        self._show_current()

    def read_changed(self, changes: ChangeSet) -> None:
        """The list tells exactly what became of it; the interview is shown anew."""
        self.read()

    def show_interview(self, interview_id: int, tab: str = "") -> None:
        """Chooses an interview and opens the tab named, or the one that fits the time."""
        self.library.autosave.flush()
        self._stale = False
        self._read_rows()
        row = self.rows.interview(interview_id)
        if row is None:
            self._show_current()
            return
        self._wanted = interview_id
        self._reading = True
        self.view.choose(interview_id)
        self._reading = False
        self._cover(True)
        self._show_current(tab if tab in TABS else fitting_tab(row, self.desk.now()))
        self.context.navigator.choose_contact(row.contact_id)
        self.workspace.focus_inside()

    def focus_question(self, question_id: int) -> None:
        """A question of the interview shown, or its answer."""
        self.workspace.focus_question(question_id)

    def state(self) -> dict[str, object]:
        """The interview and the width of the list; the tab follows from status and clock."""
        return {
            "interview": self.view.current(),
            "list": self.splitter.sizes()[0] or LIST_FIRST,
        }

    def restore(self, state: dict[str, object]) -> None:
        """Takes back what ``state`` gave; what makes no sense is passed over."""
        wanted, width = state.get("interview"), state.get("list")
        self._wanted = wanted if isinstance(wanted, int) else None
        if isinstance(width, int) and not isinstance(width, bool):
            self.splitter.setSizes([min(max(width, LIST_LEAST), LIST_MOST), 10_000])

    def is_narrow(self) -> bool:
        """Whether there is room for one of the two only."""
        return self.width() < NARROW

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One of the two where both have no room."""
        super().resizeEvent(event)
        self._arrange()

    def _describe(self, row: InterviewRow) -> Lines:
        return describe(row, self.desk.now(), self._holds)

    def _read_rows(self) -> None:
        found, now = self.library.interviews.rows(), self.desk.now()
        held_up = [row.id for row in found if row.on_hold and group_of(row, now) is Group.IDEAS]
        self._holds = self.library.interviews.next_steps(held_up) if held_up else {}
        chosen = self.view.current() or self._wanted
        following = self.rows.after(chosen) if chosen is not None else None
        was_empty = self._stack.currentWidget() is self.empty
        self._reading = True
        self.rows.set_rows(found, now)
        if self.rows.interview(chosen) is None:
            chosen = following if self.rows.interview(following) else self.rows.first()
        if self.view.current() != chosen:
            self.view.choose(chosen)
        self._reading = False
        self._wanted = chosen
        self._stack.setCurrentWidget(self.splitter if found else self.empty)
        if was_empty != (not found):
            self.header_changed.emit()

    def _show_current(self, tab: str = "") -> None:
        """Shows the interview chosen; the tab changes with the interview."""
        current = self.view.current()
        card = self.library.interviews.card(current) if current is not None else None
        if card is None:
            return
        shown = self.workspace.card()
        if not tab and (shown is None or shown.id != card.id):
            tab = fitting_tab(card.row, self.desk.now())
        self.workspace.show_card(card, self.library.interviews.next_step(card.id), tab)

    def _choose(self, interview_id: int | None) -> None:
        if self._reading or interview_id is None:
            return
        self.library.autosave.flush()
        self._wanted = interview_id
        self._show_current()
        row = self.rows.interview(interview_id)
        if row is not None:
            self.context.navigator.choose_contact(row.contact_id)

    def _open(self, interview_id: int) -> None:
        self._cover(True)
        self.workspace.focus_inside()

    def _pick(self, interview_id: int) -> None:
        """A click chooses; where there is room for one only, it opens too."""
        if self.is_narrow():
            self._open(interview_id)

    def _go_back(self) -> None:
        self.library.autosave.flush()
        self._cover(False)
        self.view.setFocus()

    def _cover(self, covering: bool) -> None:
        self._covering = covering
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.is_narrow()
        self.workspace.header.set_covering(narrow)
        self.view.setMaximumWidth(16_777_215 if narrow else LIST_MOST)
        self.view.setVisible(not (narrow and self._covering))
        self.workspace.setVisible(not narrow or self._covering)

    def _held(self, interview_id: int) -> None:
        if self.view.current() == interview_id:
            self.workspace.focus_capture()

    def _set_status(self, status: InterviewStatus) -> None:
        row = self.rows.interview(self.view.current())
        if row is not None:
            self.acts.set_status(row, status)

    def _set_substitute(self) -> None:
        row = self.rows.interview(self.view.current())
        if row is not None:
            self.context.navigator.set_substitute(row.id)

    def _delete(self, interview_id: int) -> None:
        row = self.rows.interview(interview_id)
        if row is not None:
            self.acts.delete(row)

    def _fill_menu(self, menu: QMenu) -> None:
        row = self.rows.interview(self.view.current())
        if row is not None:
            menus.fill(menu, row, self.acts)

    def _show_menu(self, interview_id: int, place: QPoint) -> None:
        row = self.rows.interview(interview_id)
        if row is not None:
            menu = QMenu(self)
            menu.setObjectName("interviews.list.menu")
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menus.fill(menu, row, self.acts)
            menu.popup(place)
