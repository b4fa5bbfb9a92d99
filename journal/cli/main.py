"""Runs what was asked for: exit 0, 1 for a known error told in one line, 2 for wrong usage."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence

from journal.cli.arguments import COMMANDS, parse
from journal.errors import KnownError
from journal.options import Options


def main(argv: Sequence[str] | None = None) -> int:
    """Entry of the program; the exit code."""
    arguments = parse(sys.argv[1:] if argv is None else argv)
    options = Options(
        journal=arguments.journal,
        sample=arguments.sample,
        data_dir=arguments.data_dir,
        now=arguments.now,
        scheme=arguments.scheme,
        file=arguments.file,
        debug=arguments.debug,
        mark_ready=arguments.mark_ready,
    )
    if arguments.command is None:
        if _without_display():
            return _fail(
                "There is no display to open a window on. These commands need none: "
                f"{', '.join(COMMANDS)}."
            )
        from journal.binding import load

        load()
        from journal.app import run_window

        return run_window(options)
    _speak_everything(in_json=getattr(arguments, "json", False))
    try:
        return _command(arguments.command)(options, arguments)
    except KnownError as error:
        if options.debug:
            raise
        return _fail(_one_line(error))
    except BrokenPipeError:
        # The reader (head, say) had enough; nothing may be flushed into the closed pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if options.debug:
            raise
        return _fail(
            f"Something went wrong that should not have: {type(error).__name__}."
            " The journal is unharmed. Run it again with --debug to see where."
        )


def _speak_everything(*, in_json: bool) -> None:
    """No name is a reason to fail: JSON is UTF-8 everywhere, lines show what the terminal can."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if in_json:
            sys.stdout.reconfigure(encoding="utf-8")
        else:
            sys.stdout.reconfigure(errors="backslashreplace")


def _without_display() -> bool:
    """Whether Qt would end the process because there is nothing to draw on."""
    return (
        sys.platform.startswith("linux")
        and not os.environ.get("QT_QPA_PLATFORM")
        and not os.environ.get("DISPLAY")
        and not os.environ.get("WAYLAND_DISPLAY")
    )


def _one_line(error: KnownError) -> str:
    """Its sentences, each with its end: some end in what somebody wrote."""
    said = (part.rstrip() for part in error.sentences() if part)
    return " ".join(part if part.endswith((".", "!", "?", "…")) else f"{part}." for part in said)


def _fail(text: str) -> int:
    print(f"networking-journal: {' '.join(text.split())}", file=sys.stderr)  # noqa: T201
    return 1


def _command(name: str) -> Callable[[Options, argparse.Namespace], int]:
    """The function of a command; imported only now, since each needs other parts."""
    if name == "list":
        from journal.cli import listing

        return listing.run
    if name == "check":
        from journal.cli import checking

        return checking.run
    if name == "restore":
        from journal.cli import restoring

        return restoring.run
    if name == "touch":
        from journal.cli import touching

        return touching.run
    if name == "followup":
        from journal.cli import following

        return following.run
    if name == "milestone":
        from journal.cli import telling

        return telling.run
    if name == "letter":
        from journal.cli import letters

        return letters.run
    from journal.cli import files

    return {
        "import": files.bring_in,
        "export": files.export,
        "sheet": files.sheet,
        "backup": files.backup,
    }[name]
