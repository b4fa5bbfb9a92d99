"""The files of backups: their names, their hashes, and how they are copied."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from journal.domain.generations import Made
from journal.errors import CannotWrite, KnownError, mark
from journal.exchange.atomic import replacing
from journal.paths import make_private
from journal.store.copies import verify

SUFFIX: Final = ".journal"
HASH_SUFFIX: Final = ".sha256"
STAMP: Final = "%Y-%m-%d %H%M%S"
CHUNK: Final = 1 << 20
_NAME: Final = re.compile(r"(\d{4}-\d\d-\d\d \d{6}) ([a-z]+)(?: (\d{1,4}))?\.journal", re.ASCII)


class Reason(StrEnum):
    """Why a backup was made."""

    START = "start"  # the first start of a day
    OPEN = "open"  # while the window is open, some time after the last one
    QUIT = "quit"
    IMPORT = "import"
    RESTORE = "restore"
    UPDATE = "update"  # before an older file is brought up to date
    ASKED = "asked"


def made_in(folder: Path | None) -> dict[Made, Path]:
    """The backups in a folder, by when they were made; none where it can't be read."""
    found: dict[Made, Path] = {}
    for name in names(folder):
        made = parse(name)
        if folder is not None and made is not None:
            at, reason, number = made
            found[Made(at, f"{number:04} {reason}")] = folder / name
    return found


def names(folder: Path | None) -> list[str]:
    """What is in a folder; nothing where it can't be read."""
    try:
        return [] if folder is None else [each.name for each in folder.iterdir()]
    except OSError:
        return []


def parse(name: str) -> tuple[datetime, Reason, int] | None:
    """When and why a backup was made, and which it is of its second; None for other files."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    try:
        at = datetime.strptime(match[1], STAMP)
        return at, Reason(match[2]), int(match[3] or 1)
    except ValueError:
        return None


def hash_file(path: Path) -> Path:
    """Where the hash of a backup stands."""
    return path.with_name(path.name + HASH_SUFFIX)


def remove(path: Path) -> None:
    """Removes a backup and its hash."""
    for each in (hash_file(path), path):
        with contextlib.suppress(OSError):
            each.unlink()


def sweep_unfinished(journal: Path) -> None:
    """Removes what a killed program left of the backup that it was just making."""
    prefix = f".{journal.name}.backup-"
    for name in names(journal.parent):
        number = name.removeprefix(prefix)
        if name.startswith(prefix) and number.isdecimal() and not _is_alive(int(number)):
            with contextlib.suppress(OSError):  # Windows keeps what somebody has open
                (journal.parent / name).unlink()


def private_folder(folder: Path) -> None:
    """Makes a folder, and those above it that are missing, for the user alone.

    Raises CannotWrite.
    """
    try:
        make_private(folder)
    except OSError as problem:
        raise CannotWrite(
            mark("The folder “{folder}” for backups can’t be made: {reason}."),
            mark("Your journal is unharmed."),
            mark("Free some space or allow writing there, then try again."),
            folder=folder,
            reason=problem.strerror or str(problem),
        ) from problem


def copy_file(source: Path, target: Path, digest: str) -> None:
    """Copies a backup and its hash. Raises CannotWrite, also where it isn't what it was."""
    copy_bytes(source, target, digest)
    with replacing(hash_file(target)) as out:
        out.write(f"{digest}  {target.name}\n".encode())


def copy_bytes(source: Path, target: Path, digest: str = "") -> None:
    """Copies a file whole, or not at all; refused if it hasn't this hash. Raises CannotWrite."""
    copied = hashlib.sha256()
    try:
        file = source.open("rb")
    except OSError as problem:
        raise _unreadable(source, problem.strerror or str(problem)) from problem
    with file, replacing(target) as out:
        while chunk := file.read(CHUNK):
            copied.update(chunk)
            out.write(chunk)
        if digest and copied.hexdigest() != digest:
            raise _unreadable(source, mark("it is not as it was written"))


def digest_of(path: Path) -> str:
    """The SHA-256 of a file; empty where it can't be read."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
    except OSError:
        return ""
    return digest.hexdigest()


def written_digest(path: Path) -> str:
    """The hash that stands beside a backup; empty where there is none."""
    try:
        words = hash_file(path).read_text("ascii").split()
    except (OSError, ValueError):
        return ""
    return words[0] if words and re.fullmatch("[0-9a-f]{64}", words[0]) else ""


def is_whole(path: Path) -> bool:
    """Whether a backup is what was written; without a hash beside it, all of it is checked."""
    written = written_digest(path)
    if written:
        return digest_of(path) == written
    try:
        verify(path)
    except KnownError:
        return False
    return True


def _is_alive(process: int) -> bool:
    if os.name != "posix":
        return process == os.getpid()
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True  # somebody else's
    return True


def _unreadable(path: Path, reason: str) -> CannotWrite:
    return CannotWrite(
        mark("“{file}” can’t be copied: {reason}."),
        mark("Nothing was written."),
        mark("Check the disk, then try again."),
        file=path.name,
        reason=reason,
    )
