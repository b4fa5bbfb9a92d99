"""The only place that asks the system what time it is, and in which zone.

Everything else is handed a ``Clock``. Past moments are kept as UTC text, meetings to come as
wall time plus the IANA name of their zone, days as plain dates.
"""

from __future__ import annotations

import os
import re
import time
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_OFFSET = r"([+-])(\d{2}):(\d{2})"

# Where the system gives no zone name (Windows), the first of these whose offset agrees with the
# system's on the first day of each month of the year is taken: right in the past and next
# summer, even if the city is a neighbouring one.
_CANDIDATES = (
    "UTC", "Europe/London", "Europe/Dublin", "Europe/Lisbon", "Europe/Berlin", "Europe/Athens",
    "Europe/Moscow", "Europe/Istanbul", "America/New_York", "America/Chicago", "America/Denver",
    "America/Phoenix", "America/Los_Angeles", "America/Anchorage", "Pacific/Honolulu",
    "America/Halifax", "America/St_Johns", "America/Sao_Paulo", "America/Bogota",
    "America/Caracas", "America/Santiago", "America/Mexico_City", "Africa/Johannesburg",
    "Africa/Lagos", "Africa/Nairobi", "Africa/Cairo", "Asia/Jerusalem", "Asia/Dubai",
    "Asia/Tehran", "Asia/Kabul", "Asia/Karachi", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Dhaka",
    "Asia/Yangon", "Asia/Bangkok", "Asia/Shanghai", "Asia/Tokyo", "Australia/Darwin",
    "Australia/Adelaide", "Australia/Brisbane", "Australia/Sydney", "Pacific/Auckland",
)  # fmt: skip


class Clock(Protocol):
    """Tells the time to everything that needs it."""

    @property
    def zone(self) -> str:
        """IANA name of the local zone (``+HH:MM`` where none is known)."""

    def now(self) -> datetime:
        """This moment, aware, in the local zone."""

    def today(self) -> date:
        """The local date."""


class SystemClock:
    """The system's clock. The zone is looked up at each call: travellers change it."""

    def __init__(self) -> None:
        self._guessed: tuple[tuple[int, ...], str] | None = None

    @property
    def zone(self) -> str:
        """Zone by the TZ variable, the system's link, or the offsets of this year."""
        named = _zone_of_environment(os.environ.get("TZ")) or _zone_of_link(Path("/etc/localtime"))
        return named or self._zone_by_offsets()

    def now(self) -> datetime:
        """This moment in the local zone."""
        return datetime.now(zone_info(self.zone))

    def today(self) -> date:
        """The local date."""
        return self.now().date()

    def _zone_by_offsets(self) -> str:
        offsets = _system_offsets(time.localtime().tm_year)
        if self._guessed is None or self._guessed[0] != offsets:
            self._guessed = (offsets, zone_with_offsets(time.localtime().tm_year, offsets))
        return self._guessed[1]


class FixedClock:
    """A clock that stands still until it is moved: tests, screenshots, ``--now``."""

    def __init__(self, now: datetime) -> None:
        """Stand at ``now``; without a zone it is read as UTC."""
        self._now = now if now.tzinfo is not None else now.replace(tzinfo=UTC)

    @property
    def zone(self) -> str:
        """The zone that ``now`` was given in."""
        return zone_name(self._now)

    def now(self) -> datetime:
        """Where the clock stands."""
        return self._now

    def today(self) -> date:
        """The date where the clock stands."""
        return self._now.date()

    def advance(self, delta: timedelta | None = None, **parts: float) -> None:
        """Move by a span of real time: ``advance(hours=3)``. An hour stays an hour over DST."""
        span = (delta or timedelta()) + timedelta(**parts)
        self._now = (self._now.astimezone(UTC) + span).astimezone(self._now.tzinfo)


def zone_info(zone: str) -> tzinfo:
    """The zone of this name (IANA, or ``+HH:MM``). Raises ValueError for an unknown one."""
    offset = re.fullmatch(_OFFSET, zone) if zone.startswith(("+", "-")) else None
    if offset:
        span = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
        return timezone(-span if offset[1] == "-" else span)
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"unknown time zone: {zone!r}") from error


def zone_name(moment: datetime) -> str:
    """Name of the zone of an aware moment, readable by ``zone_info``."""
    key = getattr(moment.tzinfo, "key", None)
    if key:
        return str(key)
    offset = moment.utcoffset() or timedelta()
    if not offset:
        return "UTC"
    minutes = round(offset.total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def to_utc_text(moment: datetime) -> str:
    """``YYYY-MM-DDTHH:MM:SSZ`` of an aware moment. Raises ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone is no moment")
    utc = moment.astimezone(UTC)
    return f"{utc.year:04}-{utc.month:02}-{utc.day:02}T{utc:%H:%M:%S}Z"


def from_utc_text(text: str) -> datetime:
    """The aware UTC moment of ``YYYY-MM-DDTHH:MM:SSZ``. Raises ValueError for anything else."""
    if len(text) != 20 or text[4::3] != "--T::Z":  # the rest is looked at in a moment
        raise ValueError(f"no UTC moment: {text!r}")
    return datetime.fromisoformat(text)


def resolve(wall: str, zone: str) -> datetime:
    """The moment at which the clocks of ``zone`` show ``wall`` (``YYYY-MM-DDTHH:MM``).

    A time that a change to summer time leaves out moves forward by the gap (02:30 becomes
    03:30); a time that comes twice is the first of the two. Raises ValueError for text that is
    no such time, or an unknown zone.
    """
    if len(wall) != 16 or wall[4] != "-" or wall[10] != "T" or wall[13] != ":":
        raise ValueError(f"no wall time: {wall!r}")
    local = zone_info(zone)
    there = datetime.fromisoformat(wall).replace(tzinfo=local)
    try:
        # By way of UTC: an hour that doesn't exist comes back as the one after the gap.
        return there.astimezone(UTC).astimezone(local)
    except OverflowError as error:
        raise ValueError(f"out of the calendar: {wall!r}") from error


def later_by(moment: datetime, minutes: int) -> datetime:
    """So many real minutes later, in the same zone; without a zone, on that clock.

    Added to the clock of a zone, the end of a meeting over a change to or from summer time would
    be an hour off.
    """
    span = timedelta(minutes=minutes)
    if moment.tzinfo is None:
        return moment + span
    return (moment.astimezone(UTC) + span).astimezone(moment.tzinfo)


def zone_with_offsets(year: int, offsets: tuple[int, ...]) -> str:
    """The known zone with these offsets (seconds east) on the first of each month of ``year``.

    Without one: the offset of January as ``+HH:MM``.
    """
    for name in _CANDIDATES:
        if _offsets_of(zone_info(name), year) == offsets:
            return name
    return zone_name(datetime(year, 1, 1, tzinfo=timezone(timedelta(seconds=offsets[0]))))


def _offsets_of(zone: tzinfo, year: int) -> tuple[int, ...]:
    firsts = (datetime(year, month, 1, 12, tzinfo=UTC) for month in range(1, 13))
    spans = (first.astimezone(zone).utcoffset() or timedelta() for first in firsts)
    return tuple(int(span.total_seconds()) for span in spans)


def _system_offsets(year: int) -> tuple[int, ...]:
    firsts = (datetime(year, month, 1, 12, tzinfo=UTC) for month in range(1, 13))
    return tuple(time.localtime(first.timestamp()).tm_gmtoff for first in firsts)


def _zone_of_environment(value: str | None) -> str | None:
    if not value:
        return None
    return _known(value.removeprefix(":").rpartition("zoneinfo/")[2])


def _zone_of_link(link: Path) -> str | None:
    try:
        # One hop first: Debian links localtime to the city, and the city on to an alias.
        target = os.readlink(link)  # noqa: PTH115 - asked several times at each look at a page
    except OSError:
        return None
    _, found, name = target.rpartition("zoneinfo/")
    return _known(name) if found else None


def _known(name: str) -> str | None:
    try:
        zone_info(name)
    except ValueError:
        return None
    return name
