"""Without room on the disk everything says so in words, and what is typed is saved later.

The program runs in a process of its own, on a small disk where one can be mounted for it alone;
and where large files are forbidden, which SQLite calls an I/O error.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from journal.paths import SAMPLE_NAME
from tests.reliability import as_user

ROOT = Path(__file__).parents[2]
TYPED = "typed while there was no room"
pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits and mounts")


@lru_cache(maxsize=1)
def can_mount() -> bool:
    """Whether a disk can be mounted that only one process sees."""
    if shutil.which("unshare") is None:
        return False
    tried = subprocess.run(
        ["unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False
    )
    return tried.returncode == 0


def crowded(folder: Path, outside: Path, sample: Path, how: str) -> dict[str, Any]:
    """What the program told."""
    outside.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "tests.e2e.crowded", str(folder), str(outside), how]
    if how == "full":
        line = (
            f"mount -t tmpfs -o size=2m,mode=700 none {shlex.quote(str(folder))}"
            f" && cp {shlex.quote(str(sample))} {shlex.quote(str(folder / SAMPLE_NAME))}"
            f" && exec {shlex.join(command)}"
        )
        command = ["unshare", "-m", "sh", "-c", line]
    else:
        shutil.copy(sample, folder / SAMPLE_NAME)
    ended = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    found: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return found


@pytest.mark.parametrize("how", ["full", "limited"])
def test_everything_is_told_and_nothing_typed_is_lost(
    profile: Path, tmp_path: Path, sample_file: Path, how: str
) -> None:
    if how == "full" and not can_mount():
        pytest.skip("no disk can be mounted here")
    told = crowded(profile, tmp_path / "outside", sample_file, how)
    assert told["status"] == "Not saved: the disk is full"
    assert "What you typed stays on the screen; the journal is unharmed." in told["strip"]
    assert told["buttons"] == ["Try again", "Save a copy elsewhere…"]
    assert told["typed"] == TYPED
    for what, words in (
        ("backup", "There is no room for the backup “copy.journal”."),
        ("export", "“people.csv”"),
        ("sheet", "can’t be written: the disk is full."),
    ):
        code, said = told[what]
        assert code == 1, what
        assert words in said
        assert "Traceback" not in said
    assert not {"people.csv", "sheet.pdf", "copy.journal"} & set(told["left"])
    assert not [name for name in told["left"] if name.endswith((".part", ".tmp", ".new"))]
    if how == "full":
        assert told["settings"][0] is False
        assert told["settings"][1].startswith("Your settings can’t be kept: the disk is full.")
        assert told["backup outside"][0] == 0
    assert told["still"] == ["Not saved: the disk is full", f"{TYPED}, and some more"]
    assert told["after"] == "All changes saved"
    assert told["stored"] == [f"{TYPED}, and some more"]
    assert told["whole"] == "ok"


@pytest.mark.skipif(bool(as_user.why_not()), reason=as_user.why_not() or "")
def test_a_folder_that_may_not_be_written_any_more(sample_file: Path) -> None:
    """As a normal user: root may write everywhere."""
    with as_user.folder() as place:
        for name in ("own", "outside"):
            (place / name).mkdir(mode=0o700)
        shutil.copy(sample_file, place / "own" / SAMPLE_NAME)
        as_user.give(place)
        ended = as_user.python(
            "-m", "tests.e2e.crowded", place / "own", place / "outside", "forbidden"
        )
        assert ended.returncode == 0, ended.stderr
        told = json.loads(ended.stdout.splitlines()[-1])
    assert told["status"].startswith("Not saved: “sample.journal” can’t be written")
    assert told["buttons"] == ["Try again", "Save a copy elsewhere…"]
    assert told["typed"] == TYPED
    for what in ("backup", "export", "sheet"):
        code, said = told[what]
        assert code == 1, what
        assert "can't be written" in said.replace("’", "'")
        assert "Traceback" not in said
    assert told["backup outside"][0] == 0
    assert told["settings"][0] is False
    assert told["settings"][1].startswith("Your settings can’t be kept: Permission denied.")
    assert told["after"] == "All changes saved"
    assert told["stored"] == [f"{TYPED}, and some more"]


def test_a_copy_elsewhere_takes_what_was_typed(
    profile: Path, tmp_path: Path, sample_file: Path
) -> None:
    if not can_mount():
        pytest.skip("no disk can be mounted here")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "go").write_text("")
    told = crowded(profile, outside, sample_file, "full")
    assert told["after"].startswith("All changes saved in “"), "the copy is named"
    assert told["stored"] == [f"{TYPED}, and some more"]
    assert told["whole"] == "ok"
