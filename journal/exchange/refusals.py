"""What is refused before it is read: files that are no text, or text of another kind.

A file is known by how it begins, whatever its name says.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Final

from journal.errors import BadFile, mark

MOST_BYTES: Final = 200 * 1024 * 1024
_LEFT_ALONE: Final = mark("Nothing was read or changed.")
_AS_CSV: Final = mark("Open it in the program it comes from and save it as CSV.")

_BINARY: Final = (
    (b"%PDF-", mark("“{name}” is a PDF document, not a CSV file."), _AS_CSV),
    (b"\x1f\x8b", mark("“{name}” is compressed (gzip)."), mark("Unpack it first.")),
    (b"BZh", mark("“{name}” is compressed (bzip2)."), mark("Unpack it first.")),
    (b"\xfd7zXZ\x00", mark("“{name}” is compressed (xz)."), mark("Unpack it first.")),
    (b"7z\xbc\xaf\x27\x1c", mark("“{name}” is a compressed archive."), mark("Unpack it first.")),
    (b"Rar!\x1a", mark("“{name}” is a compressed archive."), mark("Unpack it first.")),
    (b"\xd0\xcf\x11\xe0", mark("“{name}” is an Excel or Word file, not a CSV file."), _AS_CSV),
    (b"{\\rtf", mark("“{name}” is a text document, not a CSV file."), _AS_CSV),
    (
        b"SQLite format 3\x00",
        mark("“{name}” is a database, not a CSV file."),
        mark("If it is a journal, open it with File · Open."),
    ),
    (b"\x89PNG", mark("“{name}” is a picture, not a CSV file."), ""),
    (b"\xff\xd8\xff", mark("“{name}” is a picture, not a CSV file."), ""),
    (b"GIF8", mark("“{name}” is a picture, not a CSV file."), ""),
    (b"\x7fELF", mark("“{name}” is a program, not a CSV file."), ""),
)
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MARKUP: Final = ("<!doctype", "<html", "<?xml", "<table", "<head", "<body", "<meta", "<!--")


def refuse_foreign(data: bytes, name: str) -> None:
    """Raises BadFile, with a sentence, for what can't be a table of text."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        if b"[Content_Types].xml" in data[:4096] or b"mimetype" in data[:64]:
            raise _bad(mark("“{name}” is a spreadsheet file, not a CSV file."), _AS_CSV, name)
        raise _bad(mark("“{name}” is a ZIP archive."), mark("Unpack it first."), name)
    for beginning, what, advice in _BINARY:
        if data.startswith(beginning):
            raise _bad(what, advice, name)


def refuse_other_text(head: str, name: str) -> None:
    """Raises BadFile for text that is something else than a table; ``head`` is how it begins."""
    start = head.lstrip("\ufeff \t\r\n").casefold()
    if not start:
        raise _bad(mark("“{name}” is empty."), mark("Export it again."), name)
    if start.startswith("begin:vcard"):
        raise _bad(
            mark("“{name}” holds vCards, although its name says CSV."),
            mark("Rename it so that it ends in .vcf."),
            name,
        )
    if start.startswith("begin:vcalendar"):
        raise _bad(mark("“{name}” holds a calendar, not a list of contacts."), "", name)
    if start.startswith(_MARKUP):
        raise _bad(
            mark("“{name}” is a web page, not a CSV file."),
            mark("If you downloaded it, sign in to that site and download it again."),
            name,
        )
    if start.startswith(("{", "[")) and '":' in start:
        raise _bad(mark("“{name}” holds JSON, not a CSV file."), _AS_CSV, name)
    if len(_CONTROLS.findall(head)) > 0.05 * len(head):
        raise _bad(mark("“{name}” is not a text file."), _AS_CSV, name)


def bytes_of(path: Path) -> bytes:
    """The content of a plain file of at most ``MOST_BYTES``; raises BadFile for all else.

    Pipes and devices are not waited for; a file that grows meanwhile is read as far as it
    went at first.
    """
    try:
        _refuse_special(path.stat().st_mode, path.name)
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags), "rb") as file:
            found = os.fstat(file.fileno())
            _refuse_special(found.st_mode, path.name)
            if found.st_size > MOST_BYTES:
                raise _bad(
                    mark("“{name}” has {size} MB; a list of contacts of over 200 MB is not read."),
                    mark("Split it into several files."),
                    path.name,
                    size=found.st_size // (1024 * 1024),
                )
            return file.read(found.st_size)
    except (OSError, ValueError) as error:
        raise BadFile(
            mark("“{name}” can't be read ({reason})."),
            "",
            mark("Check that it is still there and that you may read it."),
            name=path.name,
            reason=getattr(error, "strerror", None) or str(error),
        ) from error


def _refuse_special(mode: int, name: str) -> None:
    if stat.S_ISDIR(mode):
        raise _bad(mark("“{name}” is a folder, not a file."), mark("Choose a file in it."), name)
    if not stat.S_ISREG(mode):
        raise _bad(mark("“{name}” is a device or a pipe, not a file."), "", name)


def _bad(what: str, advice: str, name: str, **values: object) -> BadFile:
    return BadFile(what, _LEFT_ALONE, advice, name=name, **values)
