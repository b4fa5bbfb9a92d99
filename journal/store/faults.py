"""What can be wrong with the rows of a journal, found by plain queries."""

from __future__ import annotations

from collections.abc import Iterable

from journal.domain.changes import Kind
from journal.domain.names import sort_key
from journal.domain.referrals import find_cycles
from journal.domain.views.checking import Fault, Finding
from journal.store.connection import JournalDatabase
from journal.store.rules import Owns, Pointer, Rule, Rules, When
from journal.store.values import listed


def rows_of(database: JournalDatabase, rule: Rule) -> Finding | None:
    """Rows whose value breaks a condition; one that is NULL breaks none."""
    return _found(
        Fault.VALUE,
        rule.kind,
        rule.column,
        database.rows(f'SELECT id FROM "{rule.kind}" WHERE NOT ({rule.condition})'),
    )


def times_of(database: JournalDatabase, when: When) -> Finding | None:
    """Rows with a day or time that no calendar or clock has."""
    column, kind = when.column, when.kind
    there = database.rows(f'SELECT DISTINCT "{column}" FROM "{kind}" WHERE "{column}" NOT NULL')
    wrong = [text for (text,) in there if not when.is_one(str(text))]
    rows = [
        row
        for text in wrong
        for row in database.rows(f'SELECT id FROM "{kind}" WHERE "{column}" = ?', (text,))
    ]
    return _found(Fault.VALUE, kind, column, rows)


def pointing_nowhere(database: JournalDatabase, pointer: Pointer) -> Finding | None:
    """Rows whose other end is gone."""
    kind, column, to, owns = pointer
    rows = database.rows(
        f'SELECT id FROM "{kind}" WHERE "{column}" NOT NULL'
        f' AND "{column}" NOT IN (SELECT id FROM "{to}")'
    )
    if owns is not Owns.PART:
        fault = Fault.LINK
    else:
        fault = Fault.PERSON_GONE if to is Kind.CONTACT else Fault.ORPHAN
    return _found(fault, kind, column, rows)


def of_nobody(database: JournalDatabase) -> Finding | None:
    """Notes about neither a person nor a company."""
    rows = database.rows("SELECT id FROM note WHERE contact_id IS NULL AND company_id IS NULL")
    return _found(Fault.PERSON_GONE, Kind.NOTE, "contact_id", rows)


def nameless(database: JournalDatabase, kind: Kind) -> Finding | None:
    """Things whose name is blank."""
    rows = database.rows(f"SELECT id FROM \"{kind}\" WHERE trim(name) = ''")
    return _found(Fault.NAME, kind, "name", rows)


def referring_themselves(database: JournalDatabase) -> Finding | None:
    """Referrals of people by themselves."""
    rows = database.rows("SELECT id, referred_id FROM referral WHERE referrer_id = referred_id")
    found = _found(Fault.SELF, Kind.REFERRAL, "referrer_id", rows)
    return found and found._replace(names=names_of(database, (row[1] for row in rows)))


def second_primaries(database: JournalDatabase) -> Finding | None:
    """Primary referrals of people who had one before.

    The index that forbids them is not used to find them: where it is broken it would hide them.
    """
    rows = database.rows(
        "SELECT id, referred_id FROM (SELECT id, referred_id, row_number()"
        " OVER (PARTITION BY referred_id ORDER BY id) AS place"
        " FROM referral NOT INDEXED WHERE is_primary = 1) WHERE place > 1"
    )
    found = _found(Fault.PRIMARY, Kind.REFERRAL, "is_primary", rows)
    return found and found._replace(names=names_of(database, (row[1] for row in rows)))


def loops(database: JournalDatabase) -> list[Finding]:
    """People who referred each other in a circle, each circle in the order of referral."""
    links = database.rows(
        "SELECT referrer_id, referred_id FROM referral WHERE referrer_id <> referred_id"
    )
    return [
        Finding(Fault.LOOP, Kind.REFERRAL, "", ring, names_of(database, ring))
        for ring in find_cycles((row[0], row[1]) for row in links)
    ]


def wrong_sort_keys(database: JournalDatabase, kind: Kind) -> Finding | None:
    """People or companies that stand elsewhere in lists than their name says."""
    rows = database.rows(f'SELECT id, name, folded FROM "{kind}"')
    return _found(
        Fault.SORT_KEY,
        kind,
        "folded",
        [(key,) for key, name, folded in rows if sort_key(name) != folded],
    )


def in_rows(database: JournalDatabase, rules: Rules) -> list[Finding]:
    """All faults of rows; whoever is only read may ask for them on any connection."""
    found: list[Finding | None] = [pointing_nowhere(database, each) for each in rules.pointers]
    found += [
        of_nobody(database),
        referring_themselves(database),
        second_primaries(database),
        *loops(database),
    ]
    found += [nameless(database, kind) for kind in rules.names]
    found += [rows_of(database, each) for each in rules.values]
    found += [times_of(database, each) for each in rules.times]
    found += [wrong_sort_keys(database, kind) for kind in (Kind.CONTACT, Kind.COMPANY)]
    return [each for each in found if each is not None]


def names_of(database: JournalDatabase, ids: Iterable[int]) -> tuple[str, ...]:
    """Names of people, in this order; of those who are gone none."""
    wanted = list(ids)
    rows = database.rows(f"SELECT id, name FROM contact WHERE id IN ({listed(wanted)})")
    names = {int(key): str(name) for key, name in rows}
    return tuple(names[key] for key in wanted if key in names)


def _found(
    fault: Fault, kind: Kind, column: str, rows: Iterable[tuple[int, ...]]
) -> Finding | None:
    ids = tuple(int(row[0]) for row in rows)
    return Finding(fault, kind, column, ids) if ids else None
