"""Says in plain sentences what SQLite complains about."""

from __future__ import annotations

from pathlib import Path

from journal.errors import CannotWrite, JournalBusy, JournalDamaged, KnownError, mark

_DAMAGE = (
    "malformed",
    "not a database",
    "corrupt",
    "no such table",
    "no such column",
    "vtable constructor",
)


def told(problem: Exception, path: Path | str) -> KnownError:
    """The known error behind one of SQLite's, for a journal at ``path``."""
    text = str(problem).lower()
    name = Path(path).name
    if "locked" in text or "busy" in text:
        return JournalBusy(
            mark("Another program is writing into “{file}”."),
            mark("What you typed is kept."),
            mark("It is tried again in a moment."),
            file=name,
        )
    if "full" in text:
        return CannotWrite(
            mark("The disk is full."),
            mark("What you typed stays on the screen; the journal is unharmed."),
            mark("Free some space, then try again."),
        )
    if "readonly" in text or "query_only" in text:
        return CannotWrite(
            mark("“{file}” can’t be written: it is read-only, or was replaced."),
            mark("What you typed stays on the screen; the file was not changed."),
            mark("Save a copy elsewhere."),
            file=name,
        )
    if any(words in text for words in _DAMAGE):
        return JournalDamaged(
            mark("“{file}” is damaged."),
            mark("It was left as it is."),
            mark("Open a backup instead."),
            file=name,
        )
    return CannotWrite(
        mark("“{file}” can’t be used: {reason}."),
        mark("What you typed stays on the screen."),
        mark("Check the disk, then try again."),
        file=name,
        reason=str(problem),
    )
