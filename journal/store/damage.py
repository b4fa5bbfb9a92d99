"""Tells damage of a file from values that break a rule of a table."""

from __future__ import annotations

from collections.abc import Iterable

# SQLite's checks name both. Such a value can be read, kept in a backup and set right; whatever
# else they complain about are parts of the file that hold something else than was written.
# So can the words of the search be, which are made anew from the texts.
_CAN_BE_MENDED = (
    "CHECK constraint failed",
    "malformed inverted index for FTS5",
    "unable to validate the inverted index for FTS5",
)
AT_MOST = 100  # complaints; more broken rules could hide damage behind them


def damage(complaints: Iterable[tuple[object, ...]]) -> list[str]:
    """What is damaged, of the rows of ``PRAGMA quick_check(100)`` or ``integrity_check(100)``."""
    texts = (str(row[0]) for row in complaints)
    return [text for text in texts if text != "ok" and not text.startswith(_CAN_BE_MENDED)]
