"""The window goes on while long work is done: its event loop beats every 20 ms."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.make import bench_journal
from tests.reliability.figures import Figure
from tests.reliability.heartbeat_window import LARGE
from tests.reliability.places import ROOT, sample_journal

P95_MS, MOST_MS = 50, 100
BROKEN = 300  # rows to repair
PROGRAM = """
import gc
gc.disable()
from journal.binding import load
load()  # as the program does: what is imported when a dialog is first opened counts too
from tests.reliability.heartbeat_window import main
main()
"""


def figures(people: int, _seed: int) -> Iterator[Figure]:
    """Import of so many people, and what comes before and after it; then a journal of so many."""
    with tempfile.TemporaryDirectory(prefix="journal-heart-") as place:
        sample_journal(Path(place))
        yield from _measured("import", Path(place), people)
    with tempfile.TemporaryDirectory(prefix="journal-heart-") as place:
        large = Path(place) / LARGE
        shutil.copyfile(bench_journal(people), large)
        large.chmod(0o600)
        _break(large)
        yield from _measured("large", Path(place), people)


def _break(path: Path) -> None:
    """Leaves something to repair: touches of nobody, and days that no calendar has."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA foreign_keys = 0")
    ids = [row[0] for row in connection.execute("SELECT id FROM touch LIMIT ?", (BROKEN,))]
    connection.executemany(
        "UPDATE touch SET contact_id = 987654321 WHERE id = ?", [(key,) for key in ids]
    )
    connection.commit()
    connection.close()


def _measured(what: str, place: Path, people: int) -> Iterator[Figure]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, what, place, str(people)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        yield Figure(
            f"heartbeat, {what}", 0, f"{done.returncode} {done.stderr[-300:]!r}", "it ends", False
        )
        return
    found = json.loads(done.stdout.splitlines()[-1])
    where = "10,000 into the sample" if what == "import" else "with notes and history"
    busy = _late(found["nothing"], 0)[0] > P95_MS  # others have the processors: it says nothing
    for each, beats in found.items():
        p95, most = _late(beats, 0)
        own_p95, own_most = _late(beats, 1)
        promise = f"p95 {P95_MS} ms, most {MOST_MS} ms" + (" (machine too busy)" if busy else "")
        yield Figure(
            f"heartbeat, {where}: {each}",
            len(beats),
            f"p95 {p95:.0f} ms, most {most:.0f} ms; computing {own_p95:.0f}, {own_most:.0f} ms",
            promise,
            None if busy or each == "nothing" else p95 <= P95_MS and most <= MOST_MS,
        )


def _late(beats: list[list[float]], which: int) -> tuple[float, float]:
    ordered = sorted(beat[which] for beat in beats)
    return ordered[int(len(ordered) * 0.95)], ordered[-1]
