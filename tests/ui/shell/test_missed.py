"""What came due while the program wasn't running is told once, at the next start."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.domain.clock import FixedClock
from journal.services.library import Library
from journal.services.settings import MOST_KEPT
from journal.ui.shell import missed
from journal.ui.shell.window import MainWindow

from .conftest import Desk

Open = Callable[[], MainWindow]


@pytest.fixture
def opened(open_window: Callable[..., MainWindow], qtbot: QtBot) -> Open:
    """Opens a window that has told what it has to tell after its first paint."""

    def open_one() -> MainWindow:
        window = open_window()
        kept = window.around.settings
        qtbot.waitUntil(lambda: str(window.around.journal) in kept.mapping("seen_until"))
        QApplication.processEvents()
        return window

    return open_one


def reopened(opened: Open, clock: FixedClock, away: timedelta) -> MainWindow:
    opened().close()
    clock.advance(away)
    return opened()


def test_nothing_is_told_at_the_first_start(
    opened: Open, library: Library, people: dict[str, int]
) -> None:
    library.follow_ups.add(people["Ana Souza"], due_on=date(2026, 1, 1))
    assert opened().strips.text() == ""


def test_it_is_told_once_and_leads_to_today(
    opened: Open,
    library: Library,
    people: dict[str, int],
    clock: FixedClock,
) -> None:
    for day in (6, 7, 8):
        library.follow_ups.add(people["Ana Souza"], due_on=date(2026, 3, day))
    window = reopened(opened, clock, timedelta(days=4))  # until the 9th
    assert window.strips.text() == "3 things came due while you were away."
    window.navigator.show_page("people")
    window.strips.buttons()[0].click()
    assert window.stack.code == "today"
    assert window.strips.text() == ""
    window.close()
    assert opened().strips.text() == ""


def test_what_is_done_of_it_is_not_counted_any_more(
    opened: Open, library: Library, people: dict[str, int], clock: FixedClock
) -> None:
    keys = [
        library.follow_ups.add(people["Ana Souza"], due_on=date(2026, 3, day)) for day in (6, 7, 8)
    ]
    window = reopened(opened, clock, timedelta(days=4))  # until the 9th
    library.follow_ups.done(keys[0])
    assert window.strips.text() == "2 things came due while you were away."
    library.follow_ups.add(people["Ana Souza"], due_on=date(2026, 3, 5))  # late from the start
    clock.advance(days=2)
    library.follow_ups.skip(keys[1])
    assert window.strips.text() == "1 thing came due while you were away."
    library.follow_ups.move(keys[2], date(2026, 4, 1))
    assert window.strips.text() == ""
    library.history.undo()
    assert window.strips.text() == "1 thing came due while you were away."
    window.strips._strip._close()
    library.history.undo()
    assert window.strips.text() == ""  # it was closed


@pytest.mark.parametrize(
    ("due", "at", "away", "told"),
    [
        (date(2026, 3, 4), None, timedelta(days=1), False),  # late before already
        (date(2026, 3, 5), None, timedelta(days=1), False),  # was seen on its day
        (date(2026, 3, 6), None, timedelta(days=1), False),  # today's
        (date(2026, 3, 6), None, timedelta(days=2), True),
        (date(2026, 3, 5), time(11, 0), timedelta(hours=1), False),
        (date(2026, 3, 5), time(11, 0), timedelta(hours=2), True),
        (date(2026, 3, 5), time(8, 0), timedelta(hours=2), False),
        (date(2026, 3, 6), None, timedelta(days=-1), False),  # the clock was set back
        (date(2026, 3, 29), time(9, 30), timedelta(days=24), True),  # summer time began
        (None, None, timedelta(days=99), False),
    ],
)
def test_what_counts(
    opened: Open,
    library: Library,
    people: dict[str, int],
    clock: FixedClock,
    due: date | None,
    at: time | None,
    away: timedelta,
    told: bool,
) -> None:
    library.follow_ups.add(people["Ana Souza"], due_on=due, due_time=at)
    window = reopened(opened, clock, away)
    assert (window.strips.text() == "1 thing came due while you were away.") is told


def test_what_was_put_off_counts_when_its_time_has_come(
    opened: Open,
    library: Library,
    people: dict[str, int],
    clock: FixedClock,
) -> None:
    key = library.follow_ups.add(people["Ana Souza"], due_on=date(2026, 3, 5))
    library.follow_ups.remind(key, datetime(2026, 3, 5, 15, 0, tzinfo=UTC))
    window = reopened(opened, clock, timedelta(hours=1))
    assert window.strips.text() == ""
    window.close()
    clock.advance(hours=5)
    assert opened().strips.text() == "1 thing came due while you were away."


@pytest.mark.parametrize("kept", ["soon", 7, None, "2026-99-99T00:00:00Z"])
def test_odd_settings_tell_nothing(
    opened: Open, library: Library, desk: Desk, kept: object
) -> None:
    around = desk.around(library)
    around.settings.set("seen_until", {str(around.journal): kept})
    around.settings.save()
    assert opened().strips.text() == ""


def test_what_was_seen_is_kept_of_few_journals_only(opened: Open) -> None:
    window = opened()
    settings, own = window.around.settings, str(window.around.journal)
    settings.set("seen_until", {f"{each}.journal": "" for each in range(99)})
    missed.note(window.library, settings, own)
    kept = settings.mapping("seen_until")
    assert len(kept) == MOST_KEPT
    assert list(kept)[-1] == own
