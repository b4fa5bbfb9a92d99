"""Older files: backed up, then brought up to date, whole or not at all."""

from __future__ import annotations

import json
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from journal.domain.changes import Kind
from journal.domain.clock import FixedClock
from journal.errors import CannotWrite, JournalBusy, JournalProblem
from journal.store import milestones, people, search
from journal.store.connection import JournalDatabase
from journal.store.database import (
    SCHEMA_VERSION,
    OlderJournal,
    create_file,
    open_file,
    open_older,
)
from journal.store.journal import Journal
from journal.store.migrations import MIGRATIONS, Fate, Migration, bring_up_to_date
from tests.store.made_up import MIGRATION, downgrade, fingerprint, form, rows
from tests.store.versions import version

ROOT = Path(__file__).parents[2]


def fill(path: Path, clock: FixedClock) -> None:
    """A journal with people, jobs, referrals, notes, and a history with a deletion in it."""
    create_file(path)
    journal = Journal(open_file(path), path, clock)
    with journal.step("Set up") as step:
        company = step.insert(Kind.COMPANY, name="Łódź Lines")
        ids = [step.insert(Kind.CONTACT, name=f"Person {number}") for number in range(8)]
        for one, other in pairwise(ids):
            step.insert(Kind.POSITION, contact_id=one, company_id=company, role="Planner")
            step.insert(Kind.REFERRAL, referrer_id=one, referred_id=other, is_primary=True)
            step.insert(Kind.NOTE, contact_id=one, text="spoke of the harbour")
    with journal.step("Rename") as step:
        step.update(Kind.CONTACT, ids[0], name="Émile Łukasik")
        step.update(Kind.COMPANY, company, name="Łódź Freight")
    with journal.step("Delete") as step:
        step.delete(Kind.CONTACT, ids[3])
        step.delete(Kind.COMPANY, company)
    journal.close()


@pytest.fixture
def whole(tmp_path: Path, clock: FixedClock) -> Path:
    path = tmp_path / "whole.journal"
    fill(path, clock)
    return path


@pytest.fixture
def old(whole: Path) -> Path:
    """The same in the form of version 0."""
    path = whole.with_name("old.journal")
    shutil.copy(whole, path)
    downgrade(path)
    return path


class Kept:
    """Stands for the backups: notes what the file was when it was kept."""

    def __init__(self) -> None:
        self.versions: list[int] = []

    def __call__(self, database: JournalDatabase, version: int) -> None:
        target = database.path.with_name(f"kept version {version}.journal")
        copy = sqlite3.connect(target)
        database.raw().backup(copy)
        copy.close()
        self.versions.append(version)


def upgrade(
    path: Path,
    *migrations: Migration,
    keep: Callable[[JournalDatabase, int], object] | None = None,
    target: int | None = None,
) -> Fate:
    database = open_older(path)
    try:
        goal = len(migrations) if target is None else target
        return bring_up_to_date(database, path, keep or Kept(), migrations, goal)
    finally:
        database.close()


def test_an_older_file_is_not_opened_as_it_is(old: Path) -> None:
    before = old.read_bytes()
    with pytest.raises(OlderJournal, match="older version"):
        open_file(old)
    assert old.read_bytes() == before


def test_no_version_was_released_before_the_first(old: Path) -> None:
    before = old.read_bytes()
    with pytest.raises(JournalProblem, match="never released"):
        upgrade(old, target=1)
    assert old.read_bytes() == before


def test_all_rows_arrive_in_the_new_form(old: Path, whole: Path, clock: FixedClock) -> None:
    kept, before = Kept(), fingerprint(old)
    assert upgrade(old, MIGRATION, *MIGRATIONS, keep=kept) is Fate.REWRITTEN
    assert form(old) == form(whole)
    assert rows(old) == rows(whole), "none lost, none emptied by a foreign key"
    assert kept.versions == [0]
    assert fingerprint(old.with_name("kept version 0.journal")) == before
    journal = Journal(open_file(old), old, clock)
    assert search.stored(journal.database) == search.expected(journal.database)
    assert [journal.undo().name for _ in range(2)] == ["Delete", "Rename"]
    assert [row.name for row in people.tree_rows(journal.database)] == [
        f"Person {number}" for number in range(8)
    ]
    assert journal.database.rows("PRAGMA foreign_key_check") == []
    assert journal.database.rows("SELECT name, folded FROM company") == [
        ("Łódź Lines", "lodz lines")
    ]
    journal.close()


def test_twice_changes_nothing(old: Path) -> None:
    upgrade(old, MIGRATION)
    before, kept = old.read_bytes(), Kept()
    upgrade(old, MIGRATION, keep=kept)
    assert (old.read_bytes(), kept.versions) == (before, [])


def test_nothing_is_written_before_there_is_a_backup(old: Path) -> None:
    before = old.read_bytes()

    def refuse(_database: JournalDatabase, _version: int) -> None:
        raise CannotWrite("The disk is full.")

    with pytest.raises(CannotWrite):
        upgrade(old, MIGRATION, keep=refuse)
    assert old.read_bytes() == before


def add_column(table: str) -> Callable[[sqlite3.Connection], object]:
    return lambda sql: sql.execute(f"ALTER TABLE {table} ADD COLUMN more TEXT NOT NULL DEFAULT ''")


def test_each_version_is_a_transaction_of_its_own(whole: Path) -> None:
    connection = sqlite3.connect(whole)
    connection.execute("PRAGMA user_version = 0")
    connection.close()

    def fail(_connection: sqlite3.Connection) -> None:
        _connection.execute("DELETE FROM contact")
        raise sqlite3.OperationalError("disk I/O error")

    first = Migration(0, add_column("tag"), Fate.KEPT)
    with pytest.raises(CannotWrite):
        upgrade(whole, first, Migration(1, fail, Fate.KEPT))
    found = rows(whole)
    assert found["version"] == [{"user_version": 1}]
    assert len(found["contact"]) == 7
    again = Migration(1, add_column("note"), Fate.KEPT)
    kept = Kept()
    assert upgrade(whole, first, again, keep=kept) is Fate.KEPT
    assert kept.versions == [1]
    assert rows(whole)["version"] == [{"user_version": 2}]


def test_an_ended_history_is_gone_whole(old: Path) -> None:
    assert upgrade(old, MIGRATION._replace(history=Fate.ENDED)) is Fate.ENDED
    found = rows(old)
    assert (found["history_step"], found["history_change"]) == ([], [])
    assert len(found["contact"]) == 7


def drop_uuid(connection: sqlite3.Connection) -> None:
    connection.execute("DROP INDEX note_uuid")
    connection.execute("ALTER TABLE note DROP COLUMN uuid")


def rebuild_note(sql: sqlite3.Connection) -> None:
    sql.execute("CREATE TABLE n (id INTEGER NOT NULL PRIMARY KEY, more TEXT NOT NULL)")
    sql.execute("DROP TABLE note")
    sql.execute("ALTER TABLE n RENAME TO note")
    sql.execute("UPDATE history_change SET old = '{\"id\": 1}' WHERE kind = 'note' AND old <> ''")


BAD = {
    "a column that the history knows is gone": (drop_uuid, "knows uuid"),
    "a table that the history knows was renamed": (
        lambda sql: sql.execute("UPDATE history_change SET kind = 'remark' WHERE kind = 'note'"),
        "tells of remark",
    ),
    "deleted rows can't come back": (rebuild_note, "lacks more"),
    "rows point to nothing": (
        lambda sql: sql.execute("DELETE FROM contact WHERE id = 1"),
        "points to nothing",
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_migration_with_a_fault_leaves_the_file_alone(whole: Path, kind: str) -> None:
    connection = sqlite3.connect(whole)
    connection.execute("PRAGMA user_version = 0")
    connection.close()
    before = fingerprint(whole)
    run, told = BAD[kind]
    with pytest.raises(JournalProblem, match=told):
        upgrade(whole, Migration(0, run, Fate.KEPT))
    assert fingerprint(whole) == before


def test_somebody_who_writes_is_waited_for(old: Path) -> None:
    other = sqlite3.connect(old, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    before = fingerprint(old)
    with pytest.raises(JournalBusy):
        upgrade(old, MIGRATION)
    other.execute("COMMIT")
    other.close()
    assert fingerprint(old) == before
    upgrade(old, MIGRATION)


def test_keys_are_not_used_again(old: Path, clock: FixedClock) -> None:
    """The company was deleted: its table is empty when it is rebuilt, and so are its keys."""
    upgrade(old, MIGRATION, *MIGRATIONS)
    journal = Journal(open_file(old), old, clock)
    with journal.step("Add") as step:
        assert step.insert(Kind.COMPANY, name="Another") == 2
    journal.undo()
    assert journal.undo().name == "Delete"
    journal.close()


def test_killed_at_any_moment_it_is_old_or_new(old: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "tests.store.made_up", old, "7", "30"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(told.stdout)
    assert set(found["ends"]) <= {"old", "new"}, found
    assert len(found["ends"]) == 30
    assert found["open"] >= 10, "most were killed with a transaction open"


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
@pytest.mark.parametrize(
    ("call", "last"), [("fdatasync", 2), ("fsync", 2), ("unlink", 1), ("pwrite64", 12)]
)
def test_killed_at_a_system_call_it_is_old_or_new(old: Path, call: str, last: int) -> None:
    """At the border of the commit, where no statement of SQL is running."""
    code = (
        "import sys; from pathlib import Path; from tests.store.made_up import _upgrade;"
        " _upgrade(Path(sys.argv[1]))"
    )
    start, new = fingerprint(old), old.with_name("new.journal")
    shutil.copy(old, new)
    upgrade(new, MIGRATION)
    ends = set()
    for number in range(1, last + 1, 3):
        copy = old.with_name(f"copy {number}.journal")
        shutil.copy(old, copy)
        trace = ["strace", "-o", "/dev/null", "-e", f"trace={call}"]
        trace += ["-e", f"inject={call}:signal=KILL:when={number}"]
        subprocess.run([*trace, sys.executable, "-c", code, copy], cwd=ROOT, check=False)
        after = fingerprint(copy)
        assert after in (start, fingerprint(new))
        ends.add(after == start)
    assert ends


def test_a_full_disk_leaves_it_old(old: Path) -> None:
    before = fingerprint(old)
    code = (
        "import sys; from pathlib import Path; from tests.store.made_up import _upgrade\n"
        "from journal.errors import CannotWrite\n"
        "try:\n    _upgrade(Path(sys.argv[1]))\n"
        "except CannotWrite as error:\n    print(error)\n"
    )

    def limit() -> None:
        most = old.stat().st_size  # the tables that are rebuilt need more
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    told = subprocess.run(
        [sys.executable, "-c", code, old],
        cwd=ROOT,
        preexec_fn=limit,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip(), "it went through"
    assert fingerprint(old) == before
    upgrade(old, MIGRATION)


def test_an_index_that_is_gone_keeps_nobody_from_going_on(tmp_path: Path) -> None:
    path = tmp_path / "old.journal"
    path.write_bytes(version(1).file)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute('DROP INDEX "historychange_step_id_kind_row"')
        connection.commit()
    database = open_older(path)
    bring_up_to_date(database, path, lambda *_: None, MIGRATIONS, SCHEMA_VERSION)
    database.close()
    open_file(path).close()


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        ('{"moved": "I live in Ghent now.", "gone": "x", "odd": 7}', "I live in Ghent now."),
        ("[1, 2]", ""),
        ("{", ""),
        (None, ""),
    ],
)
def test_what_was_said_of_a_milestone_goes_to_it(
    tmp_path: Path, kept: str | None, expected: str
) -> None:
    path = tmp_path / "old.journal"
    path.write_bytes(version(2).file)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO milestone (uuid, name) VALUES ('u', 'moved')")
        if kept is not None:
            connection.execute("INSERT INTO setting VALUES ('news of milestones', ?)", (kept,))
        connection.commit()
    database = open_older(path)
    bring_up_to_date(database, path, lambda *_: None, MIGRATIONS, SCHEMA_VERSION)
    database.close()
    again = open_file(path)
    found = milestones.of_name(again, "moved")
    assert found is not None
    assert found.news == expected
    assert again.one("SELECT 1 FROM setting WHERE key = 'news of milestones'") is None
    again.close()
