"""What SQLite complains about, in plain sentences."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from journal.errors import CannotWrite, JournalBusy, JournalDamaged, KnownError, NoRoom
from journal.store.troubles import told

LIMITED = """
import resource, sqlite3, sys
from journal.store.troubles import told
file = sqlite3.connect(sys.argv[1], isolation_level=None)
file.execute("CREATE TABLE a (b)")
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    file.execute("INSERT INTO a VALUES (zeroblob(100000))")
except sqlite3.OperationalError as error:
    print(error)
    found = told(error, sys.argv[1])
    print(type(found).__name__, found)
"""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("database is locked", JournalBusy),
        ("database or disk is full", NoRoom),
        ("attempt to write a readonly database", CannotWrite),
        ("unable to open database file", CannotWrite),
        ("database disk image is malformed", JournalDamaged),
        ("vtable constructor failed: search_people", JournalDamaged),
        ("disk I/O error", CannotWrite),
    ],
)
def test_kinds(text: str, kind: type[KnownError]) -> None:
    found = told(sqlite3.OperationalError(text), "/some/where/own.journal")
    assert type(found) is kind
    assert all(found.sentences())
    assert "/some/where" not in str(found)


@pytest.mark.skipif(os.name != "posix", reason="limits")
def test_a_limit_on_files_is_told_as_no_room(tmp_path: Path) -> None:
    """SQLite calls it an I/O error, as it does a quota."""
    ended = subprocess.run(
        [sys.executable, "-c", LIMITED, tmp_path / "file"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    first, second = ended.stdout.splitlines()
    assert first == "disk I/O error"
    assert second.startswith("NoRoom Nothing more can be written on the disk")
