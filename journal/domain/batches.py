"""A visit: who is in a place, how each of them stands, and whom one could ask for those days."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from journal.domain.names import fold
from journal.domain.views.days import DayItem

MOST_TICKED: Final = 10
"""Of more people who could be asked nobody is ticked beforehand."""
MOST_AT_ONCE: Final = 30
"""So many letters are drafted at once: each of them is to be looked at."""


_WORD: Final = re.compile(r"[^\W_]+")


class Standing(StrEnum):
    """How one stands with somebody, those who can be asked first."""

    FREE = "never asked"
    MET = "met"
    OFF = "didn't come about"
    ASKED = "asked"
    AGREED = "agreed"
    ON_HOLD = "on hold"


ASKABLE: Final = frozenset({Standing.FREE, Standing.MET, Standing.OFF})
"""Whom one may ask; only who was never asked is ticked beforehand."""


class Local(NamedTuple):
    """Somebody in a place. ``day`` is that of the meeting, or of the request.

    ``mover`` is whose move it is, where they are on hold; "" for the user or nobody left.
    """

    contact_id: int
    name: str
    company: str
    place: str
    standing: Standing
    day: date | None = None
    mover: str = ""


class Visit(NamedTuple):
    """Who is there, whom to ask first; and what is planned already on those days."""

    place: str
    first: date
    last: date
    people: tuple[Local, ...]
    planned: tuple[DayItem, ...]

    @property
    def ticked(self) -> tuple[int, ...]:
        """Who is proposed to be asked."""
        free = [each.contact_id for each in self.people if each.standing is Standing.FREE]
        return tuple(free) if len(free) <= MOST_TICKED else ()


def sorted_people(people: Iterable[Local]) -> tuple[Local, ...]:
    """Whom one can ask first, by name."""
    order = list(Standing)
    return tuple(sorted(people, key=lambda each: (order.index(each.standing), fold(each.name))))


def matcher(place: str) -> Callable[[str], bool]:
    """Whether a text names a place: a word of it begins as the place does, whatever its accents.

    An empty place is nowhere.
    """
    wanted = _plain(place)

    @lru_cache(maxsize=4_096)  # thousands live in a few places
    def names(text: str) -> bool:
        return bool(wanted.strip()) and wanted.rstrip() in _plain(text)

    return names


def _plain(text: str) -> str:
    words = " ".join(_WORD.findall(fold(text)))
    return f" {words} "
