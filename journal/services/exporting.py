"""Writes the contact list to a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from journal.domain.clock import Clock
from journal.store import listing
from journal.store.connection import JournalDatabase


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

    def preview(self, columns: Sequence[str], ids: Iterable[int] | None = None) -> list[list[str]]:
        """The first five rows as they would stand in the file."""
        from journal.exchange import csv_out  # the window starts without it

        chosen = None if ids is None else list(ids)[:5]
        return csv_out.preview(self.rows(columns, chosen), columns, 5)

    def write(
        self,
        target: Path,
        columns: Sequence[str] = (),
        *,
        ids: Iterable[int] | None = None,
        separator: str = ",",
        labels: Mapping[str, str] | None = None,
    ) -> int:
        """Writes a CSV file; how many contacts. No columns mean the usual ones.

        Raises CannotWrite; then the old file stays.
        """
        from journal.exchange import csv_out

        columns = columns or csv_out.DEFAULT_COLUMNS
        return csv_out.write(
            target,
            self.rows(columns, ids),
            columns,
            separator=separator,
            labels=labels,
            protected=self._path,
        )
