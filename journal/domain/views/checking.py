"""What a check of the journal found."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from journal.domain.changes import Kind


class Fault(StrEnum):
    """What can be wrong."""

    DAMAGED = "damaged"  # parts of the file can't be read: nothing here mends it
    PERSON_GONE = "person gone"  # rows of a person who isn't there
    ORPHAN = "orphan"  # rows that belong to something else that is gone
    LINK = "link"  # rows that point to something gone, and do without
    SELF = "self"  # people who referred themselves
    PRIMARY = "primary"  # people with several primary referrers
    LOOP = "loop"
    NAME = "name"  # things without one
    VALUE = "value"  # a code, number, day or time that can't be
    SORT_KEY = "sort key"
    INDEX = "index"


class Finding(NamedTuple):
    """One fault of one kind of thing.

    ``ids`` are its rows, of a loop the people. ``names`` are those of people, where they say
    more than a number.
    """

    fault: Fault
    kind: Kind | None = None
    column: str = ""
    ids: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    detail: str = ""  # of damage: the words of SQLite


class Words(NamedTuple):
    """What a repair calls a person and a thing without a name, and its step in the history."""

    somebody: str
    nameless: str
    step: str
