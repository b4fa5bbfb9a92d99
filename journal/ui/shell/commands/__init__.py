"""The table of all commands: words, keys, tips; a file for each menu.

What they do is said where they are connected.
"""

from __future__ import annotations

from journal.ui.shell.actions import Command
from journal.ui.shell.commands import (
    edit_menu,
    file_menu,
    go_menu,
    help_menu,
    tools_menu,
    view_menu,
)
from journal.ui.shell.pages import PageEntry


def table(pages: list[PageEntry]) -> list[Command]:
    """Every command in the user's language; those that go to pages from ``pages``."""
    return [
        *file_menu.commands(),
        *edit_menu.commands(),
        *view_menu.commands(),
        *go_menu.commands(pages),
        *tools_menu.commands(),
        *help_menu.commands(),
    ]
