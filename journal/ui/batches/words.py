"""The words of a visit: how one stands with people, and what is planned already."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from journal.domain.batches import Local, Standing, Visit
from journal.domain.codes import Format
from journal.domain.names import shown
from journal.domain.views.days import DayItem
from journal.ui import show
from journal.ui.labels import follow_up_title, format_sentence

translate = QCoreApplication.translate
MOST_PLANNED = 3


def standing(each: Local, today: date) -> str:
    """How one stands with somebody."""
    if each.standing is Standing.ON_HOLD:
        return _on_hold(each)
    day = "" if each.day is None else show.day_inside(each.day, today)
    texts = {
        Standing.FREE: (translate("Visits", "Not asked yet"),) * 2,
        Standing.MET: (translate("Visits", "Met"), translate("Visits", "Met {day}")),
        Standing.OFF: (translate("Visits", "Asked before, it didn’t come about"),) * 2,
        Standing.ASKED: (
            translate("Visits", "Asked, no answer yet"),
            translate("Visits", "Asked {day}, no answer yet"),
        ),
        Standing.AGREED: (
            translate("Visits", "A meeting is agreed"),
            translate("Visits", "A meeting is agreed {day}"),
        ),
    }[each.standing]
    return texts[bool(day)].format(day=day)


def _on_hold(each: Local) -> str:
    if not each.mover:
        return translate("Visits", "On hold")
    return translate("Visits", "On hold: it is {mover}’s move").format(mover=shown(each.mover))


def days(first: date, last: date, today: date) -> str:
    """The days of a visit."""
    if first == last:
        return show.day_inside(first, today)
    text = translate("Visits", "{first} to {last}")
    return text.format(first=show.day_inside(first, today), last=show.day_inside(last, today))


def planned(visit: Visit, today: date) -> str:
    """What stands on these days already, the first few by name."""
    items = visit.planned
    if not items:
        return translate("Visits", "Nothing is planned on these days yet.")
    told = " · ".join(_item(each, today) for each in items[:MOST_PLANNED])
    if len(items) > MOST_PLANNED:
        more = translate("Visits", "and %n more", None, len(items) - MOST_PLANNED)
        told = translate("Visits", "{what} {more}").format(what=told, more=more)
    return translate("Visits", "Planned already: {what}").format(what=told)


def _item(each: DayItem, today: date) -> str:
    if each.kind == "interview":
        title = format_sentence(Format(each.code), each.name)
    else:
        title = follow_up_title(each.code, each.name, each.what, each.about)
    day = show.day_inside(each.day, today)
    return translate("Visits", "{day} {title}").format(day=day, title=title)
