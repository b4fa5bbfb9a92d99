"""From stored text to values."""

from __future__ import annotations

from datetime import date, datetime, time

from journal.domain.clock import from_utc_text, resolve


def day(text: str | None) -> date | None:
    """A date; None for nothing, and for what is no date (a file damaged or edited by hand)."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def clock_time(text: str | None) -> time | None:
    """A time of a day."""
    if not text:
        return None
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None


def start_of(wall: str | None, zone: str) -> datetime | None:
    """The aware start of a meeting at ``wall`` in ``zone``; UTC when the zone is not known here."""
    if not wall:
        return None
    try:
        return resolve(wall, zone or "UTC")
    except ValueError:
        try:
            return resolve(wall, "UTC")
        except ValueError:
            return None


def moment(text: str | None) -> datetime | None:
    """A past moment, aware, in UTC."""
    if not text:
        return None
    try:
        return from_utc_text(text)
    except ValueError:
        return None
