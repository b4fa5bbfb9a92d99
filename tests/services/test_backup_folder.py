"""The folder of backups: each is checked, none written over, no good one thinned away."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from journal.domain.clock import FixedClock
from journal.domain.generations import DAYS, WEEKS, Made, to_keep
from journal.errors import CannotWrite, JournalProblem
from journal.services.backup_files import Reason, digest_of, hash_file, parse
from journal.services.backup_folder import Backups, Generation
from journal.services.library import Library
from journal.store.journal import Journal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "backups"


@pytest.fixture
def backups(folder: Path, journal: Journal, clock: FixedClock) -> Backups:
    return Backups(folder, journal.path, clock)


def names(backups: Backups) -> list[str]:
    return sorted(each.name for each in backups.own.iterdir() if each.suffix != ".sha256")


def damage(path: Path, table: str = "contact") -> None:
    """Zeroes a page in the middle of a file; its length stays."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 2 // 4096 * 4096)
        file.write(bytes(4096))


def damage_table(journal: Journal) -> None:
    (page,) = journal.database.rows("SELECT rootpage FROM sqlite_master WHERE name = 'contact'")[0]
    journal.close()
    with journal.path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(bytes(4096))


def age(backups: Backups, made: Generation, days: int, hour: int = 9) -> Path:
    """A backup of so many days ago, made of one of today."""
    moment = made.made - timedelta(days=days)
    path = made.path.with_name(f"{moment:%Y-%m-%d} {hour:02}0000 quit.journal")
    shutil.copyfile(made.path, path)
    shutil.copyfile(hash_file(made.path), hash_file(path))
    return path


def test_a_backup_says_when_why_and_what(
    library: Library, journal: Journal, backups: Backups
) -> None:
    library.meetings.plan(library.contacts.add("Ana"))
    library.contacts.add("Ben")
    made = backups.make(journal.database, Reason.START)
    assert made.path.name == "2026-03-05 090000 start.journal"
    assert made.path.parent.name.startswith("test-")
    assert made == Generation(
        made.path,
        datetime(2026, 3, 5, 9),
        Reason.START,
        made.path.stat().st_size,
        people=2,
        interviews=1,
        good=True,
    )
    assert backups.generations() == [made]
    assert hash_file(made.path).read_text() == f"{digest_of(made.path)}  {made.path.name}\n"


def test_only_the_user_can_read_it_whatever_the_umask(
    journal: Journal, backups: Backups, folder: Path
) -> None:
    before = os.umask(0)
    try:
        made = backups.make(journal.database, Reason.START)
    finally:
        os.umask(before)
    for each in (made.path, hash_file(made.path)):
        assert stat.S_IMODE(each.stat().st_mode) == 0o600
    for each in (made.path.parent, folder, folder.parent):
        assert stat.S_IMODE(each.stat().st_mode) == 0o700


def test_journals_of_one_name_have_folders_of_their_own(folder: Path, clock: FixedClock) -> None:
    made = {Backups(folder, Path(place) / "my.journal", clock).own for place in ("/a", "/b")}
    assert len(made) == 2
    long = Backups(folder, Path("/x") / ("é" * 120 + ".journal"), clock).own
    assert len(os.fsencode(long.name)) < 250


def test_none_is_written_over(journal: Journal, library: Library, backups: Backups) -> None:
    """Several in a second, a restore put back at once, are numbered in order."""
    made = []
    for reason in (Reason.RESTORE, Reason.START, Reason.RESTORE):
        library.contacts.add("Ana")
        made.append(backups.make(journal.database, reason))
    assert [each.path.name for each in made] == [
        "2026-03-05 090000 restore.journal",
        "2026-03-05 090000 start 2.journal",
        "2026-03-05 090000 restore 3.journal",
    ]
    assert [each.people for each in backups.generations()] == [3, 2, 1]


def test_what_a_killed_program_left_is_swept(
    journal: Journal, backups: Backups, tmp_path: Path
) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = tmp_path / f".test.journal.backup-{ended.pid}"
    left.write_bytes(b"half a backup")
    another = tmp_path / f".test.journal.backup-{os.getppid()}"  # is still making it
    another.write_bytes(b"")
    strange = tmp_path / ".test.journal.backup-mine"
    strange.write_bytes(b"")
    backups.make(journal.database, Reason.START)
    assert not left.exists()
    assert another.exists()
    assert strange.exists()


def test_other_files_are_no_backups(journal: Journal, backups: Backups) -> None:
    made = backups.make(journal.database, Reason.START)
    for name in ("x.journal", "2026-13-05 090000 start.journal", "2026-03-05 090000 why.journal",
                 "2026-03-05 090000 start.journal.part", "notes.txt"):  # fmt: skip
        shutil.copyfile(made.path, made.path.with_name(name))
    (made.path.parent / "2026-03-04 090000 start.journal").mkdir()
    found = backups.generations()
    assert [each.path for each in found if each.good] == [made.path]
    assert parse("2026-03-05 090000 start 2.journal") == (
        datetime(2026, 3, 5, 9), Reason.START, 2
    )  # fmt: skip


def test_a_damaged_backup_is_known_as_such(journal: Journal, backups: Backups) -> None:
    first = backups.make(journal.database, Reason.START)
    second = backups.make(journal.database, Reason.QUIT)
    damage(second.path)
    assert [each.good for each in backups.generations()] == [False, True]
    assert backups.newest_good() == first


def test_one_flipped_bit_is_known(journal: Journal, backups: Backups) -> None:
    """SQLite's own check finds few of them; the hash finds each."""
    made = backups.make(journal.database, Reason.START)
    with made.path.open("r+b") as file:
        file.seek(-100, os.SEEK_END)
        byte = file.read(1)[0]
        file.seek(-100, os.SEEK_END)
        file.write(bytes([byte ^ 4]))
    assert [each.good for each in backups.generations()] == [False]
    assert backups.newest_good() is None


def test_without_its_hash_a_backup_is_checked_whole(journal: Journal, backups: Backups) -> None:
    good = backups.make(journal.database, Reason.START)
    bad = backups.make(journal.database, Reason.QUIT)
    hash_file(good.path).unlink()
    hash_file(bad.path).write_text("nonsense")
    bad.path.write_bytes(bad.path.read_bytes()[:8192])
    assert [each.good for each in backups.generations()] == [False, True]


def test_a_damaged_journal_makes_no_backup_and_thins_none(
    library: Library, journal: Journal, backups: Backups
) -> None:
    library.contacts.add("Ana")
    made = backups.make(journal.database, Reason.START)
    for days in range(3, 60):
        for hour in (9, 18):
            age(backups, made, days, hour)
    before = {path: digest_of(path) for path in backups.own.iterdir()}
    damage_table(journal)
    for reason in (Reason.QUIT, Reason.RESTORE):
        with pytest.raises(JournalProblem, match="damaged"):
            backups.make(journal.database, reason)
    assert {path: digest_of(path) for path in backups.own.iterdir()} == before


def test_older_ones_grow_thinner(
    library: Library, journal: Journal, backups: Backups, clock: FixedClock
) -> None:
    library.contacts.add("Ana")
    made = backups.make(journal.database, Reason.START)
    paths = {age(backups, made, days, hour) for days in range(1, 70) for hour in (8, 17)}
    there = {Made(parse(path.name)[0], "0001 quit") for path in paths}  # type: ignore[index]
    made = backups.make(journal.database, Reason.QUIT)
    kept = {name for name in names(backups) if "090000" not in name}
    assert kept == {
        f"{each.at:%Y-%m-%d %H%M%S} quit.journal" for each in to_keep(there, clock.today())
    }
    assert len(kept) < 2 + DAYS + WEEKS
    hashes = [path for path in backups.own.iterdir() if path.suffix == ".sha256"]
    assert len(hashes) == len(kept) + 2
    assert all(each.good for each in backups.generations())


def test_a_damaged_one_does_not_displace_the_good_one_of_its_day(
    library: Library, journal: Journal, backups: Backups
) -> None:
    library.contacts.add("Ana")
    made = backups.make(journal.database, Reason.START)
    good = age(backups, made, 5, 8)
    bad = age(backups, made, 5, 17)
    damage(bad)
    backups.make(journal.database, Reason.QUIT)
    assert good.exists()
    assert not bad.exists()


def test_a_folder_that_cannot_be_made_is_told(journal: Journal, clock: FixedClock) -> None:
    """A file stands where the folder should be."""
    blocked = journal.path.parent / "blocked"
    blocked.write_text("")
    with pytest.raises(CannotWrite, match="unharmed"):
        Backups(blocked / "x", journal.path, clock).make(journal.database, Reason.START)


def test_a_copy_that_is_not_what_was_written_is_told_and_removed(
    library: Library, journal: Journal, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that loses what it is given."""
    library.contacts.add("Ana")
    first = backups.make(journal.database, Reason.START)
    monkeypatch.setattr("journal.services.backup_folder.digest_of", lambda path: "0" * 64)
    with pytest.raises(CannotWrite, match="read back"):
        backups.make(journal.database, Reason.QUIT)
    monkeypatch.undo()
    assert backups.generations() == [first]


def test_what_was_changed_since_is_known(
    library: Library, journal: Journal, backups: Backups, clock: FixedClock
) -> None:
    assert not backups.is_behind(journal.database)  # nobody in it
    library.contacts.add("Ana")
    assert backups.is_behind(journal.database)
    backups.make(journal.database, Reason.START)
    assert not backups.is_behind(journal.database)
    assert backups.made_on(clock.today())
    assert not backups.made_on(clock.today() - timedelta(days=1))
    journal.undo()
    assert backups.is_behind(journal.database)
    made = backups.make(journal.database, Reason.QUIT)
    assert not backups.is_behind(journal.database)
    made.path.write_bytes(b"")
    assert backups.is_behind(journal.database)


# the second folder


def test_a_second_folder_has_all_of_them_too(
    library: Library, journal: Journal, backups: Backups, tmp_path: Path
) -> None:
    library.contacts.add("Ana")
    backups.second = tmp_path / "stick"
    backups.second.mkdir()
    made = backups.make(journal.database, Reason.START)
    (copy,) = backups.second.rglob("*.journal")
    assert copy.parent.name == made.path.parent.name
    assert digest_of(copy) == digest_of(made.path)
    assert backups.generations() == [made]  # told once
    assert backups.second_trouble is None
    damage(made.path)
    assert [(each.path, each.good) for each in backups.generations()] == [(copy, True)]
    made.path.unlink()
    (alone,) = backups.generations()
    assert (alone.path, alone.second, alone.good) == (copy, True, True)
    assert backups.newest_good() == alone


def test_a_stick_that_is_not_in_is_no_trouble(
    journal: Journal, backups: Backups, tmp_path: Path
) -> None:
    backups.second = tmp_path / "stick"
    backups.make(journal.database, Reason.START)
    assert backups.second_trouble is None
    assert not backups.second_is_there()
    assert not backups.second.exists()  # nothing is made where the stick would be


def test_a_stick_that_cannot_be_written_is_told_but_the_backup_stands(
    journal: Journal, backups: Backups, tmp_path: Path
) -> None:
    backups.second = tmp_path / "stick"
    backups.second.mkdir()
    (backups.second / backups.own.name).write_text("in the way")
    made = backups.make(journal.database, Reason.START)
    assert made.good
    assert isinstance(backups.second_trouble, CannotWrite)
    (backups.second / backups.own.name).unlink()
    backups.make(journal.database, Reason.QUIT)
    assert backups.second_trouble is None


def test_the_same_folder_twice_is_once(journal: Journal, backups: Backups, folder: Path) -> None:
    backups.second = folder
    made = backups.make(journal.database, Reason.START)
    assert backups.generations() == [made]
    assert names(backups) == [made.path.name]


def test_a_damaged_journal_is_put_aside_as_it_is(journal: Journal, backups: Backups) -> None:
    damage_table(journal)
    before = digest_of(journal.path)
    first, second = backups.put_aside(), backups.put_aside()
    assert first != second
    assert digest_of(first) == digest_of(second) == digest_of(journal.path) == before
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    assert backups.generations() == []


# copies that were asked for


def test_a_copy_in_the_root_is_listed_and_never_thinned(
    library: Library, journal: Journal, backups: Backups, folder: Path, clock: FixedClock,
    tmp_path: Path,
) -> None:  # fmt: skip
    library.contacts.add("Ana")
    first = backups.make(journal.database, Reason.START)
    backups.second = tmp_path / "stick"
    backups.second.mkdir()
    for name, place in (("mine 2026-03-05.journal", folder), ("theirs.journal", backups.second)):
        backups.write(journal.database, place / name)
    (backups.second / "other.journal").write_text("of another program")
    (folder / "half.journal").write_bytes(first.path.read_bytes()[:5000])
    listed = {each.path.name: each for each in backups.generations()}
    assert set(listed) == {first.path.name, *("mine 2026-03-05.journal", "theirs.journal")} | {
        "half.journal"
    }
    mine = listed["mine 2026-03-05.journal"]
    assert (mine.loose, mine.good, mine.reason, mine.people) == (True, True, Reason.ASKED, 1)
    assert (listed["theirs.journal"].second, listed["half.journal"].good) == (True, False)
    clock.advance(days=4000)
    library.contacts.add("Ben")
    last = backups.make(journal.database, Reason.START)
    assert mine.path.exists()
    assert backups.newest_good() == last
    last.path.unlink()
    first.path.unlink(missing_ok=True)
    backups.second = None
    assert backups.newest_good() is None  # it may be of another journal: only offered by name


def test_the_journal_itself_and_its_own_folder_are_no_roots_copies(
    library: Library, journal: Journal, backups: Backups
) -> None:
    library.contacts.add("Ana")
    made = backups.make(journal.database, Reason.START)
    backups.second = journal.path.parent
    assert [each.path for each in backups.generations()] == [made.path]
    backups.second = backups.own
    assert [each.path for each in backups.generations()] == [made.path]
