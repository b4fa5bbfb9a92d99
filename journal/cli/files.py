"""``import``, ``export``, ``sheet``, ``backup``: files in and out."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from journal.cli.ahead import ahead
from journal.cli.opening import clock_of, path_of, reading, writing
from journal.cli.restoring import keeping
from journal.errors import BadFile, CannotWrite, KnownError, mark
from journal.options import Options
from journal.paths import is_there
from journal.store.database import READER_WAIT_MS, open_file

LARGE = 8 << 20
"""Bytes of a journal from which on a second process is worth its start."""


def bring_in(options: Options, arguments: argparse.Namespace) -> int:
    """Imports the new people of a CSV file, or says with ``--dry-run`` what it would do."""
    from journal.domain.importing import Verdict
    from journal.exchange import draft_json
    from journal.services.import_reading import Answers
    from journal.services.importing import Imports

    day_first = None if arguments.dates is None else arguments.dates == "day-first"
    try:
        with (reading if arguments.dry_run else writing)(options) as journal:
            imports = Imports(journal, journal.clock, lambda: keeping(options, journal))
            result, rows = imports.plan(arguments.source, Answers(arguments.encoding, day_first))
            if not arguments.dry_run:
                imports.apply([row for row in rows if row.verdict is Verdict.NEW])
    except KnownError as error:
        if arguments.json:
            sys.stdout.write(draft_json.error_line(error) + "\n")
        raise
    if arguments.json:
        sys.stdout.writelines(line + "\n" for line in draft_json.lines(result, rows))
        return 0
    counts = Counter(str(row.verdict) for row in rows)
    done = "would be added" if arguments.dry_run else "added"
    sys.stdout.write(
        f"{counts['new']} {done}, {counts['known']} in the journal already,"
        f" {counts['unusable']} unusable\n"
    )
    for problem in result.problems:
        sys.stdout.write(f"line {problem.line}: {problem.code} {problem.detail}".rstrip() + "\n")
    return 0


def export(options: Options, arguments: argparse.Namespace) -> int:
    """Writes all contacts to a CSV file."""
    from journal.services.exporting import Exports

    _only(arguments.target, ".csv")
    steps = _steps_ahead(options)
    with reading(options) as journal:
        exports = Exports(journal.database, journal.path, journal.clock)
        count = exports.write(arguments.target, steps=steps)
    sys.stdout.write(f"{count} contacts exported\n")
    return 0


def _steps_ahead(options: Options) -> Callable[[], Mapping[int, str] | None] | None:
    """What comes next with everybody, which is half of the work, for a large journal."""
    clock = clock_of(options)
    path = path_of(options, clock)
    if not is_there(path) or path.stat().st_size < LARGE:
        return None

    def work() -> dict[int, str]:
        from journal.store import facts

        database = open_file(path, wait_ms=READER_WAIT_MS)
        return {key: str(code) for key, code in facts.next_steps(database, None, clock).items()}

    return ahead(work)


def sheet(options: Options, arguments: argparse.Namespace) -> int:
    """Writes an interview sheet to a PDF file."""
    from journal.domain.agenda import Step
    from journal.domain.codes import StepCode
    from journal.store import interviews

    with reading(options) as journal:
        card = interviews.card(journal.database, arguments.interview)
    if card is None:
        raise KnownError(
            mark("There is no interview {number}."),
            mark("Nothing was written."),
            mark("See “list interviews” for their numbers."),
            number=arguments.interview,
        )
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QLocale
    from PySide6.QtGui import QGuiApplication

    from journal.paper.from_interview import sheet_of
    from journal.paper.papers import usual_paper
    from journal.paper.sheet import write_pdf
    from journal.paper.sheet_data import Paper, SheetOptions

    application = QGuiApplication.instance() or QGuiApplication(["networking-journal"])
    paper = Paper(arguments.paper) if arguments.paper else usual_paper(QLocale.system())
    steps = tuple(Step(StepCode(code), minutes) for code, minutes in card.steps)
    write_pdf(
        sheet_of(card, steps), SheetOptions(paper=paper, pages=arguments.pages), arguments.target
    )
    del application  # it had to live until here
    return 0


def backup(options: Options, arguments: argparse.Namespace) -> int:
    """Writes a checked copy of the journal; over another file only with ``--replace``."""
    from journal.services.backups import back_up

    if not arguments.replace and os.path.lexists(arguments.target):
        raise CannotWrite(
            mark("There is a file “{file}” already."),
            mark("It was left as it is, and nothing was written."),
            mark("Choose another name, or add --replace."),
            file=arguments.target,
        )
    clock = clock_of(options)
    with reading(options) as journal:
        back_up(journal.database, path_of(options, clock), arguments.target)
    sys.stdout.write(f"Backed up to {arguments.target}\n")
    return 0


def _only(path: Path, suffix: str) -> None:
    if path.suffix.lower() != suffix:
        raise BadFile(
            mark("“{file}” is no {kind} file."),
            mark("Nothing was changed."),
            mark("Files of contacts end in {kind} here."),
            file=path.name,
            kind=suffix,
        )
