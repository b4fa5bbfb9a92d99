"""From bytes to rows of cells: line ends, separators, quotes, and files that got them wrong.

Well-formed lines are taken apart by the standard library's reader. What it can't do is done
here: a cell over several lines, a quote that was never closed, a quote inside of a cell.
"""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from journal.errors import BadFile, mark
from journal.exchange.drafts import Problem, ProblemCode

SEPARATORS: Final = (",", ";", "\t", "|")
MOST_LINE: Final = 32_000_000
_MOST_CELL_LINES: Final = 200_000
_MANY_LINES: Final = 100
_MOST_LOOKED_AHEAD: Final = 500_000
_MOST_PROBLEMS: Final = 500
_DETAIL: Final = 60


class Record(NamedTuple):
    """One row: the physical line where it begins, and its cells."""

    line: int
    cells: list[str]


class Problems:
    """Collects what was odd; at most 500 of a kind, so that a broken file can't fill the memory."""

    def __init__(self) -> None:
        self._found: list[Problem] = []
        self._counts: dict[ProblemCode, int] = {}

    def add(self, line: int, code: ProblemCode, detail: str = "") -> None:
        """Notes a problem; ``detail`` is shortened to a line that can be shown."""
        count = self._counts.get(code, 0)
        self._counts[code] = count + 1
        if count < _MOST_PROBLEMS:
            detail = " ".join(detail.split())
            if len(detail) > _DETAIL:
                detail = detail[: _DETAIL - 1] + "…"
            self._found.append(Problem(line, code, detail))

    def once(self, line: int, code: ProblemCode, detail: str = "") -> None:
        """Notes a problem unless its kind was noted already."""
        if code not in self._counts:
            self.add(line, code, detail)

    def all(self) -> tuple[Problem, ...]:
        """In the order of the lines, those of the whole file first."""
        return tuple(sorted(self._found, key=lambda problem: problem.line))


class Lines:
    """The physical lines of a text, with their ends, numbered from 1; some can be given back.

    CR, LF and CRLF each end a line. NUL characters are taken out and told.
    """

    def __init__(self, file: io.TextIOBase, problems: Problems, name: str) -> None:
        self._file = file
        self._problems = problems
        self._name = name
        self._back: deque[str] = deque()
        self.number = 0

    def next(self) -> str | None:
        """The next line; None at the end. Raises BadFile for a line of over 32 M characters."""
        line = self._back.popleft() if self._back else self._file.readline(MOST_LINE)
        if not line:
            return None
        self.number += 1
        if len(line) >= MOST_LINE:
            raise BadFile(
                mark("“{name}” has a line of more than 32 million characters; it is no table."),
                mark("Nothing was read or changed."),
                name=self._name,
            )
        if "\0" in line:
            self._problems.once(self.number, ProblemCode.NULS_REMOVED)
            line = line.replace("\0", "") or "\n"
        return line

    def give_back(self, lines: list[str]) -> None:
        """The last lines, oldest first, will come again."""
        self._back.extendleft(reversed(lines))
        self.number -= len(lines)


@dataclass
class _Scan:
    """Takes lines apart that the strict reader refused; goes on over line ends inside quotes."""

    separator: str

    def __post_init__(self) -> None:
        self.cells: list[str] = []
        self.parts: list[str] = []
        self.open = False
        self.opened_again = False

    def feed(self, line: str) -> None:
        """Goes through one line. Afterwards ``open`` says whether a quote is still open, and
        ``opened_again`` whether this line has what looks like an opening quote inside of it.
        """
        self.opened_again = False
        place = self._quoted(line, 0) if self.open else 0
        while not self.open and place <= len(line):
            place = self._cell(line, place)

    def _cell(self, line: str, place: int) -> int:
        """One cell from ``place``; returns where the next begins, beyond the end after the last."""
        start = place
        while start < len(line) and line[start] == " ":
            start += 1
        if line.startswith('"', start):
            self.open = True
            return self._quoted(line, start + 1)
        end = line.find(self.separator, place)
        if end < 0:
            self.cells.append(line[place:].rstrip("\r\n"))
            return len(line) + 1
        self.cells.append(line[place:end])
        return end + 1

    def _quoted(self, line: str, place: int) -> int:
        """The inside of a quoted cell from ``place`` to its closing quote, if this line has it."""
        while True:
            quote = line.find('"', place)
            if quote < 0:
                self.parts.append(line[place:])
                return len(line) + 1
            if line.startswith('""', quote):
                # Doubled: one quote of the text. Except for an empty cell's pair or a text that
                # ends here, which the branches below would see; RFC 4180 reads from the left.
                self.parts.append(line[place : quote + 1])
                place = quote + 2
                continue
            after = quote + 1
            while after < len(line) and line[after] == " ":
                after += 1
            if after >= len(line) or line[after] in (self.separator, "\r", "\n"):
                self.parts.append(line[place:quote])
                self.cells.append("".join(self.parts))
                self.parts = []
                self.open = False
                at_end = after >= len(line) or line[after] in "\r\n"
                return len(line) + 1 if at_end else after + 1
            if quote == 0 or line[quote - 1] == self.separator:
                self.opened_again = True
            self.parts.append(line[place : quote + 1])
            place = quote + 1


def _dialect(separator: str) -> type[csv.Dialect]:
    class Strict(csv.excel):
        delimiter = separator
        strict = True
        skipinitialspace = True

    return Strict


class Rows:
    """The rows of a text, in order. ``expected`` is the number of columns, once it is known:
    it tells a lost quote from a cell that really runs over several lines.
    """

    def __init__(self, lines: Lines, separator: str, problems: Problems) -> None:
        self._lines = lines
        self._separator = separator
        self._problems = problems
        self._dialect = _dialect(separator)
        self._looked_ahead = 0
        self.expected = 0
        # Some programs quote each line as a whole, with the real quotes doubled inside.
        self.unwrap = False

    def __iter__(self) -> Iterator[Record]:
        lines, separator = self._lines, self._separator
        while (line := lines.next()) is not None:
            number = lines.number
            if '"' not in line:
                cells = line.rstrip("\r\n").split(separator)
            else:
                cells = self._strict(line) or self._over_lines(line) or self._careful(line)
            if self.unwrap and len(cells) == 1:
                cells = self._strict(cells[0]) or cells
            yield Record(number, cells)

    def _strict(self, line: str) -> list[str] | None:
        try:
            return next(csv.reader((line,), self._dialect))
        except (csv.Error, StopIteration):
            return None

    def _over_lines(self, line: str) -> list[str] | None:
        """The cells of a well-formed row with line ends inside of its quotes; None if it isn't."""
        if line.count('"') % 2 == 0:
            return None
        number = self._lines.number
        taken: list[str] = []

        def supply() -> Iterator[str]:
            yield line
            while len(taken) < self._most() and (following := self._lines.next()) is not None:
                taken.append(following)
                yield following

        try:
            cells = next(csv.reader(supply(), self._dialect))
        except csv.Error:
            cells = []
        if not cells or self._are_rows(taken[:-1], self.expected, cut_off=False):
            self._lines.give_back(taken)
            self._looked_ahead += len(taken)
            return None
        if len(taken) > _MANY_LINES:
            self._problems.add(number, ProblemCode.LONG_CELL, str(len(taken) + 1))
        return cells

    def _most(self) -> int:
        """How many lines a cell may take: files full of errors must not take for ever."""
        return min(_MOST_CELL_LINES, max(1_000, _MOST_LOOKED_AHEAD - self._looked_ahead))

    def _careful(self, line: str) -> list[str]:
        """The cells of a row that the strict reader refused, taking further lines if it must."""
        number = self._lines.number
        scan = _Scan(self._separator)
        scan.feed(line)
        if not scan.open:
            return scan.cells
        expected = self.expected or len(self._alone(line))
        if line.count('"') % 2 == 0 and self._is_row(line, expected):
            return self._alone(line)  # "Bob" Smith: quotes that are part of the text
        taken: list[str] = []
        swallowed = False
        while scan.open and not swallowed:
            following = self._lines.next()
            if following is None:
                break
            taken.append(following)
            scan.feed(following)
            swallowed = len(taken) > self._most() or (
                scan.opened_again and self._is_row(following, expected)
            )
        inside = taken if scan.open else taken[:-1]
        cut_off = scan.open and not swallowed
        # No name runs over lines to the end of a file; files full of errors must not take for ever.
        rows = cut_off and (not taken or (not scan.cells and len(taken) < _MANY_LINES))
        if swallowed or rows or self._are_rows(inside, expected, cut_off):
            self._lines.give_back(taken)
            self._looked_ahead += len(taken)
            self._problems.add(number, ProblemCode.UNCLOSED_QUOTE, line)
            return self._alone(line)
        if cut_off:
            self._problems.add(number, ProblemCode.UNCLOSED_QUOTE, line)
            return [*scan.cells, "".join(scan.parts).rstrip("\r\n")]
        if len(inside) > _MANY_LINES:
            self._problems.add(number, ProblemCode.LONG_CELL, str(len(taken) + 1))
        return scan.cells

    def _alone(self, line: str) -> list[str]:
        """The cells of ``line`` if it ends where the line ends, whatever its quotes say."""
        scan = _Scan(self._separator)
        scan.feed(line)
        if not scan.open:
            return scan.cells
        tail = "".join(scan.parts).rstrip("\r\n")
        split = tail.split(self._separator)
        if '"' in split[0]:
            split[0] = '"' + split[0]
        if not self.expected or len(scan.cells) + len(split) <= self.expected:
            return [*scan.cells, *split]
        return [*scan.cells, tail]

    def _is_row(self, line: str, expected: int) -> bool:
        """Whether a line, read alone, has the cells of a row."""
        return expected > 1 and len(self._alone(line)) == expected

    def _are_rows(self, lines: list[str], expected: int, cut_off: bool) -> bool:
        """Whether the lines inside of a quoted cell are rows that a lost quote swallowed.

        With few columns a text can look like rows by chance, so more of it must; unless
        (``cut_off``) no quote ever closes the cell, which a mistake explains best.
        """
        if expected < 2 or not lines:
            return False
        rows = sum(self._is_row(line, expected) for line in lines)
        if expected >= 4 or cut_off:
            return rows * 2 >= len(lines)
        return rows == len(lines) and rows >= (3 if expected == 3 else 10)
