"""What lies beside a journal is played in only where it is the journal's own."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from journal.errors import JournalBusy, JournalDamaged, JournalProblem
from journal.store.database import create_file, open_file
from journal.store.leftovers import StrayLeftover

ROOT = Path(__file__).parents[2]
CUT_OFF = """
import os, signal, sqlite3, sys
c = sqlite3.connect(sys.argv[1], isolation_level=None)
c.execute("PRAGMA cache_size = 2")  # so that pages are written before the commit
c.execute("BEGIN")
for number in range(400):
    c.execute("INSERT INTO setting (key, value) VALUES (?, ?)", (f"cut {number}", "x" * 900))
os.kill(os.getpid(), signal.SIGKILL)
"""


def cut_off(path: Path) -> Path:
    """A transaction that was killed: part of it is in the file; the journal left beside it."""
    ended = subprocess.run([sys.executable, "-c", CUT_OFF, path], check=False)
    assert ended.returncode == -signal.SIGKILL
    left = path.with_name(path.name + "-journal")
    assert left.stat().st_size > 4096
    return left


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    path = tmp_path / "a.journal"
    create_file(path)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("INSERT INTO setting (key, value) VALUES ('mine', '1')")
    connection.close()
    return path


def keys(path: Path) -> list[str]:
    database = open_file(path)
    try:
        assert database.rows("PRAGMA integrity_check") == [("ok",)]
        return [row[0] for row in database.rows("SELECT key FROM setting")]
    finally:
        database.close()


def test_a_write_that_was_cut_off_is_taken_back(whole: Path) -> None:
    cut_off(whole)
    assert keys(whole) == ["mine"]
    assert [path.name for path in whole.parent.iterdir()] == ["a.journal"]


def test_it_is_looked_for_where_a_link_leads(whole: Path, tmp_path: Path) -> None:
    cut_off(whole)
    (tmp_path / "deep").mkdir()
    link = tmp_path / "deep" / "link.journal"
    link.symlink_to(whole)
    assert keys(link) == ["mine"]


def test_the_journal_of_another_file_is_not_played_in(whole: Path, tmp_path: Path) -> None:
    other = tmp_path / "b.journal"
    create_file(other)
    for number in range(5):
        connection = sqlite3.connect(other)
        with connection:
            connection.execute("INSERT INTO setting (key, value) VALUES (?, '1')", (str(number),))
        connection.close()
    left = cut_off(other)
    stray = whole.with_name("a.journal-journal")
    left.replace(stray)
    before = whole.read_bytes()
    with pytest.raises(StrayLeftover, match="comes from another file") as refused:
        open_file(whole)
    assert (whole.read_bytes(), stray.exists()) == (before, True)
    assert refused.value.move_aside().name == "a.journal-journal.stray-1"
    assert keys(whole) == ["mine"]


def test_the_journal_of_another_program_is_not_played_in(whole: Path, tmp_path: Path) -> None:
    other = tmp_path / "songs.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE setting (key TEXT, value TEXT)")
    connection.close()
    shutil.copy(cut_off(other), whole.with_name("a.journal-journal"))
    before = whole.read_bytes()
    with pytest.raises(StrayLeftover):
        open_file(whole)
    assert whole.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"\0" * 600, os.urandom(9000), b"text\n" * 300])
def test_what_is_no_sqlite_journal_is_left_to_itself(whole: Path, content: bytes) -> None:
    whole.with_name("a.journal-journal").write_bytes(content)
    assert keys(whole) == ["mine"]


def wal_of(path: Path) -> Path:
    """Makes a file one of WAL mode that wasn't closed; its -wal file."""
    copy = path.with_name("open.db")
    shutil.copy(path, copy)
    connection = sqlite3.connect(copy, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.execute("INSERT INTO setting (key, value) VALUES ('in the wal', '1')")
    shutil.copy(copy, path)
    left = path.with_name(path.name + "-wal")
    shutil.copy(copy.with_name("open.db-wal"), left)
    connection.close()
    copy.unlink()
    return left


def test_a_file_of_wal_mode_is_taken_over_with_what_its_wal_holds(whole: Path) -> None:
    wal_of(whole)
    assert keys(whole) == ["in the wal", "mine"]
    assert [path.name for path in whole.parent.iterdir()] == ["a.journal"]
    assert whole.read_bytes()[18:20] == b"\x01\x01"


def test_the_wal_of_another_file_is_not_played_in(whole: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    create_file(other / "b.journal")
    stray = whole.with_name("a.journal-wal")
    wal_of(other / "b.journal").replace(stray)
    before = whole.read_bytes()
    with pytest.raises(StrayLeftover):
        open_file(whole)
    assert whole.read_bytes() == before
    stray.with_name("a.journal-wal.stray-1").write_text("an older one")
    with pytest.raises(StrayLeftover) as refused:
        open_file(whole)
    assert refused.value.move_aside().name == "a.journal-wal.stray-2"
    assert keys(whole) == ["mine"]


def test_an_empty_wal_and_a_shm_are_no_reason_to_refuse(whole: Path) -> None:
    whole.with_name("a.journal-wal").write_bytes(b"")
    whole.with_name("a.journal-shm").write_bytes(b"\0" * 32768)
    assert keys(whole) == ["mine"]


def test_a_file_that_was_cut_short_is_damaged(whole: Path) -> None:
    size = whole.stat().st_size
    for length in (4096, size // 2, size - 1):
        os.truncate(whole, length)
        before = whole.read_bytes()
        with pytest.raises(JournalDamaged, match="is damaged"):
            open_file(whole)
        assert whole.read_bytes() == before


def test_a_file_with_parts_missing_is_damaged(whole: Path) -> None:
    connection = sqlite3.connect(whole)
    connection.execute("ALTER TABLE contact DROP COLUMN pronouns")
    connection.close()
    database = open_file(whole)
    with pytest.raises(JournalDamaged):
        database.rows("SELECT pronouns FROM contact")
    database.close()


# -- for reading ----------------------------------------------------------------------------------


def test_reading_takes_nothing_back(whole: Path) -> None:
    left = cut_off(whole)
    before = whole.read_bytes(), left.read_bytes()
    with pytest.raises(JournalBusy, match="was cut off while writing"):
        open_file(whole, read_only=True)
    assert (whole.read_bytes(), left.read_bytes()) == before


def test_reading_turns_no_file_of_wal_mode_over(whole: Path) -> None:
    left = wal_of(whole)
    before = whole.read_bytes(), left.read_bytes()
    database = open_file(whole, read_only=True)
    assert database.rows("SELECT key FROM setting") == [("in the wal",), ("mine",)]
    database.close()
    assert (whole.read_bytes(), left.read_bytes()) == before


@pytest.mark.parametrize("name", ["q?#%.journal", "a b'\".journal", "\u202e😀.journal", "x" * 200])
def test_reading_by_odd_names(whole: Path, name: str) -> None:
    path = whole.rename(whole.with_name(name))
    database = open_file(path, read_only=True)
    assert database.rows("SELECT key FROM setting") == [("mine",)]
    database.close()


def test_an_upgrade_that_was_cut_off_shows_its_old_version(tmp_path: Path) -> None:
    """The file already says the new version; what was cut off is taken back on opening."""
    path = tmp_path / "a.journal"
    create_file(path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 0")
    connection.close()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cache_size = 2")
    connection.execute("BEGIN")
    connection.execute("PRAGMA user_version = 1")
    for number in range(400):
        connection.execute("INSERT INTO setting (key, value) VALUES (?, '')", (f"{number:0900}",))
    shutil.copy(path.with_name("a.journal-journal"), tmp_path / "kept")
    connection.execute("COMMIT")
    connection.close()
    (tmp_path / "kept").replace(path.with_name("a.journal-journal"))  # the lights go out before
    assert path.read_bytes()[60:64] == b"\0\0\0\1"
    with pytest.raises(JournalProblem, match="older version"):
        open_file(path)
