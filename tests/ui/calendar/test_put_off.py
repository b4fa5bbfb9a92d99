"""What is put off says so in the agenda, and can be shown again from its menu."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from journal.domain.clock import FixedClock
from journal.domain.views.days import DayItem
from journal.services.library import Library
from journal.ui.calendar.acts import Acts
from journal.ui.calendar.looks import Looks
from journal.ui.calendar.menus import item_menu
from journal.ui.shell.context import PageContext

TODAY = date(2026, 3, 5)


def item(library: Library) -> DayItem:
    return library.days.between(TODAY, TODAY)[0]


def looks(library: Library) -> Looks:
    return Looks(library.clock)


def reminders(menu: QMenu) -> list[str]:
    within = next(
        each.menu() for each in menu.actions() if each.text().replace("&", "") == "Remind me later"
    )
    assert isinstance(within, QMenu)
    return [each.text().replace("&", "") for each in within.actions() if each.text()]


def test_until_when_and_back(
    context: PageContext,
    library: Library,
    people: dict[str, int],
    clock: FixedClock,
    qtbot: QtBot,
) -> None:
    key = library.follow_ups.add(people["Ana Souza"], what="Call", due_on=TODAY)
    seen = looks(library)
    parent = QWidget()
    qtbot.addWidget(parent)
    acts = Acts(context, seen)

    def entries() -> list[str]:
        go = context.navigator
        return reminders(item_menu(item(library), acts, acts.move, go, TODAY, parent))

    assert "Show it again now" not in entries()
    library.follow_ups.remind(key, clock.now() + timedelta(hours=6))
    assert seen.hint(item(library), near=True) == ("until 15:00", "muted", False)
    assert entries()[-1] == "Show it again now"
    clock.advance(hours=6)
    assert looks(library).hint(item(library), near=True)[0] == ""
