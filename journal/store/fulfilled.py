"""Reads whether what a follow-up asks for has happened already, and which ones ask for it.

Series are left out: they are the user's own, and what comes next in them was not done yet.
"""

from __future__ import annotations

from typing import Final

from journal.domain.codes import FollowUpKind
from journal.store.connection import JournalDatabase
from journal.store.journal import Step

_OPEN: Final = (
    "SELECT id FROM follow_up WHERE {whose} = ? AND +state = 'open' AND repeat = '' AND kind = ?"
    " AND (milestone_id IS NULL OR due_on IS NOT NULL)"  # what waits for one isn't asked for yet
)
_OF_PERSON: Final = _OPEN.format(whose="contact_id")
_OF_MEETING: Final = _OPEN.format(whose="interview_id")
_DONE_BY_IT: Final = " AND (origin <> '' OR (what = '' AND (due_on IS NULL OR due_on <= ?)))"
"""Of the user's own only those without words, which ask for more, and whose day has come: on a
later one they were put on purpose."""
_MADE_BEFORE: Final = " AND (created_at IS NULL OR created_at < ?)"
_WRITTEN_TO: Final = """
SELECT 1 FROM interview WHERE contact_id = ?1 AND +status IN ('requested', 'scheduled', 'held')
 UNION ALL
SELECT 1 FROM touch t WHERE t.contact_id = ?1 AND t.direction <> 'in' AND t.on_day >= max(
       coalesce((SELECT max(h.ended_on) FROM hold h WHERE h.contact_id = ?1), ''),
       coalesce((SELECT max(r.made_on) FROM referral r WHERE r.referred_id = ?1), ''))
 LIMIT 1
"""


def to_write(step: Step, contact_id: int, today: str, until: str) -> int | None:
    """An open one to write to them that any words to them do, made before ``until`` (UTC)."""
    kind = str(FollowUpKind.WRITE)
    return step.find(_OF_PERSON + _DONE_BY_IT + _MADE_BEFORE, (contact_id, kind, today, until))


def to_remind(step: Step, contact_id: int, today: str, until: str) -> int | None:
    """An open one to remind them of a request that any answer does, made before ``until`` (UTC)."""
    kind = str(FollowUpKind.REQUEST_REMINDER)
    return step.find(_OF_PERSON + _DONE_BY_IT + _MADE_BEFORE, (contact_id, kind, today, until))


def to_connect(step: Step, contact_id: int) -> int | None:
    """An open one to invite them."""
    return step.find(_OF_PERSON, (contact_id, str(FollowUpKind.CONNECT)))


def to_print(step: Step, interview_id: int) -> int | None:
    """An open one to print the sheet of an interview."""
    return step.find(_OF_MEETING, (interview_id, str(FollowUpKind.PRINT)))


def to_thank(step: Step, referrer_id: int, about_id: int) -> int | None:
    """An open one to thank them for naming this person."""
    kind = str(FollowUpKind.THANK_REFERRER)
    return step.find(_OF_PERSON + " AND about_id = ?", (referrer_id, kind, about_id))


def was_written_to(database: JournalDatabase, contact_id: int) -> bool:
    """Whether the user wrote to somebody since they may, or asked them already."""
    return database.one(_WRITTEN_TO, (contact_id,)) is not None


def was_thanked(database: JournalDatabase, referrer_id: int, about_id: int) -> bool:
    """Whether somebody was thanked for naming this person, or that was left out."""
    found = database.one(
        "SELECT 1 FROM follow_up WHERE about_id = ? AND contact_id = ? AND +state <> 'open'"
        f" AND kind = '{FollowUpKind.THANK_REFERRER}' LIMIT 1",
        (about_id, referrer_id),
    )
    return found is not None


def answered_last(database: JournalDatabase, contact_id: int) -> bool:
    """Whether it was they who were in touch the last time."""
    found = database.one(
        "SELECT direction FROM touch WHERE contact_id = ? ORDER BY on_day DESC, id DESC LIMIT 1",
        (contact_id,),
    )
    return found is not None and found[0] != "out"


def was_printed(database: JournalDatabase, interview_id: int) -> bool:
    """Whether the sheet of an interview was printed, and still says when one meets."""
    found = database.one(
        "SELECT 1 FROM interview WHERE id = ? AND printed_at IS NOT NULL", (interview_id,)
    )
    return found is not None


def done_for(
    database: JournalDatabase, interview_id: int, contact_id: int, kind: FollowUpKind
) -> bool:
    """Whether a follow-up of this kind was done for an interview."""
    found = database.one(
        "SELECT 1 FROM follow_up WHERE interview_id = ? AND contact_id = ? AND kind = ?"
        " AND +state = 'done' LIMIT 1",
        (interview_id, contact_id, str(kind)),
    )
    return found is not None
