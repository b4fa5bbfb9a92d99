"""Starts the built bundle as a user would: a real window on a real X server, then its commands.

Not collected by a plain `pytest`, since it needs `sh packaging/build-bundle` and a display:
`xvfb-run -a .venv/bin/python -m pytest packaging/test_bundle.py`, as `packaging/check` does.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parents[1] / "dist" / "networking-journal" / "networking-journal"
TITLE = "Networking Journal"
START_LIMIT = 30.0  # seconds; a start takes well under one, a machine that checks may be busy
FEWEST_COLOURS = 64  # of a window with text in it; an unpainted one has one

COLOURS = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication(sys.argv)
image = app.primaryScreen().grabWindow(int(sys.argv[1], 16)).toImage()
print(len({image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}))
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """What a bundle finds on a desktop, without a home to lean on and without Python's settings."""
    assert os.environ.get("DISPLAY"), "run this under xvfb-run"
    kept = {
        name: os.environ[name] for name in ("PATH", "DISPLAY", "XAUTHORITY") if name in os.environ
    }
    return kept | {
        "HOME": str(tmp_path / "home-that-nobody-makes"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "LC_ALL": "C.UTF-8",
    }


def run(environment: dict[str, str], *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAM, *arguments],
        env={name: value for name, value in environment.items() if name != "DISPLAY"},
        capture_output=True,
        text=True,
        timeout=START_LIMIT,
    )


def visible_windows(title: str, environment: dict[str, str]) -> list[str]:
    """The X ids of mapped windows with this in their title."""
    tree = subprocess.run(
        ["xwininfo", "-root", "-tree"], env=environment, capture_output=True, text=True, check=True
    )
    found = re.findall(rf'^\s*(0x[0-9a-f]+) "[^"]*{re.escape(title)}[^"]*":', tree.stdout, re.M)
    return [window for window in found if _is_viewable(window, environment)]


def _is_viewable(window: str, environment: dict[str, str]) -> bool:
    told = subprocess.run(
        ["xwininfo", "-id", window], env=environment, capture_output=True, text=True, check=False
    )
    return "Map State: IsViewable" in told.stdout


def colours(window: str, environment: dict[str, str]) -> int:
    """How many colours a window shows."""
    told = subprocess.run(
        [sys.executable, "-c", COLOURS, window],
        env=environment | {"QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        check=True,
    )
    return int(told.stdout)


@pytest.fixture
def window(
    tmp_path: Path, environment: dict[str, str]
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The bundle with the sample journal, and the X id of its window."""
    bundle = subprocess.Popen(
        [PROGRAM, "--data-dir", tmp_path / "profile", "--sample"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        found: list[str] = []
        give_up = time.monotonic() + START_LIMIT
        while not found and time.monotonic() < give_up:
            try:
                bundle.wait(timeout=0.2)  # the pause between two looks
            except subprocess.TimeoutExpired:
                found = visible_windows(TITLE, environment)
            else:
                pytest.fail(f"ended with {bundle.returncode}: {bundle.communicate()[1]}")
        assert found, f"no window within {START_LIMIT} s"
        yield bundle, found[0]
    finally:
        bundle.kill()
        bundle.communicate()


def test_opens_a_painted_window_and_leaves_cleanly(
    window: tuple[subprocess.Popen[str], str], environment: dict[str, str], tmp_path: Path
) -> None:
    bundle, identity = window
    assert colours(identity, environment) >= FEWEST_COLOURS
    bundle.send_signal(signal.SIGTERM)
    out, err = bundle.communicate(timeout=10)
    assert (bundle.returncode, out, err) == (0, "", "")
    assert not (tmp_path / "home-that-nobody-makes").exists()


def test_version(environment: dict[str, str]) -> None:
    told = run(environment, "--version")
    assert told.returncode == 0, told.stderr
    assert re.search(r"\b\d+\.\d+\.\d+\b", told.stdout)


def test_lists_the_sample_journal(environment: dict[str, str], tmp_path: Path) -> None:
    told = run(
        environment, "--data-dir", tmp_path / "profile", "--sample", "list", "contacts", "--json"
    )
    assert told.returncode == 0, told.stderr
    people = json.loads(told.stdout)
    assert people
    assert all(person["name"] for person in people)


def test_writes_a_contact_list(environment: dict[str, str], tmp_path: Path) -> None:
    target = tmp_path / "people.csv"
    told = run(environment, "--data-dir", tmp_path / "profile", "--sample", "export", target)
    assert told.returncode == 0, told.stderr
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")


def test_tells_wrong_usage(environment: dict[str, str]) -> None:
    """Wrong usage is told in one line, not by a crash of Qt."""
    told = run(environment, "--no-such-option")
    assert told.returncode == 2
    assert "Traceback" not in told.stderr
