"""Visits: who is in a place on some days; requests drafted for several people at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from journal.domain.batches import MOST_AT_ONCE, Visit, sorted_people
from journal.domain.clock import Clock
from journal.domain.codes import LetterKind, LetterState
from journal.domain.letters.filling import visit
from journal.domain.names import clean_line, is_blank
from journal.domain.views.days import DayItem
from journal.domain.views.letters import LetterRow
from journal.errors import Refused, mark
from journal.services.composing import Composing
from journal.services.guarding import Holds
from journal.services.letter_words import Speech
from journal.services.wording import shown, translate
from journal.store import batches, days
from journal.store.journal import Journal

_SHOWN = frozenset({"interview", "follow-up"})


class Drafted(NamedTuple):
    """The drafts by their ids; ``begun`` of them were there before and were left as they are.

    ``left_out`` counts people who must not be written to yet, or who are gone.
    """

    letters: tuple[int, ...]
    begun: int
    left_out: int


class Batches:
    """Nothing is sent from here: each draft is looked at by itself."""

    def __init__(self, journal: Journal, clock: Clock, composing: Composing, guard: Holds) -> None:
        self._journal = journal
        self._clock = clock
        self._composing = composing
        self._guard = guard

    def places(self) -> list[str]:
        """Places to choose from, where most people are first."""
        return batches.places(self._journal.database)

    def visit(self, place: str, first: date, last: date) -> Visit:
        """Who is there, and what is planned on these days.

        Raises Refused for no place, days that are over, or an end before the beginning.
        """
        place = clean_line(place).strip()
        self._check(place, first, last)
        database = self._journal.database
        people = sorted_people(batches.people_in(database, place))
        items = [each for each in days.between(database, first, last) if _is_planned(each)]
        return Visit(place, first, last, people, tuple(items))

    def draft(self, ids: Sequence[int], place: str, first: date, last: date) -> Drafted:
        """Drafts a request to each of them that says when one is there; one undoable step.

        A request that was begun stays as it is. Raises Refused as ``visit`` does, and for more
        than could be looked at.
        """
        place = clean_line(place).strip()
        self._check(place, first, last)
        wanted = list(dict.fromkeys(ids))
        if len(wanted) > MOST_AT_ONCE:
            raise Refused(
                mark("So many letters can't be looked at one by one."),
                mark("Nothing was drafted."),
                mark("Choose {most} people at most."),
                most=str(MOST_AT_ONCE),
            )
        found: list[int] = []
        begun = 0
        title = translate("Steps", "Requests for {place}").format(place=shown(place))
        with self._journal.step(title):
            for contact in wanted:
                if self._guard.of(contact) is not None:
                    continue
                card = self._composing.card(
                    contact, LetterKind.REQUEST, also=self._said(contact, place, first, last)
                )
                if card is None:
                    continue
                key = card.id or self._composing.keep(card, card.subject, card.body)
                if key is not None:
                    found.append(key)
                    begun += card.id is not None
        return Drafted(tuple(found), begun, len(wanted) - len(found))

    def unsent(self, letters: Sequence[int]) -> list[LetterRow]:
        """Those of the drafts that weren't sent or deleted, in the order in which they came."""
        rows = {row.id: row for row in self._composing.rows(letters)}
        found = [rows[key] for key in letters if key in rows]
        return [row for row in found if row.state is LetterState.DRAFT]

    # -- what they share --------------------------------------------------------------------------

    def _check(self, place: str, first: date, last: date) -> None:
        nothing = mark("Nothing was changed.")
        if is_blank(place):
            raise Refused(mark("Type a place first."), nothing)
        if last < first:
            raise Refused(mark("The last day is before the first."), nothing)
        if last < self._clock.today():
            raise Refused(mark("These days are over."), nothing)

    def _said(self, contact_id: int, place: str, first: date, last: date) -> dict[str, str]:
        facts = self._composing.facts(contact_id, LetterKind.REQUEST)
        if facts is None:
            return {}
        speech = Speech(facts.language, self._clock.today(), self._composing.locale)
        return visit(place, first, last, facts.wording, speech)


def _is_planned(item: DayItem) -> bool:
    return item.kind in _SHOWN and item.state not in ("done", "cancelled", "declined")
