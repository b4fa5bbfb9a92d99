"""What has been understood of a typed date so far, and which days it can mean."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from journal.domain.clock import later_by
from journal.domain.codes import Format
from journal.domain.dates import add_months, next_weekday, previous_weekday, weekday_of_next_week

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
_LEAP_YEAR: Final = 2000


class WhyNot(StrEnum):
    """Why a text is no date."""

    EMPTY = "empty"
    NOT_UNDERSTOOD = "not understood"
    NO_DAY = "no day"
    """There is a length, a format or a place, but neither a day nor a time."""
    NO_SUCH_DAY = "no such day"
    NO_SUCH_TIME = "no such time"
    WEEKDAY_DIFFERS = "weekday differs"
    """The date falls on another weekday than the one typed with it."""
    TOO_FAR = "too far"


class Unit(StrEnum):
    """Units of a distance or a length; ``EITHER`` is the letter of months and minutes."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    HOUR = "hour"
    MINUTE = "minute"
    EITHER = "either"


class Which(StrEnum):
    """Which of several a weekday or unit means."""

    COMING = "coming"
    NEXT = "next"
    THIS = "this"
    LAST = "last"


class DayOf(NamedTuple):
    """A day of a month, with its year if one was typed."""

    year: int | None
    month: int
    day: int


class Choice(NamedTuple):
    """A day that the text can mean; ``past``: as typed it has gone by."""

    day: date
    past: bool


@dataclass(slots=True)
class Draft:
    """Collects what is read; each ``take_…`` answers False where the text contradicts itself."""

    now: datetime
    day_first: bool
    backwards: bool = False
    fixed: date | None = None
    written: tuple[DayOf, ...] = ()
    weekday: tuple[int, Which] | None = None
    times: tuple[time, ...] = ()
    bare: int | None = None
    minutes: int | None = None
    format: Format | None = None
    problem: WhyNot | None = None

    @property
    def today(self) -> date:
        """The local date."""
        return self.now.date()

    @property
    def has_day(self) -> bool:
        """Whether the text has said anything of a day."""
        return self.fixed is not None or bool(self.written) or self.weekday is not None

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been understood yet."""
        return self == Draft(self.now, self.day_first, self.backwards)

    def wrong(self, why: WhyNot) -> bool:
        """Understood, but impossible: the first reason is kept."""
        self.problem = self.problem or why
        return True

    def take_day(self, day: date | None) -> bool:
        """One certain day; None is one too far away."""
        if self.fixed is not None or self.written:
            return False
        if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
            return self.wrong(WhyNot.TOO_FAR)
        self.fixed = day
        return True

    def take_distance(self, n: int, unit: Unit) -> bool:
        """A number of days, weeks, months or years from today, negative for ago."""
        try:
            if unit in (Unit.MONTH, Unit.YEAR):
                return self.take_day(add_months(self.today, n * (12 if unit is Unit.YEAR else 1)))
            return self.take_day(self.today + timedelta(days=n * (7 if unit is Unit.WEEK else 1)))
        except OverflowError:
            return self.take_day(None)

    def take_moment(self, minutes: int) -> bool:
        """So many real minutes from now."""
        if self.times:
            return False
        moment = later_by(self.now, minutes)
        self.times = (moment.time().replace(second=0, microsecond=0),)
        return self.take_day(moment.date())

    def take_written(self, choices: tuple[DayOf, ...]) -> bool:
        """A written date, most likely reading first; those that no calendar has are dropped."""
        if self.fixed is not None or self.written:
            return False
        year = choices[0].year
        if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
            return self.wrong(WhyNot.TOO_FAR)
        real = tuple(dict.fromkeys(each for each in choices if _exists(each)))
        if not real:
            return self.wrong(WhyNot.NO_SUCH_DAY)
        self.written = real
        return True

    def take_year(self, year: int) -> bool:
        """A year that stands behind a date without one."""
        if not self.written or self.written[0].year is not None:
            return False
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return False
        dated = tuple(each._replace(year=year) for each in self.written)
        self.written = ()
        return self.take_written(dated)

    def take_weekday(self, weekday: int, which: Which) -> bool:
        """A weekday, alone or beside a date."""
        if self.weekday is not None:
            return False
        self.weekday = (weekday, which)
        return True

    def take_time(self, hour: int, minute: int, *, unsure: bool = False) -> bool:
        """A time of day; ``unsure`` where it may as well be twelve hours later."""
        if self.times:
            return False
        if not (0 <= hour < 24 and 0 <= minute < 60):
            return self.wrong(WhyNot.NO_SUCH_TIME)
        first = time(hour, minute)
        self.times = (first, time(hour + 12, minute)) if unsure else (first,)
        return True

    def take_minutes(self, minutes: int) -> bool:
        """A length, up to a day."""
        if self.minutes is not None:
            return False
        if not 0 < minutes <= 24 * 60:
            return self.wrong(WhyNot.NO_SUCH_TIME)
        self.minutes = minutes
        return True

    def take_format(self, kind: Format) -> bool:
        """How one meets."""
        if self.format is not None:
            return False
        self.format = kind
        return True

    def days(self) -> tuple[Choice, ...] | WhyNot:
        """The days that are meant, the most likely first; empty without any day."""
        if self.fixed is not None:
            return self._checked((self._choice(self.fixed),))
        if self.written:
            if self.weekday is not None:
                return self._checked(self._near_years())
            found = tuple(choice for each in self.written if (choice := self._dated(each)))
            return found or WhyNot.NO_SUCH_DAY
        if self.weekday is not None:
            return self._by_weekday(*self.weekday)
        return ()

    def day_of_month(self, day: int) -> Choice | None:
        """The nearest such day of a month that has one, today included."""
        if day < 1:
            return None
        first = self.today.replace(day=1)
        for months in range(0, -12, -1) if self.backwards else range(12):
            month = add_months(first, months)
            if day <= calendar.monthrange(month.year, month.month)[1]:
                found = month.replace(day=day)
                if found <= self.today if self.backwards else found >= self.today:
                    return Choice(found, False)
        return None

    def _choice(self, day: date) -> Choice:
        return Choice(day, day < self.today and not self.backwards)

    def _checked(self, choices: tuple[Choice, ...]) -> tuple[Choice, ...] | WhyNot:
        if self.weekday is None:
            return choices
        fitting = tuple(each for each in choices if each.day.weekday() == self.weekday[0])
        return fitting[:1] or WhyNot.WEEKDAY_DIFFERS

    def _near_years(self) -> tuple[Choice, ...]:
        """Every reading in this year and the next (or last): the weekday tells which is meant."""
        found: list[Choice] = []
        for step in (0, -1) if self.backwards else (0, 1):
            for each in self.written:
                day = _day_of(each.year or self.today.year + step, each)
                if day is not None:
                    found.append(self._choice(day))
        return tuple(found)

    def _dated(self, each: DayOf) -> Choice | None:
        if each.year is not None:
            return self._choice(date(each.year, each.month, each.day))
        here = _day_of(self.today.year, each)
        if here is not None and (here <= self.today if self.backwards else here >= self.today):
            return Choice(here, False)
        other = _day_of(self.today.year + (-1 if self.backwards else 1), each)
        if other is None:
            return None
        return Choice(other, here is not None and not self.backwards)

    def _by_weekday(self, weekday: int, which: Which) -> tuple[Choice, ...]:
        today = self.today
        if which is Which.LAST or (which is Which.COMING and self.backwards):
            return (self._choice(previous_weekday(today, weekday)),)
        coming = next_weekday(today, weekday)
        if which is Which.THIS and today.weekday() == weekday:
            return (Choice(today, False),)
        if which is Which.NEXT:
            later = weekday_of_next_week(today, weekday)
            days = (later,) if later == coming else (later, coming)
            return tuple(Choice(day, False) for day in days)
        return (Choice(coming, False),)


def _exists(each: DayOf) -> bool:
    # Without a year the 29th of February may be meant: whether one comes is seen later.
    return _day_of(each.year or _LEAP_YEAR, each) is not None


def _day_of(year: int, each: DayOf) -> date | None:
    try:
        return date(year, each.month, each.day)
    except ValueError:
        return None
