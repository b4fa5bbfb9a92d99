"""Finds what a command names: a person, a follow-up."""

from __future__ import annotations

from journal.domain.codes import FollowUpState
from journal.domain.views.days import FollowUpRow
from journal.domain.views.people import NamedPerson
from journal.errors import Refused, mark
from journal.store import days, people
from journal.store.journal import Journal

_MOST = 12


def contact(journal: Journal, wanted: str) -> NamedPerson:
    """The person of this id, UUID or full name, whatever its case and accents.

    Raises Refused for nobody and for several, whose ids it lists.
    """
    keys = people.find(journal.database, wanted)
    found = people.named(journal.database, keys)
    if not found:
        raise Refused(
            mark("There is nobody called “{name}”, and no such id."),
            mark("Nothing was changed."),
            mark("See “list contacts --json” for ids and names."),
            name=wanted,
        )
    if len(found) > 1:
        listed = [_told(found[key]) for key in keys[:_MOST]]
        more = ["…"] if len(keys) > _MOST else []
        raise Refused(
            mark("There are {n} people called “{name}”: {ids}."),
            mark("Nothing was changed."),
            mark("Name one by the number."),
            n=len(found),
            name=wanted,
            ids=", ".join(listed + more),
        )
    return next(iter(found.values()))


def open_follow_up(journal: Journal, key: int) -> FollowUpRow:
    """An open follow-up. Raises Refused for one that is closed, or isn't there."""
    row = days.follow_up(journal.database, key)
    if row is None:
        raise Refused(
            mark("There is no follow-up {number}."),
            mark("Nothing was changed."),
            mark("See “list follow-ups” for their numbers."),
            number=key,
        )
    if row.state != FollowUpState.OPEN:
        raise Refused(
            mark("Follow-up {number} is {state} already."),
            mark("Nothing was changed."),
            number=key,
            state=row.state,
        )
    return row


def _told(person: NamedPerson) -> str:
    return f"{person.id} ({person.company})" if person.company else str(person.id)
