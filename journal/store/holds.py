"""Reads open holds with their conditions, and in whose name somebody may be written to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from journal.domain.codes import Introduction
from journal.domain.holds import AGREED, OWNER_GONE, rank
from journal.domain.views.holds import Condition, HoldInWay, HoldRow, Referrer
from journal.store import known
from journal.store.connection import JournalDatabase
from journal.store.nameless import forgotten
from journal.store.values import day, listed

_HOLDS = """
SELECT h.id, h.contact_id, c.name, h.whose_move_id, coalesce(m.name, ''), h.check_back,
       h.referral_id, h.ended_how
  FROM hold h JOIN contact c ON c.id = h.contact_id
  LEFT JOIN contact m ON m.id = h.whose_move_id
 WHERE h.ended_on IS NULL AND {whom}
 ORDER BY h.id
"""
_FREE = frozenset({Introduction.NAMED, Introduction.MADE})


_OPEN: Final = "held.ended_on IS NULL"
_AGREED: Final = ", ".join(f"'{each}'" for each in AGREED)


def awaited(referral: str) -> str:
    """The SQL condition of ``awaits_introduction`` for a row of referrals of this name.

    Without such a row it is false, too. The + keeps SQLite from going through all primary
    referrals, or all meetings of a status.
    """
    return f"""
       {referral}.introduction IS '{Introduction.PROMISED}' AND +{referral}.is_primary = 1
       AND NOT EXISTS (SELECT 1 FROM interview agreed
                        WHERE agreed.contact_id = {referral}.referred_id
                          AND +agreed.status IN ({_AGREED}))"""


def written(who: str) -> str:
    """The SQL condition: a hold on the person whose id is the column ``who`` is open."""
    return f"EXISTS (SELECT 1 FROM hold held WHERE held.contact_id = {who} AND {_OPEN})"


def met(hold: str) -> str:
    """The SQL condition ``all_met`` for a row of holds of this name."""
    return f"""
       (EXISTS (SELECT 1 FROM hold_condition k WHERE k.hold_id = {hold}.id)
        AND NOT EXISTS (SELECT 1 FROM hold_condition k
                         WHERE k.hold_id = {hold}.id AND k.met_on IS NULL))"""


def on_hold(who: str, referral: str = "") -> str:
    """The SQL condition of ``is_on_hold`` for the person whose id is the column ``who``.

    ``referral`` is the name of their primary referral where that is joined already; in it the
    person is looked for only once.
    """
    if referral:
        return f"({written(who)} OR ({awaited(referral)}))"
    return f"""
       ({written(who)} OR EXISTS (SELECT 1 FROM referral promise
          WHERE promise.referred_id = {who} AND {awaited("promise")}))"""


ALL_ON_HOLD: Final = f"""
SELECT held.contact_id FROM hold held WHERE {_OPEN}
 UNION
SELECT promise.referred_id FROM referral promise WHERE {awaited("promise")}
"""
"""The ids of everybody on hold: of thousands they are read in one go much sooner."""


def is_on_hold(database: JournalDatabase, contact_id: int) -> bool:
    """Whether a person must not be written to yet: what ``in_way`` explains."""
    row = database.one(f"SELECT {on_hold('?1')}", (contact_id,))
    return bool(row and row[0])


def awaits_introduction(database: JournalDatabase, contact_id: int) -> bool:
    """Whether the introduction of a person was promised and is still to come."""
    row = database.one(
        f"SELECT 1 FROM referral r WHERE r.referred_id = ? AND {awaited('r')}", (contact_id,)
    )
    return row is not None


def freed_by(database: JournalDatabase, interview_id: int) -> int | None:
    """Whom this meeting, which is agreed or was held, frees: their introduction was promised."""
    row = database.one(
        "SELECT i.contact_id FROM interview i JOIN referral r ON r.referred_id = i.contact_id"
        f" WHERE i.id = ? AND i.status IN ({_AGREED}) AND r.is_primary = 1"
        f" AND r.introduction = '{Introduction.PROMISED}'",
        (interview_id,),
    )
    return int(row[0]) if row else None


def on(database: JournalDatabase, contact_id: int) -> tuple[HoldRow, ...]:
    """The open holds on a person, the oldest first."""
    return _read(database, "h.contact_id = ?", contact_id)


def one(database: JournalDatabase, hold_id: int) -> HoldRow | None:
    """One open hold; None once it has ended."""
    return next(iter(_read(database, "h.id = ?", hold_id)), None)


def waiting_for(database: JournalDatabase, mover_id: int) -> tuple[HoldRow, ...]:
    """The open holds in which it is this person's move."""
    return _read(database, "h.whose_move_id = ?", mover_id)


def in_way(database: JournalDatabase, contact_id: int, today: date) -> HoldInWay | None:
    """Why a person must not be written to yet; None when they may.

    An introduction that was promised stands in the way without a written hold too, until one has
    met or a meeting is agreed: then it was made, whatever is noted.
    """
    found = sorted(on(database, contact_id), key=lambda hold: _rank(hold, today))
    referrals = _referrals(database, contact_id)
    promised = None if found else _promised(database, contact_id, referrals)
    if not found and promised is None:
        return None
    busy = {hold.whose_move_id for hold in found} | {promised.id if promised else None}
    busy |= set(forgotten(database))  # nobody is written to in their name
    waits = {hold.referral_id for hold in found}
    if any(hold.whose_move_id is None and not hold.owner_gone for hold in found):
        referrals = []  # what the user has to do first stands before every way
    name = database.one("SELECT name FROM contact WHERE id = ?", (contact_id,))
    return HoldInWay(
        contact_id,
        name[0] if name else "",
        tuple(found),
        promised,
        tuple(
            Referrer(who, called)
            for key, who, called, how, _primary in referrals
            if how in _FREE and who not in busy and key not in waits
        ),
    )


def _read(database: JournalDatabase, whom: str, key: int) -> tuple[HoldRow, ...]:
    rows = database.rows(_HOLDS.format(whom=whom), (key,))
    conditions = _conditions(database, [row[0] for row in rows])
    return tuple(
        HoldRow._make(
            [
                *row[:5],
                day(row[5]),
                tuple(conditions.get(row[0], ())),
                row[6],
                row[3] is None and row[7] == OWNER_GONE,
            ]
        )
        for row in rows
    )


def _conditions(database: JournalDatabase, holds: Iterable[int]) -> dict[int, list[Condition]]:
    found: dict[int, list[Condition]] = {}
    for key, hold, what, met in database.rows(
        "SELECT id, hold_id, what, met_on FROM hold_condition"
        f" WHERE hold_id IN ({listed(holds)}) ORDER BY id"
    ):
        found.setdefault(hold, []).append(Condition(key, what, day(met)))
    return found


def _rank(hold: HoldRow, today: date) -> Any:
    return rank(
        mine=hold.whose_move_id is None,
        owner_gone=hold.owner_gone,
        met=hold.all_met,
        check_back=hold.check_back,
        today=today,
    )


def _referrals(database: JournalDatabase, contact_id: int) -> list[tuple[Any, ...]]:
    """Referral, referrer, name, introduction, primary; the primary one first."""
    return [
        (row[0], row[1], row[2], known.INTRODUCTIONS[row[3]], bool(row[4]))
        for row in database.rows(
            "SELECT r.id, r.referrer_id, c.name, r.introduction, r.is_primary"
            " FROM referral r JOIN contact c ON c.id = r.referrer_id"
            " WHERE r.referred_id = ? ORDER BY r.is_primary DESC, r.id",
            (contact_id,),
        )
    ]


def _promised(
    database: JournalDatabase, contact_id: int, referrals: Iterable[tuple[Any, ...]]
) -> Referrer | None:
    for _key, who, name, how, primary in referrals:
        if primary and how == Introduction.PROMISED:
            return Referrer(who, name) if awaits_introduction(database, contact_id) else None
    return None
