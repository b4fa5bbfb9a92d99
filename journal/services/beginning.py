"""The first days with a journal: the user's name, and the list of first steps."""

from __future__ import annotations

import contextlib

from journal.domain.changes import Kind
from journal.domain.names import clean_line
from journal.errors import KnownError
from journal.services.wording import translate
from journal.store import settings
from journal.store.days import FIRST_STEPS
from journal.store.journal import Journal


class Beginning:
    """What the first start asks for, and offers."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def my_name(self) -> str:
        """How the user signs letters; "" where it isn't known."""
        row = self._journal.database.one("SELECT name FROM profile LIMIT 1")
        return "" if row is None else str(row[0])

    def set_my_name(self, name: str) -> None:
        """Keeps the user's name; one undoable step."""
        name = clean_line(name)
        row = self._journal.database.one("SELECT id FROM profile LIMIT 1")
        with self._journal.step(translate("Steps", "Note your name")) as step:
            if row is None:
                step.insert(Kind.PROFILE, name=name)
            else:
                step.update(Kind.PROFILE, int(row[0]), name=name)

    def offer_first_steps(self) -> None:
        """From now on the first steps are listed, until they are done or closed."""
        self._keep(True)

    def close_first_steps(self) -> None:
        """They are not listed any more."""
        self._keep(False)

    def _keep(self, listed: bool) -> None:
        """A journal that can't be written now just doesn't remember it."""
        with contextlib.suppress(KnownError):
            self._journal.outside_steps(
                lambda: settings.write(self._journal.database, FIRST_STEPS, listed)
            )
