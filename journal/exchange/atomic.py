"""Files are written beside the old one and then renamed: there is the old or the new one, whole."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from journal.errors import CannotWrite, mark

try:
    import fcntl
except ImportError:  # Windows, where an open file can't be deleted by others anyway
    fcntl = None  # type: ignore[assignment]

_PREFIX: Final = ".networking-journal-"
_SUFFIX: Final = ".part"
# Files that stand beside an open journal and belong to it.
_COMPANIONS: Final = ("-journal", "-wal", "-shm", ".lock")
_KEPT: Final = mark("Nothing was changed: a file that was already there is as it was.")


@contextmanager
def replacing(
    path: Path, mode: int = 0o600, *, protected: Path | None = None
) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of ``path`` when the block ends well.

    The content is on the disk before the rename. When the block fails, ``path`` is as it was
    and nothing is left beside it. A symbolic link is followed, so that it stays a link.
    ``protected`` is a file that must not be written over (the open journal): refused under
    any name that leads to it. Raises CannotWrite, also for an OSError inside the block.
    """
    target = _resolved(path, protected)
    with _new_beside(target, path, mode) as (file, beside):
        yield file
    try:
        _rename(beside, target)
    except OSError as error:
        raise _explained(error, path) from error


class Beside:
    """A file that is written whole, beside another whose place it takes by ``put``.

    It is swept away by nobody as long as this object lives. Making it raises CannotWrite.
    """

    def __init__(self, path: Path, fill: Callable[[BinaryIO], object], mode: int = 0o600) -> None:
        self._target = _resolved(path, None)
        with _new_beside(self._target, path, mode) as (file, self.path):
            fill(file)
        try:
            self._held = self.path.open("rb")
        except OSError as error:
            raise _explained(error, path) from error
        _hold(self._held.fileno())

    def put(self) -> None:
        """Raises CannotWrite; then it is gone."""
        if os.name != "posix":
            self._held.close()  # Windows moves nothing that somebody has open
        try:
            _rename(self.path, self._target)
        except OSError as error:
            raise _explained(error, self._target) from error
        finally:
            self._held.close()

    def discard(self) -> None:
        """It isn't wanted any more."""
        self._held.close()
        with contextlib.suppress(OSError):
            self.path.unlink()

    def __del__(self) -> None:
        """Lets whoever writes there next sweep it away."""
        if hasattr(self, "_held"):
            self._held.close()


def _rename(beside: Path, target: Path) -> None:
    try:
        os.replace(beside, target)  # noqa: PTH105 - Path.replace hides which call failed
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    _sync_folder(target.parent)


def _resolved(path: Path, protected: Path | None) -> Path:
    try:
        return _target(path, protected)
    except ValueError as error:  # NUL or half a character in the name
        raise _explained(OSError(errno.EINVAL, os.strerror(errno.EINVAL)), path) from error
    except OSError as error:
        raise _explained(error, path) from error


@contextmanager
def _new_beside(target: Path, path: Path, mode: int) -> Iterator[tuple[BinaryIO, Path]]:
    try:
        sweep(target.parent)
        descriptor, made = _create_beside(target.parent)
    except OSError as error:
        raise _explained(error, path) from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            _hold(descriptor)
            yield file, made
            file.flush()
            if hasattr(os, "fchmod"):
                os.fchmod(descriptor, mode)
            os.fsync(descriptor)
    except BaseException as error:
        with contextlib.suppress(OSError):
            made.unlink()
        if isinstance(error, OSError):
            raise _explained(error, path) from error
        raise


def sweep(folder: Path) -> int:
    """Removes what a killed program left of its unfinished files in ``folder``; how many.

    Files that another process is still writing are left alone.
    """
    removed = 0
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            if entry.name.startswith(_PREFIX) and entry.name.endswith(_SUFFIX):
                removed += _remove_abandoned(Path(entry.path))
    return removed


def _target(path: Path, protected: Path | None) -> Path:
    """Where the content will really stand; raises CannotWrite if it must not go there."""
    target = Path(os.path.realpath(path))
    if protected is not None and _leads_to(target, Path(os.path.realpath(protected))):
        raise CannotWrite(
            mark("“{name}” is the journal itself."),
            mark("Nothing was written; the journal is as it was."),
            mark("Choose another name or another folder."),
            name=path.name,
        )
    try:
        found = target.stat()
    except FileNotFoundError:
        return target
    if stat.S_ISDIR(found.st_mode):
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(found.st_mode):
        raise CannotWrite(
            mark("“{name}” is not a file that can be replaced."),
            _KEPT,
            mark("Choose another name or another folder."),
            name=path.name,
        )
    # The rename would succeed on a read-only file: whoever made it so didn't want that. The
    # mode bits count as well, since the administrator may write everywhere.
    if not found.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise CannotWrite(
            mark("“{name}” is read-only."),
            _KEPT,
            mark("Choose another name, or allow writing to this file."),
            name=path.name,
        )
    return target


def _leads_to(target: Path, protected: Path) -> bool:
    if target.parent == protected.parent:
        own = (protected.name, *(protected.name + ending for ending in _COMPANIONS))
        if os.path.normcase(target.name) in {os.path.normcase(name) for name in own}:
            return True
    try:
        return target.samefile(protected)  # a hard link, or another spelling of the name
    except OSError:
        return False


def _create_beside(folder: Path) -> tuple[int, Path]:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    while True:
        beside = folder / f"{_PREFIX}{os.urandom(6).hex()}{_SUFFIX}"
        try:
            return os.open(beside, flags | getattr(os, "O_CLOEXEC", 0), 0o600), beside
        except FileExistsError:
            continue


def _hold(descriptor: int) -> None:
    """Marks the file as being written; the mark ends with the process, however it ends."""
    if fcntl is not None:
        with contextlib.suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _remove_abandoned(path: Path) -> int:
    try:
        if fcntl is None:
            path.unlink()
            return 1
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()
        finally:
            os.close(descriptor)
    except OSError:
        return 0
    return 1


def _sync_folder(folder: Path) -> None:
    """Makes the rename itself durable. Some file systems can't: the content is safe anyway."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


_REASONS: Final = {
    errno.ENOSPC: (
        mark("There is no room left on the disk for “{name}”."),
        mark("Free some space, or choose another disk, and try again."),
    ),
    errno.EACCES: (
        mark("“{name}” can't be written: you may not write in “{folder}”."),
        mark("Choose another folder."),
    ),
    errno.ENOENT: (
        mark("The folder “{folder}” for “{name}” isn't there."),
        mark("If it is on a stick or a network drive, connect it; or choose another folder."),
    ),
    errno.EISDIR: (
        mark("“{name}” is a folder, not a file."),
        mark("Choose another name."),
    ),
    errno.ENAMETOOLONG: (
        mark("The name “{name}” is too long for this disk."),
        mark("Choose a shorter name."),
    ),
    errno.EFBIG: (
        mark("“{name}” would be larger than this disk or account allows."),
        mark("Choose another disk or folder."),
    ),
    errno.EROFS: (
        mark("“{name}” can't be written: the disk is read-only."),
        mark("Choose another disk or folder."),
    ),
}
_SAME_REASON: Final = {
    errno.EDQUOT: errno.ENOSPC,
    errno.EPERM: errno.EACCES,
    errno.ENOTDIR: errno.ENOENT,
    errno.ELOOP: errno.ENOENT,
}


def _explained(error: OSError, path: Path) -> CannotWrite:
    number = error.errno or 0
    known = _REASONS.get(_SAME_REASON.get(number, number))
    what, advice = known or (
        mark("“{name}” could not be written ({reason})."),
        mark("Try another folder."),
    )
    return CannotWrite(
        what,
        _KEPT,
        advice,
        name=path.name,
        folder=str(path.parent),
        reason=error.strerror or type(error).__name__,
    )
