"""What the chips under a name speak of is said with them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journal.domain.codes import InterviewStatus, Warmth
from journal.services.library import Library
from journal.ui.people.page import PeoplePage


def test_a_chip_says_of_what_it_speaks(
    page: PeoplePage, library: Library, people: dict[str, int]
) -> None:
    ana = people["Ana Souza"]
    library.contacts.set_field(ana, "warmth", Warmth.MET)
    library.meetings.plan(ana, status=InterviewStatus.REQUESTED)
    page.show_contact(ana)
    said = {
        "warmth": "How well you know each other: met",
        "interview": "Interview: requested",
    }
    for code, words in said.items():
        chip = page.findChild(QWidget, f"people.detail.chip.{code}")
        assert chip is not None
        assert (chip.toolTip(), chip.accessibleName()) == (words, words)
