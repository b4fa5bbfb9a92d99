"""Backups beside the window: when they are made, and that nobody waits for them."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from pytestqt.qtbot import QtBot

from journal.domain.clock import FixedClock
from journal.domain.importing import PlannedRow, Verdict
from journal.domain.views.restoring import Comparison, Item
from journal.errors import CannotWrite, JournalBusy, JournalProblem, KnownError, mark
from journal.exchange.drafts import ContactDraft
from journal.services.backing_up import BackingUp, Ready
from journal.services.backup_files import Reason
from journal.services.backup_folder import Backups, Generation
from journal.services.importing import LONG
from journal.services.library import Library, open_library
from journal.store.copies import look
from journal.store.journal import Journal

WAIT = 20_000


class Heard(QObject):
    """What was told, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.made: list[Any] = []
        self.failed: list[KnownError] = []
        self.threads: set[str] = set()

    def done(self, what: object) -> None:
        self.made.append(what)
        self.threads.add(threading.current_thread().name)

    def fail(self, error: KnownError) -> None:
        self.failed.append(error)

    def ended(self) -> int:
        return len(self.made) + len(self.failed)


@pytest.fixture
def backups(tmp_path: Path, journal: Journal, clock: FixedClock) -> Backups:
    return Backups(tmp_path / "backups", journal.path, clock)


@pytest.fixture
def backing(
    library: Library, journal: Journal, backups: Backups, clock: FixedClock
) -> Iterator[BackingUp]:
    made = BackingUp(journal, backups, library.autosave, clock)
    yield made
    made.end()


@pytest.fixture
def heard(backing: BackingUp) -> Heard:
    found = Heard()
    backing.made.connect(found.done)
    backing.failed.connect(found.fail)
    return found


Wait = Callable[[], None]


@pytest.fixture
def wait(qtbot: QtBot, backing: BackingUp) -> Wait:
    return lambda: qtbot.waitUntil(lambda: not backing.busy, timeout=WAIT)


def reasons(backups: Backups) -> list[Reason]:
    return [each.reason for each in backups.generations()]


def test_the_first_start_of_a_day_makes_one(
    library: Library,
    backups: Backups,
    backing: BackingUp,
    heard: Heard,
    wait: Wait,
    clock: FixedClock,
) -> None:
    library.contacts.add("Ana")
    backing.begin()
    assert backing.busy
    wait()
    assert [each.reason for each in heard.made] == [Reason.START]
    backing.look()
    assert not backing.busy  # once a day
    library.contacts.add("Ben")
    clock.advance(days=1)
    backing.look()  # the window stayed open over midnight
    wait()
    assert [each.people for each in heard.made] == [1, 2]
    clock.advance(days=1)
    backing.look()
    wait()
    assert reasons(backups) == [Reason.START, Reason.START]  # nothing was changed since
    assert heard.threads == {"MainThread"}
    assert heard.failed == []


def test_no_second_one_on_a_day_that_has_one(
    library: Library, journal: Journal, backups: Backups, backing: BackingUp, wait: Wait
) -> None:
    library.contacts.add("Ana")
    backups.make(journal.database, Reason.QUIT)
    library.contacts.add("Ben")
    backing.begin()
    wait()
    assert reasons(backups) == [Reason.QUIT]


def test_after_one_that_failed_the_next_start_makes_it(
    library: Library, journal: Journal, backups: Backups, backing: BackingUp, wait: Wait
) -> None:
    library.contacts.add("Ana")
    backups.make(journal.database, Reason.QUIT)
    library.contacts.add("Ben")
    backing.begin(overdue=True)
    wait()
    assert reasons(backups) == [Reason.START, Reason.QUIT]


def test_one_more_every_half_hour_if_something_was_changed(
    library: Library, backups: Backups, backing: BackingUp, wait: Wait, clock: FixedClock
) -> None:
    library.contacts.add("Ana")
    backing.begin()
    wait()
    library.contacts.add("Ben")
    clock.advance(minutes=29)
    backing.look()
    assert not backing.busy
    clock.advance(minutes=1)
    library.autosave.stage("x", lambda: library.contacts.add("Eva") and None)
    backing.look()
    assert not backing.busy  # somebody types
    library.autosave.flush()
    backing.look()
    assert backing.busy
    wait()
    assert [(each.reason, each.people) for each in backups.generations()] == [
        (Reason.OPEN, 3),
        (Reason.START, 1),
    ]
    clock.advance(minutes=40)
    backing.look()
    assert not backing.busy  # nothing was changed since


def test_a_journal_without_any_has_one_two_minutes_after_its_first_change(
    library: Library, backups: Backups, backing: BackingUp, wait: Wait, clock: FixedClock
) -> None:
    backing.begin()
    wait()
    library.contacts.add("Ana")
    clock.advance(minutes=1)
    backing.look()
    assert not backing.busy
    library.contacts.add("Ben")
    clock.advance(minutes=1)
    backing.look()
    wait()
    assert [(each.reason, each.people) for each in backups.generations()] == [(Reason.OPEN, 2)]


def test_one_that_was_asked_for_meanwhile_counts(
    library: Library, journal: Journal, backups: Backups, backing: BackingUp, wait: Wait,
    clock: FixedClock,
) -> None:  # fmt: skip
    backing.begin()
    wait()
    library.contacts.add("Ana")
    clock.advance(minutes=5)
    made = backups.make(journal.database, Reason.RESTORE)
    library.contacts.add("Ben")
    backing.look()
    wait()
    assert backups.generations() == [made]


def test_a_failing_one_is_not_tried_each_minute(
    library: Library, backups: Backups, backing: BackingUp, heard: Heard, wait: Wait,
    clock: FixedClock,
) -> None:  # fmt: skip
    backing.begin()
    wait()
    backups.own.parent.write_text("in the way")
    library.contacts.add("Ana")
    clock.advance(minutes=3)
    backing.look()
    wait()
    assert len(heard.failed) == 1
    clock.advance(minutes=1)
    backing.look()
    assert not backing.busy
    backups.own.parent.unlink()
    clock.advance(minutes=30)
    backing.look()
    wait()
    assert reasons(backups) == [Reason.OPEN]


def test_an_empty_journal_needs_none(backups: Backups, backing: BackingUp, wait: Wait) -> None:
    backing.begin()
    wait()
    assert reasons(backups) == []


def test_it_waits_while_somebody_types(
    library: Library, backups: Backups, backing: BackingUp, wait: Wait, qtbot: QtBot
) -> None:
    key = library.contacts.add("Ana")
    library.autosave.stage("name", lambda: library.contacts.set_field(key, "name", "Anna"))
    backing._idle.setInterval(1)
    backing.begin()
    assert not backing.busy
    assert reasons(backups) == []
    library.autosave.flush()
    qtbot.waitUntil(lambda: backing.busy or bool(backups.newest()), timeout=WAIT)
    wait()
    assert reasons(backups) == [Reason.START]


def test_a_failing_backup_is_told_and_may_be_tried_again(
    library: Library, backups: Backups, backing: BackingUp, heard: Heard, wait: Wait
) -> None:
    library.contacts.add("Ana")
    backups.own.parent.mkdir()
    backups.own.write_text("in the way")
    backing.begin()
    wait()
    assert len(heard.failed) == 1
    assert heard.made == []
    library.contacts.add("Ben")  # nobody is kept from anything
    backups.own.unlink()
    backing.try_again()
    wait()
    assert [each.people for each in heard.made] == [2]


def test_a_full_stick_is_told(
    library: Library, backups: Backups, backing: BackingUp, heard: Heard, wait: Wait, tmp_path: Path
) -> None:
    library.contacts.add("Ana")
    backups.second = tmp_path
    (tmp_path / backups.own.name).write_text("in the way")
    backing.begin()
    wait()
    assert [type(each) for each in heard.failed] == [CannotWrite]
    assert reasons(backups) == [Reason.START]


def test_a_damaged_journal_is_told_and_the_good_backups_stay(
    library: Library,
    journal: Journal,
    backups: Backups,
    backing: BackingUp,
    heard: Heard,
    wait: Wait,
) -> None:
    library.contacts.add("Ana")
    kept = backups.make(journal.database, Reason.QUIT)
    library.contacts.add("Ben")
    (page,) = journal.database.rows("SELECT rootpage FROM sqlite_master WHERE name = 'contact'")[0]
    with journal.path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(bytes(4096))
    backing.begin(overdue=True)
    wait()
    assert [isinstance(each, JournalProblem) for each in heard.failed] == [True]
    assert backups.generations() == [kept]


def test_one_after_the_other(
    library: Library, backups: Backups, backing: BackingUp, wait: Wait, tmp_path: Path
) -> None:
    library.contacts.add("Ana")
    asked = Heard()
    backing.make(Reason.ASKED, asked.done, asked.fail)
    backing.write(tmp_path / "copy.journal", asked.done, asked.fail)
    backing.make(Reason.ASKED, asked.done, asked.fail)
    wait()
    first, path, second = asked.made
    assert isinstance(first, Generation)
    assert path == tmp_path / "copy.journal"
    assert look(path).people == 1
    assert isinstance(second, Generation)
    assert first.path != second.path


def test_writing_goes_on_meanwhile(
    library: Library, backing: BackingUp, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window's connection waits for its turn; what it can't write is tried again."""
    for number in range(20):
        library.contacts.add(f"Person {number}")
    asked = Heard()
    backing.make(Reason.ASKED, asked.done, asked.fail)
    written = 0
    while backing.busy and written < 200:
        try:
            library.contacts.add("Ben")
            written += 1
        except JournalBusy:
            pass
        QCoreApplication.processEvents()
    wait()
    assert asked.failed == []
    assert written
    (made,) = asked.made
    assert 20 <= look(made.path).people <= 20 + written


def test_it_waits_for_who_is_writing(
    library: Library, journal: Journal, backing: BackingUp, wait: Wait
) -> None:
    """Its connection needs the file for a moment as soon as it is opened."""
    library.contacts.add("Ana")
    other = sqlite3.connect(journal.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    asked = Heard()
    backing.make(Reason.ASKED, asked.done, asked.fail)
    QTimer.singleShot(100, lambda: other.execute("ROLLBACK"))
    wait()
    other.close()
    assert asked.failed == []
    assert [each.people for each in asked.made] == [1]


def test_a_restore_is_prepared(
    library: Library, journal: Journal, backups: Backups, backing: BackingUp, wait: Wait
) -> None:
    library.contacts.add("Ana")
    old = backups.make(journal.database, Reason.START)
    library.contacts.add("Ben")
    asked = Heard()
    backing.prepare(old.path, asked.done, asked.fail)
    wait()
    (ready,) = asked.made
    assert isinstance(ready, Ready)
    assert ready.checked.facts.people == 1
    assert (ready.kept.reason, ready.kept.people) == (Reason.RESTORE, 2)
    old.path.write_bytes(old.path.read_bytes()[:5000])
    backing.prepare(old.path, asked.done, asked.fail)
    wait()
    assert isinstance(asked.failed[0], JournalProblem)
    assert reasons(backups).count(Reason.RESTORE) == 1  # checked first


@pytest.mark.parametrize("blocked", [False, True])
def test_before_a_large_import_comes_one_and_a_failing_one_keeps_nobody(
    journal: Journal,
    clock: FixedClock,
    backups: Backups,
    backing: BackingUp,
    heard: Heard,
    qtbot: QtBot,
    blocked: bool,
) -> None:
    library = open_library(journal, clock, (), lambda: backing.before_many)
    library.contacts.add("Ana")
    if blocked:
        backups.own.parent.mkdir()
        backups.own.write_text("in the way")
    drafts = [ContactDraft(f"Person {number}") for number in range(LONG + 1)]
    rows = [PlannedRow(each, Verdict.NEW, None) for each in drafts]
    library.imports.apply(rows[:LONG])
    assert backups.newest() is None
    ended = Heard()
    job = library.imports.apply_in_background(rows, done=ended.done, failed=ended.fail)
    qtbot.waitUntil(lambda: bool(ended.ended()), timeout=WAIT)
    assert ended.failed == []
    assert library.people.count() == 1 + LONG + LONG + 1
    assert [each.people for each in backups.generations()] == ([] if blocked else [1 + LONG])
    qtbot.waitUntil(lambda: len(heard.failed) == int(blocked), timeout=WAIT)
    job.end()


def test_generations_and_differences_are_read(
    library: Library, journal: Journal, backups: Backups, backing: BackingUp, qtbot: QtBot
) -> None:
    library.contacts.add("Ana")
    made = [backups.make(journal.database, Reason.START) for _number in range(3)]
    library.contacts.add("Ben")
    found, ended, compared = Heard(), Heard(), Heard()
    listing = backing.listing(found.done, ended.done)
    comparing = backing.comparing(made[0].path, compared.done, compared.fail)
    qtbot.waitUntil(lambda: ended.ended() + compared.ended() == 2, timeout=WAIT)
    assert found.made == made[::-1]
    assert found.threads == {"MainThread"}
    (comparison,) = compared.made
    assert isinstance(comparison, Comparison)
    assert comparison.people.go == (Item("Ben"),)
    for late in (listing, comparing):
        late.drop()
    unwanted = Heard()
    backing.listing(unwanted.done, unwanted.done).drop()
    backing.comparing(made[0].path, unwanted.done, unwanted.fail).drop()
    qtbot.waitUntil(lambda: not backing._readings, timeout=WAIT)
    assert unwanted.ended() == 0


def test_a_second_folder_that_was_just_chosen_gets_the_newest(
    library: Library,
    journal: Journal,
    backups: Backups,
    backing: BackingUp,
    wait: Wait,
    tmp_path: Path,
) -> None:
    asked = Heard()
    backups.second = tmp_path / "stick"
    backups.second.mkdir()
    backing.catch_up(asked.done, asked.fail)
    wait()
    assert list(backups.second.iterdir()) == []  # there is nothing to copy
    library.contacts.add("Ana")
    backups.second = None
    backups.make(journal.database, Reason.START)
    newest = backups.make(journal.database, Reason.QUIT)
    backups.second = tmp_path / "stick"
    backing.catch_up(asked.done, asked.fail)
    backing.check(newest.path, asked.done, asked.fail)
    wait()
    assert asked.failed == []
    assert asked.made[-1].facts.people == 1
    assert [each.name for each in backups.second.rglob("*.journal")] == [newest.path.name]


def test_it_ends_without_touching_the_journal(
    library: Library, journal: Journal, backing: BackingUp, qtbot: QtBot
) -> None:
    library.contacts.add("Ana")
    asked = Heard()
    for _number in range(3):
        backing.make(Reason.ASKED, asked.done, asked.fail)
    backing.end()
    journal.close()
    qtbot.wait(1)
    assert asked.ended() == 0
    assert getattr(journal.database._own, "connection", None) is None


def test_an_error_that_is_a_bug_is_not_swallowed(
    backing: BackingUp, wait: Wait, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def fail(*_args: object) -> None:
        raise ZeroDivisionError(mark("x"))

    monkeypatch.setattr(Backups, "make", fail)
    asked = Heard()
    with qtbot.captureExceptions() as bugs:
        backing.make(Reason.ASKED, asked.done, asked.fail)
        wait()
        qtbot.waitUntil(lambda: bool(bugs), timeout=WAIT)
    assert bugs[0][0] is ZeroDivisionError
    assert not backing.busy
