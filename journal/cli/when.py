"""Days as they are typed, in the words that the window knows, and how they are told."""

from __future__ import annotations

from datetime import date, time

from journal.domain.clock import Clock
from journal.domain.date_text import Reading, WhyNot, parse_when, why_not
from journal.domain.date_words import ENGLISH
from journal.domain.names import clean_line
from journal.errors import Refused, mark

_WHY = {
    WhyNot.NO_SUCH_DAY: mark("There is no day “{typed}”."),
    WhyNot.NO_SUCH_TIME: mark("There is no time as in “{typed}”."),
    WhyNot.WEEKDAY_DIFFERS: mark("“{typed}” falls on another weekday."),
    WhyNot.TOO_FAR: mark("“{typed}” is too far away."),
}
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_NO_DAY = mark("“{typed}” is no day.")
_ADVICE = mark("Write it like 2026-03-16, “next tue”, 2w.")


def coming(typed: str, clock: Clock) -> Reading:
    """A day by which something is to be done. Raises Refused for what is none."""
    return _read(typed, clock, backwards=False)


def gone(typed: str, clock: Clock) -> date:
    """A day on which something was: “tue” is last Tuesday. Raises Refused for one to come."""
    found = _read(typed, clock, backwards=True).day
    if found > clock.today():
        raise Refused(
            mark("“{typed}” is {day}, which is to come."),
            mark("Nothing was changed."),
            typed=clean_line(typed),
            day=found.isoformat(),
        )
    return found


def told(day: date) -> str:
    """A day with its weekday, by which one sees what was understood."""
    return f"{_WEEKDAYS[day.weekday()]} {day.isoformat()}"


def due(day: date | None, at: time | None, clock: Clock) -> str:
    """When something is due, and whether that is past."""
    if day is None:
        return "without a day"
    said = told(day) + (f" {at:%H:%M}" if at else "")
    return said + (", which is past" if day < clock.today() else "")


def _read(typed: str, clock: Clock, *, backwards: bool) -> Reading:
    from PySide6.QtCore import QLocale

    pattern = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    day_first = pattern.find("d") < pattern.find("M")
    now = clock.now()
    found = parse_when(typed, now, words=ENGLISH, day_first=day_first, backwards=backwards)
    if found is None:
        why = why_not(typed, now, words=ENGLISH, day_first=day_first, backwards=backwards)
        what = _NO_DAY if why is None else _WHY.get(why, _NO_DAY)
        raise Refused(what, mark("Nothing was changed."), _ADVICE, typed=clean_line(typed))
    return found
