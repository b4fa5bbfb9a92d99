"""Reads letters and their templates, and what a letter is filled from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import tzinfo
from typing import Any, NamedTuple

from journal.domain.codes import Channel, LetterKind, LetterState, ThanksBy
from journal.domain.views.letters import LetterCard, LetterRow, TemplateRow
from journal.store import settings
from journal.store.connection import JournalDatabase
from journal.store.holds import on_hold
from journal.store.values import Codes, listed, moment

KINDS = Codes(LetterKind, LetterKind.UPDATE)
_STATES = Codes(LetterState, LetterState.DRAFT)
_CHANNELS = Codes(Channel, Channel.OTHER)
_ON_HOLD = on_hold("c.id")
_ROWS = f"""
SELECT l.id, l.contact_id, c.name, l.kind, l.state, l.channel, l.subject,
       coalesce(l.sent_at, l.created_at), l.interview_id, {_ON_HOLD}
  FROM letter l JOIN contact c ON c.id = l.contact_id
"""
_MAIL = (
    "coalesce((SELECT value FROM contact_point WHERE contact_id = c.id AND kind = 'mail'"
    " ORDER BY rank, id LIMIT 1), '')"
)
THANKS = frozenset({LetterKind.THANK_YOU, LetterKind.THANK_REFERRER})
"""Letters that go by hand to whoever is thanked so."""
REPLACED = "letter templates"
"""The setting that says which own template stands for one of the program's: key and id."""


class Profile(NamedTuple):
    """The user, as letters are signed."""

    name: str = ""
    status: str = ""
    where_now: str = ""
    direction: str = ""
    sender: str = ""


def rows(
    database: JournalDatabase, zone: tzinfo, ids: Iterable[int] | None = None
) -> list[LetterRow]:
    """All letters, or those of ``ids``, the newest first. ``zone`` tells on which day it was."""
    where = "" if ids is None else f" WHERE l.id IN ({listed(ids)})"
    return [
        _row(each, zone)
        for each in database.rows(
            f"{_ROWS}{where} ORDER BY coalesce(l.sent_at, l.created_at) DESC, l.id DESC"
        )
    ]


def card(database: JournalDatabase, letter_id: int, zone: tzinfo) -> LetterCard | None:
    """One letter whole; None when there is none of this id."""
    found = database.one(
        f"SELECT l.id, l.contact_id, c.name, {_MAIL}, l.kind, l.interview_id, l.subject, l.body,"
        f" c.thanks_by, l.template_id, l.state, l.channel, l.sent_at, {_ON_HOLD}"
        " FROM letter l JOIN contact c ON c.id = l.contact_id WHERE l.id = ?",
        (letter_id,),
    )
    if found is None:
        return None
    kind, sent = KINDS[found[4]], moment(found[12])
    return LetterCard(
        id=found[0],
        contact_id=found[1],
        name=found[2],
        address=found[3],
        kind=kind,
        interview_id=found[5],
        subject=found[6],
        body=found[7],
        by_hand=by_hand(kind, found[8]),
        template=f"own:{found[9]}" if found[9] else "",
        state=_STATES[found[10]],
        channel=_CHANNELS[found[11]],
        sent=sent.astimezone(zone) if sent else None,
        on_hold=bool(found[13]),
    )


def by_hand(kind: LetterKind, thanks_by: str) -> bool:
    """Whether a letter of this kind goes by hand to somebody who is thanked so."""
    return kind in THANKS and thanks_by == ThanksBy.HANDWRITTEN


def drafts(
    database: JournalDatabase, contact_id: int, kind: LetterKind, interview_id: int | None
) -> list[tuple[int, str]]:
    """The drafts of this kind to a person, about this interview or about none yet: id and text."""
    return [
        (int(key), f"{subject} {body}")
        for key, subject, body in database.rows(
            "SELECT id, subject, body FROM letter WHERE contact_id = ?1 AND kind = ?2"
            " AND state = 'draft' AND (?3 IS NULL OR interview_id IS NULL OR interview_id = ?3)"
            " ORDER BY interview_id IS NOT ?3, id DESC",
            (contact_id, str(kind), interview_id),
        )
    ]


def sent_alike(
    database: JournalDatabase, contact_id: int, kind: LetterKind, subject: str, body: str
) -> int | None:
    """The letter with exactly these words that was sent last."""
    found = database.one(
        "SELECT id FROM letter WHERE contact_id = ? AND kind = ? AND state = 'sent'"
        " AND subject = ? AND body = ? ORDER BY sent_at DESC, id DESC LIMIT 1",
        (contact_id, str(kind), subject, body),
    )
    return int(found[0]) if found else None


def templates(database: JournalDatabase) -> list[TemplateRow]:
    """The user's own templates."""
    replaced = {key: name for name, key in replacing(database).items()}
    return [
        TemplateRow(
            key=replaced.get(row[0], f"own:{row[0]}"),
            kind=KINDS[row[1]],
            title=row[3],
            subject=row[4],
            body=row[5],
            own=True,
            id=row[0],
            replaces=replaced.get(row[0], ""),
            language=row[2],
        )
        for row in database.rows(
            "SELECT id, kind, language, title, subject, body FROM letter_template ORDER BY id"
        )
    ]


def replacing(database: JournalDatabase) -> dict[str, int]:
    """Which own template, that is still there, stands for which of the program's."""
    kept = settings.read(database, REPLACED, {})
    if not isinstance(kept, dict):
        return {}
    there = {row[0] for row in database.rows("SELECT id FROM letter_template")}
    return {name: key for name, key in kept.items() if isinstance(key, int) and key in there}


def profile(database: JournalDatabase) -> Profile:
    """The user; all empty where nothing is known."""
    found = database.one("SELECT name, status, where_now, direction, sender FROM profile LIMIT 1")
    return Profile._make(found) if found else Profile()


def questions(database: JournalDatabase, letter_id: int) -> tuple[str, ...]:
    """The questions as they were mailed with a letter."""
    found = database.rows(
        "SELECT text FROM letter_question WHERE letter_id = ? ORDER BY position, id", (letter_id,)
    )
    return tuple(text for (text,) in found)


def _row(row: Sequence[Any], zone: tzinfo) -> LetterRow:
    when = moment(row[7])
    return LetterRow(
        row[0],
        row[1],
        row[2],
        KINDS[row[3]],
        _STATES[row[4]],
        _CHANNELS[row[5]],
        row[6],
        when.astimezone(zone).date() if when else None,
        row[8],
        bool(row[9]),
    )
