"""Reads a CSV file of contacts: LinkedIn, Google, Outlook, Thunderbird, our own, hand-made."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from journal.errors import BadFile, mark
from journal.exchange import csv_dates, encoding, refusals
from journal.exchange.csv_columns import Layout, Role, layout_of
from journal.exchange.csv_guess import Shape, find_shape, guess_layout
from journal.exchange.csv_own import OwnReader
from journal.exchange.csv_rows import Reader
from journal.exchange.csv_text import Lines, Problems, Record, Rows
from journal.exchange.csv_words import normal
from journal.exchange.drafts import ContactDraft, ProblemCode, ReadResult

MOST_PEOPLE: Final = 200_000
# So many lines can't be fewer people: refused before minutes are spent on them.
_MOST_LINES_EACH: Final = 4
_SAMPLE: Final = 1 << 18
_BODY_SAMPLE: Final = 50


def read_file(
    path: Path, *, today: date, encoding: str | None = None, day_first: bool | None = None
) -> ReadResult:
    """Reads a file; see ``read``. Raises BadFile also for what is no plain, readable file."""
    return read(
        refusals.bytes_of(path),
        today=today,
        name=path.name,
        encoding=encoding,
        day_first=day_first,
    )


def read(
    data: bytes,
    *,
    today: date,
    name: str = "CSV",
    encoding: str | None = None,
    day_first: bool | None = None,
) -> ReadResult:
    """Reads the bytes of a CSV file into drafts; what was odd stands in ``problems``.

    ``encoding`` and ``day_first`` are a person's answers where the file leaves a doubt
    (ENCODING_GUESSED, DATE_ORDER_UNCLEAR); without them an encoding is guessed and told, an
    unclear date is kept as text. ``today``: years of two digits lie before it, and so do
    days of first contact. Raises BadFile for what is no list of contacts, and for more than
    200,000 people.
    """
    refusals.refuse_foreign(data, name)
    if data.count(b"\n") > _MOST_LINES_EACH * MOST_PEOPLE:
        raise _too_many()
    problems = Problems()
    text = _Text(data, name, encoding, problems)
    refusals.refuse_other_text(text.sample, name)
    shape = find_shape(text.sample, name)
    layout, header = _layout(text, shape, problems)
    if day_first is None:
        day_first = _day_first(text, shape, layout, header)
    make = OwnReader if layout.kind == "own" else Reader
    reader = make(layout, problems, today, day_first)
    drafts = tuple(_drafts(text.rows(shape, problems, len(layout.roles), header), layout, reader))
    if not drafts:
        raise _no_people(layout.columns, name)
    return ReadResult(
        kind=layout.kind,
        encoding=text.encoding,
        separator=shape.separator,
        drafts=drafts,
        problems=problems.all(),
        columns=layout.columns if header else (),
    )


class _Text:
    """The text of a file: how it is encoded, how it begins, and its rows as often as wanted."""

    def __init__(self, data: bytes, name: str, told: str | None, problems: Problems) -> None:
        found = encoding.find_encoding(data)
        self._name = name
        if told:
            self.encoding = told
            self._bytes = data[found.skip :] if told == found.name else data
        else:
            self.encoding = found.name
            self._bytes = data[found.skip :]
            if found.second:
                problems.add(0, ProblemCode.ENCODING_MIXED, found.second)
                self._bytes = encoding.as_utf8(self._bytes, found.second)
            if not found.certain:
                problems.add(0, ProblemCode.ENCODING_GUESSED, found.name)
        self.sample = self._open().read(_SAMPLE)
        if "\ufffd" in self.sample:
            problems.add(0, ProblemCode.ENCODING_DAMAGED)

    def rows(
        self, shape: Shape, problems: Problems, expected: int, header: int
    ) -> Iterator[Record]:
        """The rows behind the header (which is a line's number; 0: from the first row on)."""
        rows = Rows(Lines(self._open(), problems, self._name), shape.separator, problems)
        rows.unwrap = shape.unwrap
        before = header or shape.first - 1
        for record in rows:
            if record.line >= before:
                rows.expected = expected
            if record.line > before:
                yield record

    def _open(self) -> io.TextIOWrapper:
        # Universal line ends, handed through as they are: cells keep theirs.
        return io.TextIOWrapper(
            io.BytesIO(self._bytes), encoding=self.encoding, errors="replace", newline=""
        )


def _layout(text: _Text, shape: Shape, problems: Problems) -> tuple[Layout, int]:
    """What the columns hold, and the line of the header; 0 if there is none."""
    if shape.header:
        return layout_of(shape.headings), shape.header
    sample = list(itertools.islice(text.rows(shape, Problems(), 0, 0), _BODY_SAMPLE))
    found = guess_layout(sample)
    if found is None:
        raise _no_people(tuple(sample[0].cells) if sample else (), text._name)
    layout, headed = found
    problems.add(0, ProblemCode.NO_HEADER)
    return layout, next(r.line for r in sample if any(r.cells)) if headed else 0


def _day_first(text: _Text, shape: Shape, layout: Layout, header: int) -> bool | None:
    """Whether the dates of first contact have the day first, where they are numbers."""
    if Role.CONNECTED not in layout.roles:
        return None
    place = layout.roles.index(Role.CONNECTED)
    rows = text.rows(shape, Problems(), len(layout.roles), header)
    cells = (record.cells[place] for record in rows if place < len(record.cells))
    # Most files write the month as a word; then the first rows show it, and that is enough.
    head = list(itertools.islice(cells, _BODY_SAMPLE))
    if not any(csv_dates.is_in_numbers(cell) for cell in head):
        return None
    return csv_dates.order_of(itertools.chain(head, cells))


def _drafts(
    rows: Iterator[Record], layout: Layout, reader: Reader | OwnReader
) -> Iterator[ContactDraft]:
    """The people of the rows; rows without one are told in the reader's problems."""
    headings = [normal(column) for column in layout.columns]
    empty_from = empty_count = count = 0
    for record in rows:
        if not any(record.cells):
            # A blank line is nothing at all; a row of separators is a row without a text.
            if len(record.cells) > 1:
                empty_from = empty_from or record.line
                empty_count += 1
            continue
        if empty_count:
            reader.problems.add(empty_from, ProblemCode.EMPTY_ROWS, str(empty_count))
            empty_from = empty_count = 0
        if record.cells[0] and _repeats(record.cells, layout.columns, headings):
            reader.problems.add(record.line, ProblemCode.HEADER_REPEATED)
            continue
        draft = reader.draft(record)
        if draft is None:
            continue
        count += 1
        if count > MOST_PEOPLE:
            raise _too_many()
        yield draft
    if empty_count:
        reader.problems.add(empty_from, ProblemCode.EMPTY_ROWS, str(empty_count))


def _repeats(cells: list[str], columns: tuple[str, ...], headings: list[str]) -> bool:
    """Whether a row is the header once more: two files were put one behind the other."""
    if not columns or cells[0].strip() != columns[0] or not columns[0]:
        return False
    return [normal(cell) for cell in cells] == headings


def _too_many() -> BadFile:
    return BadFile(
        mark("The file has more than {most} people."),
        mark("Nothing was read or changed."),
        mark("Split it into several files."),
        most=f"{MOST_PEOPLE:,}",
    )


def _no_people(columns: tuple[str, ...], name: str) -> BadFile:
    found = ", ".join(column for column in columns if column.strip())
    return BadFile(
        mark("No contacts were found in “{name}”."),
        mark("Its first line says: {columns}. Nothing was changed."),
        mark("A list of contacts needs a column of names or of mail addresses."),
        name=name,
        columns=found[:200] or "–",
    )
