"""Paints a whole page, or the part of it that is to be painted anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRect

from journal.itemmodels.calendar_days import Key, key_of
from journal.ui.calendar.item_painting import Brush, paint_item
from journal.ui.calendar.looks import Looks
from journal.ui.calendar.page_painting import (
    DayLook,
    clip_to_page,
    paint_frame,
    paint_ground,
    paint_lines,
    paint_number,
    paint_ring,
)
from journal.ui.calendar.page_plan import Hit, PagePlan
from journal.ui.widgets.focus_ring import paint_focus_ring


@dataclass(frozen=True)
class Attention:
    """Where the user is: the chosen day and item, the pointer, what is dragged."""

    day: date
    key: Key | None
    focused: bool
    pointer: Hit | None
    target: date | None


def paint_page(brush: Brush, plan: PagePlan, looks: Looks, here: Attention, area: QRect) -> None:
    """Everything that ``area`` touches."""
    geometry = plan.geometry
    days = [(day, cell, _day_look(plan, looks, here, day)) for day, cell in plan.days_in(area)]
    brush.painter.save()
    paint_frame(brush, geometry, plan.leaf)
    clip_to_page(brush, geometry)
    for _day, cell, look in days:
        paint_ground(brush, cell, look)
    brush.painter.restore()
    paint_lines(brush, geometry)
    for day, cell, look in days:
        paint_number(brush, cell, look)
        _paint_items(brush, plan, looks, here, day)
        paint_ring(brush, cell, look)


def _paint_items(brush: Brush, plan: PagePlan, looks: Looks, here: Attention, day: date) -> None:
    under = here.pointer.item if here.pointer else None
    for each in plan.placed(day):
        look = looks.of(each.item)
        hovered = under is not None and key_of(under) == key_of(each.item)
        paint_item(brush, each.rect, look, lines=each.lines, hovered=hovered)
        if here.focused and here.key == key_of(each.item):
            paint_focus_ring(brush.painter, each.rect.adjusted(-1, -1, 1, 1), brush.roles)


def _day_look(plan: PagePlan, looks: Looks, here: Attention, day: date) -> DayLook:
    pointer = here.pointer
    chosen = day == here.day
    focused = here.focused and here.target is None  # one ring at a time
    hidden_item = here.key is not None and plan.rect_of(day, here.key).isEmpty()
    return DayLook(
        day=day,
        own=plan.leaf.is_own(day),
        today=day == looks.today,
        chosen=chosen,
        ringed=chosen and focused and (here.key is None or hidden_item),
        target=day == here.target,
        hidden=plan.hidden(day),
        hot=pointer is not None and pointer.more and pointer.day == day,
    )
