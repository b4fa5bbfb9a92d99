"""What is no journal is refused with a sentence and left byte for byte."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
import struct
from pathlib import Path

import pytest

from journal.domain.changes import Kind
from journal.domain.clock import FixedClock
from journal.errors import CannotWrite, JournalBusy, JournalProblem
from journal.store.database import APPLICATION_ID, SCHEMA_VERSION, create_file, open_file
from journal.store.journal import Journal


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def patched(path: Path, offset: int, value: int) -> Path:
    """The file with a number of its header replaced."""
    data = bytearray(path.read_bytes())
    data[offset : offset + 4] = struct.pack(">I", value)
    path.write_bytes(data)
    return path


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    path = tmp_path / "whole.journal"
    create_file(path)
    return path


@pytest.mark.parametrize(
    "content",
    [b"", b"hello\n", b"SQLite format 3\0", os.urandom(5000), b"PK\x03\x04" + b"\0" * 200],
    ids=["empty", "text", "half a header", "random", "zip"],
)
def test_no_journal_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.journal"
    path.write_bytes(content)
    before = digest(path)
    with pytest.raises(JournalProblem) as problem:
        open_file(path)
    assert "exactly as it is" in str(problem.value)
    assert digest(path) == before
    assert [each.name for each in tmp_path.iterdir()] == ["x.journal"]


def test_a_folder_a_pipe_and_nothing_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", tmp_path / "none", Path("/dev/null")):
        with pytest.raises(JournalProblem):
            open_file(path)


@pytest.mark.parametrize("later", [1, 1000])
def test_a_newer_journal_is_refused_byte_for_byte(whole: Path, later: int) -> None:
    patched(whole, 60, SCHEMA_VERSION + later)
    before = digest(whole)
    with pytest.raises(JournalProblem) as problem:
        open_file(whole)
    assert "newer version" in str(problem.value)
    assert digest(whole) == before


def test_another_programs_database_is_refused(tmp_path: Path, whole: Path) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE contact (id INTEGER)")
    connection.close()
    for path in (other, patched(whole, 68, APPLICATION_ID + 1)):
        before = digest(path)
        with pytest.raises(JournalProblem):
            open_file(path)
        assert digest(path) == before


def test_a_journal_with_a_strangers_trigger_is_refused(whole: Path) -> None:
    with sqlite3.connect(whole) as connection:
        connection.execute("CREATE TRIGGER spy AFTER INSERT ON contact BEGIN DELETE FROM note; END")
    connection.close()
    before = digest(whole)
    with pytest.raises(JournalProblem):
        open_file(whole)
    assert digest(whole) == before


def test_a_journal_without_its_tables_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "thin.journal"
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("CREATE TABLE contact (id INTEGER)")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.close()
    with pytest.raises(JournalProblem):
        open_file(path)


@pytest.mark.parametrize(
    "name",
    [
        "a b.journal",
        "q?#%.journal",
        "'\".journal",
        "\u202eabc.journal",
        "😀.journal",
        "x" * 200,
        "x.",
    ],
)
def test_odd_file_names_open(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    create_file(path)
    open_file(path).close()


def test_a_new_file_is_the_users_alone(tmp_path: Path) -> None:
    os.umask(0o022)
    path = tmp_path / "new" / "deep" / "mine.journal"
    create_file(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [each.name for each in path.parent.iterdir()] == ["mine.journal"]


def test_an_existing_file_is_never_replaced(whole: Path) -> None:
    before = digest(whole)
    with pytest.raises(CannotWrite):
        create_file(whole)
    assert digest(whole) == before


def test_every_foreign_key_has_an_index(whole: Path) -> None:
    database = open_file(whole)
    for (table,) in database.rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
        indexed = set()
        for index in database.rows(f'PRAGMA index_list("{table}")'):
            indexed.add(database.rows(f'PRAGMA index_info("{index[1]}")')[0][2])
        for key in database.rows(f'PRAGMA foreign_key_list("{table}")'):
            assert key[3] in indexed, f"{table}.{key[3]}"
    database.close()


def test_tables_are_strict_and_hold_integers_and_texts(whole: Path) -> None:
    database = open_file(whole)
    for name, sql in database.rows(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        " AND name NOT LIKE 'search%'"
    ):
        assert "STRICT" in sql, name
        types = {row[2] for row in database.rows(f'PRAGMA table_info("{name}")')}
        assert types <= {"INTEGER", "TEXT"}, name
    database.close()


def test_pragmas_are_as_decided(whole: Path) -> None:
    database = open_file(whole)
    asked = {
        name: database.one(f"PRAGMA {name}")[0]
        for name in (
            "journal_mode", "synchronous", "foreign_keys", "temp_store", "secure_delete",
            "trusted_schema", "busy_timeout", "cache_spill",
        )
    }  # fmt: skip
    database.close()
    assert asked == {
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "temp_store": 2,
        "secure_delete": 1,
        "trusted_schema": 0,
        "busy_timeout": 0,
        "cache_spill": 0,
    }


def test_a_write_while_somebody_else_writes_says_so_at_once(whole: Path, clock: FixedClock) -> None:
    journal = Journal(open_file(whole), whole, clock)
    other = sqlite3.connect(whole, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    def write() -> None:
        with journal.step("Add") as step:
            step.insert(Kind.TAG, name="x")

    with pytest.raises(JournalBusy):
        write()
    other.execute("COMMIT")
    other.close()
    write()
    assert journal.database.one("SELECT count(*) FROM tag") == (1,)
    journal.close()


def test_a_stick_that_knows_no_links_holds_a_journal_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_paths: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "mine.journal"
    create_file(path)
    before = digest(path)
    with pytest.raises(CannotWrite):
        create_file(path)
    assert digest(path) == before
    assert [each.name for each in tmp_path.iterdir()] == ["mine.journal"]
