"""Reads milestones, and who may be owed the news of one: a few queries for everybody."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from journal.domain.codes import Introduction, Warmth
from journal.domain.milestones import Known
from journal.store.connection import JournalDatabase
from journal.store.holds import on_hold
from journal.store.nameless import forgotten
from journal.store.values import Codes, day, listed

ORIGIN: Final = "milestone:"
"""An origin that begins so is followed by the id of the milestone."""
_NAMED: Final = 3
_WARMTHS: Final = Codes(Warmth, Warmth.NEW)
_MET: Final = """
SELECT m.contact_id, max(m.day) FROM (
  SELECT i.contact_id, coalesce(date(i.held_from, 'localtime'), substr(i.start, 1, 10),
         i.closed_on, substr(i.created_at, 1, 10), '0001-01-01') AS day
    FROM interview i WHERE i.status = 'held'
   UNION ALL
  SELECT p.contact_id, coalesce(date(i.held_from, 'localtime'), substr(i.start, 1, 10),
         i.closed_on, substr(i.created_at, 1, 10), '0001-01-01')
    FROM interview i JOIN participant p ON p.interview_id = i.id
   WHERE i.status = 'held' AND p.role <> 'asked'
) m GROUP BY m.contact_id
"""
_DECLINED: Final = """
SELECT r.referred_id FROM referral r GROUP BY r.referred_id
HAVING min(r.introduction = 'declined') = 1
 UNION
SELECT i.contact_id FROM interview i GROUP BY i.contact_id
HAVING max(i.status = 'declined') = 1
   AND max(i.status IN ('idea', 'requested', 'scheduled', 'held')) = 0
"""
_INSTEAD: Final = """
SELECT instead_of_id, contact_id FROM interview
 WHERE status = 'held' AND instead_of_id IS NOT NULL
"""


class MilestoneRow(NamedTuple):
    """A milestone; ``reached_on`` is None while follow-ups wait for it.

    ``news`` is the line that tells of it in letters.
    """

    id: int
    name: str
    reached_on: date | None
    news: str = ""


class Said(NamedTuple):
    """How far the telling is: follow-ups made for it that are done or left out, and open ones."""

    told: int
    to_tell: int


def rows(database: JournalDatabase) -> list[MilestoneRow]:
    """All milestones, one of a name: the one that is reached, or else the oldest."""
    found: dict[str, MilestoneRow] = {}
    for key, name, reached, text in database.rows(
        "SELECT id, name, reached_on, news FROM milestone ORDER BY reached_on IS NULL, id"
    ):
        found.setdefault(name, MilestoneRow(key, name, day(reached), text))
    return list(found.values())


def of_name(database: JournalDatabase, name: str) -> MilestoneRow | None:
    """The milestone of a name; None while nothing waits for it and it wasn't reached."""
    return next((row for row in rows(database) if row.name == name), None)


class Waiting(NamedTuple):
    """An open follow-up that waits for a milestone."""

    id: int
    contact_id: int | None
    kind: str
    what: str
    why: str


def waiting(database: JournalDatabase, name: str) -> list[Waiting]:
    """Open follow-ups that wait for a milestone of this name, the oldest first."""
    found = database.rows(
        "SELECT f.id, f.contact_id, f.kind, f.what, f.why FROM follow_up f"
        " JOIN milestone m ON m.id = f.milestone_id"
        " WHERE m.name = ? AND f.state = 'open' AND f.due_on IS NULL ORDER BY f.id",
        (name,),
    )
    return [Waiting._make(row) for row in found]


def waiting_for_reached(
    database: JournalDatabase, contact_id: int
) -> list[tuple[Waiting, str, date]]:
    """Open follow-ups for a person that wait for what was reached meanwhile; its name, and when."""
    found = database.rows(
        "SELECT f.id, f.contact_id, f.kind, f.what, f.why, m.name, max(o.reached_on)"
        " FROM follow_up f JOIN milestone m ON m.id = f.milestone_id"
        " JOIN milestone o ON o.name = m.name"
        " WHERE f.contact_id = ? AND f.state = 'open' AND f.due_on IS NULL"
        " AND o.reached_on IS NOT NULL GROUP BY f.id",
        (contact_id,),
    )
    return [
        (Waiting._make(row[:5]), row[5], on) for row in found if (on := day(row[6])) is not None
    ]


def there(database: JournalDatabase, ids: Iterable[int]) -> set[int]:
    """Which of these people are in the journal."""
    rows_there = database.rows(f"SELECT id FROM contact WHERE id IN ({listed(ids)})")
    return {row[0] for row in rows_there}


def latest_news(database: JournalDatabase) -> str:
    """The line of the milestone that was reached last; empty where none was written."""
    reached = [row for row in rows(database) if row.reached_on is not None]
    last = max(reached, key=lambda row: (row.reached_on, row.id), default=None)
    return last.news if last is not None else ""


def arranged(database: JournalDatabase, name: str) -> set[int]:
    """Whom the news of a milestone was told, or is to be told on a day, or left out on purpose."""
    found = database.rows(
        "SELECT f.contact_id FROM follow_up f JOIN milestone m ON m.id = f.milestone_id"
        " WHERE m.name = ?1 AND f.contact_id IS NOT NULL"
        " AND (f.due_on IS NOT NULL OR f.state <> 'open')"
        " UNION SELECT l.contact_id FROM letter l WHERE l.kind = 'good news' AND l.state = 'sent'"
        " AND l.sent_at >= (SELECT min(reached_on) FROM milestone WHERE name = ?1)",
        (name,),
    )
    return {row[0] for row in found}


def said(database: JournalDatabase, name: str) -> Said:
    """How far the telling of a milestone is."""
    row = database.one(
        "SELECT count(DISTINCT CASE WHEN f.state <> 'open' THEN coalesce(f.contact_id, -f.id) END),"
        " count(DISTINCT CASE WHEN f.state = 'open' AND f.due_on IS NOT NULL"
        " THEN coalesce(f.contact_id, -f.id) END)"
        " FROM follow_up f JOIN milestone m ON m.id = f.milestone_id WHERE m.name = ?",
        (name,),
    )
    return Said(row[0], row[1]) if row else Said(0, 0)


def instead(database: JournalDatabase) -> list[tuple[int, int]]:
    """(who was asked, who came instead) of the interviews that were held."""
    return [(row[0], row[1]) for row in database.rows(_INSTEAD)]


def known(database: JournalDatabase, name: str, also: Iterable[int] = ()) -> list[Known]:
    """Everybody who may be owed the news of a milestone and hasn't been told.

    Who asked, who was met, who named somebody who was met, and ``also``; nobody who was forgotten.
    """
    asked, nobody = _asked(database, name)
    met = {row[0]: day(row[1]) or date.min for row in database.rows(_MET)}
    named = _named(database, met)
    arranged_for = arranged(database, name)
    wanted = (
        {*asked, *met, *named, *also} - (arranged_for - asked.keys()) - set(forgotten(database))
    )
    declined = {row[0] for row in database.rows(_DECLINED)}
    found = [
        Known(
            contact_id=key,
            name=person,
            waiting=asked[key][0] if key in asked else None,
            asked=asked[key][1] if key in asked else "",
            met_on=met.get(key),
            warmth=_WARMTHS[warmth],
            referred=tuple(named.get(key, ())[:_NAMED]),
            on_hold=bool(held),
            declined=key in declined and key not in met,
        )
        for key, person, warmth, held in database.rows(
            f"SELECT c.id, c.name, c.warmth, {on_hold('c.id')} FROM contact c"
            f" WHERE c.id IN ({listed(wanted)}) ORDER BY c.id"
        )
    ]
    return [*found, *nobody]


def _asked(database: JournalDatabase, name: str) -> tuple[dict[int, tuple[int, str]], list[Known]]:
    """The oldest waiting follow-up of each who asked; and those that are for nobody."""
    asked: dict[int, tuple[int, str]] = {}
    nobody = []
    for each in waiting(database, name):
        if each.contact_id is None:
            nobody.append(Known(None, each.what or each.why, each.id, each.why))
        else:
            asked.setdefault(each.contact_id, (each.id, each.why))
    return asked, nobody


def _named(database: JournalDatabase, met: dict[int, date]) -> dict[int, list[str]]:
    """Who named somebody, or sent them instead, that was met; on the way to them, too."""
    names: dict[int, str] = {}
    before: dict[int, list[int]] = {}
    for referrer, referred, introduction in database.rows(
        "SELECT referrer_id, referred_id, introduction FROM referral ORDER BY id"
    ):
        if introduction != Introduction.DECLINED:
            before.setdefault(referred, []).append(referrer)
    for asked, came in instead(database):
        before.setdefault(came, []).append(asked)
    led: dict[int, list[int]] = {}  # by referrer: whom they named of those on a way to one met
    seen, ring = set(met), sorted(met)
    while ring:
        further = []
        for key in ring:
            for other in before.get(key, ()):
                led.setdefault(other, []).append(key)
                if other not in seen:
                    seen.add(other)
                    further.append(other)
        ring = further
    keys = {key for several in led.values() for key in several}
    if keys:
        names = dict(database.rows(f"SELECT id, name FROM contact WHERE id IN ({listed(keys)})"))
    return {
        referrer: [names[key] for key in dict.fromkeys(several) if key in names]
        for referrer, several in led.items()
    }
