"""The People page in a window, over a small real journal."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from journal.ui.people.page import PeoplePage
from journal.ui.shell.context import PageContext


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(1280, 760)
    return made


@pytest.fixture
def page(
    qtbot: QtBot, window: QMainWindow, context: PageContext, people: dict[str, int]
) -> Iterator[PeoplePage]:
    made = PeoplePage(context)
    window.setCentralWidget(made)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield made
    context.library.autosave.flush()
