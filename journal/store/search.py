"""The full-text index: brought up to date at the end of a step, from what the step changed.

It is two indexes: people and companies, who are looked for by name, would otherwise be looked for
among ten times as many texts (one letter took 20 times as long in one index). Both columns hold
folded text (``domain.names.fold``), because no tokenizer of SQLite finds Łukasik for ``lukasik``.
The rowid of a document is ``id * 16 + number of its kind``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from journal.domain.changes import Kind
from journal.domain.names import clean_line, fold
from journal.store.connection import JournalDatabase
from journal.store.values import listed

LIMIT = 50
RANK_UP_TO = 300  # bm25 over more matches than this takes longer than a keystroke may
_WIDTH = 16
_CHUNK = 500
INDEXES = _PEOPLE, _TEXTS = "search_people", "search_texts"


class _Source(NamedTuple):
    number: int
    select: str  # id, title, body; ends where a condition on the id goes

    @property
    def table(self) -> str:
        return _PEOPLE if self.number <= 1 else _TEXTS


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
            cursor.executemany(
                f"DELETE FROM {source.table} WHERE rowid = ?",
                [(key * _WIDTH + source.number,) for key in chunk],
            )
            _insert(cursor, source, f"{source.select} IN ({listed(chunk)})")
    cursor.close()


def rebuild(database: JournalDatabase) -> None:
    """Makes the whole index anew."""
    cursor = database.raw().cursor()
    for index in INDEXES:
        cursor.execute(f"DELETE FROM {index}")
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


def stored(database: JournalDatabase) -> dict[int, tuple[str, str]]:
    """What the index holds: title and body by rowid."""
    return {
        row[0]: (row[1], row[2])
        for index in INDEXES
        for row in database.rows(f"SELECT rowid, title, body FROM {index} ORDER BY rowid")
    }


def is_whole(database: JournalDatabase) -> bool:
    """Whether what finds the words agrees with the words; for a copy: SQLite calls it a write."""
    for index in INDEXES:
        try:
            database.run(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")
        except sqlite3.DatabaseError:
            return False
    return True


def _insert(cursor: sqlite3.Cursor, source: _Source, query: str) -> None:
    cursor.executemany(
        f"INSERT INTO {source.table} (rowid, title, body) VALUES (?, ?, ?)",
        _documents(cursor, source, query),
    )


def _documents(cursor: sqlite3.Cursor, source: _Source, query: str) -> list[tuple[int, str, str]]:
    return [
        (key * _WIDTH + source.number, fold(title or ""), fold(body or ""))
        for key, title, body in cursor.execute(query).fetchall()
        if (title or "").strip() or (body or "").strip()
    ]


def expression(words: Iterable[str]) -> str:
    """Folded words as a query that FTS5 always understands: each one the beginning of a word.

    They stand in doubled quotes (typed raw, three quarters of odd strings raise).
    """
    return " ".join('"' + word.replace('"', '""') + '" *' for word in words)


def _words(typed: str) -> list[str]:
    """What can be looked up of what was typed."""
    words = fold(clean_line(typed)).split()
    return [word for word in words if any(sign.isalnum() for sign in word)][:12]


def find(database: JournalDatabase, typed: str, limit: int = LIMIT) -> list[Match]:
    """Where the words occur, best first: names, then what belongs to people, then texts.

    When there is much of both of the latter they share the places. Single letters are looked for
    among people alone: in texts they would be everywhere.
    """
    words = _words(typed)
    if not words:
        return []
    query = expression(words)
    named = _rowids(database, _PEOPLE, f"title : ({query})", limit)
    left = limit - len(named)
    known = set(named)
    people = [key for key in _rowids(database, _PEOPLE, query, limit) if key not in known]
    long = expression(word for word in words if len(word) > 1 or not word.isascii())
    texts = _rowids(database, _TEXTS, long, left) if long and left > 0 else []
    people = people[: max(left - len(texts), left // 2)]
    return [
        Match(_KINDS[key % _WIDTH], key // _WIDTH, key in known)
        for key in [*named, *people, *texts][:limit]
    ]


def _rowids(database: JournalDatabase, index: str, query: str, limit: int) -> list[int]:
    """The best matches where there are few; the newest where there are many."""
    matching = f"SELECT rowid FROM {index} WHERE {index} MATCH ? ORDER BY"
    newest = database.rows(f"{matching} rowid DESC LIMIT ?", (query, max(limit, RANK_UP_TO + 1)))
    if 1 < len(newest) <= RANK_UP_TO:
        newest = database.rows(f"{matching} rank LIMIT ?", (query, limit))
    return [row[0] for row in newest[:limit]]


def containing(
    database: JournalDatabase, texts: Sequence[str], means: Callable[[str], bool]
) -> list[Match]:
    """All documents in which one of these folded texts stands, where ``means`` agrees."""
    if not texts:
        return []
    either = " OR ".join(
        f"instr(title, ?{place}) OR instr(body, ?{place})" for place in range(1, len(texts) + 1)
    )
    return [
        _match(row[0])
        for index in (_PEOPLE, _TEXTS)
        for row in database.rows(
            f"SELECT rowid, title, body FROM {index} WHERE {either} ORDER BY rowid DESC", texts
        )
        if means(row[1]) or means(row[2])
    ]


def holding(database: JournalDatabase, words: Sequence[str]) -> list[Match]:
    """All documents in which one of these folded words stands as a whole word."""
    if not words:
        return []
    either = " OR ".join('"' + word.replace('"', '""') + '"' for word in words)
    return [
        _match(row[0])
        for index in (_PEOPLE, _TEXTS)
        for row in database.rows(
            f"SELECT rowid FROM {index} WHERE {index} MATCH ? ORDER BY rowid DESC", (either,)
        )
    ]


def _match(rowid: int) -> Match:
    return Match(_KINDS[rowid % _WIDTH], rowid // _WIDTH, False)


SEARCHED = frozenset(_SOURCES)
