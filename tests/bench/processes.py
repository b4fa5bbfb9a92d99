"""Whole processes: how long until they are ready, or end, and what memory they use."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
PYTHON = [sys.executable, "-P"]
TIMEOUT = 120


def environment(platform: str = "offscreen", display: str = "") -> dict[str, str]:
    """As on a desk: bytecode is kept, nothing of this shell's settings of Qt and Python matters."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("QT_", "PYTHON", "LC_", "XDG_", "DISPLAY", "WAYLAND", "PYTEST"))
    }
    kept |= {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": platform, "LC_ALL": "C.UTF-8"}
    if display:
        kept["DISPLAY"] = display
    return kept


def until_ready(command: Sequence[str], env: dict[str, str]) -> float:
    """Milliseconds from the start of a process to the first line it prints; then it is ended."""
    began = perf_counter()
    with _running(command, env) as process:
        _first_line(process)
        return (perf_counter() - began) * 1000


def until_end(command: Sequence[str], env: dict[str, str]) -> float:
    """Milliseconds of a whole process, which must succeed."""
    began = perf_counter()
    subprocess.run(
        command, env=env, check=True, timeout=TIMEOUT, stdout=subprocess.DEVNULL, cwd=ROOT
    )
    return (perf_counter() - began) * 1000


def in_turn(
    one: Sequence[str], other: Sequence[str], env: dict[str, str], times: int
) -> tuple[list[float], list[float]]:
    """Both until ready, by turns: what else the machine does meets both alike."""
    for command in (one, other, other):
        until_ready(command, env)
    pairs = [(until_ready(one, env), until_ready(other, env)) for _ in range(times)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def memory(command: Sequence[str], env: dict[str, str], settle: float) -> float | None:
    """MiB of a process a while after its first line, shared parts shared out; None elsewhere."""
    with _running(command, env) as process:
        _first_line(process)
        sleep(settle)
        return pss(process.pid)


def pss(pid: int) -> float | None:
    """MiB that a process takes; None where the system doesn't tell."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text("utf-8")
    except OSError:
        return None
    return next(int(line.split()[1]) / 1024 for line in text.splitlines() if line[:4] == "Pss:")


@contextmanager
def screen(wanted: bool = True) -> Iterator[str]:
    """An X screen of our own, by its name; empty where there is no Xvfb, or none is wanted."""
    program = shutil.which("Xvfb")
    if program is None or not wanted:
        yield ""
        return
    reading, writing = os.pipe()
    command = [program, "-displayfd", str(writing), "-screen", "0", "1440x900x24"]
    server = subprocess.Popen(
        [*command, "-nolisten", "tcp"], pass_fds=[writing], stderr=subprocess.DEVNULL
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        yield f":{number}" if number else ""
    finally:
        server.terminate()
        server.wait()


@contextmanager
def profile() -> Iterator[Path]:
    """A folder for ``--data-dir``, thrown away."""
    with tempfile.TemporaryDirectory(prefix="networking-journal-bench-") as folder:
        yield Path(folder)


@contextmanager
def _running(command: Sequence[str], env: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        command,
        env=env,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def _first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line:
        raise RuntimeError(f"ended without a word: {process.args}")
    return line
