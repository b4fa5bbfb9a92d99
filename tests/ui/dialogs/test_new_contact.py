"""A new person: a name is enough."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel

from journal.ui.dialogs.new_contact import NewContactDialog
from journal.ui.shell.context import PageContext
from tests.ui.dialogs.conftest import Shown, keys, problem

Key = Qt.Key


def test_a_contact_with_company_and_referrer_takes_four_keys(
    context: PageContext, people: dict[str, int], shown: Shown[NewContactDialog]
) -> None:
    """With the key that opens the dialog five."""
    dialog = shown(NewContactDialog(context))
    pressed = keys(
        "Priya Nair", Key.Key_Tab, "Northwind", Key.Key_Tab, "ana", Key.Key_Return, Key.Key_Return
    )
    assert pressed == 4
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.added is not None
    card = context.library.people.card(dialog.added)
    assert card is not None
    assert (card.name, card.company) == ("Priya Nair", "Northwind")
    assert [person.name for person in card.path] == ["Tom Becker", "Ana Souza"]


def test_a_name_alone_will_do(context: PageContext, shown: Shown[NewContactDialog]) -> None:
    dialog = shown(NewContactDialog(context))
    keys("Ines", Key.Key_Return)
    assert dialog.added is not None
    assert context.library.people.count() == 1


@pytest.mark.parametrize("typed", ["", "   ", "\u200b"])
def test_without_a_name_it_stays_open_and_says_so(
    context: PageContext, shown: Shown[NewContactDialog], typed: str
) -> None:
    dialog = shown(NewContactDialog(context))
    dialog.person.setText(typed)
    dialog.accept()
    assert dialog.isVisible()
    assert "needs a name" in problem(dialog, dialog.person)
    assert dialog.person.accessibleDescription() == problem(dialog, dialog.person)
    assert context.library.people.count() == 0
    keys("Ines", Key.Key_Return)
    assert not dialog.isVisible()


def test_an_unknown_referrer_is_told_under_the_field(
    context: PageContext, people: dict[str, int], shown: Shown[NewContactDialog]
) -> None:
    dialog = shown(NewContactDialog(context))
    dialog.person.setText("Priya")
    dialog.referrer.setText("Danil")
    dialog.accept()
    assert problem(dialog, dialog.referrer) == "Nobody called Danil is in the journal."
    assert context.library.people.count() == len(people)


def test_a_referrer_typed_whole_needs_no_choosing(
    context: PageContext, people: dict[str, int], shown: Shown[NewContactDialog]
) -> None:
    dialog = shown(NewContactDialog(context))
    dialog.person.setText("Priya")
    dialog.referrer.setText("  tom BECKER ")
    dialog.accept()
    assert dialog.added is not None
    card = context.library.people.card(dialog.added)
    assert card is not None
    assert card.path[-1].id == people["Tom Becker"]


def test_two_of_one_name_must_be_chosen_from(
    context: PageContext, people: dict[str, int], shown: Shown[NewContactDialog]
) -> None:
    context.library.contacts.add("Tom Becker", company="Other Lines")
    dialog = shown(NewContactDialog(context))
    dialog.person.setText("Priya")
    dialog.referrer.setText("Tom Becker")
    dialog.accept()
    assert "several called Tom Becker" in problem(dialog, dialog.referrer)


def test_somebody_of_the_same_name_is_mentioned_and_may_be_added(
    context: PageContext, people: dict[str, int], shown: Shown[NewContactDialog]
) -> None:
    dialog = shown(NewContactDialog(context))
    keys("ana souza", Key.Key_Tab)
    assert dialog.same.text() == "Ana Souza, Northwind is in the journal already."
    assert not dialog.same.isHidden()
    dialog.accept()
    assert dialog.added is not None


def test_more_fields_come_when_asked_for(
    context: PageContext, shown: Shown[NewContactDialog]
) -> None:
    dialog = shown(NewContactDialog(context))
    assert not dialog.mail.isVisible()
    dialog.more.click()
    assert dialog.mail.isVisible()
    dialog.person.setText("Ines")
    dialog.mail.setText("ines@x.example")
    dialog.role.setText("Planner")
    dialog.accept()
    assert dialog.added is not None
    card = context.library.people.card(dialog.added)
    assert card is not None
    assert (card.role, card.points[0].value) == ("Planner", "ines@x.example")


def test_a_referral_names_who_it_is_from(
    context: PageContext, people: dict[str, int], shown: Shown[NewContactDialog]
) -> None:
    dialog = shown(NewContactDialog(context, people["Ana Souza"]))
    assert dialog.windowTitle() == "Somebody Ana Souza named"
    keys("Priya", Key.Key_Return)
    assert dialog.added is not None
    card = context.library.people.card(dialog.added)
    assert card is not None
    assert card.path[-1].name == "Ana Souza"
    assert card.source == "referral"


def test_markup_in_names_is_shown_as_text(
    context: PageContext, shown: Shown[NewContactDialog]
) -> None:
    evil = 'Eve <img src="file:///etc/hostname">'
    context.library.contacts.add(evil, company=evil)
    dialog = shown(NewContactDialog(context))
    keys(evil, Key.Key_Tab)
    assert evil in dialog.same.text()
    for label in dialog.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
