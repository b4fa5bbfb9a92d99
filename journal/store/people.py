"""Reads people: the skeleton of the tree, names to choose from, one person whole."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import Any

from journal.domain.codes import NoteKind, PointKind
from journal.domain.names import clean_line, sort_key
from journal.domain.views.people import (
    NamedPerson,
    PersonCard,
    Point,
    ReferralRow,
    TreeRow,
)
from journal.store import holds, known, touches
from journal.store.connection import JournalDatabase
from journal.store.values import Codes, Days, day, listed, shared

NOTE_KINDS = Codes(NoteKind, NoteKind.FREE)
_POINT_KINDS = Codes(PointKind, PointKind.LINK)
_NOW_AT = "p.contact_id = c.id AND p.until IS NULL"

_OWN = (
    "id",
    "uuid",
    "name",
    "addressed_as",
    "pronouns",
    "area",
    "level",
    "decides_hiring",
    "recruiter",
    "source",
    "place",
    "how_known",
    "attained",
    "warmth",
    "cadence",
    "thanks_by",
    "linkedin",
    "role",
    "company_id",
    "company",
)

_OWN_CODES = {
    "level": known.LEVELS,
    "source": known.SOURCES,
    "warmth": known.WARMTH,
    "cadence": known.CADENCES,
    "thanks_by": known.THANKS,
    "linkedin": known.LINKEDIN,
}

# Each look-up beside a person goes through an index: as fast for one person as for all of them.
_SKELETON = f"""
SELECT c.id, c.name, r.referrer_id, coalesce(r.introduction, ''), {holds.on_hold("c.id", "r")},
       (SELECT count(*) FROM referral f WHERE f.referred_id = c.id) > 1, c.source,
       coalesce({touches.LAST}, ''),
       coalesce(p.role, ''), coalesce(o.name, ''), c.folded
  FROM contact c
  LEFT JOIN referral r ON r.referred_id = c.id AND r.is_primary = 1
  LEFT JOIN position p ON p.id = (SELECT max(q.id) FROM position q
                                   WHERE q.contact_id = c.id AND q.until IS NULL)
  LEFT JOIN company o ON o.id = p.company_id
"""

_CODES = {3: known.PRIMARY, 6: known.SOURCES}
_IN_COMMON = (8, 9)  # the texts above that thousands have in common


def tree_rows(database: JournalDatabase, ids: Iterable[int] | None = None) -> list[TreeRow]:
    """The skeleton of everybody, or of ``ids``, by folded name."""
    where = "" if ids is None else f" WHERE c.id IN ({listed(ids)})"
    found = shared(database.parts(_SKELETON + where), _IN_COMMON, {**_CODES, 7: Days()})
    rows = list(map(TreeRow._make, found))
    rows.sort(key=attrgetter("folded", "id"))  # faster than SQLite's, which would copy each row
    return rows


def ids(database: JournalDatabase) -> list[int]:
    """Everybody, by folded name as ``tree_rows`` gives them."""
    return [key for (key,) in database.rows("SELECT id FROM contact ORDER BY folded, id")]


def links(database: JournalDatabase) -> list[tuple[int, int, str, bool]]:
    """All referrals as (referrer, referred, introduction, primary), the primary ones first."""
    return [
        (row[0], row[1], known.INTRODUCTIONS[row[2]], bool(row[3]))
        for row in database.rows(
            "SELECT referrer_id, referred_id, introduction, is_primary FROM referral"
            " ORDER BY is_primary DESC, id"
        )
    ]


def referred_by(database: JournalDatabase, ids: Iterable[int]) -> list[int]:
    """Whom these people referred, whether as the first or as a further referrer."""
    rows = database.rows(
        f"SELECT DISTINCT referred_id FROM referral WHERE referrer_id IN ({listed(ids)})"
        " ORDER BY referred_id"
    )
    return [row[0] for row in rows]


def count(database: JournalDatabase) -> int:
    """How many people there are."""
    row = database.one("SELECT count(*) FROM contact")
    return int(row[0]) if row else 0


def newest(database: JournalDatabase, most: int) -> list[tuple[int, str]]:
    """Id and name of who was added last, the last first."""
    rows = database.rows("SELECT id, name FROM contact ORDER BY id DESC LIMIT ?", (most,))
    return [(row[0], row[1]) for row in rows]


def names(database: JournalDatabase, typed: str = "", limit: int = 20) -> list[NamedPerson]:
    """People one of whose names begins like ``typed``, folded, in order of the name."""
    start = _beginning(typed)
    rows = database.rows(
        f"SELECT c.id, c.name, coalesce(o.name, '') FROM contact c"
        f" LEFT JOIN position p ON {_NOW_AT} LEFT JOIN company o ON o.id = p.company_id"
        r" WHERE c.folded LIKE ? ESCAPE '\' OR c.folded LIKE ? ESCAPE '\'"
        " GROUP BY c.id ORDER BY c.folded, c.id LIMIT ?",
        (f"{start}%", f"% {start}%", limit),
    )
    return list(map(NamedPerson._make, rows))


def named(database: JournalDatabase, ids: Iterable[int]) -> dict[int, NamedPerson]:
    """The people of these ids."""
    rows = database.rows(
        f"SELECT c.id, c.name, coalesce(o.name, '') FROM contact c"
        f" LEFT JOIN position p ON {_NOW_AT} LEFT JOIN company o ON o.id = p.company_id"
        f" WHERE c.id IN ({listed(ids)}) GROUP BY c.id"
    )
    return {row[0]: NamedPerson._make(row) for row in rows}


def company_names(database: JournalDatabase, typed: str = "", limit: int = 20) -> list[str]:
    """Companies that begin like ``typed``, folded."""
    start = _beginning(typed)
    rows = database.rows(
        r"SELECT name FROM company WHERE folded LIKE ? ESCAPE '\' ORDER BY folded LIMIT ?",
        (f"{start}%", limit),
    )
    return [row[0] for row in rows]


def company_id(database: JournalDatabase, name: str) -> int | None:
    """The company of this name, folded alike."""
    row = database.one("SELECT id FROM company WHERE folded = ? ORDER BY id", (sort_key(name),))
    return int(row[0]) if row else None


def find(database: JournalDatabase, wanted: str) -> list[int]:
    """People of this id, UUID or whole name (folded)."""
    wanted = clean_line(wanted)
    rows = database.rows(
        "SELECT id FROM contact WHERE uuid = ? OR folded = ? OR CAST(id AS TEXT) = ?",
        (wanted, sort_key(wanted), wanted),
    )
    return [row[0] for row in rows]


def card(database: JournalDatabase, contact_id: int) -> PersonCard | None:
    """All of one person but the timeline; None when there is nobody of this id."""
    row = database.one(
        f"SELECT {', '.join(f'c.{name}' for name in _OWN[:-3])}, coalesce(p.role, ''),"
        " p.company_id, coalesce(o.name, '') FROM contact c"
        f" LEFT JOIN position p ON {_NOW_AT} LEFT JOIN company o ON o.id = p.company_id"
        " WHERE c.id = ? ORDER BY p.id DESC",
        (contact_id,),
    )
    if row is None:
        return None
    last = database.one(f"SELECT {touches.LAST} FROM contact c WHERE c.id = ?", (contact_id,))
    own: dict[str, Any] = dict(zip(_OWN, row, strict=True))
    own |= {name: bool(own[name]) for name in ("decides_hiring", "recruiter")}
    own |= {name: texts[own[name]] for name, texts in _OWN_CODES.items()}
    return PersonCard(
        **own,
        points=points(database, contact_id),
        notes=notes(database, contact_id),
        path=path(database, contact_id),
        referrers=_referrals(database, contact_id, "referred_id", "referrer_id"),
        referred=_referrals(database, contact_id, "referrer_id", "referred_id"),
        holds=holds.on(database, contact_id),
        last_touch=day(last[0]) if last else None,
        awaits_introduction=holds.awaits_introduction(database, contact_id),
    )


def points(database: JournalDatabase, contact_id: int) -> tuple[Point, ...]:
    """Mail, telephone and links of a person, the preferred ones first."""
    rows = database.rows(
        "SELECT id, kind, value FROM contact_point WHERE contact_id = ? ORDER BY rank, id",
        (contact_id,),
    )
    return tuple(Point(row[0], _POINT_KINDS[row[1]], row[2]) for row in rows)


def notes(database: JournalDatabase, contact_id: int) -> dict[NoteKind, str]:
    """The note of each kind that belongs to the person and not to one interview."""
    rows = database.rows(
        "SELECT kind, text FROM note WHERE contact_id = ? AND interview_id IS NULL ORDER BY id",
        (contact_id,),
    )
    found: dict[NoteKind, str] = {}
    for kind, text in rows:
        key = NOTE_KINDS[kind]
        found[key] = f"{found[key]}\n{text}" if key in found else text
    return found


def path(database: JournalDatabase, contact_id: int) -> tuple[NamedPerson, ...]:
    """The primary referrers from the root down, without the person; ends where a loop would."""
    rows = database.rows(
        "WITH RECURSIVE up (id, depth, seen) AS ("
        "  SELECT ?1, 0, '/' || ?1 || '/'"
        "  UNION ALL"
        "  SELECT r.referrer_id, up.depth + 1, up.seen || r.referrer_id || '/'"
        "    FROM up JOIN referral r ON r.referred_id = up.id AND r.is_primary = 1"
        "   WHERE instr(up.seen, '/' || r.referrer_id || '/') = 0)"
        " SELECT c.id, c.name, '' FROM up JOIN contact c ON c.id = up.id"
        " WHERE up.depth > 0 ORDER BY up.depth DESC",
        (contact_id,),
    )
    return tuple(map(NamedPerson._make, rows))


def _referrals(
    database: JournalDatabase, contact_id: int, here: str, there: str
) -> tuple[ReferralRow, ...]:
    rows = database.rows(
        f"SELECT r.id, c.id, c.name, r.is_primary, r.introduction, r.made_on,"
        f" {holds.on_hold('c.id')}"
        f" FROM referral r JOIN contact c ON c.id = r.{there}"
        f" WHERE r.{here} = ? ORDER BY r.is_primary DESC, c.folded, r.id",
        (contact_id,),
    )
    return tuple(
        ReferralRow(row[0], row[1], row[2], bool(row[3]), how, day(row[5]), bool(row[6]))
        for row in rows
        if (how := known.INTRODUCTIONS[row[4]])
    )


def _beginning(typed: str) -> str:
    """What was typed as the pattern of a LIKE, which stands for itself alone."""
    start = sort_key(clean_line(typed))
    return start.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
