"""Values of a wrong type: nobody can write them, and where they stand all the same it is damage.

The tables are STRICT, so a BLOB, a number among texts, or nothing where something must be can only
come from bytes that went bad or from somebody who edits the file below SQLite. What such a value
was cannot be told, and the recording of undo holds no BLOB: so it is not guessed at, the file is
left as it is, and a backup is offered.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal.domain.changes import Kind
from journal.domain.clock import FixedClock
from journal.errors import JournalDamaged, KnownError
from journal.services.backup_files import Reason
from journal.services.backup_folder import Backups
from journal.services.journal_file import JournalFile
from journal.services.library import open_library
from journal.store.checking import Fault, check
from journal.store.database import create_file, open_file
from journal.store.journal import Journal

WRONG = {"TEXT": (b"\xff\x00",), "INTEGER": (b"\xff", "many", 1.5)}


def columns(connection: sqlite3.Connection, kind: Kind) -> list[tuple[str, str, bool, bool]]:
    """Name, type, whether it must hold something, whether it has a default."""
    return [
        (row[1], row[2], bool(row[3]), row[4] is not None)
        for row in connection.execute(f'PRAGMA table_info("{kind}")')
        if row[1] != "id"
    ]


@pytest.mark.parametrize("kind", Kind)
def test_nobody_can_write_them(kind: Kind, tmp_path: Path) -> None:
    """Not even with every other rule switched off."""
    path = tmp_path / "some.journal"
    create_file(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for rule in ("foreign_keys = 0", "ignore_check_constraints = 1"):
            other.execute(f"PRAGMA {rule}")
        needed = [each for each in columns(other, kind) if each[2] and not each[3]]
        names = ", ".join(f'"{name}"' for name, *_ in needed)
        values = [0 if of == "INTEGER" else "x" for _name, of, *_ in needed]
        marks = ", ".join("?" * len(values))
        other.execute(f'INSERT INTO "{kind}" ({names}) VALUES ({marks})', values)
        for name, of, must, _default in columns(other, kind):
            for value in (*WRONG[of], *((None,) if must else ())):
                with pytest.raises(sqlite3.IntegrityError, match=r"cannot store|NOT NULL"):
                    other.execute(f'UPDATE "{kind}" SET "{name}" = ?', (value,))


def force(path: Path, kind: str, column: str, value: object) -> None:
    """Writes a value past the rules, as a flipped bit in the type of a field would."""
    for before, after in ((" STRICT", ""), (f'"{column}" TEXT NOT NULL', f'"{column}" TEXT')):
        _rewrite(path, kind, before, after)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA ignore_check_constraints = 1")
        other.execute(f'UPDATE "{kind}" SET "{column}" = ?', (value,))
    _rewrite(path, kind, f'"{column}" TEXT', f'"{column}" TEXT NOT NULL')
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA writable_schema = 1")
        other.execute("UPDATE sqlite_master SET sql = sql || ' STRICT' WHERE name = ?", (kind,))


def _rewrite(path: Path, kind: str, before: str, after: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA writable_schema = 1")
        changed = other.execute(
            "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE name = ? AND instr(sql, ?)",
            (before, after, kind, before),
        )
        assert changed.rowcount == 1, (kind, before)


@pytest.mark.parametrize("value", [b"Ana\xff", None])
@pytest.mark.parametrize(("kind", "column"), [("contact", "name"), ("note", "text")])
def test_it_is_told_as_damage_and_a_backup_has_the_words(
    kind: str, column: str, value: object, tmp_path: Path, clock: FixedClock, qtbot: QtBot
) -> None:
    path = tmp_path / "some.journal"
    create_file(path)
    journal = Journal(open_file(path), path, clock)
    with journal.step("Add") as step:
        who = step.insert(Kind.CONTACT, name="Ana")
        step.insert(Kind.NOTE, contact_id=who, text="of hers")
    backups = Backups(tmp_path / "backups", path, clock)
    good = backups.make(journal.database, Reason.ASKED)
    journal.close()
    force(path, kind, column, value)
    before = path.read_bytes()
    journal = Journal(open_file(path), path, clock)
    found = check(journal.database)
    assert [each.fault for each in found] == [Fault.DAMAGED]
    assert f"{kind}.{column}" in found[0].detail
    with pytest.raises(KnownError):
        backups.make(journal.database, Reason.ASKED)
    library = open_library(journal, clock)
    for read in (library.people.tree, lambda: library.people.card(who), library.days.due):
        with suppress(KnownError):  # it may say so
            read()
    file = JournalFile(journal)
    told: list[object] = []
    file.damaged.connect(told.append)
    file.start()
    qtbot.waitUntil(lambda: bool(told))
    with pytest.raises(JournalDamaged), journal.step("Write") as step:
        step.insert(Kind.TAG, name="a")
    file.close()
    journal.close()
    assert path.read_bytes() == before
    newest = backups.newest_good()
    assert newest is not None
    assert newest.path == good.path
