"""Addresses, numbers and links while one types them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journal.domain.codes import PointKind
from journal.services.library import Library
from journal.ui.people.page import PeoplePage


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
