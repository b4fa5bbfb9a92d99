"""The window goes on while long work is done: its event loop beats every 20 ms."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.reliability.figures import Figure
from tests.reliability.places import ROOT, sample_journal

P95_MS, MOST_MS = 50, 100


def figures(people: int, _seed: int) -> Iterator[Figure]:
    """Import of so many people, what comes before and after it."""
    with tempfile.TemporaryDirectory(prefix="journal-heart-") as place:
        sample_journal(Path(place))
        done = subprocess.run(
            [sys.executable, "-m", "tests.reliability.heartbeat_window", place, str(people)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        yield Figure("heartbeat", 0, done.stderr[-300:], "it ends", False)
        return
    found = json.loads(done.stdout.splitlines()[-1])
    busy = max(found["nothing"]) > P95_MS  # others have the processors: it says nothing then
    for what, beats in found.items():
        ordered = sorted(beats)
        p95, most = ordered[int(len(ordered) * 0.95)], ordered[-1]
        promise = f"p95 {P95_MS} ms, most {MOST_MS} ms" + (" (machine too busy)" if busy else "")
        yield Figure(
            f"heartbeat: {what}",
            len(beats),
            f"p95 {p95:.0f} ms, most {most:.0f} ms",
            promise,
            None if busy or what == "nothing" else p95 <= P95_MS and most <= MOST_MS,
        )
