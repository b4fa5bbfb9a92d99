"""The real program in a process of its own: start, second start, refusals, the end."""

from __future__ import annotations

import hashlib
import os
import signal
import sqlite3
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds; a machine that tests may be busy

Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start(profile: Path) -> Iterator[Start]:
    """Starts the program on the profile; whatever still runs at the end is ended."""
    running: list[subprocess.Popen[str]] = []

    def run(*arguments: str | Path) -> subprocess.Popen[str]:
        program = subprocess.Popen(
            [sys.executable, "-m", "journal", "--data-dir", profile, "--mark-ready", *arguments],
            cwd=ROOT,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        running.append(program)
        return program

    yield run
    for program in running:
        if program.poll() is None:
            program.kill()
        program.communicate()


def line(program: subprocess.Popen[str]) -> str:
    """The next line that the program prints; waits for it."""
    assert program.stdout is not None
    found = program.stdout.readline()
    if not found:
        pytest.fail(f"ended with {program.wait(PATIENCE)}: {program.communicate()[1]}")
    return found.strip()


def leave(program: subprocess.Popen[str]) -> None:
    program.send_signal(signal.SIGTERM)
    out, err = program.communicate(timeout=PATIENCE)
    said = [each for each in err.splitlines() if "This plugin does not support" not in each]
    assert (program.returncode, said) == (0, []), out


def test_first_start_makes_a_journal_and_ends_cleanly(start: Start, profile: Path) -> None:
    program = start()
    assert line(program).startswith("ready ")
    journal = profile / "networking.journal"
    assert journal.stat().st_mode & 0o777 == 0o600
    assert (profile / "networking.journal.lock").exists()
    leave(program)
    assert not (profile / "networking.journal.lock").exists()
    kept = sorted(path.name for path in profile.iterdir() if path.name != "cache")
    assert kept == ["networking.journal", "settings.json"]


def test_a_second_start_shows_the_first_window_and_ends_with_0(start: Start) -> None:
    first = start()
    assert line(first).startswith("ready ")
    second = start()
    out, err = second.communicate(timeout=PATIENCE)
    assert (second.returncode, out, err) == (0, "", "")
    leave(first)
    third = start()  # nothing of the first is in the way
    assert line(third).startswith("ready ")
    leave(third)


def test_a_start_after_a_crash_opens_the_journal(start: Start, profile: Path) -> None:
    first = start()
    assert line(first).startswith("ready ")
    first.kill()
    first.communicate()
    assert (profile / "networking.journal.lock").exists()
    second = start()
    assert line(second).startswith("ready ")
    leave(second)


def test_the_sample_journal_is_beside_the_users_own(start: Start, profile: Path) -> None:
    program = start("--sample")
    assert line(program).startswith("ready ")
    leave(program)
    assert (profile / "sample.journal").exists()
    assert not (profile / "networking.journal").exists()


def refused(start: Start, journal: Path) -> None:
    """The program asks what to do instead, and has not touched the file."""
    before = (hashlib.sha256(journal.read_bytes()).hexdigest(), journal.stat().st_mtime_ns)
    program = start("--journal", journal)
    assert line(program) == "asked"
    leave(program)
    assert (hashlib.sha256(journal.read_bytes()).hexdigest(), journal.stat().st_mtime_ns) == before
    beside = {path.name for path in journal.parent.iterdir() if path.is_file()}
    assert beside <= {journal.name, "settings.json"}


def test_a_newer_journal_is_left_as_it_is(start: Start, tmp_path: Path) -> None:
    from journal.store.database import create_file

    journal = tmp_path / "newer" / "newer.journal"
    create_file(journal)
    with journal.open("r+b") as file:
        file.seek(60)
        file.write(struct.pack(">I", 99))
    refused(start, journal)


@pytest.mark.parametrize("content", [b"", b"just some text, and no journal at all\n" * 20])
def test_a_file_that_is_no_journal_is_left_as_it_is(
    start: Start, tmp_path: Path, content: bytes
) -> None:
    journal = tmp_path / "other" / "notes.txt"
    journal.parent.mkdir()
    journal.write_bytes(content)
    refused(start, journal)


def test_a_database_of_another_program_is_left_as_it_is(start: Start, tmp_path: Path) -> None:
    journal = tmp_path / "other" / "music.db"
    journal.parent.mkdir()
    other = sqlite3.connect(journal)
    other.execute("CREATE TABLE song (title TEXT)")
    other.commit()
    other.close()
    refused(start, journal)


def test_a_journal_that_is_not_there_is_not_made(start: Start, tmp_path: Path) -> None:
    program = start("--journal", tmp_path / "gone.journal")
    assert line(program) == "asked"
    leave(program)
    assert not (tmp_path / "gone.journal").exists()
    assert not (tmp_path / "gone.journal.lock").exists()


def test_settings_that_are_broken_stop_nothing(start: Start, profile: Path) -> None:
    (profile / "settings.json").write_text('{"window": [1, 2', encoding="utf-8")
    program = start()
    assert line(program).startswith("ready ")
    leave(program)


def test_without_a_display_it_says_so(profile: Path) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    told = subprocess.run(
        [sys.executable, "-m", "journal", "--data-dir", profile],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name not in hidden},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 1
    assert told.stderr.startswith("networking-journal: There is no display")
    assert len(told.stderr.splitlines()) == 1
    assert list(profile.iterdir()) == []
