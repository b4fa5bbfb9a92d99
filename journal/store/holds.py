"""Reads open holds with their conditions, and in whose name somebody may be written to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from journal.domain.codes import Introduction
from journal.domain.holds import OWNER_GONE, rank
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


def on_hold(who: str) -> str:
    """The SQL condition for ``in_way``: the person whose id is the column ``who`` has to wait."""
    return f"""
       (EXISTS (SELECT 1 FROM hold held WHERE held.contact_id = {who} AND held.ended_on IS NULL)
        OR EXISTS (SELECT 1 FROM referral promise
                    WHERE promise.referred_id = {who} AND promise.is_primary = 1
                      AND promise.introduction = '{Introduction.PROMISED}'
                      AND NOT EXISTS (SELECT 1 FROM interview agreed
                                       WHERE agreed.contact_id = {who}
                                         AND +agreed.status IN ('scheduled', 'held'))))"""


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
            met = database.one(
                "SELECT 1 FROM interview WHERE contact_id = ? AND status IN ('scheduled', 'held')",
                (contact_id,),
            )
            return None if met else Referrer(who, name)
    return None
