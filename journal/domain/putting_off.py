"""When to be reminded again of what is put off for a while; its day is another matter."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from journal.domain.clock import later_by, resolve, zone_name
from journal.domain.dates import next_weekday

MORNING: Final = time(9, 0)
EVENING: Final = time(18, 0)
_EVENING_UNTIL: Final = time(17, 0)


class Later(StrEnum):
    """The ready answers, the nearest first."""

    IN_AN_HOUR = "in an hour"
    THIS_EVENING = "this evening"
    TOMORROW_MORNING = "tomorrow morning"
    MONDAY_MORNING = "monday morning"


def later(now: datetime) -> dict[Later, datetime]:
    """When each of the answers is, that make sense now. ``now`` is aware, in the user's zone."""
    today = now.date()
    tomorrow = today + timedelta(days=1)
    monday = next_weekday(today, 0)
    found = {Later.IN_AN_HOUR: later_by(now, 60).replace(second=0, microsecond=0)}
    if now.time() < _EVENING_UNTIL:
        found[Later.THIS_EVENING] = at(today, EVENING, now)
    found[Later.TOMORROW_MORNING] = at(tomorrow, MORNING, now)
    if monday != tomorrow:
        found[Later.MONDAY_MORNING] = at(monday, MORNING, now)
    return found


def at(day: date, hour: time | None, now: datetime) -> datetime:
    """The moment of a day and hour in the zone of ``now``; in the morning without an hour.

    An hour that a change to summer time leaves out is the one after it.
    """
    wall = f"{day.isoformat()}T{(hour or MORNING):%H:%M}"
    return resolve(wall, zone_name(now))
