"""Reads with whom one meant to be in touch again by now."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from journal.domain.codes import Cadence
from journal.domain.followups import cadence_days, next_touch_due
from journal.domain.views.days import FadingRow
from journal.store.connection import JournalDatabase
from journal.store.holds import on_hold
from journal.store.touches import LAST
from journal.store.values import Codes, day, listed

_CADENCES: Final = Codes(Cadence, Cadence.NONE)
_LOOKED_AT: Final = 5
"""So many times as many people are looked at closely as are wanted."""
_DAYS: Final = {each: days for each in Cadence if (days := cadence_days(each)) is not None}
_BEFORE: Final = " ".join(f"WHEN '{each}' THEN :before{days}" for each, days in _DAYS.items())
_QUIET: Final = f"""
SELECT c.id,
       (SELECT t.on_day FROM touch t WHERE t.contact_id = c.id ORDER BY t.on_day DESC LIMIT 1)
       AS touched
  FROM contact c WHERE c.cadence <> 'none' AND touched < CASE c.cadence {_BEFORE} END
 ORDER BY touched, c.id LIMIT :most
"""
# Most meetings were held: to look through all of them is shorter than through the index.
_MET_ONLY: Final = """
SELECT i.contact_id FROM interview i JOIN contact c ON c.id = i.contact_id
 WHERE +i.status = 'held' AND c.cadence <> 'none'
   AND NOT EXISTS (SELECT 1 FROM touch t WHERE t.contact_id = i.contact_id) LIMIT :most
"""
_EXACT: Final = f"""
SELECT c.id, c.name, c.cadence, {LAST} FROM contact c WHERE c.id IN ({{ids}})
   AND NOT {on_hold("c.id")}
   AND NOT EXISTS (SELECT 1 FROM follow_up f
                    WHERE f.contact_id = c.id AND +f.state = 'open' AND f.due_on IS NOT NULL
                      AND f.kind IN ('update', 'report back'))
"""
"""Nobody on hold, and nobody for whom being in touch is on a day already."""


def fading(database: JournalDatabase, today: date, most: int) -> list[FadingRow]:
    """The last touch is older than the cadence; who was to be written to longest ago first.

    Who may be among them is found by the days of touches alone: in a journal of ten thousand
    the exact day, which meetings change too, is worked out only for the quietest.
    """
    terms: dict[str, object] = {"most": most * _LOOKED_AT}
    for days in _DAYS.values():  # worked out once: SQLite would do it for every row
        terms[f"before{days}"] = (today - timedelta(days=days)).isoformat()
    ids = [row[0] for query in (_QUIET, _MET_ONLY) for row in database.rows(query, terms)]
    found = []
    for key, name, code, touched in database.rows(_EXACT.format(ids=listed(ids))) if ids else ():
        last = day(touched)
        due = next_touch_due(last, _CADENCES[code])
        if last is not None and due is not None and due < today:
            found.append(FadingRow(key, name, code, last, due))
    return sorted(found, key=lambda row: (row.due, row.contact_id))[:most]
