"""The commands of the menu File."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from journal.ui.command_words import text
from journal.ui.shell.actions import Command
from journal.ui.shell.commands.keys import standard

translate = QCoreApplication.translate
Key = QKeySequence.StandardKey


def commands() -> list[Command]:
    """The commands of the menu File."""
    return [*_new(), *_journal(), *_exchange()]


def _new() -> list[Command]:
    return [
        Command(
            "new.contact",
            text("new.contact"),
            translate("Commands", "Adds a person; a name is enough"),
            "user-plus",
            standard(Key.New, "Ctrl+N"),
        ),
        Command(
            "new.interview",
            text("new.interview"),
            translate("Commands", "Plans an interview, or sets its date"),
            "calendar-plus",
            ("Ctrl+Shift+N",),
        ),
        Command(
            "new.followup",
            text("new.followup"),
            translate("Commands", "Notes something to do for a person, by a day"),
            "bell",
            ("Ctrl+Shift+F",),
        ),
        Command(
            "new.letter",
            text("new.letter"),
            translate("Commands", "Begins a letter; the words are ready"),
            "mail",
        ),
    ]


def _journal() -> list[Command]:
    return [
        Command(
            "file.open",
            text("file.open"),
            translate("Commands", "Opens another journal instead of this one"),
            "folder",
            standard(Key.Open, "Ctrl+O"),
        ),
        Command(
            "file.sample",
            translate("Commands", "&Sample journal"),
            translate("Commands", "Opens a journal with made-up people, to look around"),
            "book-open",
        ),
        Command(
            "file.own",
            translate("Commands", "My o&wn journal"),
            translate("Commands", "Opens your own journal again"),
            "notebook-pen",
        ),
        Command(
            "file.backup",
            translate("Commands", "&Back up now…"),
            translate("Commands", "Writes a checked copy of the journal into a file"),
            "save",
        ),
        Command(
            "file.restore",
            translate("Commands", "&Restore from backup…"),
            translate("Commands", "Shows the backups, and what each would change"),
            "rotate-ccw",
        ),
    ]


def _exchange() -> list[Command]:
    return [
        Command(
            "file.import",
            text("file.import"),
            translate("Commands", "Reads people from a CSV file, with a preview first"),
            "download",
        ),
        Command(
            "file.export",
            translate("Commands", "&Export…"),
            translate("Commands", "Writes people into a CSV file"),
            "upload",
            ("Ctrl+Shift+E",),
        ),
        Command(
            "file.print_sheet",
            text("file.print_sheet"),
            translate("Commands", "Shows the sheet of the chosen interview and prints it"),
            "printer",
            standard(Key.Print, "Ctrl+P"),
        ),
        Command(
            "file.print_empty",
            translate("Commands", "Prin&t empty sheet…"),
            translate("Commands", "Prints a sheet without a person, to fill in by hand"),
        ),
        Command(
            "file.save",
            translate("Commands", "Save"),
            translate("Commands", "The journal saves as you type"),
            "save",
            standard(Key.Save, "Ctrl+S"),
        ),
        Command(
            "file.quit",
            translate("Commands", "&Quit"),
            translate("Commands", "Closes the journal; everything is saved"),
            "x",
            standard(Key.Quit, "Ctrl+Q"),
        ),
    ]
