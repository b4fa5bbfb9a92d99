"""Reads follow-ups, holds that wait, and what stands on days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from journal.domain.clock import to_utc_text
from journal.domain.holds import OWNER_GONE
from journal.domain.views.days import DayItem, FirstSteps, FollowUpRow
from journal.store import known, settings
from journal.store.connection import JournalDatabase
from journal.store.holds import met, on_hold
from journal.store.values import clock_time, day, moment, zone_of

_FOLLOW_UPS = f"""
SELECT f.id, f.contact_id, coalesce(c.name, ''), f.about_id, coalesce(a.name, ''), f.interview_id,
       f.kind, f.what, f.why, f.due_on, f.due_time, f.state,
       CASE WHEN f.due_on IS NULL THEN coalesce(m.name, '') ELSE '' END, f.closed_on,
       f.origin,
       {on_hold("f.contact_id")},
       f.repeat, f.remind_at
  FROM follow_up f
  LEFT JOIN contact c ON c.id = f.contact_id
  LEFT JOIN contact a ON a.id = f.about_id
  LEFT JOIN milestone m ON m.id = f.milestone_id
"""

FIRST_STEPS = "first steps"
"""The setting that is true while the first steps are offered."""


def first_steps(database: JournalDatabase) -> FirstSteps | None:
    """What is done of the first steps; None when they aren't offered, or all are done."""
    if settings.read(database, FIRST_STEPS) is not True:
        return None
    row = database.one(
        "SELECT (SELECT min(id) FROM contact), EXISTS (SELECT 1 FROM pitch),"
        " EXISTS (SELECT 1 FROM interview WHERE requested_on IS NOT NULL)"
    )
    contact, pitch, request = row or (None, 0, 0)
    if contact is not None and pitch and request:
        return None
    return FirstSteps(contact is not None, bool(pitch), bool(request), contact)


def follow_ups(database: JournalDatabase) -> list[FollowUpRow]:
    """All follow-ups, open and closed, by due date."""
    return [_row(row) for row in database.rows(f"{_FOLLOW_UPS} ORDER BY f.due_on, f.id")]


def follow_up(database: JournalDatabase, key: int) -> FollowUpRow | None:
    """One follow-up."""
    row = database.one(f"{_FOLLOW_UPS} WHERE f.id = ?", (key,))
    return _row(row) if row else None


def open_with(database: JournalDatabase, contact_id: int) -> list[FollowUpRow]:
    """What is still to be done for a person, the first due first."""
    rows = database.rows(
        f"{_FOLLOW_UPS} WHERE f.contact_id = ? AND +f.state = 'open'"
        " ORDER BY f.due_on IS NULL, f.due_on, f.id",
        (contact_id,),
    )
    return [_row(row) for row in rows]


def follow_up_rules(database: JournalDatabase, interview_id: int) -> frozenset[str]:
    """The rules of proposals from which follow-ups of this interview were made."""
    rows = database.rows(
        "SELECT DISTINCT origin FROM follow_up WHERE interview_id = ? AND origin <> ''",
        (interview_id,),
    )
    return frozenset(row[0] for row in rows)


def due_until(database: JournalDatabase, last: date) -> list[FollowUpRow]:
    """Open follow-ups due on ``last`` or before."""
    rows = database.rows(
        f"{_FOLLOW_UPS} WHERE f.state = 'open' AND f.due_on <= ?"
        " ORDER BY f.due_on, f.due_time IS NULL, f.due_time, f.id",
        (last.isoformat(),),
    )
    return [_row(row) for row in rows]


def count_due(database: JournalDatabase, last: date, now: datetime) -> int:
    """How many open follow-ups are due on ``last`` or before, without those put off."""
    row = database.one(
        "SELECT count(*) FROM follow_up WHERE state = 'open' AND due_on <= ?"
        " AND (remind_at IS NULL OR remind_at <= ?)",
        (last.isoformat(), to_utc_text(now)),
    )
    return int(row[0]) if row else 0


def first_due(
    database: JournalDatabase, last: date, now: datetime, not_on_hold: Iterable[str] = ()
) -> FollowUpRow | None:
    """The first open follow-up that is due on ``last`` or before, without those put off.

    Of people on hold none of the kinds ``not_on_hold``.
    """
    kinds = ", ".join(f"'{kind}'" for kind in not_on_hold)
    row = database.one(
        f"{_FOLLOW_UPS} WHERE f.state = 'open' AND f.due_on <= ?"
        " AND (f.remind_at IS NULL OR f.remind_at <= ?)"
        f" AND NOT (f.kind IN ({kinds}) AND {on_hold('f.contact_id')})"
        " ORDER BY f.due_on, f.due_time IS NULL, f.due_time, f.id LIMIT 1",
        (last.isoformat(), to_utc_text(now)),
    )
    return _row(row) if row else None


def first_after(database: JournalDatabase, last: date) -> FollowUpRow | None:
    """The first open follow-up that is due later than ``last``."""
    row = database.one(
        f"{_FOLLOW_UPS} WHERE f.state = 'open' AND f.due_on > ?"
        " ORDER BY f.due_on, f.due_time IS NULL, f.due_time, f.id LIMIT 1",
        (last.isoformat(),),
    )
    return _row(row) if row else None


# Who is on hold is asked of those that are wanted, and not of all that had to be put in order.
_ON_DAYS = f"""
SELECT found.*, {on_hold("found.contact_id")} FROM (
SELECT * FROM (
SELECT 'interview' AS kind, i.id AS id, i.contact_id AS contact_id, c.name, '',
       substr(i.start, 1, 10) AS day, substr(i.start, 12, 5) AS at,
       min(max(i.minutes, 0), 1440), i.format, i.status,
       CASE WHEN i.place <> '' THEN i.place ELSE i.link END, '',
       min(max(i.travel_minutes, 0), 1440), NULL, ''
  FROM interview i JOIN contact c ON c.id = i.contact_id
 WHERE i.start >= :first AND i.start < :after
   AND i.status IN ('idea', 'requested', 'scheduled', 'held', 'no reply')
   AND (i.status <> 'held' OR i.held_from IS NULL)
 UNION ALL
SELECT 'follow-up', f.id, f.contact_id, coalesce(c.name, ''), f.what, f.due_on, f.due_time, 0,
       f.kind, f.state, '', coalesce(a.name, ''), NULL, f.remind_at, f.why
  FROM follow_up f
  LEFT JOIN contact c ON c.id = f.contact_id
  LEFT JOIN contact a ON a.id = f.about_id
 WHERE f.due_on >= :first AND f.due_on < :after AND f.state IN ('open', 'done')
 UNION ALL
SELECT 'hold', h.id, h.contact_id, c.name, '', h.check_back, NULL, 0,
       CASE WHEN m.id IS NULL AND h.ended_how = '{OWNER_GONE}' THEN '{OWNER_GONE}' ELSE '' END,
       'open', '', coalesce(m.name, ''), NULL, NULL, ''
  FROM hold h
  JOIN contact c ON c.id = h.contact_id
  LEFT JOIN contact m ON m.id = h.whose_move_id
 WHERE h.check_back >= :first AND h.check_back < :after AND h.ended_on IS NULL
   AND NOT {met("h")}
) ORDER BY day, at IS NULL, at, kind DESC, id LIMIT :most
) found
"""
_ALL = -1  # for SQLite no limit
# Most were held, and no index knows when: with the + SQLite looks through all of them at once.
_HELD = f"""
SELECT 'interview', i.id, i.contact_id, c.name, '', i.held_from, i.zone,
       min(max(i.minutes, 0), 1440), i.format, i.status,
       CASE WHEN i.place <> '' THEN i.place ELSE i.link END, '',
       min(max(i.travel_minutes, 0), 1440), NULL, '', {on_hold("c.id")}
  FROM interview i JOIN contact c ON c.id = i.contact_id
 WHERE +i.status = 'held' AND i.held_from >= :before AND i.held_from < :beyond
"""
_NEVER = "9999-12-31"


def between(database: JournalDatabase, first: date, last: date) -> list[DayItem]:
    """Interviews, follow-ups and check-back dates on these days, by day and time.

    Interviews count on the day of their own clock, those that were held on the day on which that
    was, whatever had been planned; skipped follow-ups and cancelled interviews are left out, and
    holds of which all has happened: nobody has to be asked any more.
    """
    after = (last + timedelta(days=1)).isoformat()
    terms = {"first": first.isoformat(), "after": after, "most": _ALL}
    items = [item for row in database.rows(_ON_DAYS, terms) if (item := _item(row))]
    # Stored in UTC: a day more at both ends, until the zone of each is known.
    wider = {
        "before": (first - timedelta(days=1)).isoformat(),
        "beyond": (last + timedelta(days=2)).isoformat(),
    }
    held = [item for row in database.rows(_HELD, wider) if (item := _held_item(row))]
    found = [*items, *(item for item in held if first <= item.day <= last)]
    found.sort(key=lambda item: item.id)
    found.sort(key=lambda item: item.kind, reverse=True)
    found.sort(key=lambda item: (item.day, item.time is None, item.time or time.min))
    return found


def first_later(database: JournalDatabase, last: date) -> DayItem | None:
    """The first thing that stands on a day after ``last``."""
    first = (last + timedelta(days=1)).isoformat()
    row = database.one(_ON_DAYS, {"first": first, "after": _NEVER, "most": 1})
    return _item(row) if row else None


def _item(row: Sequence[Any]) -> DayItem | None:
    """None where what is stored is no day."""
    when = day(row[5])
    return _day_item(row, when, clock_time(row[6])) if when else None


def _held_item(row: Sequence[Any]) -> DayItem | None:
    """At the time at which one met; None where what is stored is no time."""
    begun = moment(row[5])
    if begun is None:
        return None
    local = begun.astimezone(zone_of(row[6]))
    at = local.time().replace(second=0, microsecond=0)
    return _day_item(row, local.date(), at)


def _day_item(row: Sequence[Any], when: date, at: time | None) -> DayItem:
    codes = known.OF_ITEMS.get(row[0])
    code, state = (codes[0][row[8]], codes[1][row[9]]) if codes else row[8:10]
    plain = (*row[:5], when, at, row[7], code, state, *row[10:13])
    return DayItem._make([*plain, bool(row[15]), moment(row[13]), row[14]])


def _row(row: Sequence[Any]) -> FollowUpRow:
    return FollowUpRow._make(
        [
            *row[:6],
            known.FOLLOW_UPS[row[6]],
            *row[7:9],
            day(row[9]),
            clock_time(row[10]),
            known.STATES[row[11]],
            row[12],
            day(row[13]),
            row[14],
            bool(row[15]),
            row[16],
            moment(row[17]),
        ]
    )
