"""The lock beside a journal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from journal.errors import CannotWrite
from journal.services.lock import JournalLock, OpenElsewhere, window_name


@pytest.fixture(autouse=True)
def _app(qapp: QCoreApplication) -> None:
    """QLockFile writes the program's name."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "my.journal"
    path.write_bytes(b"")
    return path


def test_a_second_lock_is_refused_and_says_where(path: Path) -> None:
    first = JournalLock(path)
    first.acquire()
    with pytest.raises(OpenElsewhere) as refused:
        JournalLock(path).acquire()
    assert refused.value.here
    assert refused.value.journal == path
    assert str(refused.value).startswith("“my.journal” is already open in another window.")
    first.release()
    second = JournalLock(path)
    second.acquire()
    second.release()
    assert list(path.parent.iterdir()) == [path]


def test_the_same_file_by_another_name_is_the_same_journal(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "link.journal"
    other.symlink_to(path)
    lock = JournalLock(path)
    lock.acquire()
    with pytest.raises(OpenElsewhere):
        JournalLock(other).acquire()
    lock.release()
    assert window_name(path) == window_name(other)
    assert window_name(path) != window_name(tmp_path / "third.journal")


def test_the_lock_of_a_program_that_died_is_taken_over(path: Path) -> None:
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from journal.services.lock import JournalLock\n"
        "lock = JournalLock(Path(sys.argv[1]))\n"
        "lock.acquire()\n"
        "os._exit(9)\n"
    )
    root = Path(__file__).parents[2]
    ended = subprocess.run([sys.executable, "-c", code, path], cwd=root, check=False)
    assert ended.returncode == 9
    assert path.with_name("my.journal.lock").exists()
    lock = JournalLock(path)
    lock.acquire()
    lock.release()


def test_a_lock_of_another_computer_stays(path: Path) -> None:
    lock_file = path.with_name("my.journal.lock")
    lock_file.write_text("1\nnetworking-journal\nanother-desk\n")
    with pytest.raises(OpenElsewhere) as refused:
        JournalLock(path).acquire()
    assert not refused.value.here
    assert "another-desk" in str(refused.value)
    assert lock_file.exists()


@pytest.mark.skipif(os.name != "posix", reason="folders that can't be written, as here")
def test_a_folder_that_cannot_be_written_is_told() -> None:
    with pytest.raises(CannotWrite, match="read-only"):
        JournalLock(Path("/proc/my.journal")).acquire()


@pytest.mark.parametrize("content", [b"", b"\0" * 40, b"nonsense"])
def test_a_lock_that_says_nothing_can_be_taken_over(path: Path, content: bytes) -> None:
    """What a computer leaves that stopped while it was written."""
    path.with_name("my.journal.lock").write_bytes(content)
    with pytest.raises(OpenElsewhere, match="says nothing") as refused:
        JournalLock(path).acquire()
    assert not refused.value.here
    lock = JournalLock(path)
    lock.acquire(take_over=True)
    with pytest.raises(OpenElsewhere, match="in another window"):
        JournalLock(path).acquire(take_over=True)
    lock.release()
