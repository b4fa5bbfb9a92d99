"""Others at the file of an open journal: it is swapped, written over, taken away, written into."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from journal.domain.changes import ChangeSet
from journal.domain.clock import FixedClock
from journal.errors import KnownError
from journal.services.library import Library, open_library
from journal.store.database import open_file
from journal.store.journal import Journal
from tests.reliability.figures import Figure, Troubles, zero
from tests.reliability.places import NOW, ROOT, sample_journal
from tests.reliability.state import troubles

EDITS = 6  # before and after
TICK = 0.012  # seconds; by then the time of a file's last change is another one

# A program that knows nothing of ours: one line in, one line out.
STRANGER = """
import sqlite3, sys
held = None
for line in sys.stdin:
    what, path, number = line.rstrip("\\n").split("|")
    if what == "write":
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("INSERT INTO setting (key, value) VALUES (?, '1')", ("stranger " + number,))
        other.close()
    elif what == "hold":
        held = sqlite3.connect(path, isolation_level=None)
        held.execute("BEGIN IMMEDIATE")
        held.execute("INSERT INTO setting (key, value) VALUES (?, '1')", ("stranger " + number,))
    elif held is not None:
        held.execute("COMMIT")
        held.close()
        held = None
    print("done", flush=True)
"""


@dataclass
class Run:
    """An open journal, what it was told, and which edits it accepted."""

    journal: Journal
    library: Library
    random: Random
    told: list[str] = field(default_factory=list)
    accepted: list[str] = field(default_factory=list)

    def edit(self, number: int, meanwhile: Callable[[], object] | None = None) -> bool:
        """Adds a person by a step, in which ``meanwhile`` happens; whether that was accepted."""
        name = f"Edit {number} {self.random.randrange(10**9)}"
        try:
            with self.journal.step("Outer"):
                self.library.contacts.add(name)
                if meanwhile is not None:
                    meanwhile()
        except KnownError as error:
            self.told.append(str(error))
            return False
        self.accepted.append(name)
        return True


def figures(count: int, seed: int) -> Iterator[Figure]:
    """So many swaps, and so many runs with another program that writes."""
    told = Troubles()
    with tempfile.TemporaryDirectory(prefix="journal-strangers-") as place:
        sample = sample_journal(Path(place))
        for what, trial in (("swapped file", _swap), ("other program writes", _foreign)):
            damaged = lost = silent = 0
            with _stranger() as ask:
                for number in range(count):
                    with opened(sample, Path(place), seed * 10_007 + number) as run:
                        found = trial(run, Path(place), ask)
                    for problem in found:
                        told.note(f"{what}, run {number}: {problem}")
                        damaged += problem.startswith("damaged")
                        lost += problem.startswith("lost")
                        silent += problem.startswith("not told")
            yield zero(f"{what}: damaged", count, damaged, "damaged")
            yield zero(f"{what}: accepted edits lost", count, lost, "lost")
            yield zero(f"{what}: not told within one edit", count, silent, "not told")


@contextmanager
def opened(sample: Path, place: Path, seed: int) -> Iterator[Run]:
    """A copy of the sample journal, opened."""
    with tempfile.TemporaryDirectory(dir=place) as folder:
        path = Path(folder) / "own.journal"
        shutil.copy(sample, path)
        clock = FixedClock(NOW)
        journal = Journal(open_file(path), path, clock)
        run = Run(journal, open_library(journal, clock), Random(seed))
        journal.subscribe(lambda changes: _heard(run, changes))
        journal.watch(lambda standing, _moved: run.told.append(str(standing)))
        try:
            yield run
        finally:
            journal.close()


def _heard(run: Run, changes: ChangeSet) -> None:
    if changes.rebuild:
        run.told.append("everything is read anew")


def _swap(run: Run, place: Path, _ask: object) -> list[str]:
    """Another version of the file comes in one of several ways, between edits or inside of one."""
    path = run.journal.path
    for number in range(run.random.randint(1, EDITS)):
        run.edit(number)
    theirs = _other_version(run, place)
    content = theirs.read_bytes()
    run.accepted.clear()  # what went with the file that is swapped nobody can keep in the other
    run.told.clear()
    way = run.random.choice((_replaced, _replaced, _written_over, _deleted, _renamed))
    time.sleep(TICK)
    within = way is not _written_over and run.random.random() < 0.3
    if not within:
        way(path, theirs)
    first = run.edit(100, (lambda: way(path, theirs)) if within else None)
    problems = []
    if not run.told:
        problems.append(f"not told: {way.__name__}, {'inside' if within else 'before'} an edit")
    told = bool(run.told)
    for number in range(1, EDITS):
        run.edit(100 + number)
    if way is _deleted or (way is _renamed and not path.exists()):
        return problems if told else [*problems, *_lost(run, set())]
    found, wrong = _found(path)
    if wrong:
        problems.append(f"damaged: {way.__name__}: {wrong}")
    elif not (first and within and told):  # into a file that had lost its name, and told so
        problems += _lost(run, found)
    theirs_only, _wrong = _found_in(content, place)
    if not wrong and not theirs_only <= found:
        problems.append("lost: what the other version held")
    return problems


def _foreign(run: Run, _place: Path, ask: Callable[[str], None]) -> list[str]:
    """Edits of both in turn; now and then the other holds the file while we write."""
    path, problems, theirs = run.journal.path, [], []
    for number in range(EDITS):
        run.edit(number)
        run.told.clear()
        theirs.append(f"stranger {number}")
        if run.random.random() < 0.4:
            ask(f"hold|{path}|{number}")
            if run.edit(100 + number):
                problems.append("lost: accepted while another held the file")
            ask(f"release|{path}|{number}")
        else:
            ask(f"write|{path}|{number}")
        if not run.edit(200 + number):
            problems.append(f"refused: {run.told[-1]}")
        if not run.told:
            problems.append("not told: another program wrote")
    found, wrong = _found(path)
    if wrong:
        problems.append(f"damaged: {wrong}")
    problems += _lost(run, found)
    if missing := [key for key in theirs if key not in found]:
        problems.append(f"lost: {len(missing)} of the other program's")
    return problems


def _lost(run: Run, found: set[str]) -> list[str]:
    missing = [name for name in run.accepted if name not in found]
    return [f"lost: {len(missing)} of {len(run.accepted)} accepted edits"] if missing else []


def _other_version(run: Run, place: Path) -> Path:
    """The same journal as another machine left it: some edits more."""
    path = place / f"theirs {run.random.randrange(10**9)}"
    shutil.copy(run.journal.path, path)
    clock = FixedClock(NOW)
    journal = Journal(open_file(path), path, clock)
    library = open_library(journal, clock)
    for number in range(run.random.randint(1, EDITS)):
        library.contacts.add(f"Theirs {number} {run.random.randrange(10**9)}")
    journal.close()
    return path


def _replaced(path: Path, theirs: Path) -> None:
    theirs.replace(path)


def _written_over(path: Path, theirs: Path) -> None:
    content = theirs.read_bytes()
    with path.open("r+b") as file:
        file.write(content)
        file.truncate()


def _deleted(path: Path, _theirs: Path) -> None:
    path.unlink()


def _renamed(path: Path, _theirs: Path) -> None:
    path.rename(path.with_name("conflicted copy.journal"))


def _found(path: Path) -> tuple[set[str], list[str]]:
    """Names of people and of the stranger's settings in a file, and what is wrong with it."""
    try:
        database = open_file(path)
    except KnownError as error:
        return set(), [str(error)]
    try:
        rows = database.rows("SELECT name FROM contact UNION ALL SELECT key FROM setting")
        return {row[0] for row in rows}, troubles(database)
    except (KnownError, sqlite3.Error) as error:
        return set(), [str(error)]
    finally:
        database.close()


def _found_in(content: bytes, place: Path) -> tuple[set[str], list[str]]:
    path = place / "content.journal"
    path.write_bytes(content)
    return _found(path)


@contextmanager
def _stranger() -> Iterator[Callable[[str], None]]:
    process = subprocess.Popen(
        [sys.executable, "-c", STRANGER],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        tells, hears = process.stdin, process.stdout

        def ask(line: str) -> None:
            tells.write(line + "\n")
            tells.flush()
            assert hears.readline() == "done\n", "the other program ended"

        yield ask
        tells.close()
