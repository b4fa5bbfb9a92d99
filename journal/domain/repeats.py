"""Follow-ups that come again: how that is kept, read, and which day is the next."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from journal.domain.dates import add_months, end_of_month
from journal.domain.names import fold

LONGEST: Final = {"d": 730, "w": 104, "m": 24}
"""Longer than two years it would never be seen again."""
_KEPT: Final = re.compile(r"(\d{1,3})([dwm])(?:/(\d{1,2}))?")


class Every(StrEnum):
    """What a repeat is counted in."""

    DAYS = "d"
    WEEKS = "w"
    MONTHS = "m"


class Repeat(NamedTuple):
    """Every ``n`` of a unit. ``on`` is the day of the month it goes by, 0 where it doesn't.

    The 31st would otherwise become the 28th for good after its first February.
    """

    n: int
    unit: Every
    on: int = 0


class NoRepeat(StrEnum):
    """Why words aren't a repeat."""

    NOT_UNDERSTOOD = "not understood"
    ZERO = "every 0 days"
    TOO_LONG = "too long"


class RepeatWords(NamedTuple):
    """Words of one language, folded: "every", and the units with their one-word forms."""

    every: tuple[str, ...]
    units: dict[str, Every]
    alone: dict[str, tuple[int, Every]]


ENGLISH: Final = RepeatWords(
    every=("every", "each"),
    units={
        **dict.fromkeys(("d", "day", "days"), Every.DAYS),
        **dict.fromkeys(("w", "wk", "week", "weeks"), Every.WEEKS),
        **dict.fromkeys(("m", "mo", "month", "months"), Every.MONTHS),
    },
    alone={
        "daily": (1, Every.DAYS),
        "weekly": (1, Every.WEEKS),
        "fortnightly": (2, Every.WEEKS),
        "monthly": (1, Every.MONTHS),
        "quarterly": (3, Every.MONTHS),
        "half-yearly": (6, Every.MONTHS),
        "yearly": (12, Every.MONTHS),
        "other day": (2, Every.DAYS),
        "other week": (2, Every.WEEKS),
        "other month": (2, Every.MONTHS),
        "year": (12, Every.MONTHS),
    },
)


def kept(repeat: Repeat | None) -> str:
    """As it is stored: "2w", "1m/31", nothing for once."""
    if repeat is None:
        return ""
    return f"{repeat.n}{repeat.unit}" + (f"/{repeat.on}" if repeat.on else "")


def from_kept(text: str) -> Repeat | None:
    """Back from what is stored; None for nothing, and for what is no repeat."""
    found = _KEPT.fullmatch(text.strip())
    if found is None:
        return None
    n, unit, on = int(found[1]), Every(found[2]), int(found[3] or 0)
    if not 1 <= n <= LONGEST[unit] or on > 31:
        return None
    return Repeat(n, unit, on)


def read(text: str, words: RepeatWords = ENGLISH) -> Repeat | NoRepeat | None:
    """What was typed: "2w", "every 3 months", "weekly"; None for an empty line."""
    line = " ".join(fold(text).split())
    if not line:
        return None
    for word in words.every:
        line = line.removeprefix(f"{word} ")
    if line in words.alone:
        n, unit = words.alone[line]
        return Repeat(n, unit)
    found = re.fullmatch(r"(\d*) ?(\D+)", line)
    if found is None or found[2] not in words.units:
        return NoRepeat.NOT_UNDERSTOOD
    unit = words.units[found[2]]
    n = int(found[1][:6]) if found[1] else 1
    if n == 0:
        return NoRepeat.ZERO
    return Repeat(n, unit) if n <= LONGEST[unit] else NoRepeat.TOO_LONG


def anchored(repeat: Repeat, due_on: date | None) -> Repeat:
    """By the months it goes by the day on which it is first due."""
    if repeat.unit is not Every.MONTHS or due_on is None or repeat.on:
        return repeat
    return repeat._replace(on=due_on.day)


def following(repeat: Repeat, due_on: date | None, today: date) -> date:
    """The first day of the series after both ``due_on`` and ``today``.

    Done late, what was missed meanwhile isn't made up for. Without a day it counts from today.
    Raises OverflowError beyond the year 9999.
    """
    begun = due_on or today
    if repeat.unit is Every.MONTHS:
        turns = 1
        if today > begun:
            months = (today.year - begun.year) * 12 + today.month - begun.month
            turns = max(1, months // repeat.n)
        day = _month(repeat, begun, turns)
        while day <= today or day <= begun:
            turns += 1
            day = _month(repeat, begun, turns)
        return day
    length = repeat.n * (7 if repeat.unit is Every.WEEKS else 1)
    turns = max(1, (today - begun).days // length + 1)
    return begun + timedelta(days=turns * length)


def _month(repeat: Repeat, begun: date, turns: int) -> date:
    first = add_months(begun.replace(day=1), repeat.n * turns)
    day = repeat.on or begun.day
    return first.replace(day=min(day, end_of_month(first).day))
