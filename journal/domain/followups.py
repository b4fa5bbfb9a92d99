"""Follow-ups: how pressing they are, in which order they stand, when one is due."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from journal.domain.codes import Cadence, FollowUpState, Urgency

THANK_YOU_HOURS: Final = 24
_CADENCE_DAYS: Final = {Cadence.MONTHLY: 30, Cadence.QUARTERLY: 91, Cadence.HALF_YEARLY: 182}


def is_done(state: str) -> bool:
    """It was done; ``state`` is a ``FollowUpState``, or one of a newer program."""
    return state == FollowUpState.DONE


def was_left_out(state: str) -> bool:
    """It was skipped, by the user or since what it belonged to came to nothing."""
    return state == FollowUpState.SKIPPED


def urgency(
    due_on: date | None,
    due_time: time | None,
    state: FollowUpState,
    waits: bool,
    now: datetime,
) -> Urgency | None:
    """How pressing a follow-up is; None for one that is done or skipped.

    ``waits`` says that what triggers it hasn't come yet. ``due_on`` and ``due_time`` are local,
    like ``now``; with a time it is overdue from that minute on, without one from the next day.
    Open ones without a day are SOON, like everything after today.
    """
    if state is not FollowUpState.OPEN:
        return None
    if waits:
        return Urgency.WAITING
    today = now.date()
    if due_on is None or due_on > today:
        return Urgency.SOON
    if due_on < today or (due_time is not None and due_time <= now.time()):
        return Urgency.OVERDUE
    return Urgency.TODAY


def needs_you_key(
    due_on: date | None, due_time: time | None, now: datetime
) -> tuple[int, date, int, time]:
    """Sorts what needs the user: overdue from the oldest on, then by the hour, then the day.

    Later days follow by date; what has no day comes last.
    """
    if due_on is None:
        return (3, date.max, 1, time.max)
    rank = {Urgency.OVERDUE: 0, Urgency.TODAY: 1}.get(
        urgency(due_on, due_time, FollowUpState.OPEN, False, now) or Urgency.SOON, 2
    )
    return (rank, due_on, 0 if due_time is not None else 1, due_time or time.max)


def came_due(
    due_on: date | None,
    due_time: time | None,
    remind_at: datetime | None,
    since: datetime,
    now: datetime,
) -> bool:
    """Whether an open follow-up became late, or was to come back, between two aware moments.

    ``since`` and ``now`` are in the user's zone, as ``due_on`` and ``due_time`` are. One that is
    put off until later is still away. A clock that was set back lets nothing come due.
    """
    if remind_at is not None:
        return since < remind_at <= now
    if due_on is None:
        return False
    if due_time is not None:
        seen = (since.date(), since.time())
        return seen < (due_on, due_time) <= (now.date(), now.time())
    return since.date() < due_on < now.date()


def thank_you_due(end: datetime) -> datetime:
    """24 real hours after the end of the meeting, in the zone of ``end`` (aware)."""
    later = end.astimezone(UTC) + timedelta(hours=THANK_YOU_HOURS)
    return later.astimezone(end.tzinfo)


def cadence_days(cadence: Cadence) -> int | None:
    """Days between two touches at this cadence: 30, 91, 182; None for no cadence."""
    return _CADENCE_DAYS.get(cadence)


def next_touch_due(last_touch: date | None, cadence: Cadence) -> date | None:
    """The day by which to be in touch again; None without a cadence or a first touch."""
    days = cadence_days(cadence)
    if days is None or last_touch is None:
        return None
    return last_touch + timedelta(days=days)


def is_fading(last_touch: date | None, cadence: Cadence, today: date) -> bool:
    """Whether the last touch is older than the cadence allows."""
    due = next_touch_due(last_touch, cadence)
    return due is not None and due < today
