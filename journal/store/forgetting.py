"""Bounds the history: 30 days, and so many megabytes.

What was deleted can be looked for in the history as long as it lasts: a step that holds deletions
is kept its 30 days, whatever it takes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from journal.store import history
from journal.store.connection import JournalDatabase
from journal.store.values import listed, moment

KEPT_FOR = timedelta(days=30)
MOST_BYTES = 64 << 20
AT_ONCE = 16 << 20
"""Bytes dropped in one run at most: whoever quits doesn't wait longer for it than for a moment."""

_ROW = 64  # bytes of a change beside its old values, roughly
_STEPS = f"""
SELECT s.id, s.at, s.state, coalesce(sum(coalesce(length(c.old), 0) + {_ROW}), 0),
       coalesce(max(c.operation = 'D'), 0)
  FROM history_step s LEFT JOIN history_change c ON c.step_id = s.id
 GROUP BY s.id ORDER BY s.id
"""


class Kept(NamedTuple):
    """A step of the history: when, its state, how many bytes it takes, whether it deleted."""

    id: int
    at: datetime | None
    state: str
    size: int
    deletes: bool


def to_drop(steps: Sequence[Kept], now: datetime, most: int = MOST_BYTES) -> list[Kept]:
    """Which of the steps, given from the oldest on, are dropped, in the order of dropping.

    First all that are older than 30 days, then, while more than ``most`` bytes are left, the
    oldest without deletions. A step whose time can't be read is taken for a young one.
    """
    old = [step for step in steps if step.at is not None and now - step.at > KEPT_FOR]
    gone = {step.id for step in old}
    left = sum(step.size for step in steps if step.id not in gone)
    for step in steps:
        if left <= most:
            break
        if step.id not in gone and not step.deletes:
            old.append(step)
            left -= step.size
    return old


def trim(
    database: JournalDatabase, now: datetime, *, most: int = MOST_BYTES, at_once: int = AT_ONCE
) -> int:
    """Drops what the history holds too long, or too much of; how many steps.

    For a moment at which nobody waits. What can't be undone any more, since a later step was
    dropped, stays for the sake of what it deleted alone. Raises KnownError or sqlite3.Error.
    """
    if not worth_looking(database, now, most):
        return 0
    steps = [
        Kept(key, moment(at), state, size, bool(deletes))
        for key, at, state, size, deletes in database.rows(_STEPS)
    ]
    dropped: list[Kept] = []
    size = 0
    for step in to_drop(steps, now, most):
        if dropped and size + step.size > at_once:
            break
        dropped.append(step)
        size += step.size
    if dropped:
        _drop(database, dropped)
    return len(dropped)


def worth_looking(database: JournalDatabase, now: datetime, most: int = MOST_BYTES) -> bool:
    """Whether there may be anything to drop: to add the steps up, all of them must be read."""
    pages = database.one("PRAGMA page_count") or (0,)
    page = database.one("PRAGMA page_size") or (0,)
    if pages[0] * page[0] > most:
        return True
    first = database.one("SELECT min(at) FROM history_step WHERE at <> ''")
    oldest = moment(first[0]) if first else None
    return oldest is not None and now - oldest > KEPT_FOR


def _drop(database: JournalDatabase, dropped: Sequence[Kept]) -> None:
    done = [step.id for step in dropped if step.state == history.DONE]
    undone = [step.id for step in dropped if step.state == history.UNDONE]
    database.allow_writes()
    with database.transaction():
        run = database.run
        run(f"DELETE FROM history_step WHERE id IN ({listed(step.id for step in dropped)})")
        leave = "UPDATE history_step SET state = ? WHERE state = ? AND id"
        if done:  # steps are undone from the newest on, and there is a gap now
            run(f"{leave} < ?", (history.PAST, history.DONE, max(done)))
        if undone:  # and done again from the oldest on
            run(f"{leave} > ?", (history.LEFT, history.UNDONE, min(undone)))
