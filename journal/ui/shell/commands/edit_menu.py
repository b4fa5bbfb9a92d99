"""The commands of the menu Edit."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from journal.ui.command_words import text
from journal.ui.shell.actions import Command
from journal.ui.shell.commands.keys import standard

translate = QCoreApplication.translate
Key = QKeySequence.StandardKey


def commands() -> list[Command]:
    """The commands of the menu Edit."""
    return [*_edit(), *_past(), *_find(), _preferences()]


def _edit() -> list[Command]:
    return [
        Command(
            "edit.undo",
            translate("Commands", "&Undo"),
            translate("Commands", "Takes the last change back"),
            "undo-2",
            standard(Key.Undo, "Ctrl+Z"),
        ),
        Command(
            "edit.redo",
            translate("Commands", "&Redo"),
            translate("Commands", "Does again what was taken back"),
            "redo-2",
            standard(Key.Redo, "Ctrl+Shift+Z"),
        ),
        Command(
            "edit.cut",
            translate("Commands", "Cu&t"),
            translate("Commands", "Moves the marked text to the clipboard"),
            "",
            standard(Key.Cut, "Ctrl+X"),
        ),
        Command(
            "edit.copy",
            translate("Commands", "&Copy"),
            translate("Commands", "Copies what is marked"),
            "copy",
            standard(Key.Copy, "Ctrl+C"),
        ),
        Command(
            "edit.paste",
            translate("Commands", "&Paste"),
            translate("Commands", "Inserts the text of the clipboard"),
            "",
            standard(Key.Paste, "Ctrl+V"),
        ),
        Command(
            "edit.select_all",
            translate("Commands", "Select &all"),
            translate("Commands", "Marks everything in the field or list"),
            "",
            standard(Key.SelectAll, "Ctrl+A"),
        ),
        Command(
            "edit.delete",
            text("edit.delete"),
            translate("Commands", "Deletes what is chosen; Undo brings it back"),
            "trash-2",
            shown_keys="Del",
        ),
    ]


def _past() -> list[Command]:
    return [
        Command(
            "edit.deleted",
            translate("Commands", "Recently de&leted…"),
            translate("Commands", "Shows what was deleted, and brings it back"),
            "trash-2",
        ),
        Command(
            "edit.history",
            text("edit.history"),
            translate("Commands", "Shows what was done, and goes back to before it"),
            "history",
        ),
    ]


def _find() -> list[Command]:
    return [
        Command(
            "edit.find",
            translate("Commands", "&Find in page"),
            translate("Commands", "Goes to the filter of this page"),
            "filter",
            standard(Key.Find, "Ctrl+F"),
        ),
        Command(
            "edit.search",
            translate("Commands", "&Search or add…"),
            translate("Commands", "Finds people, notes, answers and commands"),
            "search",
            ("Ctrl+K",),
        ),
    ]


def _preferences() -> Command:
    return Command(
        "edit.preferences",
        text("edit.preferences"),
        translate("Commands", "Who you are, which follow-ups are proposed, hints"),
        "settings",
        standard(Key.Preferences, "Ctrl+,"),
    )
