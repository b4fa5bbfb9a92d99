"""Reads what the user chose about follow-ups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.domain.step_facts import USUAL_PACE, Pace
from journal.store import settings
from journal.store.connection import JournalDatabase

if TYPE_CHECKING:
    from journal.domain.habits import Habits
    from journal.domain.milestones import Telling

HABITS = "follow-up habits"
"""The setting."""


def habits(database: JournalDatabase) -> Habits:
    """What was chosen; the usual where nothing was."""
    from journal.domain.habits import from_plain  # not for the first page

    return from_plain(settings.read(database, HABITS))


def telling(database: JournalDatabase) -> Telling:
    """Within how many days, and on which, the news of a milestone are told."""
    return habits(database).telling()


def pace(database: JournalDatabase) -> Pace:
    """How long one waits for a reply."""
    if settings.read(database, HABITS) is None:
        return USUAL_PACE
    chosen = habits(database)
    return Pace(chosen.waits(), chosen.rest_after(), chosen.working)
