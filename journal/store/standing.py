"""Whether the file that is open is still the one at its path.

A program that syncs, or a person, may put another file in its place, rename it, or take its folder
away. SQLite then refuses to write (and would write into a file without a name in the moment before
it notices), so the path is compared before and after each step.
"""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path

from journal.errors import CannotWrite, mark

Identity = tuple[int, int] | None  # device and file, None where there is nothing
Stamp = tuple[int, int] | None  # when it was written last, and its length


class Standing(StrEnum):
    """What became of an open file."""

    SAME = "same"
    WRITTEN = "written"  # somebody else wrote into it
    OVERWRITTEN = "overwritten"  # and what was written last by us is not in it
    REPLACED = "replaced"
    RENAMED = "renamed"
    GONE = "gone"


class FileMoved(CannotWrite):
    """The path leads to another file, or to none; ``now`` is where a renamed file lies."""

    def __init__(self, standing: Standing, path: Path, now: Path | None = None) -> None:
        what = {
            Standing.REPLACED: mark("“{file}” was replaced by another program."),
            Standing.RENAMED: mark("“{file}” is now called “{now}”."),
        }.get(
            standing, mark("“{file}” is gone: it was deleted or moved, or its disk was taken out.")
        )
        super().__init__(
            what,
            mark("What you typed stays on the screen; nothing more is written for now."),
            file=path.name,
            now=now.name if now is not None else "",
        )
        self.standing = standing
        self.now = now


def identity(path: Path) -> Identity:
    """Which file lies at a path."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def stamp(path: Path) -> Stamp:
    """When the file at a path was written last, and how long it is."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def compare(path: Path, opened: Identity) -> FileMoved | None:
    """What is wrong with the path of a file that was ``opened``; None when all is well."""
    found = identity(path)
    if found == opened:
        return None
    now = _namesake(path, opened)
    if now is not None:
        return FileMoved(Standing.RENAMED, path, now)
    return FileMoved(Standing.GONE if found is None else Standing.REPLACED, path)


def _namesake(path: Path, opened: Identity) -> Path | None:
    """The same file under another name of its folder; copies that sync programs set aside too."""
    try:
        with os.scandir(path.parent) as entries:
            for entry in entries:
                if opened is not None and entry.inode() == opened[1]:
                    there = Path(entry.path)
                    if there != path and identity(there) == opened:
                        return there
    except OSError:
        pass
    return None
