"""A command has one name in menus, context menus, buttons and tooltips."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from journal.ui import command_words
from journal.ui.shell.window import MainWindow
from journal.ui.widgets.plain import without_mnemonic


def entries(menu: QMenu) -> dict[str, str]:
    return {
        each.objectName().rpartition(".")[2]: without_mnemonic(each.text())
        for each in menu.actions()
        if not each.isSeparator()
    }


def named(window: MainWindow, code: str) -> str:
    return without_mnemonic(window.actions_by_code[code].text())


def test_the_menu_of_a_person_uses_the_names_of_the_menu_bar(
    window: MainWindow, people: dict[str, int]
) -> None:
    window.navigator.show_contact(people["Ana Souza"])
    page = window.navigator.page()
    assert page is not None
    menu = page.commands.menu([people["Ana Souza"]], page)  # type: ignore[attr-defined]
    told = entries(menu)
    for entry, code in {
        "referral": "tools.referral",
        "interview": "new.interview",
        "followup": "new.followup",
        "write": "tools.write",
        "touch": "tools.touch",
        "referred_by": "tools.referred_by",
        "hold": "tools.hold",
        "delete": "edit.delete",
    }.items():
        assert told[entry] == named(window, code)


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("people.detail.referred_by", "tools.referred_by"),
        ("people.detail.add_referral", "tools.referral"),
    ],
)
def test_buttons_of_a_person_too(
    window: MainWindow, people: dict[str, int], part: str, code: str
) -> None:
    window.navigator.show_contact(people["Ana Souza"])
    button = window.findChild(QWidget, part)
    assert isinstance(button, QPushButton | QToolButton)
    assert without_mnemonic(button.text()) == named(window, code)


def test_names_without_a_place_in_the_menu_bar_are_few(window: MainWindow) -> None:
    apart = {code for code in command_words._TEXTS if code not in window.actions_by_code}
    assert apart == {"open.contact", "open.interview"}
