"""Interviews that the search shows below the person whose name was typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from journal.domain.views.finding import Hit
from journal.domain.views.meetings import InterviewRow
from journal.services.library import Library
from journal.ui.interviews import row_words

MOST_PEOPLE: Final = 3  # of more the name says too little
MOST_EACH: Final = 3


class Met(NamedTuple):
    """An interview: its id, with whom, what its row in the list of interviews says, its icon."""

    id: int
    name: str
    words: str
    icon: str


def interviews_with(library: Library, people: Iterable[Hit]) -> list[Met]:
    """The last interviews of each of the first few people who were found by their name."""
    now = library.clock.now()
    found = []
    for hit in list(people)[:MOST_PEOPLE]:
        rows = sorted(library.people.interviews(hit.id), key=_last_first, reverse=True)
        for row in rows[:MOST_EACH]:
            lines = row_words.describe(row, now, {})
            found.append(Met(row.id, row.name, lines.below, lines.icon))
    return found


def _last_first(row: InterviewRow) -> tuple[bool, str, int]:
    """Those to come and the last ones before those without a day, the newest of these first."""
    start = row.start.isoformat() if row.start is not None else ""
    return row.start is not None, start, row.id
