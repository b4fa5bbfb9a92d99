"""Reads from what a step recorded which things, people and documents of the index it concerns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from journal.domain.changes import Kind
from journal.store.connection import JournalDatabase
from journal.store.history import Change
from journal.store.search import SEARCHED
from journal.store.values import listed

# Whose document of the index shows this row: the contact's, or that of all who work there.
_IN_CONTACTS_DOCUMENT = (Kind.POINT, Kind.POSITION)
_ABOUT = ("contact_id", "referred_id")
_REFERRER = ("referrer_id",)
# What makes somebody be on hold, or end it.
_HOLDS_UP = frozenset({Kind.HOLD, Kind.HOLD_CONDITION, Kind.REFERRAL, Kind.INTERVIEW})
_CHUNK = 500


class Found(NamedTuple):
    """What a step concerns; ``indexed`` are the documents to bring up to date."""

    ids: dict[Kind, frozenset[int]]
    contacts: frozenset[int]
    about: frozenset[int]
    indexed: dict[Kind, set[int]]
    rows: int


def collect(
    database: JournalDatabase,
    changes: Sequence[Change],
    touched: Mapping[Kind, Iterable[int]],
    most: int,
) -> Found:
    """Joins the recorded changes (cascades too) with what the step said it touched.

    Of more than ``most`` rows nobody is told which people they are about: only what the index
    needs is found out then.
    """
    ids: dict[Kind, set[int]] = {kind: set(keys) for kind, keys in touched.items()}
    for name, row, _operation, _old in changes:
        ids.setdefault(Kind(name), set()).add(row)
    ids = {kind: keys for kind, keys in ids.items() if keys}
    rows = sum(map(len, ids.values()))
    told = tuple(ids) if rows <= most else _IN_CONTACTS_DOCUMENT
    about: set[int] = set()
    referrers: set[int] = set()
    in_document: set[int] = set()
    for name, _row, _operation, old in changes:
        if old and name in told:
            row_before = json.loads(old)
            before = _contacts_in(row_before, _ABOUT)
            about |= before
            referrers |= _contacts_in(row_before, _REFERRER)
            if name in _IN_CONTACTS_DOCUMENT:
                in_document |= before
    for kind in told:
        keys = ids.get(kind, set())
        now = _contacts_now(database, kind, keys, _ABOUT)
        about |= now
        referrers |= _contacts_now(database, kind, keys, _REFERRER)
        if kind in _IN_CONTACTS_DOCUMENT:
            in_document |= now
    about |= ids.get(Kind.CONTACT, set())
    if Kind.HOLD_CONDITION in told:
        about |= _held_by(database, ids.get(Kind.HOLD_CONDITION, ()), changes)
    if _HOLDS_UP.intersection(told):
        referrers |= _around_holds(database, ids.get(Kind.HOLD, ()), about, changes)
    indexed = {kind: set(keys) for kind, keys in ids.items() if kind in SEARCHED}
    in_document |= _who_works_at(database, ids.get(Kind.COMPANY, ()))
    if in_document:
        indexed.setdefault(Kind.CONTACT, set()).update(in_document)
    frozen = {kind: frozenset(keys) for kind, keys in ids.items()}
    return Found(
        frozen,
        frozenset(about | referrers),
        frozenset(about),
        indexed,
        rows,
    )


def _contacts_in(row: Mapping[str, object], columns: Iterable[str]) -> set[int]:
    return {value for column in columns if isinstance(value := row.get(column), int)}


def _contacts_now(
    database: JournalDatabase, kind: Kind, keys: Iterable[int], columns: Iterable[str]
) -> set[int]:
    found: set[int] = set()
    for chunk in _chunks(keys):
        for column in columns:
            if column not in database.columns(kind):
                continue
            rows = database.run(
                f'SELECT DISTINCT "{column}" FROM "{kind}" WHERE id IN ({chunk})'
                f' AND "{column}" IS NOT NULL'
            ).fetchall()
            found.update(row[0] for row in rows)
    return found


def _who_works_at(database: JournalDatabase, companies: Iterable[int]) -> set[int]:
    found: set[int] = set()
    for chunk in _chunks(companies):
        rows = database.rows(f"SELECT contact_id FROM position WHERE company_id IN ({chunk})")
        found.update(row[0] for row in rows)
    return found


def _held_by(
    database: JournalDatabase, conditions: Iterable[int], changes: Sequence[Change]
) -> set[int]:
    """The people whom conditions are about: they name their hold alone."""
    holds: set[int] = set()
    for name, _row, _operation, old in changes:
        if old and name == Kind.HOLD_CONDITION:
            holds |= _contacts_in(json.loads(old), ("hold_id",))
    for chunk in _chunks(conditions):
        rows = database.rows(f"SELECT hold_id FROM hold_condition WHERE id IN ({chunk})")
        holds.update(row[0] for row in rows)
    return _contacts_now(database, Kind.HOLD, holds, ("contact_id",))


def _around_holds(
    database: JournalDatabase, holds: Iterable[int], held: Iterable[int], changes: Sequence[Change]
) -> set[int]:
    """Who has the move, and who waits for somebody that is on hold or isn't any more."""
    found = _contacts_now(database, Kind.HOLD, holds, ("whose_move_id",))
    for name, _row, _operation, old in changes:
        if old and name == Kind.HOLD:
            found |= _contacts_in(json.loads(old), ("whose_move_id",))
    for chunk in _chunks(held):
        rows = database.rows(
            "SELECT contact_id, NULL FROM hold"
            f" WHERE whose_move_id IN ({chunk}) AND ended_on IS NULL"
            f" UNION SELECT NULL, whose_move_id FROM hold"
            f" WHERE contact_id IN ({chunk}) AND ended_on IS NULL"
        )
        found.update(key for row in rows for key in row if key is not None)
    return found


def _chunks(keys: Iterable[int]) -> Iterable[str]:
    ordered = sorted(keys)
    for start in range(0, len(ordered), _CHUNK):
        yield listed(ordered[start : start + _CHUNK])
