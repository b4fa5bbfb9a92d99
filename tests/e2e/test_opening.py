"""Journals that don't open, or open for reading alone: what is offered, and that it helps."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QPushButton

from journal.domain.clock import FixedClock
from journal.services.backup_files import Reason
from journal.services.backup_folder import Backups
from journal.services.library import Library
from journal.services.lock import JournalLock
from journal.store.database import open_file
from tests.e2e.asking import Asking
from tests.e2e.hand import Hand, settle, until
from tests.e2e.season import NOW, Season, main_window

OTHER_DESK = "1\nnetworking-journal\nanother-desk\n"


def count(library: Library) -> int:
    return library.people.count()


def back_up(season: Season) -> Path:
    """What the program made the day before."""
    database = open_file(season.journal)
    try:
        backups = Backups(season.folder / "backups", season.journal, FixedClock(NOW))
        return backups.make(database, Reason.START).path
    finally:
        database.close()


def has(people: int) -> Callable[[Hand], None]:
    """A script that counts."""

    def look(hand: Hand) -> None:
        assert count(hand.window.library) == people

    return look


def zero_first_page(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(bytes(4096))


def zero_a_page_of(table: str) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        connection = sqlite3.connect(path)
        asked = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (page,) = connection.execute(asked, (table,)).fetchone()
        connection.close()
        with path.open("r+b") as file:
            file.seek((page - 1) * 4096)
            file.write(bytes(4096))

    return spoil


DAMAGES: dict[str, Callable[[Path], object]] = {
    "first page": zero_first_page,
    "people": zero_a_page_of("contact"),
    "cut": lambda path: os.truncate(path, path.stat().st_size // 2),
    "empty": lambda path: os.truncate(path, 0),
    "text": lambda path: path.write_text("Dear diary\n" * 50),
    "gone": lambda path: path.unlink(),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_newest_good_backup_is_offered_and_restored(sample: Season, damage: str) -> None:
    back_up(sample)
    DAMAGES[damage](sample.journal)
    before = sample.journal.read_bytes() if sample.journal.exists() else None
    said = Asking(sample, "restore", journal=sample.journal, sample=False).run(has(12)).said
    assert "The newest good backup is of today" in said[0]
    kept = list((sample.folder / "backups").rglob("*put aside*.journal"))
    assert [each.read_bytes() for each in kept] == [before] * (before is not None)


@pytest.mark.parametrize("table", ["contact_point", "note", "bring_item", "follow_up"])
def test_a_window_that_cannot_show_its_first_page_is_none(sample: Season, table: str) -> None:
    zero_a_page_of(table)(sample.journal)
    windows: list[int] = []
    asked = Asking(sample, "quit")
    asked.before_last = lambda: windows.append(
        len([w for w in QApplication.topLevelWidgets() if w.objectName() == "shell.window"
             and w.isVisible()])
    )  # fmt: skip
    asked.run()
    assert "is damaged" in asked.said[0]
    assert (asked.opened, windows) == (False, [0])


def test_a_damaged_file_without_a_backup_is_copied_and_left(sample: Season, tmp_path: Path) -> None:
    zero_a_page_of("contact")(sample.journal)
    digest = hashlib.sha256(sample.journal.read_bytes()).hexdigest()
    copy = tmp_path / "copy.journal"
    sample.outside.files = [copy]
    asked = Asking(sample, "copy", "quit").run()
    assert not asked.opened
    assert "damaged" in asked.said[0]
    assert "Saved as “copy.journal”" in asked.said[1]
    assert hashlib.sha256(sample.journal.read_bytes()).hexdigest() == digest
    assert hashlib.sha256(copy.read_bytes()).hexdigest() == digest


def test_damage_that_no_page_shows_is_found_behind_the_window(sample: Season) -> None:
    back_up(sample)
    zero_a_page_of("question_level")(sample.journal)
    digest = hashlib.sha256(sample.journal.read_bytes()).hexdigest()

    def task(hand: Hand) -> None:
        until(lambda: "damaged" in hand.window.strips.text())
        hand.key("Ctrl+N")
        hand.type("Ines")
        hand.key("Return")
        hand.key("Esc")
        assert hashlib.sha256(sample.journal.read_bytes()).hexdigest() == digest
        with hand.answering(lambda dialog: _click(dialog, "opening.restore")):
            hand.window.strips.buttons()[0].click()
        settle()

    sample.run(task)
    found = sample.read(lambda library: library.people.count())
    assert found == 12
    connection = sqlite3.connect(sample.journal)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


def _click(dialog: QDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None, [each.objectName() for each in dialog.findChildren(QPushButton)]
    button.click()


def test_ones_own_journal_that_is_lost_is_not_begun_anew(own: Season) -> None:
    own.run(lambda hand: hand.window.library.contacts.add("Ines"))
    if not list((own.folder / "backups").rglob("*.journal")):
        back_up(own)
    own.journal.unlink()
    said = Asking(own, "restore").run(has(1)).said
    assert "There is no journal" in said[0]


def test_the_journal_of_another_machine_is_looked_at(sample: Season) -> None:
    lock = sample.journal.with_name("sample.journal.lock")
    lock.write_text(OTHER_DESK)
    before = sample.journal.read_bytes()

    def task(hand: Hand) -> None:
        window = hand.window
        assert "(read-only)" in window.windowTitle()
        assert "is open elsewhere" in window.strips.text()
        hand.key("Ctrl+N")
        assert hand.dialog() is None
        assert "open for reading only" in window.status.shown_message()
        menu = hand.open_menu("file")
        assert not window.actions_by_code["new.contact"].isEnabled()
        menu.close()
        window.navigator.show_contact(window.library.people.tree()[0].id)
        settle()
        page = window.stack.page()
        assert page is not None
        fields = [*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)]
        shown = [each for each in fields if each.isVisible() and each is not page.filter_field()]
        assert shown
        for field in shown:
            field.setFocus()
            assert field.isReadOnly() or QApplication.focusWidget() is not field

    said = Asking(sample, "read").run(task).said
    assert "another-desk" in said[0]
    assert "It has been open there since" in said[0]
    assert sample.journal.read_bytes() == before
    assert lock.read_text() == OTHER_DESK


def test_the_lock_of_another_machine_is_taken_over(sample: Season) -> None:
    sample.journal.with_name("sample.journal.lock").write_text(OTHER_DESK)
    Asking(sample, "take_over").run(lambda hand: hand.window.library.contacts.add("Ines"))
    assert sample.read(count) == 13
    assert not sample.journal.with_name("sample.journal.lock").exists()


def test_when_the_other_machine_is_done_it_can_be_written(sample: Season) -> None:
    lock = sample.journal.with_name("sample.journal.lock")
    lock.write_text(OTHER_DESK)

    def task(hand: Hand) -> None:
        with hand.answering(lambda dialog: _click(dialog, "opening.close")):
            hand.window.strips.buttons()[1].click()
        assert "is open elsewhere" in hand.window.strips.text()
        lock.unlink()
        hand.window.strips.buttons()[1].click()
        settle()
        window = main_window()
        assert "(read-only)" not in window.windowTitle()
        window.library.contacts.add("Ines")

    Asking(sample, "read").run(task)
    assert sample.read(count) == 13
    assert not lock.exists()


def test_work_goes_on_in_a_copy(sample: Season, tmp_path: Path) -> None:
    sample.journal.with_name("sample.journal.lock").write_text(OTHER_DESK)
    copy = tmp_path / "mine.journal"
    sample.outside.files = [copy]

    def task(hand: Hand) -> None:
        hand.window.strips.buttons()[0].click()
        settle()

    Asking(sample, "read").run(task)
    assert sample.read(count) == 12
    database = open_file(copy)
    assert database.one("SELECT count(*) FROM contact") == (12,)
    database.close()


def test_what_another_program_left_beside_it_is_moved_aside(sample: Season, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.execute("CREATE TABLE song (title)")
    connection.commit()
    shutil.copy(f"{other}-wal", f"{sample.journal}-wal")
    connection.close()
    before = sample.journal.read_bytes()
    said = Asking(sample, "move_aside").run(has(12)).said
    assert "comes from another file" in said[0]
    assert sample.journal.read_bytes() == before
    assert sample.journal.with_name("sample.journal-wal.stray-1").exists()


def test_a_writer_that_holds_the_file_is_waited_for(sample: Season) -> None:
    other = sqlite3.connect(sample.journal, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    asked = Asking(sample, "again")
    asked.before_last = lambda: other.execute("COMMIT")
    try:
        asked.run(has(12))
    finally:
        other.close()
    assert "is writing into" in asked.said[0]


def test_while_somebody_writes_nothing_freezes_and_nothing_is_lost(sample: Season) -> None:
    def task(hand: Hand) -> None:
        library = hand.window.library
        person = library.people.tree()[0].id
        other = sqlite3.connect(sample.journal, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        library.autosave.stage("x", lambda: library.contacts.set_field(person, "place", "Łódź"))
        assert not library.autosave.flush()
        assert hand.window.status.saving_text() == "Saving…"
        other.execute("COMMIT")
        other.close()
        assert library.autosave.flush()

    sample.run(task)


def test_a_living_window_of_this_machine_that_does_not_answer(sample: Season) -> None:
    lock = JournalLock(sample.journal)
    lock.acquire()
    try:
        said = Asking(sample, "read").run(has(12)).said
    finally:
        lock.release()
    assert "already open in another window" in said[0]
