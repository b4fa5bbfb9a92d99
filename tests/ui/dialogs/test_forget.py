"""Forget this person: asks first, says what goes, and shows where they are still to be found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal.domain.changes import ChangeSet, Kind
from journal.domain.clock import FixedClock
from journal.domain.codes import Channel, NoteKind
from journal.domain.views.finding import Hit
from journal.services.backing_up import BackingUp
from journal.services.backup_files import Reason
from journal.services.backup_folder import Backups
from journal.services.forgetting import Forgotten
from journal.services.library import Library
from journal.store.journal import Journal
from journal.ui.dialogs.forget import ForgetDialog
from journal.ui.dialogs.forgotten import DATA, ForgottenDialog
from journal.ui.shell.context import PageContext
from tests.ui.conftest import RecordingNavigator

WAIT = 30_000
NAMELESS = "Somebody (forgotten)"


@pytest.fixture
def journal(library: Library) -> Journal:
    return library._journal


@pytest.fixture
def backups(tmp_path: Path, journal: Journal, clock: FixedClock) -> Backups:
    return Backups(tmp_path / "backups", journal.path, clock, tmp_path / "stick")


@pytest.fixture
def backing(
    library: Library, journal: Journal, backups: Backups, clock: FixedClock
) -> Iterator[BackingUp]:
    made = BackingUp(journal, backups, library.autosave, clock)
    yield made
    made.end()


@pytest.fixture
def ana(library: Library) -> int:
    """With a note; she referred Ben, whose note names her."""
    key = library.contacts.add("Ana Souza", mail="ana@example.org", company="Northwind")
    ben = library.contacts.add("Ben", referrer_id=key)
    library.contacts.set_note(key, NoteKind.RESEARCH, "grew up by the sea")
    library.contacts.set_note(ben, NoteKind.FREE, "Colleague of Ana Souza")
    library.contacts.log_touch(ben, Channel.MAIL, "told Ana about it")
    return key


def opened(qtbot: QtBot, context: PageContext, key: int, folders: list[Path]) -> ForgetDialog:
    card = context.library.people.card(key)
    assert card is not None
    dialog = ForgetDialog(context, card, folders)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def forget(qtbot: QtBot, context: PageContext, key: int, folders: list[Path]) -> Forgotten:
    dialog = opened(qtbot, context, key, folders)
    with qtbot.waitSignal(dialog.forgotten, timeout=WAIT) as told:
        dialog.verb.click()
    return told.args[0]


def test_it_says_what_goes_stays_and_ends(qtbot: QtBot, context: PageContext, ana: int) -> None:
    dialog = opened(qtbot, context, ana, [])
    assert dialog.question.text() == "Forget Ana Souza?"
    goes, stays, ends, _reach = (text for _title, text in dialog.parts)
    for part in ("1 position", "1 contact detail", "1 note"):
        assert part in goes
    assert NAMELESS in stays
    assert "1 contact" in stays
    assert re.search(r"\d+ change", ends)


def test_enter_and_escape_forget_nobody(qtbot: QtBot, context: PageContext, ana: int) -> None:
    dialog = opened(qtbot, context, ana, [])
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    card = context.library.people.card(ana)
    assert card is not None
    assert card.name == "Ana Souza"


def test_forgetting_is_announced_once_and_ends_the_history(
    qtbot: QtBot, context: PageContext, ana: int
) -> None:
    library, heard = context.library, list[ChangeSet]()
    library._journal.subscribe(heard.append)
    forgotten = forget(qtbot, context, ana, [])
    assert forgotten.name == "Ana Souza"
    assert forgotten.squeezed
    assert [change.rebuild for change in heard] == [True]
    assert library.history.undo_name() is None
    card = library.people.card(ana)
    assert card is not None
    assert (card.name, card.company) == (NAMELESS, "")
    assert library.people.next_step(ana) is None
    assert library.forgetting.is_forgotten(ana)
    assert [row.name for row in library.people.tree()] == ["Ben", NAMELESS]
    assert [(link[0], link[1]) for link in library.people.links()] == [(ana, ana + 1)]
    with library._journal.step("goes on") as step:  # nobody takes it for somebody else's write
        step.insert(Kind.CONTACT, name="Zoe")
    assert not heard[-1].rebuild
    assert library._journal.is_in_place()


def test_what_is_typed_and_cannot_be_saved_keeps_everything(
    qtbot: QtBot, context: PageContext, ana: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, context, ana, [])
    monkeypatch.setattr(context.library.autosave, "flush", lambda: False)
    dialog.verb.click()
    assert "isn’t saved yet" in dialog.strip.text()
    assert not context.library.forgetting.is_forgotten(ana)


def test_copies_that_hold_them_are_found_in_both_folders(
    qtbot: QtBot, context: PageContext, journal: Journal, backups: Backups, clock: FixedClock,
    tmp_path: Path,
) -> None:  # fmt: skip
    (tmp_path / "stick").mkdir()
    context.library.contacts.add("Ben")
    before = backups.make(journal.database, Reason.QUIT)
    clock.advance(minutes=1)
    ana = context.library.contacts.add("Ana Souza")
    held = backups.make(journal.database, Reason.ASKED)
    clock.advance(minutes=1)
    context.library.contacts.delete(ana)
    deleted = backups.make(journal.database, Reason.ASKED)
    context.library.history.undo()
    damaged = backups.own / "2026-01-01 000000 quit.journal"
    damaged.write_bytes(held.path.read_bytes()[:5000])
    aside = backups.own / "2026-01-02 000000 put aside.journal"
    aside.write_bytes(held.path.read_bytes())
    forgotten = forget(qtbot, context, ana, backups.folders())
    found = {(each.path.parent == backups.own, each.path.name): each.sure
             for each in forgotten.copies}  # fmt: skip
    assert found == {
        (True, held.path.name): True,
        (False, held.path.name): True,
        (True, deleted.path.name): True,
        (False, deleted.path.name): True,
        (True, damaged.name): False,
        (True, aside.name): True,
    }
    assert before.path.exists()


def test_backups_are_deleted_after_a_new_one_was_made(
    qtbot: QtBot, context: PageContext, journal: Journal, backing: BackingUp, ana: int
) -> None:
    old = backing.backups.make(journal.database, Reason.QUIT)
    forgotten = forget(qtbot, context, ana, backing.backups.folders())
    dialog = ForgottenDialog(context, backing, forgotten)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.delete.text().startswith("&Delete 1 backup")
    dialog.copies.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.delete.isEnabled()
    dialog.copies.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.delete.click()
    dialog.strip.buttons()[1].click()
    assert old.path.exists()
    dialog.delete.click()
    dialog.strip.buttons()[0].click()
    dialog.reject()
    assert dialog.isVisible()  # until it is done
    qtbot.waitUntil(lambda: not old.path.exists() and not backing.busy, timeout=WAIT)
    left = backing.backups.generations()
    assert [each.good for each in left] == [True]
    assert left[0].people == 2
    assert not list(backing.backups.own.glob(f"{old.path.name}*"))
    assert dialog.copies.count() == 0
    assert dialog.no_copies.isVisible()


def test_places_that_mention_them_are_opened(
    qtbot: QtBot, context: PageContext, backing: BackingUp, ana: int
) -> None:
    forgotten = forget(qtbot, context, ana, [])
    dialog = ForgottenDialog(context, backing, forgotten)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    texts = [dialog.texts.item(row).text() for row in range(dialog.texts.count())]
    assert texts == ["Note, Ben: Colleague of Ana Souza", "Touch, Ben: told Ana about it"]
    dialog.texts.setCurrentRow(0)
    dialog.verb.click()
    navigator = context.navigator
    assert isinstance(navigator, RecordingNavigator)
    hit = dialog.texts.item(0).data(DATA)
    assert isinstance(hit, Hit)
    assert navigator.calls == [("show_contact", (hit.contact_id,), {})]
    assert dialog.isVisible()


def test_a_copy_that_was_asked_for_is_found_and_deleted_only_when_ticked(
    qtbot: QtBot, context: PageContext, journal: Journal, backing: BackingUp, ana: int,
    tmp_path: Path,
) -> None:  # fmt: skip
    backups = backing.backups
    backups.second = tmp_path / "stick"
    for folder in (backups.own.parent, backups.second):
        folder.mkdir()
    for place in (backups.own.parent, backups.second):
        backups.write(journal.database, place / "mine.journal")
    forgotten = forget(qtbot, context, ana, [*backups.folders(), *backups.roots()])
    assert {each.path.parent for each in forgotten.copies} == set(backups.roots())
    dialog = ForgottenDialog(context, backing, forgotten)
    qtbot.addWidget(dialog)
    assert dialog.chosen() == [backups.own.parent / "mine.journal"]
    assert dialog.copies.count() == 2
