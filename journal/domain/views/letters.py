"""Letters as the page, the composer and the paper show them."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from journal.domain.codes import Channel, LetterKind, LetterState
from journal.domain.letters.placeholders import Span


class LetterRow(NamedTuple):
    """A letter in the list. ``day`` is the local date on which it was sent, or else begun.

    A draft whose channel is ``Channel.HAND`` waits to be sent by hand (``by_hand``).
    """

    id: int
    contact_id: int
    name: str
    kind: LetterKind
    state: LetterState
    channel: Channel
    subject: str
    day: date | None
    interview_id: int | None
    on_hold: bool

    @property
    def by_hand(self) -> bool:
        """Whether it is written and still has to be sent by hand."""
        return self.state is LetterState.DRAFT and self.channel is Channel.HAND


class LetterCard(NamedTuple):
    """What the composer shows.

    ``id`` is None while nothing is kept: the text was made from a template just now, and
    ``marks`` are the places in ``body`` that were filled from the journal, or couldn't be.
    ``template`` is the key of that template ("" for a text that was kept). ``about_id`` and
    ``about`` are whom the letter speaks of besides the person: who was met, who was promised.
    ``by_hand``: this person is thanked by hand. ``sent`` is aware, in the local zone.
    """

    id: int | None
    contact_id: int
    name: str
    address: str
    kind: LetterKind
    interview_id: int | None
    subject: str
    body: str
    by_hand: bool
    template: str
    state: LetterState = LetterState.DRAFT
    channel: Channel = Channel.MAIL
    sent: datetime | None = None
    about_id: int | None = None
    about: str = ""
    on_hold: bool = False
    marks: tuple[Span, ...] = ()

    @property
    def case(self) -> str:
        """Names this letter for hints that are dismissed in one case alone."""
        return f"{self.kind}:{self.contact_id}:{self.interview_id or 0}"


class TemplateRow(NamedTuple):
    """A template in the list. ``own``: the user's, with the ``id`` of its row.

    ``key`` names it for ``Composing.card``: that of the program's own ("request.referred"), which
    an own one that ``replaces`` it keeps, or "own:5".
    """

    key: str
    kind: LetterKind
    title: str
    subject: str
    body: str
    own: bool = False
    id: int | None = None
    replaces: str = ""
    language: str = "en"
