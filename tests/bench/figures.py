"""What was measured, and how it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True)
class Figure:
    """One line: what, with which journal, all values measured, and the most that was promised.

    The median is judged; ``most`` None is told without a promise.
    """

    what: str
    journal: str
    values: tuple[float, ...]
    unit: str = "ms"
    most: float | None = None

    @property
    def kept(self) -> bool:
        """Whether the promise is kept."""
        return self.most is None or median(self.values) <= self.most

    def cells(self, judge: bool) -> tuple[str, str, str, str, str]:
        """As texts: what, journal, measured, promise, verdict."""
        low, high = min(self.values), max(self.values)
        shown = _number(median(self.values), self.unit)
        if len(self.values) > 1:
            shown += f" ({_number(low, self.unit)}–{_number(high, self.unit)})"
        promise = "" if self.most is None else f"≤ {_number(self.most, self.unit)}"
        verdict = "" if self.most is None or not judge else "ok" if self.kept else "OVER"
        return self.what, self.journal, f"{shown} {self.unit}", promise, verdict


def _number(value: float, unit: str) -> str:
    if unit == "×":
        return f"{value:.2f}"
    return f"{value:.1f}" if value < 20 else f"{value:.0f}"


def table(figures: Iterable[Figure], *, judge: bool) -> str:
    """All figures as lines of a table."""
    head = ("figure", "journal", "median (least–most)", "promise", "" if not judge else "kept")
    lines = [head, *(figure.cells(judge) for figure in figures)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def timed(act: Callable[[int], object], times: int, *, warm: int = 3) -> tuple[float, ...]:
    """Milliseconds of each of ``times`` calls, given their number; the first few aren't counted."""
    found = []
    for number in range(warm + times):
        began = perf_counter()
        act(number)
        if number >= warm:
            found.append((perf_counter() - began) * 1000)
    return tuple(found)


def ratios(over: Sequence[float], under: Sequence[float]) -> tuple[float, ...]:
    """Each value against the one that was measured right beside it."""
    return tuple(a / b for a, b in zip(over, under, strict=True))
