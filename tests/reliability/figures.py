"""What was promised, how often it was tried, and what came of it."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One line of the table. ``kept`` None: told without a promise, or could not be tried."""

    what: str
    runs: int
    result: str
    promise: str
    kept: bool | None

    def cells(self) -> tuple[str, ...]:
        """As texts."""
        verdict = {True: "kept", False: "BROKEN", None: "-"}[self.kept]
        return self.what, f"{self.runs:,}", self.result, self.promise, verdict


def zero(what: str, runs: int, bad: int, of: str, *, also: str = "") -> Figure:
    """The usual promise: that something never happens, and that it was tried at all."""
    result = f"{bad} {of}" + (f" ({also})" if also else "")
    return Figure(what, runs, result, f"0 {of}", bad == 0 and runs > 0)


def table(figures: Iterable[Figure]) -> str:
    """All figures as lines."""
    lines = [("figure", "runs", "result", "promise", ""), *(each.cells() for each in figures)]
    widths = [max(len(line[column]) for line in lines) for column in range(5)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column == 1 else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


class Troubles:
    """The first few things that went wrong, told in full; the rest is counted."""

    def __init__(self, most: int = 5) -> None:
        self._most = most
        self.count = 0

    def note(self, text: str) -> None:
        """One more."""
        self.count += 1
        if self.count <= self._most:
            print(f"    ! {text}", flush=True)


class Stopwatch:
    """How long a part took."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def __str__(self) -> str:
        return f"{time.monotonic() - self._began:.0f} s"
