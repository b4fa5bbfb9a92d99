"""Only the user can read what is theirs, nothing leaves the computer, and who is forgotten is."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from journal.domain.names import fold
from tests.reliability.places import ROOT
from tests.reliability.private_session import GONE, KEPT

TRACED = (
    "trace=%network,openat,open,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,unlink,"
    "unlinkat,umask"
)
OPENED = re.compile(r'(?:openat\([^,]+, |open\()"([^"]*)", ([A-Z_|]+)(?:, (0\d+))?\) = (\d+)')
MADE = re.compile(r'mkdir(?:at)?\((?:[^,"]+, )?"([^"]*)", (0\d+)\) = 0')
GONE_AWAY = re.compile(r'unlink(?:at)?\((?:[^,"]+, )?"([^"]*)"[^=]*\) = 0')
MOVED = re.compile(
    r'(rename|link)(?:at2?)?\((?:[^,"]+, )?"([^"]*)", (?:[^,"]+, )?"([^"]*)".*\) = 0'
)
MASKED = re.compile(r"umask\((0\d*)\)")
SOCKET = re.compile(r"socket\((AF_\w+)")
NAMED = re.compile(r'(?:bind|connect)\(\d+, \{sa_family=(AF_\w+)(?:, sun_path=(@?)"([^"]*)")?')


class Ran(NamedTuple):
    """A session that was run: its folder, what the program did, what it showed of a bug."""

    folder: Path
    trace: str
    shown: str

    def files(self) -> list[Path]:
        return [each for each in self.folder.joinpath("data").rglob("*") if each.is_file()]


def run(folder: Path, umask: str) -> Ran:
    (folder / "tmp").mkdir()
    (folder / "others.csv").write_text("name,company\nZoe,Baltic\n", encoding="utf-8")
    command: list[str] = [sys.executable, "-m", "tests.reliability.private_session"]
    strace = shutil.which("strace")
    if strace is not None:
        command = [strace, "-f", "-qq", "-s", "4096", "-o", f"{folder}/trace", "-e", TRACED,
                   *command]  # fmt: skip
    done = subprocess.run(
        [*command, str(folder), umask],
        cwd=ROOT,
        env=os.environ
        | {"QT_QPA_PLATFORM": "offscreen", "TMPDIR": f"{folder}/tmp", "HOME": f"{folder}/home"},
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "DONE" in done.stdout
    trace = folder / "trace"
    return Ran(folder, trace.read_text(errors="replace") if trace.exists() else "", done.stdout)


@pytest.fixture(scope="module", params=["022", "000"])
def ran(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    return run(tmp_path_factory.mktemp("private"), request.param)


def marks(name: str) -> list[bytes]:
    """A word of a name as it could stand in a file."""
    word = name.split()[0]
    spellings = {word, word.lower(), fold(word), word.encode("unicode_escape").decode()}
    return [
        text.encode(encoding)
        for text in sorted(spellings)
        for encoding in ("utf-8", "utf-16-le", "utf-16-be")
    ]


def holds(path: Path, name: str) -> bool:
    content = path.read_bytes()
    return any(mark in content for mark in marks(name))


def test_files_and_folders_are_the_users_alone(ran: Ran) -> None:
    names = {each.name for each in ran.files()}
    assert {"networking.journal", "settings.json"} <= names
    assert any(name.endswith(".sha256") for name in names)
    assert any(name.endswith(".log") for name in names)
    for each in (ran.folder / "data", *ran.folder.joinpath("data").rglob("*")):
        wanted = 0o700 if each.is_dir() else 0o600
        if each.is_dir() or each.is_file():
            assert stat.S_IMODE(each.stat().st_mode) == wanted, each
    assert stat.S_IMODE((ran.folder / "out" / "people.csv").stat().st_mode) == 0o600


def created(ran: Ran) -> list[tuple[str, int]]:
    """Files and folders of ours that weren't there before, with the rights they were made with.

    SQLite opens files that are there as if it made them.
    """
    there: set[str] = set()
    made = []
    mask = 0
    for line in ran.trace.splitlines():
        if masked := MASKED.search(line):
            mask = int(masked[1], 8)
        elif opened := OPENED.search(line):
            path, flags, mode = opened[1], opened[2], opened[3]
            if "O_CREAT" in flags and path not in there:
                there.add(path)
                made.append((path, int(mode, 8) & ~mask))
        elif folder := MADE.search(line):
            made.append((folder[1], int(folder[2], 8) & ~mask))
        elif gone := GONE_AWAY.search(line):
            there.discard(gone[1])
        elif moved := MOVED.search(line):
            there.add(moved[3])
            if moved[1] == "rename":
                there.discard(moved[2])
    ours = (str(ran.folder / "data"), str(ran.folder / "out"))
    return [each for each in made if each[0].startswith(ours)]


def test_files_are_made_for_the_user_alone(ran: Ran) -> None:
    """Also those that are there for a moment: SQLite's own, and what exports are written into."""
    if not ran.trace:
        pytest.skip("strace isn't there")
    made = created(ran)
    names = {Path(path).name for path, _mode in made}
    assert "networking.journal-journal" in names
    assert any(name.endswith(".part") for name in names)
    assert any(".lock" in name for name in names)
    assert [(path, oct(mode)) for path, mode in made if mode & 0o077] == []


def test_nothing_is_put_into_the_shared_folder(ran: Ran) -> None:
    assert list((ran.folder / "tmp").rglob("*")) == []
    if not ran.trace:
        pytest.skip("strace isn't there: only what was left could be looked at")
    # Above all the socket by which a second start calls the first window.
    shared = (str(ran.folder / "tmp"), "/tmp/", "/var/tmp/", "/dev/shm/")
    own = (str(ran.folder / "data"), str(ran.folder / "out"), str(ran.folder / "trace"))
    put = [path for path, flags, _mode, _number in OPENED.findall(ran.trace)
           if {"O_CREAT", "O_TMPFILE"} & set(flags.split("|"))]  # fmt: skip
    put += [path for path, _mode in MADE.findall(ran.trace)]
    put += [path for _family, hidden, path in NAMED.findall(ran.trace) if path and not hidden]
    assert [path for path in put if path.startswith(shared) and not path.startswith(own)] == []


def test_no_connection_is_made(ran: Ran) -> None:
    if not ran.trace:
        pytest.skip("strace isn't there")
    assert SOCKET.search(ran.trace) is not None, "nothing was traced"
    assert set(SOCKET.findall(ran.trace)) <= {"AF_UNIX", "AF_LOCAL"}
    assert {found[0] for found in NAMED.findall(ran.trace)} <= {"AF_UNIX", "AF_LOCAL"}


@pytest.mark.parametrize("name", [GONE, KEPT])
def test_settings_log_and_reports_say_nothing_of_people(ran: Ran, name: str) -> None:
    beside = [each for each in ran.files() if ".journal" not in each.name]
    assert {each.name for each in beside} >= {"settings.json"}
    assert any("ValueError" in each.read_text() for each in beside if each.suffix == ".log")
    assert [each.name for each in beside if holds(each, name)] == []
    assert name.split()[0] not in ran.shown


def test_who_is_forgotten_is_in_no_file(ran: Ran) -> None:
    assert [each.name for each in ran.files() if holds(each, GONE)] == []
    assert [path for path in ran.folder.joinpath("data").rglob("*") if "Zqgon" in path.name] == []
    journals = [each for each in ran.files() if each.suffix == ".journal"]
    assert all(holds(each, KEPT) for each in journals)  # they could have been found
    assert len(journals) > 1
