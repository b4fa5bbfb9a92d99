"""Gives rows that came back their place among the others again, each a place of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from journal.domain.changes import Kind
from journal.store.connection import JournalDatabase
from journal.store.journal import Step

_OWNERS: Final[Mapping[Kind, str]] = {
    Kind.INTERVIEW_QUESTION: "interview_id",
    Kind.AGENDA_STEP: "interview_id",
    Kind.BRING_ITEM: "interview_id",
    Kind.LETTER_QUESTION: "letter_id",
}
"""Kinds whose rows stand in an order, and what they stand in."""


def put_in_order(database: JournalDatabase, step: Step, back: Iterable[tuple[str, int]]) -> None:
    """After rows came ``back`` under their old positions, which others may have by now.

    Where two share one, all of that owner are numbered anew: those that came back are put in at
    the places they had, one after the other. Where nobody shares any, nothing is written.
    """
    rows = set(back)
    for kind, owner in _OWNERS.items():
        keys = [key for name, key in rows if name == kind]
        owners = {
            row[0]
            for key in keys
            for row in database.rows(f'SELECT "{owner}" FROM "{kind}" WHERE id = ?', (key,))
        }
        for each in sorted(owners):
            found = database.rows(
                f'SELECT id, position FROM "{kind}" WHERE "{owner}" = ? ORDER BY position, id',
                (each,),
            )
            if len({position for _key, position in found}) == len(found):
                continue
            order = [key for key, _position in found if key not in keys]
            for key, position in found:
                if key in keys:
                    order.insert(max(position, 0), key)
            for place, key in enumerate(order):
                step.update(kind, key, position=place)
