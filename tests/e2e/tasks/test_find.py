"""Task 11: find a person, a company, a word. Two clicks, or two keys."""

from __future__ import annotations

import pytest

from journal.ui.shell.search_popup import SearchPopup
from tests.e2e.hand import Hand
from tests.e2e.season import Season


def shown(hand: Hand) -> tuple[str, str]:
    """The page, and whom it is about."""
    window = hand.window
    contact = window.navigator.chosen_contact()
    card = window.library.people.card(contact) if contact else None
    return window.stack.code, card.name if card else ""


FOUND = [
    ("priya", ("people", "Priya Nair")),  # a person
    ("lukas muller", None),  # nobody of that name
    ("dinghy", ("people", "Tom Becker")),  # a word of a note
    ("colchester", ("interviews", "Ana Souza")),  # a word of an answer
    ("hansa", ("people", "")),  # a company
]


@pytest.mark.parametrize(("typed", "expected"), FOUND)
def test_by_keyboard(sample: Season, typed: str, expected: tuple[str, str] | None) -> None:
    def task(hand: Hand) -> None:
        hand.key("Ctrl+K")
        hand.type(typed)
        hand.key("Return")
        hand.used(keys=2)
        if expected is None:  # the offer to add them
            assert hand.dialog() is not None
            hand.key("Esc")
        else:
            assert shown(hand)[0] == expected[0]
            assert not expected[1] or shown(hand) == expected

    sample.run(task)


@pytest.mark.parametrize(("typed", "expected"), [FOUND[0], FOUND[3]])
def test_by_mouse(sample: Season, typed: str, expected: tuple[str, str]) -> None:
    def task(hand: Hand) -> None:
        hand.click("shell.header.search")
        hand.type(typed)
        popup = hand.find("search", SearchPopup)
        hand.click_row(popup.list, popup.model.index(0))
        hand.used(clicks=2)
        assert shown(hand) == expected

    sample.run(task)
