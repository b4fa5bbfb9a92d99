"""What is offered about a journal that doesn't open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal.errors import CannotWrite, JournalDamaged
from journal.services.backup_files import Reason
from journal.services.backup_folder import Generation
from journal.ui.dialogs.opening import Do, Offers, OpeningProblem
from journal.ui.i18n import install_translators

NOW = datetime(2026, 3, 5, 9, 0)
DAMAGED = JournalDamaged("“{file}” is damaged.", "It was left.", "Open a backup.", file="a{day}.j")
BACKUP = Generation(Path("b"), NOW - timedelta(days=1), Reason.START, 1, 12, 1)


@pytest.fixture(autouse=True)
def _plurals(qapp: QApplication) -> Iterator[None]:
    translators = install_translators(qapp, QLocale("en_GB"))
    yield
    for each in translators:
        qapp.removeTranslator(each)


def shown(
    qtbot: QtBot, offers: Offers | None = None, over: QWidget | None = None
) -> OpeningProblem:
    dialog = OpeningProblem(DAMAGED, Path("/nowhere"), over, offers)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def buttons(dialog: OpeningProblem) -> dict[str, str]:
    return {each.objectName(): each.text() for each in dialog.findChildren(QPushButton)}


def texts(dialog: OpeningProblem) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel)]


def press(dialog: OpeningProblem, name: str) -> None:
    button = dialog.findChild(QPushButton, f"opening.{name}")
    assert button is not None
    button.click()


def focused(dialog: OpeningProblem) -> str:
    found = dialog.focusWidget()
    assert found is not None
    return found.objectName()


def test_before_there_is_a_window(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    assert dialog.objectName() == "opening"
    assert set(buttons(dialog)) == {"opening.quit", "opening.new", "opening.other"}
    assert focused(dialog) == "opening.other"
    press(dialog, "quit")
    assert dialog.do is None


def test_over_a_window_nothing_else_is_opened(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    dialog = shown(qtbot, over=over)
    assert buttons(dialog) == {"opening.close": "Close"}
    assert (dialog.objectName(), focused(dialog)) == ("opening.told", "opening.close")


def test_a_backup_is_the_first_offer(qtbot: QtBot) -> None:
    dialog = shown(qtbot, Offers(Do.RESTORE, backup=BACKUP, now=NOW))
    assert buttons(dialog)["opening.restore"] == "Restore the backup of yesterday, 09:00"
    said = " ".join(texts(dialog))
    assert "“a{day}.j” is damaged." in said, "names are shown as they are"
    assert "of yesterday, 09:00, with 12 contacts and 1 interview." in said
    assert focused(dialog) == "opening.restore"
    press(dialog, "restore")
    assert (dialog.do, dialog.path) == (Do.RESTORE, None)


def test_another_machine_has_it(qtbot: QtBot) -> None:
    offers = Offers(Do.READ, (Do.TAKE_OVER,), since=NOW - timedelta(days=3), now=NOW)
    dialog = shown(qtbot, offers)
    assert {"opening.read", "opening.take_over"} <= set(buttons(dialog))
    assert "It has been open there since Mon 2 Mar, 09:00." in texts(dialog)
    press(dialog, "take_over")
    assert dialog.do is Do.TAKE_OVER


def test_a_copy_is_saved_and_the_folder_shown_meanwhile(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[object] = []

    def copy(target: Path) -> None:
        wanted.append(target)
        if len(wanted) > 2:
            raise CannotWrite("The disk is full.")

    dialog = shown(qtbot, Offers(copy=copy, show=lambda: wanted.append("shown")))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    press(dialog, "copy")
    assert wanted == []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/x/c.journal", ""))
    press(dialog, "copy")
    press(dialog, "show")
    assert wanted == [Path("/x/c.journal"), "shown"]
    assert "Saved as “c.journal”." in texts(dialog)
    press(dialog, "copy")
    assert "The disk is full." in texts(dialog)
    assert dialog.isVisible()


def test_choosing_no_file_keeps_the_question(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: ("/x/season", ""))
    dialog = shown(qtbot)
    press(dialog, "other")
    assert (dialog.isVisible(), dialog.do) == (True, None)
    press(dialog, "new")
    assert (dialog.do, dialog.path) == (Do.NEW, Path("/x/season.journal"))
