"""The entries "to which other day?" of every menu that offers them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from journal.domain.dates import moved
from journal.ui import command_words, show
from journal.ui.widgets.plain import entry_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu


def add_moves(
    menu: QMenu,
    today: Callable[[], date],
    move: Callable[[date], object],
    pick: Callable[[], object],
) -> None:
    """Adds the ready answers, which call ``move`` with a day, and the dialog for another one."""
    for answer, text in show.moves().items():
        menu.addAction(text).triggered.connect(
            # Counted when it is chosen: a menu may be older than midnight.
            lambda _checked=False, answer=answer: move(moved(answer, today()))
        )
    menu.addSeparator()
    text = entry_text(command_words.name("tools.change_date"), "Ctrl+D")
    menu.addAction(text).triggered.connect(lambda _checked=False: pick())
