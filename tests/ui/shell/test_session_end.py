"""What happens when a journal is closed: what the history holds too long is dropped."""

from __future__ import annotations

import gc
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from journal.domain.changes import Kind
from journal.domain.clock import Clock, FixedClock, SystemClock
from journal.session import Session
from journal.store.database import create_file, open_file
from journal.store.journal import Journal


@pytest.mark.parametrize(("real", "left"), [(True, 0), (False, 1)])
def test_old_steps_go_by_the_real_clock_alone(tmp_path: Path, real: bool, left: int) -> None:
    """Somebody who looks at their journal as of next year keeps what they deleted today."""
    path = tmp_path / "mine.journal"
    create_file(path)
    now = SystemClock().now()
    journal = Journal(open_file(path), path, FixedClock(now - timedelta(days=31)))
    with journal.step("Add") as step:
        step.insert(Kind.TAG, name="a")
    journal.close()
    clock: Clock = SystemClock() if real else FixedClock(now + timedelta(days=365))
    opened = SimpleNamespace(path=path, journal=Journal(open_file(path), path, clock), lock=None)
    flushed: list[str] = []
    window = SimpleNamespace(
        library=SimpleNamespace(
            autosave=SimpleNamespace(flush=lambda: flushed.append("typed")),
            file=SimpleNamespace(close=lambda: flushed.append("file")),
        ),
        deleteLater=lambda: flushed.append("window"),
    )
    keeping = SimpleNamespace(let_go=lambda: flushed.append("backups"))
    Session(opened, window, keeping, False).end()  # type: ignore[arg-type]
    gc.collect()
    assert flushed == ["file", "backups", "typed", "window"]
    database = open_file(path)
    assert database.one("SELECT count(*) FROM history_step") == (left,)
    database.close()
