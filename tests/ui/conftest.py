"""Pages over real services and a journal in a temporary folder; what leaves a page is recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal.domain.clock import FixedClock
from journal.errors import KnownError
from journal.services.library import Library, open_library
from journal.store.database import create_file, open_file
from journal.store.journal import Journal
from journal.ui.shell.actions import Actions
from journal.ui.shell.context import PageContext

NOW = datetime(2026, 3, 5, 9, 0, tzinfo=ZoneInfo("Europe/London"))


class RecordingNavigator:
    """Notes each call as (method, args, kwargs); what is finished is finished, without words."""

    def __init__(self, library: Library | None = None) -> None:
        self._library = library
        self.calls: list[tuple[str, tuple[object, ...], dict[str, object]]] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        def note(*args: object, **kwargs: object) -> None:
            self.calls.append((name, args, kwargs))

        return note

    def finish_follow_up(self, follow_up_id: int) -> None:
        self.calls.append(("finish_follow_up", (follow_up_id,), {}))
        if self._library is not None:
            self._library.follow_ups.done(follow_up_id)


class RecordingNotifier:
    """Notes what the user was told."""

    def __init__(self) -> None:
        self.notices: list[str] = []
        self.refusals: list[str] = []
        self.problems: list[KnownError] = []

    def done(self, text: str, *, undo: bool = True) -> None:
        self.notices.append(text)

    def say(self, text: str, *, action: str = "", run: object = None) -> None:
        self.notices.append(text)

    def refuse(self, text: str) -> None:
        self.refusals.append(text)

    def withdraw(self) -> None:
        self.refusals.clear()

    def problem(self, error: KnownError) -> None:
        self.problems.append(error)


class AnsweringPrompter:
    """Gives the answers that a test laid ready, and notes the questions."""

    def __init__(self) -> None:
        self.answers: list[object] = []
        self.questions: list[str] = []
        self.defaults: list[str] = []

    def confirm(self, question: str, details: str, yes: str, no: str) -> bool:
        self.questions.append(question)
        return bool(self.answers.pop(0))

    def choose(
        self,
        question: str,
        details: str,
        ways: Sequence[str],
        no: str,
        *,
        default: int | None = None,
    ) -> int | None:
        """An answer is the words of a button; True stands for the first way, False for ``no``."""
        self.questions.append(question)
        self.defaults.append(no if default is None else ways[default])
        answer = self.answers.pop(0)
        if isinstance(answer, str):
            return ways.index(answer)
        return 0 if answer else None

    def ask_text(self, title: str, label: str, text: str = "") -> str | None:
        self.questions.append(label)
        answer = self.answers.pop(0)
        return answer if isinstance(answer, str) else None

    def open_path(self, title: str, folder: Path, patterns: str) -> Path | None:
        self.questions.append(title)
        answer = self.answers.pop(0)
        return answer if isinstance(answer, Path) else None

    def open_folder(self, title: str, folder: Path) -> Path | None:
        self.questions.append(title)
        answer = self.answers.pop(0)
        return answer if isinstance(answer, Path) else None

    def save_path(self, title: str, proposed: Path, patterns: str) -> Path | None:
        self.questions.append(title)
        answer = self.answers.pop(0)
        return answer if isinstance(answer, Path) else None


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def library(qapp: QApplication, tmp_path: Path, clock: FixedClock) -> Iterator[Library]:
    path = tmp_path / "test.journal"
    create_file(path)
    journal = Journal(open_file(path), path, clock)
    yield open_library(journal, clock, ("Printed sheet", "Notebook and pen"))
    journal.close()


@pytest.fixture
def context(qtbot: QtBot, library: Library) -> PageContext:
    window = QWidget()
    qtbot.addWidget(window)
    return PageContext(
        library=library,
        actions=Actions(window),
        navigator=RecordingNavigator(library),
        notifier=RecordingNotifier(),
        prompter=AnsweringPrompter(),
    )


@pytest.fixture
def people(library: Library) -> dict[str, int]:
    """Tom referred Ana, Ana referred Lena; Mr Hall referred nobody yet."""
    add = library.contacts.add
    ids = {"Tom Becker": add("Tom Becker", company="Harbour Lines", role="Planner")}
    ids["Ana Souza"] = add("Ana Souza", company="Northwind", referrer_id=ids["Tom Becker"])
    ids["Lena Fischer"] = add("Lena Fischer", referrer_id=ids["Ana Souza"])
    ids["Mr Hall"] = add("Mr Hall")
    return ids
