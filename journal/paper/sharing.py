"""Shares out the height of pages among questions: how many ruled lines each one gets.

Pure arithmetic in mm. On each page the free height is shared out evenly in whole lines, then
those that must be asked get one more each, in turn, while there is height for a line; what is
left goes between the questions. A question never splits over pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

# Nobody writes more on one answer; what is left becomes room for notes.
MOST_LINES = 8
_GAP = 2.0
_TIGHT_GAP = 1.2
_MOST_GAP = 8.0
# A text line ends with some air of its own, which the first ruled line may use.
_RISE = 0.9


class Ask(NamedTuple):
    """A question to be placed: the height of its text, and whether it must be asked."""

    height: float
    must_ask: bool


class Place(NamedTuple):
    """Where a question comes to lie: from the top of the page's share, with how many lines."""

    number: int
    y: float
    lines: int


class Share(NamedTuple):
    """One page's questions, and the height that none of them uses (below the last one)."""

    places: tuple[Place, ...]
    left: float


def item_height(height: float, lines: int, rule: float) -> float:
    """Height of a question whose text is so high, with so many ruled lines below."""
    return height - _RISE + lines * rule


def least_height(asks: Sequence[Ask], rule: float) -> float:
    """Height of all questions on one page with a single line each."""
    items = sum(item_height(ask.height, 1, rule) for ask in asks)
    return items + _TIGHT_GAP * max(len(asks) - 1, 0)


def share_out(asks: Sequence[Ask], first: float, later: float, rule: float) -> tuple[Share, ...]:
    """Distribute questions over a first page with so much room, then others with ``later``.

    Always at least one page; the first has no question if none fits on it.
    """
    shares: list[Share] = []
    start, room = 0, first
    while True:
        count = _fitting(asks, start, room, rule)
        if not count and shares:
            count = 1  # higher than a whole page: let it stand alone rather than never
        taken = asks[start : start + count]
        shares.append(_share(taken, start, room, rule))
        start, room = start + count, later
        if start >= len(asks):
            return tuple(shares)


def _fitting(asks: Sequence[Ask], start: int, room: float, rule: float) -> int:
    """How many of the questions fit with one line each."""
    count, used = 0, 0.0
    for ask in asks[start:]:
        used += item_height(ask.height, 1, rule) + (_TIGHT_GAP if count else 0)
        if used > room:
            break
        count += 1
    return count


def _share(asks: Sequence[Ask], start: int, room: float, rule: float) -> Share:
    if not asks:
        return Share((), room)
    between = len(asks) - 1
    texts = sum(item_height(ask.height, 0, rule) for ask in asks)
    # Closer together where that gives everyone a line more.
    even, gap = max(
        (_even((room - texts - between * gap) / (rule * len(asks))), gap)
        for gap in (_TIGHT_GAP, _GAP)
    )
    lines = [even] * len(asks)
    left = room - texts - between * gap - rule * sum(lines)
    if left < 0:
        gap, left = _TIGHT_GAP, left + between * (gap - _TIGHT_GAP)
    wanting = [i for i, ask in enumerate(asks) if ask.must_ask]
    while left >= rule and any(lines[i] < MOST_LINES for i in wanting):
        for i in wanting:
            if left >= rule and lines[i] < MOST_LINES:
                lines[i] += 1
                left -= rule
    if between and left > 0:
        more = min(left / between, _MOST_GAP - gap)
        gap, left = gap + more, left - more * between
    places, y = [], 0.0
    for i, ask in enumerate(asks):
        places.append(Place(start + i, y, lines[i]))
        y += item_height(ask.height, lines[i], rule) + gap
    return Share(tuple(places), max(left, 0.0))


def _even(lines: float) -> int:
    return max(1, min(MOST_LINES, int(lines)))
