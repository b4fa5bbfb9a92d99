"""Reading and writing a journal, without a window."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from journal.domain.changes import Kind
from journal.domain.clock import FixedClock
from journal.domain.codes import FollowUpState
from journal.services.backups import back_up
from journal.services.library import Library, open_library
from journal.store.database import open_file
from journal.store.journal import Journal
from tests.bench.figures import Figure, timed
from tests.bench.now import NOW
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


OPEN, DUE = 2_000, 300
AT_FIRST = 25  # rows of a list on Today


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


def fill_today(journal: Journal) -> str:
    """Leaves 2,000 follow-ups open (or half of them), 300 due today; says so."""
    open_ones = [
        row[0]
        for row in journal.database.rows(
            "SELECT id FROM follow_up WHERE state = 'open' ORDER BY due_on, id"
        )
    ]
    kept = min(OPEN, len(open_ones) // 2)
    due = kept * DUE // OPEN
    journal.database.allow_writes()
    with journal.step("Much to do") as step:
        for key in open_ones[kept:]:
            step.update(Kind.FOLLOW_UP, key, state=FollowUpState.DONE, closed_on=NOW.date())
        for key in open_ones[kept - due : kept]:
            step.update(Kind.FOLLOW_UP, key, due_on=NOW.date(), due_time=None)
    return f"{kept:,} open, {due} due on one day"


def measure(source: Path, name: str, times: int) -> Iterator[Figure]:
    """Saving, undoing, finding, backing up."""
    with opened(source) as (journal, library):
        yield from _writing(journal, library, name, times)
        for what, typed in SEARCHES:
            values = timed(lambda _number, typed=typed: library.finder.find(typed), times)
            yield Figure(f"search: {what}", name, values, most=10)
        values = timed(lambda _number: library.days.first_of_today(), times)
        yield Figure("Today, read", name, values, most=10)
        values = timed(lambda _number: _rest_of_today(library), times)
        yield Figure("Today, read below the edge", name, values)
        target = journal.path.with_suffix(".backup")
        few = max(1, times // 10)
        values = timed(lambda _number: back_up(journal.database, journal.path, target), few, warm=0)
        yield Figure("backup, checked", name, values)


def _rest_of_today(library: Library) -> None:
    """What the page reads after it was painted, where other rows fill it."""
    library.days.first_waiting(AT_FIRST)
    library.days.fading()


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
