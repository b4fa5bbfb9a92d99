"""Toast, strip, status bar: what is said where."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.domain.clock import FixedClock
from journal.domain.codes import FollowUpKind
from journal.domain.views.days import FollowUpRow
from journal.errors import NoRoom, Refused, mark
from journal.services.autosave import SaveState
from journal.ui.shell.status_bar import next_words
from journal.ui.shell.window import MainWindow

from .conftest import Desk

FULL = NoRoom(
    mark("The disk is full."),
    mark("What you typed stays on the screen; the journal is unharmed."),
    mark("Free some space, then try again."),
)
NOW = datetime(2026, 3, 5, 9, 0, tzinfo=ZoneInfo("Europe/London"))


def test_done_offers_undo(window: MainWindow, people: dict[str, int]) -> None:
    window.library.contacts.delete(people["Mr Hall"])
    window.notifier.done("Mr Hall deleted")
    assert window.toast.text() == "Mr Hall deleted"
    assert window.toast.action_text() == "Undo"
    window.toast._act()
    assert window.library.people.card(people["Mr Hall"]) is not None


def test_a_refusal_is_in_the_status_bar(window: MainWindow) -> None:
    window.notifier.problem(Refused(mark("{name} can’t."), name="Ana"))
    assert window.status.currentMessage() == "Ana can’t."
    assert window.strips.text() == ""


@pytest.mark.parametrize("width", [900, 1280])
def test_what_the_status_bar_says_is_seen(window: MainWindow, width: int) -> None:
    text = "Lena Fischer was reached through Tom Becker, so can’t have referred Tom Becker."
    window.library.follow_ups.add(
        None,
        FollowUpKind.OTHER,
        what="Something with a name that takes rather more room",
        due_on=NOW.date(),
    )
    window.resize(width, 600)
    status = window.status
    assert status.shown_message() == ""
    window.notifier.refuse(text)
    QApplication.processEvents()
    assert status.shown_message() == text
    assert not status._saved.isVisible()
    assert status.next.isVisible() is (width == 1280)
    status.clearMessage()
    assert status.shown_message() == ""
    assert status._saved.isVisible()
    assert status.next.isVisible()


def test_a_problem_is_in_the_strip(window: MainWindow) -> None:
    window.notifier.problem(FULL)
    assert window.strips.text().startswith("The disk is full.")
    assert "Free some space" in window.strips.text()


def test_trouble_with_saving_is_said_once_and_goes(window: MainWindow, qtbot: QtBot) -> None:
    answers: list[Exception | None] = [FULL, FULL, None]

    def write() -> None:
        answer = answers.pop(0)
        if answer is not None:
            raise answer

    autosave = window.library.autosave
    autosave.stage("note", write)
    assert window.status.saving_text() == "Saving…"
    assert not autosave.flush()
    assert window.status.saving_text() == "Not saved: the disk is full"
    assert window.strips.text().startswith("The disk is full.")
    again, elsewhere = window.strips.buttons()
    assert again.text() == "Try again"
    assert elsewhere.text() == "Save a copy elsewhere…"
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)  # still full
    assert window.strips.text()
    assert window.status.shown_message() == "It still can’t be saved."
    qtbot.mouseClick(window.strips.buttons()[0], Qt.MouseButton.LeftButton)
    assert window.strips.text() == ""
    assert window.status.saving_text() == "All changes saved"


def test_settings_that_cannot_be_kept_are_said_once(window: MainWindow) -> None:
    settings = window.around.settings
    settings._path.parent.mkdir(parents=True, exist_ok=True)
    blocked = settings._path.with_name(settings._path.name + ".new")
    blocked.mkdir()
    settings.set("scheme", "dark")
    assert not settings.save()
    assert window.strips.text().startswith("Your settings can’t be kept: ")
    window.strips.settled()
    assert not settings.save()
    assert window.strips.text() == ""
    blocked.rmdir()
    assert settings.save()


def test_the_sample_journal_says_what_it_is(
    open_window: Callable[..., MainWindow], people: dict[str, int]
) -> None:
    window = open_window(is_sample=True)
    assert window.strips.text() == "Sample journal"
    window.notifier.problem(FULL)
    window.strips.settled()
    assert window.strips.text() == "Sample journal"
    wanted: list[bool] = []
    window.files.own_requested.connect(lambda: wanted.append(True))
    assert [button.text() for button in window.strips.buttons()] == ["Start my own"]
    window.strips.buttons()[0].click()
    assert wanted == [True]


def test_from_the_sample_one_goes_back_to_ones_own_journal(
    open_window: Callable[..., MainWindow], desk: Desk, people: dict[str, int]
) -> None:
    desk.paths.journal.parent.mkdir(parents=True, exist_ok=True)
    desk.paths.journal.touch()
    window = open_window(is_sample=True)
    assert [button.text() for button in window.strips.buttons()] == ["Back to my journal"]


def test_the_badge_counts_what_is_due(
    window: MainWindow, people: dict[str, int], clock: FixedClock
) -> None:
    today = clock.today()
    index = window.sidebar.pages.index(0)
    assert index.data(Qt.ItemDataRole.UserRole + 2) == ""
    for day in (today, date(2026, 3, 1), date(2026, 4, 1)):
        window.library.follow_ups.add(people["Ana Souza"], FollowUpKind.UPDATE, due_on=day)
    assert index.data(Qt.ItemDataRole.UserRole + 2) == "2"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Today, 2 due"
    assert window.status.next.text() == "Next to do: Write an update to Ana Souza, due 4 days ago"


def test_a_badge_of_hundreds_leaves_room_for_the_icon(window: MainWindow) -> None:
    window.sidebar.pages.set_badge("today", 298, "298 due")
    index = window.sidebar.pages.index(0)
    assert index.data(Qt.ItemDataRole.UserRole + 2) == "99+"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Today, 298 due"


def test_midnight_is_noticed(window: MainWindow, people: dict[str, int], clock: FixedClock) -> None:
    window.library.follow_ups.add(people["Ana Souza"], FollowUpKind.UPDATE, due_on=date(2026, 3, 6))
    index = window.sidebar.pages.index(0)
    window.ticking.look()
    assert index.data(Qt.ItemDataRole.UserRole + 2) == ""
    clock.advance(hours=16)
    window.ticking.look()
    assert index.data(Qt.ItemDataRole.UserRole + 2) == "1"
    assert window.header.subtitle.text() == "Friday 6 March"


@pytest.mark.parametrize(
    ("day", "at", "text"),
    [
        (None, None, "Next to do: Thank Ana"),
        (date(2026, 3, 5), None, "Next to do: Thank Ana, today"),
        (date(2026, 3, 5), time(16, 30), "Next to do: Thank Ana, by 16:30"),
        (date(2026, 3, 6), time(16, 30), "Next to do: Thank Ana, tomorrow"),
        (date(2026, 3, 3), None, "Next to do: Thank Ana, due 2 days ago"),
    ],
)
def test_what_is_next_in_words(day: date | None, at: time | None, text: str) -> None:
    row = FollowUpRow(1, 1, "Ana", None, "", None, "thank-you", "", "", day, at, "open", "", None,
                      "", False)  # fmt: skip
    assert next_words(row, NOW) == text


def test_saved_state_has_a_word_each(window: MainWindow) -> None:
    for state in SaveState:
        window.status.show_saving(state, FULL)
        assert window.status.saving_text()


def test_a_refusal_can_be_taken_back(window: MainWindow) -> None:
    window.notifier.refuse("Nobody can be referred by themselves.")
    window.notifier.withdraw()
    assert window.status.currentMessage() == ""
