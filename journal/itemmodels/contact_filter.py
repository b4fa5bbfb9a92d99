"""Which people a filter leaves: words anywhere in name, role and company, and states."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from journal.domain.codes import Introduction
from journal.domain.names import fold
from journal.domain.next_step import NextStep, NextStepCode
from journal.domain.views.people import TreeRow

FIRST: Final = 500
"""So many matches are shown before one asks for all of them."""

GLIMPSE: Final = 60
"""So many rows while one is still typing: more than a screen holds, few enough for the next key."""

_APART = "\x00"  # between two fields of a row: no word that is looked for contains it
_NEXT = "\x01"  # between two rows while many are folded at once


class Status(StrEnum):
    """States that people can be filtered by."""

    ON_HOLD = "on hold"
    PROMISED = "introduction promised"
    NO_STEP = "no next step"
    NOT_THANKED = "not thanked"
    NEVER_IN_TOUCH = "never in touch"
    SEVERAL = "several referrers"


@dataclass(frozen=True)
class ContactFilter:
    """What is looked for: words that must all occur, and a state, if any."""

    text: str = ""
    status: Status | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """The words, folded."""
        return tuple(fold(self.text).split())

    @property
    def active(self) -> bool:
        """Whether it leaves anybody out."""
        return self.status is not None or bool(self.words)


class Haystack:
    """The folded texts of the rows, made when somebody is first looked for."""

    def __init__(self) -> None:
        self._texts: dict[int, str] = {}
        self._last: tuple[tuple[str, ...], list[int]] = ((), [])

    def find(self, rows: Mapping[int, TreeRow], words: Sequence[str]) -> list[int]:
        """The ids of the rows that contain all words, in the order of the rows.

        With each further letter only those are looked through that were found before it.
        """
        self.fill(rows)
        texts = self._texts
        before, found = self._last
        narrower = before and all(any(old in new for new in words) for old in before)
        keys: Iterable[int] = found if narrower else rows
        for word in words:
            keys = [key for key in keys if word in texts[key]]
        self._last = tuple(words), list(keys)
        return list(keys)

    def forget(self, keys: Iterable[int] | None = None) -> None:
        """The texts of these rows, or of all, may be out of date."""
        self._last = (), []
        if keys is None:
            self._texts = {}
            return
        for key in keys:
            self._texts.pop(key, None)

    def fill(self, rows: Mapping[int, TreeRow]) -> None:
        """Makes the texts that are missing: before the first key rather than after it."""
        texts = self._texts
        if len(texts) != len(rows):
            missing = [row for row in rows.values() if row[0] not in texts]
            texts.update(zip((row[0] for row in missing), folded(missing), strict=True))


def folded(rows: Iterable[TreeRow]) -> list[str]:
    """All that is looked through in each row: name, role, company.

    The rows bring their names folded, but without leading signs, so "(Ada" is folded anew.
    """
    rows = list(rows)
    known = {text: fold(text) for row in rows for text in (row[8], row[9]) if not text.isascii()}
    texts = [
        f"{row[10] if row[1][:1].isalnum() else fold(row[1])}{_APART}"
        f"{known.get(row[8], row[8])}{_APART}{known.get(row[9], row[9])}"
        for row in rows
    ]
    return _NEXT.join(texts).lower().split(_NEXT) if texts else []


NO_STEP: Final = frozenset({NextStepCode.NOTHING, NextStepCode.PLAN_INTERVIEW})
NOT_THANKED: Final = frozenset({NextStepCode.THANK, NextStepCode.THANK_REFERRER})

_BY_ROW: Final[Mapping[Status, Callable[[TreeRow], bool]]] = {
    Status.ON_HOLD: lambda row: row.on_hold,
    Status.PROMISED: lambda row: row.introduction == Introduction.PROMISED,
    Status.NEVER_IN_TOUCH: lambda row: not row.last_touch,
    Status.SEVERAL: lambda row: row.several,
}
_BY_STEP: Final[Mapping[Status, frozenset[NextStepCode]]] = {
    Status.NO_STEP: NO_STEP,
    Status.NOT_THANKED: NOT_THANKED,
}


def asks_for_steps(status: Status | None) -> bool:
    """Whether a state can only be told from the next steps of everybody."""
    return status in _BY_STEP


def matches(
    rows: Mapping[int, TreeRow],
    sought: ContactFilter,
    hay: Haystack,
    step_of: Callable[[int], NextStep | None],
) -> list[int]:
    """The ids that the filter leaves, in the order of the rows.

    ``step_of`` gives the steps known by now; whoever filters by them loads them before.
    """
    words = sought.words
    found: Iterable[int] = hay.find(rows, words) if words else rows
    if sought.status is None:
        return list(found)
    if sought.status in _BY_ROW:
        fits = _BY_ROW[sought.status]
        return [key for key in found if fits(rows[key])]
    codes = _BY_STEP[sought.status]
    return [key for key in found if (step := step_of(key)) is not None and step.code in codes]
