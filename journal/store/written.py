"""Reads which interview a letter that goes out belongs to, and what else it changes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from journal.domain.codes import InterviewStatus, LetterKind, LetterState, ReferralQuestion
from journal.store.connection import JournalDatabase

_WAITING: Final[Mapping[LetterKind, str]] = {
    LetterKind.THANK_REFERRER: (
        "i.instead_of_id = ? AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.interview_id = i.id"
        " AND f.kind = 'thank the referrer' AND f.state <> 'open')"
    ),
    LetterKind.CHECK_BACK: f"i.contact_id = ? AND i.referral_question ="
    f" '{ReferralQuestion.THINKING}'",
}
"""Letters that an interview held waits for, although it may not be named: which interview."""
_ASKABLE: Final = (InterviewStatus.IDEA, InterviewStatus.REQUESTED)


def waits(kind: LetterKind) -> bool:
    """Whether interviews that were held wait for letters of this kind."""
    return kind in _WAITING


def waiting_meeting(
    database: JournalDatabase, contact_id: int, kind: LetterKind, named: int | None
) -> int | None:
    """The interview that waits for a letter to this person: the one ``named``, or held last."""
    row = database.one(
        f"SELECT i.id FROM interview i WHERE i.status = 'held' AND {_WAITING[kind]}"
        " ORDER BY i.id = ? DESC, i.held_from DESC, i.id DESC LIMIT 1",
        (contact_id, named),
    )
    return int(row[0]) if row else None


def is_with(database: JournalDatabase, interview_id: int, contact_id: int) -> bool:
    """Whether this person was asked for the interview."""
    found = database.one(
        "SELECT 1 FROM interview WHERE id = ? AND contact_id = ?", (interview_id, contact_id)
    )
    return found is not None


def thinks(database: JournalDatabase, interview_id: int | None, contact_id: int) -> bool:
    """Whether they wanted to think about names in that interview."""
    found = database.one(
        "SELECT 1 FROM interview WHERE id = ? AND contact_id = ? AND referral_question = ?",
        (interview_id, contact_id, str(ReferralQuestion.THINKING)),
    )
    return found is not None


def askable(
    database: JournalDatabase, contact_id: int, named: int | None
) -> tuple[int, InterviewStatus] | None:
    """The interview that a request asks for: the one ``named``, asked for already, or newest."""
    row = database.one(
        "SELECT id, status FROM interview WHERE contact_id = ? AND status IN (?, ?)"
        " ORDER BY id = ? DESC, status = ? DESC, id DESC LIMIT 1",
        (contact_id, *map(str, _ASKABLE), named, str(InterviewStatus.REQUESTED)),
    )
    return (int(row[0]), InterviewStatus(row[1])) if row else None


def moves_due(database: JournalDatabase, mover_id: int, today: date) -> list[int]:
    """The open holds in which it is this person's move, and whose day to check back has come."""
    rows = database.rows(
        "SELECT id FROM hold WHERE whose_move_id = ? AND ended_on IS NULL AND check_back <= ?",
        (mover_id, today.isoformat()),
    )
    return [row[0] for row in rows]


def is_draft(database: JournalDatabase, letter_id: int) -> bool | None:
    """Whether a letter didn't go out yet; None when it is gone."""
    found = database.one("SELECT state FROM letter WHERE id = ?", (letter_id,))
    return found[0] == LetterState.DRAFT if found else None


def advice_to_tell(database: JournalDatabase, contact_id: int) -> list[tuple[int, str]]:
    """What a person advised that was done and that they weren't told of: id and words."""
    rows = database.rows(
        "SELECT id, what FROM advice WHERE contact_id = ? AND done_on IS NOT NULL"
        " AND told_on IS NULL",
        (contact_id,),
    )
    return [(row[0], row[1]) for row in rows]
