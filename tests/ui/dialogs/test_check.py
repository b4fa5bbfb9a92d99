"""Check journal: nothing wrong, wrong and repaired, damaged."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal.domain.changes import Kind
from journal.domain.clock import FixedClock
from journal.domain.views.checking import Fault, Finding
from journal.services.backing_up import BackingUp
from journal.services.backup_files import Reason
from journal.services.backup_folder import Backups
from journal.services.library import Library
from journal.store.journal import Journal
from journal.ui.dialogs.check import CheckDialog
from journal.ui.dialogs.check_words import found_lines, mended_lines
from journal.ui.shell.context import PageContext

WAIT = 30_000


@pytest.fixture
def journal(library: Library) -> Journal:
    return library._journal


@pytest.fixture
def backing(
    library: Library, journal: Journal, tmp_path: Path, clock: FixedClock
) -> Iterator[BackingUp]:
    backups = Backups(tmp_path / "backups", journal.path, clock)
    made = BackingUp(journal, backups, library.autosave, clock)
    yield made
    made.end()


Open = Callable[[], CheckDialog]


@pytest.fixture
def opened(qtbot: QtBot, context: PageContext, backing: BackingUp) -> Iterator[Open]:
    """Opens the dialog, and waits for what it finds."""
    kept: list[CheckDialog] = []  # without a window nobody else keeps it

    def open_one() -> CheckDialog:
        dialog = CheckDialog(context, backing)
        kept.append(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        settle(qtbot, dialog)
        return dialog

    yield open_one
    kept.clear()


def settle(qtbot: QtBot, dialog: CheckDialog) -> None:
    def still() -> bool:
        busy = dialog._checking or dialog._repairing or dialog._listing
        return not busy and bool(dialog.text() or dialog.strip.text())

    qtbot.waitUntil(still, timeout=WAIT)


def spoil(journal: Journal, *statements: str) -> None:
    other = sqlite3.connect(journal.path)
    other.execute("PRAGMA ignore_check_constraints = 1")
    for statement in statements:
        other.execute(statement)
    other.commit()
    other.close()


def test_nothing_is_wrong(library: Library, opened: Open) -> None:
    library.contacts.add("Ana")
    dialog = opened()
    assert dialog.text() == "Nothing is wrong.\nEvery part of the journal was read."
    assert dialog.verb.isHidden()


def test_what_is_wrong_is_told_repaired_and_undone(
    qtbot: QtBot, library: Library, journal: Journal, opened: Open
) -> None:
    ana = library.contacts.add("Ana")
    spoil(
        journal,
        "UPDATE contact SET level = 'president'",
        "INSERT INTO note (uuid, contact_id, text) VALUES ('n', 77, 'Knows the harbour')",
        "DELETE FROM search_people",
    )
    dialog = opened()
    assert dialog.lines() == [
        "Belonging to people who are gone: notes (1)",
        "With a date, number or choice that can’t be: people (1)",
        "The search doesn’t find everything.",
    ]
    assert dialog.focusWidget() is dialog.verb
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.leave.isEnabled()
    settle(qtbot, dialog)
    assert dialog.verdict.text() == "The journal is repaired."
    assert dialog.lines() == [
        "Belonging to somebody called “Somebody” now: notes (1)",
        "Without the date, or with the plainest choice: people (1)",
        "The search finds everything again.",
    ]
    assert library.history.undo_name() == "Repair the journal"
    assert library.people.count() == 2
    assert journal.database.one("SELECT level FROM contact WHERE id = ?", (ana,)) == ("",)
    library.history.undo()
    assert library.people.count() == 1
    assert journal.database.one("SELECT level FROM contact WHERE id = ?", (ana,)) == ("president",)


def test_a_repair_is_announced_once(
    qtbot: QtBot, library: Library, journal: Journal, opened: Open
) -> None:
    library.contacts.add("Ana")
    spoil(journal, "UPDATE contact SET folded = 'x'")
    dialog = opened()
    heard: list[object] = []
    library.bus.changed.connect(heard.append)
    dialog.carry_out()
    settle(qtbot, dialog)
    assert len(heard) == 1


def test_typed_text_is_written_first_or_nothing_is_repaired(
    library: Library, journal: Journal, opened: Open
) -> None:
    from journal.errors import CannotWrite

    def refuse() -> None:
        raise CannotWrite("The disk is full.")

    library.contacts.add("Ana")
    spoil(journal, "UPDATE contact SET folded = 'x'")
    dialog = opened()
    library.autosave.stage("a", refuse)
    dialog.carry_out()
    assert dialog.strip.text() == "Not now: what you typed isn’t saved yet."
    library.autosave.drop("a")


@pytest.mark.parametrize("backed_up", [True, False])
def test_a_damaged_file_is_not_repaired_but_its_backup_offered(
    library: Library, journal: Journal, backing: BackingUp, opened: Open, backed_up: bool
) -> None:
    library.contacts.add("Ana")
    if backed_up:
        backing.backups.make(journal.database, Reason.QUIT)
    journal.close()
    with journal.path.open("r+b") as file:
        file.seek(4096 * 8)
        file.write(bytes(4096 * 4))
    before = journal.path.read_bytes()
    dialog = opened()
    assert dialog.verdict.text() == "The file is damaged."
    if backed_up:
        assert dialog.lines() == ["The newest backup that is whole is of today 09:00."]
    else:
        assert "no backup" in dialog.lines()[0]
    wanted: list[int] = []
    dialog.restore_requested.connect(lambda: wanted.append(1))
    dialog.verb.click()
    assert wanted == [1]
    assert not dialog.isVisible()
    assert journal.path.read_bytes() == before


def test_a_check_that_breaks_off_is_told_and_tried_again(
    qtbot: QtBot, library: Library, journal: Journal, opened: Open
) -> None:
    library.contacts.add("Ana")
    dialog = opened()
    dialog.begin()
    assert dialog._checking is not None
    process = dialog._checking._process
    assert process is not None
    process.kill()
    settle(qtbot, dialog)
    assert "broke off" in dialog.strip.text()
    dialog.strip.buttons()[0].click()
    settle(qtbot, dialog)
    assert dialog.verdict.text() == "Nothing is wrong."


def test_closing_gives_the_check_up(library: Library, opened: Open) -> None:
    library.contacts.add("Ana")
    dialog = opened()
    dialog.begin()
    checking = dialog._checking
    assert checking is not None
    dialog.reject()
    assert checking._process is None
    assert not dialog.isVisible()


@pytest.mark.parametrize("fault", list(Fault))
@pytest.mark.parametrize("kind", [None, *Kind])
def test_every_fault_of_everything_has_words(fault: Fault, kind: Kind | None) -> None:
    finding = Finding(fault, kind, "name", (1, 2), ("Tom {x}", "Ana"))
    (line,) = found_lines([finding])
    assert "{things}" not in line
    assert line[0].isupper()
    if fault is not Fault.DAMAGED:
        (after,) = mended_lines([finding])
        assert after != line
        assert "{somebody}" not in after
    if fault in (Fault.LOOP, Fault.SELF, Fault.PRIMARY):
        assert "Tom {x}" in line


def test_faults_of_one_kind_share_a_line() -> None:
    findings = [
        Finding(Fault.LINK, Kind.NOTE, "interview_id", (1,)),
        Finding(Fault.LINK, Kind.NOTE, "company_id", (2, 3)),
        Finding(Fault.LINK, Kind.HINT_DISMISSAL, "subject", (1,)),
    ]
    assert found_lines(findings) == [
        "Pointing to something that is gone: notes (3), other entries (1)"
    ]
