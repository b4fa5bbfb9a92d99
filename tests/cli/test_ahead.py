"""What a second process works out comes back, or is worked out here; the file is the same."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from journal.cli.ahead import ahead

ROOT = Path(__file__).parents[2]
needs_two = pytest.mark.skipif(
    not hasattr(os, "fork") or (os.cpu_count() or 1) < 2, reason="nothing to do it beside"
)


def in_a_process(program: str, *arguments: object) -> str:
    """Without the tests' own threads and Qt, beside which no process is doubled."""
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@needs_two
def test_what_comes_back_was_worked_out_elsewhere() -> None:
    program = """
import os
from journal.cli.ahead import ahead
print("once")  # not a second time from what the second process inherits
found = ahead(lambda: {os.getpid(): "somebody", 1: ["x" * 100_000]})()
(key, _one) = found
print(key != os.getpid(), found[key], len(found[1][0]))
"""
    assert in_a_process(program) == "once\nTrue somebody 100000\n"


@needs_two
def test_work_that_fails_gives_nothing_and_says_nothing() -> None:
    program = """
from journal.cli.ahead import ahead
def work():
    raise ValueError("not here")
print(ahead(work)(), ahead(object)())
"""
    assert in_a_process(program) == "None None\n"


def test_beside_other_threads_no_process_is_doubled(qapp: object) -> None:
    asked: list[int] = []
    assert ahead(lambda: asked.append(1)) is None
    assert not asked


EXPORT = """
import os, sys
from journal.cli import files
from journal.cli.main import main
how, folder, target = sys.argv[1:]
doubled, double = [], getattr(os, "fork", None)
if double is not None:
    os.fork = lambda: doubled.append(1) or double()
if how == "here":
    del os.fork
elif how == "fails":
    from journal.store import facts
    real, own = facts.next_steps, os.getpid()
    def failing(*given):
        if os.getpid() != own:
            raise OSError("not here")
        return real(*given)
    facts.next_steps = failing
elif how == "small":
    files.LARGE = 1 << 60
if how != "small":
    files.LARGE = 0
code = main(["--data-dir", folder, "--sample", "--now", "2026-03-16T09:00", "export", target])
two = double is not None and (os.cpu_count() or 1) > 1
assert len(doubled) == (two and how in ("beside", "fails"))
sys.exit(code)
"""


@pytest.mark.parametrize("how", ["beside", "here", "fails"])
def test_the_file_is_the_same_wherever_next_steps_are_worked_out(tmp_path: Path, how: str) -> None:
    for each in ("small", how):
        told = in_a_process(EXPORT, each, tmp_path, tmp_path / f"{each}.csv")
        assert told == "12 contacts exported\n"
    assert (tmp_path / f"{how}.csv").read_bytes() == (tmp_path / "small.csv").read_bytes()
