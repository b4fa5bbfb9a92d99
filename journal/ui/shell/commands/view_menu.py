"""The commands of the menu View."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from journal.ui.shell.actions import Command
from journal.ui.shell.commands.keys import standard

translate = QCoreApplication.translate
Key = QKeySequence.StandardKey


def commands() -> list[Command]:
    """The commands of the menu View."""
    return [*_view(), *_looks()]


def _view() -> list[Command]:
    return [
        Command(
            "view.sidebar",
            translate("Commands", "&Sidebar"),
            translate("Commands", "Shows or hides the list of pages"),
            checkable=True,
        ),
        Command(
            "view.larger",
            translate("Commands", "&Larger text"),
            translate("Commands", "Makes all text larger"),
            "",
            (*standard(Key.ZoomIn, "Ctrl++"), QKeySequence("Ctrl+=")),
        ),
        Command(
            "view.smaller",
            translate("Commands", "S&maller text"),
            translate("Commands", "Makes all text smaller"),
            "",
            standard(Key.ZoomOut, "Ctrl+-"),
        ),
        Command(
            "view.normal",
            translate("Commands", "&Normal text size"),
            translate("Commands", "Shows text in the size of the system"),
            "",
            ("Ctrl+0",),
        ),
    ]


def _looks() -> list[Command]:
    return [
        Command(
            "view.light",
            translate("Commands", "L&ight"),
            translate("Commands", "Dark words on a light ground"),
            "sun",
            checkable=True,
        ),
        Command(
            "view.dark",
            translate("Commands", "&Dark"),
            translate("Commands", "Light words on a dark ground"),
            "moon",
            checkable=True,
        ),
        Command(
            "view.system",
            translate("Commands", "As the s&ystem"),
            translate("Commands", "Light or dark, as the system is set"),
            checkable=True,
        ),
        Command(
            "view.full_screen",
            translate("Commands", "&Full screen"),
            translate("Commands", "Fills the screen, or leaves it again"),
            "",
            standard(Key.FullScreen, "F11"),
            checkable=True,
        ),
        Command(
            "view.next_pane",
            translate("Commands", "N&ext part of the window"),
            translate("Commands", "Goes on to the sidebar, the list, the details"),
            "",
            ("F6",),
        ),
    ]
