"""Contacts and all that belongs to one person."""

from __future__ import annotations

from journal.domain.codes import (
    Cadence,
    Level,
    LinkedIn,
    PointKind,
    Source,
    ThanksBy,
    Warmth,
)
from journal.store.tables import base as col
from journal.store.tables.base import Row


class Company(Row):
    """An organisation; ``folded`` is what searching and sorting compare."""

    name = col.name()
    folded = col.text()
    industry = col.text()
    place = col.text()
    site = col.text()

    class Meta:
        indexes = ((("folded",), False),)


class Contact(Row):
    """A person; short fields only, long texts are notes."""

    name = col.name()
    folded = col.text()
    addressed_as = col.text()
    pronouns = col.text()
    area = col.text()
    level = col.code("level", Level)
    decides_hiring = col.flag("decides_hiring")
    recruiter = col.flag("recruiter")
    source = col.code("source", Source)
    place = col.text()
    how_known = col.text()
    attained = col.text()
    warmth = col.code("warmth", Warmth, Warmth.NEW)
    cadence = col.code("cadence", Cadence, Cadence.NONE)
    thanks_by = col.code("thanks_by", ThanksBy, ThanksBy.MAIL)
    linkedin = col.code("linkedin", LinkedIn, LinkedIn.UNKNOWN)
    created_at = col.moment("created_at")

    class Meta:
        indexes = ((("folded",), False),)


class Position(Row):
    """A job of a contact; ``until`` empty means now. An interview keeps the one it was held in."""

    contact = col.owner(Contact)
    company = col.link(Company)
    role = col.text()
    since = col.day("since")
    until = col.day("until")


class ContactPoint(Row):
    """A mail address, telephone number or link; ``rank`` orders them, the lowest is preferred."""

    contact = col.owner(Contact)
    kind = col.code("kind", PointKind, PointKind.MAIL)
    label = col.text()
    value = col.text()
    rank = col.number()


class Tag(Row):
    """A word of the user's own to group people by."""

    name = col.name()


class ContactTag(Row):
    """A tag on a contact."""

    contact = col.owner(Contact)
    tag = col.owner(Tag)

    class Meta:
        indexes = ((("contact", "tag"), True),)
