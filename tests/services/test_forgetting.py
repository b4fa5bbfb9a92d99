"""Forgetting beside the window, and what can go wrong with it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal.domain.clock import FixedClock
from journal.errors import CannotWrite, KnownError
from journal.services.backup_files import Reason, hash_file
from journal.services.backup_folder import Backups
from journal.services.forgetting import Forgotten, Held, delete_copies, holding
from journal.services.library import Library, open_library
from journal.store import removing
from journal.store.database import open_file
from journal.store.journal import Journal

WAIT = 30_000
NAMELESS = "Somebody (forgotten)"


@pytest.fixture
def own(journal: Journal, clock: FixedClock) -> Library:
    return open_library(journal, clock)


def beside(qtbot: QtBot, library: Library, key: int) -> Forgotten | KnownError:
    told: list[Forgotten | KnownError] = []
    job = library.forgetting.in_background(key, NAMELESS, [], told.append, told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT)
    job.end()
    return told[0]


def test_nobody_to_forget_is_told(qtbot: QtBot, own: Library) -> None:
    own.contacts.add("Ana")
    told = beside(qtbot, own, 999)
    assert isinstance(told, KnownError)
    assert "not in the journal" in str(told)
    assert own.history.undo_name() is not None


def test_a_busy_journal_changes_nothing(
    qtbot: QtBot, own: Library, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = own.contacts.add("Ana")
    monkeypatch.setattr("journal.services.background.WORKER_WAIT_MS", 1)
    other = sqlite3.connect(journal.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    told = beside(qtbot, own, key)
    other.close()
    assert isinstance(told, KnownError)
    assert not own.forgetting.is_forgotten(key)
    own.contacts.add("Ben")  # and the window doesn't wait any more


def test_a_disk_too_full_to_write_anew_is_said(
    qtbot: QtBot, own: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = own.contacts.add("Ana")

    def full(_database: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(removing, "squeeze", full)
    told = beside(qtbot, own, key)
    assert isinstance(told, Forgotten)
    assert not told.squeezed
    assert own.forgetting.is_forgotten(key)


def test_forgetting_again_is_possible(qtbot: QtBot, own: Library) -> None:
    key = own.contacts.add("Ana")
    for _ in range(2):
        assert isinstance(beside(qtbot, own, key), Forgotten)
        assert own.forgetting.is_forgotten(key)


def test_a_namesake_in_a_backup_counts(
    own: Library, journal: Journal, tmp_path: Path, clock: FixedClock
) -> None:
    """Somebody may have been entered twice, and deleted once."""
    backups = Backups(tmp_path / "backups", journal.path, clock)
    first = own.contacts.add("Ana  SOUZÁ")
    made = backups.make(journal.database, Reason.ASKED)
    own.contacts.delete(first)
    second = own.contacts.add("Ana Souza")
    found = removing.traces(journal.database, second)
    assert found is not None
    assert holding(backups.folders(), found) == [Held(made.path, made.made)]
    other = removing.Traces("x", "ana s")
    assert holding(backups.folders(), other) == []
    by_mail = removing.Traces("x", "nobody", "", ("ana@example.org",))
    assert holding([tmp_path / "nowhere", *backups.folders()], by_mail) == []


def test_looking_into_a_backup_leaves_it_as_it_is(
    own: Library, journal: Journal, tmp_path: Path, clock: FixedClock
) -> None:
    backups = Backups(tmp_path / "backups", journal.path, clock)
    key = own.contacts.add("Ana")
    made = backups.make(journal.database, Reason.ASKED)
    before = made.path.read_bytes()
    forgotten = own.forgetting.forget(key, NAMELESS, backups.folders())
    assert [each.path for each in forgotten.copies] == [made.path]
    assert made.path.read_bytes() == before
    assert {each.name for each in made.path.parent.iterdir()} == {
        made.path.name, hash_file(made.path).name
    }  # fmt: skip


def test_a_copy_that_stays_is_told(tmp_path: Path) -> None:
    stays = tmp_path / "a.journal"
    stays.mkdir()
    goes = tmp_path / "b.journal"
    beside_it = [goes, hash_file(goes), tmp_path / "b.journal-journal"]
    for each in beside_it:
        each.write_bytes(b"x")
    assert delete_copies([goes]) == 1
    assert [each for each in beside_it if each.exists()] == []
    with pytest.raises(CannotWrite):
        delete_copies([stays])


def test_a_journal_open_for_reading_forgets_nobody(
    qtbot: QtBot, own: Library, journal: Journal, clock: FixedClock
) -> None:
    key = own.contacts.add("Ana")
    reading = Journal(open_file(journal.path, read_only=True), journal.path, clock)
    told = beside(qtbot, open_library(reading, clock), key)
    reading.close()
    assert isinstance(told, KnownError)
    assert not own.forgetting.is_forgotten(key)
