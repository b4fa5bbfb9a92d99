"""The first update after a meeting goes by the last touch: a call in between moves it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from journal.domain.changes import Kind
from journal.domain.codes import Cadence
from journal.domain.followups import cadence_days
from journal.store.journal import Journal, Step
from journal.store.touches import LAST
from journal.store.values import day

BY_CADENCE: Final = "held.update"
"""The origin of follow-ups whose day is counted from the last touch."""
_DAYS: Final = " ".join(
    f"WHEN '{each}' THEN {days}" for each in Cadence if (days := cadence_days(each)) is not None
)
_OPEN: Final = (
    "SELECT id FROM follow_up WHERE contact_id = ? AND origin = ? AND +state = 'open'"
    " AND due_on IS NOT NULL"
)


def after_touch(step: Step, contact_id: int, on_day: date) -> None:
    """Within an open step: one was in touch, so the update is due later; never earlier."""
    days = step.find(f"SELECT CASE cadence {_DAYS} END FROM contact WHERE id = ?", (contact_id,))
    if days is None:
        return
    due = on_day + timedelta(days=days)
    found = (contact_id, BY_CADENCE, due.isoformat())
    while (key := step.find(f"{_OPEN} AND due_on < ? LIMIT 1", found)) is not None:
        step.update(Kind.FOLLOW_UP, key, due_on=due)


def after_cadence(step: Step, journal: Journal, contact_id: int) -> None:
    """Within an open step: another cadence; the update is due by it, counted from the last touch.

    Without a cadence it stays on its day: somebody put it there.
    """
    row = journal.database.one(
        f"SELECT cadence, {LAST} FROM contact c WHERE c.id = ?", (contact_id,)
    )
    last = day(row[1]) if row else None
    days = cadence_days(Cadence(row[0])) if row and row[0] in set(Cadence) else None
    if last is None or days is None:
        return
    for (key,) in journal.database.rows(_OPEN, (contact_id, BY_CADENCE)):
        step.update(Kind.FOLLOW_UP, key, due_on=last + timedelta(days=days))
