"""Reads from what a step recorded which things, people and documents of the index it concerns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from journal.domain.changes import Kind
from journal.store.connection import JournalDatabase
from journal.store.history import Change
from journal.store.search import SEARCHED

# Whose document of the index shows this row: the contact's, or that of all who work there.
_IN_CONTACTS_DOCUMENT = (Kind.POINT, Kind.POSITION)
_CHUNK = 500


class Found(NamedTuple):
    """What a step concerns; ``indexed`` are the documents to bring up to date."""

    ids: dict[Kind, frozenset[int]]
    contacts: frozenset[int]
    indexed: dict[Kind, set[int]]
    rows: int


def collect(
    database: JournalDatabase,
    changes: Iterable[Change],
    touched: Mapping[Kind, Iterable[int]],
) -> Found:
    """Joins the recorded changes (cascades too) with what the step said it touched."""
    ids: dict[Kind, set[int]] = {kind: set(keys) for kind, keys in touched.items()}
    contacts: set[int] = set()
    in_document: set[int] = set()
    for name, row, _operation, old in changes:
        kind = Kind(name)
        ids.setdefault(kind, set()).add(row)
        if old:
            for contact in _contacts_in(json.loads(old)):
                contacts.add(contact)
                if kind in _IN_CONTACTS_DOCUMENT:
                    in_document.add(contact)
    ids = {kind: keys for kind, keys in ids.items() if keys}
    for kind, keys in ids.items():
        now = _contacts_now(database, kind, keys)
        contacts |= now
        if kind in _IN_CONTACTS_DOCUMENT:
            in_document |= now
    contacts |= ids.get(Kind.CONTACT, set())
    indexed = {kind: set(keys) for kind, keys in ids.items() if kind in SEARCHED}
    in_document |= _who_works_at(database, ids.get(Kind.COMPANY, ()))
    if in_document:
        indexed.setdefault(Kind.CONTACT, set()).update(in_document)
    frozen = {kind: frozenset(keys) for kind, keys in ids.items()}
    return Found(frozen, frozenset(contacts), indexed, sum(len(keys) for keys in ids.values()))


def _contacts_in(row: Mapping[str, object]) -> list[int]:
    return [
        value
        for column in ("contact_id", "referrer_id", "referred_id")
        if isinstance(value := row.get(column), int)
    ]


def _contacts_now(database: JournalDatabase, kind: Kind, keys: Iterable[int]) -> set[int]:
    columns = [
        column
        for column in ("contact_id", "referrer_id", "referred_id")
        if column in database.columns(kind)
    ]
    found: set[int] = set()
    for chunk in _chunks(keys):
        for column in columns:
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


def _chunks(keys: Iterable[int]) -> Iterable[str]:
    listed = sorted(keys)
    for start in range(0, len(listed), _CHUNK):
        yield ",".join(str(key) for key in listed[start : start + _CHUNK])
