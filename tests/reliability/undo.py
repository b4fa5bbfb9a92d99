"""Undo and redo bring back exactly what was: each command by itself, and long random walks."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from random import Random

from journal.domain.clock import FixedClock
from journal.errors import KnownError
from journal.services.library import open_library
from journal.store.database import open_file
from journal.store.journal import Journal
from tests.reliability.figures import Figure, Troubles, zero
from tests.reliability.operations import ACTS, NothingThere, Some, missing
from tests.reliability.places import NOW, sample_journal
from tests.reliability.state import answers, fingerprint, troubles

TRIES = 6  # of each command, with other arguments
STEPS = 1_000
LOOKED_FOR = ("an", "harbour", "zoe", "李", "tea", "baltic", "q", "50", "o'clock", "why", "call")
LOOK_EVERY = 25  # steps of a walk between two looks at index and invariants


def figures(seeds: int, seed: int) -> Iterator[Figure]:
    """Every command, then so many walks. ``seeds`` 0: one short walk."""
    untried = sorted(missing())
    yield Figure(
        "undo: commands that nobody tries",
        len(ACTS),
        ", ".join(untried) or "none",
        "none",
        not untried,
    )
    told = Troubles()
    with tempfile.TemporaryDirectory(prefix="journal-undo-") as place:
        sample = sample_journal(Path(place))
        changed: dict[str, int] = dict.fromkeys(ACTS, 0)
        runs = wrong = 0
        with opened(sample, Path(place), seed) as some:
            for name in ACTS:
                for _ in range(20 * TRIES):  # some have nothing to do at first, or are refused
                    if changed[name] < (TRIES if seeds else 1):
                        runs += 1
                        does, differs = _there_and_back(some, name, told)
                        changed[name] += does
                        wrong += differs
                        if not does:  # something of everything, for the next time
                            for other in some.random.sample(sorted(ACTS), 8):
                                do(some, other)
        idle = [name for name, times in changed.items() if not times]
        yield zero("undo: do, undo, redo of each command", runs, wrong, "differ")
        if idle:
            told.note(f"nothing to do for {idle}")
        yield zero("undo: commands that had nothing to do", len(ACTS), len(idle), "idle")
        steps = wrong = 0
        for number in range(seeds or 1):
            with opened(sample, Path(place), seed * 7_919 + number) as some:
                walked, found = _walk(some, STEPS if seeds else 120, told)
            steps += walked
            wrong += found
        yield zero("undo: random walks", steps, wrong, "differ", also=f"{seeds or 1} seeds")


@contextmanager
def opened(sample: Path, place: Path, seed: int) -> Iterator[Some]:
    """A copy of the sample journal, opened, with everything to work it."""
    with tempfile.TemporaryDirectory(dir=place) as folder:
        path = Path(folder) / "own.journal"
        shutil.copy(sample, path)
        clock = FixedClock(NOW)
        journal = Journal(open_file(path), path, clock)
        try:
            library = open_library(journal, clock, ("Printed sheet", "Pen"))
            yield Some(journal, library, Random(seed), Path(folder))
        finally:
            journal.close()


def do(some: Some, name: str) -> bool:
    """One operation; False when there was nothing to do it to, or it was refused."""
    try:
        ACTS[name](some.library, some)
    except (NothingThere, KnownError):
        return False
    return True


def _state(some: Some) -> tuple[str, str]:
    database = some.journal.database
    return fingerprint(database.raw(), history=False), answers(database, LOOKED_FOR)


def _there_and_back(some: Some, name: str, told: Troubles) -> tuple[bool, bool]:
    """Whether it changed anything, and whether something was not as it had been."""
    journal = some.journal
    assert isinstance(journal.clock, FixedClock)
    journal.clock.advance(timedelta(seconds=61))  # so that no step joins the one before
    before, newest = _state(some), journal.undo_step()
    done = do(some, name)
    after = _state(some)
    if journal.undo_step() == newest:
        if before != after:
            told.note(f"{name}: changed something without a step" + ("" if done else " (refused)"))
        return False, before != after
    found = [_played(some, play) for play in ("undo", "redo", "undo", "redo")]
    wrong = troubles(journal.database)
    if some.yes():
        journal.undo()  # half of it stays done, so that there is always something left
    if found != [before, after, before, after]:
        wrong.append("undo or redo differ")
    if wrong:
        told.note(f"{name}: {wrong}")
    return True, bool(wrong)


def _played(some: Some, play: str) -> tuple[str, str]:
    getattr(some.journal, play)()
    return _state(some)


class Walk:
    """A journal against a model: the states that were, the steps between them, and the place."""

    def __init__(self, some: Some) -> None:
        self.some = some
        self.journal = some.journal
        self.start = some.journal.undo_step()
        self.states = [_state(some)]
        self.steps = [0]
        self.place = 0

    def go(self, name: str) -> None:
        """One operation, undo or redo, or many of those at once."""
        newest = self.journal.undo_step()
        if name == "undo":
            if newest not in (None, self.start):  # only the newest ones are offered
                self.journal.undo()
                self.place -= 1
        elif name == "redo":
            if self.place < len(self.states) - 1 and self.journal.redo_step() is not None:
                self.journal.redo()
                self.place += 1
        elif name == "travel":
            self._travel()
        else:
            do(self.some, name)
            self._note(joined=self.journal.undo_step() == newest)

    def _travel(self) -> None:
        aim = self.some.random.randrange(len(self.states))
        if aim < self.place:
            self.journal.go_back(self.steps[aim + 1], _quiet)
        elif aim > self.place:
            self.journal.go_forward(self.steps[aim], _quiet)
        self.place = aim

    def _note(self, *, joined: bool) -> None:
        now = _state(self.some)
        if joined and now == self.states[self.place]:
            return  # nothing changed
        self.place += not joined
        del self.states[self.place :], self.steps[self.place :]
        self.states.append(now)
        step = self.journal.undo_step()
        self.steps.append(step[0] if step else 0)

    def wrong(self, *, thorough: bool) -> list[str]:
        """What is not as the model says."""
        found = fingerprint(self.journal.database.raw(), history=False)
        wrong = [] if found == self.states[self.place][0] else ["another state than it was"]
        if thorough:
            same = _state(self.some) == self.states[self.place]
            wrong += [] if same else ["the index answers otherwise"]
            wrong += troubles(self.journal.database)
        return wrong


def _quiet(_done: int, _total: int) -> None:
    pass


def _walk(some: Some, steps: int, told: Troubles) -> tuple[int, int]:
    """How many steps were made, and how many were wrong: the first of them ends it."""
    walk, random = Walk(some), some.random
    clock = some.journal.clock
    assert isinstance(clock, FixedClock)
    for number in range(steps):
        clock.advance(timedelta(seconds=random.choice((1, 10, 70))))
        kinds = ("undo", "undo", "redo", *random.sample(sorted(ACTS), 5))
        name = "travel" if random.random() < 0.02 else random.choice(kinds)
        walk.go(name)
        if wrong := walk.wrong(thorough=number % LOOK_EVERY == 0):
            told.note(f"step {number} ({name}): {wrong}")
            return number + 1, 1
    return steps, 0
