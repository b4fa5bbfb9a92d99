"""Today: what is due, what is next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sized
from typing import TYPE_CHECKING

from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.domain.changes import Kind
from journal.domain.views.days import (
    DayItem,
    FadingRow,
    FollowUpRow,
    NeedsRow,
    TodayView,
    WaitingRow,
)
from journal.ui import show
from journal.ui.shell.context import PageContext
from journal.ui.shell.done_today import TodayRow
from journal.ui.shell.page import Chosen, Page
from journal.ui.today import needs_rows
from journal.ui.today.below import Below
from journal.ui.today.columns import Columns
from journal.ui.today.fading_rows import FadingRows
from journal.ui.today.follow_up_rows import FollowUpRows
from journal.ui.today.leading import Leading
from journal.ui.today.row_list import RowList, join
from journal.ui.today.sentences import done_words
from journal.ui.today.waiting_rows import WaitingRows
from journal.ui.today.week import Week
from journal.ui.today.whom_next import WhomNextRows
from journal.ui.widgets.empty_state import EmptyState
from journal.ui.widgets.label import Label

if TYPE_CHECKING:
    from journal.ui.today.first_steps import FirstStepsCard

_SHOWN = frozenset(
    {
        Kind.FOLLOW_UP, Kind.INTERVIEW, Kind.INTERVIEW_QUESTION, Kind.CONTACT, Kind.REFERRAL,
        Kind.HOLD, Kind.HOLD_CONDITION, Kind.NOTE, Kind.PITCH, Kind.POSITION, Kind.COMPANY,
        Kind.POINT, Kind.TOUCH, Kind.AGENDA_STEP, Kind.MILESTONE, Kind.HINT_DISMISSAL,
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
        self._fades: list[FadingRow] = []
        self._first: FirstStepsCard | None = None
        self._leading = Leading(context)
        rows = FollowUpRows(context)
        needs = needs_rows.NeedsRows(context, rows)
        self._needs = RowList(self.tr("Needs you"), needs.make, needs.tell)
        self._later = RowList(self.tr("Put off"), needs.make, needs.tell)
        waiting = WaitingRows(context)
        self._waiting = RowList(self.tr("Waiting for others"), waiting.make, waiting.tell)
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
        due = (*self._view.pressing, *self._view.put_off) if self._view else ()
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
        self._leading.show_view(view)
        room = self.height()
        room -= self._needs.show_items(view.pressing, room)
        self._below.stop()
        room -= self._now_or_below(self._waiting, self._read_waiting, room, view.pressing)
        room -= self._later.show_items(view.put_off, room)
        above = view.pressing or self._waits or view.put_off
        self._now_or_below(self._fading, self._read_fading, room, above)
        self._week.show_items(view.week, self.library.clock.today())
        lists = (view.pressing, self._waits, view.put_off, self._fading.rows(), view.week)
        nothing = not (view.leading or any(lists))
        to_write = view.to_capture is not None or self._leading.is_to_write_down
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
        self._fades = self.library.days.fading()
        return self._fading.show_items(self._fades, room)

    def focus_first(self) -> None:
        """The first row, the card's button, or the invitation."""
        lists = (self._needs, self._waiting, self._later, self._fading, self._next)
        rows = next((each.rows() for each in lists if each.rows()), None)
        if rows:
            rows[0].setFocus()
        elif self._empty.isVisible():
            self._empty.setFocus()
        elif not (self._first and self._first.isVisible() and self._first.enter()):
            self._leading.card.focus_primary()

    def focus_follow_up(self, follow_up_id: int) -> None:
        """The row of something to do, where it is due already."""
        self._needs.focus_row(follow_up_id)

    def focus_row(self, place: str, key: object) -> None:
        """A row of "needs", "waiting", "later" or "fading"; what is still to be read is read."""
        late = {"waiting": self._read_waiting, "fading": self._read_fading}
        if place in late and self._below.busy:
            late[place](0)
        lists = {
            "needs": self._needs,
            "waiting": self._waiting,
            "later": self._later,
            "fading": self._fading,
        }
        lists[place].focus_row(key)

    def standing(self) -> Iterator[TodayRow]:
        """Its rows as they stand below each other, of long lists those at the beginning.

        What is still to be read is read when it is come to.
        """
        self.catch_up()
        if self._view is None:
            return
        yield from (_named("needs", row) for row in self._view.pressing)
        self._below.finish()
        yield from (TodayRow("waiting", row.key, row.contact_id) for row in self._waits)
        yield from (_named("later", row) for row in self._view.put_off)
        yield from (TodayRow("fading", row.contact_id, row.contact_id) for row in self._fades)

    def showEvent(self, event: QShowEvent) -> None:
        """What was still to be read when the page was left."""
        super().showEvent(event)
        self._below.go_on()

    def paintEvent(self, event: QPaintEvent) -> None:
        """What isn't seen may be read from now on."""
        super().paintEvent(event)
        self._below.painted()

    # -- showing --------------------------------------------------------------------------------

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
            self._columns.put_on_top(self._first)
        self._first.show_steps(steps)
        self._first.show()
        return True

    # -- doing ----------------------------------------------------------------------------------

    def _close_first_steps(self) -> None:
        self.read()
        self.focus_first()

    def _open_item(self, item: object) -> None:
        assert isinstance(item, DayItem)
        if item.kind == "interview":
            self.context.navigator.show_interview(item.id)
        else:
            self.context.navigator.show_day(item.day, item.kind, item.id)

    # -- building -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        lists = (
            *(self._all_done, self._needs, self._waiting, self._later),
            *(self._fading, self._next),
        )
        self._columns = Columns(self._leading.card, lists, self._week)
        self._content = self._columns.content
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._empty, 1)
        outer.addWidget(self._columns, 1)
        self._empty.hide()

    def _connect(self) -> None:
        go = self.context.navigator
        self._empty.acted.connect(lambda: go.new_contact())
        self._empty.link_clicked.connect(lambda: go.show_page("people"))
        self._week.chosen.connect(self._open_item)
        join((self._needs, self._waiting, self._later, self._fading))
        self._waiting.all_wanted.connect(lambda: self._read_waiting())


def _named(place: str, row: NeedsRow) -> TodayRow:
    key = row.id if isinstance(row, FollowUpRow) else row.key
    return TodayRow(place, key, row.contact_id)
