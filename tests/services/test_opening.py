"""A journal opens as it can be opened: for writing, for reading, brought up to date, or not."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from journal.domain.changes import Kind
from journal.domain.clock import FixedClock
from journal.errors import CannotWrite, JournalProblem, Refused
from journal.services.backup_folder import Backups
from journal.services.lock import JournalLock, OpenElsewhere
from journal.services.opening import ReadOnly, Wish, bring_up_to_date, open_journal
from journal.store import people
from journal.store.database import create_file, open_file
from journal.store.journal import Journal
from tests.reliability import as_user
from tests.store.made_up import MIGRATION, downgrade, fingerprint

OTHER = "1\nnetworking-journal\nanother-desk\n"


@pytest.fixture(autouse=True)
def _app(qapp: QCoreApplication) -> None:
    """QLockFile writes the program's name."""


@pytest.fixture
def path(tmp_path: Path, clock: FixedClock) -> Path:
    """A journal with one person."""
    path = tmp_path / "data" / "mine.journal"
    create_file(path)
    journal = Journal(open_file(path), path, clock)
    with journal.step("Add Ana") as step:
        step.insert(Kind.CONTACT, name="Ana")
    journal.close()
    return path


@pytest.fixture
def backups(tmp_path: Path, clock: FixedClock) -> Callable[[Path], Backups]:
    return lambda journal: Backups(tmp_path / "backups", journal, clock)


def add(journal: Journal, name: str) -> None:
    with journal.step(f"Add {name}") as step:
        step.insert(Kind.CONTACT, name=name)


def beside(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir())


def test_for_writing(path: Path, clock: FixedClock, backups: Callable[[Path], Backups]) -> None:
    opened = open_journal(Wish(path), clock, backups)
    assert (opened.why, opened.journal.read_only) == (None, False)
    assert beside(path) == ["mine.journal", "mine.journal.lock"]
    add(opened.journal, "Ben")
    opened.close()
    assert beside(path) == ["mine.journal"]


def test_for_reading_beside_another_machine(
    path: Path, clock: FixedClock, backups: Callable[[Path], Backups]
) -> None:
    lock = path.with_name("mine.journal.lock")
    lock.write_text(OTHER)
    os.utime(lock, (1_700_000_000, 1_700_000_000))
    before = path.read_bytes()
    with pytest.raises(OpenElsewhere, match="another-desk") as refused:
        open_journal(Wish(path), clock, backups)
    assert (refused.value.here, refused.value.since) == (False, 1_700_000_000)
    opened = open_journal(Wish(path, reading=True), clock, backups)
    assert (opened.why, opened.lock) == (ReadOnly.ELSEWHERE, None)
    assert people.count(opened.journal.database) == 1
    for act in (lambda: add(opened.journal, "Ben"), opened.journal.undo):
        with pytest.raises(Refused, match="open for reading only"):
            act()
    opened.close()
    assert path.read_bytes() == before
    assert lock.read_text() == OTHER


def test_what_the_other_machine_writes_is_seen(
    path: Path, clock: FixedClock, backups: Callable[[Path], Backups]
) -> None:
    opened = open_journal(Wish(path, reading=True), clock, backups)
    heard: list[bool] = []
    opened.journal.subscribe(lambda changes: heard.append(changes.rebuild))
    theirs = Journal(open_file(path), path, clock)
    add(theirs, "Ben")
    opened.journal.look()
    assert heard == [True]
    assert people.count(opened.journal.database) == 2
    opened.close()
    theirs.close()


def test_the_lock_of_another_machine_is_taken_over_when_asked(
    path: Path, clock: FixedClock, backups: Callable[[Path], Backups]
) -> None:
    path.with_name("mine.journal.lock").write_text(OTHER)
    opened = open_journal(Wish(path, take_over=True), clock, backups)
    assert opened.why is None
    with pytest.raises(OpenElsewhere) as refused:
        open_journal(Wish(path, take_over=True), clock, backups)
    assert refused.value.here, "a living program on this machine keeps its lock"
    opened.close()


def test_with_a_lock_that_is_held(
    path: Path, clock: FixedClock, backups: Callable[[Path], Backups]
) -> None:
    lock = JournalLock(path)
    lock.acquire()
    opened = open_journal(Wish(path, lock=lock), clock, backups)
    assert opened.lock is lock
    opened.journal.close()
    path.write_bytes(b"nonsense")
    with pytest.raises(JournalProblem):
        open_journal(Wish(path, lock=lock), clock, backups)
    with pytest.raises(OpenElsewhere):  # it is still held
        JournalLock(path).acquire()
    lock.release()


@pytest.mark.parametrize("content", [None, b"", b"nonsense" * 40])
def test_what_does_not_open_leaves_no_lock(
    path: Path, clock: FixedClock, backups: Callable[[Path], Backups], content: bytes | None
) -> None:
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(JournalProblem):
        open_journal(Wish(path), clock, backups)
    assert beside(path) == (["mine.journal"] if content is not None else [])


def test_a_name_too_long_for_what_sqlite_adds_is_read(
    path: Path, clock: FixedClock, backups: Callable[[Path], Backups]
) -> None:
    longer = path.rename(path.with_name("x" * 250))
    opened = open_journal(Wish(longer), clock, backups)
    assert opened.why is ReadOnly.NAME
    assert people.count(opened.journal.database) == 1
    opened.close()


AS_SOMEBODY = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from journal.domain.changes import Kind
from journal.domain.clock import FixedClock
from journal.errors import KnownError
from journal.services.backup_folder import Backups
from journal.services.opening import Wish, open_journal
from journal.store import people
app = QCoreApplication([])
path, clock = Path(sys.argv[1]), FixedClock(datetime(2026, 3, 5, tzinfo=UTC))
try:
    opened = open_journal(Wish(path), clock, lambda path: Backups(Path(sys.argv[2]), path, clock))
except KnownError as error:
    print(type(error).__name__, error)
    sys.exit()
print(opened.why, people.count(opened.journal.database))
try:
    with opened.journal.step("Add") as step:
        step.insert(Kind.CONTACT, name="Ben")
    print("written")
except KnownError as error:
    print(error)
opened.close()
"""
FILE, FOLDER, UNSEARCHED, STRANGER, MINE = "file", "folder", "unsearched", "stranger", "mine"


@pytest.mark.skipif(bool(as_user.why_not()), reason=as_user.why_not())
@pytest.mark.parametrize(
    ("which", "told"),
    [
        (FILE, ["file 1", "“mine.journal” is open for reading only."]),
        (FOLDER, ["folder 1", "“mine.journal” is open for reading only."]),
        (UNSEARCHED, ["JournalProblem “mine.journal” can’t be read: Permission denied."]),
        (STRANGER, ["JournalProblem “mine.journal” can’t be read: Permission denied."]),
        (MINE, ["None 1", "written"]),
    ],
)
def test_without_rights(path: Path, which: str, told: list[str]) -> None:
    if which is STRANGER and not as_user.can_give_away():
        pytest.skip("only root can make a file that somebody else owns")
    with as_user.folder() as folder:
        path = Path(shutil.copytree(path.parent, folder / "data")) / path.name
        as_user.give(path.parent)
        before = path.read_bytes()
        if which is FILE:
            path.chmod(0o444)
        elif which is STRANGER:
            path.chmod(0o600)
            as_user.give(path, as_user.STRANGER)
        elif which in (FOLDER, UNSEARCHED):
            path.parent.chmod(0o555 if which is FOLDER else 0o600)
        ended = as_user.python("-c", AS_SOMEBODY, path, path.parent / "backups")
        path.parent.chmod(0o755)
        said = ended.stdout.splitlines()
        assert len(said) == len(told), ended.stderr
        assert all(line.startswith(begin) for line, begin in zip(said, told, strict=True)), said
        assert (path.read_bytes() == before) is (which is not MINE)
        assert beside(path) == ["mine.journal"]


@pytest.fixture
def old(path: Path) -> Path:
    downgrade(path)
    return path


def test_a_backup_of_the_old_version_comes_first(
    old: Path, backups: Callable[[Path], Backups], clock: FixedClock
) -> None:
    before = fingerprint(old)
    bring_up_to_date(old, backups(old), (MIGRATION,), 1)
    kept = backups(old).own / "version 0.journal"
    assert fingerprint(kept) == before
    assert kept.with_name(kept.name + ".sha256").exists()
    opened = open_journal(Wish(old), clock, backups)
    assert opened.journal.undo().name == "Add Ana"
    opened.close()
    shutil.copy(kept, old)
    bring_up_to_date(old, backups(old), (MIGRATION,), 1)
    assert [each.reason for each in backups(old).generations()] == ["update"]
    assert fingerprint(kept) == before


def test_without_room_for_the_backup_nothing_is_upgraded(
    old: Path, tmp_path: Path, backups: Callable[[Path], Backups]
) -> None:
    before = old.read_bytes()
    (tmp_path / "backups").write_text("a file where the folder should be")
    with pytest.raises(CannotWrite):
        bring_up_to_date(old, backups(old), (MIGRATION,), 1)
    assert old.read_bytes() == before


def test_an_older_file_that_cannot_be_written_is_refused(
    old: Path, clock: FixedClock, backups: Callable[[Path], Backups]
) -> None:
    before = old.read_bytes()
    with pytest.raises(JournalProblem, match="can’t be brought up to date here"):
        open_journal(Wish(old, reading=True), clock, backups)
    with pytest.raises(JournalProblem, match="never released"):
        open_journal(Wish(old), clock, backups)
    assert old.read_bytes() == before
