"""What the user chose the last time or began to write, kept in the journal."""

from __future__ import annotations

import contextlib
from typing import Any

from journal.errors import KnownError
from journal.store import settings
from journal.store.journal import Journal


class Choices:
    """Values by name, of any JSON type; whoever reads one checks it."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def get(self, name: str, default: Any = None) -> Any:
        """The value; ``default`` when nothing was kept."""
        return settings.read(self._journal.database, name, default)

    def keep(self, name: str, value: Any) -> None:
        """Keeps a value. A journal that can't be written now just doesn't remember it."""
        with contextlib.suppress(KnownError):
            self._write(name, value)

    def write(self, name: str, value: Any) -> None:
        """Keeps what somebody wrote, or with None nothing more of it.

        Raises KnownError, so that it stays staged: it is in no other place.
        """
        self._write(name, value)

    def _write(self, name: str, value: Any) -> None:
        """Not into another journal that was put in the place of this one: it means other rows."""
        database = self._journal.database

        def work() -> None:
            if value is None:
                settings.remove(database, name)
            else:
                settings.write(database, name, value)

        self._journal.outside_steps(work)
