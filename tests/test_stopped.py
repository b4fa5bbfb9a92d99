"""A native crash is noted while it happens, and told at the next start without private text."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from journal.domain.clock import FixedClock, from_utc_text
from journal.logs import Log
from journal.stopped import Stopped

CLOCK = FixedClock(from_utc_text("2026-03-05T09:00:00Z"))
CRASHING = """
import ctypes, os, signal, sys
from pathlib import Path
from journal.domain.clock import FixedClock, from_utc_text
from journal.logs import Log
from journal.stopped import Stopped

def with_private(text):
    if sys.argv[2] == "reading nothing":
        ctypes.string_at(0)
    os.kill(os.getpid(), int(sys.argv[2]))

clock = FixedClock(from_utc_text("2026-03-05T09:00:00Z"))
Stopped(Log(Path(sys.argv[1]) / "program.log"), clock).watch()
with_private("Priya Nair")
"""


def crash(folder: Path, how: str) -> None:
    script = folder.parent / "Priya Nair" / "crashing.py"
    script.parent.mkdir(exist_ok=True)
    script.write_text(CRASHING)
    root = str(Path(__file__).parents[1])
    subprocess.run(
        [sys.executable, script, folder, how],
        env=os.environ | {"PYTHONPATH": root},
        capture_output=True,
        timeout=60,
        check=False,
    )


def stopped(folder: Path) -> Stopped:
    return Stopped(Log(folder / "program.log"), CLOCK)


@pytest.mark.parametrize(
    "how", ["reading nothing", str(int(signal.SIGABRT)), str(int(signal.SIGFPE))]
)
def test_what_crashed_is_told_once_at_the_next_start(tmp_path: Path, how: str) -> None:
    folder = tmp_path / "logs"
    crash(folder, how)
    report = stopped(folder).found()
    assert report.startswith("Fatal Python error: ")
    assert 'File "crashing.py", line ' in report
    assert "with_private" in report
    assert stopped(folder).found() == ""
    log = (folder / "program.log").read_text()
    assert log.startswith("2026-03-05T09:00:00+00:00 Fatal Python error")
    for text in (report, log):
        assert "Priya" not in text
        assert str(tmp_path) not in text
    assert [each.name for each in folder.iterdir()] == ["program.log"]


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_a_program_that_was_killed_is_no_crash(tmp_path: Path) -> None:
    """Neither is a power cut, nor a system that goes down: nothing went wrong in the program."""
    folder = tmp_path / "logs"
    crash(folder, str(int(signal.SIGKILL)))
    assert len(list(folder.iterdir())) == 1
    assert stopped(folder).found() == ""
    assert list(folder.iterdir()) == []


def test_a_program_that_runs_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / f"stopped-{os.getppid()}.txt"
    other.write_bytes(b"")
    assert stopped(tmp_path).found() == ""
    assert other.exists()


def test_nothing_is_left_by_one_that_ended_well(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.test_stopped import stopped;"
        "one = stopped(Path(sys.argv[1])); one.watch(); "
        "(path,) = Path(sys.argv[1]).iterdir(); print(oct(path.stat().st_mode & 0o777)); one.end()"
    )
    folder = tmp_path / "logs"
    ended = subprocess.run(
        [sys.executable, "-c", code, folder],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert ended.stdout.strip() == "0o600"
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_keeps_nobody_from_starting(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    watching = stopped(tmp_path / "file" / "logs")
    watching.watch()
    assert watching.found() == ""
    watching.end()
