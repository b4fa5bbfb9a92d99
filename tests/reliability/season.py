"""Forty interviews in sixteen weeks, by somebody who looks at Today and does what it says.

The world answers, keeps silent, declines, sends somebody else, promises introductions and forgets
them; all of it by a seed. What the program promises is looked at every week and at the end:
nobody on hold was written to, no thanks were late that had not stood on Today, nobody's promise
was forgotten, everyone is owed the good news once, and every page names the same next step.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from journal.domain.clock import FixedClock
from journal.services.library import open_library
from journal.services.starting import make_journal
from journal.store.database import open_file
from journal.store.journal import Journal
from tests.reliability.figures import Figure, Troubles, zero
from tests.reliability.season_looks import Looks, weekly
from tests.reliability.season_user import User
from tests.reliability.season_world import World

BEGIN = datetime(2026, 2, 2, 9, 0, tzinfo=ZoneInfo("Europe/London"))
"""A Monday; summer time begins within the season."""
WEEKS = 16
TELLING = 3
"""Weeks in which everyone hears of the found position."""
SITTINGS = (time(9), time(18, 30))


class Season:
    """One journal from the first day to the found position; ``looks`` has what was wrong."""

    def __init__(self, folder: Path, seed: int, every: int = 7) -> None:
        """``every`` so many days all pages are compared."""
        self._every = every
        path = folder / "season.journal"
        self.clock = FixedClock(BEGIN)
        make_journal(path, self.clock)
        self.journal = Journal(open_file(path), path, self.clock)
        self.journal.database.raw().execute("PRAGMA synchronous = OFF")  # nothing is killed here
        self.library = open_library(self.journal, self.clock, ("Notebook and pen",))
        self.random = Random(seed)
        self.looks = Looks(self.journal, self.library)
        self.world = World(self.library, self.random, self.looks)
        self.user = User(self.library, self.random, self.looks, self.world)

    def run(self) -> None:
        """All days, then the end of the search."""
        self.user.begin()
        self._days(0, WEEKS * 7)
        self.user.finds_a_position()
        self._days(WEEKS * 7, (WEEKS + TELLING) * 7)
        self.looks.at_the_end(self.world.asked_for_news)

    def _days(self, first: int, after: int) -> None:
        for number in range(first, after):
            day = (BEGIN + timedelta(days=number)).date()
            for at in SITTINGS:
                now = datetime.combine(day, at, tzinfo=BEGIN.tzinfo)
                self.clock.advance(now.astimezone(UTC) - self.clock.now().astimezone(UTC))
                self.world.turn()
                if self.user.sits_down(morning=at is SITTINGS[0]):
                    self.user.work(morning=at is SITTINGS[0])
            if number % self._every == self._every - 1:
                weekly(self.looks, self.journal)

    def close(self) -> None:
        """Gives the file back."""
        self.journal.close()


def one(seed: int, every: int = 7) -> Season:
    """A whole season, closed; its troubles and counts stay."""
    with tempfile.TemporaryDirectory(prefix="journal-season-") as folder:
        season = Season(Path(folder), seed, every)
        try:
            season.run()
        finally:
            season.close()
    return season


def figures(seeds: int, seed: int) -> Iterator[Figure]:
    """So many seasons; a promise broken anywhere is told with its seed."""
    told, happened, broken = Troubles(20), Counter[str](), Counter[str]()
    for number in range(seeds):
        season = one(seed * 1_000 + number)
        happened += season.looks.happened
        for promise, what in season.looks.troubles:
            broken[promise] += 1
            told.note(f"season {seed * 1_000 + number}: {promise}: {what}")
    also = ", ".join(f"{count} {what}" for what, count in sorted(happened.items()))
    yield Figure("season: what happened", seeds, also, "", None)
    for promise, what in Looks.PROMISES.items():
        yield zero(f"season: {promise}", happened[what], broken[promise], "times")
