"""Reads whole lists for files and scripts: everything of everybody in a few queries.

What one of them needs is imported by it: a command of the command line needs but one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from journal.domain.clock import Clock
from journal.domain.names import fold
from journal.store.connection import JournalDatabase
from journal.store.contact_table import contact_table

if TYPE_CHECKING:
    from journal.domain.importing import Known

Row = dict[str, Any]


def contacts(
    database: JournalDatabase,
    clock: Clock,
    *,
    ids: Iterable[int] | None = None,
    columns: Iterable[str] = (),
) -> list[Row]:
    """Everybody (or ``ids``) by name, with the columns that an export knows.

    Which, and what each holds: see ``contact_table``, which reads them.
    """
    table = contact_table(database, clock, ids=ids, columns=columns)
    return [dict(zip(table, row, strict=True)) for row in zip(*table.values(), strict=True)]


def known(database: JournalDatabase) -> list[Known]:
    """Everybody as an import compares them."""
    from journal.domain.importing import Known

    table = contact_table(database, columns=("id", "uuid", "name", "emails", "company"))
    return [
        Known(key, uuid, fold(name), emails, company)
        for key, uuid, name, emails, company in zip(*table.values(), strict=True)
    ]


def interviews(database: JournalDatabase, clock: Clock) -> list[Row]:
    """All interviews with their questions and what comes next, by start."""
    from journal.domain.next_step import for_interview
    from journal.store import facts
    from journal.store.interviews import rows as all_interviews

    found, now = all_interviews(database), clock.now()
    known = facts.interviews(database, [row.id for row in found], clock)
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
            "instead_of": row.instead_of or None,
            "status": row.status,
            "format": row.format,
            "start": row.start.isoformat() if row.start else None,
            "minutes": row.minutes,
            "place": row.place,
            "on_hold": row.on_hold,
            "next_step": str(for_interview(known[row.id], now).code) if row.id in known else None,
            "questions": questions[row.id],
        }
        for row in found
    ]


def follow_ups(database: JournalDatabase) -> list[Row]:
    """All follow-ups; ``due`` is a date, or date and local time, or null while one waits."""
    from journal.store.days import follow_ups as all_follow_ups

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
