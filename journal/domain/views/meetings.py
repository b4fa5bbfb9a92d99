"""Interviews as pages and paper show them."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from journal.domain.codes import NoteKind
from journal.domain.views.holds import HoldRow


class InterviewRow(NamedTuple):
    """An interview in a list. ``start`` is aware, in the zone it is held in, or None.

    ``instead_of`` is the name of the person first asked where a substitute came, else "".
    """

    id: int
    contact_id: int
    name: str
    role: str
    company: str
    status: str
    format: str
    start: datetime | None
    minutes: int
    place: str
    requested_on: date | None
    closed_on: date | None
    held_on: date | None
    on_hold: bool
    referrer: str
    questions: int
    answered: int
    names: int
    thank_open: bool
    printed: bool
    instead_of: str = ""


class AskedQuestion(NamedTuple):
    """A question in an interview."""

    id: int
    question_id: int | None
    text: str
    topic: str
    must_ask: bool
    asked: bool
    spontaneous: bool
    answer: str


class BringItem(NamedTuple):
    """Something to bring along."""

    id: int
    text: str
    packed: bool


class Pitch(NamedTuple):
    """The user's own short introduction."""

    id: int
    title: str
    body: str


class HeardName(NamedTuple):
    """A person named in an interview."""

    referral_id: int
    contact_id: int
    name: str
    company: str
    introduction: str


class HeardLead(NamedTuple):
    """A company said to be hiring."""

    id: int
    company: str
    what: str


class Agreed(NamedTuple):
    """One thing agreed: ``mine`` if the user does it, else whom they met does."""

    id: int
    mine: bool
    what: str
    due_on: date | None


class InterviewCard(NamedTuple):
    """All of one interview. ``person_notes`` belong to the contact, ``notes`` to the interview.

    ``steps`` are (code, minutes) where the plan differs from the default, else empty.
    ``referrer_touch`` and ``referrer_channel`` tell of the last touch with the primary referrer.
    ``private_kinds`` are the kinds of person_notes that stay out of what is printed. ``holds`` are
    the open ones on the contact.
    """

    row: InterviewRow
    uuid: str
    level: str
    mail: str
    phone: str
    zone: str
    link: str
    travel_minutes: int | None
    dress: str
    rating: int
    referral_question: str
    how_known: str
    attained: str
    pitch: Pitch | None
    questions: tuple[AskedQuestion, ...]
    bring: tuple[BringItem, ...]
    steps: tuple[tuple[str, int], ...]
    person_notes: dict[NoteKind, str]
    notes: dict[NoteKind, str]
    names: tuple[HeardName, ...]
    leads: tuple[HeardLead, ...]
    path: tuple[str, ...]
    held_from: datetime | None
    held_until: datetime | None
    introduction: str
    referrer_touch: date | None
    referrer_channel: str
    private_kinds: frozenset[NoteKind]
    instead_of_id: int | None = None
    agreements: tuple[Agreed, ...] = ()
    holds: tuple[HoldRow, ...] = ()

    @property
    def id(self) -> int:
        """The interview's id."""
        return self.row.id

    @property
    def start_wall(self) -> str:
        """The start as the clock there shows it, ``YYYY-MM-DDTHH:MM``, or ""."""
        return self.row.start.strftime("%Y-%m-%dT%H:%M") if self.row.start else ""
