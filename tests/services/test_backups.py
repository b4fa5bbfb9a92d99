"""A backup is whole and checked, or it isn't there and the one before stays."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from journal.domain.changes import Kind
from journal.domain.clock import FixedClock
from journal.errors import CannotWrite
from journal.services.backups import back_up
from journal.services.library import Library
from journal.store import people
from journal.store.database import create_file, open_file
from journal.store.journal import Journal


def files(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_backup_opens_and_carries_its_hash(library: Library, journal: Journal) -> None:
    library.contacts.add("Ana")
    target = journal.path.with_name("copy.journal")
    digest = back_up(journal.database, journal.path, target)
    assert digest == hashlib.sha256(target.read_bytes()).hexdigest()
    beside = target.with_name("copy.journal.sha256")
    assert beside.read_text("utf-8") == f"{digest}  copy.journal\n"
    copy = open_file(target)
    assert people.count(copy) == 1
    copy.close()
    assert files(journal.path.parent) == ["copy.journal", "copy.journal.sha256", "test.journal"]


def test_the_journal_itself_is_no_target(library: Library, journal: Journal) -> None:
    library.contacts.add("Ana")
    before = journal.path.read_bytes()
    link = journal.path.with_name("link.journal")
    link.symlink_to(journal.path)
    for target in (journal.path, link):
        with pytest.raises(CannotWrite):
            back_up(journal.database, journal.path, target)
    assert journal.path.read_bytes() == before
    assert files(journal.path.parent) == ["link.journal", "test.journal"]


def test_a_folder_that_is_not_there_leaves_nothing_behind(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        back_up(journal.database, journal.path, tmp_path / "gone" / "copy.journal")
    assert files(tmp_path) == ["test.journal"]


def test_a_damaged_journal_does_not_replace_a_good_backup(
    library: Library, journal: Journal, clock: FixedClock
) -> None:
    library.contacts.add("Ana")
    target = journal.path.with_name("copy.journal")
    back_up(journal.database, journal.path, target)
    good = target.read_bytes()
    (page,) = journal.database.rows("SELECT rootpage FROM sqlite_master WHERE name = 'contact'")[0]
    (size,) = journal.database.rows("PRAGMA page_size")[0]
    journal.close()
    with journal.path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(bytes(size))
    with pytest.raises(CannotWrite):
        back_up(journal.database, journal.path, target)
    assert target.read_bytes() == good
    assert files(journal.path.parent) == ["copy.journal", "copy.journal.sha256", "test.journal"]


def test_a_folder_with_signs_that_mean_something_elsewhere(
    tmp_path: Path, clock: FixedClock
) -> None:
    folder = tmp_path / "a?b=1#c %41 ü"
    folder.mkdir()
    path = folder / "mine?mode=ro.journal"
    create_file(path)
    journal = Journal(open_file(path), path, clock)
    try:
        with journal.step("Add") as step:
            step.insert(Kind.CONTACT, name="Ana")
        back_up(journal.database, path, folder / "copy.journal")
    finally:
        journal.close()
    copy = open_file(folder / "copy.journal")
    assert copy.rows("SELECT name FROM contact") == [("Ana",)]
    copy.close()
    assert files(folder) == ["copy.journal", "copy.journal.sha256", "mine?mode=ro.journal"]


class Interrupted:
    """A connection whose backup is interrupted by somebody who writes after each of its steps."""

    def __init__(self, real: sqlite3.Connection, write: Callable[[], object]) -> None:
        self._real = real
        self._write = write

    def backup(self, copy: sqlite3.Connection, *, pages: int = -1, progress: Any = None) -> None:
        def tell(*of: int) -> None:
            if pages > 0:
                self._write()
            if progress is not None:
                progress(*of)

        self._real.backup(copy, pages=pages, progress=tell)


def test_steady_writing_does_not_keep_a_backup_for_ever(
    library: Library, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.contacts.add("Ana")
    writer = sqlite3.connect(journal.path, isolation_level=None)
    pages = 2_500 * 4_096
    writer.execute("INSERT INTO setting (key, value) VALUES ('long', hex(zeroblob(?)))", (pages,))
    writes = 0

    def write() -> None:
        nonlocal writes
        writes += 1
        if writes < 50:
            writer.execute("INSERT INTO setting (key, value) VALUES (?, '1')", (f"n {writes}",))

    real = journal.database.raw()
    monkeypatch.setattr(journal.database, "raw", lambda: Interrupted(real, write))
    target = journal.path.with_name("copy.journal")
    back_up(journal.database, journal.path, target)
    assert 4 <= writes <= 8, "begun anew three times, then all in one step"
    writer.close()
    copy = open_file(target)
    assert people.count(copy) == 1
    assert copy.one("PRAGMA integrity_check") == ("ok",)
    copy.close()


def test_a_file_that_somebody_holds_is_not_waited_for_for_ever(
    library: Library, journal: Journal
) -> None:
    library.contacts.add("Ana")
    target = journal.path.with_name("copy.journal")
    other = sqlite3.connect(journal.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(CannotWrite, match="database is locked"):
        back_up(journal.database, journal.path, target)
    other.execute("COMMIT")
    other.close()
    back_up(journal.database, journal.path, target)
