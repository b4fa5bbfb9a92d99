"""What came due while the program wasn't running: told once, at the next start.

What is done of it isn't counted any more; once nothing is left of it the message goes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject

from journal.domain.changes import ChangeSet, Kind
from journal.domain.clock import from_utc_text, to_utc_text
from journal.errors import KnownError
from journal.services.library import Library
from journal.services.settings import Settings, remembered
from journal.ui.shell.strips import Strips

translate = QCoreApplication.translate
SEEN = "seen_until"  # setting: by journal, up to when its user has seen what was due


def note(library: Library, settings: Settings, journal: str) -> None:
    """From now on only what comes due later is news; written with the other settings."""
    now = to_utc_text(library.clock.now())
    settings.set(SEEN, remembered(settings.mapping(SEEN), journal, now))


def tell(
    library: Library,
    settings: Settings,
    journal: str,
    strips: Strips,
    show: Callable[[], object],
) -> Missed | None:
    """Says how much came due since the window was last open, if anything. Then it is seen."""
    since = _since(settings.mapping(SEEN).get(journal))
    note(library, settings, journal)
    count = 0 if since is None else library.days.missed(since)
    return Missed(library, strips, show, since, count) if since is not None and count else None


class Missed(QObject):
    """The message, as long as some of it is still to be done: it counts what is left of it."""

    def __init__(
        self,
        library: Library,
        strips: Strips,
        show: Callable[[], object],
        since: datetime,
        count: int,
    ) -> None:
        super().__init__(strips)
        self._library, self._strips, self._since = library, strips, since
        self._until = library.clock.now()
        self._first = self._count = count
        buttons = [(translate("Missed", "Show"), show)]
        self._key = strips.hint(_words(count), buttons)
        library.bus.changed.connect(self._changed)

    def _changed(self, changes: ChangeSet) -> None:
        if not changes.touches((Kind.FOLLOW_UP, Kind.CONTACT)):
            return
        try:
            # What is put on a day in between only now didn't come due unseen.
            left = min(self._library.days.missed(self._since, self._until), self._first)
        except KnownError:
            return  # it is counted again after the next change
        if left != self._count:
            self._count = left
            self._strips.change_hint(self._key, _words(left) if left else "")


def _words(count: int) -> str:
    return translate("Missed", "%n thing(s) came due while you were away.", None, count)


def _since(kept: object) -> datetime | None:
    if not isinstance(kept, str):
        return None
    try:
        return from_utc_text(kept)
    except ValueError:
        return None
