"""Where days and items stand on a page: numbers only, to be checked without painting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize

from journal.ui.calendar.weeks import WEEK

INSET = 3  # from the line of a day to its items
BAR = 3
TICK = 13  # of a line of LINE
LINE = 16
LEAST_TARGET = 24


@dataclass(frozen=True)
class Measures:
    """Heights that come with the font: of a day's number line and of a line of an item.

    ``close`` is for days so low that not one item would have room otherwise.
    """

    number: int
    line: int
    close: bool = False

    @property
    def above(self) -> int:
        """From the line of a day to its number line."""
        return 2 if self.close else 4

    @property
    def below(self) -> int:
        """From the number line to the first item."""
        return 1 if self.close else 2

    @property
    def pitch(self) -> int:
        """From one item of one line to the next; never less than what can be hit."""
        return max(self.line + 4, LEAST_TARGET)

    def block(self, lines: int) -> int:
        """Height of an item of so many lines."""
        return self.pitch - 4 + (lines - 1) * self.line

    @property
    def tick(self) -> int:
        """Side of the box of a follow-up, beside such letters."""
        return self.sized(TICK)

    def sized(self, side: int) -> int:
        """A side that was thought of for a line of ``LINE``, beside the letters there are."""
        return max(round(side * self.line / LINE), side)

    def least_day(self) -> int:
        """How high a day is in which one item has room."""
        return self.above + self.number + self.below + self.block(1) + 2


class PageGeometry:
    """Rows share the height, columns the width; leftover pixels go to the first ones."""

    def __init__(self, size: QSize, rows: int, head: int, gutter: int, mirrored: bool) -> None:
        """``head``: height of the weekdays' names; ``gutter``: width of the week numbers."""
        self.rows = max(rows, 1)
        self.mirrored = mirrored
        left = 0 if mirrored else gutter
        self.box = QRect(
            left, head, max(size.width() - gutter, WEEK), max(size.height() - head, self.rows)
        )
        self._columns = _edges(self.box.left(), self.box.width(), WEEK)
        self._lines = _edges(self.box.top(), self.box.height(), self.rows)
        self._gutter = QRect(self.box.right() + 1 if mirrored else 0, 0, gutter, size.height())

    def cell(self, place: int) -> QRect:
        """The ground of a day by its place, between the lines."""
        row, column = divmod(place, WEEK)
        if not 0 <= row < self.rows:
            return QRect()
        across = WEEK - 1 - column if self.mirrored else column
        left, top = self._columns[across], self._lines[row]
        return QRect(left, top, self._columns[across + 1] - left, self._lines[row + 1] - top)

    def place_at(self, point: QPoint) -> int | None:
        """The place of the day at a point; None beside the days."""
        if not self.box.contains(point):
            return None
        across = next(at for at in range(WEEK) if point.x() < self._columns[at + 1])
        row = next(at for at in range(self.rows) if point.y() < self._lines[at + 1])
        return row * WEEK + (WEEK - 1 - across if self.mirrored else across)

    def column_head(self, column: int) -> QRect:
        """Where the name of a weekday stands."""
        cell = self.cell(column)
        return QRect(cell.left(), 0, cell.width(), self.box.top())

    def week_label(self, row: int) -> QRect:
        """Where the number of a week stands."""
        cell = self.cell(row * WEEK)
        return QRect(self._gutter.left(), cell.top(), self._gutter.width(), cell.height())

    def column_lines(self) -> list[int]:
        """Where a line parts two columns."""
        return self._columns[1:-1]

    def row_lines(self) -> list[int]:
        """Where a line parts two weeks."""
        return self._lines[1:-1]


def number_line(cell: QRect, measures: Measures) -> QRect:
    """Where a day's number stands, and how many items there wasn't room for."""
    return QRect(cell.left() + 1, cell.top() + measures.above, cell.width() - 1, measures.number)


def shared(cell: QRect, wanted: Sequence[int], measures: Measures) -> list[int]:
    """How many lines each item of a day gets of those it would need to be read whole.

    All get as many as all can have, and what is left goes to the first ones: none is cut while
    there is room below. Where even single lines have no room, all get one.
    """
    room = cell.bottom() - _first_top(cell, measures) + 3  # no gap is needed below the last
    level = max(wanted, default=1)
    while level > 1 and _height([min(count, level) for count in wanted], measures) > room:
        level -= 1
    lines = [min(count, level) for count in wanted]
    for place, count in enumerate(wanted):
        more = (room - _height(lines, measures)) // measures.line
        if count > lines[place] and more > 0:
            lines[place] += min(more, count - lines[place])
    return lines


def _height(lines: Sequence[int], measures: Measures) -> int:
    return sum(measures.block(count) + 4 for count in lines)


def _first_top(cell: QRect, measures: Measures) -> int:
    return number_line(cell, measures).bottom() + 1 + measures.below


def stack(cell: QRect, lines: Sequence[int], measures: Measures) -> list[QRect]:
    """Places for the first items of a day, each of so many ``lines``; as many as there is room for.

    What isn't placed is told in the number line, so it takes no item's room.
    """
    top = _first_top(cell, measures)
    left, width = cell.left() + 1 + INSET, cell.width() - 1 - 2 * INSET
    places = []
    for count in lines:
        height = measures.block(count)
        if top + height > cell.bottom() - 1:
            break
        places.append(QRect(left, top, width, height))
        top += height + 4
    return places


def tick_box(item: QRect, measures: Measures, mirrored: bool) -> QRect:
    """Where the box of a follow-up stands."""
    tick = measures.tick
    left = item.right() - 4 - tick + 1 if mirrored else item.left() + 4
    return QRect(left, item.top() + (measures.block(1) - tick) // 2, tick, tick)


def tick_target(item: QRect, measures: Measures, mirrored: bool) -> QRect:
    """Where a press ticks: around the box, as large as a finger's tip needs."""
    height, width = measures.pitch, max(LEAST_TARGET, measures.tick + 8)
    left = item.right() - width + 1 if mirrored else item.left()
    return QRect(left, item.top() - 2, width, height)


def _edges(start: int, length: int, parts: int) -> list[int]:
    size, rest = divmod(length, parts)
    edges = [start]
    for part in range(parts):
        edges.append(edges[-1] + size + (1 if part < rest else 0))
    return edges
