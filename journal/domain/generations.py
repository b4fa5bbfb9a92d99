"""Which backups are kept, and which may go: all of two days, then days, weeks, months."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date, datetime, timedelta
from itertools import islice
from typing import NamedTuple

ALL_OF_DAYS = 2  # today and yesterday
DAYS, WEEKS, MONTHS = 12, 10, 9


class Made(NamedTuple):
    """A backup: when it was made, on the local clock, and what tells it from others."""

    at: datetime
    name: str = ""


def to_keep(
    made: Iterable[Made], today: date, is_good: Callable[[Made], bool] = lambda _made: True
) -> set[Made]:
    """Those of these backups that are worth their room.

    All of today and yesterday (and of days to come: the clock was set back); of the days before
    the last of each day, for 12 days on which there are any; then the last of each week for 10
    weeks, then the last of each month for 9 months. Days and weeks without backups don't count:
    a year without the program costs none of them.

    Where a day, week or month has a good one, a good one stays for it. The newest good one of
    all always stays. ``is_good`` is asked as seldom as possible: it may have to read the file.
    """
    ordered = sorted(made, reverse=True)
    since = today - timedelta(days=ALL_OF_DAYS - 1)
    kept = {each for each in ordered if each.at.date() >= since}
    older = [each for each in ordered if each.at.date() < since]
    for span, most in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        groups: dict[Hashable, list[Made]] = {}
        for each in older:
            groups.setdefault(span(each.at.date()), []).append(each)
        chosen = list(groups.values())[:most]
        kept.update(_best(group, is_good) for group in chosen)
        taken = {each for group in chosen for each in group}
        older = [each for each in older if each not in taken]
    if not any(is_good(each) for each in sorted(kept, reverse=True)):
        kept.update(islice((each for each in ordered if each not in kept and is_good(each)), 1))
    return kept


def _best(group: list[Made], is_good: Callable[[Made], bool]) -> Made:
    """The newest good one; where there is but one, there is nothing to choose."""
    if len(group) == 1:
        return group[0]
    return next((each for each in group if is_good(each)), group[0])


def _day(day: date) -> Hashable:
    return day


def _week(day: date) -> Hashable:
    return day.isocalendar()[:2]


def _month(day: date) -> Hashable:
    return day.year, day.month
