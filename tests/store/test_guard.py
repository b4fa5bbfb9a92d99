"""What happens to the file of an open journal is noticed by the next step, and nothing is lost."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal.domain.changes import ChangeSet, Kind
from journal.domain.clock import FixedClock
from journal.errors import JournalBusy, JournalDamaged, WrittenOver
from journal.store import people
from journal.store.database import create_file, open_file
from journal.store.journal import Journal
from journal.store.standing import FileMoved, Standing

Told = list[tuple[Standing, Path | None]]


@pytest.fixture
def told(journal: Journal) -> Told:
    """What whoever watches was told."""
    found: Told = []
    journal.watch(lambda standing, moved: found.append((standing, moved and moved.now)))
    return found


@pytest.fixture
def theirs(journal: Journal, tmp_path: Path, clock: FixedClock) -> Path:
    """The same journal as another machine left it."""
    add(journal, "Ana")
    path = tmp_path / "theirs"
    shutil.copy(journal.path, path)
    other = Journal(open_file(path), path, clock)
    add(other, "Theirs")
    other.close()
    return path


@pytest.fixture
def stranger(journal: Journal) -> Iterator[sqlite3.Connection]:
    """Another program that knows nothing of steps."""
    connection = sqlite3.connect(journal.path, isolation_level=None)
    yield connection
    connection.close()


def add(journal: Journal, name: str) -> None:
    with journal.step(f"Add {name}") as step:
        step.insert(Kind.CONTACT, name=name)


def names(journal: Journal) -> set[str]:
    return {row.name for row in people.tree_rows(journal.database)}


def test_a_file_in_its_place(journal: Journal, theirs: Path, told: Told) -> None:
    before = theirs.read_bytes()
    theirs.replace(journal.path)
    for _ in range(2):
        with pytest.raises(FileMoved, match="replaced by another program") as refused:
            add(journal, "Mine")
        assert refused.value.standing is Standing.REPLACED
    assert told == [(Standing.REPLACED, None)] * 2
    assert journal.path.read_bytes() == before
    assert names(journal) == {"Ana"}, "what was accepted is still to be had"


def test_undo_notices_too(journal: Journal, theirs: Path, told: Told) -> None:
    theirs.replace(journal.path)
    with pytest.raises(FileMoved):
        journal.undo()
    assert told[0] == (Standing.REPLACED, None)


def test_a_file_that_is_gone(journal: Journal, told: Told) -> None:
    add(journal, "Ana")
    journal.path.unlink()
    with pytest.raises(FileMoved, match="gone"):
        add(journal, "Ben")
    assert told == [(Standing.GONE, None)]
    assert not journal.path.exists(), "none is made in its place"
    assert names(journal) == {"Ana"}


def test_a_file_that_was_renamed(journal: Journal, told: Told) -> None:
    add(journal, "Ana")
    now = journal.path.with_name("season.journal")
    journal.path.rename(now)
    with pytest.raises(FileMoved, match="now called “season"):
        add(journal, "Ben")
    assert told == [(Standing.RENAMED, now)]


def test_a_folder_that_is_gone(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "stick" / "mine.journal"
    create_file(path)
    journal = Journal(open_file(path), path, clock)
    add(journal, "Ana")
    path.parent.rename(tmp_path / "elsewhere")
    with pytest.raises(FileMoved, match="its disk was taken out"):
        add(journal, "Ben")
    (tmp_path / "elsewhere").rename(path.parent)
    add(journal, "Ben")
    assert names(journal) == {"Ana", "Ben"}
    journal.close()


def test_a_file_that_is_back_is_written_again(journal: Journal, theirs: Path) -> None:
    kept = journal.path.with_name("kept")
    journal.path.rename(kept)
    theirs.replace(journal.path)
    with pytest.raises(FileMoved):
        add(journal, "Ben")
    kept.replace(journal.path)
    add(journal, "Ben")
    assert names(journal) == {"Ana", "Ben"}


def test_a_swap_between_begin_and_commit(journal: Journal, theirs: Path, told: Told) -> None:
    """The worst moment: SQLite looked already, so the step may be accepted or refused."""
    before = theirs.read_bytes()

    def swap() -> None:
        with journal.step("Add") as step:
            step.insert(Kind.CONTACT, name="Mine")
            theirs.replace(journal.path)

    accepted = True
    try:
        swap()
    except FileMoved:
        accepted = False
    assert told
    assert {standing for standing, _ in told} == {Standing.REPLACED}
    assert journal.path.read_bytes() == before
    assert ("Mine" in names(journal)) is accepted, "accepted means: still to be had"


def test_going_on_in_a_copy(journal: Journal, theirs: Path, tmp_path: Path, told: Told) -> None:
    copy = tmp_path / "copy.journal"
    theirs.replace(journal.path)
    with pytest.raises(FileMoved):
        add(journal, "Mine")
    target = sqlite3.connect(copy)
    journal.database.raw().backup(target)
    target.close()
    journal.move_to(copy)
    told.clear()
    add(journal, "Mine")
    assert journal.path == copy
    assert names(journal) == {"Ana", "Mine"}
    assert journal.undo().name == "Add Mine"
    assert told == []


def test_what_a_stranger_writes_is_told(
    journal: Journal, stranger: sqlite3.Connection, told: Told
) -> None:
    heard: list[ChangeSet] = []
    add(journal, "Ana")
    journal.subscribe(heard.append)
    stranger.execute("UPDATE contact SET name = 'Anna'")
    add(journal, "Ben")
    add(journal, "Eva")
    assert told == [(Standing.WRITTEN, None)]
    assert [changes.rebuild for changes in heard] == [True, False]
    assert names(journal) == {"Anna", "Ben", "Eva"}


def test_what_a_stranger_writes_is_seen_without_a_step(
    journal: Journal, stranger: sqlite3.Connection, told: Told
) -> None:
    heard: list[ChangeSet] = []
    add(journal, "Ana")
    journal.subscribe(heard.append)
    journal.look()
    assert (told, heard) == ([], [])
    stranger.execute("UPDATE contact SET name = 'Anna'")
    journal.look()
    journal.look()
    assert told == [(Standing.WRITTEN, None)]
    assert [changes.rebuild for changes in heard] == [True]
    add(journal, "Ben")
    assert told == [(Standing.WRITTEN, None)], "it was told once"


def test_a_file_written_over_in_place_is_told_as_that(
    journal: Journal, theirs: Path, told: Told
) -> None:
    add(journal, "Mine")
    journal.path.write_bytes(theirs.read_bytes())  # the same file, another content
    heard: list[ChangeSet] = []
    journal.subscribe(heard.append)
    with pytest.raises(WrittenOver):
        add(journal, "Ben")  # its row may be another's there
    assert told == [(Standing.OVERWRITTEN, None)]
    assert [changes.rebuild for changes in heard] == [True]
    assert names(journal) == {"Ana", "Theirs"}
    add(journal, "Eva")
    assert told == [(Standing.OVERWRITTEN, None)], "it was told once"
    assert names(journal) == {"Ana", "Theirs", "Eva"}
    assert journal.database.rows("PRAGMA integrity_check") == [("ok",)]


def test_the_same_written_again_is_not_worth_a_word(journal: Journal, told: Told) -> None:
    heard: list[ChangeSet] = []
    add(journal, "Ana")
    journal.subscribe(heard.append)
    content = journal.path.read_bytes()
    journal.path.write_bytes(content)
    journal.look()
    add(journal, "Ben")
    assert told == []
    assert [changes.rebuild for changes in heard] == [True, False]
    assert names(journal) == {"Ana", "Ben"}
    assert journal.undo().name == "Add Ben"


def test_our_own_undo_and_merging_are_no_strangers(
    journal: Journal, stranger: sqlite3.Connection, told: Told
) -> None:
    for name in ("Ana", "Ben"):
        with journal.step("Type", merge="field") as step:
            step.insert(Kind.TAG, name=name)
    add(journal, "Eva")
    journal.undo()
    journal.redo()
    journal.undo()
    stranger.execute("INSERT INTO setting (key, value) VALUES ('x', '1')")
    journal.look()
    assert told == [(Standing.WRITTEN, None)]


def test_looking_at_a_moved_file(journal: Journal, told: Told) -> None:
    journal.path.rename(journal.path.with_name("b.journal"))
    journal.look()
    assert told == [(Standing.RENAMED, journal.path.with_name("b.journal"))]


def test_looking_while_somebody_writes(journal: Journal, stranger: sqlite3.Connection) -> None:
    stranger.execute("BEGIN EXCLUSIVE")
    stranger.execute("INSERT INTO setting (key, value) VALUES ('x', '1')")
    with pytest.raises(JournalBusy):
        journal.database.one("SELECT count(*) FROM contact")
    stranger.execute("COMMIT")
    journal.look()


def test_a_halted_journal_reads_and_does_not_write(journal: Journal) -> None:
    add(journal, "Ana")
    before = journal.path.read_bytes()
    journal.halt(JournalDamaged("It is damaged."))
    for act in (lambda: add(journal, "Ben"), journal.undo):
        with pytest.raises(JournalDamaged):
            act()
    assert names(journal) == {"Ana"}
    assert journal.path.read_bytes() == before
    journal.halt(None)
    add(journal, "Ben")


def test_a_link_is_followed(tmp_path: Path, clock: FixedClock) -> None:
    real, link = tmp_path / "real" / "a.journal", tmp_path / "link.journal"
    create_file(real)
    link.symlink_to(real)
    journal = Journal(open_file(link), link, clock)
    add(journal, "Ana")
    assert {path.name for path in tmp_path.iterdir()} == {"real", "link.journal"}
    shutil.copy(real, tmp_path / "other")
    (tmp_path / "other").replace(real)
    with pytest.raises(FileMoved):
        add(journal, "Ben")
    journal.close()


def test_another_thread_of_ours_is_no_stranger(
    journal: Journal, stranger: sqlite3.Connection, told: Told
) -> None:
    heard: list[ChangeSet] = []
    journal.subscribe(heard.append)

    def work() -> None:
        other = Journal(journal.database, journal.path, journal.clock)
        add(other, "Of the thread")
        other.database.close()

    def beside() -> None:
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()

    beside()
    journal.look()  # before the window heard of it
    beside()
    add(journal, "Ana")
    assert told == []
    assert [changes.rebuild for changes in heard] == [True, True]
    stranger.execute("INSERT INTO setting (key, value) VALUES ('x', '1')")
    add(journal, "Ben")
    assert told == [(Standing.WRITTEN, None)]


def test_a_thread_of_ours_does_not_write_into_what_was_written_over(
    journal: Journal, theirs: Path
) -> None:
    """It begins with what the window showed, and its own connection has never seen before."""
    add(journal, "Mine")
    journal.path.write_bytes(theirs.read_bytes())
    met: list[Exception] = []

    def work() -> None:
        other = journal.on_this_thread()
        try:
            add(other, "Of the thread")
        except WrittenOver as error:
            met.append(error)
        other.database.close()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert len(met) == 1
    assert "Of the thread" not in names(journal)


def test_a_thread_of_ours_writes_what_the_window_shows(journal: Journal) -> None:
    """Also where the window's newest step grew, and more were added, since the work began."""
    for name in ("Ana", "Ben"):
        with journal.step("Type", merge="field") as step:
            step.insert(Kind.TAG, name=name)
    begun, wait = threading.Event(), threading.Event()

    def work() -> None:
        other = journal.on_this_thread()
        begun.set()
        wait.wait(10)
        add(other, "First")
        add(other, "Second")
        other.database.close()

    thread = threading.Thread(target=work)
    thread.start()
    begun.wait(10)
    with journal.step("Type", merge="field") as step:
        step.insert(Kind.TAG, name="Eva")
    add(journal, "Mine")
    wait.set()
    thread.join()
    assert names(journal) == {"Mine", "First", "Second"}


def test_a_halted_journal_is_halted_for_its_threads(journal: Journal) -> None:
    add(journal, "Ana")
    journal.halt(JournalDamaged("It is damaged."))
    other = journal.on_this_thread()
    with pytest.raises(JournalDamaged):
        add(other, "Ben")


def test_what_has_no_history_is_not_written_into_another_file_either(
    journal: Journal, theirs: Path, told: Told
) -> None:
    add(journal, "Mine")
    journal.path.write_bytes(theirs.read_bytes())
    with pytest.raises(WrittenOver):
        journal.outside_steps(lambda: pytest.fail("it was done"))
    assert told == [(Standing.OVERWRITTEN, None)]
    journal.outside_steps(lambda: None)
