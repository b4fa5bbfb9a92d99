"""The old file or the new one, never a part; nothing left beside it; never the journal itself."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal.errors import CannotWrite
from journal.exchange.atomic import replacing, sweep

NOBODY = 65534


def put(path: Path, content: bytes = b"new", **more: Path | None) -> None:
    with replacing(path, **more) as file:
        file.write(content)


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_writes_a_private_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    put(target)
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert names(tmp_path) == ["list.csv"]


def test_the_file_is_private_while_it_is_written(tmp_path: Path) -> None:
    with replacing(tmp_path / "list.csv") as file:
        [beside] = tmp_path.iterdir()
        assert stat.S_IMODE(beside.stat().st_mode) == 0o600
        file.write(b"x")


def test_another_mode_can_be_asked_for(tmp_path: Path) -> None:
    with replacing(tmp_path / "list.csv", 0o644) as file:
        file.write(b"x")
    assert stat.S_IMODE((tmp_path / "list.csv").stat().st_mode) == 0o644


@pytest.mark.parametrize("problem", [ValueError("bug"), KeyboardInterrupt()])
def test_a_failure_inside_keeps_the_old_file(tmp_path: Path, problem: BaseException) -> None:
    target = tmp_path / "list.csv"
    target.write_bytes(b"old")

    def write_half() -> None:
        with replacing(target) as file:
            file.write(b"half")
            raise problem

    with pytest.raises(type(problem)):
        write_half()
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["list.csv"]


@pytest.mark.parametrize("call", ["fsync", "replace", "fchmod"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
def test_a_full_disk_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    target = tmp_path / "list.csv"
    target.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(CannotWrite) as caught:
        put(target)
    monkeypatch.undo()
    assert "list.csv" in str(caught.value)
    assert ("no room left" in str(caught.value)) == (number in (errno.ENOSPC, errno.EDQUOT))
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["list.csv"]


def test_a_limit_on_the_file_size_keeps_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    target.write_bytes(b"old")
    script = """
import resource, signal, sys
from pathlib import Path
from journal.errors import CannotWrite
from journal.exchange.atomic import replacing
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    with replacing(Path(sys.argv[1])) as file:
        file.write(b"x" * 1_000_000)
except CannotWrite as error:
    print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(target)], capture_output=True, text=True, check=True
    )
    assert "larger than this disk or account allows" in done.stdout
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["list.csv"]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "list.csv").mkdir()
    with pytest.raises(CannotWrite, match="is a folder"):
        put(tmp_path / "list.csv")


def test_a_pipe_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(CannotWrite, match="not a file that can be replaced"):
        put(tmp_path / "pipe")


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="isn't there"):
        put(tmp_path / "stick" / "list.csv")


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CannotWrite):
        put(tmp_path / "file" / "list.csv")


@pytest.mark.parametrize("name", ["a\0b.csv", "x" * 300 + ".csv", "\ud800.csv"])
def test_an_impossible_name_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(CannotWrite):
        put(tmp_path / name)
    assert names(tmp_path) == []


def test_a_read_only_file_is_refused_even_for_the_administrator(tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    target.write_bytes(b"old")
    target.chmod(0o444)
    with pytest.raises(CannotWrite, match="read-only"):
        put(target)
    assert target.read_bytes() == b"old"


@pytest.fixture
def locked_folder() -> Iterator[Path]:
    """A folder that an ordinary user may enter but not write in."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "list.csv").write_bytes(b"old")
        (folder / "list.csv").chmod(0o666)
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


def test_a_read_only_folder_is_told(locked_folder: Path) -> None:
    script = """
import os, sys
from pathlib import Path
from journal.errors import CannotWrite
from journal.exchange.atomic import replacing
if os.geteuid() == 0:
    os.setuid(%d)
try:
    with replacing(Path(sys.argv[1])) as file:
        file.write(b"new")
except CannotWrite as error:
    print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", script % NOBODY, str(locked_folder / "list.csv")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "you may not write in" in done.stdout
    assert (locked_folder / "list.csv").read_bytes() == b"old"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "list.csv").write_bytes(b"old")
    link = tmp_path / "link.csv"
    link.symlink_to("real/list.csv")
    put(link)
    assert link.is_symlink()
    assert (tmp_path / "real" / "list.csv").read_bytes() == b"new"
    assert names(tmp_path / "real") == ["list.csv"]


@pytest.mark.parametrize("ending", ["", "-journal", "-wal", ".lock"])
def test_the_journal_and_what_belongs_to_it_are_refused(tmp_path: Path, ending: str) -> None:
    journal = tmp_path / "my.journal"
    journal.write_bytes(b"SQLite format 3\0")
    with pytest.raises(CannotWrite, match="is the journal itself"):
        put(tmp_path / ("my.journal" + ending), protected=journal)
    assert journal.read_bytes() == b"SQLite format 3\0"
    assert names(tmp_path) == ["my.journal"]


def test_links_to_the_journal_are_refused(tmp_path: Path) -> None:
    journal = tmp_path / "my.journal"
    journal.write_bytes(b"SQLite format 3\0")
    (tmp_path / "soft.csv").symlink_to(journal)
    (tmp_path / "hard.csv").hardlink_to(journal)
    (tmp_path / "again.csv").symlink_to("soft.csv")
    for name in ("soft.csv", "hard.csv", "again.csv"):
        with pytest.raises(CannotWrite, match="is the journal itself"):
            put(tmp_path / name, protected=journal)
    assert journal.read_bytes() == b"SQLite format 3\0"


def test_a_file_beside_the_journal_is_written(tmp_path: Path) -> None:
    journal = tmp_path / "my.journal"
    journal.write_bytes(b"SQLite format 3\0")
    put(tmp_path / "my.csv", protected=journal)
    assert names(tmp_path) == ["my.csv", "my.journal"]


def test_what_a_killed_program_left_is_swept_away(tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    target.write_bytes(b"old")
    script = """
import os, signal, sys
from pathlib import Path
from journal.exchange.atomic import replacing
with replacing(Path(sys.argv[1])) as file:
    file.write(b"half")
    file.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", script, str(target)], check=False)
    assert len(names(tmp_path)) == 2, "the child was killed too early to test anything"
    assert target.read_bytes() == b"old"
    assert sweep(tmp_path) == 1
    assert names(tmp_path) == ["list.csv"]


def test_a_file_that_is_being_written_is_not_swept_away(tmp_path: Path) -> None:
    with replacing(tmp_path / "list.csv") as file:
        file.write(b"x")
        assert sweep(tmp_path) == 0
    assert names(tmp_path) == ["list.csv"]
