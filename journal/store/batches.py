"""Reads who is in a place, with how one stands with each: a few queries for everybody."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from journal.domain.batches import Local, Standing, matcher
from journal.domain.codes import InterviewStatus
from journal.store.connection import JournalDatabase
from journal.store.holds import awaited
from journal.store.nameless import forgotten
from journal.store.values import day, listed

_PLACES: Final = """
SELECT c.id, c.place FROM contact c WHERE c.place <> ''
 UNION ALL
SELECT p.contact_id, y.place FROM position p JOIN company y ON y.id = p.company_id
 WHERE p.until IS NULL AND y.place <> ''
 UNION ALL
SELECT i.contact_id, i.place FROM interview i WHERE i.place <> ''
"""
_PEOPLE: Final = """
SELECT c.id, c.name, coalesce((SELECT y.name FROM position p JOIN company y ON y.id = p.company_id
         WHERE p.contact_id = c.id AND p.until IS NULL ORDER BY p.id DESC LIMIT 1), '')
  FROM contact c WHERE c.id IN ({ids})
"""
_INTERVIEWS: Final = """
SELECT i.contact_id, i.status, coalesce(substr(i.start, 1, 10), date(i.held_from, 'localtime')),
       i.requested_on FROM interview i WHERE i.contact_id IN ({ids}) ORDER BY i.id
"""
_HELD: Final = f"""
SELECT h.contact_id, coalesce(m.name, '') FROM hold h LEFT JOIN contact m ON m.id = h.whose_move_id
 WHERE h.ended_on IS NULL AND h.contact_id IN ({{ids}})
 UNION ALL
SELECT r.referred_id, m.name FROM referral r JOIN contact m ON m.id = r.referrer_id
 WHERE {awaited("r")} AND r.referred_id IN ({{ids}})
"""
_RANK: Final = {
    InterviewStatus.SCHEDULED: (3, Standing.AGREED),
    InterviewStatus.REQUESTED: (2, Standing.ASKED),
    InterviewStatus.HELD: (1, Standing.MET),
    InterviewStatus.DECLINED: (0, Standing.OFF),
    InterviewStatus.NO_REPLY: (0, Standing.OFF),
    InterviewStatus.CANCELLED: (0, Standing.OFF),
}


def places(database: JournalDatabase) -> list[str]:
    """All places of people and companies, the most frequent first."""
    found = database.rows(
        "SELECT place FROM (SELECT trim(place) AS place FROM contact"
        " UNION ALL SELECT trim(place) FROM company) WHERE place <> ''"
        " GROUP BY place ORDER BY count(*) DESC, place"
    )
    return [row[0] for row in found]


def people_in(database: JournalDatabase, place: str) -> list[Local]:
    """Everybody who lives or works in a place, or was to be met there; nobody forgotten."""
    names = matcher(place)
    where: dict[int, str] = {}
    for contact, text in database.rows(_PLACES):
        if contact not in where and names(text):
            where[contact] = text
    for key in forgotten(database):
        where.pop(key, None)
    ids = listed(where)
    held: dict[int, str] = {}
    for contact, mover in database.rows(_HELD.format(ids=ids)):
        held.setdefault(contact, mover)
    standing = _standing(database, where)
    found = []
    for key, name, company in database.rows(_PEOPLE.format(ids=ids)):
        how, on = standing.get(key, (Standing.FREE, None))
        if key in held:
            how, on = Standing.ON_HOLD, None
        found.append(Local(key, name, company, where[key], how, on, held.get(key, "")))
    return found


def _standing(
    database: JournalDatabase, ids: Iterable[int]
) -> dict[int, tuple[Standing, date | None]]:
    """Of several interviews the one that says most: agreed, asked, met, off."""
    best: dict[int, tuple[int, Standing, date | None]] = {}
    for contact, status, start, requested in database.rows(_INTERVIEWS.format(ids=listed(ids))):
        rank = _RANK.get(status)
        if rank is None:
            continue
        on = day(requested) if rank[1] is Standing.ASKED else day(start)
        if contact not in best or rank[0] >= best[contact][0]:
            best[contact] = (*rank, on)
    return {key: (how, on) for key, (_rank, how, on) in best.items()}
