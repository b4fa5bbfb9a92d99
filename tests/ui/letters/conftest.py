"""The page of letters over a real journal; the mail program is one that only notes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal.domain.codes import LetterKind, PointKind
from journal.services.library import Library
from journal.ui.letters.page import LettersPage
from journal.ui.shell.actions import Actions
from journal.ui.shell.context import PageContext
from tests.ui.conftest import AnsweringPrompter, RecordingNavigator, RecordingNotifier

Write = Callable[..., None]


class MailingNavigator(RecordingNavigator):
    """``links`` are what the mail program was handed; ``answers`` false: there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.answers = True

    def open_link(self, url: str) -> bool:
        self.links.append(url)
        return self.answers

    def leave_letter(self) -> bool:
        return False  # one came from nowhere else


@contextmanager
def held_file(library: Library) -> Iterator[None]:
    """Another program writes into the file meanwhile."""
    with closing(sqlite3.connect(library.file.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@pytest.fixture
def context(qtbot: QtBot, library: Library) -> Iterator[PageContext]:
    window = QWidget()
    qtbot.addWidget(window)
    yield PageContext(
        library=library,
        actions=Actions(window),
        navigator=MailingNavigator(),
        notifier=RecordingNotifier(),
        prompter=AnsweringPrompter(),
    )
    library.autosave.flush()  # no timer may fire into the journal of the next test


@pytest.fixture
def go(context: PageContext) -> MailingNavigator:
    assert isinstance(context.navigator, MailingNavigator)
    return context.navigator


@pytest.fixture
def page(qtbot: QtBot, context: PageContext, people: dict[str, int]) -> LettersPage:
    context.library.contacts.set_point(people["Ana Souza"], PointKind.MAIL, "ana@x.example")
    context.library.beginning.set_my_name("Robin Ellis")
    context.library.profile.set_field("direction", "port planning")
    found = LettersPage(context)
    qtbot.addWidget(found)
    found.resize(1096, 700)
    found.show()
    found.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is found)
    return found


@pytest.fixture
def write(page: LettersPage, people: dict[str, int]) -> Write:
    def open_letter(
        name: str = "Ana Souza", kind: LetterKind = LetterKind.REQUEST, **more: object
    ) -> None:
        page.write(people[name], kind, **more)  # type: ignore[arg-type]

    return open_letter
