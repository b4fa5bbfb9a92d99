"""Until when the user doesn't want to be asked about meetings that are over.

Stands among the hints that are not shown in one case: the case is a meeting, until a moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from journal.domain.clock import to_utc_text
from journal.store.connection import JournalDatabase
from journal.store.values import moment

HINT: Final = "after a meeting"
_ROWS: Final = "SELECT id, subject FROM hint_dismissal WHERE hint = ?"


def subject(interview_id: int, until: datetime) -> str:
    """The case of a meeting until an aware moment."""
    return f"{interview_id} {to_utc_text(until)}"


def put_off(database: JournalDatabase, now: datetime) -> dict[int, datetime]:
    """The meetings that are put off still at ``now`` (aware), and until when."""
    found: dict[int, datetime] = {}
    for _id, case in database.rows(_ROWS, (HINT,)):
        meeting, until = _read(case)
        if meeting is not None and until is not None and until > now:
            found[meeting] = until
    return found


def to_remove(database: JournalDatabase, interview_id: int, now: datetime) -> list[int]:
    """The ids of what is kept about a meeting, and about any until a moment that is past."""
    found = []
    for key, case in database.rows(_ROWS, (HINT,)):
        meeting, until = _read(case)
        if meeting == interview_id or until is None or until <= now:
            found.append(key)
    return found


def told(
    pairs: Iterable[tuple[Mapping[str, Any] | None, Mapping[str, Any] | None]],
    at: datetime | None,
) -> dict[int, tuple[str | None, str | None]]:
    """Until when a step put off which meetings, before and after it, as moments are stored.

    ``pairs`` are the rows before and after it. What was past when the step was made, ``at``, went
    because it was of no use any more.
    """
    found: dict[int, list[str | None]] = {}
    for pair in pairs:
        for side, values in enumerate(pair):
            meeting, until = _read(str((values or {}).get("subject") or ""))
            if meeting is not None and until is not None and (at is None or until > at):
                found.setdefault(meeting, [None, None])[side] = to_utc_text(until)
    return {meeting: (before, after) for meeting, (before, after) in found.items()}


def _read(case: str) -> tuple[int | None, datetime | None]:
    """A meeting, and until when; None for what can't be read."""
    meeting, _space, text = case.partition(" ")
    return int(meeting) if meeting.isdecimal() else None, moment(text)
