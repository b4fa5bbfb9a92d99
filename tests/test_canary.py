"""A canary for a fault of PySide6 6.12: calls into Qt lose references to None and True.

On Python 3.11 `None` is mortal. After some 5,000 such calls the process aborts with "deallocating
None", far from the call that did it, and no short test notices. This one counts.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import version

import pytest

ROUNDS = 1_000
TOLERATED = 100  # caches that fill up on the way keep or drop a few references

COUNT = """
import ctypes, json, os, sys
from PySide6.QtCore import QObject, Signal

class Bell(QObject):
    rang = Signal(bool)

rounds, lost_on_purpose = int(sys.argv[1]), int(sys.argv[2])
bell = Bell()
spare = [None] * 100_000, [True] * 100_000  # so that a loss is counted, not fatal
before = sys.getrefcount(None), sys.getrefcount(True)
for number in range(rounds):
    bell.setObjectName("bell")
    bell.rang.emit(True)
for number in range(lost_on_purpose):
    ctypes.pythonapi.Py_DecRef(ctypes.py_object(None))
    ctypes.pythonapi.Py_DecRef(ctypes.py_object(True))
after = sys.getrefcount(None), sys.getrefcount(True)
print(json.dumps({"None": before[0] - after[0], "True": before[1] - after[1]}), flush=True)
os._exit(0)  # no tidying up with what may be missing by now
"""

mortal_none = pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None and True are immortal here: nothing to lose"
)


def references_lost(rounds: int, *, on_purpose: int = 0) -> dict[str, int]:
    """How many references to None and True a child process has lost after so many rounds."""
    child = subprocess.run(
        [sys.executable, "-c", COUNT, str(rounds), str(on_purpose)],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert child.returncode == 0, child.stderr
    lost: dict[str, int] = json.loads(child.stdout)
    return lost


@mortal_none
def test_calls_into_qt_keep_their_references() -> None:
    lost = references_lost(ROUNDS)
    assert max(lost.values()) <= TOLERATED, f"PySide6 {version('PySide6-Essentials')}: {lost}"


@mortal_none
def test_the_canary_would_die() -> None:
    lost = references_lost(0, on_purpose=TOLERATED + 50)
    assert min(lost.values()) > TOLERATED
