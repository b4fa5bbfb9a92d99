"""Keeps a second window out of a journal: a lock file beside it."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile

from journal.errors import CannotWrite, JournalBusy, mark

LONGEST_NAME: Final = 100  # bytes; an address of the system holds 103 at least


class OpenElsewhere(JournalBusy):
    """A journal is open; ``here`` says whether a living program on this machine holds it.

    ``since`` is when that began, in seconds of the system's time; None where it isn't known.
    """

    def __init__(
        self,
        what: str,
        meaning: str,
        advice: str,
        *,
        journal: Path,
        here: bool,
        since: float | None = None,
        **values: object,
    ) -> None:
        super().__init__(what, meaning, advice, **values)
        self.journal = journal
        self.here = here
        self.since = since


class JournalLock:
    """Held while the window is open. The lock of a program that died is taken over."""

    def __init__(self, journal: Path) -> None:
        self.path = Path(os.path.realpath(journal))  # resolve() fails where links go round
        self._path_of_lock = self.path.with_name(self.path.name + ".lock")
        self._file = QLockFile(str(self._path_of_lock))
        self._file.setStaleLockTime(0)  # a long season is no reason to take a lock over

    def _take(self) -> bool:
        """Qt would make the file for everybody to read, as far as the umask lets it."""
        before = os.umask(0o077)
        try:
            return self._file.tryLock(0)
        finally:
            os.umask(before)

    def acquire(self, *, take_over: bool = False) -> None:
        """Takes the lock. Raises OpenElsewhere when it is held, CannotWrite when it can't be.

        ``take_over``: the user says that the program on another machine is gone; a lock that a
        living program on this one holds stays all the same.
        """
        if self._take():
            return
        if take_over and not self._held().here:
            with contextlib.suppress(OSError):
                self._path_of_lock.unlink()
            if self._take():
                return
        if self._file.error() is QLockFile.LockError.LockFailedError:
            raise self._held()
        raise CannotWrite(
            mark("“{file}” can’t be opened for writing: its folder is read-only."),
            mark("It was left as it is."),
            mark("Copy it into a folder of yours and open the copy."),
            file=self.path.name,
        )

    def release(self) -> None:
        """Gives it back."""
        self._file.unlock()

    def _held(self) -> OpenElsewhere:
        # The file says: process, program, machine. An unreadable one is somebody's all the same.
        import socket

        process, host, _program = _holder(self._file)
        if not process:
            return self._unreadable()
        here = host in ("", socket.gethostname())
        if here:
            return OpenElsewhere(
                mark("“{file}” is already open in another window."),
                mark("Two windows on one journal would get in each other’s way."),
                mark("Use the window that is open, or close it first."),
                journal=self.path,
                here=True,
                since=self._since(),
                file=self.path.name,
            )
        return OpenElsewhere(
            mark("“{file}” is open on the computer “{host}”."),
            mark("Two programs on one journal would get in each other’s way."),
            mark("Close it there first, or look at it here without changing anything."),
            journal=self.path,
            here=False,
            since=self._since(),
            file=self.path.name,
            host=host,
        )

    def _unreadable(self) -> OpenElsewhere:
        """A lock that is empty: the computer stopped while it was written, or just now writes."""
        return OpenElsewhere(
            mark("“{file}” seems to be open: “{lock}” lies beside it, and says nothing."),
            mark("A computer that stops all at once leaves that behind."),
            mark("If no window has the journal open, you can open it all the same."),
            journal=self.path,
            here=False,
            since=self._since(),
            file=self.path.name,
            lock=self._path_of_lock.name,
        )

    def _since(self) -> float | None:
        try:
            return self._path_of_lock.stat().st_mtime
        except OSError:
            return None


def window_name(journal: Path) -> str:
    """The name under which the window on this journal can be called by this user.

    Where names are files it is a path: in the folder that the system keeps for this session, or
    beside the journal; never in the folder for temporary files, which all users share, unless
    the path would be longer than names may be.
    """
    import hashlib

    whose = f"{os.getuid() if hasattr(os, 'getuid') else os.environ.get('USERNAME', '')}"
    real = os.path.realpath(journal)
    which = hashlib.sha256(real.encode("utf-8", "surrogateescape"))
    name = f"networking-journal-{whose}-{which.hexdigest()[:16]}"
    if sys.platform == "win32":
        return name
    runtime = _runtime_folder()
    found = f"{real}.window" if runtime is None else str(runtime / name)
    return found if len(os.fsencode(found)) <= LONGEST_NAME else name


def _runtime_folder() -> Path | None:
    """The folder of this session, if it is the user's alone."""
    told = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    try:
        found = told.stat()
    except OSError:
        return None
    alone = stat.S_ISDIR(found.st_mode) and not found.st_mode & 0o077
    return told if told.is_absolute() and alone and found.st_uid == os.getuid() else None


def _holder(file: QLockFile) -> tuple[int, str, str]:
    # The binding leaves out the success and gives (process, host, program) alone.
    told: object = file.getLockInfo()
    if isinstance(told, tuple) and len(told) == 3:
        return int(told[0]), str(told[1]), str(told[2])
    return 0, "", ""
