"""``kill -9`` inside of the store's writes while a script works the real window."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from journal.errors import KnownError
from journal.paths import SAMPLE_NAME
from journal.store.database import open_file
from tests.reliability.figures import Figure, Troubles, zero
from tests.reliability.hits import Where
from tests.reliability.places import ROOT, sample_journal
from tests.reliability.state import fingerprint, troubles

IN_A_ROW = 10  # kills of one profile, before it is thrown away
PATIENCE = 150  # seconds
AIMS = ("forget", "restore", "revive", "bring_in")
ALL_AIMS = 100  # with so many kills each of them must have been hit


@dataclass
class Run:
    """What one process told until its end."""

    acknowledged: list[str] = field(default_factory=list)
    in_flight: str = ""
    opened: str = ""
    hit: str = ""
    failed: str = ""
    did: list[str] = field(default_factory=list)
    secret: str = ""  # the name of somebody who was forgotten, or is being so
    done: int = 0

    @property
    def allowed(self) -> set[str]:
        """The states that the file may be in."""
        return {self.acknowledged[-1] if self.acknowledged else self.opened, self.in_flight} - {""}

    def hear(self, line: str) -> None:
        """One line of the process."""
        what, _, rest = line.partition(" ")
        if what == "OPEN":
            self.opened = rest
        elif what == "FLIGHT":
            self.in_flight = rest
        elif what == "ACK":
            self.acknowledged.append(rest)
            self.in_flight = ""
        elif what == "DOING":
            self.did.append(rest)
        elif what == "FORGETS":
            self.secret = rest
        elif what == "DID":
            self.done += 1
        elif what == "HIT":
            self.hit = rest
        elif what in ("FAIL", "CANNOT"):
            self.failed = line


@dataclass
class Count:
    """What all of them came to."""

    kills: int = 0
    acknowledged: int = 0
    hot: int = 0
    lost: int = 0
    damaged: int = 0
    refused: int = 0
    failed: int = 0
    forgotten: int = 0
    left: int = 0
    where: dict[str, int] = field(default_factory=dict)
    during: dict[str, int] = field(default_factory=dict)


def figures(kills: int, seed: int) -> Iterator[Figure]:
    """Kills so many processes, each at a seeded point."""
    count, told = Count(), Troubles()
    with tempfile.TemporaryDirectory(prefix="journal-kill-") as place:
        sample = sample_journal(Path(place))
        folder, before = Path(), ""
        for number in range(kills * 2):  # a script may end before its point is reached
            if count.kills >= kills:
                break
            if number % IN_A_ROW == 0:
                folder, before = Path(place) / f"profile {number}", ""
                folder.mkdir(mode=0o700)
                shutil.copy(sample, folder / SAMPLE_NAME)
            run = _run(folder, seed * 100_003 + number, aim(number))
            if before and run.opened and run.opened != before:
                count.lost += 1
                told.note(f"run {number}: the program opened another state than was left")
            before = _judge(
                run, folder, count, lambda text, n=number: told.note(f"run {n}: {text}")
            )
    places = ", ".join(f"{number} {where}" for where, number in sorted(count.where.items()))
    of = f"{count.acknowledged} acknowledged"
    yield zero("kill -9: acknowledged edits lost", count.kills, count.lost, "lost", also=of)
    yield zero("kill -9: damaged or half-done", count.kills, count.damaged, "damaged")
    yield zero("kill -9: refused to open again", count.kills, count.refused, "refused")
    yield zero("kill -9: called saved, but was not", count.kills, count.failed, "times")
    yield zero(
        "kill -9: forgotten, but still in the file",
        count.kills,
        count.left,
        "names",
        also=f"{count.forgotten} forgotten",
    )
    during = ", ".join(f"{number} {what}" for what, number in sorted(count.during.items()))
    aims = all(count.during.get(each) for each in AIMS)
    kept = aims if kills >= ALL_AIMS else None
    yield Figure("kill -9: in each action", count.kills, during, ", ".join(AIMS), kept)
    yield Figure(
        "kill -9: hit an open transaction",
        count.kills,
        f"all; {count.hot} left a rollback journal ({places})",
        f"{kills} kills",
        count.kills == kills and count.hot > 0,
    )


def aim(number: int) -> str:
    """Each third run goes for one of the actions that rewrite much; "" for any."""
    return AIMS[number // 3 % len(AIMS)] if number % 3 == 2 else ""


def plan(seed: int, aim: str) -> list[str]:
    """Which transaction, where in it, and how far."""
    chosen = random.Random(seed)
    where = chosen.choice([Where.STATEMENT, *Where] if aim != "restore" else list(Where)[1:])
    reach = 400 if where is Where.STATEMENT else 60
    if aim == "restore":
        reach = 6  # it is copied and renamed as a whole
    elif where is Where.STATEMENT and aim:
        reach *= 10
    first = 1 if aim else chosen.randint(1, 7)
    return [str(first), str(where), str(round(reach ** chosen.random())), aim]


def _run(folder: Path, seed: int, aim: str) -> Run:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(folder / "home")}
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.reliability.driver",
            str(folder),
            str(seed),
            *plan(seed, aim),
        ],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=PATIENCE,
        check=False,
    )
    run = Run()
    for line in done.stdout.decode().splitlines():
        run.hear(line)
    return run


def _judge(run: Run, folder: Path, count: Count, note: Callable[[str], None]) -> str:
    """Looks at what was left, in a copy, so that the program itself has to tidy up next time."""
    count.acknowledged += len(run.acknowledged)
    if run.failed:
        count.failed += 1
        note(f"{run.failed} in {run.did[-4:]}")
        return ""
    if not run.hit:
        return run.acknowledged[-1] if run.acknowledged else run.opened
    count.kills += 1
    where = run.hit.partition(" (")[0]
    count.where[where] = count.where.get(where, 0) + 1
    count.during[run.did[-1]] = count.during.get(run.did[-1], 0) + 1
    with tempfile.TemporaryDirectory(prefix="journal-left-") as place:
        shutil.copy(folder / SAMPLE_NAME, place)
        rollback = folder / f"{SAMPLE_NAME}-journal"
        if rollback.exists():
            shutil.copy(rollback, place)
            count.hot += rollback.stat().st_size > 0
        try:
            database = open_file(Path(place) / SAMPLE_NAME)
        except KnownError as error:
            count.refused += 1
            note(f"{error} after {run.hit}")
            return ""
        found = fingerprint(database.raw())
        wrong = troubles(database)
        known = bool(database.rows("SELECT 1 FROM contact WHERE name = ?", (run.secret,)))
        database.close()
        if run.secret and not known:
            count.forgotten += 1
            if run.secret.encode() in (Path(place) / SAMPLE_NAME).read_bytes():
                count.left += 1
                note(f"{run.secret} is forgotten, but in the file, after {run.hit}")
    if wrong:
        count.damaged += 1
        note(f"{wrong} after {run.hit}")
    if found not in run.allowed:
        count.lost += 1
        note(f"neither the acknowledged state nor the one in flight, after {run.hit}")
    return found
