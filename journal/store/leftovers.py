"""What a program that was cut off, or another one, left beside a journal.

SQLite takes a ``-journal`` or ``-wal`` file for what belongs to the file of that name, and plays
it in without a question. One that was moved or copied there from elsewhere destroys the journal
(tried: a foreign ``-wal`` wrote its pages over ours at the first read). So they are looked at
before SQLite is.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path
from typing import NamedTuple

from journal.errors import JournalProblem, mark

ROLLBACK, WAL = "-journal", "-wal"
HEADER = 100
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_WAL_FORM = 2  # at 18 and 19 of the header of a file in WAL mode, 1 otherwise
_SECTORS = 512, 1 << 16
_FIRST_PAGES = 64  # page 1 is among the first that a transaction saves


class StrayLeftover(JournalProblem):
    """A file beside the journal belongs to another one; moved aside, the journal opens."""

    def __init__(self, path: Path, stray: Path) -> None:
        super().__init__(
            mark("“{stray}” lies beside “{file}”, but comes from another file."),
            mark("Opened together with it, the journal would be destroyed. Nothing was changed."),
            mark("Move “{stray}” out of the way, then open the journal."),
            file=path.name,
            stray=stray.name,
        )
        self.path = path
        self.stray = stray

    def move_aside(self) -> Path:
        """Gives the stray file another name, by which nobody takes it for ours; its new path.

        Raises OSError.
        """
        number = 1
        while (target := self.stray.with_name(f"{self.stray.name}.stray-{number}")).exists():
            number += 1
        self.stray.rename(target)
        return target


class Undone(NamedTuple):
    """The beginning of a rollback journal: how the file was before a write that was cut off."""

    page_size: int
    first: bytes | None  # the header of the file as it was, where the journal has it


def beside(path: Path, ending: str) -> Path:
    """A file that SQLite keeps beside the journal: beside what a link leads to."""
    real = Path(os.path.realpath(path))
    return real.with_name(real.name + ending)


def check(path: Path, head: bytes) -> None:
    """Refuses what isn't this journal's own; ``head`` are the first bytes of the file.

    Raises StrayLeftover. What is its own, SQLite plays back or in, as it should be.
    """
    wal = beside(path, WAL)
    if _size(wal) > 0 and head[18:20] != bytes((_WAL_FORM, _WAL_FORM)):
        raise StrayLeftover(path, wal)
    undone = unfinished(path)
    if undone is None or undone.first is None:
        return
    (count,) = struct.unpack(">I", head[24:28])
    (before,) = struct.unpack(">I", undone.first[24:28])
    ours = undone.first[68:72] == head[68:72] and undone.page_size == page_size(head)
    if not ours or (count - before) % (1 << 32) not in (0, 1):
        raise StrayLeftover(path, beside(path, ROLLBACK))


def unfinished(path: Path) -> Undone | None:
    """The write that was cut off, if there is one that SQLite would take back."""
    try:
        with beside(path, ROLLBACK).open("rb") as file:
            begin = file.read(28)
            if len(begin) < 28 or not begin.startswith(_JOURNAL_MAGIC):
                return None
            sector, size = struct.unpack(">II", begin[20:28])
            if not _SECTORS[0] <= size <= _SECTORS[1] or not _SECTORS[0] <= sector <= _SECTORS[1]:
                return None
            for place in range(_FIRST_PAGES):
                file.seek(sector + place * (size + 8))
                record = file.read(4 + HEADER)
                if len(record) < 4 + HEADER:
                    break
                if struct.unpack(">I", record[:4])[0] == 1:
                    return Undone(size, record[4:])
            return Undone(size, None)
    except OSError:
        return None


def page_size(head: bytes) -> int:
    """Of a file with this header."""
    (size,) = struct.unpack(">H", head[16:18])
    return 1 << 16 if size == 1 else int(size)


def is_cut(path: Path, head: bytes) -> bool:
    """Whether the file is shorter than its header says; False while a write is to be taken back."""
    if any(_size(beside(path, ending)) > 0 for ending in (ROLLBACK, WAL)):
        return False
    (pages,) = struct.unpack(">I", head[28:32])
    valid = head[24:28] == head[92:96]  # an older SQLite leaves the number of pages as it was
    return valid and pages > 0 and _size(path) < pages * page_size(head)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
