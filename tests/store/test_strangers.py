"""What other programs and damage do to an open journal: said in sentences, and never missed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from journal.domain.changes import ChangeSet, Kind
from journal.domain.clock import FixedClock
from journal.errors import JournalBusy, JournalProblem, Refused
from journal.store import people
from journal.store.database import open_file
from journal.store.journal import Journal


@pytest.fixture
def other(journal: Journal) -> Iterator[sqlite3.Connection]:
    """Another program on the same file."""
    connection = sqlite3.connect(journal.path, isolation_level=None)
    yield connection
    connection.close()


def add(journal: Journal, name: str) -> int:
    with journal.step(f"Add {name}") as step:
        return step.insert(Kind.CONTACT, name=name)


def test_a_first_write_that_met_somebody_else_can_be_repeated(
    journal: Journal, other: sqlite3.Connection
) -> None:
    other.execute("BEGIN EXCLUSIVE")
    for _ in range(2):
        with pytest.raises(JournalBusy):
            add(journal, "Ana")
    other.execute("COMMIT")
    add(journal, "Ana")
    assert people.count(journal.database) == 1
    journal.undo()
    assert people.count(journal.database) == 0, "the history was recorded"


def test_a_read_that_met_somebody_else_says_so(journal: Journal, other: sqlite3.Connection) -> None:
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(JournalBusy):
        people.count(journal.database)
    with pytest.raises(JournalBusy):
        people.tree_rows(journal.database)
    with pytest.raises(JournalBusy):
        journal.undo_step()
    other.execute("COMMIT")
    assert people.count(journal.database) == 0


def test_a_read_of_a_damaged_page_says_so(journal: Journal, clock: FixedClock) -> None:
    add(journal, "Ana")
    row = journal.database.one("SELECT rootpage FROM sqlite_master WHERE name = 'contact'")
    size = journal.database.one("PRAGMA page_size")
    assert row is not None
    assert size is not None
    journal.close()
    with journal.path.open("r+b") as file:
        file.seek((row[0] - 1) * size[0])
        file.write(bytes(size[0]))
    damaged = open_file(journal.path)
    with pytest.raises(JournalProblem):
        people.tree_rows(damaged)
    damaged.close()


WRITE = "INSERT INTO setting (key, value) VALUES ('of a stranger', '1')"


def test_what_a_stranger_wrote_before_the_first_step_is_told(
    journal: Journal, other: sqlite3.Connection
) -> None:
    heard: list[ChangeSet] = []
    journal.subscribe(heard.append)
    other.execute(WRITE)
    add(journal, "Ana")
    add(journal, "Ben")
    assert [changes.rebuild for changes in heard] == [True, False]


def test_what_a_stranger_wrote_is_told_even_if_the_step_changes_nothing(
    journal: Journal, other: sqlite3.Connection
) -> None:
    add(journal, "Ana")
    heard: list[ChangeSet] = []
    journal.subscribe(heard.append)
    other.execute(WRITE)
    with journal.step("Nothing"):
        pass
    with journal.step("Nothing"):
        pass
    assert [changes.rebuild for changes in heard] == [True]


def test_what_a_stranger_wrote_is_told_after_a_step_that_failed(
    journal: Journal, other: sqlite3.Connection
) -> None:
    heard: list[ChangeSet] = []
    journal.subscribe(heard.append)
    other.execute(WRITE)

    def fail() -> None:
        with journal.step("Fails"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert heard == []
    add(journal, "Ana")
    assert [changes.rebuild for changes in heard] == [True]


def test_what_belongs_to_nobody_any_more_is_refused(journal: Journal) -> None:
    def write() -> None:
        with journal.step("Log") as step:
            step.insert(Kind.TAG, name="a")
            step.insert(Kind.TOUCH, contact_id=99)

    with pytest.raises(Refused):
        write()
    assert journal.undo_step() is None
    assert journal.database.rows("SELECT * FROM tag") == []


def test_deleting_what_is_gone_is_no_step(journal: Journal) -> None:
    heard: list[ChangeSet] = []
    journal.subscribe(heard.append)
    with journal.step("Delete") as step:
        step.delete(Kind.CONTACT, 99)
    assert (heard, journal.undo_step()) == ([], None)


def test_an_outer_step_that_fails_takes_the_inner_one_along(journal: Journal) -> None:
    def outer() -> None:
        with journal.step("Outer"):
            add(journal, "Ana")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        outer()
    assert people.count(journal.database) == 0
    add(journal, "Ben")
    assert people.count(journal.database) == 1


def test_a_listener_may_write_a_step_of_its_own(journal: Journal) -> None:
    def tag(changes: ChangeSet) -> None:
        if changes.of(Kind.CONTACT):
            with journal.step("Tag") as step:
                step.insert(Kind.TAG, name="new")

    journal.subscribe(tag)
    add(journal, "Ana")
    assert [journal.undo().name, journal.undo().name] == ["Tag", "Add Ana"]
