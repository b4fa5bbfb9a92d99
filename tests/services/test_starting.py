"""A new journal is made whole, or not at all."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from journal.domain.clock import FixedClock
from journal.errors import CannotWrite
from journal.services.sample import SAMPLE_NAME, ensure_sample
from journal.services.starting import make_filled, make_journal, read_bank
from journal.store.database import open_file
from journal.store.journal import Journal

_KILLED = """
import os, sys
from pathlib import Path
from journal.domain.clock import SystemClock
from journal.services import starting
def killed(step):
    starting.add_bank(step)
    os._exit(9)
starting.make_filled(Path(sys.argv[1]), SystemClock(), killed)
"""


def questions(path: Path) -> int:
    database = open_file(path)
    try:
        row = database.one("SELECT count(*) FROM question")
        assert database.one("SELECT count(*) FROM history_step") == (0,)
    finally:
        database.close()
    assert row is not None
    return int(row[0])


def test_a_first_start_that_is_killed_leaves_no_journal(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "mine.journal"
    told = subprocess.run([sys.executable, "-c", _KILLED, str(path)], check=False)
    assert told.returncode == 9
    assert list(tmp_path.iterdir()), "it had begun"
    assert not path.exists()
    make_journal(path, clock)
    assert questions(path) == len(read_bank())
    assert [each.name for each in tmp_path.iterdir()] == ["mine.journal"]


@pytest.mark.skipif(os.name != "posix", reason="file modes")
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o277])
def test_only_the_user_can_read_it_whatever_the_umask(
    tmp_path: Path, clock: FixedClock, mask: int
) -> None:
    before = os.umask(mask)
    try:
        make_journal(tmp_path / "mine.journal", clock)
        sample = ensure_sample(tmp_path, clock)
    finally:
        os.umask(before)
    for path in (tmp_path / "mine.journal", sample):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_journal_that_is_there_is_never_replaced(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "mine.journal"
    path.write_text("not mine")
    with pytest.raises(CannotWrite):
        make_journal(path, clock)
    assert path.read_text() == "not mine"
    assert [each.name for each in tmp_path.iterdir()] == ["mine.journal"]


def test_what_fails_while_it_is_filled_leaves_nothing(tmp_path: Path, clock: FixedClock) -> None:
    def fail(_step: object) -> None:
        raise RuntimeError("half way")

    with pytest.raises(RuntimeError):
        make_filled(tmp_path / "mine.journal", clock, fail)
    assert list(tmp_path.iterdir()) == []


def test_a_start_that_was_faster_is_no_trouble_for_the_sample(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ensure_sample(tmp_path, clock)
    before = first.read_bytes()
    assert first.name == SAMPLE_NAME
    answers = iter([False])
    real = Path.exists
    monkeypatch.setattr(Path, "exists", lambda path: next(answers, None) or real(path))
    assert ensure_sample(tmp_path, clock) == first
    assert first.read_bytes() == before
    journal = Journal(open_file(first), first, clock)
    assert journal.undo_step() is None
    journal.close()
