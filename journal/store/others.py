"""Whom else one could turn to when somebody declines or doesn't answer."""

from __future__ import annotations

from typing import Final

from journal.domain.views.people import Other, WhyThem
from journal.store.connection import JournalDatabase
from journal.store.holds import on_hold
from journal.store.nameless import forgotten

_FREE: Final = f"""
   AND NOT EXISTS (SELECT 1 FROM interview i
                    WHERE i.contact_id = c.id AND +i.status NOT IN ('idea', 'cancelled'))
   AND NOT {on_hold("c.id")}
   AND NOT EXISTS (SELECT 1 FROM referral r WHERE r.referred_id = c.id AND r.is_primary = 1
                      AND r.introduction = 'declined')
"""
"""Nobody who was asked before, or must not be written to."""
_COLLEAGUES: Final = f"""
SELECT DISTINCT c.id, c.name, y.name, c.folded FROM position mine
  JOIN position p ON p.company_id = mine.company_id AND p.until IS NULL
  JOIN contact c ON c.id = p.contact_id
  JOIN company y ON y.id = p.company_id
 WHERE mine.contact_id = :who AND mine.until IS NULL AND c.id <> :who {_FREE}
 ORDER BY c.folded, c.id LIMIT :most
"""
_NAMED_TOO: Final = f"""
SELECT DISTINCT c.id, c.name, m.name, c.folded FROM referral mine
  JOIN referral other ON other.referrer_id = mine.referrer_id
  JOIN contact c ON c.id = other.referred_id
  JOIN contact m ON m.id = mine.referrer_id
 WHERE mine.referred_id = :who AND c.id <> :who {_FREE}
 ORDER BY c.folded, c.id LIMIT :most
"""


def others(database: JournalDatabase, contact_id: int, most: int) -> list[Other]:
    """Somebody else at that company first, then others named by the same referrer."""
    nameless = forgotten(database)
    found: dict[int, Other] = {}
    for query, why in ((_COLLEAGUES, WhyThem.COMPANY), (_NAMED_TOO, WhyThem.REFERRER)):
        rows = database.rows(query, {"who": contact_id, "most": most + len(nameless)})
        for key, name, through, _folded in rows:
            if key not in nameless:
                found.setdefault(key, Other(key, name, why, through))
    return list(found.values())[:most]
