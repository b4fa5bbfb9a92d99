"""What this program does with the open journal's file keeps SQLite's locks on it.

On POSIX a process loses all its locks on a file when it closes any handle on it, also one that
only read: another program could then write in the middle of our write.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from journal.domain.changes import Kind
from journal.domain.clock import FixedClock
from journal.errors import CannotWrite, KnownError, Refused
from journal.exchange.atomic import replacing
from journal.keeping import Keeping
from journal.services import import_reading
from journal.services.backup_files import Reason
from journal.services.backup_folder import Backups
from journal.services.forgetting import holding
from journal.services.import_reading import Answers, PlanReading
from journal.services.library import Library
from journal.services.restoring import check_backup
from journal.services.settings import Settings
from journal.store.comparing import compare
from journal.store.journal import Journal
from journal.store.removing import traces
from journal.store.standing import identity

pytestmark = pytest.mark.skipif(os.name != "posix", reason="locks of POSIX")

BEGIN = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)
try:
    other.execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError as problem:
    sys.exit(3 if "locked" in str(problem) else 4)
"""


def another_may_write(path: Path) -> bool:
    """Whether a second process gets the lock for writing."""
    code = subprocess.run([sys.executable, "-c", BEGIN, str(path)], check=False).returncode
    assert code in (0, 3), code
    return code == 0


@pytest.fixture
def beside(library: Library, journal: Journal, tmp_path: Path) -> Path:
    """The folder of the journal, with a second name of it that looks like a copy."""
    library.contacts.add("Ana")
    os.link(journal.path, tmp_path / "second name.journal")
    return tmp_path


@pytest.fixture
def backups(beside: Path, journal: Journal, clock: FixedClock) -> Backups:
    made = Backups(beside / "backups", journal.path, clock, second=beside)
    made.make(journal.database, Reason.ASKED)
    return made


def test_a_handle_that_is_closed_drops_the_locks(journal: Journal) -> None:
    """What all of this is about; the other tests could not fail without it."""
    with journal.step("Write") as step:
        step.insert(Kind.TAG, name="a")
        assert not another_may_write(journal.path)
        journal.path.open("rb").close()
        assert another_may_write(journal.path)


def test_comparing_with_a_backup(journal: Journal, backups: Backups) -> None:
    copy = backups.generations()[0].path
    kept(journal, lambda: refused(lambda: compare(journal.path, copy)))


def test_the_list_of_backups(journal: Journal, backups: Backups, beside: Path) -> None:
    found: list[Path] = []
    kept(journal, lambda: found.extend(each.path for each in backups.generations()))
    assert beside / "second name.journal" not in found
    assert found


def test_looking_for_copies_that_hold_somebody(journal: Journal, beside: Path) -> None:
    who = traces(journal.database, 1)
    assert who is not None
    kept(journal, lambda: holding([beside], who, journal.path))


def test_checking_a_backup_that_is_the_journal(journal: Journal, beside: Path) -> None:
    def check() -> None:
        for name in (journal.path.name, "second name.journal"):
            with pytest.raises(Refused):
                check_backup(beside / name, journal.path)

    kept(journal, check)


def test_writing_over_the_journal(journal: Journal, beside: Path) -> None:
    def write() -> None:
        for name in (journal.path.name, "second name.journal"):
            with pytest.raises(CannotWrite), replacing(beside / name, protected=journal.path):
                pass

    kept(journal, write)


def test_importing_the_journal_itself(
    qapp: object,
    journal: Journal,
    beside: Path,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(import_reading, "SMALL_BYTES", journal.path.stat().st_size + 1)

    def read() -> None:
        for name in (journal.path.name, "second name.journal"):
            path = beside / name

            def at_once(path: Path = path) -> None:
                path.open("rb").close()

            reading = PlanReading(path, journal.path, clock.now(), Answers(), at_once)  # type: ignore[arg-type]
            reading.start()
            reading.stop()

    kept(journal, read)


def test_the_last_backup_of_a_window_before_this_one(
    library: Library, journal: Journal, backups: Backups, beside: Path
) -> None:
    """The journal was opened anew, as after *Keep mine as a copy*."""
    before = Keeping(
        journal,
        library.autosave,
        lambda: backups,
        Settings(beside / "settings.json"),
        automatic=True,
    )
    kept(journal, lambda: before.at_end(journal.path))


def test_looking_at_the_file_and_what_lies_there(journal: Journal, library: Library) -> None:
    def look() -> None:
        library.file.try_theirs(journal.path)
        identity(journal.path)
        journal.is_in_place()

    kept(journal, look)


def kept(journal: Journal, work: Callable[[], object]) -> None:
    """``work`` while a step is being written, as on another thread; then nobody else may write."""
    with journal.step("Write") as step:
        step.insert(Kind.TAG, name="a")
        work()
        assert not another_may_write(journal.path)


def refused(work: Callable[[], object]) -> None:
    """What can't be read now may say so."""
    with suppress(KnownError):
        work()
