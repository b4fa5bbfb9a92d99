"""Today: what is due, what is next."""

from __future__ import annotations

from collections.abc import Callable, Sized
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journal.domain.changes import Kind
from journal.domain.next_step import NextStep, NextStepCode
from journal.domain.views.days import DayItem, TodayView, WaitingRow
from journal.ui import command_words, show, step_words
from journal.ui.growth import grown
from journal.ui.shell.context import PageContext
from journal.ui.shell.page import Chosen, Page
from journal.ui.theme import SPACE
from journal.ui.today import needs_rows
from journal.ui.today.below import Below
from journal.ui.today.fading_rows import FadingRows
from journal.ui.today.follow_up_rows import FollowUpRows
from journal.ui.today.next_card import NextInterviewCard
from journal.ui.today.row import Row
from journal.ui.today.row_list import RowList, join
from journal.ui.today.sentences import done_words, waiting_chip, waiting_title, waiting_why
from journal.ui.today.week import Week
from journal.ui.today.whom_next import WhomNextRows
from journal.ui.widgets.empty_state import EmptyState
from journal.ui.widgets.label import Label
from journal.ui.widgets.plain import literal

if TYPE_CHECKING:
    from journal.ui.today.first_steps import FirstStepsCard

_WIDE = 980  # from here on the week stands beside the list
_WEEK_WIDTH = 312
_SHOWN = frozenset(
    {
        Kind.FOLLOW_UP, Kind.INTERVIEW, Kind.INTERVIEW_QUESTION, Kind.CONTACT, Kind.REFERRAL,
        Kind.HOLD, Kind.HOLD_CONDITION, Kind.NOTE, Kind.PITCH, Kind.POSITION, Kind.COMPANY,
        Kind.POINT, Kind.TOUCH, Kind.AGENDA_STEP, Kind.MILESTONE,
    }
)  # fmt: skip


class TodayPage(Page):
    """The first page: the next interview, what needs the user, who has to act, the week."""

    code = "today"
    kinds = _SHOWN

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._view: TodayView | None = None
        self._waits: list[WaitingRow] = []
        self._first: FirstStepsCard | None = None
        self._interview_step: NextStep | None = None
        self._card = NextInterviewCard()
        rows = FollowUpRows(context)
        needs = needs_rows.NeedsRows(context, rows)
        self._needs = RowList(self.tr("Needs you"), needs.make, needs.tell)
        self._later = RowList(self.tr("Put off"), rows.make, rows.tell)
        self._waiting = RowList(
            self.tr("Waiting for others"), self._waiting_row, self._tell_waiting
        )
        again = FadingRows(context)
        self._fading = RowList(self.tr("Keep in touch"), again.make, again.tell)
        self._next = WhomNextRows(context)
        self._below = Below(self)
        self._week = Week()
        self._all_done = Label("", "body", "muted", wrap=True)
        self._empty = EmptyState(
            "sun",
            self.tr("Nothing is due. Who could you talk to next?"),
            self.tr("Add a contact"),
            self.tr("See people"),
            primary=True,
        )
        self._lay_out()
        self._connect()

    def title(self) -> str:
        """The page's name."""
        return self.tr("Today")

    def subtitle(self) -> str:
        """The date."""
        return show.day_long(self.library.clock.today())

    def chosen(self) -> Chosen:
        """The follow-up or the hold whose row has the focus."""
        due = (*self._view.pressing, *self._view.later) if self._view else ()
        for row in (*self._needs.rows(), *self._later.rows()):
            if row.has_focus_within():
                return needs_rows.chosen(row.key, due)
        for row in (*self._fading.rows(), *self._next.rows()):
            if row.has_focus_within() and isinstance(row.key, int):
                return Chosen(row.key)
        for row, held in zip(self._waiting.rows(), self._waits, strict=False):
            if row.has_focus_within():
                return Chosen(held.contact_id)
        return Chosen()

    def read(self) -> None:
        """Reads what is due and shows it; what had the focus may go by it.

        Of what is below the window's edge some is read a moment later.
        """
        self._keeping_focus(self._read)

    def _keeping_focus(self, read: Callable[[], object]) -> None:
        had_focus = self.holds_focus()
        read()
        if had_focus and not self.holds_focus():
            self.focus_first()

    def _read(self) -> None:
        view = self.library.days.first_of_today()
        self._view = view
        self._show_next(view)
        room = self.height()
        room -= self._needs.show_items(view.pressing, room)
        self._below.stop()
        room -= self._now_or_below(self._waiting, self._read_waiting, room, view.pressing)
        room -= self._later.show_items(view.later, room)
        above = view.pressing or self._waits or view.later
        self._now_or_below(self._fading, self._read_fading, room, above)
        self._week.show_items(view.week, self.library.clock.today())
        lists = (view.pressing, self._waits, view.later, self._fading.rows(), view.week)
        nothing = not (view.leading or any(lists))
        to_write = view.to_capture is not None or _is_capture(self._interview_step)
        self._all_done.setVisible(not (view.pressing or nothing or to_write))
        self._week.setVisible(not nothing)
        nothing = not self._show_first_steps() and nothing
        nothing = not self._next.offer(nothing) and nothing
        self._empty.setVisible(nothing)
        self._content.setVisible(not nothing)
        if not view.pressing:
            self._all_done.setText(done_words(view, self.library.clock.today()))

    def _now_or_below(
        self, rows: RowList, read: Callable[[int], int], room: int, above: Sized
    ) -> int:
        """Reads what can be seen, or has the focus; what stands below other rows comes later."""
        if room > 0 or not above or rows.has_focus_within():
            return read(room)
        self._below.add(lambda: self._keeping_focus(lambda: read(0)))
        return 0

    def _read_waiting(self, room: int = 0) -> int:
        self._waits, total = self.library.days.first_waiting(self._waiting.most)
        return self._waiting.show_items(self._waits, room, total)

    def _read_fading(self, room: int) -> int:
        return self._fading.show_items(self.library.days.fading(), room)

    def focus_first(self) -> None:
        """The first row, the card's button, or the invitation."""
        lists = (self._needs, self._waiting, self._later, self._fading, self._next)
        rows = next((each.rows() for each in lists if each.rows()), None)
        if rows:
            rows[0].setFocus()
        elif self._empty.isVisible():
            self._empty.setFocus()
        elif not (self._first and self._first.isVisible() and self._first.enter()):
            self._card.focus_primary()

    def focus_follow_up(self, follow_up_id: int) -> None:
        """The row of something to do, where it is due already."""
        self._needs.focus_row(follow_up_id)

    def showEvent(self, event: QShowEvent) -> None:
        """What was still to be read when the page was left."""
        super().showEvent(event)
        self._below.go_on()

    def paintEvent(self, event: QPaintEvent) -> None:
        """What isn't seen may be read from now on."""
        super().paintEvent(event)
        self._below.painted()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The week goes below where the page is narrow."""
        super().resizeEvent(event)
        self._place_week()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room beside each other."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_columns"):
            self._place_week()

    def _place_week(self) -> None:
        week, wide = grown(_WEEK_WIDTH, self.font()), self.width() >= grown(_WIDE, self.font())
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        # Below each other they stand close together: the room left is at the end.
        self._columns.setStretch(0, 1 if wide else 0)
        self._columns.setStretch(2, 0 if wide else 1)
        self._week.setMinimumWidth(week if wide else 0)
        self._week.setMaximumWidth(week if wide else 16_777_215)

    # -- showing --------------------------------------------------------------------------------

    def _show_next(self, view: TodayView) -> None:
        row = view.leading
        card = self.library.interviews.card(row.id) if row else None
        self._card.setVisible(card is not None)
        self._interview_step = None
        if card is not None:
            if row == view.to_capture:  # the thanks, which may press too, are among the rows
                self._interview_step = NextStep(NextStepCode.CAPTURE)
            else:
                self._interview_step = self.library.interviews.next_step(card.id)
            self._card.show_interview(card, self._interview_step, self.library.clock.now())

    def _show_first_steps(self) -> bool:
        """Whether somebody new is shown what comes first."""
        steps = self.library.days.first_steps()
        if steps is None:
            if self._first is not None:
                self._first.hide()
            return False
        if self._first is None:
            from journal.ui.today.first_steps import FirstStepsCard  # for the first days only

            self._first = FirstStepsCard(self.context)
            self._first.closed.connect(self._close_first_steps)
            self._box.insertWidget(0, self._first)
        self._first.show_steps(steps)
        self._first.show()
        return True

    def _waiting_row(self, item: object) -> Row:
        assert isinstance(item, WaitingRow)
        key = item.hold_id if item.hold_id is not None else f"promised.{item.contact_id}"
        row = Row(key, partial(self._fill_waiting, item), can_finish=False)
        row.name_parts(f"today.waiting.{key}")
        row.acted.connect(lambda: self._act_on_hold(item))
        return row

    def _tell_waiting(self, row: Row, item: object) -> None:
        assert isinstance(item, WaitingRow)
        now = self.library.clock.now()
        row.show_words(
            "hourglass",
            "muted",
            waiting_title(item),
            waiting_why(item),
            waiting_chip(item, now),
            step_words.button(item.step),
        )

    # -- doing ----------------------------------------------------------------------------------

    def _close_first_steps(self) -> None:
        self.read()
        self.focus_first()

    def _act_on_hold(self, item: WaitingRow) -> None:
        """The one step of this hold, of several on a person."""
        go = self.context.navigator
        if item.step.code is NextStepCode.CHECK_BACK_REFERRER:
            self._check_back(item)
        elif item.step.code is NextStepCode.HOLD_MET and item.hold_id is not None:
            go.end_hold(item.hold_id)
        else:
            go.open_hold(item.contact_id, item.hold_id)

    def _check_back(self, item: WaitingRow) -> None:
        """A silent introducer is the one to write to."""
        if item.mover_id is not None:
            code = NextStepCode.CHECK_BACK_REFERRER
            step = NextStep(code, item.check_back, other_name=item.mover)
            self.context.navigator.do_step(step, contact_id=item.contact_id)

    def _open_item(self, item: object) -> None:
        assert isinstance(item, DayItem)
        if item.kind == "interview":
            self.context.navigator.show_interview(item.id)
        else:
            self.context.navigator.show_day(item.day, item.kind, item.id)

    # -- menus ----------------------------------------------------------------------------------

    def _fill_waiting(self, item: WaitingRow, menu: QMenu) -> None:
        go, mover, hold = self.context.navigator, item.mover_id, item.hold_id
        menu.addAction(
            self.tr("Open hold…"), lambda: go.open_hold(item.contact_id, hold)
        ).setObjectName("today.waiting.open")
        if mover is not None:
            text = self.tr("Write to {mover}…").format(mover=literal(item.mover))
            menu.addAction(text, lambda: self._check_back(item))
            text = self.tr("{mover} was in touch…").format(mover=literal(item.mover))
            menu.addAction(text, lambda: go.log_touch(mover))
        if hold is not None:
            menu.addAction(
                self.tr("{name} may be written to now").format(name=literal(item.name)),
                lambda: go.end_hold(hold),
            )
        menu.addSeparator()
        menu.addAction(
            command_words.name("open.contact"),
            lambda: self.context.navigator.show_contact(item.contact_id),
        )

    # -- building -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(SPACE.page)
        left.addWidget(self._all_done)
        left.addWidget(self._needs)
        left.addWidget(self._waiting)
        left.addWidget(self._later)
        left.addWidget(self._fading)
        left.addWidget(self._next)
        left.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(SPACE.section)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._week, 0, Qt.AlignmentFlag.AlignTop)
        self._columns.addStretch(0)
        self._content = QWidget()
        self._box = box = QVBoxLayout(self._content)
        box.setContentsMargins(SPACE.page, SPACE.small, SPACE.page, SPACE.page)
        box.setSpacing(SPACE.page)
        box.addWidget(self._card)
        box.addLayout(self._columns, 1)
        area = QScrollArea()
        # The binding looks at every kind of widget when it meets one that Qt has made (20 ms).
        ground = QWidget()
        area.setViewport(ground)
        area.setObjectName("today.scroll")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ground.setAutoFillBackground(False)
        self._content.setAutoFillBackground(False)
        area.setWidget(self._content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._empty, 1)
        outer.addWidget(area, 1)
        self._empty.hide()

    def _connect(self) -> None:
        go = self.context.navigator
        self._empty.acted.connect(lambda: go.new_contact())
        self._empty.link_clicked.connect(lambda: go.show_page("people"))
        self._week.chosen.connect(self._open_item)
        join((self._needs, self._waiting, self._later, self._fading))
        self._waiting.all_wanted.connect(lambda: self._read_waiting())
        self._card.stepped.connect(self._do_interview_step)
        self._card.tab_wanted.connect(self._show_interview)
        self._card.print_wanted.connect(self._print_sheet)
        self._card.person_wanted.connect(self._show_person)
        self._card.referrer_wanted.connect(self._show_referrer)

    def _do_interview_step(self) -> None:
        row = self._view.leading if self._view else None
        if row is not None and self._interview_step is not None:
            self.context.navigator.do_step(
                self._interview_step, contact_id=row.contact_id, interview_id=row.id
            )

    def _show_interview(self, tab: str) -> None:
        if self._view and self._view.leading:
            self.context.navigator.show_interview(self._view.leading.id, tab)

    def _print_sheet(self) -> None:
        if self._view and self._view.leading:
            self.context.navigator.print_sheet(self._view.leading.id)

    def _show_person(self) -> None:
        if self._view and self._view.leading:
            self.context.navigator.show_contact(self._view.leading.contact_id)

    def _show_referrer(self) -> None:
        row = self._view.leading if self._view else None
        card = self.library.people.card(row.contact_id) if row else None
        if card is not None and card.path:
            self.context.navigator.show_contact(card.path[-1].id)


def _is_capture(step: NextStep | None) -> bool:
    return step is not None and step.code is NextStepCode.CAPTURE
