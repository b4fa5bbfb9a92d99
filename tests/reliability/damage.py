"""Damaged and foreign files: told in a sentence or read as far as they go, and never written to."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

from journal.domain.changes import Kind
from journal.domain.clock import FixedClock
from journal.errors import KnownError
from journal.exchange.csv_out import COLUMNS
from journal.services.library import Library, open_library
from journal.store.checking import check
from journal.store.connection import JournalDatabase
from journal.store.database import check_header, open_file
from journal.store.journal import Journal
from tests.reliability.figures import Figure, Troubles, zero
from tests.reliability.places import NOW, sample_journal

PAGE = 4096
STRANGE: dict[str, tuple[object, ...]] = {
    "TEXT": ("", "no such thing", "2026-02-31", "9999-99-99T99:99", "\0", "9" * 400, None),
    "INTEGER": (-1, 0, 987_654_321, 2**63 - 1, -(2**63), None),
}
Damage = Callable[[bytearray, Random], None]


def zeroed(data: bytearray, random: Random) -> None:
    """A page of zeros."""
    while True:
        at = random.randrange(len(data) // PAGE) * PAGE
        if any(data[at : at + PAGE]):
            data[at : at + PAGE] = bytes(PAGE)
            return


def cut(data: bytearray, random: Random) -> None:
    """The end is missing."""
    del data[random.randrange(1, len(data)) :]


def flipped(data: bytearray, random: Random) -> None:
    """One bit is another."""
    at = random.randrange(len(data))
    data[at] ^= 1 << random.randrange(8)


def noise(data: bytearray, random: Random) -> None:
    """Nothing of it is left."""
    data[:] = random.randbytes(random.randint(1, 20_000))


def empty(data: bytearray, _random: Random) -> None:
    """Nothing at all."""
    data.clear()


def text(data: bytearray, _random: Random) -> None:
    """Something else."""
    data[:] = b"Dear diary,\n" * 200


# What, how many of 200, and whether each must be noticed.
KINDS: tuple[tuple[Damage, int, bool], ...] = (
    (zeroed, 200, True), (cut, 200, True), (flipped, 200, False), (noise, 50, True),
    (empty, 1, True), (text, 1, True),
)  # fmt: skip


def figures(count: int, seed: int) -> Iterator[Figure]:
    """So many of each kind, and what opening, reading everything and checking made of them."""
    random, told = Random(seed), Troubles()
    with tempfile.TemporaryDirectory(prefix="journal-damage-") as place:
        whole = sample_journal(Path(place)).read_bytes()
        looked = _look(Path(place) / "sample.journal", told, "whole")
        yield Figure("damage: the whole file", 1, looked, "read", looked == "read")
        tracebacks = written = runs = 0
        for damage, most, all_noticed in KINDS:
            times = max(1, most * count // 200)
            unnoticed, results = 0, dict.fromkeys(("refused", "noticed", "read", "traceback"), 0)
            for number in range(times):
                data = bytearray(whole)
                damage(data, random)
                path = Path(place) / f"{damage.__name__}-{number}" / "some.journal"
                path.parent.mkdir()
                path.write_bytes(data)
                found = _look(path, told, f"{damage.__name__} {number}")
                written += _touched(path, data)
                results[found] += 1
                unnoticed += found == "read"
            runs += times
            tracebacks += results["traceback"]
            said = ", ".join(f"{number} {what}" for what, number in results.items() if number)
            promise = "all noticed" if all_noticed else "no traceback"
            kept = not (results["traceback"] or (unnoticed and all_noticed))
            yield Figure(f"damage: {damage.__doc__}".rstrip("."), times, said, promise, kept)
        if count >= 200:
            tried, raised = _strange_values(whole, Path(place), told)
            yield zero("damage: a strange value in a column", tried, raised, "tracebacks")
        folder = Path(place) / "folder.journal"
        folder.mkdir()
        found = _look(folder, told, "folder")
        yield Figure("damage: a folder of that name", 1, found, "refused", found == "refused")
    yield zero("damage: tracebacks", runs, tracebacks, "tracebacks")
    yield zero("damage: files written to", runs, written, "written")


def _look(path: Path, told: Troubles, what: str) -> str:
    """Opens, reads all and checks: "refused", "noticed" on the way, "read", or "traceback"."""
    try:
        check_header(path)
        database = open_file(path)
    except KnownError:
        return "refused"
    except Exception as error:
        told.note(f"{what}: opening raised {error!r}")
        return "traceback"
    result = "read"
    for name, read in readings(database, path):
        try:
            if read():
                result = "noticed"
        except KnownError:
            result = "noticed"
        except Exception as error:
            told.note(f"{what}: {name} raised {error!r}")
            database.close()
            return "traceback"
    database.close()
    return result


def readings(database: JournalDatabase, path: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """All that pages ask for; what a reading returns is true where something is wrong."""
    clock = FixedClock(NOW)
    try:
        library = open_library(Journal(database, path, clock), clock)
    except KnownError:
        yield "services", lambda: True
        return
    yield "people", lambda: _people(library)
    yield "interviews", lambda: _interviews(library)
    yield "days", lambda: _days(library)
    yield "search", lambda: _others(library)
    yield "check", lambda: bool(check(database))


def _people(library: Library) -> None:
    tree = library.people.tree()
    keys = [row.id for row in tree]
    library.people.links()
    library.people.names("an")
    library.people.companies("")
    library.people.next_steps(keys)
    for key in keys:
        library.people.card(key)
        library.people.timeline(key)
        library.people.interviews(key)


def _interviews(library: Library) -> None:
    rows = library.interviews.rows()
    library.interviews.next_steps(row.id for row in rows)
    library.interviews.pitches()
    library.interviews.bank()
    for row in rows:
        card = library.interviews.card(row.id)
        if card is not None:
            library.interviews.steps(card)
            library.interviews.suggestions(card)


def _days(library: Library) -> None:
    today = NOW.date()
    found = library.days.today()
    library.days.between(today - timedelta(days=60), today + timedelta(days=60))
    for row in found.needs:
        library.days.follow_up(row.id)


def _others(library: Library) -> None:
    for word in ("an", "why", "baltic"):
        library.finder.find(word)
    library.history.undo_name()
    library.history.redo_name()
    library.exports.rows(COLUMNS)


def _strange_values(whole: bytes, place: Path, told: Troubles) -> tuple[int, int]:
    """Each column of each table with what no program of ours writes there, in every row."""
    tried = raised = 0
    path = place / "strange" / "some.journal"
    path.parent.mkdir()
    for table, column, kind in _columns(place / "sample.journal"):
        for value in STRANGE[kind]:
            path.write_bytes(whole)
            with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
                other.execute("PRAGMA ignore_check_constraints = 1")
                other.execute("PRAGMA foreign_keys = 0")
                try:
                    other.execute(f'UPDATE OR IGNORE "{table}" SET "{column}" = ?', (value,))
                except sqlite3.IntegrityError:  # NOT NULL, which no flag lifts
                    continue
            tried += 1
            raised += _look(path, told, f"{table}.{column} = {str(value)[:20]!r}") == "traceback"
    return tried, raised


def _columns(path: Path) -> list[tuple[str, str, str]]:
    with contextlib.closing(sqlite3.connect(path)) as database:
        tables = [*map(str, Kind), "setting", "history_step", "history_change"]
        return [
            (table, name, kind)
            for table in tables
            for _number, name, kind, *_rest in database.execute(f'PRAGMA table_info("{table}")')
            if name not in ("id", "key")
        ]


def _touched(path: Path, data: bytearray) -> bool:
    """Whether the file is another now, or something new lies beside it."""
    same = hashlib.sha256(path.read_bytes()).digest() == hashlib.sha256(data).digest()
    return not same or [each.name for each in path.parent.iterdir()] != [path.name]
