"""The open file: watched, looked through before the first write, kept when it is swapped."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from journal.domain.changes import ChangeSet, Kind
from journal.domain.clock import FixedClock
from journal.errors import BeingWritten, JournalBusy, JournalDamaged, WrittenOver
from journal.services.background import Job
from journal.services.backup_folder import Backups
from journal.services.journal_file import QUIET_LOOKS, JournalFile, Standing
from journal.store import people
from journal.store.database import open_file
from journal.store.journal import Journal


class Watched:
    """A journal's file with what its signals told."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.file = JournalFile(journal)
        self.told: list[object] = []
        self.file.moved.connect(lambda standing, now: self.told.append((standing, now)))
        self.file.back.connect(lambda: self.told.append("back"))
        self.file.written.connect(lambda over: self.told.append(("written", over)))
        self.file.damaged.connect(self.told.append)
        self.file.being_written.connect(lambda begun: self.told.append(("unsettled", begun)))

    def add(self, name: str) -> None:
        with self.journal.step(f"Add {name}") as step:
            step.insert(Kind.CONTACT, name=name)


@pytest.fixture
def watched(qapp: QCoreApplication, journal: Journal) -> Iterator[Watched]:
    found = Watched(journal)
    found.add("Ana")
    yield found
    found.file.close()


@pytest.fixture
def theirs(watched: Watched, tmp_path: Path, clock: FixedClock) -> Path:
    path = tmp_path / "theirs"
    shutil.copy(watched.journal.path, path)
    other = Journal(open_file(path), path, clock)
    with other.step("Add Theirs") as step:
        step.insert(Kind.CONTACT, name="Theirs")
    other.close()
    return path


def test_a_swap_is_told_without_anybody_writing(
    watched: Watched, theirs: Path, qtbot: QtBot
) -> None:
    watched.file.start()
    kept = theirs.with_name("kept")
    beside = Path(shutil.copy(theirs, theirs.with_name("beside")))
    watched.journal.path.rename(kept)
    beside.rename(watched.journal.path)  # whole at once, as programs that sync do it
    qtbot.waitUntil(lambda: bool(watched.told))
    assert watched.told[0][0] in (Standing.RENAMED, Standing.REPLACED)  # type: ignore[index]
    kept.replace(watched.journal.path)
    qtbot.waitUntil(lambda: "back" in watched.told)


def test_our_own_writes_are_nothing_to_tell(watched: Watched, qtbot: QtBot) -> None:
    heard: list[ChangeSet] = []
    watched.file.start()
    for name in ("Ben", "Eva"):
        watched.add(name)
    watched.journal.subscribe(heard.append)
    qtbot.wait(400)  # the file system gives its sign, and it is looked
    assert (watched.told, heard) == ([], [])


def test_what_is_written_by_others_is_told_and_shown(watched: Watched, qtbot: QtBot) -> None:
    heard: list[ChangeSet] = []
    watched.journal.subscribe(heard.append)
    watched.file.start()
    other = sqlite3.connect(watched.journal.path)
    with other:
        other.execute("UPDATE contact SET name = 'Anna'")
    other.close()
    qtbot.waitUntil(lambda: bool(watched.told))
    assert watched.told == [("written", False)]
    assert [changes.rebuild for changes in heard] == [True]


def test_nothing_is_written_until_the_fields_were_let_go(
    watched: Watched, theirs: Path, journal: Journal
) -> None:
    watched.file.written.connect(lambda _over: watched.file.hold_back())
    watched.add("Mine")
    journal.path.write_bytes(theirs.read_bytes())
    heard: list[ChangeSet] = []
    journal.subscribe(heard.append)
    for name in ("Ben", "Eva"):
        with pytest.raises(WrittenOver):
            watched.add(name)
    assert watched.told == [("written", True)]
    assert not watched.file.looking
    watched.file.let_in()
    assert [changes.rebuild for changes in heard] == [True, True]
    watched.add("Leo")
    rows = journal.database.rows("SELECT name FROM contact ORDER BY id")
    assert [row[0] for row in rows] == ["Ana", "Theirs", "Leo"]


def test_mine_is_kept_wherever_the_path_leads(
    watched: Watched, theirs: Path, tmp_path: Path, clock: FixedClock
) -> None:
    theirs.replace(watched.journal.path)
    watched.file.look()
    assert watched.told == [(Standing.REPLACED, None)]
    watched.file.try_theirs(watched.journal.path)
    target = tmp_path / "mine.journal"
    watched.file.keep(target)
    watched.file.go_on_in(target)
    watched.add("Mine")
    watched.file.look()
    assert watched.told == [(Standing.REPLACED, None)], "nothing more to tell"
    assert {row.name for row in people.tree_rows(watched.journal.database)} == {"Ana", "Mine"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine.journal", "test.journal"]
    backups = Backups(tmp_path / "backups", watched.journal.path, clock)
    assert watched.file.keep_in(backups).parent == backups.own


def test_mine_is_kept_when_its_folder_is_gone(
    watched: Watched, tmp_path: Path, clock: FixedClock
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    path = stick / "a.journal"
    watched.file.keep(path)
    watched.file.go_on_in(path)
    watched.add("Ben")
    shutil.rmtree(stick)
    watched.file.look()
    assert watched.told == [(Standing.GONE, None)]
    kept = watched.file.keep_in(Backups(tmp_path / "backups", path, clock))
    copy = open_file(kept)
    assert people.count(copy) == 2
    copy.close()


def damage(journal: Journal) -> None:
    """Fills the table of notes with nothing: no page reads it at the start."""
    row = journal.database.one("SELECT rootpage FROM sqlite_master WHERE name = 'letter'")
    size = journal.database.one("PRAGMA page_size")
    assert row is not None
    assert size is not None
    with journal.path.open("r+b") as file:
        file.seek((row[0] - 1) * size[0])
        file.write(bytes(size[0]))
    os.utime(journal.path, ns=(0, 0))


@pytest.mark.parametrize("write_at_once", [True, False])
def test_a_damaged_file_is_not_written_into(
    watched: Watched, qtbot: QtBot, write_at_once: bool
) -> None:
    watched.journal.close()
    damage(watched.journal)
    before = watched.journal.path.read_bytes()
    watched.file.start()
    if not write_at_once:
        qtbot.waitUntil(lambda: bool(watched.told))
    with pytest.raises(JournalDamaged, match="is damaged"):
        watched.add("Ben")
    qtbot.waitUntil(lambda: bool(watched.told))
    assert isinstance(watched.told[0], JournalDamaged)
    with pytest.raises(JournalDamaged):
        watched.journal.undo()
    assert watched.journal.path.read_bytes() == before
    assert people.count(watched.journal.database) == 1, "what is whole can be read"


def test_closing_ends_the_looking(watched: Watched, qtbot: QtBot) -> None:
    watched.file.start()
    watched.file.close()
    watched.add("Ben")
    assert watched.told == []


def test_the_first_write_waits_a_moment_and_is_then_refused(
    watched: Watched, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """A very large file is still being read when somebody writes."""
    waited: list[int] = []

    def still_busy(_job: Job, milliseconds: int) -> bool:
        waited.append(milliseconds)
        return False

    monkeypatch.setattr(Job, "wait", still_busy)
    watched.file.start()
    for _ in range(2):
        with pytest.raises(JournalBusy, match="still being looked through"):
            watched.add("Ben")
    assert waited == [300, 0], "only the first holds the window up"
    monkeypatch.undo()
    qtbot.waitUntil(lambda: not watched.file._job.running)  # type: ignore[union-attr]
    watched.add("Ben")


def half(theirs: Path, journal: Journal) -> bytes:
    """A slow program copies another file over ours, and is half done; what is still to come."""
    content = theirs.read_bytes()
    middle = len(content) // 2
    journal.path.write_bytes(content[:middle])
    return content[middle:]


def test_half_a_copy_is_not_called_damaged(
    watched: Watched, theirs: Path, journal: Journal
) -> None:
    watched.file.written.connect(lambda _over: (watched.file.hold_back(), watched.file.let_in()))
    watched.add("Mine")
    rest = half(theirs, journal)
    watched.file.look()
    for act in (lambda: watched.add("Ben"), journal.undo, lambda: people.count(journal.database)):
        with pytest.raises(BeingWritten, match=r"writing “test\.journal” just now"):
            act()
    for part in (rest[:4096], rest[4096:9000]):
        with journal.path.open("ab") as file:
            file.write(part)
        for _ in range(QUIET_LOOKS - 1):
            watched.file._look_again()
    assert watched.told == [("unsettled", True)]
    with journal.path.open("ab") as file:
        file.write(rest[9000:])
    watched.file.look()
    assert watched.told[1:] == [("written", True), ("unsettled", False)]
    watched.add("Later")
    rows = journal.database.rows("SELECT name FROM contact ORDER BY id")
    assert [row[0] for row in rows] == ["Ana", "Theirs", "Later"]


def test_half_a_copy_of_which_no_more_comes_is_damage(
    watched: Watched, theirs: Path, journal: Journal
) -> None:
    rest = half(theirs, journal)
    watched.file.look()
    for number in range(QUIET_LOOKS):
        assert len(watched.told) == 1, f"after {number} looks"
        watched.file._look_again()
    assert isinstance(watched.told[1], JournalDamaged)
    before = journal.path.read_bytes()
    with pytest.raises(JournalDamaged):
        watched.add("Ben")
    assert journal.path.read_bytes() == before
    with journal.path.open("ab") as file:
        file.write(rest)  # after all
    watched.file.look()
    assert ("unsettled", False) in watched.told
    watched.add("Later")
    assert people.count(journal.database) == 3


def test_a_file_that_is_emptied_first_is_not_called_damaged(
    watched: Watched, theirs: Path, journal: Journal
) -> None:
    journal.path.write_bytes(b"")
    watched.file.look()
    with pytest.raises(JournalBusy):
        watched.add("Ben")
    assert journal.path.stat().st_size == 0, "nothing is made in it"
    journal.path.write_bytes(theirs.read_bytes())
    watched.file.look()
    assert [told for told in watched.told if isinstance(told, Exception)] == []


def test_a_copy_that_comes_while_the_file_is_read_through(
    watched: Watched, theirs: Path, journal: Journal, qtbot: QtBot
) -> None:
    rest: list[bytes] = []
    begin = watched.file._check

    def check(progress: object) -> None:
        rest.append(half(theirs, journal))
        begin(progress)  # type: ignore[arg-type]

    watched.file._check = check  # type: ignore[method-assign]
    watched.file.start()
    qtbot.waitUntil(lambda: ("unsettled", True) in watched.told)
    watched.file._check = begin  # type: ignore[method-assign]
    with journal.path.open("ab") as file:
        file.write(rest[0])
    watched.file.look()
    assert ("unsettled", False) in watched.told
    qtbot.waitUntil(lambda: watched.file._job is not None and not watched.file._job.running)
    assert not any(isinstance(each, Exception) for each in watched.told)


def test_while_we_write_the_file_anew_nobody_looks(watched: Watched) -> None:
    """Forgetting ends the history on another thread, which looks like a stranger's doing."""
    watched.file.start()
    watched.file.rest(True)
    other = sqlite3.connect(watched.journal.path, isolation_level=None)
    other.execute("DELETE FROM history_step")
    other.close()
    watched.file.look()
    assert watched.told == []
    watched.file.rest(False)
    watched.file.look()
    assert watched.told == [("written", True)]
