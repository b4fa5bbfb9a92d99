"""A stop that Python can't catch: noted by the system while it happens, told at the next start."""

from __future__ import annotations

import contextlib
import faulthandler
import os
import re
import sys
from pathlib import Path
from typing import IO

from journal.domain.clock import Clock
from journal.logs import Log
from journal.paths import make_private

_BEFORE, _AFTER = "stopped-", ".txt"


class Stopped:
    """A file in the folder of the log for each running program, empty unless it crashes."""

    def __init__(self, log: Log, clock: Clock) -> None:
        self._log = log
        self._clock = clock
        self._folder = folder = log.path.parent
        self._path = folder / f"{_BEFORE}{os.getpid()}{_AFTER}"
        self._file: IO[bytes] | None = None
        self._before = False

    def watch(self) -> None:
        """From now on. Where nothing can be written, nothing is noted."""
        with contextlib.suppress(OSError):
            make_private(self._folder)
            flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
            self._file = os.fdopen(os.open(self._path, flags, 0o600), "wb", buffering=0)
            self._before = faulthandler.is_enabled()
            faulthandler.enable(self._file)

    def found(self) -> str:
        """What earlier programs noted, without folders of this machine; "" for nothing.

        It is told once, and kept in the log.
        """
        texts = []
        with contextlib.suppress(OSError):
            for entry in sorted(os.scandir(self._folder), key=lambda each: each.name):
                number = entry.name.removeprefix(_BEFORE).removesuffix(_AFTER)
                ours = entry.name == f"{_BEFORE}{number}{_AFTER}" and number.isdecimal()
                if not ours or entry.name == self._path.name:
                    continue
                with contextlib.suppress(OSError):
                    text = Path(entry.path).read_text("utf-8", "replace").strip()
                    if text or not _runs(int(number)):
                        os.unlink(entry.path)  # noqa: PTH108 - as quick as the rest
                    if text:
                        texts.append(_plain(text))
        for text in texts:
            self._log.note(self._clock.now().isoformat(timespec="seconds"), text)
        return "\n\n".join(texts)

    def end(self) -> None:
        """The program ends as it should."""
        if self._file is None:
            return
        faulthandler.disable()
        if self._before and sys.__stderr__ is not None:
            faulthandler.enable(sys.__stderr__)  # whoever runs the program asked for it
        self._file.close()
        self._file = None
        with contextlib.suppress(OSError):
            self._path.unlink()
            self._folder.rmdir()  # an empty one: there was nothing to log


def _plain(text: str) -> str:
    """Paths tell who uses this machine; our own lines are told from the package on."""
    return re.sub(r'File "([^"]*)"', lambda match: f'File "{_short(match[1])}"', text)


def _short(path: str) -> str:
    root = Path(__file__).resolve().parents[1]
    try:
        return Path(path).resolve().relative_to(root).as_posix()
    except (OSError, ValueError):
        return Path(path).name


def _runs(number: int) -> bool:
    """Whether there is such a process; where that can't be asked, its file can't be removed."""
    if os.name != "posix":
        return False
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
