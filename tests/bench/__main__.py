"""Measures what was promised: ``python -m tests.bench [--quick] [--size 10000|100000]``.

Promises stand for the sample journal and for 10,000 contacts; of other sizes the figures are told.
``--quick`` takes a small journal and few runs, only to see that all of it works.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench import store
from tests.bench.figures import Figure, ratios, table
from tests.bench.make import bench_journal, described
from tests.bench.now import NOW_TEXT
from tests.bench.processes import (
    HERE,
    PYTHON,
    environment,
    in_turn,
    memory,
    profile,
    screen,
    until_end,
)

PROMISED = 10_000
QUICK = 500
JOURNAL = [*PYTHON, "-m", "journal"]
BARE = [*PYTHON, str(HERE / "bare_window.py")]
TREE = [*PYTHON, str(HERE / "bare_tree.py")]
SETTLED = 2.0  # seconds after the first paint

# What window.py calls it, what it is here, and the most it may take with 10,000 contacts.
IN_WINDOW = (
    ("today again", "Today, read and painted", None),
    ("people first", "People, first shown", None),
    ("filter 1", "tree filter, first key", 50),
    ("filter 2", "tree filter, second key", None),
    ("filter 3", "tree filter, from the third key", 16),
    ("filter cleared", "tree filter cleared", None),
    ("select", "select a person", 30),
    ("interviews first", "Interviews, first shown", None),
    ("calendar first", "Calendar, first shown", None),
)
MEMORY = 110


def main() -> int:
    """Measures and prints; 1 when a promise is broken."""
    arguments = _arguments()
    size = QUICK if arguments.quick else arguments.size
    judged = size == PROMISED and not arguments.quick
    source = bench_journal(size, _say)
    name = f"{size:,}"
    _say(f"{name} contacts: {described(source)}")
    times = 2 if arguments.quick else 20
    figures: list[Figure] = []
    for part in (
        _starts(source, name, 0 if arguments.quick else 15),
        store.measure(source, name, times if arguments.quick else 50),
        _in_window(source, name, times),
        _files(source, name, 1 if arguments.quick else 9),
    ):
        for figure in part:
            figures.append(figure)
            _say(f"  {figure.what}, {figure.journal}")
    shown = figures if judged else [_told(figure, size) for figure in figures]
    _say("")
    _say(table(shown, judge=not arguments.quick))
    return int(not arguments.quick and not all(figure.kept for figure in shown))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m tests.bench")
    parser.add_argument("--quick", action="store_true", help="only see that all of it works")
    parser.add_argument("--size", type=int, default=PROMISED, help="contacts in the journal")
    return parser.parse_args()


def _say(text: str) -> None:
    print(text, flush=True)


def _told(figure: Figure, size: int) -> Figure:
    """Without a promise, where it was given for another size."""
    if figure.journal == "sample" and size == PROMISED:
        return figure
    return Figure(figure.what, figure.journal, figure.values, figure.unit)


def _starts(source: Path, name: str, times: int) -> Iterator[Figure]:
    """Start until usable, beside an empty window, on each platform there is; quickly on one."""
    with screen(times > 0) as display, profile() as folder:
        for platform in ("offscreen", "xcb") if display else ("offscreen",):
            env = environment(platform, display if platform == "xcb" else "")
            common = [*JOURNAL, "--data-dir", str(folder), "--mark-ready"]
            sample = [*common, "--sample"]
            large = [*common, "--journal", str(source), "--now", NOW_TEXT]
            where = f"start until usable, {platform}"
            bare, full = in_turn(BARE, [*TREE, str(source)], env, max(times, 1))
            what = f"{where}: least program with a tree"
            yield Figure(what, name, tuple(full))
            yield Figure(f"{what}: ratio", name, ratios(full, bare), "×")
            for journal, command, most in (("sample", sample, 2.0), (name, large, 2.2)):
                bare, full = in_turn(BARE, command, env, max(times, 1))
                yield Figure(f"{where}: empty window", "none", tuple(bare))
                yield Figure(where, journal, tuple(full))
                yield Figure(f"{where}: ratio", journal, ratios(full, bare), "×", most)
            if platform == "offscreen":
                yield from _memory([*TREE, str(source)], env, name, "of the least program", None)
                yield from _memory(large, env, name, "after the start", MEMORY)


def _memory(
    command: list[str], env: dict[str, str], name: str, what: str, most: int | None
) -> Iterator[Figure]:
    used = memory(command, env, SETTLED)
    if used is not None:
        yield Figure(f"memory {what} (PSS)", name, (used,), "MiB", most)


def _in_window(source: Path, name: str, times: int) -> Iterator[Figure]:
    with store.opened(source) as (journal, _library), profile() as folder:
        journal.close()
        values = _measured_window(journal.path, folder, times)
    for key, what, most in IN_WINDOW:
        if key in values:
            yield Figure(what, name, tuple(values[key]), most=most)
    typed = sorted(values["letter key"])
    late = typed[round(len(typed) * 0.95) - 1]
    yield Figure("typing a letter: a key, median", name, tuple(typed))
    yield Figure("typing a letter: a key, p95", name, (late,), most=16)
    what = "typing a letter: hints, after a pause"
    yield Figure(what, name, tuple(values["letter hints"]), most=16)
    if "memory" in values:
        what = "memory with every page shown (PSS)"
        yield Figure(what, name, tuple(values["memory"]), "MiB", MEMORY)
    with store.opened(source) as (journal, _library), profile() as folder:
        what = f"Today, read and painted, {store.fill_today(journal)}"
        journal.close()
        values = _measured_window(journal.path, folder, times, "today")
    yield Figure(what, name, tuple(values["today again"]), most=50)


def _measured_window(journal: Path, folder: Path, times: int, *only: str) -> dict[str, list[float]]:
    command = [*PYTHON, "-m", "tests.bench.window_process", str(journal), str(folder), str(times)]
    done = subprocess.run(
        [*command, *only],
        env=environment(),
        cwd=HERE.parents[1],
        check=True,
        capture_output=True,
        text=True,
    )
    found: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return found


def _files(source: Path, name: str, times: int) -> Iterator[Figure]:
    """CSV and PDF, each by a process of its own."""
    env = environment()
    with profile() as folder:
        common = [*JOURNAL, "--data-dir", str(folder)]
        export = [*common, "--journal", str(source), "--now", NOW_TEXT, "export"]
        values = [until_end([*export, str(folder / "out.csv")], env) for _ in range(times + 1)]
        yield Figure("CSV export, whole process", name, tuple(values[1:]), most=400)
        number = _interview_of_ten(folder, env)
        sheet = [*common, "--sample", "sheet", str(number), str(folder / "sheet.pdf")]
        page = [*PYTHON, str(HERE / "bare_page.py"), str(folder / "page.pdf")]
        pairs = [(until_end(page, env), until_end(sheet, env)) for _ in range(times + 1)][1:]
        bare, full = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
        yield Figure("PDF of one line, whole process", "none", tuple(bare))
        yield Figure("PDF of a sheet, whole process", "sample", tuple(full))
        yield Figure("PDF of a sheet: ratio", "sample", ratios(full, bare), "×", 1.5)


def _interview_of_ten(folder: Path, env: dict[str, str]) -> int:
    """The interview of the sample journal with the number of questions nearest to ten."""
    listed = subprocess.run(
        [*JOURNAL, "--data-dir", str(folder), "--sample", "list", "interviews", "--json"],
        env=env,
        cwd=HERE.parents[1],
        check=True,
        capture_output=True,
        text=True,
    )
    rows = json.loads(listed.stdout)
    return int(min(rows, key=lambda row: abs(len(row["questions"]) - 10))["id"])


if __name__ == "__main__":
    sys.exit(main())
