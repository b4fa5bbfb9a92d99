"""What was changed, step by step."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from journal.domain.changes import Kind


class StepState(StrEnum):
    """Whether a step can be undone, is undone, or is too old for it."""

    DONE = "done"
    UNDONE = "undone"
    PAST = "past"


class PastStep(NamedTuple):
    """One step of the user, called as it was when it was done."""

    id: int
    name: str
    at: datetime | None  # aware, UTC; None when that can't be read
    state: StepState


class Happened(StrEnum):
    """What a step did with a thing."""

    ADDED = "added"
    CHANGED = "changed"
    DELETED = "deleted"


class Value(NamedTuple):
    """One column before and after; of a link the name of what it leads to. None: empty."""

    column: str
    before: str | int | None
    after: str | int | None


class PastChange(NamedTuple):
    """What a step did with one thing: whose it is, its own words, and what changed in it."""

    kind: Kind
    id: int
    happened: Happened
    name: str = ""
    text: str = ""
    values: tuple[Value, ...] = ()


class Details(NamedTuple):
    """What a step changed; ``counted`` are the things of all kinds, more than are told of."""

    changes: tuple[PastChange, ...] = ()
    counted: tuple[tuple[Kind, Happened, int], ...] = ()
