"""Reads what the user chose about follow-ups."""

from __future__ import annotations

from journal.domain.habits import Habits, from_plain
from journal.store import settings
from journal.store.connection import JournalDatabase

HABITS = "follow-up habits"
"""The setting."""


def habits(database: JournalDatabase) -> Habits:
    """What was chosen; the usual where nothing was."""
    return from_plain(settings.read(database, HABITS))
