"""Reads the question bank, and what is known of each question's use."""

from __future__ import annotations

from collections import defaultdict

from journal.domain.codes import Level, Topic
from journal.domain.questions import BankQuestion
from journal.store.connection import JournalDatabase
from journal.store.values import Codes

_TOPICS = Codes(Topic, Topic.PATH)
_LEVELS = {str(level): level for level in Level}


def questions(database: JournalDatabase) -> list[BankQuestion]:
    """The whole bank, by topic and place in it, retired ones too."""
    levels: dict[int, set[Level]] = defaultdict(set)
    for question, level in database.rows("SELECT question_id, level FROM question_level"):
        if level in _LEVELS:  # a damaged file may hold anything
            levels[question].add(_LEVELS[level])
    order = {topic: place for place, topic in enumerate(Topic)}
    found = [
        BankQuestion(
            row[0], row[1], _TOPICS[row[2]], frozenset(levels[row[0]]), row[3], bool(row[4])
        )
        for row in database.rows("SELECT id, text, topic, position, retired FROM question")
    ]
    return sorted(found, key=lambda each: (order[each.topic], each.position, each.id))


def asked_before(database: JournalDatabase, contact_id: int) -> frozenset[int]:
    """Questions of the bank that this person was asked, in an interview that was held."""
    rows = database.rows(
        "SELECT DISTINCT q.question_id FROM interview_question q"
        " JOIN interview i ON i.id = q.interview_id"
        " WHERE i.contact_id = ? AND i.status = 'held' AND q.question_id IS NOT NULL"
        " AND (q.asked = 1 OR q.answer <> '')",
        (contact_id,),
    )
    return frozenset(row[0] for row in rows)


def asked_anywhere(database: JournalDatabase) -> frozenset[int]:
    """Questions of the bank that anybody was asked."""
    rows = database.rows(  # each is found at its first use: there may be tens of thousands
        "SELECT b.id FROM question b WHERE EXISTS (SELECT 1 FROM interview_question q"
        " WHERE q.question_id = b.id AND (q.asked = 1 OR q.answer <> ''))"
    )
    return frozenset(row[0] for row in rows)


def pitches(database: JournalDatabase) -> list[tuple[int, str, str, bool]]:
    """The user's pitches as (id, title, text, default), the default one first."""
    rows = database.rows(
        "SELECT id, title, body, is_default FROM pitch ORDER BY is_default DESC, id"
    )
    return [(row[0], row[1], row[2], bool(row[3])) for row in rows]
