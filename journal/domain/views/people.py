"""People as pages show them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from journal.domain.codes import NoteKind, PointKind
from journal.domain.views.holds import HoldRow


class TreeRow(NamedTuple):
    """The skeleton of a person in the tree: made for 100,000 of them, so a tuple of plain values.

    ``last_touch`` is an ISO date or "". ``introduction`` is that of the primary referral, or "".
    ``several`` says that more people referred them.
    """

    id: int
    name: str
    parent: int | None
    introduction: str
    on_hold: bool
    several: bool
    source: str
    last_touch: str
    role: str
    company: str
    folded: str


class NamedPerson(NamedTuple):
    """A person to choose from a list."""

    id: int
    name: str
    company: str


class Point(NamedTuple):
    """A mail address, telephone number or link."""

    id: int
    kind: PointKind
    value: str


class ReferralRow(NamedTuple):
    """A referral seen from one of its ends: ``contact_id`` and ``name`` are the other one."""

    id: int
    contact_id: int
    name: str
    is_primary: bool
    introduction: str
    made_on: date | None
    on_hold: bool


class PersonCard(NamedTuple):
    """All of one person but the timeline. Codes are those of ``domain.codes``, "" is not known.

    ``awaits_introduction``: it was promised and is still to come.
    """

    id: int
    uuid: str
    name: str
    addressed_as: str
    pronouns: str
    area: str
    level: str
    decides_hiring: bool
    recruiter: bool
    source: str
    place: str
    how_known: str
    attained: str
    warmth: str
    cadence: str
    thanks_by: str
    linkedin: str
    role: str
    company_id: int | None
    company: str
    points: tuple[Point, ...]
    notes: dict[NoteKind, str]
    path: tuple[NamedPerson, ...]
    referrers: tuple[ReferralRow, ...]
    referred: tuple[ReferralRow, ...]
    holds: tuple[HoldRow, ...]
    last_touch: date | None
    awaits_introduction: bool = False

    @property
    def on_hold(self) -> bool:
        """Whether they must not be written to yet."""
        return bool(self.holds) or self.awaits_introduction

    def first(self, kind: PointKind) -> str:
        """The preferred mail address, number or link, or ""."""
        return next((point.value for point in self.points if point.kind == kind), "")


class WhyThem(StrEnum):
    """Why somebody is named as one whom one could turn to instead."""

    COMPANY = "company"
    REFERRER = "referrer"


class Other(NamedTuple):
    """Whom else one could turn to; ``through`` is the company, or who named both."""

    id: int
    name: str
    why: WhyThem
    through: str


class TimelineItem(NamedTuple):
    """One thing that happened with a person, or is planned.

    ``kind`` is "touch", "interview", "follow-up" or "referral"; ``code`` the channel, format,
    follow-up kind or introduction; ``state`` the direction, status or state; ``other`` a name.
    ``letter_id`` is the letter that a touch was, ``waits_on`` the milestone that a follow-up
    waits for.
    """

    kind: str
    id: int
    day: date | None
    what: str
    code: str
    state: str
    other: str
    letter_id: int | None = None
    waits_on: str = ""
