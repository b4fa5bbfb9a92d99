"""Addresses, numbers and links while one types them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journal.domain.codes import PointKind
from journal.services.library import Library
from journal.ui.people.page import PeoplePage


def test_tab_leads_from_mail_to_phone(
    page: PeoplePage, people: dict[str, int], library: Library, qtbot: QtBot
) -> None:
    """A number typed next mustn't become a second address."""
    library.contacts.set_point(people["Tom Becker"], PointKind.MAIL, "tom@x.org")
    page.show_contact(people["Tom Becker"])
    points = page.detail.about.points
    mail, phone = points[PointKind.MAIL].edits()[0], points[PointKind.PHONE].edits()[0]
    mail.setFocus()
    qtbot.keyClick(mail, Qt.Key.Key_Tab)
    assert phone.hasFocus()
    qtbot.keyClick(phone, Qt.Key.Key_Tab)
    link = points[PointKind.LINK].edits()[0]
    assert link.hasFocus()
    qtbot.keyClick(link, Qt.Key.Key_Tab)
    assert points[PointKind.MAIL].another.hasFocus()


def test_an_address_that_is_none_is_kept_and_spoken_of(
    page: PeoplePage, people: dict[str, int], library: Library, qtbot: QtBot
) -> None:
    page.show_contact(people["Tom Becker"])
    field = page.detail.about.points[PointKind.MAIL]
    (edit,) = field.edits()
    edit.setFocus()
    qtbot.keyClicks(edit, "tom@exam ple")
    assert field.doubt.isHidden()  # one is still typing
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert field.doubt.isVisible()
    card = library.people.card(people["Tom Becker"])
    assert card is not None
    assert [point.value for point in card.points] == ["tom@exam ple"]
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "tom@x.org")
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert field.doubt.isHidden()


@pytest.mark.parametrize("kind", list(PointKind))
def test_a_new_one_stands_there_once(
    page: PeoplePage, people: dict[str, int], library: Library, qtbot: QtBot, kind: PointKind
) -> None:
    """Also after Enter, and after the moment in which it is saved, with the focus still there."""
    page.show_contact(people["Tom Becker"])
    field = page.detail.about.points[kind]
    (first,) = field.edits()
    first.setFocus()
    qtbot.keyClicks(first, "tom@x")
    assert library.autosave.flush()
    assert [edit.text() for edit in field.edits()] == ["tom@x"]
    qtbot.keyClicks(first, ".org")
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert [edit.text() for edit in field.edits()] == ["tom@x.org"]
    card = library.people.card(people["Tom Becker"])
    assert card is not None
    assert [point.value for point in card.points if point.kind == kind] == ["tom@x.org"]
