"""A command that is killed while it writes leaves the old file or the new one, whole."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from journal.cli import main

pytestmark = pytest.mark.skipif(os.name != "posix", reason="forks")
NOW = ("--now", "2026-03-05T09:00")
ROOT = Path(__file__).parents[2]

Found = list[tuple[int, str, list[str]]]


def killed(folder: Path, watched: Path | str, *arguments: str | Path) -> Found:
    """What ``watched`` was after each kill; at the end once after nobody was killed."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.cli.killing", folder, watched, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
    )
    assert done.returncode == 0, done.stderr
    found = [(ended, digest, names) for ended, digest, names in json.loads(done.stdout)]
    assert [ended for ended, *_ in found] == [signal.SIGKILL] * (len(found) - 1) + [0]
    assert len(found) > 4, "it was not killed inside of its writes"
    return found


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def own(profile: Path, tmp_path: Path) -> tuple[str | Path, ...]:
    """A journal with Ana in it."""
    given = ("--data-dir", profile, *NOW)
    rows = tmp_path / "in.csv"
    rows.write_text("name\nAna\n", "utf-8")
    assert main([str(each) for each in (*given, "import", rows)]) == 0
    return given


def test_a_restore(own: tuple[str | Path, ...], profile: Path, tmp_path: Path) -> None:
    copy, journal = tmp_path / "copy.journal", profile / "networking.journal"
    assert main([str(each) for each in (*own, "backup", copy)]) == 0
    rows = tmp_path / "more.csv"
    rows.write_text("name\nBen\n", "utf-8")
    assert main([str(each) for each in (*own, "import", rows)]) == 0
    old, new = digest(journal), digest(copy)
    found = killed(profile, journal, *own, "restore", copy)
    states = [state for _ended, state, _names in found]
    assert set(states) == {old, new}
    assert states == sorted(states, key=lambda state: state == new), "once, and for good"
    for _ended, state, names in found:
        if state == new:
            assert any("restore.journal" in name for name in names), "the old one is kept first"


@pytest.mark.parametrize(
    "command",
    [
        ("touch", "Ana", "--channel", "phone"),
        ("followup", "add", "Ana", "Call", "--due", "2w"),
        ("followup", "done", "1", "--channel", "mail"),
        ("letter", "Ana", "request", "--sent", "mail"),
        ("milestone", "found-position"),
    ],
    ids=str,
)
def test_what_changes_the_journal(
    own: tuple[str | Path, ...], profile: Path, command: tuple[str, ...]
) -> None:
    """All of a step or nothing of it, and a sound file."""
    add = ("followup", "add", "Ana", "Write", "--due", "2w", "--repeat", "1m")
    assert main([str(each) for each in (*own, *add)]) == 0
    found = killed(profile, f"rows:{profile / 'networking.journal'}", *own, *command)
    states = [state for _ended, state, _names in found]
    assert all(state.startswith("ok ") for state in states)
    assert len(set(states)) == 2, set(states)
    assert states == sorted(states, key=lambda state: state == states[-1]), "once, and for good"


@pytest.mark.parametrize(
    ("command", "name", "older"),
    [
        (("export",), "out.csv", b"name\nOld\n"),
        (("backup",), "out.journal", None),
        (("export",), "fresh.csv", None),
    ],
)
def test_what_writes_a_file(
    own: tuple[str | Path, ...],
    profile: Path,
    tmp_path: Path,
    command: tuple[str, ...],
    name: str,
    older: bytes | None,
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    target = place / name
    if older is not None:
        target.write_bytes(older)
    before = digest(target) if older is not None else ""
    journal = digest(profile / "networking.journal")
    force = ("--overwrite",) if older is not None and command != ("export",) else ()
    found = killed(place, target, *own, *command, target, *force)
    whole = found[-1][1]
    assert whole not in ("", before)
    assert {state for _ended, state, _names in found} == {before, whole}
    assert digest(profile / "networking.journal") == journal
    left = [each for each in found[-1][2] if not each.startswith(name)]
    assert left == [], "nothing lies beside it"
