"""Reading and writing a journal, without a window."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from journal.domain.clock import FixedClock
from journal.services.backups import back_up
from journal.services.library import Library, open_library
from journal.store.database import open_file
from journal.store.journal import Journal
from tests.bench.figures import Figure, timed
from tests.bench.make import NOW
from tests.bench.processes import profile
from tests.bench.words import COMMON, RARE

SEARCHES = (
    ("a rare word", RARE),
    ("a common word", COMMON),
    ("two common words", "the of"),
    ("one letter", "a"),
    ("a name", "ana"),
    ("a whole name", "łukasz müller"),
)


@contextmanager
def opened(source: Path) -> Iterator[tuple[Journal, Library]]:
    """A copy of a journal, open for writing, durable as always."""
    with profile() as folder:
        path = folder / "copy.journal"
        shutil.copyfile(source, path)
        clock = FixedClock(NOW)
        journal = Journal(open_file(path), path, clock)
        try:
            yield journal, open_library(journal, clock)
        finally:
            journal.close()


def measure(source: Path, name: str, times: int) -> Iterator[Figure]:
    """Saving, undoing, finding, backing up."""
    with opened(source) as (journal, library):
        yield from _writing(journal, library, name, times)
        for what, typed in SEARCHES:
            values = timed(lambda _number, typed=typed: library.finder.find(typed), times)
            yield Figure(f"search: {what}", name, values, most=10)
        values = timed(lambda _number: library.days.today(), times)
        yield Figure("Today, read", name, values)
        target = journal.path.with_suffix(".backup")
        few = max(1, times // 10)
        values = timed(lambda _number: back_up(journal.database, journal.path, target), few, warm=0)
        yield Figure("backup, checked", name, values)


def _writing(journal: Journal, library: Library, name: str, times: int) -> Iterator[Figure]:
    asked = [
        row[0]
        for row in journal.database.rows(
            "SELECT id FROM interview_question WHERE answer <> '' LIMIT ?", (times + 5,)
        )
    ]
    text = "They said that half of the work is to ask, and the other half to listen. "
    yield Figure(
        "save an answer, durable",
        name,
        timed(lambda number: library.questions.set_answer(asked[number], text * 3), times),
        most=10,
    )
    yield Figure(
        "save it again while typing",
        name,
        timed(
            lambda number: library.questions.set_answer(asked[0], f"{text} {number}", visit="a"),
            times,
        ),
        most=10,
    )
    yield Figure(
        "undo one step", name, timed(lambda _number: library.history.undo(), times), most=16
    )
