"""Turns matches of the full-text index into what is shown of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from journal.domain.changes import Kind
from journal.domain.views.finding import Hit
from journal.store.connection import JournalDatabase
from journal.store.search import Match
from journal.store.values import listed

_JOB = (
    "coalesce((SELECT trim(p.role || CASE WHEN p.role <> '' AND o.name <> '' THEN ', ' ELSE ''"
    " END || coalesce(o.name, '')) FROM position p LEFT JOIN company o ON o.id = p.company_id"
    " WHERE p.contact_id = c.id AND p.until IS NULL ORDER BY p.id DESC LIMIT 1), '')"
)
# Each gives: id, text, contact id, contact's name, interview id; of a question: if it is answered.
_SHOWN: dict[Kind, str] = {
    Kind.CONTACT: f"SELECT c.id, {_JOB}, c.id, c.name, NULL FROM contact c WHERE c.id",
    Kind.COMPANY: "SELECT id, name, NULL, '', NULL FROM company WHERE id",
    Kind.NOTE: (
        "SELECT n.id, n.text, c.id, coalesce(c.name, ''), n.interview_id FROM note n"
        " LEFT JOIN contact c ON c.id = n.contact_id WHERE n.id"
    ),
    Kind.QUESTION: "SELECT id, text, NULL, '', NULL FROM question WHERE id",
    Kind.INTERVIEW_QUESTION: (
        "SELECT q.id, q.text || CASE WHEN q.answer <> '' THEN ' – ' ELSE '' END || q.answer,"
        " c.id, c.name, i.id, q.answer <> '' FROM interview_question q"
        " JOIN interview i ON i.id = q.interview_id"
        " JOIN contact c ON c.id = i.contact_id WHERE q.id"
    ),
    Kind.LETTER: (
        "SELECT l.id, l.subject, c.id, c.name, l.interview_id FROM letter l"
        " JOIN contact c ON c.id = l.contact_id WHERE l.id"
    ),
    Kind.FOLLOW_UP: (
        "SELECT f.id, trim(f.what || ' ' || f.why), c.id, coalesce(c.name, ''), f.interview_id"
        " FROM follow_up f LEFT JOIN contact c ON c.id = f.contact_id WHERE f.id"
    ),
    Kind.INTERVIEW: (
        "SELECT i.id, i.place, c.id, c.name, i.id FROM interview i"
        " JOIN contact c ON c.id = i.contact_id WHERE i.id"
    ),
    Kind.TOUCH: (
        "SELECT t.id, t.what, c.id, c.name, t.interview_id FROM touch t"
        " JOIN contact c ON c.id = t.contact_id WHERE t.id"
    ),
    Kind.PITCH: "SELECT id, title, NULL, '', NULL FROM pitch WHERE id",
}


def hits(database: JournalDatabase, matches: Sequence[Match]) -> list[Hit]:
    """The matches with their texts, in the same order; one query for each kind."""
    wanted: dict[Kind, list[int]] = defaultdict(list)
    for match in matches:
        wanted[match.kind].append(match.id)
    found: dict[tuple[Kind, int], Hit] = {}
    for kind, ids in wanted.items():
        for row in database.rows(f"{_SHOWN[kind]} IN ({listed(ids)})"):
            found[kind, row[0]] = Hit(kind, *row)
    return [found[key] for match in matches if (key := (match.kind, match.id)) in found]
