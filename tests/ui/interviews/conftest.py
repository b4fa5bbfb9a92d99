"""The page of interviews over a real journal with the starting bank, in an active window."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal.domain.clock import FixedClock
from journal.domain.codes import InterviewStatus
from journal.domain.views.meetings import InterviewCard
from journal.services.library import Library, open_library
from journal.services.starting import make_journal
from journal.store.database import open_file
from journal.store.journal import Journal
from journal.ui.interviews.capture_tab import CaptureTab
from journal.ui.interviews.page import InterviewsPage
from journal.ui.shell.context import PageContext
from journal.ui.style import JournalStyle, install
from tests.ui.conftest import NOW

Plan = Callable[..., int]
Card = Callable[[int], InterviewCard]


@pytest.fixture(scope="session")
def blank_journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal with the starting bank, made once."""
    path = tmp_path_factory.mktemp("blank") / "blank.journal"
    make_journal(path, FixedClock(NOW))
    return path


@pytest.fixture
def journal_path(blank_journal: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(blank_journal, tmp_path / "test.journal"))


@pytest.fixture
def library(qapp: QApplication, journal_path: Path, clock: FixedClock) -> Iterator[Library]:
    journal = Journal(open_file(journal_path), journal_path, clock)
    opened = open_library(journal, clock, ("Printed sheet", "Notebook and pen"))
    yield opened
    opened.autosave.flush()  # no timer may fire into the journal of the next test
    journal.close()


@pytest.fixture
def plan(library: Library, people: dict[str, int]) -> Plan:
    """Plans an interview by name; ``start`` as a wall time."""

    def make(
        name: str = "Ana Souza",
        start: str | None = "2026-03-10T14:00",
        status: InterviewStatus = InterviewStatus.IDEA,
    ) -> int:
        return library.meetings.plan(people[name], start=start, status=status)

    return make


@pytest.fixture
def interview(plan: Plan) -> int:
    """Ana, on Tuesday next; nothing is prepared yet."""
    return plan()


@pytest.fixture
def held(library: Library, plan: Plan) -> int:
    """Ana, met yesterday at two, with three questions."""
    key = plan(start="2026-03-04T14:00")
    bank = [each.id for each in library.interviews.bank()]
    library.questions.add_from_bank(key, bank[:3])
    library.meetings.set_status(key, InterviewStatus.HELD)
    return key


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, context: PageContext) -> InterviewsPage:
    """Shown, 1200 wide, in an active window; fill the journal before asking for it."""
    if not isinstance(qapp.style(), JournalStyle):
        install(qapp)
    made = InterviewsPage(context)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def card(library: Library) -> Callable[[int], InterviewCard]:
    def read(key: int) -> InterviewCard:
        found = library.interviews.card(key)
        assert found is not None
        return found

    return read


@pytest.fixture
def three(library: Library, interview: int) -> list[int]:
    """One?, Two?, Three? in the interview; their ids."""
    added = [library.questions.add_own(interview, text) for text in ("One?", "Two?", "Three?")]
    return [key for key in added if key is not None]


def opened(page: InterviewsPage, interview: int) -> CaptureTab:
    """Capture of an interview."""
    page.show_interview(interview, "capture")
    return page.workspace.capture


def focused() -> QWidget:
    """What has the focus."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key, wherever the focus is."""
    QTest.keyClick(focused(), key, modifier)


def write(text: str) -> None:
    """Letters, wherever the focus is."""
    QTest.keyClicks(focused(), text)
