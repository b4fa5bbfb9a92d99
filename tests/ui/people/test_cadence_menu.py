"""How often to keep in touch is chosen in the menu, for one person or several at once."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from journal.domain.codes import Cadence
from journal.services.library import Library
from journal.ui.people.page import PeoplePage
from journal.ui.shell.context import PageContext


def entry(menu: QMenu, code: str) -> QAction:
    within = next(
        each for each in menu.actions() if each.objectName() == "people.menu.cadence"
    ).menu()
    assert isinstance(within, QMenu)
    name = f"people.menu.cadence.{code}"
    return next(each for each in within.actions() if each.objectName() == name)


def cadences(library: Library, keys: list[int]) -> list[str]:
    return [card.cadence for key in keys if (card := library.people.card(key)) is not None]


def test_for_one_the_present_one_is_ticked(
    page: PeoplePage, context: PageContext, library: Library, people: dict[str, int]
) -> None:
    ana = people["Ana Souza"]
    menu = page.commands.menu([ana], page)
    assert entry(menu, "none").isChecked()
    entry(menu, "monthly").trigger()
    assert cadences(library, [ana]) == [Cadence.MONTHLY]
    notices = context.notifier.notices  # type: ignore[attr-defined]
    assert notices == ["Keep in touch with Ana Souza: monthly"]
    assert entry(page.commands.menu([ana], page), "monthly").isChecked()


def test_for_several_at_once_and_back(
    page: PeoplePage, library: Library, people: dict[str, int]
) -> None:
    keys = list(people.values())
    entry(page.commands.menu(keys, page), "quarterly").trigger()
    assert cadences(library, keys) == [Cadence.QUARTERLY] * 4
    library.history.undo()
    assert cadences(library, keys) == [Cadence.NONE] * 4
