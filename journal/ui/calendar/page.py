"""Calendar: interviews and follow-ups by day, and an agenda beside them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from PySide6.QtCore import QLocale, QPoint, QTimer
from PySide6.QtWidgets import QWidget

from journal.domain.changes import ChangeSet, Kind
from journal.domain.views.days import DayItem
from journal.itemmodels.calendar_days import FOLLOW_UP, INTERVIEW, Key, key_of
from journal.ui.calendar import dragging
from journal.ui.calendar.acts import Acts
from journal.ui.calendar.agenda_pane import DAYS_AHEAD
from journal.ui.calendar.frame import CalendarFrame
from journal.ui.calendar.keys import Ask
from journal.ui.calendar.menus import day_menu, item_menu
from journal.ui.calendar.page_bar import MakeTimer
from journal.ui.calendar.weeks import WEEK, Leaf, Scope, first_weekday, leaf, turned, within
from journal.ui.shell.context import PageContext
from journal.ui.shell.page import Chosen


class CalendarPage(CalendarFrame):
    """Reads the days it shows and two weeks more, once; choosing another day reads nothing."""

    code = "calendar"
    kinds = frozenset({Kind.FOLLOW_UP, Kind.INTERVIEW, Kind.HOLD, Kind.CONTACT})

    def __init__(
        self,
        context: PageContext,
        parent: QWidget | None = None,
        *,
        make_timer: MakeTimer = QTimer,
        carry: dragging.Run = dragging.run,
    ) -> None:
        """``make_timer`` and ``carry`` stand for time and for the system's drag and drop."""
        super().__init__(context, parent, make_timer, carry)
        self._acts = Acts(context, self._looks)
        self._scope = Scope.MONTH
        self._day = self._looks.today
        self._item: DayItem | None = None
        self._wanted: Key | None = None  # chosen before anything was read
        self._leaf: Leaf | None = None
        self._loaded: Leaf | None = None
        self._items: list[DayItem] = []
        self._dragged: tuple[DayItem, date] | None = None
        self._quiet = False
        self._connect()

    # -- what the window asks -------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return self.tr("Calendar")

    def new_command(self) -> str:
        """A follow-up."""
        return "new.followup"

    def new_is_primary(self) -> bool:
        """No next step is shown here."""
        return True

    def chosen(self) -> Chosen:
        """What is chosen among the days or in the agenda."""
        item = self._item
        if item is None:
            return Chosen(day=self._day)
        return Chosen(
            contact_id=item.contact_id,
            interview_id=item.id if item.kind == INTERVIEW else None,
            follow_up_id=item.id if item.kind == FOLLOW_UP else None,
            day=self._day,
        )

    def chosen_day(self) -> date:
        """The day that new things are for."""
        return self._day

    def state(self) -> dict[str, object]:
        """Month or week, and the day unless it is today: tomorrow it opens on tomorrow."""
        found: dict[str, object] = {"scope": str(self._scope)}
        if self._day != self._looks.today:
            found["day"] = self._day.isoformat()
        return found

    def restore(self, state: dict[str, object]) -> None:
        """What ``state`` gave; whatever makes no sense is left out."""
        scope, day = state.get("scope"), state.get("day")
        if scope in tuple(Scope):
            self._scope = Scope(str(scope))
        if isinstance(day, str):
            try:
                self._day = within(date.fromisoformat(day))
            except ValueError:
                return

    def show_day(self, day: date, kind: str = "", item_id: int = 0) -> None:
        """Shows a day, and chooses an item on it."""
        key = (kind, item_id) if kind and item_id else None
        self._cover(False)
        self._choose(day, key, turn=True)
        if self.isVisible() and not self._agenda.view.hasFocus():
            self._grid.setFocus()

    def focus_first(self) -> None:
        """The days, or the agenda that covers them."""
        if self._grid.isVisibleTo(self):
            self._grid.setFocus()
        else:
            self._agenda.enter()

    def clock_moved(self) -> None:
        """Another minute; after midnight another day."""
        if self._looks.today != self.library.clock.today():
            super().clock_moved()
        elif self.isVisible():
            self._looks.look()
            self._grid.viewport().update()
            self._agenda.view.viewport().update()
        else:
            self._stale = True

    # -- reading --------------------------------------------------------------------------------

    def read(self) -> None:
        """One query for the days shown and those the agenda may reach."""
        before = self._looks.today
        self._looks.look()
        if self._day == before:
            self._day = self._looks.today
        begins = first_weekday(QLocale())
        if self._leaf is None or not self._leaf.holds(self._day) or self._leaf.begins != begins:
            self._leaf = leaf(self._scope, self._day, begins)
        page = self._leaf
        last = page.last + timedelta(days=DAYS_AHEAD)
        self._items = self.library.days.between(page.first, last)
        with self._silence():
            if self._loaded != page:
                self._loaded = page
                self._model.show_days(page.first, page.weeks * WEEK, self._items)
                self._grid.show_leaf(page)
            else:
                self._model.show_items(self._items)
            self._follow()
        self._show()

    def read_changed(self, changes: ChangeSet) -> None:
        """Reads again; the models tell only what differs."""
        self.read()

    def _follow(self) -> None:
        """Stays with the chosen item where it went, or with what takes its place."""
        key = self._wanted or (key_of(self._item) if self._item else None)
        before, self._item, self._wanted = self._item, None, None
        found = next((item for item in self._items if key_of(item) == key), None)
        if found is None:
            return
        page = self._leaf
        was_here = before is None or before.day == self._day
        if found.day != self._day and was_here and page is not None and page.holds(found.day):
            self._day = found.day
        self._item = found

    def _show(self) -> None:
        """Shows the chosen day and item everywhere."""
        assert self._leaf is not None
        until = self._day + timedelta(days=DAYS_AHEAD)
        near = [item for item in self._items if self._day <= item.day <= until]
        later = None if near else self.library.days.first_later(until)
        had_focus = self._agenda.view.hasFocus()
        with self._silence():
            self._bar.show_leaf(self._leaf, self._day)
            self._agenda.show_day(self._day, near, later)
            key = key_of(self._item) if self._item else None
            if key is not None and not self._agenda.agenda.has(key):
                self._item = key = None
            if self._item is None and had_focus and self._agenda.view.item() is not None:
                self._item = self._agenda.view.item()
                key = key_of(self._item) if self._item else None
            here = self._item is not None and self._item.day == self._day
            self._grid.choose(self._day, key if here else None)
            self._agenda.view.choose(key)
        if self._item is not None:
            self.context.navigator.choose_contact(self._item.contact_id)

    @contextmanager
    def _silence(self) -> Iterator[None]:
        """What views choose by themselves meanwhile isn't the user's choice."""
        before, self._quiet = self._quiet, True
        try:
            yield
        finally:
            self._quiet = before

    # -- choosing -------------------------------------------------------------------------------

    def _choose(self, day: date, key: Key | None, *, turn: bool) -> None:
        """Chooses a day and perhaps an item; ``turn`` to the day's own month where it has one."""
        self._day = within(day)
        self._item, self._wanted = None, key
        page = self._leaf
        if page is None or not page.holds(self._day) or (turn and not page.is_own(self._day)):
            self._leaf = None
            if self.isVisible():
                self.read()
            else:
                self._stale = True
            return
        with self._silence():
            self._follow()
        self._show()

    def _agenda_chose(self, item: DayItem | None) -> None:
        if self._quiet:
            return
        self._item = item
        here = item is not None and item.day == self._day
        with self._silence():
            self._grid.choose(self._day, key_of(item) if here and item else None)
        if item is not None:
            self.context.navigator.choose_contact(item.contact_id)

    def _turn(self, pages: int) -> None:
        self._choose(turned(self._scope, self._day, pages), None, turn=True)

    def _go_home(self) -> None:
        self._choose(self._looks.today, None, turn=True)

    def _set_scope(self, scope: Scope) -> None:
        self._scope, self._leaf = scope, None
        self._wanted = key_of(self._item) if self._item else None
        self.read()

    def _enter_agenda(self) -> None:
        self._cover(True)
        self._agenda.enter()

    def _leave_agenda(self) -> None:
        self._cover(False)
        self._grid.setFocus()

    def _open_day(self, day: date) -> None:
        if day != self._day:
            self._choose(day, None, turn=False)
        self._enter_agenda()

    # -- doing ----------------------------------------------------------------------------------

    def _do(self, ask: Ask, item: DayItem) -> None:
        {
            Ask.OPEN: self._acts.open,
            Ask.DONE: self._acts.finish,
            Ask.DATE: self._acts.pick_date,
            Ask.SKIP: self._acts.skip,
        }[ask](item)

    def _carry(self, item: DayItem, day: date) -> None:
        """Moves an item by keys or by drag, and goes with it."""
        here = item.day == self._day
        if not self._acts.move(item, day):
            return
        moved_within = self._item is not None and key_of(self._item) == key_of(item)
        if not moved_within or (here and self._day != day):
            self._choose(day, key_of(item), turn=True)

    def _send(self, item: DayItem, day: date) -> None:
        """Moves an item by menu and stays, so that one can go on with the next."""
        following = self._agenda.agenda.neighbour(key_of(item))
        if not self._acts.why_fixed(item) and day != item.day:
            self._item = following
        self._acts.move(item, day)

    def _begin_drag(self, item: DayItem) -> None:
        self._dragged = (item, self._day)

    def _end_drag(self, dropped: bool) -> None:
        """A drag that was given up turns back to the page where it began."""
        if self._dragged is None or dropped:
            return
        item, day = self._dragged
        self._dragged = None
        if day != self._day:
            self._choose(day, key_of(item), turn=True)

    def _drop_item(self, key: Key, day: date) -> None:
        dragged, self._dragged = self._dragged, None
        if dragged is not None and key_of(dragged[0]) == key:
            self._carry(dragged[0], day)
            self._grid.setFocus()

    def _drop_people(self, ids: list[int], day: date) -> None:
        self._choose(day, None, turn=False)
        self.context.navigator.new_follow_up(ids[0], day=day)

    def _new(self, day: date) -> None:
        self.context.navigator.new_follow_up(day=day)

    def _show_menu(self, day: date, item: DayItem | None, place: QPoint) -> None:
        go = self.context.navigator
        if item is None:
            menu = day_menu(day, go, self)
        else:
            menu = item_menu(item, self._acts, self._send, go, self._looks.today, self)
        menu.popup(place)

    # -- connecting -----------------------------------------------------------------------------

    def _connect(self) -> None:
        grid, agenda, bar = self._grid, self._agenda, self._bar
        grid.picked.connect(lambda day, key: self._choose(day, key, turn=False))
        grid.stepped.connect(lambda day: self._choose(day, None, turn=True))
        grid.day_opened.connect(self._open_day)
        grid.asked.connect(self._do)
        grid.carried.connect(self._carry)
        grid.drag_began.connect(self._begin_drag)
        grid.drag_ended.connect(self._end_drag)
        grid.item_dropped.connect(self._drop_item)
        grid.people_dropped.connect(self._drop_people)
        grid.new_wanted.connect(self._new)
        grid.menu_wanted.connect(self._show_menu)
        grid.home_wanted.connect(self._go_home)
        view = agenda.view
        view.chosen.connect(self._agenda_chose)
        view.asked.connect(self._do)
        view.carried.connect(self._carry)
        view.drag_began.connect(self._begin_drag)
        view.drag_ended.connect(self._end_drag)
        view.menu_wanted.connect(lambda item, place: self._show_menu(self._day, item, place))
        view.new_wanted.connect(lambda: self._new(self._day))
        view.left.connect(self._leave_agenda)
        agenda.new_wanted.connect(lambda: self._new(self._day))
        agenda.back_wanted.connect(self._leave_agenda)
        bar.turned.connect(self._turn)
        bar.today_wanted.connect(self._go_home)
        bar.scope_wanted.connect(self._set_scope)
        bar.agenda_wanted.connect(self._enter_agenda)
