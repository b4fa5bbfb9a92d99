"""Restore from backup: what there is, what would change, asked once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journal.domain.clock import FixedClock
from journal.domain.codes import FollowUpKind
from journal.domain.views.restoring import Comparison, Differences, Item
from journal.services.backing_up import BackingUp, Ready
from journal.services.backup_files import Reason
from journal.services.backup_folder import SECOND, Backups, Generation
from journal.services.library import Library
from journal.services.settings import Settings
from journal.store.journal import Journal
from journal.ui.dialogs.backups import BackupsDialog
from journal.ui.dialogs.backups_words import MOST, parts, size
from journal.ui.shell.context import PageContext

WAIT = 20_000


@pytest.fixture
def journal(library: Library) -> Journal:
    return library._journal


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
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


Open = Callable[[], BackupsDialog]


@pytest.fixture
def opened(qtbot: QtBot, context: PageContext, backing: BackingUp, settings: Settings) -> Open:
    """Opens the dialog, and waits until all was read."""

    def open_one() -> BackupsDialog:
        dialog = BackupsDialog(context, backing, settings)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        settle(qtbot, dialog)
        return dialog

    return open_one


def settle(qtbot: QtBot, dialog: BackupsDialog) -> None:
    def still() -> bool:
        reading = dialog._listing or dialog._comparing or dialog._soon.isActive()
        return not reading and not dialog._backing.busy and bool(dialog.changes.text())

    qtbot.waitUntil(still, timeout=WAIT)


@pytest.fixture
def first(library: Library, journal: Journal, backups: Backups, clock: FixedClock) -> Generation:
    """Of yesterday: Ana and Ben. Today Ben is gone, and Cleo is new."""
    library.contacts.add("Ana")
    ben = library.contacts.add("Ben")
    clock.advance(days=-1)
    made = backups.make(journal.database, Reason.QUIT)
    clock.advance(days=1)
    library.contacts.delete(ben)
    library.contacts.add("Cleo")
    return made


def test_what_there_is(first: Generation, opened: Open) -> None:
    dialog = opened()
    shown = [str(dialog.model.index(0, column).data()) for column in range(5)]
    assert shown[:4] == ["Yesterday 09:00", "When quitting", "2", "0"]
    assert shown[4] == f"{first.size / 1024:.0f} kB"
    assert size(12_900_000) == "12.3 MB"
    assert dialog.chosen() == first


def test_what_would_change_by_name(first: Generation, opened: Open) -> None:
    dialog = opened()
    assert dialog.changes.text().split("\n") == [
        "Would go: added since then", "1", "People (1): Cleo",
        "Would come back", "1", "People (1): Ben",
    ]  # fmt: skip
    assert dialog.verb.isEnabled()


def test_restoring_asks_once_and_backs_the_present_up(
    qtbot: QtBot, first: Generation, opened: Open, backups: Backups
) -> None:
    dialog = opened()
    ready: list[Ready] = []
    dialog.ready.connect(ready.append)
    dialog.verb.click()
    assert "yesterday 09:00" in dialog.strip.text()
    assert not ready
    dialog.strip.buttons()[1].click()  # not now
    assert dialog.strip.text() == ""
    dialog.verb.click()
    dialog.strip.buttons()[0].click()
    dialog.reject()  # not in the middle of it
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: bool(ready), timeout=WAIT)
    assert ready[0].checked.path == first.path
    assert (ready[0].kept.reason, ready[0].kept.people) == (Reason.RESTORE, 2)
    assert not dialog.isVisible()


def test_without_a_backup_of_the_present_nothing_is_restored(
    qtbot: QtBot, first: Generation, opened: Open, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened()
    ready: list[Ready] = []
    dialog.ready.connect(ready.append)
    copy = backups.own.with_name("moved")
    backups.own.rename(copy)
    backups.own.write_text("in the way")
    dialog.verb.click()
    dialog.strip.buttons()[0].click()
    settle(qtbot, dialog)
    assert not ready
    assert dialog.isVisible()
    assert dialog.strip.text()
    assert dialog.leave.isEnabled()


def test_a_damaged_one_cannot_be_restored(
    qtbot: QtBot, first: Generation, journal: Journal, opened: Open, backups: Backups
) -> None:
    newest = backups.make(journal.database, Reason.START)
    newest.path.write_bytes(newest.path.read_bytes()[:-10])
    dialog = opened()
    assert dialog.chosen() == first  # the newest good one
    assert str(dialog.model.index(0, 1).data()) == "Damaged"
    dialog.view.setCurrentIndex(dialog.model.index(0, 0))
    settle(qtbot, dialog)
    assert "can’t be restored" in dialog.changes.text()
    assert not dialog.verb.isEnabled()


def test_the_same_needs_no_restoring(
    journal: Journal, library: Library, backups: Backups, opened: Open
) -> None:
    library.contacts.add("Ana")
    backups.make(journal.database, Reason.START)
    dialog = opened()
    assert dialog.changes.text().startswith("Nothing")
    assert not dialog.verb.isEnabled()


def test_without_any_it_says_so(opened: Open) -> None:
    dialog = opened()
    assert "no backups" in dialog.changes.text()
    assert not dialog.verb.isEnabled()


def test_a_file_from_elsewhere_is_shown_and_chosen(
    qtbot: QtBot, first: Generation, opened: Open, context: PageContext, tmp_path: Path
) -> None:
    dialog = opened()
    stick = Path(shutil.copyfile(first.path, tmp_path / "from the <b>stick.journal"))
    context.prompter.answers = [stick, None, tmp_path / "none.journal"]  # type: ignore[attr-defined]
    dialog.file.click()
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 2, timeout=WAIT)
    settle(qtbot, dialog)
    chosen = dialog.chosen()
    assert chosen is not None
    assert chosen.path == stick
    assert str(dialog.model.index(0, 1).data()) == stick.name
    assert "Ben" in dialog.changes.text()
    assert dialog.verb.isEnabled()
    dialog.file.click()  # given up
    assert dialog.model.rowCount() == 2
    dialog.file.click()
    qtbot.waitUntil(lambda: bool(dialog.strip.text()), timeout=WAIT)
    assert "none.journal" in dialog.strip.text()


def test_the_second_folder_is_chosen_filled_and_forgotten(
    qtbot: QtBot,
    first: Generation,
    opened: Open,
    context: PageContext,
    settings: Settings,
    backups: Backups,
    tmp_path: Path,
) -> None:
    dialog = opened()
    assert dialog.second.forget.isHidden()
    stick = tmp_path / "stick"
    stick.mkdir()
    context.prompter.answers = [stick]  # type: ignore[attr-defined]
    dialog.second.button.click()
    settle(qtbot, dialog)
    assert settings.text(SECOND) == str(stick)
    assert [each.name for each in stick.rglob("*.journal")] == [first.path.name]
    assert str(stick) in dialog.second.path.text().replace("\u200b", "")
    assert dialog.second.state.text() == "Each backup is copied there."
    shutil.rmtree(stick)
    dialog._show_second()
    assert "isn’t there just now" in dialog.second.state.text()
    assert dialog.strip.text() == ""  # no error
    dialog.second.forget.clicked.emit()
    assert settings.text(SECOND) == ""
    assert backups.second is None


def test_going_through_the_list_compares_the_last_one(
    qtbot: QtBot, library: Library, journal: Journal, backups: Backups, opened: Open
) -> None:
    for name in ("Ana", "Ben", "Cleo"):
        library.contacts.add(name)
        backups.make(journal.database, Reason.ASKED)
    library.contacts.add("Dora")
    dialog = opened()
    for _press in range(2):
        qtbot.keyClick(dialog.view, Qt.Key.Key_Down)
    settle(qtbot, dialog)
    assert dialog.changes.text().split("\n")[1:] == ["3", "People (3): Ben, Cleo, Dora"]


def test_closing_gives_up_what_is_being_read(
    qtbot: QtBot, first: Generation, context: PageContext, backing: BackingUp, settings: Settings
) -> None:
    dialog = BackupsDialog(context, backing, settings)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.read()
    dialog.reject()
    qtbot.waitUntil(lambda: not backing._readings, timeout=WAIT)
    assert dialog.model.rowCount() == 0


def test_the_words_of_what_would_change(clock: FixedClock) -> None:
    today = clock.today()
    tomorrow = (today + timedelta(days=1)).isoformat()
    found = Comparison(
        Differences(come=tuple(Item(f"P{number}") for number in range(MOST + 2))),
        Differences(differ=(Item("Ana", today.isoformat()), Item("Ben"))),
        Differences(
            go=(
                Item("Ana", tomorrow, "Thank\nher"),
                Item("", "", "Buy a suit"),
                Item("", tomorrow, "x" * 200),
                Item("", "", ""),
            )
        ),
        other=True,
    )
    told = parts(found, today)
    assert [(heading, count) for heading, count, _lines in told] == [
        ("Would go: added since then", 4),
        ("Would come back", MOST + 2),
        ("Would be as they were then", 2),
        ("Other things", 0),
    ]
    (gone,) = told[0][2]
    assert gone == (
        f"Follow-ups (4): Thank her (Ana, tomorrow), Buy a suit, {'x' * 60}… (tomorrow),"
        " without a name"
    )
    assert told[1][2][0].endswith(", and 2 more")
    assert told[2][2] == ["Interviews (2): Ana (today), Ben"]


def test_all_of_it_together(
    qtbot: QtBot, library: Library, journal: Journal, backups: Backups, opened: Open
) -> None:
    ana = library.contacts.add("Ana")
    backups.make(journal.database, Reason.START)
    library.meetings.plan(ana)
    library.follow_ups.add(ana, FollowUpKind.UPDATE)
    dialog = opened()
    text = dialog.changes.text()
    assert "Interviews (1): Ana" in text
    assert "Follow-ups (1): Ana" in text
