"""Writes the contact list to a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from journal.domain.clock import Clock
from journal.errors import KnownError
from journal.store import listing, people
from journal.store.connection import JournalDatabase
from journal.store.contact_table import Column, contact_table
from journal.store.journal import Journal
from journal.store.nameless import forgotten

if TYPE_CHECKING:  # the command line exports without Qt
    from journal.services.background import Job, Progress

LONG = 2_000  # more contacts than that are written beside the window
SHOWN = 5
STEP = "next_step"
Steps = Callable[[], Mapping[int, str | None] | None]
"""Waits for the codes of what comes next by contact; None where they couldn't be had."""


class Exports:
    """Reads contacts with the chosen columns, previews and writes them."""

    def __init__(self, database: JournalDatabase, path: Path, clock: Clock) -> None:
        """``path`` is the journal itself, which no export may replace."""
        self._database = database
        self._path = path
        self._clock = clock

    def rows(
        self, columns: Sequence[str], ids: Iterable[int] | None = None
    ) -> list[dict[str, object]]:
        """The contacts by name; ``ids`` None is everybody."""
        return listing.contacts(self._database, self._clock, ids=ids, columns=columns)

    def count(self, ids: Iterable[int] | None = None) -> int:
        """How many would be written: who was forgotten is in no list."""
        nameless = forgotten(self._database)
        if ids is not None:
            return len(set(ids) - nameless.keys())
        return people.count(self._database) - len(nameless)

    def sample(self, ids: Iterable[int] | None = None) -> list[dict[str, object]]:
        """The first five contacts with all that can be exported, for previews of any columns."""
        from journal.exchange import csv_out  # the window starts without it

        wanted = None if ids is None else set(ids)
        nameless = forgotten(self._database)
        first: list[int] = []
        for (key,) in self._database.rows("SELECT id FROM contact ORDER BY folded, id"):
            if key not in nameless and (wanted is None or key in wanted):
                first.append(key)
                if len(first) == SHOWN:
                    break
        return self.rows(csv_out.COLUMNS, first)

    def preview(self, columns: Sequence[str], ids: Iterable[int] | None = None) -> list[list[str]]:
        """The headings and the first five rows as they would stand in the file."""
        from journal.exchange import csv_out

        return csv_out.preview(self.sample(ids), columns, SHOWN)

    def write(
        self,
        target: Path,
        columns: Sequence[str] = (),
        *,
        ids: Iterable[int] | None = None,
        separator: str = ",",
        labels: Mapping[str, str] | None = None,
        told: Progress | None = None,
        steps: Steps | None = None,
    ) -> int:
        """Writes a CSV file; how many contacts. No columns mean the usual ones.

        ``steps`` gives what comes next with everybody, if that is worked out elsewhere meanwhile.
        Raises CannotWrite, or what ``told`` raises; then the old file stays.
        """
        from journal.exchange import csv_out

        columns = columns or csv_out.DEFAULT_COLUMNS
        waiting = steps if STEP in columns else None
        if waiting is None:
            read = columns
        else:
            read = ["id", *(column for column in columns if column != STEP)]
        table = contact_table(self._database, self._clock, ids=ids, columns=read)
        later = {}
        if waiting is not None:
            later[STEP] = partial(self._next_steps, waiting, table["id"])
        return csv_out.write_parts(
            target,
            _parts(table, csv_out.ROWS_AT_ONCE, told),
            columns,
            separator=separator,
            labels=labels,
            protected=self._path,
            later=later,
        )

    def _next_steps(self, steps: Steps, ids: Column) -> Column:
        found = steps()
        if found is None:
            table = contact_table(self._database, self._clock, columns=("id", STEP))
            found = dict(zip(table["id"], table[STEP], strict=True))
        return list(map(found.get, ids))

    def write_in_background(
        self,
        target: Path,
        columns: Sequence[str] = (),
        *,
        ids: Iterable[int] | None = None,
        separator: str = ",",
        labels: Mapping[str, str] | None = None,
        done: Callable[[int], object],
        failed: Callable[[KnownError], object],
        stopped: Callable[[], object] = lambda: None,
    ) -> Job:
        """The same on a thread of its own; keep the job until one of the three was called."""
        from journal.services.background import Job, beside

        chosen = None if ids is None else list(ids)
        journal = Journal(self._database, self._path, self._clock)

        def work(progress: Progress) -> int:
            return beside(
                journal,
                lambda _own: self.write(
                    target, columns, ids=chosen, separator=separator, labels=labels, told=progress
                ),
            )

        job = Job(work)
        job.done.connect(done)
        job.failed.connect(failed)
        job.stopped.connect(stopped)
        job.start()
        return job


def _parts(
    table: Mapping[str, Column], size: int, told: Progress | None
) -> Iterator[dict[str, Column]]:
    count = max(map(len, table.values()))
    for start in range(0, count, size):
        if told is not None:
            told(start, count)
        yield {column: values[start : start + size] for column, values in table.items()}
