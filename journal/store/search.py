"""The full-text index: brought up to date at the end of a step, from what the step changed.

Both columns hold folded text (``domain.names.fold``), because no tokenizer of SQLite finds
Łukasik for ``lukasik``. The rowid of a document is ``id * 16 + number of its kind``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from journal.domain.changes import Kind
from journal.domain.names import fold
from journal.store.connection import JournalDatabase

LIMIT = 50
RANK_UP_TO = 300  # bm25 over more matches than this takes longer than a keystroke may
_WIDTH = 16
_CHUNK = 500


class _Source(NamedTuple):
    number: int
    select: str  # id, title, body; ends where a condition on the id goes


_SOURCES: dict[Kind, _Source] = {
    Kind.CONTACT: _Source(
        0,
        "SELECT c.id, c.name || ' ' || c.addressed_as, c.place || ' ' || c.area || ' '"
        " || c.how_known || ' ' || c.attained || ' '"
        " || coalesce((SELECT group_concat(p.role || ' ' || coalesce(o.name, ''), ' ')"
        "    FROM position p LEFT JOIN company o ON o.id = p.company_id"
        "    WHERE p.contact_id = c.id), '') || ' '"
        " || coalesce((SELECT group_concat(q.value, ' ') FROM contact_point q"
        "    WHERE q.contact_id = c.id), '')"
        " FROM contact c WHERE c.id",
    ),
    Kind.COMPANY: _Source(
        1, "SELECT id, name, industry || ' ' || place || ' ' || site FROM company WHERE id"
    ),
    Kind.NOTE: _Source(2, "SELECT id, '', text FROM note WHERE id"),
    Kind.QUESTION: _Source(3, "SELECT id, '', text FROM question WHERE id"),
    Kind.INTERVIEW_QUESTION: _Source(
        4, "SELECT id, '', text || ' ' || answer FROM interview_question WHERE id"
    ),
    Kind.LETTER: _Source(5, "SELECT id, '', subject || ' ' || body FROM letter WHERE id"),
    Kind.FOLLOW_UP: _Source(6, "SELECT id, '', what || ' ' || why FROM follow_up WHERE id"),
    Kind.INTERVIEW: _Source(7, "SELECT id, '', place || ' ' || link FROM interview WHERE id"),
    Kind.TOUCH: _Source(8, "SELECT id, '', what FROM touch WHERE id"),
    Kind.PITCH: _Source(9, "SELECT id, '', title || ' ' || body FROM pitch WHERE id"),
}
_KINDS = {source.number: kind for kind, source in _SOURCES.items()}


class Match(NamedTuple):
    """A found document: kind and id of the thing, and whether its name matched."""

    kind: Kind
    id: int
    by_name: bool


def refresh(database: JournalDatabase, ids: Mapping[Kind, Iterable[int]]) -> None:
    """Indexes the named rows anew; rows that are gone leave the index."""
    cursor = database.raw().cursor()
    for kind, source in _SOURCES.items():
        wanted = list(ids.get(kind, ()))
        for start in range(0, len(wanted), _CHUNK):
            chunk = wanted[start : start + _CHUNK]
            inside = ",".join(str(int(key)) for key in chunk)
            cursor.executemany(
                "DELETE FROM search WHERE rowid = ?",
                [(key * _WIDTH + source.number,) for key in chunk],
            )
            _insert(cursor, source, f"{source.select} IN ({inside})")
    cursor.close()


def rebuild(database: JournalDatabase) -> None:
    """Makes the whole index anew."""
    cursor = database.raw().cursor()
    cursor.execute("DELETE FROM search")
    for source in _SOURCES.values():
        _insert(cursor, source, f"{source.select} > 0")
    cursor.close()


def expected(database: JournalDatabase) -> dict[int, tuple[str, str]]:
    """What the index should hold: title and body by rowid."""
    cursor = database.raw().cursor()
    found = {
        rowid: (title, body)
        for source in _SOURCES.values()
        for rowid, title, body in _documents(cursor, source, f"{source.select} > 0")
    }
    cursor.close()
    return found


def _insert(cursor: sqlite3.Cursor, source: _Source, query: str) -> None:
    cursor.executemany(
        "INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)",
        _documents(cursor, source, query),
    )


def _documents(cursor: sqlite3.Cursor, source: _Source, query: str) -> list[tuple[int, str, str]]:
    return [
        (key * _WIDTH + source.number, fold(title or ""), fold(body or ""))
        for key, title, body in cursor.execute(query).fetchall()
        if (title or "").strip() or (body or "").strip()
    ]


def expression(typed: str) -> str:
    """What a person typed, as a query that FTS5 always understands: each word a prefix.

    Words stand in doubled quotes (typed raw, three quarters of odd strings raise); empty when
    nothing in it can be looked up.
    """
    words = [word for word in fold(typed).replace("\0", " ").split() if _has_token(word)]
    return " ".join('"' + word.replace('"', '""') + '" *' for word in words[:12])


def _has_token(word: str) -> bool:
    return any(character.isalnum() for character in word)


def find(database: JournalDatabase, typed: str, limit: int = LIMIT) -> list[Match]:
    """Where the words occur: people and companies by name first, then the rest, best first."""
    query = expression(typed)
    if not query:
        return []
    found: dict[int, bool] = {}
    for by_name in (True, False):
        scoped = f"title : ({query})" if by_name else query
        for rowid in _rowids(database, scoped, limit):
            found.setdefault(rowid, by_name)
    matches = [
        Match(_KINDS[rowid % _WIDTH], rowid // _WIDTH, by_name) for rowid, by_name in found.items()
    ]
    return matches[:limit]


def _rowids(database: JournalDatabase, query: str, limit: int) -> list[int]:
    few = database.run(
        "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)",
        (query, RANK_UP_TO + 1),
    ).fetchone()[0]
    order = "rank" if few <= RANK_UP_TO else "rowid DESC"
    rows = database.run(
        f"SELECT rowid FROM search WHERE search MATCH ? ORDER BY {order} LIMIT ?", (query, limit)
    ).fetchall()
    return [row[0] for row in rows]


SEARCHED = frozenset(_SOURCES)
