"""Leaves out of what is proposed what stands in the journal already, and what was done meanwhile.

Two follow-ups ask for the same when they are for the same person, of the same kind, and about the
same person; what belongs to a meeting is asked once for each, what was agreed once for each word
given, and of a request one is reminded twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from journal.domain.codes import FollowUpKind
from journal.domain.names import fold
from journal.domain.views.days import FollowUpRow
from journal.services.proposing import Proposed
from journal.store import days, fulfilled
from journal.store.connection import JournalDatabase

_K = FollowUpKind
_OF_MEETING: Final = frozenset(
    {_K.REQUEST_REMINDER, _K.SEND_QUESTIONS, _K.CONFIRM, _K.PRINT, _K.THANK_YOU}
)
_WORDED: Final = frozenset({_K.PROMISED_BY_ME, _K.CHECK_BACK, _K.OTHER})
_NOTED: Final = frozenset({_K.SEND_QUESTIONS, _K.CONFIRM, _K.THANK_YOU, _K.THANK_REFERRER})
"""Kinds of which an interview knows that they were done for it."""
_REMINDS: Final = "request."


def left_to_propose(database: JournalDatabase, found: Iterable[Proposed]) -> list[Proposed]:
    """Of these, in their order, what isn't to be done already and hasn't been done.

    What moves something made before is left as it is.
    """
    left: list[Proposed] = []
    rows: dict[int, list[FollowUpRow]] = {}
    for item in found:
        if not _moves(item):
            if item.contact_id not in rows:
                rows[item.contact_id] = days.open_with(database, item.contact_id)
            if _stands(item, rows[item.contact_id]) is not None or _is_done(database, item):
                continue
        left.append(item)
    return once(left)


def standing(database: JournalDatabase, item: Proposed) -> int | None:
    """The open follow-up that asks for the same, if there is one."""
    return _stands(item, days.open_with(database, item.contact_id))


def once(found: Iterable[Proposed]) -> list[Proposed]:
    """Each only once, though several events propose it; that of a meeting rather than another."""
    kept: dict[object, Proposed] = {}
    for item in found:
        key = _key(item)
        if key not in kept or (kept[key].interview_id is None and item.interview_id is not None):
            kept[key] = item
    return list(kept.values())


def _key(item: Proposed) -> object:
    if _moves(item):
        return (item.moves_follow_up, item.moves_hold)
    due = item.proposal
    meeting = item.interview_id if due.kind in _OF_MEETING else None
    origin = due.origin if due.kind in _WORDED or due.kind is _K.REQUEST_REMINDER else ""
    return (item.contact_id, due.kind, item.about_id, meeting, origin)


def _stands(item: Proposed, rows: Iterable[FollowUpRow]) -> int | None:
    return next((row.id for row in rows if _is_same(row, item)), None)


def _is_same(row: FollowUpRow, item: Proposed) -> bool:
    due = item.proposal
    if (row.kind, row.contact_id, row.about_id) != (due.kind, item.contact_id, item.about_id):
        return False
    if row.waits_on:
        return False
    if due.kind in _OF_MEETING and row.interview_id not in (None, item.interview_id):
        return False
    if due.kind is _K.REQUEST_REMINDER:  # the user's own stands for both
        return row.origin == due.origin or not row.origin.startswith(_REMINDS)
    if due.kind in _WORDED:
        return row.origin == due.origin or fold(row.what or row.why) == fold(due.words)
    return True


def _is_done(database: JournalDatabase, item: Proposed) -> bool:
    kind, meeting = item.proposal.kind, item.interview_id
    if kind is _K.WRITE:
        return fulfilled.was_written_to(database, item.contact_id)
    if kind is _K.REQUEST_REMINDER:
        return fulfilled.answered_last(database, item.contact_id)
    if kind is _K.THANK_REFERRER and meeting is None and item.about_id is not None:
        return fulfilled.was_thanked(database, item.contact_id, item.about_id)
    if meeting is None:
        return False
    if kind is _K.PRINT:
        return fulfilled.was_printed(database, meeting)
    return kind in _NOTED and fulfilled.done_for(database, meeting, item.contact_id, kind)


def _moves(item: Proposed) -> bool:
    return item.moves_follow_up is not None or item.moves_hold is not None
