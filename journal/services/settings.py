"""Choices of the user and places of windows, in a small JSON file that may break."""

from __future__ import annotations

import contextlib
import errno
import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from journal.errors import CannotWrite, KnownError, NoRoom, mark
from journal.paths import make_private

MOST_KEPT = 20
"""Of so many journals it is kept what was told of them."""
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Settings:
    """Values by name. A file that can't be read, or a value of another type, counts as none."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = _read(path)
        self._saved = dict(self._values)
        self.when_unsaved: Callable[[KnownError], object] | None = None
        self._failing = False

    def text(self, name: str, default: str = "") -> str:
        """A text."""
        value = self._values.get(name)
        return value if isinstance(value, str) else default

    def number(self, name: str, default: int = 0) -> int:
        """A whole number; true is none."""
        value = self._values.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else default

    def flag(self, name: str, default: bool = False) -> bool:
        """Yes or no."""
        value = self._values.get(name)
        return value if isinstance(value, bool) else default

    def mapping(self, name: str) -> dict[str, Any]:
        """Named values of any JSON type; whoever reads them checks them."""
        value = self._values.get(name)
        return dict(value) if isinstance(value, dict) else {}

    def set(self, name: str, value: object) -> None:
        """Keeps a value of a JSON type; written by ``save``."""
        self._values[name] = value

    def save(self) -> bool:
        """Writes the file whole, if anything changed; False when it can't be written."""
        if self._values == self._saved:
            return True
        made = self._path.with_name(self._path.name + ".new")
        try:
            make_private(self._path.parent)
            text = json.dumps(self._values, ensure_ascii=False, indent=1)
            descriptor = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(text)
            made.replace(self._path)
        except (OSError, TypeError, ValueError) as problem:
            with contextlib.suppress(OSError):
                made.unlink()
            self._fail(problem)
            return False
        self._saved = json.loads(text)
        self._failing = False
        return True

    def _fail(self, problem: Exception) -> None:
        """Told once, until they can be saved again."""
        if self.when_unsaved is not None and not self._failing:
            self._failing = True
            self.when_unsaved(_cannot_keep(problem, self._path.parent))


def remembered(
    kept: Mapping[str, Any], journal: str, value: object, most: int = MOST_KEPT
) -> dict[str, Any]:
    """What is kept by journal, with this one's ``value`` at the end; the oldest beyond ``most`` go.

    Journals come and go, on sticks and in folders of a day: what was kept of them would only grow.
    """
    found = {name: each for name, each in kept.items() if name != journal}
    found[journal] = value
    return dict(list(found.items())[-most:])


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _cannot_keep(problem: Exception, folder: Path) -> KnownError:
    safe = mark("The journal is saved; only the places of windows and choices are not.")
    if getattr(problem, "errno", 0) in _NO_ROOM:
        return NoRoom(
            mark("Your settings can’t be kept: the disk is full."), safe, mark("Free some space.")
        )
    return CannotWrite(
        mark("Your settings can’t be kept: {reason}."),
        safe,
        mark("Allow writing in “{folder}”."),
        reason=getattr(problem, "strerror", None) or str(problem),
        folder=folder,
    )
