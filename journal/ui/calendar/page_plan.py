"""Lays the items of a page out in their days, and tells what is at a point."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPoint, QRect, QSize

from journal.domain.views.days import DayItem
from journal.itemmodels.calendar_days import INTERVIEW, CalendarDays, Key, key_of
from journal.ui.calendar.geometry import INSET, PageGeometry, shared, stack, tick_target
from journal.ui.calendar.item_painting import AFTER_HELD, AFTER_WORDS, before_held, before_ticked
from journal.ui.calendar.looks import Looks
from journal.ui.calendar.page_painting import more_rect
from journal.ui.calendar.type_sizes import Setting, Type
from journal.ui.calendar.weeks import WEEK, Leaf, Scope
from journal.ui.theme import SPACE

MOST_LINES = 16  # of a title in a week; one as long as is shown at all


@dataclass(frozen=True)
class Placed:
    """An item where it stands."""

    item: DayItem
    rect: QRect
    lines: int


@dataclass(frozen=True)
class Hit:
    """What is at a point: a day, perhaps an item on it, its tick box, or "+3 more"."""

    day: date
    item: DayItem | None = None
    tick: bool = False
    more: bool = False


class PagePlan:
    """Made anew when size, font, days or items change; a day is laid out when it is asked for."""

    def __init__(
        self,
        leaf: Leaf,
        model: CalendarDays,
        looks: Looks,
        type_: Type,
        size: QSize,
        *,
        mirrored: bool,
    ) -> None:
        head = type_.metrics.height() + SPACE.small
        gutter = type_.metrics.horizontalAdvance("00") + SPACE.small + 2
        self.leaf = leaf
        self.geometry = PageGeometry(size, leaf.weeks, head, gutter, mirrored)
        low = self.geometry.cell(0).height() < type_.measures.least_day()
        self.setting = Setting(type_, mirrored, type_.close if low else type_.measures)
        self._model = model
        self._looks = looks
        self._days: dict[date, tuple[Placed, ...]] = {}

    def cell(self, day: date) -> QRect:
        """The ground of a day; nothing for one that isn't on the page."""
        return self.geometry.cell(self.leaf.place(day)) if self.leaf.holds(day) else QRect()

    def placed(self, day: date) -> tuple[Placed, ...]:
        """The items of a day for which there is room, from the top."""
        found = self._days.get(day)
        if found is None:
            found = self._days[day] = self._place(day)
        return found

    def hidden(self, day: date) -> int:
        """How many items of a day there is no room for."""
        return len(self._model.items_on(day)) - len(self.placed(day))

    def rect_of(self, day: date, key: Key | None) -> QRect:
        """Where an item or a day stands; nothing for an item without room."""
        if key is None:
            return self.cell(day)
        return next((each.rect for each in self.placed(day) if key_of(each.item) == key), QRect())

    def hit(self, point: QPoint) -> Hit | None:
        """What is at a point; None beside the days."""
        place = self.geometry.place_at(point)
        if place is None:
            return None
        day, setting = self.leaf.day(place), self.setting
        for each in self.placed(day):
            target = tick_target(each.rect, setting.measures, setting.mirrored)
            tickable = self._looks.of(each.item).ticked is not None
            if tickable and target.contains(point):
                return Hit(day, each.item, tick=True)
            if each.rect.contains(point):
                return Hit(day, each.item)
        hidden = self.hidden(day)
        if hidden and more_rect(self.cell(day), setting, day, hidden).contains(point):
            return Hit(day, more=True)
        return Hit(day)

    def days_in(self, area: QRect) -> list[tuple[date, QRect]]:
        """The days whose ground is touched by an area, with their grounds."""
        found = []
        for place in range(self.leaf.weeks * WEEK):
            cell = self.geometry.cell(place)
            if cell.intersects(area):
                found.append((self.leaf.day(place), cell))
        return found

    def _place(self, day: date) -> tuple[Placed, ...]:
        cell, items = self.cell(day), self._model.items_on(day)
        if not items:
            return ()
        measures = self.setting.measures
        most = cell.height() // measures.pitch + 1
        items = items[:most]
        lines = shared(cell, [self._lines(item, cell.width()) for item in items], measures)
        rects = stack(cell, lines, measures)
        return tuple(
            Placed(item, rect, count)
            for item, rect, count in zip(items, rects, lines, strict=False)
        )

    def _lines(self, item: DayItem, width: int) -> int:
        """How many it would take to be read whole: a week may have room for more than one."""
        if self.leaf.scope is Scope.MONTH:
            return 1
        look = self._looks.of(item)
        if item.kind == INTERVIEW:
            return 2
        measures = self.setting.measures
        if look.ticked is None:
            beside = before_held(measures) + AFTER_HELD
        else:
            beside = before_ticked(measures) + AFTER_WORDS
        room = width - 1 - 2 * INSET - beside
        return len(self.setting.type.wrapped(look.title, room, MOST_LINES))
