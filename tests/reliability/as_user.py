"""Runs commands as somebody whom permissions hold: root writes into everything.

Where the tests don't run as root, they are somebody like that already. Otherwise ``setpriv`` makes
the command's process another user; where that user can't reach this Python (it lies in root's
home), it stays root but without the capabilities that let root pass.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from tests.reliability.places import ROOT

NOBODY = 65_534
STRANGER = 65_533  # whose files the user doesn't own
_USER = (f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
_WEAK_ROOT = ("--bounding-set=-all", "--inh-caps=-all", "--ambient-caps=-all")


def why_not() -> str:
    """Why it can't be done here; "" where it can."""
    return "" if _prefix() is not None else "neither a normal user nor a setpriv to become one"


def run(
    command: Sequence[str | Path], *, cwd: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Runs a command to its end as that user. Only where ``why_not()`` is ""."""
    prefix = _prefix()
    assert prefix is not None, why_not()
    return subprocess.run(
        [*prefix, *map(str, command)],
        cwd=cwd,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": "/nonexistent"} | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def python(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The same with this Python: ``python("-m", "journal", …)``."""
    return run([sys.executable, *arguments], **environment)


@contextmanager
def folder() -> Iterator[Path]:
    """A folder that the user owns; what is put into it afterwards is made theirs by ``give``."""
    place = Path(tempfile.mkdtemp(prefix="journal-user-"))
    try:
        give(place)
        yield place
    finally:
        for each in (place, *place.rglob("*")):
            if each.is_dir() and not each.is_symlink():
                each.chmod(0o700)
        shutil.rmtree(place)


def give(path: Path, owner: int | None = None) -> None:
    """Makes a file or a whole folder the user's own, or another's (only root can)."""
    if os.geteuid() != 0:
        return
    number = _user() if owner is None else owner
    for each in (path, *(path.rglob("*") if path.is_dir() else ())):
        os.chown(each, number, number, follow_symlinks=False)


def can_give_away() -> bool:
    """Whether files of somebody else can be made here."""
    return os.geteuid() == 0


def _user() -> int:
    prefix = _prefix()
    return NOBODY if prefix and _USER[0] in prefix else os.geteuid()


@lru_cache(maxsize=1)
def _prefix() -> tuple[str, ...] | None:
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return ()
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        return None
    for options in (_USER, _WEAK_ROOT):
        try:
            done = subprocess.run(
                [setpriv, *options, sys.executable, "-c", "import journal.errors, PySide6"],
                cwd=ROOT,
                capture_output=True,
                timeout=60,
                check=False,
            )
        except OSError:
            continue
        if done.returncode == 0 and _is_held((setpriv, *options)):
            return (setpriv, *options)
    return None


def _is_held(prefix: tuple[str, ...]) -> bool:
    """Whether permissions hold that process: a file of its own without a right to write."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "file"
        path.write_bytes(b"")
        path.chmod(0o444)
        if _USER[0] in prefix:
            Path(place).chmod(0o755)
        written = subprocess.run(
            [*prefix, sys.executable, "-c", f"open({str(path)!r}, 'ab')"],
            capture_output=True,
            check=False,
        )
        return written.returncode != 0
