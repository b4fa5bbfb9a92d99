"""From stored text to values, and ids into queries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, tzinfo
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

from journal.domain.clock import from_utc_text, resolve, zone_info

# Of a damaged file any year may come; from these on one can count days and change zones.
_FIRST_YEAR, _LAST_YEAR = 2, 9_900
_NONE: Mapping[int, Mapping[str, str]] = {}
_DAY = 1_440  # minutes
_When = TypeVar("_When", bound=date)
_Code = TypeVar("_Code", bound=StrEnum)


class Codes(dict[str, _Code]):
    """Codes by their stored texts; ``otherwise`` for any other text (a file damaged or edited).

    Looked up rather than called: there are tens of thousands of them in a large journal.
    """

    def __init__(self, kind: type[_Code], otherwise: _Code) -> None:
        super().__init__((str(code), code) for code in kind)
        self._otherwise = otherwise

    def __missing__(self, text: str) -> _Code:
        return self._otherwise


class Days(dict[str, str]):
    """ISO days by themselves, and "" for a text that is no day; each is looked at once."""

    def __missing__(self, text: str) -> str:
        found = self[text] = text if day(text) else ""
        return found


def listed(ids: Iterable[int]) -> str:
    """Ids as they stand in ``IN (…)``: SQLite takes far fewer of them as parameters."""
    return ",".join(str(int(key)) for key in ids)


def shared(
    parts: Iterable[list[tuple[Any, ...]]],
    places: Sequence[int],
    codes: Mapping[int, Mapping[str, str]] = _NONE,
) -> Iterator[tuple[Any, ...]]:
    """The rows of all parts, with one copy of each text in these places.

    SQLite makes one per row; part by part, so that thousands of them never stand in memory and
    leave holes there when they go. ``codes``: the texts that may stand in further places.
    """
    keep = dict[str, str]().setdefault
    for rows in parts:
        columns = list(zip(*rows, strict=True))
        for place, texts in codes.items():
            columns[place] = tuple(map(texts.__getitem__, columns[place]))
        for place in places:
            columns[place] = tuple(map(keep, columns[place], columns[place]))
        yield from zip(*columns, strict=True)


@lru_cache(maxsize=4_096)  # of thousands of people many share their days
def day(text: str | None) -> date | None:
    """A date; None for nothing, and for what is no date (a file damaged or edited by hand)."""
    if not text:
        return None
    try:
        return _within(date.fromisoformat(text))
    except ValueError:
        return None


def clock_time(text: str | None) -> time | None:
    """A time of a day."""
    if not text:
        return None
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None


def start_of(wall: str | None, zone: str) -> datetime | None:
    """The aware start of a meeting at ``wall`` in ``zone``; UTC when the zone is not known here."""
    if not wall:
        return None
    try:
        return _within(resolve(wall, zone or "UTC"))
    except ValueError:
        try:
            return _within(resolve(wall, "UTC"))
        except ValueError:
            return None


def moment(text: str | None) -> datetime | None:
    """A past moment, aware, in UTC."""
    if not text:
        return None
    try:
        return _within(from_utc_text(text))
    except ValueError:
        return None


def length_of(minutes: int) -> int:
    """Minutes of a meeting; 0 where no day holds them."""
    return minutes if 0 <= minutes <= _DAY else 0


def zone_of(name: str) -> tzinfo:
    """The zone of a meeting; UTC when it is not known here."""
    try:
        return zone_info(name or "UTC")
    except ValueError:
        return UTC


def _within(when: _When) -> _When | None:
    return when if _FIRST_YEAR <= when.year <= _LAST_YEAR else None
