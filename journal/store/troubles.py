"""Says in plain sentences what SQLite complains about."""

from __future__ import annotations

from pathlib import Path

from journal.errors import CannotWrite, JournalBusy, JournalDamaged, KnownError, NoRoom, mark

_DAMAGE = (
    "malformed",
    "not a database",
    "corrupt",
    "no such table",
    "no such column",
    "vtable constructor",
)


def is_no_room(problem: Exception) -> bool:
    """Whether there was no room to write. A quota and a limit on files are write errors too."""
    return (
        "full" in str(problem).lower()
        or getattr(problem, "sqlite_errorname", "") == "SQLITE_IOERR_WRITE"
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
    if is_no_room(problem):
        if "full" in text:
            what = mark("The disk is full.")
        else:
            what = mark("Nothing more can be written on the disk: it is full, or has a limit.")
        return NoRoom(
            what,
            mark("What you typed stays on the screen; the journal is unharmed."),
            mark("Free some space, then try again."),
        )
    if "unable to open" in text:
        return CannotWrite(
            mark("“{file}” can’t be written: nothing can be made in its folder."),
            mark("What you typed stays on the screen; the file was not changed."),
            mark("Allow writing in the folder, or save a copy elsewhere."),
            file=name,
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
