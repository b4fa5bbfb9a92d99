"""The commands of the menu Go."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from journal.ui.command_words import text
from journal.ui.shell.actions import Command
from journal.ui.shell.pages import PageEntry

translate = QCoreApplication.translate


def commands(pages: list[PageEntry]) -> list[Command]:
    """The commands of the menu Go; those that go to pages from ``pages``."""
    texts = {
        "today": translate("Commands", "&Today"),
        "people": translate("Commands", "&People"),
        "interviews": translate("Commands", "&Interviews"),
        "calendar": translate("Commands", "&Calendar"),
        "letters": translate("Commands", "&Letters"),
    }
    tips = {
        "today": translate("Commands", "What is due, and what comes next"),
        "people": translate("Commands", "Who referred whom"),
        "interviews": translate("Commands", "Preparing and writing down interviews"),
        "calendar": translate("Commands", "Interviews and follow-ups by day"),
        "letters": translate("Commands", "Drafts, what was sent, and the words for them"),
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
