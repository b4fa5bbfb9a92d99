"""Reads who is on hold still though nothing is waited for any more."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from journal.domain.next_step import OpenHold, for_hold
from journal.domain.views.days import ReadyRow
from journal.store.connection import JournalDatabase
from journal.store.holds import met
from journal.store.values import day

_READY: Final = f"""
SELECT h.contact_id, c.name, m.id, m.name, h.check_back
  FROM hold h JOIN contact c ON c.id = h.contact_id
  LEFT JOIN contact m ON m.id = h.whose_move_id
 WHERE h.ended_on IS NULL AND {met("h")}
   AND NOT EXISTS (SELECT 1 FROM hold o WHERE o.contact_id = h.contact_id AND o.ended_on IS NULL
                      AND NOT {met("o")})
 ORDER BY h.id
"""


def rows(database: JournalDatabase, now: datetime) -> list[ReadyRow]:
    """Each person once, of several holds by the one that speaks for them. ``now`` is aware."""
    found: dict[int, tuple[OpenHold, ReadyRow]] = {}
    today = now.date()
    for contact, name, mover_id, mover, back in database.rows(_READY):
        hold = OpenHold(mover, day(back), met=True)
        before = found.get(contact)
        if before is None or hold.rank(today) < before[0].rank(today):
            row = ReadyRow(contact, name, mover_id, mover or "", for_hold(hold, now))
            found[contact] = (hold, row)
    return [row for _hold, row in found.values()]
