"""What the status of an interview means for what is shown of it and what can be done with it.

Statuses come as they are stored. One of a newer program is none of those known: nothing is
known to have come of such an interview, and nothing is to be done with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Final, Protocol, TypeVar

from journal.domain.codes import CLOSED, COURSE, Format, InterviewStatus, LetterKind
from journal.domain.step_codes import ActionCode

_S, _A = InterviewStatus, ActionCode


class Part(StrEnum):
    """The two parts of the work on an interview."""

    PREPARE = "prepare"
    CAPTURE = "capture"


class Fixed(StrEnum):
    """Why an interview can't be moved to another day."""

    HELD = "held"
    GIVEN_UP = "given up"


class Row(Protocol):
    """An interview in a list."""

    @property
    def id(self) -> int:
        """Its id."""

    @property
    def status(self) -> str:
        """As it is stored."""


R = TypeVar("R", bound=Row)


def known(status: str) -> InterviewStatus | None:
    """The status, or None for one of a newer program."""
    return InterviewStatus(status) if status in _ALL else None


def was_held(status: str) -> bool:
    """The meeting took place."""
    return status == _S.HELD


def is_to_come(status: str) -> bool:
    """It is agreed, and not yet said to have been held."""
    return status == _S.SCHEDULED


def is_closed(status: str) -> bool:
    """It ended without a meeting."""
    return status in CLOSED


def is_off(status: str) -> bool:
    """It was called off: of no interest beside what happened."""
    return status == _S.CANCELLED


def place_on_course(status: str) -> int | None:
    """How far it is, counted from an idea; None when it left the course."""
    return COURSE.index(InterviewStatus(status)) if status in COURSE else None


def was_skipped(status: str, *, asked: bool) -> bool:
    """Whether a part of the course that lies behind was left out: without ``asked`` nobody had
    been asked before it was agreed."""
    return status == _S.REQUESTED and not asked


def needs_date(status: str, start: datetime | None, form: str) -> bool:
    """Whether it can't be so without a date: only a letter is agreed without one."""
    return status == _S.SCHEDULED and start is None and form != Format.LETTER


def may_have_substitute(status: str) -> bool:
    """Somebody was asked, so that somebody else may come."""
    return status in (_S.REQUESTED, _S.SCHEDULED, _S.HELD)


def fitting_part(status: str, start: datetime | None, now: datetime) -> Part:
    """Prepare before the start, capture from then on. ``start`` and ``now`` are aware."""
    begun = start is not None and start <= now
    over = was_held(status) or (is_to_come(status) and begun)
    return Part.CAPTURE if over else Part.PREPARE


def fixed(status: str) -> Fixed | None:
    """Whether, and why, it stays on its day."""
    return {str(_S.HELD): Fixed.HELD, str(_S.NO_REPLY): Fixed.GIVEN_UP}.get(status)


def waiting(rows: Iterable[R], leading: int | None = None) -> R | None:
    """The interview to which a yes is an answer; ``leading`` is what the next step is about."""
    return _fitting(rows, (_S.REQUESTED, _S.IDEA), leading)


def of_action(action: ActionCode, rows: Iterable[R], leading: int | None = None) -> R | None:
    """Which interview of a person an action speaks of: the leading one, if it can be that."""
    return _fitting(rows, _ACTIONS.get(action, ()), leading)


def of_letter(kind: LetterKind, rows: Iterable[R], leading: int | None = None) -> R | None:
    """Which interview of a person a letter belongs to: the leading one, if it can be that."""
    return _fitting(rows, _LETTERS.get(kind, ()), leading)


def _fitting(
    rows: Iterable[R], states: tuple[InterviewStatus, ...], leading: int | None
) -> R | None:
    """The leading one in any of the states, else the last of the first that there is."""
    found = list(rows)
    for row in found:
        if row.id == leading and row.status in states:
            return row
    for state in states:
        same = [row for row in found if row.status == state]
        if same:
            return same[-1]
    return None


_ALL: Final = frozenset(map(str, InterviewStatus))
_ACTIONS: Final[dict[ActionCode, tuple[InterviewStatus, ...]]] = {
    _A.RECORD_REPLY: (_S.REQUESTED,),
    _A.CLOSE_NO_REPLY: (_S.REQUESTED,),
    _A.SET_DATE: (_S.SCHEDULED, _S.REQUESTED, _S.IDEA, _S.CANCELLED),
    _A.OPEN_PREPARE: (_S.SCHEDULED, _S.REQUESTED, _S.IDEA),
    _A.PRINT_SHEET: (_S.SCHEDULED,),
    _A.START_MEETING: (_S.SCHEDULED,),
    _A.OPEN_CAPTURE: (_S.HELD, _S.SCHEDULED),
}
_LETTERS: Final[dict[LetterKind, tuple[InterviewStatus, ...]]] = {
    LetterKind.REQUEST: (_S.REQUESTED, _S.IDEA),
    LetterKind.QUESTIONS: (_S.SCHEDULED,),
    LetterKind.CONFIRMATION: (_S.SCHEDULED,),
    LetterKind.THANK_YOU: (_S.HELD,),
    LetterKind.THANK_REFERRER: (_S.HELD,),
}
