"""The commands of the menu Tools."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from journal.ui.command_words import text
from journal.ui.shell.actions import Command

translate = QCoreApplication.translate


def commands() -> list[Command]:
    """The commands of the menu Tools."""
    return [*_with_people(), _propose(), *_with_follow_ups(), *_for_many(), _check()]


def _with_people() -> list[Command]:
    return [
        Command(
            "tools.write",
            text("tools.write"),
            translate("Commands", "Opens the letter that comes next with the chosen person"),
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
            "tools.substitute",
            text("tools.substitute"),
            translate("Commands", "Says who came to the chosen interview instead"),
            "users",
        ),
        Command(
            "tools.forget",
            text("tools.forget"),
            translate("Commands", "Removes all that is known about the chosen person, for good"),
            "user",
        ),
    ]


def _propose() -> Command:
    return Command(
        "tools.propose",
        text("tools.propose"),
        translate("Commands", "Shows which follow-ups fit the chosen person, to be ticked"),
        "bell",
    )


def _with_follow_ups() -> list[Command]:
    return [
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
            "edit.followup",
            text("edit.followup"),
            translate("Commands", "Opens all of the chosen follow-up"),
            "pencil",
        ),
        Command(
            "tools.remind",
            text("tools.remind"),
            translate("Commands", "Hides the follow-up until a time; its day stays"),
            "bell",
        ),
        Command(
            "tools.skip",
            text("tools.skip"),
            translate("Commands", "Leaves the chosen follow-up out, with a word why"),
            "ban",
        ),
    ]


def _for_many() -> list[Command]:
    return [
        Command(
            "tools.visit",
            text("tools.visit"),
            translate("Commands", "Shows who is where you will be, and drafts requests to them"),
            "map-pin",
        ),
        Command(
            "tools.milestone",
            text("tools.milestone"),
            translate("Commands", "Lists everybody who is owed the news, and when to tell them"),
            "flag",
        ),
    ]


def _check() -> Command:
    return Command(
        "tools.check",
        translate("Commands", "Check &journal…"),
        translate("Commands", "Looks for anything wrong with the journal, and repairs it"),
        "circle-check",
    )
