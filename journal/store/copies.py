"""Looks into copies of a journal, which nobody writes into, without changing a byte of them."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from journal.domain.changes import Kind
from journal.domain.names import fold
from journal.errors import JournalProblem, KnownError, mark
from journal.store.connection import JournalDatabase
from journal.store.damage import AT_MOST, damage
from journal.store.database import SCHEMA_VERSION, check_header
from journal.store.troubles import told

if TYPE_CHECKING:
    from journal.store.removing import Traces

WAIT_SECONDS = 5.0
_OPEN_BESIDE = ("-journal", "-wal")


class Facts(NamedTuple):
    """What a copy holds. ``state`` is the same for two files while nothing was changed."""

    people: int
    interviews: int
    state: str


def look(path: Path) -> Facts:
    """Counts what is in a copy. Raises JournalProblem where it is no journal, or damaged."""
    with copy_of(path) as copy:

        def count(table: str) -> int:
            return int(copy.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])

        return Facts(
            count(Kind.CONTACT),
            count(Kind.INTERVIEW),
            _state(lambda query: copy.execute(query).fetchone()),
        )


def verify(path: Path) -> None:
    """Reads all of a copy. Raises JournalProblem: no journal, a newer or a damaged one, or one
    that brings triggers or views of its own, or that another program has open."""
    _refuse_open(path)
    with copy_of(path) as copy:
        wrong = damage(copy.execute(f"PRAGMA integrity_check({AT_MOST})"))
        if wrong:
            raise sqlite3.DatabaseError("malformed: " + wrong[0])
        version = copy.execute("PRAGMA user_version").fetchone()[0]
        parts = copy.execute("SELECT type, name FROM sqlite_master WHERE type <> 'index'")
        found = parts.fetchall()
        tables = {name for kind, name in found if kind == "table"}
        whole = version < SCHEMA_VERSION or tables.issuperset(map(str, Kind))
        if len(tables) != len(found) or not whole:
            raise JournalProblem(
                mark("“{file}” is not a journal of this program."),
                mark("It was left exactly as it is."),
                mark("Choose another file."),
                file=path.name,
            )


def holds_person(path: Path, found: Traces) -> bool | None:
    """Whether a copy holds somebody, in its rows or its history; None where it can't be read.

    They are known by UUID, whole name and addresses: they may have been entered twice.
    """
    try:
        with copy_of(path) as copy:
            return _holds(copy, found)
    except KnownError:
        return None


def state_of(database: JournalDatabase) -> str:
    """The same as ``Facts.state``, of an open journal."""
    return _state(database.one)


def _holds(copy: sqlite3.Connection, found: Traces) -> bool:
    copy.create_function("folded_text", 1, lambda text: fold(str(text or "")), deterministic=True)
    queries: list[tuple[str, tuple[object, ...]]] = [
        ("contact WHERE uuid = ? OR folded_text(name) = ?", (found.uuid, found.name)),
        (
            "history_change WHERE kind = 'contact' AND old IS NOT NULL AND (json_extract(old,"
            " '$.uuid') = ? OR folded_text(json_extract(old, '$.name')) = ?)",
            (found.uuid, found.name),
        ),
    ]
    if found.points:
        points = ", ".join("?" * len(found.points))
        queries.append(
            (f"contact_point WHERE folded_text(value) IN ({points})", tuple(found.points))
        )
    return any(
        copy.execute(f"SELECT 1 FROM {query} LIMIT 1", of).fetchone() for query, of in queries
    )


@contextmanager
def copy_of(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to read a copy with; what SQLite finds wrong becomes a JournalProblem."""
    check_header(path)
    copy: sqlite3.Connection | None = None
    try:
        # Immutable: looking makes no lock, no journal and no note in the file.
        copy = sqlite3.connect(_uri(path, "?immutable=1"), uri=True)
        _careful(copy)
        yield copy
    except sqlite3.DatabaseError as problem:
        raise told(problem, path) from problem
    finally:
        if copy is not None:
            copy.close()


@contextmanager
def side_by_side(journal: Path, copy: Path) -> Iterator[sqlite3.Connection]:
    """A connection that reads the open journal as ``now`` and a copy as ``backup``.

    It waits a little for who is writing into the journal. Raises JournalProblem, JournalBusy.
    """
    check_header(copy)  # the journal is open: a handle of ours on it, closed, drops SQLite's locks
    both = sqlite3.connect(":memory:", timeout=WAIT_SECONDS, uri=True)
    try:
        both.execute("ATTACH ? AS now", (_uri(journal, "?mode=rw"),))  # never made, if it is gone
        both.execute("ATTACH ? AS backup", (_uri(copy, "?immutable=1"),))
        _careful(both)
        yield both
    except sqlite3.DatabaseError as problem:
        raise told(problem, copy) from problem
    finally:
        both.close()


def _careful(connection: sqlite3.Connection) -> None:
    for pragma in ("trusted_schema = 0", "query_only = 1", "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {pragma}")


def _uri(path: Path, how: str) -> str:
    return path.absolute().as_uri() + how


def _state(one: Callable[[str], Any]) -> str:
    changes = one("SELECT seq FROM sqlite_sequence WHERE name = 'history_change'")
    step = one("SELECT id, at, state FROM history_step ORDER BY id DESC LIMIT 1")
    undone = one("SELECT count(*) FROM history_step WHERE state = 'undone'")
    return "/".join(str(value) for row in (changes, step, undone) for value in row or ("",))


def _refuse_open(path: Path) -> None:
    """What another program has not written into the file yet would be missing."""
    for ending in _OPEN_BESIDE:
        with contextlib.suppress(OSError):
            if path.with_name(path.name + ending).stat().st_size:
                raise JournalProblem(
                    mark("“{file}” is open in another program, or was not closed well."),
                    mark("What was written last may not be in it. Nothing was changed."),
                    mark("Open it as a journal first and close it again; then choose it here."),
                    file=path.name,
                )
