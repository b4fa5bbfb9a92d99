"""The table of all commands: words, keys, tips. What they do is said where they are connected."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from journal.ui.command_words import text
from journal.ui.shell.actions import Command
from journal.ui.shell.pages import PageEntry

translate = QCoreApplication.translate
Key = QKeySequence.StandardKey


def table(pages: list[PageEntry]) -> list[Command]:
    """Every command in the user's language; those that go to pages from ``pages``."""
    return [
        *(*_new(), *_journal(), *_exchange()),
        *(*_edit(), *_find()),
        *(*_view(), *_looks()),
        *_go(pages),
        *_tools(),
        *_help(),
    ]


def standard(key: QKeySequence.StandardKey, otherwise: str) -> tuple[QKeySequence, ...]:
    """The platform's keys for something; ``otherwise`` where it has none (Quit, Preferences)."""
    return tuple(QKeySequence.keyBindings(key)) or (QKeySequence(otherwise),)


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


def _go(pages: list[PageEntry]) -> list[Command]:
    texts = {
        "today": translate("Commands", "&Today"),
        "people": translate("Commands", "&People"),
        "interviews": translate("Commands", "&Interviews"),
        "calendar": translate("Commands", "&Calendar"),
    }
    tips = {
        "today": translate("Commands", "What is due, and what comes next"),
        "people": translate("Commands", "Who referred whom"),
        "interviews": translate("Commands", "Preparing and writing down interviews"),
        "calendar": translate("Commands", "Interviews and follow-ups by day"),
    }
    return [
        Command(
            "go.back",
            text("go.back"),
            translate("Commands", "Goes to where you were before"),
            "arrow-left",
            ("Alt+Left",),
        ),
        Command(
            "go.forward",
            translate("Commands", "&Forward"),
            translate("Commands", "Goes to where you were before going back"),
            "arrow-right",
            ("Alt+Right",),
        ),
        *(
            Command(page.go, texts[page.code], tips[page.code], page.icon, (f"Ctrl+{place}",))
            for place, page in enumerate(pages, 1)
        ),
        Command(
            "go.next_interview",
            translate("Commands", "&Next interview"),
            translate("Commands", "Opens the interview that comes next"),
            "calendar-check",
        ),
        Command(
            "go.this_day",
            text("go.this_day"),
            translate("Commands", "Shows this day in the calendar"),
            "calendar-days",
        ),
    ]


def _tools() -> list[Command]:
    return [
        Command(
            "tools.write",
            text("tools.write"),
            translate("Commands", "Writes to the chosen person in your mail program"),
            "mail",
            ("Ctrl+L",),
        ),
        Command(
            "tools.referral",
            text("tools.referral"),
            translate("Commands", "Adds somebody whom the chosen person named"),
            "handshake",
            ("Ctrl+Shift+R",),
        ),
        Command(
            "tools.referred_by",
            text("tools.referred_by"),
            translate("Commands", "Says who referred the chosen person"),
            "git-fork",
        ),
        Command(
            "tools.hold",
            text("tools.hold"),
            translate("Commands", "Waits for somebody before writing to the chosen person"),
            "hourglass",
        ),
        Command(
            "tools.touch",
            text("tools.touch"),
            translate("Commands", "Notes that you were in touch with the chosen person"),
            "phone",
        ),
        Command(
            "tools.done",
            text("tools.done"),
            translate("Commands", "Marks the chosen follow-up as done"),
            "check",
            shown_keys="Ctrl+Return",
        ),
        Command(
            "tools.change_date",
            text("tools.change_date"),
            translate("Commands", "Gives the chosen follow-up another day"),
            "calendar",
            shown_keys="Ctrl+D",
        ),
        Command(
            "tools.skip",
            text("tools.skip"),
            translate("Commands", "Leaves the chosen follow-up out, with a word why"),
            "ban",
        ),
    ]


def _help() -> list[Command]:
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
