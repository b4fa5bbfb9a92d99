"""Holds: which of several speaks, and which conditions a touch may have met."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from enum import IntEnum
from typing import Final, NamedTuple

from journal.domain.codes import Channel, Direction, InterviewStatus, Introduction
from journal.domain.names import fold

OWNER_GONE: Final = "owner gone"
"""What an open hold says in ``ended_how`` once whoever had the move was deleted.

Without it the empty owner would mean that the move is the user's.
"""

AGREED: Final = (InterviewStatus.SCHEDULED, InterviewStatus.HELD)
"""A meeting that is agreed, or was held, shows that a promised introduction was made."""


def awaits_introduction(
    introduction: Introduction | None, meetings: Collection[InterviewStatus | None]
) -> bool:
    """Whether an introduction by the primary referrer is promised and still to come.

    ``meetings`` are the states of all interviews with the person.
    """
    return introduction is Introduction.PROMISED and not any(each in AGREED for each in meetings)


def is_on_hold(
    open_holds: int,
    introduction: Introduction | None,
    meetings: Collection[InterviewStatus | None],
) -> bool:
    """Whether somebody must not be written to yet: what "on hold" means wherever it is said.

    A hold was written down and is open, or the introduction that was promised is still to come,
    written down or not.
    """
    return open_holds > 0 or awaits_introduction(introduction, meetings)


class Rank(IntEnum):
    """How soon a hold wants to be looked at; the least first."""

    OWNER_GONE = 0  # nobody will act any more: decide
    DUE = 1  # the day on which to check back has come
    MINE = 2  # the user's own move
    WAITING = 3
    MET = 4  # all that was waited for has happened: where it is so of all, they are free


def rank(
    *, mine: bool, owner_gone: bool, met: bool, check_back: date | None, today: date
) -> tuple[Rank, bool, date]:
    """Sorts holds on one person: what the user can do something about comes first."""
    due = check_back is not None and check_back <= today
    if met:
        found = Rank.MET
    elif owner_gone:
        found = Rank.OWNER_GONE
    elif due:
        found = Rank.DUE
    else:
        found = Rank.MINE if mine else Rank.WAITING
    return found, check_back is None, check_back or date.max


class ConditionWords(NamedTuple):
    """By which beginnings of words a condition speaks of a call, and of something in writing.

    ``user`` are whole words by which the user speaks of themselves.
    """

    call: Sequence[str]
    write: Sequence[str]
    user: Sequence[str]


_CALLS: Final = frozenset({Channel.PHONE})
_WRITES: Final = frozenset({Channel.MAIL, Channel.HAND, Channel.LINKEDIN})


def may_meet(
    conditions: Iterable[str], channel: Channel, direction: Direction, words: ConditionWords
) -> list[bool]:
    """For each condition whether a touch with whoever has the move speaks for its being met.

    Only a call or a letter *from* them does, by words of the same kind in a condition that speaks
    of the user: it says nothing of a call to somebody else. Where several conditions fit, none is
    taken for granted.
    """
    given = tuple(conditions)
    found = [False] * len(given)
    if direction is not Direction.IN or channel not in _CALLS | _WRITES:
        return found
    beginnings = words.call if channel in _CALLS else words.write
    fitting = [
        place for place, what in enumerate(given) if _speaks_of(what, beginnings, words.user)
    ]
    if len(fitting) == 1:
        found[fitting[0]] = True
    return found


def _speaks_of(what: str, beginnings: Sequence[str], user: Sequence[str]) -> bool:
    spoken = [word.strip(".,;:!?()") for word in fold(what).split()]
    if not set(map(fold, user)).intersection(spoken):
        return False
    return any(word.startswith(tuple(map(fold, beginnings))) for word in spoken)


def kept_waiting(
    agreed: str, names: Sequence[str], acts: Sequence[str], first: Sequence[str]
) -> int | None:
    """Which of these people has to wait for what somebody else agreed to do; None for nobody.

    Whoever it names, with more words of the name than any other, where it speaks of an act (by the
    beginnings ``acts``: "call", "introduc") or says what comes ``first``. Where it names nobody,
    the only one there is, if it says so ("call my colleague first"). Of several none is taken.
    """
    spoken = {_plain(word) for word in fold(agreed).split()}
    comes_first = bool(spoken.intersection(map(fold, first)))
    acting = any(word.startswith(tuple(map(fold, acts))) for word in spoken)
    if not (comes_first or acting):
        return None
    told = [len(spoken & _telling(name)) for name in names]
    most = max(told, default=0)
    found = [place for place, each in enumerate(told) if each == most]
    return found[0] if len(found) == 1 and (most or comes_first) else None


def _telling(name: str) -> set[str]:
    """The words of a name by which somebody is known; no initials and no “de”."""
    return {word for each in fold(name).split() if len(word := _plain(each)) > 2}


def _plain(word: str) -> str:
    return re.sub(r"['’]s$", "", word.strip(".,;:!?()“”\"'’"))


def separate(text: str, joints: Sequence[str] = ()) -> list[str]:
    """The conditions in what was typed, one for each line and between semicolons.

    With ``joints`` ("and") also those between these words and commas, where each part has several
    words: "must call them and mail me" is two, "calls Ann and Bob" stays one.
    """
    parts = [part.strip() for part in re.split(r"[;\n]", text)]
    found: list[str] = []
    for part in filter(None, parts):
        among = "|".join(re.escape(each) for each in joints)
        pattern = rf"\s*,\s*(?:(?:{among})\s+)?|\s+(?:{among})\s+"
        smaller = re.split(pattern, part) if joints else [part]
        found += smaller if all(len(each.split()) > 1 for each in smaller) else [part]
    return found
