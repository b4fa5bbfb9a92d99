"""Reads single follow-ups, as the commands that change them need them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from journal.domain.codes import FollowUpKind
from journal.store.connection import JournalDatabase
from journal.store.values import day

REPEATED: Final = "repeat:"
"""An origin that begins so is followed by the id of the one before in a series."""
_NOT_DONE_TODAY: Final = (
    "NOT EXISTS (SELECT 1 FROM follow_up b WHERE b.id = CAST(substr(f.origin, 8) AS INTEGER)"
    f" AND f.origin = '{REPEATED}' || b.id AND b.closed_on = ?)"
)
"""Of a series one is done a day: the next one, made just now, stays to be done."""


class Kept(NamedTuple):
    """What the next one of a series takes over; ``due_time`` and ``repeat`` as they are stored."""

    contact_id: int | None
    about_id: int | None
    interview_id: int | None
    kind: str
    what: str
    why: str
    due_on: date | None
    due_time: str | None
    repeat: str


class OfMeeting(NamedTuple):
    """A follow-up of an interview, with the status that this has."""

    id: int
    kind: str
    state: str
    status: str


def is_there(database: JournalDatabase, key: int) -> bool:
    """Whether there is such a follow-up."""
    return database.one("SELECT 1 FROM follow_up WHERE id = ?", (key,)) is not None


def is_open(database: JournalDatabase, key: int) -> bool:
    """Whether it is still to be done."""
    found = database.one("SELECT 1 FROM follow_up WHERE id = ? AND state = 'open'", (key,))
    return found is not None


def kept(database: JournalDatabase, key: int) -> Kept | None:
    """What it says; None when there is no such follow-up."""
    row = database.one(
        "SELECT contact_id, about_id, interview_id, kind, what, why, due_on, due_time, repeat"
        " FROM follow_up WHERE id = ?",
        (key,),
    )
    return Kept._make([*row[:6], day(row[6]), *row[7:]]) if row else None


def words(database: JournalDatabase, key: int) -> str:
    """The user's words for it, or else the name of the person; "" where there is neither."""
    row = database.one(
        "SELECT f.what, c.name FROM follow_up f LEFT JOIN contact c ON c.id = f.contact_id"
        " WHERE f.id = ?",
        (key,),
    )
    return str(row[0] or row[1] or "") if row else ""


def is_noted(database: JournalDatabase, key: int) -> bool:
    """Whether a touch says already how one was in touch for it, or with them that day."""
    found = database.one(
        "SELECT 1 FROM touch t JOIN follow_up f ON f.id = ?"
        " WHERE t.follow_up_id = f.id"
        " OR (t.contact_id = f.contact_id AND t.on_day = f.closed_on) LIMIT 1",
        (key,),
    )
    return found is not None


def repeated(database: JournalDatabase, key: int) -> list[int]:
    """The open ones that were made because this one was done."""
    rows = database.rows(
        "SELECT id FROM follow_up WHERE origin = ? AND state = 'open'", (f"{REPEATED}{key}",)
    )
    return [row[0] for row in rows]


def done_by(
    database: JournalDatabase,
    contact_id: int,
    kinds: Iterable[FollowUpKind],
    interview_id: int | None,
    today: date,
    about_id: int | None = None,
) -> int | None:
    """The open one of these kinds that a letter to this person does.

    One about whom the letter speaks of first, then one of the interview, then the most pressing;
    of a series one is done a day. Thanks for one person are no thanks for another. To write, in
    the user's words, is done if that is all there is: it may ask for more than this letter.
    """
    wanted = tuple(map(str, kinds))
    row = database.one(
        "SELECT f.id FROM follow_up f WHERE f.contact_id = ? AND f.state = 'open'"
        f" AND f.kind IN ({', '.join('?' * len(wanted))}) AND {_NOT_DONE_TODAY}"
        f" AND NOT (f.kind = '{FollowUpKind.THANK_REFERRER}' AND coalesce(f.about_id <> ?, 0))"
        f" ORDER BY (f.kind = '{FollowUpKind.WRITE}' AND f.origin = '' AND f.what <> ''),"
        " (? AND f.about_id IS NOT ?), f.interview_id IS NOT ?, f.due_on IS NULL,"
        " f.due_on, f.id LIMIT 1",
        (
            *(contact_id, *wanted, today.isoformat()),
            *(about_id, about_id is not None, about_id, interview_id),
        ),
    )
    return int(row[0]) if row else None


def of_meeting(database: JournalDatabase, interview_id: int, left_out_for: str) -> list[OfMeeting]:
    """The open follow-ups of an interview, and those that were left out for this reason."""
    rows = database.rows(
        "SELECT f.id, f.kind, f.state, i.status FROM follow_up f"
        " JOIN interview i ON i.id = f.interview_id AND i.contact_id = f.contact_id WHERE i.id = ?"
        " AND (f.state = 'open' OR (f.state = 'skipped' AND f.skipped_why = ?)) ORDER BY f.id",
        (interview_id, left_out_for),
    )
    return list(map(OfMeeting._make, rows))


def first_words(database: JournalDatabase, interview_id: int, left_out_for: str) -> list[OfMeeting]:
    """The same for the follow-ups to write to whom an interview is with, wherever they came from.

    Of the user's own only those without words: the others ask for more than the first words.
    """
    rows = database.rows(
        "SELECT f.id, f.kind, f.state, i.status FROM interview i"
        " JOIN follow_up f ON f.contact_id = i.contact_id AND f.interview_id IS NOT i.id"
        f" WHERE i.id = ? AND f.kind = '{FollowUpKind.WRITE}' AND f.repeat = ''"
        " AND (f.origin <> '' OR f.what = '')"
        " AND (f.state = 'open' OR (f.state = 'skipped' AND f.skipped_why = ?)) ORDER BY f.id",
        (interview_id, left_out_for),
    )
    return list(map(OfMeeting._make, rows))


def thank_yous(database: JournalDatabase, interview_id: int, contact_id: int) -> list[int]:
    """The open ones to thank somebody for an interview."""
    rows = database.rows(
        "SELECT id FROM follow_up WHERE interview_id = ? AND contact_id = ? AND state = 'open'"
        f" AND kind = '{FollowUpKind.THANK_YOU}' ORDER BY id",
        (interview_id, contact_id),
    )
    return [row[0] for row in rows]


def thanks_owed(database: JournalDatabase, interview_id: int) -> list[int]:
    """Open thanks for naming whom an interview was held with, that belong to none yet.

    Of whoever gave the name first, or sent a substitute: they hear how it went.
    """
    rows = database.rows(
        "SELECT f.id FROM interview i JOIN follow_up f ON f.about_id = i.contact_id"
        " WHERE i.id = ? AND i.status = 'held' AND f.state = 'open' AND f.interview_id IS NULL"
        f" AND f.kind = '{FollowUpKind.THANK_REFERRER}' AND f.contact_id = coalesce("
        "i.instead_of_id, (SELECT referrer_id FROM referral WHERE referred_id = i.contact_id"
        " AND is_primary = 1))",
        (interview_id,),
    )
    return [row[0] for row in rows]
