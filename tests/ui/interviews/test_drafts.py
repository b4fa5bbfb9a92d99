"""What stands in the lines for the next name or question is kept, told about and not lost."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from journal.errors import NoRoom
from journal.services.autosave import SaveState
from journal.ui.desk import Desk
from journal.ui.interviews.drafts import Draft
from journal.ui.shell.context import PageContext

KEY = "begun: name in interview "


class Lines:
    """A line for a name, and its draft."""

    def __init__(self, context: PageContext, qtbot: QtBot) -> None:
        self.line = QLineEdit()
        qtbot.addWidget(self.line)
        self.draft = Draft(Desk(context, self, lambda: None), "name", {"name": self.line})
        self.draft.show(1)

    def type(self, text: str) -> None:
        self.line.setText(text)
        self.line.textEdited.emit(text)


@pytest.fixture
def lines(context: PageContext, qtbot: QtBot) -> Lines:
    return Lines(context, qtbot)


def refuse(*_: object) -> None:
    raise NoRoom("full")


def test_a_full_disk_is_told_and_what_was_typed_is_written_later(
    lines: Lines, context: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = context.library
    monkeypatch.setattr("journal.store.settings.write", refuse)
    lines.type("Priya")
    assert not library.autosave.flush()
    assert library.autosave.state is SaveState.FAILED
    assert library.autosave.pending
    lines.draft.show(2)
    assert lines.line.text() == ""
    lines.draft.show(1)
    assert lines.line.text() == "Priya", "it is in no other place"
    monkeypatch.undo()
    assert library.autosave.flush()
    assert library.choices.get(KEY + "1") == {"name": "Priya"}


def test_nothing_is_left_of_what_was_added(lines: Lines, context: PageContext) -> None:
    lines.type("Priya")
    context.library.autosave.flush()
    lines.draft.clear()
    assert context.library.choices.get(KEY + "1") is None
    assert not context.library.autosave.pending
    lines.draft.show(2)
    lines.draft.show(1)
    assert lines.line.text() == ""


def test_what_was_emptied_is_not_kept(lines: Lines, context: PageContext) -> None:
    lines.type("Priya")
    context.library.autosave.flush()
    lines.type("")
    context.library.autosave.flush()
    assert context.library.choices.get(KEY + "1") is None
