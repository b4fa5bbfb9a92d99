"""Reads who has to act before somebody may be written to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from operator import itemgetter

from journal.domain.holds import OWNER_GONE, Rank
from journal.domain.next_step import NextStep, OpenHold, for_hold
from journal.domain.views.days import WaitingRow
from journal.store.connection import JournalDatabase
from journal.store.nameless import forgotten
from journal.store.values import day

_HOLDS = f"""
SELECT h.id, h.contact_id, c.name, m.id, coalesce(m.name, ''), h.check_back, r.made_on,
       m.id IS NULL AND h.ended_how = '{OWNER_GONE}',
       EXISTS (SELECT 1 FROM hold o WHERE o.contact_id = m.id AND o.ended_on IS NULL)
  FROM hold h JOIN contact c ON c.id = h.contact_id
  LEFT JOIN contact m ON m.id = h.whose_move_id
  LEFT JOIN referral r ON r.id = h.referral_id
 WHERE h.ended_on IS NULL ORDER BY h.id
"""
_CONDITIONS = """
SELECT k.hold_id, k.what, k.met_on FROM hold_condition k JOIN hold h ON h.id = k.hold_id
 WHERE h.ended_on IS NULL ORDER BY k.id
"""
# A meeting that is agreed, or was held, shows that the introduction was made.
_PROMISED = """
SELECT c.id, c.name, m.id, m.name, r.made_on FROM referral r
  JOIN contact c ON c.id = r.referred_id JOIN contact m ON m.id = r.referrer_id
 WHERE r.introduction = 'promised' AND r.is_primary = 1
   AND NOT EXISTS (SELECT 1 FROM hold h WHERE h.contact_id = c.id AND h.ended_on IS NULL)
   AND NOT EXISTS (SELECT 1 FROM interview i WHERE i.contact_id = c.id
                    AND i.status IN ('scheduled', 'held'))
 ORDER BY r.id
"""


_Rank = tuple[Rank, bool, date]


def rows(database: JournalDatabase, now: datetime) -> list[WaitingRow]:
    """Open holds, and introductions promised without one; what can be helped comes first."""
    unmet: dict[int, list[str]] = {}
    for hold, what, met_on in database.rows(_CONDITIONS):
        still_open = unmet.setdefault(hold, [])
        if met_on is None:
            still_open.append(what)
    found: list[tuple[_Rank, WaitingRow]] = []
    today = now.date()
    for key, contact, name, mover_id, mover, back, made_on, gone, held in database.rows(_HOLDS):
        waits, check_back = unmet.get(key), day(back)
        hold = OpenHold(mover or None, check_back, bool(gone), waits == [], bool(held))
        found.append(
            (
                hold.rank(today),
                WaitingRow(
                    key,
                    contact,
                    name,
                    mover_id,
                    mover,
                    check_back,
                    waits[0] if waits else "",
                    day(made_on),
                    max(len(waits or ()) - 1, 0),
                    bool(gone),
                    for_hold(hold, now),
                ),
            )
        )
    found += _promised(database, now)
    found.sort(key=itemgetter(0))
    return [row for _rank, row in found]


def _promised(database: JournalDatabase, now: datetime) -> Iterator[tuple[_Rank, WaitingRow]]:
    """All of them wait alike, each for somebody else: asked for one by one they take long."""
    nameless = forgotten(database)
    hold = OpenHold(" ")
    step, rank = for_hold(hold, now), hold.rank(now.date())
    for contact, name, mover_id, mover, made_on in database.rows(_PROMISED):
        if contact in nameless or mover_id in nameless:
            continue
        own = NextStep(step.code, step.due, step.due_time, mover, step.urgency)
        promised = day(made_on)
        yield (
            rank,
            WaitingRow(None, contact, name, mover_id, mover, None, "", promised, 0, False, own),
        )
