"""Which days a page of the calendar shows: the whole weeks of a month, or one week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QLocale

from journal.domain.dates import add_months

WEEK: Final = 7
FIRST: Final = date(1900, 1, 1)  # days beyond these are typing errors, not plans
LAST: Final = date(2199, 12, 31)
_THURSDAY: Final = 3


class Scope(StrEnum):
    """How much a page shows."""

    MONTH = "month"
    WEEK = "week"


@dataclass(frozen=True)
class Leaf:
    """The days of one page: ``weeks`` whole weeks from ``first`` on, for a ``month``."""

    scope: Scope
    first: date
    weeks: int
    month: int

    @property
    def begins(self) -> int:
        """With which weekday its weeks begin: 0 is Monday."""
        return self.first.weekday()

    @property
    def last(self) -> date:
        """The last day of the page."""
        return self.first + timedelta(days=self.weeks * WEEK - 1)

    def holds(self, day: date) -> bool:
        """Whether the page shows this day."""
        return self.first <= day <= self.last

    def day(self, place: int) -> date:
        """The day at a place, counted from 0 in reading order."""
        return self.first + timedelta(days=place)

    def place(self, day: date) -> int:
        """The place of a day."""
        return (day - self.first).days

    def is_own(self, day: date) -> bool:
        """Whether the day belongs to the month of the page; in a week every day does."""
        return self.scope is Scope.WEEK or day.month == self.month

    def week_number(self, row: int) -> int:
        """The ISO number of a row: that of its Thursday, whichever day the week begins with."""
        first = self.first + timedelta(days=row * WEEK)
        thursday = first + timedelta(days=(_THURSDAY - first.weekday()) % WEEK)
        return thursday.isocalendar().week


def first_weekday(locale: QLocale) -> int:
    """With which day a week begins there: 0 is Monday."""
    return locale.firstDayOfWeek().value - 1


def leaf(scope: Scope, day: date, begins: int) -> Leaf:
    """The page that holds ``day``, with weeks that begin on weekday ``begins`` (0 is Monday)."""
    start = day if scope is Scope.WEEK else day.replace(day=1)
    first = start - timedelta(days=(start.weekday() - begins) % WEEK)
    if scope is Scope.WEEK:
        return Leaf(scope, first, 1, day.month)
    end = add_months(start, 1) - timedelta(days=1)
    return Leaf(scope, first, (end - first).days // WEEK + 1, day.month)


def turned(scope: Scope, day: date, pages: int) -> date:
    """The same day some pages on; the last day of a month that is too short for it."""
    if scope is Scope.WEEK:
        return shifted(day, pages * WEEK)
    try:
        return within(add_months(day, pages))
    except OverflowError:
        return LAST if pages > 0 else FIRST


def shifted(day: date, days: int) -> date:
    """Some days on."""
    try:
        return within(day + timedelta(days=days))
    except OverflowError:
        return LAST if days > 0 else FIRST


def within(day: date) -> date:
    """The day, or the end of the calendar."""
    return min(max(day, FIRST), LAST)
