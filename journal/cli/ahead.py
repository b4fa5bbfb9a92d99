"""Works something out in a second process, beside what this one does meanwhile."""

from __future__ import annotations

import marshal
import os
import sys
import threading
from collections.abc import Callable
from typing import Any


def ahead(work: Callable[[], Any]) -> Callable[[], Any] | None:
    """Begins with ``work`` at once; what is returned waits for what came of it.

    That is None if the work failed: whoever asks does it themselves then, and so meets the same
    failure. Numbers, texts, lists and dictionaries come back. None at once where no second
    process can be had: without a second processor, or beside other threads, which wouldn't come
    along. To be called before a journal is opened: SQLite doesn't bear being doubled.
    """
    alone = threading.active_count() == 1 and "PySide6" not in sys.modules
    if not hasattr(os, "fork") or not alone or (os.cpu_count() or 1) < 2:
        return None
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _tell(work, writing)
    os.close(writing)

    def wait() -> Any:
        with os.fdopen(reading, "rb") as told:
            found = told.read()
        _child, status = os.waitpid(child, 0)
        return marshal.loads(found) if status == 0 else None

    return wait


def _tell(work: Callable[[], Any], writing: int) -> None:
    """In the second process, which ends here and leaves everything to the first."""
    status = 1
    try:
        found = marshal.dumps(work())
        with os.fdopen(writing, "wb") as told:
            told.write(found)
        status = 0
    finally:
        os._exit(status)
