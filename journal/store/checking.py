"""Looks for all that can be wrong with a journal; reads only, and not the journal itself.

It reads a copy in memory: a check of the file would keep whoever types waiting for seconds, and
a copy on a disk would be one more file with everything in it.
"""

from __future__ import annotations

import sqlite3

from journal.domain.views.checking import Fault, Finding
from journal.errors import JournalProblem, KnownError
from journal.store import faults, search
from journal.store.connection import JournalDatabase
from journal.store.damage import AT_MOST, damage
from journal.store.lawless import has_one_primary
from journal.store.memory_copy import MemoryCopy, Progress
from journal.store.rules import read_rules
from journal.store.troubles import told

__all__ = ["Fault", "Finding", "check", "index_fault"]

_MOST = 20  # pieces of damage that are told
_PARTS = 4  # copying, reading all of it, the rows, the index


def check(
    database: JournalDatabase, progress: Progress = lambda _done, _total: None
) -> list[Finding]:
    """All that is wrong; [] for nothing. Of a damaged file nothing but the damage is told.

    ``progress(done, total)`` is called now and then; what it raises ends the check. Raises
    JournalBusy where somebody writes all the time.
    """
    copy = MemoryCopy(database, lambda done, total: progress(done, total * _PARTS))
    try:
        damaged = _damage(copy, progress)
        if damaged:
            return damaged
        found = faults.in_rows(copy, read_rules())
        progress(3, _PARTS)
        return [*found, *index_fault(copy)]
    except sqlite3.DatabaseError as problem:
        return _unreadable(told(problem, database.path), problem)
    except JournalProblem as problem:
        return _unreadable(problem, problem.__cause__ or problem)
    finally:
        copy.close()


def index_fault(copy: JournalDatabase) -> list[Finding]:
    """Whether the search index says something else than the texts, or an index is missing."""
    nothing = Finding(Fault.INDEX)
    try:
        found = search.stored(copy)
    except KnownError:  # the texts it is made from were read well
        return [nothing]
    wanted = search.expected(copy)
    different = [key for key in wanted.keys() | found.keys() if wanted.get(key) != found.get(key)]
    if different:
        return [Finding(Fault.INDEX, ids=tuple(sorted(different)))]
    return [] if search.is_whole(copy) and has_one_primary(copy) else [nothing]


def _damage(copy: JournalDatabase, progress: Progress) -> list[Finding]:
    copy.raw()
    progress(1, _PARTS)
    found = damage(copy.rows(f"PRAGMA integrity_check({AT_MOST})"))
    progress(2, _PARTS)
    return [Finding(Fault.DAMAGED, detail=text) for text in found[:_MOST]]


def _unreadable(problem: Exception, cause: BaseException) -> list[Finding]:
    if isinstance(problem, JournalProblem):
        return [Finding(Fault.DAMAGED, detail=str(cause))]
    raise problem from cause
