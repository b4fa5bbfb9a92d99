"""Meetings that are over and not done with: what was said isn't written down, or no thanks said."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from journal.domain.codes import InterviewStatus
from journal.domain.followups import needs_you_key, thank_you_due
from journal.domain.next_step import InterviewFacts, NextStepCode, for_interview
from journal.domain.views.days import FollowUpRow, NeedsRow, ReadyRow, UnfinishedRow
from journal.domain.views.meetings import InterviewRow


def unfinished(
    rows: Iterable[InterviewRow], known: Mapping[int, InterviewFacts], now: datetime
) -> list[UnfinishedRow]:
    """What is to be done after each of these meetings. ``now`` is aware, in the user's zone.

    Thanks that stand on a day already, as a follow-up, are left to it.
    """
    found = []
    for row in rows:
        facts = known.get(row.id)
        step = for_interview(facts, now) if facts is not None else None
        if facts is None or step is None:
            continue
        due_on, due_time = step.due, step.due_time
        if step.code is NextStepCode.CAPTURE and facts.end is not None:
            # It may be done from the end on, and is late when the thanks are.
            due = thank_you_due(facts.end).astimezone(now.tzinfo)
            due_on, due_time = due.date(), due.time().replace(second=0, microsecond=0)
        elif step.code is NextStepCode.THANK:
            thanks = facts.person.thank_you
            if thanks is not None and thanks.due is not None:
                continue
        elif step.code is not NextStepCode.CAPTURE:
            continue
        found.append(UnfinishedRow(row.id, row.contact_id, row.name, step, due_on, due_time))
    return found


def to_capture(
    rows: Iterable[InterviewRow], known: Mapping[int, InterviewFacts], now: datetime
) -> tuple[InterviewRow | None, bool]:
    """A meeting that is over, of which it isn't written what was said; whether it is fresh.

    The first of a day, for which thanks are still in time; without one the last before it.
    """
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    fresh = min(midnight, now - timedelta(hours=24))
    left = sorted(
        (each.end, row.id, row)
        for row in rows
        if (each := known.get(row.id)) is not None
        and each.end is not None
        and not (row.status == InterviewStatus.HELD and each.written_down)
    )
    in_time = next((row for end, _key, row in left if end >= fresh), None)
    if in_time is not None:
        return in_time, True
    return (left[-1][2] if left else None), False


def among(
    needs: Iterable[FollowUpRow], others: Iterable[UnfinishedRow | ReadyRow], now: datetime
) -> tuple[NeedsRow, ...]:
    """All that needs the user, the most pressing first, as ``needs`` are already."""
    found: list[NeedsRow] = list(needs)
    for row in others:  # few among many, which needn't be sorted again
        insort(found, row, key=lambda each: needs_you_key(each.due_on, each.due_time, now))
    return tuple(found)
