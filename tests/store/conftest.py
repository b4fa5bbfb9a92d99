"""A fresh journal in a temporary folder, with a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from journal.domain.clock import FixedClock
from journal.store.database import create_file, open_file
from journal.store.journal import Journal

NOW = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def journal(tmp_path: Path, clock: FixedClock) -> Iterator[Journal]:
    path = tmp_path / "test.journal"
    create_file(path)
    opened = Journal(open_file(path), path, clock)
    yield opened
    opened.close()
