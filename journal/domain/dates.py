"""Days: working days, months, how far away a day is. Everything is told today, nothing asks."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

WORKING_DAYS: Final = frozenset(range(5))
"""Weekdays on which people work unless the user says otherwise; 0 is Monday."""


class RelativeKind(StrEnum):
    """How a day is told from today; the words are made where they are shown."""

    TODAY = "today"
    TOMORROW = "tomorrow"
    YESTERDAY = "yesterday"
    IN_DAYS = "in days"
    IN_WEEKS = "in weeks"
    IN_MONTHS = "in months"
    DAYS_AGO = "days ago"
    WEEKS_AGO = "weeks ago"
    MONTHS_AGO = "months ago"


class Relative(NamedTuple):
    """``n`` of the kind's unit (0 for today), and the exact ``days``, negative in the past."""

    kind: RelativeKind
    n: int
    days: int


class Move(StrEnum):
    """The ready answers to "move the date"."""

    TOMORROW = "tomorrow"
    IN_3_DAYS = "in 3 days"
    NEXT_WEEK = "next week"
    IN_2_WEEKS = "in 2 weeks"
    IN_A_MONTH = "in a month"


def is_working_day(day: date, working: frozenset[int] = WORKING_DAYS) -> bool:
    """Whether people work on such a weekday; public holidays aren't known."""
    return day.weekday() in working


def add_working_days(day: date, n: int, working: frozenset[int] = WORKING_DAYS) -> date:
    """The ``n``-th working day after ``day`` (before it, when negative).

    One working day after a Friday, Saturday or Sunday is the Monday. With 0 a working day
    stays, another becomes the next one. ``working`` holds weekdays, 0 is Monday; without any,
    all count. Raises OverflowError outside years 1 to 9999.
    """
    working = working or frozenset(range(7))
    if n == 0 and is_working_day(day, working):
        return day
    ahead = n >= 0
    weeks, rest = divmod(max(abs(n), 1), len(working))
    day += timedelta(days=7 * weeks * (1 if ahead else -1))
    if rest == 0:  # whole weeks: the last of them ends on the last day that is worked on
        if is_working_day(day, working):
            return day
        ahead = not ahead
        rest = 1
    while rest:
        day += timedelta(days=1 if ahead else -1)
        rest -= is_working_day(day, working)
    return day


def add_months(day: date, n: int) -> date:
    """The same day ``n`` months on; the last day of a month that is too short for it.

    Raises OverflowError outside years 1 to 9999.
    """
    years, month0 = divmod(day.month - 1 + n, 12)
    year = day.year + years
    if not 1 <= year <= 9999:
        raise OverflowError("date out of range")
    return date(year, month0 + 1, min(day.day, _last_day(year, month0 + 1)))


def end_of_month(day: date) -> date:
    """The last day of the month that ``day`` is in."""
    return day.replace(day=_last_day(day.year, day.month))


def _last_day(year: int, month: int) -> int:
    return 31 if month == 12 else (date(year, month + 1, 1) - timedelta(days=1)).day


def next_weekday(day: date, weekday: int) -> date:
    """The first such weekday (0 is Monday) after ``day``, never ``day`` itself."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def previous_weekday(day: date, weekday: int) -> date:
    """The last such weekday (0 is Monday) before ``day``, never ``day`` itself."""
    return day - timedelta(days=(day.weekday() - weekday - 1) % 7 + 1)


def weekday_of_next_week(day: date, weekday: int) -> date:
    """This weekday (0 is Monday) in the week after the one of ``day``; weeks begin on Monday."""
    return day + timedelta(days=7 - day.weekday() + weekday)


def relative(day: date, today: date) -> Relative:
    """How ``day`` is told from ``today``.

    Days up to 59, whole weeks as weeks from two on; farther off it is rounded to months of
    30.44 days, since the date itself stands beside it.
    """
    days = (day - today).days
    distance = abs(days)
    ahead = days > 0
    if days == 0:
        return Relative(RelativeKind.TODAY, 0, 0)
    if distance == 1:
        return Relative(RelativeKind.TOMORROW if ahead else RelativeKind.YESTERDAY, 1, days)
    if distance >= 60:
        kind = RelativeKind.IN_MONTHS if ahead else RelativeKind.MONTHS_AGO
        return Relative(kind, round(distance / 30.44), days)
    if distance >= 14 and distance % 7 == 0:
        kind = RelativeKind.IN_WEEKS if ahead else RelativeKind.WEEKS_AGO
        return Relative(kind, distance // 7, days)
    return Relative(RelativeKind.IN_DAYS if ahead else RelativeKind.DAYS_AGO, distance, days)


def hours_left(due: datetime, now: datetime) -> int:
    """Real hours until an aware moment, begun hours counted whole.

    0 once it is over, until an hour has passed; then minus the full hours that have.
    """
    seconds = (due.astimezone(UTC) - now.astimezone(UTC)).total_seconds()
    return math.ceil(seconds / 3600)


def moved(move: Move, today: date) -> date:
    """The day that a ready answer means, counted from today; next week is the same weekday."""
    if move is Move.IN_A_MONTH:
        return add_months(today, 1)
    days = {Move.TOMORROW: 1, Move.IN_3_DAYS: 3, Move.NEXT_WEEK: 7, Move.IN_2_WEEKS: 14}
    return today + timedelta(days=days[move])
