"""What came due while the program wasn't running: told once, at the next start."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from journal.domain.clock import from_utc_text, to_utc_text
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
) -> int:
    """Says how much came due since the window was last open; how much. Then it is seen."""
    since = _since(settings.mapping(SEEN).get(journal))
    note(library, settings, journal)
    count = 0 if since is None else library.days.missed(since)
    if count:
        text = translate("Missed", "%n thing(s) came due while you were away.", None, count)
        strips.hint(text, [(translate("Missed", "Show"), show)])
    return count


def _since(kept: object) -> datetime | None:
    if not isinstance(kept, str):
        return None
    try:
        return from_utc_text(kept)
    except ValueError:
        return None
