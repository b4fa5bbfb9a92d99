"""What a printed letter shows, as plain data: whoever prints fills this."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from journal.domain.names import is_blank
from journal.domain.views.people import PersonCard
from journal.paper.clean import paragraphs
from journal.paper.sheet_data import Paper

_MOST_LINES = 6


class LetterSheet(NamedTuple):
    """A letter: blocks of lines for sender and receiver, the day, and the texts."""

    sender: tuple[str, ...]
    receiver: tuple[str, ...]
    day: date
    subject: str
    body: str
    paper: Paper = Paper.A4


def letter_sheet(
    subject: str,
    body: str,
    day: date,
    *,
    person: PersonCard | None = None,
    me: str = "",
    sender: str = "",
    paper: Paper = Paper.A4,
) -> LetterSheet:
    """A letter to a person. ``sender`` is the user's own block; without one it is the name."""
    mine = paragraphs(sender)
    if not is_blank(me) and me.strip().casefold() not in {line.casefold() for line in mine}:
        mine = (me, *mine)
    theirs = (person.name, person.company, person.place) if person is not None else ()
    return LetterSheet(
        sender=mine[:_MOST_LINES],
        receiver=tuple(line for line in theirs if not is_blank(line))[:_MOST_LINES],
        day=day,
        subject=subject,
        body=body,
        paper=paper,
    )
