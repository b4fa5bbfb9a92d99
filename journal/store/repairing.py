"""Sets right what the check finds in the rows of a journal: one step, which undo takes back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from journal.domain.changes import Kind
from journal.domain.views.checking import Fault, Finding, Words
from journal.store import faults, search
from journal.store.connection import JournalDatabase
from journal.store.history import REPAIR
from journal.store.journal import Journal, Step
from journal.store.lawless import forbid_second_primaries, has_one_primary, unruled
from journal.store.rules import Owns, Rules, read_rules
from journal.store.values import listed

_ROUNDS = 1_000  # circles are opened one referral at a time


def mend(journal: Journal, words: Words, *, index: bool) -> list[Finding]:
    """Sets right what is wrong, as one step; what was found is what was mended.

    With ``index`` the search index is made anew first, which is no part of the step: a broken one
    would keep every step from ending. For a file that is not damaged. Raises KnownError.
    """
    if index:
        journal.outside_steps(lambda: _rebuild_index(journal.database))
    mended = _mend_rows(journal, words)
    if not has_one_primary(journal.database):
        journal.outside_steps(lambda: forbid_second_primaries(journal.database))
    return mended


def _mend_rows(journal: Journal, words: Words) -> list[Finding]:
    """Nothing typed is thrown away where there is a way to keep it.

    People who are gone, but whose notes are there, come back under a name that says so. What
    belonged to anything else that is gone is removed as it would have been with it. Of a circle
    of referrals the one noted last is removed, and of several primary referrers the first stays.
    """
    rules = read_rules()
    mended: list[Finding] = []
    database = journal.database
    with unruled(database), journal.step(words.step, merge=REPAIR) as step:
        # From above, where what is mended takes along what hangs on it.
        mended += _people(database, step, rules, words)
        mended += _pointers(database, step, rules)
        mended += _nobodys(database, step, words)
        mended += _referrals(database, step)
        mended += _names(database, step, rules, words)
        mended += _values(database, step, rules)
        mended += _sort_keys(database, step)
    return mended


def _rebuild_index(database: JournalDatabase) -> None:
    """Emptying a broken one fails; leaving it and making another doesn't."""
    from journal.store.tables import SEARCH

    for name in search.INDEXES:
        database.run(f"DROP TABLE IF EXISTS {name}")
    for statement in SEARCH:
        database.run(statement)
    search.rebuild(database)


def _people(database: JournalDatabase, step: Step, rules: Rules, words: Words) -> Iterator[Finding]:
    """Puts a person where rows belong to one who is gone."""
    for pointer in rules.pointers:
        found = faults.pointing_nowhere(database, pointer)
        if found is None or found.fault is not Fault.PERSON_GONE:
            continue
        gone = database.rows(
            f'SELECT DISTINCT "{found.column}" FROM "{found.kind}"'
            f" WHERE id IN ({listed(found.ids)})"
        )
        for (key,) in gone:
            step.insert(Kind.CONTACT, id=key, name=words.somebody)
        yield found


def _pointers(database: JournalDatabase, step: Step, rules: Rules) -> Iterator[Finding]:
    """Removes what belonged to something gone; empties what only pointed to it."""
    for pointer in rules.pointers:
        found = faults.pointing_nowhere(database, pointer)
        if found is None:
            continue
        if pointer.owns is Owns.PART:
            step.delete(pointer.kind, *found.ids)
        else:
            _set(step, found, None)
        yield found


def _nobodys(database: JournalDatabase, step: Step, words: Words) -> Iterator[Finding]:
    found = faults.of_nobody(database)
    if found is not None:
        somebody = step.insert(Kind.CONTACT, name=words.somebody)
        _set(step, found, somebody)
        yield found


def _referrals(database: JournalDatabase, step: Step) -> Iterator[Finding]:
    found = faults.referring_themselves(database)
    if found is not None:
        step.delete(Kind.REFERRAL, *found.ids)
        yield found
    found = faults.second_primaries(database)
    if found is not None:
        _set(step, found, 0)
        yield found
    for _round in range(_ROUNDS):
        rings = faults.loops(database)
        if not rings:
            return
        for ring in rings:
            step.delete(Kind.REFERRAL, _last_noted(database, ring.ids))
            yield ring


def _last_noted(database: JournalDatabase, ring: Sequence[int]) -> int:
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    rows = database.rows(
        "SELECT max(id) FROM referral WHERE (referrer_id, referred_id) IN"
        f" (VALUES {', '.join(f'({int(one)}, {int(other)})' for one, other in pairs)})"
    )
    return int(rows[0][0])


def _names(database: JournalDatabase, step: Step, rules: Rules, words: Words) -> Iterator[Finding]:
    for kind in rules.names:
        found = faults.nameless(database, kind)
        if found is not None:
            _set(step, found, words.somebody if kind is Kind.CONTACT else words.nameless)
            yield found


def _values(database: JournalDatabase, step: Step, rules: Rules) -> Iterator[Finding]:
    for when in rules.times:
        found = faults.times_of(database, when)
        if found is not None:
            _set(step, found, None)
            yield found
    for rule in rules.values:  # after the days: a time without one can't be
        found = faults.rows_of(database, rule)
        if found is not None:
            _set(step, found, rule.instead)
            yield found


def _sort_keys(database: JournalDatabase, step: Step) -> Iterator[Finding]:
    for kind in (Kind.CONTACT, Kind.COMPANY):
        found = faults.wrong_sort_keys(database, kind)
        if found is None:
            continue
        rows = database.rows(f'SELECT id, name FROM "{kind}" WHERE id IN ({listed(found.ids)})')
        for key, name in rows:
            step.update(kind, key, name=name)
        yield found


def _set(step: Step, found: Finding, value: object) -> None:
    assert found.kind is not None
    for key in found.ids:
        try:
            step.update(found.kind, key, **{found.column: value})
        except sqlite3.IntegrityError:  # there is such a row already: this one says nothing more
            step.delete(found.kind, key)
