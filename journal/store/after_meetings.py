"""Until when the user doesn't want to be asked about meetings that are over.

Stands among the hints that are not shown in one case: the case is a meeting, until a moment.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from journal.domain.clock import to_utc_text
from journal.store.connection import JournalDatabase
from journal.store.values import moment

HINT: Final = "after a meeting"
_ROWS: Final = "SELECT id, subject FROM hint_dismissal WHERE hint = ?"


def subject(interview_id: int, until: datetime) -> str:
    """The case of a meeting until an aware moment."""
    return f"{_about(interview_id)}{to_utc_text(until)}"


def put_off(database: JournalDatabase, now: datetime) -> dict[int, datetime]:
    """The meetings that are put off still at ``now`` (aware), and until when."""
    found: dict[int, datetime] = {}
    for _id, case in database.rows(_ROWS, (HINT,)):
        meeting, _space, text = case.partition(" ")
        until = moment(text)
        if meeting.isdecimal() and until is not None and until > now:
            found[int(meeting)] = until
    return found


def kept(database: JournalDatabase, interview_id: int) -> list[int]:
    """The ids of what is kept about a meeting, whether its time has come or not."""
    about = _about(interview_id)
    return [row[0] for row in database.rows(_ROWS, (HINT,)) if row[1].startswith(about)]


def _about(interview_id: int) -> str:
    return f"{interview_id} "
