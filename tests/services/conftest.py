"""Services over a journal in a temporary folder and a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from journal.domain.clock import FixedClock
from journal.services.library import Library, open_library
from journal.store.database import create_file, open_file
from journal.store.journal import Journal

NOW = datetime(2026, 3, 5, 9, 0, tzinfo=ZoneInfo("Europe/London"))


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


@pytest.fixture
def library(qapp: object, journal: Journal, clock: FixedClock) -> Library:
    return open_library(journal, clock, ("Printed sheet", "Notebook and pen"))
