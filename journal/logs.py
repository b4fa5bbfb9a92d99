"""A small log beside the settings: what went wrong, without a word of what the user wrote."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from journal.paths import make_private

LARGEST = 256 * 1024


class Log:
    """Appends lines to a file, made when there is something to say; never fails itself.

    ``echo`` writes each entry to stderr too. An old log of 256 KiB is kept as ``….old``.
    """

    def __init__(self, path: Path, *, echo: bool = False) -> None:
        self.path = path
        self._echo = echo

    def note(self, moment: str, text: str) -> bool:
        """Adds an entry; ``moment`` is when, as text. False where it can't be written."""
        entry = f"{moment} {text.rstrip()}\n"
        if self._echo:
            print(entry, end="", file=sys.stderr)  # noqa: T201 - --debug asks for it
        with contextlib.suppress(OSError):
            make_private(self.path.parent)
            if self.path.exists() and self.path.stat().st_size > LARGEST:
                self.path.replace(self.path.with_name(self.path.name + ".old"))
            descriptor = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            with os.fdopen(descriptor, "a", encoding="utf-8") as file:
                file.write(entry)
            return True
        return False
