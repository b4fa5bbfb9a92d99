"""Looks for damage in a journal; reads only."""

from __future__ import annotations

import sqlite3
from enum import StrEnum

from journal.domain.names import sort_key
from journal.domain.referrals import find_cycles
from journal.errors import JournalProblem
from journal.store import people
from journal.store.connection import JournalDatabase
from journal.store.search import expected, stored

_MOST = 20


class Fault(StrEnum):
    """What can be wrong."""

    DAMAGED = "damaged"
    FOREIGN_KEY = "foreign key"
    LOOP = "loop"
    INDEX = "index"
    VALUE = "value"


def check(database: JournalDatabase) -> list[tuple[Fault, str]]:
    """All that is wrong, each with a detail: table, names or first words; [] for nothing."""
    try:
        return [
            *_integrity(database),
            *_foreign_keys(database),
            *_loops(database),
            *_folded(database),
            *_index(database),
        ]
    except sqlite3.DatabaseError as problem:
        return [(Fault.DAMAGED, str(problem))]
    except JournalProblem as problem:
        return [(Fault.DAMAGED, str(problem.__cause__))]


def _integrity(database: JournalDatabase) -> list[tuple[Fault, str]]:
    found = database.rows(f"PRAGMA integrity_check({_MOST})")
    return [(Fault.DAMAGED, str(row[0])) for row in found if row[0] != "ok"]


def _foreign_keys(database: JournalDatabase) -> list[tuple[Fault, str]]:
    found = database.rows("PRAGMA foreign_key_check")[:_MOST]
    return [(Fault.FOREIGN_KEY, f"{row[0]} ({row[1]})") for row in found]


def _loops(database: JournalDatabase) -> list[tuple[Fault, str]]:
    cycles = find_cycles((link[0], link[1]) for link in people.links(database))
    return [(Fault.LOOP, " → ".join(str(key) for key in cycle)) for cycle in cycles[:_MOST]]


def _folded(database: JournalDatabase) -> list[tuple[Fault, str]]:
    return [
        (Fault.VALUE, f"the sort key of contact {key}")
        for key, name, folded in database.rows("SELECT id, name, folded FROM contact")
        if sort_key(name) != folded
    ][:_MOST]


def _index(database: JournalDatabase) -> list[tuple[Fault, str]]:
    found, wanted = stored(database), expected(database)
    different = [key for key in wanted.keys() | found.keys() if wanted.get(key) != found.get(key)]
    return [(Fault.INDEX, str(len(different)))] if different else []
