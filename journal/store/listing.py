"""Reads whole lists for files and scripts: everything of everybody in a few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from journal.domain.clock import Clock
from journal.domain.codes import Introduction, NoteKind, PointKind
from journal.domain.importing import Known
from journal.domain.names import fold
from journal.domain.next_step import for_contact
from journal.domain.referrals import ReferralTree
from journal.store import facts
from journal.store.connection import JournalDatabase
from journal.store.days import follow_ups as all_follow_ups
from journal.store.interviews import rows as all_interviews
from journal.store.values import listed

Row = dict[str, Any]

_OWN = (
    "id", "uuid", "name", "addressed_as", "pronouns", "area", "level", "decides_hiring",
    "recruiter", "place", "source", "how_known", "attained", "warmth", "cadence", "thanks_by",
    "linkedin",
)  # fmt: skip
_NOTES = {
    NoteKind.RESEARCH: "research",
    NoteKind.COMMON_GROUND: "common_ground",
    NoteKind.ISSUE: "issues",
    NoteKind.PROFESSIONAL: "professional_interests",
    NoteKind.PERSONAL: "personal_interests",
    NoteKind.CLUE: "clues",
    NoteKind.OFFER: "offers",
    NoteKind.RESUME_FEEDBACK: "resume_feedback",
    NoteKind.HOW_I_COME_ACROSS: "how_i_come_across",
    NoteKind.FREE: "notes",
    NoteKind.SUMMARY: "notes",
}
_POINTS = {PointKind.MAIL: "emails", PointKind.PHONE: "phones", PointKind.LINK: "links"}
_CHUNK = 20_000
_FEW = 500  # so many ids are named in a query; of more, the rest is left out afterwards


def contacts(
    database: JournalDatabase,
    clock: Clock,
    *,
    ids: Iterable[int] | None = None,
    columns: Iterable[str] = (),
) -> list[Row]:
    """Everybody (or ``ids``) by name, with the columns that an export knows.

    ``path`` names the referrers from the root down, without the person. What takes another
    query is read only when ``columns`` asks for it; no columns mean all but the notes.
    """
    wanted = set(columns)
    only = None if ids is None else set(ids)
    rows = _people(database, only)
    by_id = {row["id"]: row for row in rows}
    _add_points(database, by_id, only)
    _add_referrals(database, by_id)
    _add_touches(database, by_id, only)
    if wanted & set(_NOTES.values()) or "private_notes" in wanted:
        _add_notes(database, by_id, only)
    if "tags" in wanted:
        _add_tags(database, by_id)
    if not wanted or "next_step" in wanted:
        _add_next_steps(database, by_id, clock)
    return rows


def known(database: JournalDatabase) -> list[Known]:
    """Everybody as an import compares them."""
    mails: dict[int, list[str]] = defaultdict(list)
    for contact, value in database.rows(
        "SELECT contact_id, value FROM contact_point WHERE kind = 'mail'"
    ):
        mails[contact].append(value)
    return [
        Known(row["id"], row["uuid"], fold(row["name"]), mails[row["id"]], row["company"])
        for row in _people(database, None)
    ]


def interviews(database: JournalDatabase) -> list[Row]:
    """All interviews with their questions, by start."""
    questions: dict[int, list[Row]] = defaultdict(list)
    for row in database.rows(
        "SELECT interview_id, text, answer, asked, must_ask FROM interview_question"
        " ORDER BY interview_id, position, id"
    ):
        place = len(questions[row[0]])
        questions[row[0]].append(
            {
                "text": row[1],
                "answer": row[2],
                "asked": bool(row[3]),
                "must_ask": bool(row[4]),
                "position": place,
            }
        )
    return [
        {
            "id": row.id,
            "contact": row.name,
            "status": row.status,
            "format": row.format,
            "start": row.start.isoformat() if row.start else None,
            "minutes": row.minutes,
            "place": row.place,
            "questions": questions[row.id],
        }
        for row in all_interviews(database)
    ]


def follow_ups(database: JournalDatabase) -> list[Row]:
    """All follow-ups; ``due`` is a date, or date and local time, or null while one waits."""
    return [
        {
            "id": row.id,
            "contact": row.name or None,
            "kind": row.kind,
            "what": row.what,
            "due": None
            if row.due_on is None
            else f"{row.due_on.isoformat()}T{row.due_time:%H:%M}"
            if row.due_time
            else row.due_on.isoformat(),
            "state": row.state,
            "trigger": row.waits_on or None,
            "origin": row.origin or None,
        }
        for row in all_follow_ups(database)
    ]


def _among(only: set[int] | None, column: str) -> str:
    """A condition that leaves a few contacts; none for everybody, or for many."""
    if only is None or len(only) > _FEW:
        return "1"
    return f"{column} IN ({listed(only)})"


def _people(database: JournalDatabase, only: set[int] | None) -> list[Row]:
    own = ", ".join(f"c.{column}" for column in _OWN)
    found = database.rows(
        "WITH job AS (SELECT contact_id, max(id) AS id FROM position WHERE until IS NULL"
        f"  AND {_among(only, 'contact_id')} GROUP BY contact_id)"
        f" SELECT {own}, coalesce(p.role, ''), coalesce(o.name, '') FROM contact c"
        " LEFT JOIN job ON job.contact_id = c.id LEFT JOIN position p ON p.id = job.id"
        " LEFT JOIN company o ON o.id = p.company_id"
        f" WHERE {_among(only, 'c.id')} ORDER BY c.folded, c.id"
    )
    names = (*_OWN, "role", "company")
    rows = [dict(zip(names, row, strict=True)) for row in found if only is None or row[0] in only]
    for row in rows:
        row["decides_hiring"] = bool(row["decides_hiring"])
        row["recruiter"] = bool(row["recruiter"])
        row |= {"emails": [], "phones": [], "links": [], "on_hold": False}
    return rows


def _add_points(database: JournalDatabase, rows: dict[int, Row], only: set[int] | None) -> None:
    for contact, kind, value in database.rows(
        "SELECT contact_id, kind, value FROM contact_point"
        f" WHERE {_among(only, 'contact_id')} ORDER BY contact_id, rank, id"
    ):
        if contact in rows:
            rows[contact][_POINTS[PointKind(kind)]].append(value)


def _add_referrals(database: JournalDatabase, rows: dict[int, Row]) -> None:
    names = dict(database.rows("SELECT id, name FROM contact"))
    primary: dict[int, tuple[int, str]] = {}
    others: dict[int, list[str]] = defaultdict(list)
    for referrer, referred, introduction, is_primary in database.rows(
        "SELECT referrer_id, referred_id, introduction, is_primary FROM referral ORDER BY id"
    ):
        if referrer not in names:  # a damaged file, as the check tells
            continue
        if is_primary:
            primary[referred] = (referrer, introduction)
        else:
            others[referred].append(names[referrer])
    tree = ReferralTree(((key, primary[key][0] if key in primary else None) for key in names), ())
    held = {
        row[0]
        for row in database.rows("SELECT DISTINCT contact_id FROM hold WHERE ended_on IS NULL")
    }
    for key, row in rows.items():
        referrer_of = primary.get(key)
        row["referred_by"] = names[referrer_of[0]] if referrer_of else None
        row["also_referred_by"] = others.get(key, [])
        row["path"] = [names[each] for each in tree.path(key)]
        row["introduction"] = str(Introduction(referrer_of[1])) if referrer_of else None
        row["on_hold"] = key in held


def _add_touches(database: JournalDatabase, rows: dict[int, Row], only: set[int] | None) -> None:
    touched = {
        row[0]: row[1:]
        for row in database.rows(
            "SELECT contact_id, min(on_day), max(on_day) FROM touch"
            f" WHERE {_among(only, 'contact_id')} GROUP BY contact_id"
        )
    }
    for key, row in rows.items():
        row["first_touch"], row["last_touch"] = touched.get(key, (None, None))


def _add_notes(database: JournalDatabase, rows: dict[int, Row], only: set[int] | None) -> None:
    texts: dict[tuple[int, str], list[str]] = defaultdict(list)
    for contact, kind, text, private in database.rows(
        "SELECT contact_id, kind, text, private FROM note WHERE contact_id IS NOT NULL"
        f" AND {_among(only, 'contact_id')} ORDER BY id"
    ):
        column = "private_notes" if private else _NOTES[NoteKind(kind)]
        texts[contact, column].append(text)
    for (contact, column), found in texts.items():
        if contact in rows:
            rows[contact][column] = "\n".join(found)


def _add_tags(database: JournalDatabase, rows: dict[int, Row]) -> None:
    for contact, name in database.rows(
        "SELECT x.contact_id, t.name FROM contact_tag x JOIN tag t ON t.id = x.tag_id"
        " ORDER BY t.name"
    ):
        if contact in rows:
            rows[contact].setdefault("tags", []).append(name)


def _add_next_steps(database: JournalDatabase, rows: dict[int, Row], clock: Clock) -> None:
    now = clock.now()
    keys = list(rows)
    for start in range(0, len(keys), _CHUNK):
        found = facts.contacts(database, keys[start : start + _CHUNK], clock)
        for key, each in found.items():
            rows[key]["next_step"] = str(for_contact(each, now).code)
