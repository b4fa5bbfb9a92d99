"""Kills this process from inside of SQLite's writes, at a point that is chosen beforehand.

SQLite's default VFS lets its system calls be replaced; the ones that write are wrapped. So the
process dies before, in the middle of, or after a chosen write to the file, its rollback journal or
the folder, or between two instructions of a statement in an open transaction.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

INSTRUCTIONS = 40  # of SQLite's machine between two looks


class Where(StrEnum):
    """Where in a transaction the process dies."""

    STATEMENT = "statement"  # nothing is written yet: all lies in memory
    BEFORE = "before a write"
    TORN = "half of a write"
    AFTER = "after a write"


@dataclass
class Plan:
    """Dies at the ``point``-th look or call after the ``transaction``-th transaction has begun.

    With ``aim`` only what happens during this action of the script counts.
    """

    transaction: int
    where: Where
    point: int
    aim: str = ""


class Hits:
    """Counts transactions, looks and system calls, and carries the plan out.

    ``told`` is called with a line just before the end. ``paused`` while the test itself reads.
    """

    def __init__(self, plan: Plan, told: Callable[[str], None]) -> None:
        self._plan = plan
        self._told = told
        self._left = plan.point
        self._kept: list[object] = []  # what C calls must not be collected
        self._open = 0
        self._lock = threading.Lock()
        self.transactions = 0
        self.paused = False
        self.doing = ""  # the action of the script

    @property
    def armed(self) -> bool:
        """Whether what happens now counts."""
        due = self.transactions >= self._plan.transaction
        return self._open > 0 and not self.paused and due and self._is_aimed_at

    @property
    def _is_aimed_at(self) -> bool:
        return self._plan.aim in ("", self.doing)

    def watch(self, connection: sqlite3.Connection) -> None:
        """Looks at the statements of a connection."""
        if self._plan.where is Where.STATEMENT:
            connection.set_progress_handler(self._look, INSTRUCTIONS)

    def begins(self) -> None:
        """A transaction, or what is like one, has begun: on whatever thread."""
        with self._lock:
            self.transactions += self._is_aimed_at
            self._open += 1

    def ends(self) -> None:
        """It is over."""
        with self._lock:
            self._open -= 1

    def _look(self) -> int:
        if self.armed:
            self._count("a statement")
        return 0

    def _count(self, name: str) -> None:
        self._left -= 1
        if self._left <= 0:
            self.die(name)

    def die(self, name: str) -> None:
        """The end, without a chance to tidy up."""
        self._told(f"HIT {self._plan.where} ({name})")
        os.kill(os.getpid(), signal.SIGKILL)

    def passing(self, name: str, act: Callable[[], Any], half: Callable[[], Any] | None) -> Any:
        """Does what writes something, or half of it, or dies before or after it."""
        if not self.armed or self._plan.where is Where.STATEMENT:
            return act()
        self._left -= 1
        if self._left > 0:
            return act()
        if self._plan.where is Where.TORN and half is not None:
            half()
        elif self._plan.where is Where.AFTER:
            act()
        return self.die(name)

    def wrap_system_calls(self) -> bool:
        """Puts itself between SQLite and the system; False where SQLite can't be reached."""
        vfs = _default_vfs()
        if vfs is None:
            return False
        calls: tuple[tuple[bytes, Any, int], ...] = (
            (b"pwrite", ctypes.CFUNCTYPE(_SIZE, _INT, _POINTER, _SIZE, _OFFSET, **_ERRNO), 2),
            (b"pwrite64", ctypes.CFUNCTYPE(_SIZE, _INT, _POINTER, _SIZE, _OFFSET, **_ERRNO), 2),
            (b"write", ctypes.CFUNCTYPE(_SIZE, _INT, _POINTER, _SIZE, **_ERRNO), 2),
            (b"ftruncate", ctypes.CFUNCTYPE(_INT, _INT, _OFFSET, **_ERRNO), -1),
            (b"unlink", ctypes.CFUNCTYPE(_INT, ctypes.c_char_p, **_ERRNO), -1),
            (b"openDirectory", ctypes.CFUNCTYPE(_INT, ctypes.c_char_p, _POINTER, **_ERRNO), -1),
        )
        return sum(self._wrap(vfs, *call) for call in calls) > 0

    def _wrap(self, vfs: Any, name: bytes, kind: Any, size_at: int) -> bool:
        address = vfs.contents.get_system_call(vfs, name)
        if not address:
            return False
        original = kind(address)

        def instead(*arguments: Any) -> Any:
            part = list(arguments)
            if size_at > 0:
                part[size_at] //= 2
            torn = (lambda: original(*part)) if size_at > 0 else None
            return self.passing(name.decode(), lambda: original(*arguments), torn)

        wrapped = kind(instead)
        self._kept += [original, wrapped]
        return vfs.contents.set_system_call(vfs, name, ctypes.cast(wrapped, _POINTER)) == 0


_INT, _POINTER, _SIZE, _OFFSET = ctypes.c_int, ctypes.c_void_p, ctypes.c_ssize_t, ctypes.c_int64
_ERRNO: dict[str, Any] = {"use_errno": True}


class _Vfs(ctypes.Structure):
    """``sqlite3_vfs`` of version 3, as SQLite's documentation lists it."""


_Vfs._fields_ = [
    ("version", _INT),
    ("file_size", _INT),
    ("longest_name", _INT),
    ("next", _POINTER),
    ("name", ctypes.c_char_p),
    ("data", _POINTER),
    *((name, _POINTER) for name in ["open", "delete", "access", "full_name"]),
    *((name, _POINTER) for name in ["dl_open", "dl_error", "dl_symbol", "dl_close"]),
    *((name, _POINTER) for name in ["randomness", "sleep", "time", "last_error", "time64"]),
    (
        "set_system_call",
        ctypes.CFUNCTYPE(_INT, ctypes.POINTER(_Vfs), ctypes.c_char_p, _POINTER),
    ),
    (
        "get_system_call",
        ctypes.CFUNCTYPE(_POINTER, ctypes.POINTER(_Vfs), ctypes.c_char_p),
    ),
    ("next_system_call", _POINTER),
]


def _default_vfs() -> Any:
    import _sqlite3

    try:
        find = ctypes.CDLL(_sqlite3.__file__).sqlite3_vfs_find
    except (AttributeError, OSError):  # SQLite is built into Python, and its names are hidden
        return None
    find.restype = ctypes.POINTER(_Vfs)
    find.argtypes = [ctypes.c_char_p]
    vfs = find(None)
    return vfs if vfs and vfs.contents.version >= 3 else None
