"""A visit: who is there, a draft for each who is ticked, looked at one after another."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journal.domain.codes import Channel, InterviewStatus
from journal.ui.batches.dialog import VisitDialog
from journal.ui.batches.walk import Walk
from journal.ui.shell.context import PageContext
from journal.ui.shell.offers import Buttons, Offers
from tests.ui.dialogs.conftest import Shown, keys


@pytest.fixture
def there(context: PageContext, people: dict[str, int]) -> dict[str, int]:
    """Tom, Ana and Lena are in Hamburg; Lena is on hold, Ana was asked."""
    library = context.library
    for name in ("Tom Becker", "Ana Souza", "Lena Fischer", "Mr Hall"):
        library.contacts.set_field(people[name], "place", "Hamburg")
    library.referrals.hold(people["Lena Fischer"], whose_move_id=people["Ana Souza"])
    library.meetings.plan(people["Ana Souza"], status=InterviewStatus.REQUESTED)
    return people


def texts(dialog: VisitDialog) -> list[tuple[str, ...]]:
    model = dialog.model
    return [
        tuple(model.index(row, column).data() for column in range(3))
        for row in range(model.rowCount())
    ]


def test_a_place_shows_who_is_there(
    context: PageContext, there: dict[str, int], shown: Shown[VisitDialog]
) -> None:
    dialog = shown(VisitDialog(context))
    assert dialog.nobody.isVisible()
    assert not dialog.verb.isEnabled()
    keys("hamburg", Qt.Key.Key_Tab)
    assert texts(dialog) == [
        ("Mr Hall", "Hamburg", "Not asked yet"),
        ("Tom Becker", "Harbour Lines", "Not asked yet"),
        ("Ana Souza", "Northwind", "Asked today, no answer yet"),
        ("Lena Fischer", "Hamburg", "On hold: it is Ana Souza’s move"),
    ]
    assert dialog.standing.text() == "4 people in hamburg, 2 of them can be asked."
    assert dialog.planned.text() == "Nothing is planned on these days yet."
    boxes = [dialog.model.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) for row in range(4)]
    assert [box is not None for box in boxes] == [True, True, False, False]
    assert dialog.verb.text() == "&Draft 2 request(s)"


def test_enter_drafts_one_for_each_who_is_ticked(
    context: PageContext, there: dict[str, int], shown: Shown[VisitDialog]
) -> None:
    dialog = shown(VisitDialog(context, "Hamburg"))
    dialog.model.tick([0], False)
    dialog.verb.click()
    assert dialog.drafted is not None
    assert [row.name for row in context.library.composing.rows()] == ["Tom Becker"]
    assert dialog.said() == "1 request(s) drafted; nothing is sent"


def test_enter_in_the_place_shows_who_is_there_before_anything_is_drafted(
    context: PageContext, there: dict[str, int], shown: Shown[VisitDialog]
) -> None:
    dialog = shown(VisitDialog(context))
    keys("hambur", Qt.Key.Key_Escape, Qt.Key.Key_Return)  # the list of places goes first
    assert dialog.drafted is None
    keys(Qt.Key.Key_Return)
    assert dialog.drafted is not None


def test_days_that_make_no_sense_are_told(
    context: PageContext, there: dict[str, int], shown: Shown[VisitDialog]
) -> None:
    dialog = shown(VisitDialog(context, "Hamburg"))
    dialog.first.set_text("20 March 2026")
    dialog.last.set_text("16 March 2026")
    dialog.verb.click()
    row = dialog.first.parentWidget()
    assert row is not None
    assert dialog.form.problem(row)
    assert dialog.drafted is None
    dialog.last.set_text("31.2.")
    dialog.carry_out()
    assert dialog.drafted is None
    assert context.library.composing.rows() == []


def test_nobody_in_a_place_is_said_kindly(
    context: PageContext, there: dict[str, int], shown: Shown[VisitDialog]
) -> None:
    dialog = shown(VisitDialog(context, "Atlantis"))
    assert dialog.nobody.isVisible()
    assert "Nobody in your journal is in Atlantis." in dialog.nobody.sentence.text()
    assert dialog.planned.isVisible()


class Place:
    """Where offers are shown, without a window."""

    def __init__(self) -> None:
        self.text = ""
        self.buttons: Buttons = ()

    def offer(self, text: str, buttons: Buttons, closed: Callable[[], object]) -> None:
        self.text, self.buttons = text, buttons

    def withdraw_offer(self) -> None:
        self.text, self.buttons = "", ()


def test_letters_are_looked_at_one_after_another(
    context: PageContext, there: dict[str, int], shown: Shown[VisitDialog], qtbot: QtBot
) -> None:
    library = context.library
    dialog = shown(VisitDialog(context, "Hamburg"))
    dialog.verb.click()
    assert dialog.drafted is not None
    first, second = dialog.drafted.letters
    place, opened = Place(), list[int]()
    offers = Offers(context, place, lambda *_: None, lambda: None)
    Walk(library, dialog.drafted.letters, lambda: offers, opened.append).begin()
    assert opened == [first]
    assert place.text == "Letter 1 of 2, to Mr Hall: look at it, and send it."
    place.buttons[0][1]()
    assert opened == [first, second]
    assert place.text == "Letter 2 of 2, to Tom Becker: look at it, and send it."
    card = library.composing.letter(second)
    assert card is not None
    library.composing.send(card, card.subject, card.body, Channel.MAIL)
    assert [text for text, _run in place.buttons] == ["Next: Mr Hall"]
    library.composing.discard(first)
    assert place.text == ""
