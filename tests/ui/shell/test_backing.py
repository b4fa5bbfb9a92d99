"""Backups in the window: asked for, automatic, restored; a failing one is told and no more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from journal.keeping import OVERDUE, Keeping
from journal.services.backing_up import Ready
from journal.services.backup_files import Reason
from journal.services.backup_folder import Backups
from journal.services.settings import Settings
from journal.store.copies import look
from journal.ui.dialogs.backups import BackupsDialog
from journal.ui.dialogs.forget import ForgetDialog
from journal.ui.dialogs.forgotten import ForgottenDialog
from journal.ui.shell import backing
from journal.ui.shell.window import MainWindow

from .conftest import Desk

WAIT = 20_000


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backing, "AFTER_PAINT_MS", 0)


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What is chosen when it is asked where to."""
    path = tmp_path / "copy.journal"
    monkeypatch.setattr("journal.ui.shell.prompter.WindowPrompter.save_path", lambda *_args: path)
    return path


def backups(window: MainWindow) -> Backups:
    return window._around.keeper.backing().backups


def reasons(window: MainWindow) -> list[Reason]:
    return [each.reason for each in backups(window).generations()]


def finished(qtbot: QtBot, window: MainWindow) -> None:
    """The backup of this day was made."""
    qtbot.waitUntil(lambda: window.backing._begun, timeout=WAIT)
    qtbot.waitUntil(lambda: not window._around.keeper.backing().busy, timeout=WAIT)


def test_a_backup_says_where_it_is(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.journal"
    proposed: list[Path] = []

    def choose(_self: object, _title: str, name: Path, _patterns: str) -> Path:
        proposed.append(name)
        return target

    monkeypatch.setattr("journal.ui.shell.prompter.WindowPrompter.save_path", choose)
    window.actions_by_code["file.backup"].trigger()
    qtbot.waitUntil(lambda: bool(window.toast.text()), timeout=WAIT)
    assert look(target).people == 4
    assert proposed[0].name == "networking 2026-03-05.journal"
    assert proposed[0].parent.is_dir()
    assert window.toast.text() == "Backed up as “copy.journal”"
    window.toast._act()
    assert desk.opened == [QUrl.fromLocalFile(str(tmp_path))]


def test_a_backup_that_fails_is_a_problem_in_the_strip(
    qtbot: QtBot, window: MainWindow, target: Path
) -> None:
    target.mkdir()
    window.actions_by_code["file.backup"].trigger()
    qtbot.waitUntil(lambda: bool(window.strips.text()), timeout=WAIT)
    assert "copy.journal" in window.strips.text()
    assert window.toast.text() == ""


def test_what_was_typed_last_is_in_the_backup(
    qtbot: QtBot, window: MainWindow, target: Path, people: dict[str, int]
) -> None:
    window.library.autosave.stage("x", lambda: window.library.contacts.add("Typed"))
    window.actions_by_code["file.backup"].trigger()
    qtbot.waitUntil(lambda: bool(window.toast.text()), timeout=WAIT)
    assert look(target).people == 5


def test_the_first_start_of_a_day_makes_one(qtbot: QtBot, window: MainWindow) -> None:
    finished(qtbot, window)
    assert reasons(window) == [Reason.START]
    window.ticking.minute.emit()
    finished(qtbot, window)
    assert reasons(window) == [Reason.START]


def test_none_of_the_sample_journal(
    qtbot: QtBot, people: dict[str, int], desk: Desk, open_window: Callable[..., MainWindow]
) -> None:
    desk.automatic = False
    window = open_window(is_sample=True)
    finished(qtbot, window)
    assert reasons(window) == []


def test_an_automatic_one_that_fails_is_told_and_keeps_nobody(
    qtbot: QtBot, people: dict[str, int], desk: Desk, open_window: Callable[..., MainWindow]
) -> None:
    desk.paths.backups.write_text("in the way")
    window = open_window()
    qtbot.waitUntil(lambda: bool(window.strips.text()), timeout=WAIT)
    assert "backups" in window.strips.text()
    (again,) = window.strips.buttons()
    assert again.text() == "Try again"
    window.library.contacts.add("Goes on")
    desk.paths.backups.unlink()
    again.click()
    qtbot.waitUntil(lambda: window.strips.text() == "", timeout=WAIT)
    assert reasons(window) == [Reason.START]


def test_a_damaged_journal_offers_a_backup(
    qtbot: QtBot, people: dict[str, int], desk: Desk, open_window: Callable[..., MainWindow]
) -> None:
    desk.automatic = False
    window = open_window()
    keeper = window._around.keeper
    assert isinstance(keeper, Keeping)
    journal = window.library._journal
    kept = backups(window).make(journal.database, Reason.QUIT)
    window.library.contacts.add("One more")
    (page,) = journal.database.rows("SELECT rootpage FROM sqlite_master WHERE name = 'hold'")[0]
    with journal.path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(bytes(4096))
    window.backing._try_again()
    qtbot.waitUntil(lambda: bool(window.strips.text()), timeout=WAIT)
    assert "damaged" in window.strips.text()
    assert [each.text() for each in window.strips.buttons()] == ["Restore from backup…"]
    assert backups(window).generations() == [kept]


def test_restoring_asks_the_program_and_says_how_to_put_back(
    qtbot: QtBot, window: MainWindow, people: dict[str, int]
) -> None:
    finished(qtbot, window)
    window.library.contacts.delete(people["Ana Souza"])
    asked: list[Ready] = []
    window.backing.restore_requested.connect(asked.append)
    window.actions_by_code["file.restore"].trigger()
    dialog = window.findChild(BackupsDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.verb.isEnabled, timeout=WAIT)
    assert "Ana Souza" in dialog.changes.text()
    dialog.verb.click()
    dialog.strip.buttons()[0].click()
    qtbot.waitUntil(lambda: len(asked) == 1, timeout=WAIT)
    assert asked[0].checked.facts.people == 4
    assert asked[0].kept.people == 3
    window.backing.restored(asked[0])
    assert window.toast.text() == "Restored: 4 contacts"
    assert window.toast.action_text() == "Put back"
    window.toast._act()
    qtbot.waitUntil(lambda: len(asked) == 2, timeout=WAIT)
    assert asked[1].checked.path == asked[0].kept.path


@pytest.fixture
def restored(window: MainWindow, people: dict[str, int], qtbot: QtBot) -> list[Ready]:
    """A window as it is just after a restore; what it asks the program to restore."""
    finished(qtbot, window)
    ready: list[Ready] = []
    window.library.contacts.add("Ben")
    source = backups(window).generations()[0].path
    backing_up = window._around.keeper.backing()
    backing_up.prepare(source, ready.append, lambda error: pytest.fail(str(error)))
    qtbot.waitUntil(lambda: bool(ready), timeout=WAIT)
    window.library.history.undo()
    window.backing.restored(ready[0])
    ready[0].staged.discard()
    asked: list[Ready] = []
    window.backing.restore_requested.connect(asked.append)
    return asked


def test_the_first_undo_after_a_restore_puts_back(
    qtbot: QtBot, window: MainWindow, restored: list[Ready], monkeypatch: pytest.MonkeyPatch
) -> None:
    questions: list[tuple[str, ...]] = []
    answers = [False, True]

    def confirm(_self: object, *words: str) -> bool:
        questions.append(words)
        return answers.pop(0)

    monkeypatch.setattr("journal.ui.shell.prompter.WindowPrompter.confirm", confirm)
    undo = window.actions_by_code["edit.undo"]
    window.menus["edit"].aboutToShow.emit()
    assert undo.isEnabled()
    assert undo.text() == "&Undo restore…"
    before = window.library.people.count()
    undo.trigger()
    assert window.library.people.count() == before  # no older step goes
    assert window.toast.action_text() == "Put back"
    assert questions[0][0] == "Undo the restore?"
    assert questions[0][1].startswith(
        "The journal then holds again what it held just before: 5 contacts."
    )
    assert restored == []
    undo.trigger()
    qtbot.waitUntil(lambda: len(restored) == 1, timeout=WAIT)
    assert restored[0].checked.facts.people == 5


def test_after_a_change_undo_takes_steps_back_again(
    window: MainWindow, restored: list[Ready], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(
        "journal.ui.shell.prompter.WindowPrompter.confirm", lambda *words: asked.append(words)
    )
    window.library.contacts.add("New")
    undo = window.actions_by_code["edit.undo"]
    window.menus["edit"].aboutToShow.emit()
    assert undo.text() == "&Undo: Add New"
    undo.trigger()
    assert asked == []
    assert window.library.history.redo_name() == "Add New"
    undo.trigger()  # an undone step is a change too
    assert asked == []


def test_what_cannot_be_saved_keeps_backups_waiting(
    window: MainWindow, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(window.library.autosave), "flush", lambda _self: False)
    for code in ("file.backup", "file.restore"):
        window.actions_by_code[code].trigger()
        assert "isn’t saved yet" in window.status.currentMessage()
        window.status.clearMessage()
    assert not target.exists()
    assert not [each for each in window.findChildren(QDialog) if each.isVisible()]


# when the journal is closed


def test_the_last_backup_is_made_when_something_changed(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    finished(qtbot, window)
    (keeping,) = desk.kept
    made = backups(window)
    window.library.contacts.add("New")
    keeping.let_go()
    window.library._journal.close()
    assert keeping.at_end() is None
    assert [each.reason for each in made.generations()] == [Reason.QUIT, Reason.START]


def test_no_last_backup_when_nothing_changed(
    qtbot: QtBot, people: dict[str, int], desk: Desk, open_window: Callable[..., MainWindow]
) -> None:
    window = open_window()
    finished(qtbot, window)
    (keeping,) = desk.kept
    keeping.let_go()
    assert keeping.at_end() is None
    assert reasons(window) == [Reason.START]


def test_a_last_backup_that_failed_is_made_and_told_at_the_next_start(
    qtbot: QtBot, people: dict[str, int], desk: Desk, open_window: Callable[..., MainWindow]
) -> None:
    window = open_window()
    finished(qtbot, window)
    (keeping,) = desk.kept
    window.library.contacts.add("New")
    own = backups(window).own
    moved = own.rename(own.with_name("moved"))
    own.write_text("in the way")
    keeping.noted(keeping.at_end())
    assert Settings(desk.paths.settings).flag(OVERDUE)
    own.unlink()
    moved.rename(own)
    again = open_window()
    finished(qtbot, again)
    assert reasons(again) == [Reason.START, Reason.START]
    desk.kept[-1].noted(desk.kept[-1].at_end())
    assert not Settings(desk.paths.settings).flag(OVERDUE)


def forget_in(qtbot: QtBot, window: MainWindow, key: int, *, leave: bool = False) -> None:
    """Asks to forget a person from their row, and does it, or leaves."""
    window.navigator.show_contact(key)
    tree = window.stack.page().browser.tree
    tree.setFocus()
    qtbot.waitUntil(tree.hasFocus, timeout=WAIT)
    window.actions_by_code["tools.forget"].trigger()
    dialog = window.findChild(ForgetDialog)
    assert dialog is not None
    if leave:
        dialog.reject()
    else:
        with qtbot.waitSignal(dialog.finished, timeout=WAIT):
            dialog.verb.click()
        for each in window.findChildren(ForgottenDialog):
            each.close()
    window.activateWindow()
    qtbot.waitUntil(tree.hasFocus, timeout=WAIT)


def test_after_forgetting_nobody_puts_back(
    qtbot: QtBot, window: MainWindow, restored: list[Ready], people: dict[str, int]
) -> None:
    assert window.toast.action_text() == "Put back"
    assert window.backing.is_just_restored
    forget_in(qtbot, window, people["Ana Souza"])
    assert window.library.forgetting.is_forgotten(people["Ana Souza"])
    assert not window.backing.is_just_restored
    assert not window.toast.isVisible() or window.toast.action_text() != "Put back"
    window.menus["edit"].aboutToShow.emit()
    assert "restore" not in window.actions_by_code["edit.undo"].text()
    assert restored == []


def test_leaving_the_question_leads_back_to_the_row(
    qtbot: QtBot, window: MainWindow, people: dict[str, int]
) -> None:
    forget_in(qtbot, window, people["Ana Souza"], leave=True)
    assert window.stack.page().chosen().contact_id == people["Ana Souza"]
