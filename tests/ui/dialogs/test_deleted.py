"""Recently deleted: what there is, what comes back, what is said about it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journal.domain.changes import Kind
from journal.domain.clock import FixedClock
from journal.domain.codes import Format, NoteKind
from journal.domain.views.deleted import Key
from journal.services.library import Library
from journal.store.journal import Journal
from journal.ui.dialogs.deleted import DeletedDialog
from journal.ui.shell.context import PageContext

WAIT = 20_000
Open = Callable[[], DeletedDialog]


@pytest.fixture
def opened(qtbot: QtBot, context: PageContext) -> Open:
    """Opens the dialog, and waits until all was read."""

    def open_one() -> DeletedDialog:
        dialog = DeletedDialog(context)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        read: list[int] = []
        real = dialog._show
        dialog._show = lambda items: (real(items), read.append(1))  # type: ignore[method-assign]
        dialog.show()
        qtbot.waitUntil(lambda: bool(read), timeout=WAIT)
        dialog._show = real  # type: ignore[method-assign]
        return dialog

    return open_one


def settle(qtbot: QtBot, dialog: DeletedDialog, rows: int) -> None:
    qtbot.waitUntil(
        lambda: dialog.model.rowCount() == rows and not dialog._jobs.running, timeout=WAIT
    )


def cells(dialog: DeletedDialog) -> list[list[str]]:
    model = dialog.model
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


@pytest.fixture
def ana(library: Library, clock: FixedClock) -> int:
    """Ana with an interview and a note, deleted; then Ben's note, a moment later."""
    key = library.contacts.add("Ana Souza")
    library.contacts.set_note(key, NoteKind.RESEARCH, "led the merger")
    library.meetings.plan(key, start="2026-03-09T14:00", form=Format.COFFEE)
    ben = library.contacts.add("Ben")
    library.contacts.set_note(ben, NoteKind.CLUE, "rows at weekends")
    library.contacts.delete(key)
    clock.advance(minutes=5)
    library.contacts.set_note(ben, NoteKind.CLUE, "")
    return key


def test_what_there_is(ana: int, opened: Open) -> None:
    dialog = opened()
    assert [row[:3] for row in cells(dialog)] == [
        ["rows at weekends (Ben)", "Clues", ""],
        ["Ana Souza", "Contact", "1 interview(s), 1 note(s)"],
    ]
    assert all(row[3].startswith("Today ") for row in cells(dialog))
    assert dialog.verb.isEnabled()
    spoken = dialog.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Ana Souza" in spoken
    assert "1 interview" in spoken


def test_enter_restores_what_is_chosen_and_it_can_be_undone(
    qtbot: QtBot, ana: int, opened: Open, library: Library
) -> None:
    dialog = opened()
    dialog.view.selectRow(1)
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    settle(qtbot, dialog, 1)
    assert dialog.strip.text() == "Ana Souza is back."
    card = library.people.card(ana)
    assert card is not None
    assert len(library.people.interviews(ana)) == 1
    assert library.history.undo_name() == "Restore Ana Souza"
    undo, _show = dialog.strip.buttons()
    gone_to: list[Key] = []
    dialog.shown.connect(gone_to.append)
    undo.click()
    settle(qtbot, dialog, 2)
    assert library.people.card(ana) is None
    dialog.view.clearSelection()
    dialog.view.selectRow(1)
    dialog.verb.click()
    settle(qtbot, dialog, 1)
    dialog.strip.buttons()[1].click()
    assert [(key.kind, key.id) for key in gone_to] == [(Kind.CONTACT, ana)]
    assert not dialog.isVisible()


def test_several_at_once_are_one_step(
    qtbot: QtBot, ana: int, opened: Open, library: Library
) -> None:
    dialog = opened()
    dialog.view.selectAll()
    dialog.verb.click()
    settle(qtbot, dialog, 0)
    assert dialog.strip.text() == "Back: 2 thing(s)."
    assert dialog.nothing.isVisible()
    assert not dialog.verb.isEnabled()
    assert not dialog.empty.isEnabled()
    assert library.history.undo_name() == "Restore 2 thing(s)"
    library.history.undo()
    assert library.people.card(ana) is None


def test_undo_of_many_runs_beside_the_window(
    qtbot: QtBot, opened: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.contacts.delete(*(library.contacts.add(f"Person {each}") for each in range(5)))
    dialog = opened()
    dialog.view.selectAll()
    dialog.verb.click()
    settle(qtbot, dialog, 0)
    monkeypatch.setattr("journal.services.undoing.LONG", 2)
    monkeypatch.setattr(library.history, "undo", None)  # not on this thread
    dialog.strip.buttons()[0].click()
    settle(qtbot, dialog, 5)
    assert library.people.count() == 0
    assert dialog.view.isEnabled()


def test_what_could_not_come_back_is_named(qtbot: QtBot, opened: Open, library: Library) -> None:
    tom = library.contacts.add("Tom")
    ana = library.contacts.add("Ana", referrer_id=tom)
    library.contacts.delete(tom)
    library.contacts.delete(ana)
    dialog = opened()
    dialog.view.selectRow(1)
    dialog.verb.click()
    settle(qtbot, dialog, 2)  # Ana, and that Tom named her
    qtbot.waitUntil(lambda: "Tom is back." in dialog.strip.text(), timeout=WAIT)
    assert "That Tom named Ana comes back with Ana, who is deleted." in dialog.strip.text()


def test_an_interview_without_its_person_stays(
    qtbot: QtBot, opened: Open, library: Library
) -> None:
    ana = library.contacts.add("Ana")
    library.meetings.delete(library.meetings.plan(ana))
    library.contacts.delete(ana)
    dialog = opened()
    dialog.view.selectRow(1)
    dialog.verb.click()
    qtbot.waitUntil(lambda: bool(dialog.strip.text()), timeout=WAIT)
    assert dialog.strip.text() == "Interview (Ana) comes back with Ana, who is deleted."
    settle(qtbot, dialog, 2)
    assert library.history.undo_name() == "Delete Ana", "nothing was done"


def test_emptying_asks_first(qtbot: QtBot, ana: int, opened: Open, library: Library) -> None:
    dialog = opened()
    dialog.empty.click()
    assert "for good" in dialog.strip.text()
    dialog.strip.buttons()[1].click()
    assert dialog.model.rowCount() == 2
    dialog.empty.click()
    dialog.strip.buttons()[0].click()
    settle(qtbot, dialog, 0)
    assert dialog.nothing.isVisible()
    assert library.history.undo_name() is None
    assert library.people.count() == 1


def test_nothing_was_deleted(opened: Open) -> None:
    dialog = opened()
    assert dialog.nothing.isVisible()
    assert not dialog.verb.isEnabled()
    assert not dialog.empty.isEnabled()
    assert dialog.leave.hasFocus()


def test_a_busy_journal_is_told(
    qtbot: QtBot, ana: int, opened: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened()
    journal: Journal = library._journal
    monkeypatch.setattr(library.autosave, "flush", lambda: False)
    dialog.verb.click()
    assert "isn’t saved" in dialog.strip.text()
    assert library.people.card(ana) is None
    assert journal.undo_step() is not None
