"""Task 1: add a contact with company and referrer. Two clicks, or five keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLineEdit

from journal.services.library import Library
from tests.e2e.hand import Hand
from tests.e2e.season import Season


def in_file(library: Library) -> tuple[str, str, list[str]]:
    found = {row.name: row.id for row in library.people.tree()}
    card = library.people.card(found["Nadia Osei"])
    assert card is not None
    return card.name, card.company, [row.name for row in card.referrers]


# A company that is completed, and one that is new.
@pytest.mark.parametrize("company", ["Northwind Logistics", "Kittiwake Ferries"])
def test_by_mouse(sample: Season, company: str) -> None:
    def task(hand: Hand) -> None:
        hand.click("shell.header.new")
        hand.type("Nadia Osei")
        hand.tab()
        hand.type(company)
        hand.tab()
        hand.type("Daniel Ortiz")
        hand.click("new_contact.verb")
        hand.used(clicks=2)
        assert hand.dialog() is None

    sample.run(task)
    assert sample.read(in_file) == ("Nadia Osei", company, ["Daniel Ortiz"])


@pytest.mark.parametrize("company", ["Northwind Logistics", "Kittiwake Ferries"])
def test_by_keyboard(sample: Season, company: str) -> None:
    def task(hand: Hand) -> None:
        hand.key("Ctrl+N")
        hand.type("Nadia Osei")
        hand.key("Tab")
        hand.type(company)
        hand.key("Tab")
        hand.type("dani")
        hand.key("Return")
        assert hand.find("new_contact.referrer", QLineEdit).text() == "Daniel Ortiz"
        hand.key("Return")
        hand.used(keys=5)
        assert hand.dialog() is None

    sample.run(task)
    assert sample.read(in_file) == ("Nadia Osei", company, ["Daniel Ortiz"])


def test_what_was_added_is_shown(sample: Season) -> None:
    def task(hand: Hand) -> None:
        hand.key("Ctrl+N")
        hand.type("Nadia Osei")
        hand.key("Return")
        assert hand.window.stack.code == "people"
        assert hand.window.toast.text() == "Nadia Osei added"

    sample.run(task)


def test_a_click_beside_the_suggestions_counts(sample: Season) -> None:
    """It closes the list and presses what lies there, instead of closing the list alone."""

    def task(hand: Hand) -> None:
        hand.key("Ctrl+N")
        hand.type("Nadia Osei")
        hand.key("Tab")
        hand.type("n")
        assert QApplication.activePopupWidget() is not None
        hand.click("new_contact.name", QPoint(4, 4))
        assert QApplication.activePopupWidget() is None
        assert hand.focus().objectName() == "new_contact.name"

    sample.run(task)
