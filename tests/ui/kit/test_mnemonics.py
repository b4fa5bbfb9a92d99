"""Letters of menu entries: each its own, whatever the entries are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from journal.ui.widgets.mnemonics import give_mnemonics, mnemonic
from journal.ui.widgets.plain import without_mnemonic


@pytest.fixture
def menu(qtbot: QtBot) -> QMenu:
    made = QMenu()
    qtbot.addWidget(made)
    return made


def test_each_entry_gets_a_letter_of_its_own(menu: QMenu) -> None:
    for text in ("&Write…\tCtrl+L", "On &hold…", "&History…", "End hold: R&&D", "Delete\tDel"):
        menu.addAction(text)
    menu.addSeparator()
    menu.addMenu("Keep in touch").addAction("Weekly")
    give_mnemonics(menu)
    shown = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert shown == [
        "&Write…\tCtrl+L",
        "On &hold…",
        "H&istory…",
        "&End hold: R&&D",
        "&Delete\tDel",
        "&Keep in touch",
    ]
    within = menu.actions()[-1].menu()
    assert isinstance(within, QMenu)
    assert within.actions()[0].text() == "&Weekly"


@given(st.lists(st.text("abA &\tß1é…", max_size=6).map(lambda text: text.replace("&", "&&"))))
def test_whatever_stands_there_is_read_as_before(texts: list[str]) -> None:
    menu = QMenu()
    for text in texts:
        menu.addAction(text)
    give_mnemonics(menu)
    actions = menu.actions()
    assert [without_mnemonic(each.text()) for each in actions] == [
        without_mnemonic(text) for text in texts
    ]
    letters = [letter for each in actions if (letter := mnemonic(each.text()))]
    assert len(letters) == len(set(letters))
    before = [each.text() for each in actions]
    give_mnemonics(menu)
    assert [each.text() for each in actions] == before, "once more changes nothing"
    menu.deleteLater()
