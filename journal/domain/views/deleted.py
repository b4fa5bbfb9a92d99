"""What was deleted and may come back."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from journal.domain.changes import Kind


class Key(NamedTuple):
    """A deleted thing: by which step, and what it was."""

    step: int
    kind: Kind
    id: int


class DeletedItem(NamedTuple):
    """One thing that was deleted, with all that went with it.

    ``name`` is the person it is or belongs to, ``text`` its own words, ``code`` its kind or
    format where it has one, ``day`` its day (ISO) or empty. ``along`` counts what went with it.
    """

    key: Key
    at: datetime  # aware, UTC
    name: str
    text: str = ""
    code: str = ""
    day: str = ""
    along: tuple[tuple[Kind, int], ...] = ()


class Why(StrEnum):
    """Why something of a restored thing isn't as it was."""

    OTHER_END_GONE = "other end gone"  # what it belonged to is deleted itself
    THERE_ALREADY = "there already"  # the same was added again meanwhile
    LOOP = "loop"  # who was reached through somebody can't have referred them
    FURTHER = "further"  # the place in the tree is taken: a further referrer


class NotAsBefore(NamedTuple):
    """Something that stayed away, or came back otherwise; ``other`` is who is gone, or there."""

    kind: Kind
    name: str
    text: str
    why: Why
    other: str = ""


class Restored(NamedTuple):
    """What came back: the things themselves, how many rows, and what is not as before."""

    keys: tuple[Key, ...]
    rows: int
    others: tuple[NotAsBefore, ...] = ()
