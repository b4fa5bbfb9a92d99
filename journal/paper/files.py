"""Writes a file beside its target and renames it, so that a failure leaves the old one whole."""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

from journal.errors import CannotWrite, mark

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def write_beside(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path``. Raises CannotWrite; then the old file is as it was."""
    beside: Path | None = None
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            raise CannotWrite(
                mark("{path} can’t be written: it is a folder or a device, not a file."),
                mark("Nothing was written."),
                mark("Choose another name."),
                path=path,
            )
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
        beside = target.with_name(f".sheet-{secrets.token_hex(6)}.tmp")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(beside, flags, 0o600), "wb") as file:  # the user's alone
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o777)
        beside.replace(target)
    except (OSError, ValueError, RuntimeError) as error:
        if beside is not None:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        raise _known(path, error) from error


def _known(path: Path, error: Exception) -> CannotWrite:
    number = error.errno if isinstance(error, OSError) else None
    if number in _FULL:
        reason = mark("{path} can’t be written: the disk is full.")
        advice = mark("Free some space, or choose a folder on another disk.")
    elif number in _FORBIDDEN:
        reason = mark("{path} can’t be written: that isn’t allowed there.")
        advice = mark("Choose a folder of your own, or close the program that shows the file.")
    elif number in (errno.ENOENT, errno.ENOTDIR):
        reason = mark("{path} can’t be written: there is no such folder.")
        advice = mark("Choose a folder that exists.")
    elif number == errno.ENAMETOOLONG or not isinstance(error, OSError):
        reason = mark("{path} can’t be written: that is no name for a file.")
        advice = mark("Choose a shorter, plainer name.")
    else:
        reason = mark("{path} can’t be written: {reason}.")
        advice = mark("Choose another place.")
    meaning = mark("Nothing was written; an older file of that name is as it was.")
    system = getattr(error, "strerror", None) or type(error).__name__
    return CannotWrite(reason, meaning, advice, path=path, reason=system)
