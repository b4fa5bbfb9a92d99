"""Runs a command again and again, killed before each thing it does to files, each write of SQL.

``python -m tests.cli.killing FOLDER WATCHED ARGUMENT…``: each time ``FOLDER`` is as it was at
first. Prints what became of the file ``WATCHED`` each time, as JSON: how the process ended (9:
killed), its hash, and the names that lie around. With ``rows:WATCHED`` a journal is opened as the
next program would, and how many rows each table has stands in place of the hash. Written by forks,
which import nothing anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from journal.cli import main
from tests.reliability.state import RECORDED

MOST = 400
WRITES = {"INSERT", "UPDATE", "DELETE", "COMMIT"}
EVENTS = {"os.rename", "os.remove", "os.link", "os.mkdir", "sqlite3.connect"}


def run(arguments: list[str], folder: Path, at: int) -> int:
    """Runs it in a fork that is killed before what it does as its ``at``-th; how it ended."""
    child = os.fork()
    if child:
        _pid, status = os.waitpid(child, 0)
        return os.WTERMSIG(status) if os.WIFSIGNALED(status) else -os.WEXITSTATUS(status)
    done, connect = 0, sqlite3.connect

    def pass_by() -> None:
        nonlocal done
        done += 1
        if done == at:
            os.kill(os.getpid(), signal.SIGKILL)

    def write(statement: str) -> None:
        if statement.lstrip()[:6].upper() in WRITES:
            pass_by()

    def hook(event: str, details: tuple[Any, ...]) -> None:
        inside = bool(details) and str(folder) in str(details[0])
        if event in EVENTS or (event == "open" and inside):
            pass_by()

    def traced(*arguments: Any, **options: Any) -> sqlite3.Connection:
        connection = connect(*arguments, **options)
        connection.set_trace_callback(write)
        return connection

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def act(*arguments: Any) -> Any:
            pass_by()
            return real(*arguments)

        return act

    code = 1
    try:
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115
        sys.stderr = sys.stdout
        os.fsync = counted(os.fsync)
        sqlite3.connect = traced
        sys.addaudithook(hook)
        code = main(arguments)
    finally:
        os._exit(code)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def rows(path: Path) -> str:
    """How many rows each table of a journal has; what was half written is taken back first."""
    connection = sqlite3.connect(path)
    try:
        sound = connection.execute("PRAGMA integrity_check").fetchone()[0]
        counts = {
            table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
            for table in RECORDED
        }
        closed = connection.execute("SELECT count(*) FROM follow_up WHERE state <> 'open'")
        return f"{sound} {counts} {closed.fetchone()[0]}"
    finally:
        connection.close()


def try_all(folder: Path, wanted: str, arguments: list[str]) -> list[tuple[int, str, list[str]]]:
    watched = Path(wanted.removeprefix("rows:"))
    look = rows if wanted.startswith("rows:") else digest
    kept = folder.with_name(folder.name + "-kept")
    shutil.copytree(folder, kept)
    found = []
    for at in range(1, MOST):
        shutil.rmtree(folder)
        shutil.copytree(kept, folder)
        ended = run(arguments, folder, at)
        names = sorted(str(each.relative_to(folder)) for each in folder.rglob("*"))
        found.append((ended, look(watched), names))
        if ended != signal.SIGKILL:
            return found
    raise AssertionError("it never came to its end")


if __name__ == "__main__":
    print(json.dumps(try_all(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])))  # noqa: T201
