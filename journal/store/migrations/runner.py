"""Takes an older file to the present form: one transaction a version, after a backup."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from journal.domain.changes import Kind
from journal.errors import JournalBusy, JournalProblem, mark
from journal.store.connection import JournalDatabase
from journal.store.troubles import told

Keep = Callable[[JournalDatabase, int], object]


class Fate(StrEnum):
    """What becomes of the history, whose old rows stand in the form of their time."""

    KEPT = "kept"  # old rows still fit: what was added since has a default
    REWRITTEN = "rewritten"  # the migration puts the old rows into the new form as well
    ENDED = "ended"  # neither undo nor Recently deleted reach back behind it


class Migration(NamedTuple):
    """From version ``start`` to the next.

    ``run`` changes tables and rows in a transaction of the runner's, with foreign keys not
    acting; they are checked before the commit. ``reindex`` names the full-text index's documents
    anew: where folding or what is found has changed.
    """

    start: int
    run: Callable[[sqlite3.Connection], object]
    history: Fate
    reindex: Callable[[sqlite3.Connection], object] | None = None


class Unfit(Exception):  # noqa: N818 - a bug of a migration, told as a problem with the file
    """What a migration left behind can't be right; the transaction is taken back."""


def bring_up_to_date(
    database: JournalDatabase,
    path: Path,
    keep: Keep,
    migrations: Sequence[Migration],
    target: int,
) -> Fate:
    """Runs what leads from the file's version to ``target``; what became of the history.

    ``keep(database, version)`` makes a backup before the first write; when it raises, nothing is
    written. A file at ``target`` is left alone. Killed or out of room half-way, the file holds
    one whole version or the next. Raises JournalProblem, JournalBusy, CannotWrite.
    """
    try:
        version = _version(database.raw())
        way = _way(migrations, version, target, path)
        if not way:
            return Fate.KEPT
        keep(database, version)
        connection = database.raw()
        connection.execute("PRAGMA query_only = 0")
        connection.execute("PRAGMA foreign_keys = 0")  # a table that is rebuilt takes no rows along
        try:
            for migration in way:
                _advance(connection, migration, path)
        finally:
            connection.execute("PRAGMA foreign_keys = 1")
            connection.execute("PRAGMA query_only = 1")
    except Unfit as problem:
        raise JournalProblem(
            mark("“{file}” can’t be brought up to date: {reason}."),
            mark("It was left as it is, and there is a backup of it."),
            mark("Go on using the version that made it, and send us this message."),
            file=path.name,
            reason=str(problem),
        ) from problem
    except sqlite3.DatabaseError as problem:
        raise told(problem, path) from problem
    fates = {migration.history for migration in way}
    return next(fate for fate in (Fate.ENDED, Fate.REWRITTEN, Fate.KEPT) if fate in fates)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _way(migrations: Sequence[Migration], version: int, target: int, path: Path) -> list[Migration]:
    by_start = {migration.start: migration for migration in migrations}
    missing = [each for each in range(version, target) if each not in by_start]
    if missing or version > target:
        raise JournalProblem(
            mark("“{file}” was made by a version of Networking Journal that was never released."),
            mark("It was left exactly as it is."),
            mark("Choose another file, or start a new journal."),
            file=path.name,
        )
    return [by_start[each] for each in range(version, target)]


def _advance(connection: sqlite3.Connection, migration: Migration, path: Path) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _version(connection) != migration.start:
            raise JournalBusy(
                mark("Another program is writing into “{file}”."),
                mark("Nothing was changed."),
                mark("Try again in a moment."),
                file=path.name,
            )
        keys = connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall()
        migration.run(connection)
        _keep_keys(connection, keys)
        if migration.history is Fate.ENDED:
            connection.execute("DELETE FROM history_change")
            connection.execute("DELETE FROM history_step")
        _check_history(connection)
        if migration.reindex is not None:
            migration.reindex(connection)
        for table, row, *_ in connection.execute("PRAGMA foreign_key_check"):
            raise Unfit(f"row {row} of {table} points to nothing")
        connection.execute(f"PRAGMA user_version = {migration.start + 1}")
        connection.commit()
    except BaseException:
        connection.rollback()
        raise


def _keep_keys(connection: sqlite3.Connection, keys: list[tuple[str, int]]) -> None:
    """A table that was rebuilt forgets which keys were used; a restored row would meet another."""
    for name, used in keys:
        found = connection.execute(
            "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (used, name)
        )
        if not found.rowcount and connection.execute(f'PRAGMA table_info("{name}")').fetchone():
            connection.execute("INSERT INTO sqlite_sequence VALUES (?, ?)", (name, used))


def _check_history(connection: sqlite3.Connection) -> None:
    """Every old row must still be one that undo can put back."""
    kinds = set(map(str, Kind))
    recorded: dict[tuple[str, str], set[frozenset[str]]] = {}
    for kind, operation, old in connection.execute(
        "SELECT DISTINCT kind, operation, old FROM history_change"
    ):
        columns = frozenset(json.loads(old)) if old else frozenset[str]()
        recorded.setdefault((kind, operation), set()).add(columns)
    for (kind, operation), forms in recorded.items():
        if kind not in kinds:
            raise Unfit(f"the history tells of {kind}, which is gone")
        table = connection.execute(f'PRAGMA table_info("{kind}")').fetchall()
        present = {row[1] for row in table}
        needed = {row[1] for row in table if row[3] and row[4] is None}
        for form in forms:
            if not form <= present:
                raise Unfit(f"the history of {kind} knows {', '.join(sorted(form - present))}")
            if operation == "D" and not needed <= form:
                raise Unfit(f"the history of {kind} lacks {', '.join(sorted(needed - form))}")
