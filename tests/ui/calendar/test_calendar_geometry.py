"""Where days and items stand: every pixel belongs to one day, items lie within theirs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize

from journal.ui.calendar.geometry import (
    LEAST_TARGET,
    Measures,
    PageGeometry,
    number_line,
    shared,
    stack,
    tick_box,
    tick_target,
)

SIZES = st.builds(
    QSize, st.integers(min_value=60, max_value=2_000), st.integers(min_value=60, max_value=1_500)
)
ROWS = st.integers(min_value=1, max_value=6)
MEASURES = Measures(number=24, line=16)


@given(SIZES, ROWS, st.booleans())
def test_cells_tile_the_page(size: QSize, rows: int, mirrored: bool) -> None:
    geometry = PageGeometry(size, rows, 23, 26, mirrored)
    cells = [geometry.cell(place) for place in range(rows * 7)]
    area = sum(cell.width() * cell.height() for cell in cells)
    assert area == geometry.box.width() * geometry.box.height()
    widths = {cell.width() for cell in cells}
    assert max(widths) - min(widths) <= 1
    for place, cell in enumerate(cells):
        for point in (cell.topLeft(), cell.bottomRight(), cell.center()):
            assert geometry.place_at(point) == place


@given(SIZES, ROWS)
def test_a_mirrored_page_runs_the_other_way(size: QSize, rows: int) -> None:
    there = PageGeometry(size, rows, 23, 26, True)
    lefts = [there.cell(place).left() for place in range(7)]
    assert lefts == sorted(lefts, reverse=True)
    assert there.week_label(0).left() > there.cell(0).left()
    assert there.box.left() == 0


def test_beside_the_days_is_no_day() -> None:
    geometry = PageGeometry(QSize(700, 500), 5, 23, 26, False)
    assert geometry.place_at(QPoint(300, 10)) is None
    assert geometry.place_at(QPoint(5, 200)) is None
    assert geometry.place_at(QPoint(700, 200)) is None
    assert geometry.cell(35) == QRect()


@given(
    st.integers(min_value=30, max_value=700),
    st.lists(st.integers(min_value=1, max_value=3), max_size=40),
)
def test_items_lie_within_their_day_and_apart(height: int, lines: list[int]) -> None:
    cell = QRect(100, 50, 104, height)
    rects = stack(cell, lines, MEASURES)
    top = number_line(cell, MEASURES).bottom()
    for rect in rects:
        assert cell.contains(rect)
        assert rect.top() > top
        top = rect.bottom()
    if len(rects) < len(lines):  # the next one would not have fitted
        start = top + 1 + (4 if rects else 2)
        assert start + MEASURES.block(lines[len(rects)]) > cell.bottom() - 1


DAY = st.integers(min_value=30, max_value=700)
WANTED = st.lists(st.integers(min_value=1, max_value=8), min_size=1, max_size=12)


@given(DAY, WANTED)
def test_nothing_is_cut_while_there_is_room_below(height: int, wanted: list[int]) -> None:
    cell = QRect(100, 50, 104, height)
    lines = shared(cell, wanted, MEASURES)
    assert all(1 <= given <= count for given, count in zip(lines, wanted, strict=True))
    rects = stack(cell, lines, MEASURES)
    if len(rects) < len(wanted):
        assert set(lines) == {1}, "something is left out only when each has a single line"
    elif lines != wanted:
        assert rects[-1].bottom() + MEASURES.line > cell.bottom() - 2


def test_lines_are_shared_out_evenly_then_from_the_top() -> None:
    def share(room: int) -> list[int]:
        height = 4 + 24 + 2 + room + 2
        return shared(QRect(0, 0, 104, height), [5, 1, 5], MEASURES)

    whole = sum(MEASURES.block(count) for count in (5, 1, 5)) + 8
    assert share(whole) == [5, 1, 5]
    assert share(whole - 1) == [5, 1, 4]
    assert share(whole - 4 * MEASURES.line) == [3, 1, 3]
    assert share(whole - 9 * MEASURES.line) == [1, 1, 1]


def test_a_tick_can_be_hit() -> None:
    item = QRect(100, 50, 98, MEASURES.block(1))
    for mirrored in (False, True):
        target = tick_target(item, MEASURES, mirrored)
        assert target.contains(tick_box(item, MEASURES, mirrored))
        assert min(target.width(), target.height()) >= LEAST_TARGET
    following = item.translated(0, MEASURES.pitch)
    below = tick_target(following, MEASURES, False)
    assert not tick_target(item, MEASURES, False).intersects(below)
