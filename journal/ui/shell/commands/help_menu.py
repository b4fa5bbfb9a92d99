"""The commands of the menu Help."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from journal.ui.shell.actions import Command

translate = QCoreApplication.translate


def commands() -> list[Command]:
    """The commands of the menu Help."""
    return [
        Command(
            "help.shortcuts",
            translate("Commands", "&Keyboard shortcuts"),
            translate("Commands", "Lists all keys"),
            "keyboard",
            ("Ctrl+?", "F1"),
        ),
        Command(
            "help.log",
            translate("Commands", "Open &log folder"),
            translate("Commands", "Shows where the program notes what went wrong"),
            "folder",
        ),
        Command(
            "help.about",
            translate("Commands", "&About"),
            translate("Commands", "Version and licences"),
            "info",
        ),
    ]
