"""What the user chose about follow-ups, kept in the journal."""

from __future__ import annotations

from journal.domain.changes import ChangeSet
from journal.domain.habits import Habits, to_plain
from journal.services.bus import ChangeBus
from journal.services.choices import Choices
from journal.store.habits import HABITS, habits
from journal.store.journal import Journal


class HabitChoices:
    """No undo step is made of a choice: whoever shows them takes back by setting the old ones."""

    def __init__(self, journal: Journal, choices: Choices, bus: ChangeBus) -> None:
        self._journal = journal
        self._choices = choices
        self._bus = bus

    def get(self) -> Habits:
        """As they are now."""
        return habits(self._journal.database)

    def set(self, chosen: Habits) -> bool:
        """Keeps them, and lets every page look anew; False where they were so before.

        Raises KnownError where nothing can be written.
        """
        if chosen == self.get():
            return False
        self._choices.write(HABITS, to_plain(chosen))
        self._bus.announce(ChangeSet(rebuild=True))
        return True
