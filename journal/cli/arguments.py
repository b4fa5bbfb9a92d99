"""The arguments. Names and options stay stable: scripts rely on them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from journal import __version__

COMMANDS = (
    *("list", "touch", "followup", "milestone", "letter"),
    *("import", "export", "sheet", "check", "backup", "restore"),
)


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments as a namespace; ``command`` is None for the window. Exits 2 on wrong usage."""
    parser = _parser(with_commands=_names_command(argv))
    return parser.parse_args(list(argv))


def _names_command(argv: Sequence[str]) -> bool:
    """Whether the first word that is no option's value is a command, and not a file to open.

    Without any, the commands are only worth making for the help that lists them.
    """
    words = iter(argv)
    for word in words:
        if word == "--":
            return False
        if word in ("--journal", "--data-dir", "--now", "--scheme"):
            next(words, None)
        elif not word.startswith("-"):
            return word in COMMANDS
    return "--help" in argv or "-h" in argv


def _parser(*, with_commands: bool) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="networking-journal",
        description="A personal journal for informational interviews."
        " Without a command it opens the window.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Networking Journal {__version__}")
    parser.add_argument("--journal", type=Path, metavar="FILE", help="the journal to use")
    parser.add_argument("--sample", action="store_true", help="use the sample journal")
    parser.add_argument(
        "--data-dir", type=Path, metavar="FOLDER", help="keep everything in this folder"
    )
    parser.add_argument("--now", type=_moment, metavar="TIME", help="the clock stands at this time")
    parser.add_argument("--scheme", choices=("light", "dark"), help="the colours of the window")
    parser.add_argument("--debug", action="store_true", help="show the trace of an error")
    parser.add_argument("--mark-ready", action="store_true", help=argparse.SUPPRESS)
    parser.set_defaults(command=None, file=None)
    if with_commands:
        # Without a name argparse makes one, by way of half a dozen modules.
        commands = parser.add_subparsers(
            dest="command", metavar="COMMAND", prog="networking-journal"
        )
        _add_commands(commands)
    else:
        parser.add_argument(
            "file", nargs="?", type=Path, metavar="FILE", help="a journal, or a CSV file to import"
        )
    return parser


def _add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    from journal.cli import asking_arguments  # no window needs them

    listing = commands.add_parser("list", help="list contacts, interviews or follow-ups")
    listing.add_argument("what", choices=("contacts", "interviews", "follow-ups"))
    listing.add_argument("--json", action="store_true", help="everything, for programs")
    asking_arguments.add(commands)
    bringing = commands.add_parser("import", help="bring people of a CSV file in")
    bringing.add_argument("source", type=Path, metavar="IN.csv")
    bringing.add_argument("--dry-run", action="store_true", help="say what would be done")
    bringing.add_argument("--json", action="store_true", help="everything, for programs")
    bringing.add_argument(
        "--encoding", type=_encoding, metavar="NAME", help="read the file in this encoding"
    )
    bringing.add_argument(
        "--dates", choices=("day-first", "month-first"), help="how 03/04/2026 is meant"
    )
    exporting = commands.add_parser("export", help="write the contacts to a CSV file")
    exporting.add_argument("target", type=Path, metavar="OUT.csv")
    sheet = commands.add_parser("sheet", help="write an interview sheet to a PDF file")
    sheet.add_argument("interview", type=int, metavar="INTERVIEW-ID")
    sheet.add_argument("target", type=Path, metavar="OUT.pdf")
    sheet.add_argument("--paper", choices=("a4", "letter"), help="default: as the locale has it")
    sheet.add_argument("--pages", type=int, choices=(1, 2), default=2)
    checking = commands.add_parser("check", help="look for damage: exit 1 if there is any")
    checking.add_argument("--repair", action="store_true", help="set right what can be")
    checking.add_argument("--json", action="store_true", help="everything, for programs")
    checking.add_argument("--progress", action="store_true", help=argparse.SUPPRESS)
    backup = commands.add_parser("backup", help="write a copy of the journal")
    backup.add_argument("target", type=Path, metavar="OUT.journal")
    restore = commands.add_parser("restore", help="put a backup in the place of the journal")
    restore.add_argument("source", type=Path, metavar="IN.journal")
    backup.add_argument("--replace", action="store_true", help="where there is a file already")


def _encoding(name: str) -> str:
    try:
        b"".decode(name)
    except (LookupError, ValueError):
        raise argparse.ArgumentTypeError(f"{name!r} is no encoding; try utf-8 or cp1252") from None
    return name


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no time; write it like 2026-03-05T09:00"
        ) from None
    if found.tzinfo is None:
        from journal.domain.clock import SystemClock, zone_info

        found = found.replace(tzinfo=zone_info(SystemClock().zone))
    return found
