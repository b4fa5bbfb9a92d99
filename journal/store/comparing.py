"""What is different in a copy of the journal: people, interviews and follow-ups, by name."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from journal.domain.changes import Kind
from journal.domain.views.restoring import Comparison, Differences, Item
from journal.store.copies import side_by_side

Way = tuple[tuple[Kind, str], ...]
_PERSON: Final[Way] = ((Kind.CONTACT, "contact_id"),)
_MEETING: Final[Way] = ((Kind.INTERVIEW, "interview_id"),)
# The way from rows that are no person, interview or follow-up to whom they belong.
_OWNED: Final[Mapping[Kind, Way]] = MappingProxyType(
    {
        Kind.POSITION: _PERSON,
        Kind.POINT: _PERSON,
        Kind.CONTACT_TAG: _PERSON,
        Kind.NOTE: _PERSON,
        Kind.REFERRAL: ((Kind.CONTACT, "referred_id"),),
        Kind.HOLD: _PERSON,
        Kind.HOLD_CONDITION: ((Kind.HOLD, "hold_id"), *_PERSON),
        Kind.LETTER: _PERSON,
        Kind.LETTER_QUESTION: ((Kind.LETTER, "letter_id"), *_PERSON),
        Kind.TOUCH: _PERSON,
        Kind.RESUME_COPY: _PERSON,
        Kind.PARTICIPANT: _MEETING,
        Kind.AGENDA_STEP: _MEETING,
        Kind.BRING_ITEM: _MEETING,
        Kind.MEETING_EVENT: _MEETING,
        Kind.INTERVIEW_QUESTION: _MEETING,
        Kind.AGREEMENT: _MEETING,
        Kind.ADVICE: _MEETING,
        Kind.LEAD: _MEETING,
    }
)
_NAMED: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.CONTACT: "t.name, NULL, '', t.folded",
        Kind.INTERVIEW: "c.name, substr(t.start, 1, 10), '', c.folded",
        Kind.FOLLOW_UP: "coalesce(c.name, ''), t.due_on, t.what, coalesce(c.folded, '')",
    }
)
_CHUNK = 500
Rows = dict[str, str | None]  # the uuid of a row, and that of its owner


def compare(journal: Path, copy: Path) -> Comparison:
    """What would come, go and be different if ``copy`` took the place of ``journal``.

    Reads one table after the other, so that the window can write between them. Rows are known by
    their uuid: the copy may be of another journal. Raises JournalProblem, JournalBusy.
    """
    with side_by_side(journal, copy) as both:
        changed = _changed_by_id(both)
        if changed is None:
            changed = {kind: _changed(both, kind) for kind in Kind}
        owners: dict[Kind, set[str]] = {kind: set() for kind in _NAMED}
        other = False
        for kind, (there, here) in changed.items():
            if kind in _OWNED:
                found = {*there.values(), *here.values()}
                owners[_OWNED[kind][-1][0]].update(each for each in found if each)
                other = other or None in found  # a note of a company
            elif kind not in _NAMED:
                other = other or bool(there or here)

        def differences(kind: Kind) -> Differences:
            return _differences(both, kind, *changed[kind], owners[kind])

        return Comparison(
            differences(Kind.CONTACT),
            differences(Kind.INTERVIEW),
            differences(Kind.FOLLOW_UP),
            other,
        )


def _changed_by_id(both: sqlite3.Connection) -> dict[Kind, tuple[Rows, Rows]] | None:
    """As ``_changed`` of each table, a dozen times as fast, for a copy of the same journal.

    None where an id stands for other rows there: in another journal, or after a restore.
    """
    found: dict[Kind, tuple[Rows, Rows]] = {}
    for kind in Kind:
        columns = [each for each in _shared(both, kind) if each != "uuid"]
        if not columns:
            found[kind] = {}, {}  # a table that the other version doesn't know
            continue
        differs = " OR ".join(f'b."{column}" IS NOT t."{column}"' for column in columns)
        gone = both.execute(
            f'SELECT t.uuid, {_owner(kind, "backup")} FROM backup."{kind}" t'
            f' WHERE NOT EXISTS (SELECT 1 FROM now."{kind}" n WHERE n.id = t.id)'
        )
        there: Rows = dict(gone.fetchall())
        here: Rows = {}
        rows = both.execute(
            f"SELECT t.uuid, b.uuid, {_owner(kind, 'now')}, {_owner(kind, 'backup', 'b')}"
            f' FROM now."{kind}" t LEFT JOIN backup."{kind}" b ON b.id = t.id'
            f" WHERE b.id IS NULL OR b.uuid IS NOT t.uuid OR {differs}"
        )
        for uuid, same, owner, owner_there in rows.fetchall():
            if same is not None and same != uuid:
                return None
            here[uuid] = owner
            if same is not None:
                there[uuid] = owner_there
        alone = there.keys() ^ here.keys()
        if _known(both, "now", kind, alone) & _known(both, "backup", kind, alone):
            return None
        found[kind] = there, here
    return found


def _changed(both: sqlite3.Connection, kind: Kind) -> tuple[Rows, Rows]:
    """The rows of a table that the backup has otherwise or alone, and those of the journal."""
    columns = _shared(both, kind)
    if not columns:
        return {}, {}  # a table that the other version doesn't know
    links = {row[3]: row[2] for row in both.execute(f'PRAGMA now.foreign_key_list("{kind}")')}

    def rows(side: str) -> str:
        shown = [
            f'(SELECT x.uuid FROM {side}."{links[column]}" x WHERE x.id = t."{column}")'
            if column in links
            else f't."{column}"'
            for column in columns
        ]
        return f'SELECT t.uuid, {", ".join(shown)} FROM {side}."{kind}" t'

    def only(side: str, other: str) -> Rows:
        names = ", ".join(f"v{place}" for place in range(len(columns)))
        # The owner is asked afterwards: a condition is the same when its hold has another person.
        query = (
            f"WITH d (uuid, {names}) AS ({rows(side)} EXCEPT {rows(other)})"
            f' SELECT t.uuid, {_owner(kind, side)} FROM {side}."{kind}" t'
            " WHERE t.uuid IN (SELECT uuid FROM d WHERE uuid IS NOT NULL)"
        )
        return dict(both.execute(query))

    return only("backup", "now"), only("now", "backup")


def _shared(both: sqlite3.Connection, kind: Kind) -> list[str]:
    """The columns that both files have and that tell rows apart."""
    here = _columns(both, "now", kind)
    return [
        column
        for column in _columns(both, "backup", kind)
        if column in here and column not in ("id", "folded")
    ]


def _owner(kind: Kind, side: str, row: str = "t") -> str:
    """An expression for the uuid of the row that a row belongs to."""
    if kind not in _OWNED:
        return f"{row}.uuid"
    way = _OWNED[kind]
    value = f'{row}."{way[0][1]}"'
    for place, (table, _column) in enumerate(way):
        last = place == len(way) - 1
        wanted = "uuid" if last else f'"{way[place + 1][1]}"'
        value = f'(SELECT o.{wanted} FROM {side}."{table}" o WHERE o.id = {value})'
    return value


def _columns(both: sqlite3.Connection, side: str, kind: Kind) -> list[str]:
    return [row[1] for row in both.execute(f'PRAGMA {side}.table_info("{kind}")')]


def _differences(
    both: sqlite3.Connection, kind: Kind, there: Rows, here: Rows, owners: Iterable[str]
) -> Differences:
    """``there`` and ``here`` are the rows themselves; ``owners`` those with other belongings."""
    known_there = _known(both, "backup", kind, [*here, *owners])
    known_here = _known(both, "now", kind, [*there, *owners])
    come = there.keys() - known_here
    go = here.keys() - known_there
    differ = ((there.keys() | here.keys() | set(owners)) & known_here & known_there) - {""}
    return Differences(
        _items(both, "backup", kind, come),
        _items(both, "now", kind, go),
        _items(both, "now", kind, differ),
    )


def _known(both: sqlite3.Connection, side: str, kind: Kind, uuids: Iterable[str]) -> set[str]:
    """Which of these are there on this side."""
    found: set[str] = set()
    for chunk in _chunks(uuids):
        marks = ", ".join("?" * len(chunk))
        query = f'SELECT uuid FROM {side}."{kind}" WHERE uuid IN ({marks})'
        found.update(row[0] for row in both.execute(query, chunk))
    return found


def _items(
    both: sqlite3.Connection, side: str, kind: Kind, uuids: Iterable[str]
) -> tuple[Item, ...]:
    """With the names that people know them by, in the order of names and days."""
    joined = "" if kind is Kind.CONTACT else f" LEFT JOIN {side}.contact c ON c.id = t.contact_id"
    found = []
    for chunk in _chunks(uuids):
        marks = ", ".join("?" * len(chunk))
        query = f'SELECT {_NAMED[kind]} FROM {side}."{kind}" t{joined} WHERE t.uuid IN ({marks})'
        found += both.execute(query, chunk).fetchall()
    found.sort(key=lambda row: (str(row[3] or ""), str(row[1] or ""), str(row[2] or "")))
    return tuple(Item(str(row[0] or ""), row[1] or "", str(row[2] or "")) for row in found)


def _chunks(uuids: Iterable[str]) -> Iterable[list[str]]:
    ordered = sorted({uuid for uuid in uuids if uuid})
    for start in range(0, len(ordered), _CHUNK):
        yield ordered[start : start + _CHUNK]
