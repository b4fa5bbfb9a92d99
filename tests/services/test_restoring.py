"""Restoring puts a checked copy in place, and keeps what was there before."""

from __future__ import annotations

import gc
import hashlib
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from journal.domain.clock import FixedClock
from journal.errors import BadFile, CannotWrite, JournalBusy, JournalProblem, Refused
from journal.exchange.atomic import sweep
from journal.services.backup_files import Reason, digest_of
from journal.services.backup_folder import Backups, Generation
from journal.services.library import Library
from journal.services.restoring import check_backup, put_in_place, restore, stage
from journal.store import people
from journal.store.copies import look
from journal.store.database import open_file
from journal.store.journal import Journal


@pytest.fixture
def backups(tmp_path: Path, journal: Journal, clock: FixedClock) -> Backups:
    return Backups(tmp_path / "backups", journal.path, clock)


@pytest.fixture
def first(library: Library, journal: Journal, backups: Backups) -> Generation:
    """A backup with Ana alone; Ben came later."""
    library.contacts.add("Ana")
    made = backups.make(journal.database, Reason.START)
    library.contacts.add("Ben")
    return made


def contacts(path: Path) -> int:
    database = open_file(path)
    try:
        return people.count(database)
    finally:
        database.close()


def zero_page(path: Path, number: int = 1) -> None:
    with path.open("r+b") as file:
        file.seek(number * 4096)
        file.write(bytes(4096))


def test_restoring_keeps_what_was_there(
    journal: Journal, backups: Backups, first: Generation
) -> None:
    journal.close()
    facts, kept = restore(first.path, journal.path, backups)
    assert facts.people == contacts(journal.path) == 1
    assert kept is not None
    assert look(kept).people == 2
    assert [(each.reason, each.people) for each in backups.generations()] == [
        (Reason.RESTORE, 2),
        (Reason.START, 1),
    ]
    restore(kept, journal.path, backups)  # and back again
    assert contacts(journal.path) == 2


def test_the_restored_file_is_the_backup_byte_for_byte(
    journal: Journal, backups: Backups, first: Generation
) -> None:
    journal.close()
    before = os.umask(0)
    try:
        restore(first.path, journal.path, backups)
    finally:
        os.umask(before)
    assert digest_of(journal.path) == digest_of(first.path)
    assert stat.S_IMODE(journal.path.stat().st_mode) == 0o600
    left = [each.name for each in journal.path.parent.iterdir()]
    assert sorted(left) == ["backups", "test.journal"]


def test_a_link_to_the_journal_stays_a_link(
    journal: Journal, backups: Backups, first: Generation, tmp_path: Path
) -> None:
    journal.close()
    elsewhere = tmp_path / "elsewhere.journal"
    journal.path.rename(elsewhere)
    journal.path.symlink_to(elsewhere)
    restore(first.path, journal.path, backups)
    assert journal.path.is_symlink()
    assert contacts(elsewhere) == 1


def test_a_journal_that_is_gone_is_brought_back(
    journal: Journal, backups: Backups, first: Generation
) -> None:
    journal.close()
    journal.path.unlink()
    facts, kept = restore(first.path, journal.path, backups)
    assert kept is None
    assert facts.people == contacts(journal.path) == 1


Spoil = Callable[[Path], object]


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:6000])


@pytest.mark.parametrize(
    "spoil",
    [zero_page, cut, lambda path: path.write_bytes(b""), lambda path: path.write_text("hello")],
    ids=["zeroed page", "cut", "empty", "text"],
)
def test_a_broken_journal_is_put_aside_and_the_backups_stay(
    journal: Journal, backups: Backups, first: Generation, spoil: Spoil
) -> None:
    journal.close()
    spoil(journal.path)
    broken = journal.path.read_bytes()
    before = digest_of(first.path)
    facts, kept = restore(first.path, journal.path, backups)
    assert facts.people == contacts(journal.path) == 1
    assert kept is not None
    assert kept.read_bytes() == broken
    assert [(each.path, each.good) for each in backups.generations()] == [(first.path, True)]
    assert digest_of(first.path) == before


def test_what_lies_beside_a_broken_journal_is_not_played_into_the_new_one(
    journal: Journal, backups: Backups, first: Generation
) -> None:
    journal.close()
    hot = journal.path.with_name(journal.path.name + "-journal")
    zero_page(journal.path)
    hot.write_bytes(b"\xd9\xd5\x05\xf9 \xa1c\xd7" + b"\0" * 600)
    _facts, kept = restore(first.path, journal.path, backups)
    assert contacts(journal.path) == 1
    assert not hot.exists()
    assert kept is not None


@pytest.mark.parametrize("spoil", [zero_page, cut, lambda path: path.write_text("hello")])
def test_a_broken_backup_changes_nothing(
    journal: Journal, backups: Backups, first: Generation, spoil: Spoil
) -> None:
    journal.close()
    before = digest_of(journal.path)
    spoil(first.path)
    with pytest.raises(JournalProblem):
        restore(first.path, journal.path, backups)
    assert digest_of(journal.path) == before


def test_a_backup_with_one_bit_flipped_is_refused(
    journal: Journal, backups: Backups, first: Generation
) -> None:
    data = bytearray(first.path.read_bytes())
    place = data.find(b"Ana")
    data[place] ^= 1
    first.path.write_bytes(data)
    with pytest.raises(JournalProblem, match="not as it was written"):
        check_backup(first.path, journal.path)


def test_a_file_from_anywhere_is_restored(
    journal: Journal, backups: Backups, first: Generation, tmp_path: Path
) -> None:
    journal.close()
    stick = tmp_path / "a?b#c%.journal"
    shutil.copyfile(first.path, stick)
    facts, _kept = restore(stick, journal.path, backups)
    assert facts.people == 1


def test_the_journal_itself_is_no_backup(journal: Journal, backups: Backups) -> None:
    link = journal.path.with_name("link.journal")
    link.symlink_to(journal.path)
    for path in (journal.path, link):
        with pytest.raises(Refused):
            check_backup(path, journal.path)


def test_a_backup_that_changes_after_it_was_checked_is_refused(
    journal: Journal, backups: Backups, first: Generation
) -> None:
    checked = check_backup(first.path, journal.path)
    journal.close()
    before = digest_of(journal.path)
    shutil.copyfile(journal.path, first.path)
    with pytest.raises(BadFile):
        put_in_place(checked, journal.path)
    first.path.unlink()
    with pytest.raises(BadFile):
        put_in_place(checked, journal.path)
    assert digest_of(journal.path) == before
    assert not [each for each in journal.path.parent.iterdir() if each.name.endswith(".part")]


def parts(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir() if each.name.endswith(".part")]


def test_a_copy_that_waits_is_put_in_place_by_one_rename(
    journal: Journal, backups: Backups, first: Generation
) -> None:
    checked = check_backup(first.path, journal.path)
    staged = stage(checked, journal.path)
    sweep(journal.path.parent)  # as whoever writes there does
    assert len(parts(journal.path.parent)) == 1
    journal.close()
    first.path.unlink()
    put_in_place(checked, journal.path, staged)
    assert digest_of(journal.path) == checked.digest
    assert journal.path.stat().st_mode & 0o777 == 0o600
    assert not parts(journal.path.parent)


def test_a_copy_that_isnt_wanted_leaves_nothing(
    journal: Journal, backups: Backups, first: Generation
) -> None:
    checked = check_backup(first.path, journal.path)
    before = digest_of(journal.path)
    stage(checked, journal.path).discard()
    assert not parts(journal.path.parent)
    staged = stage(checked, journal.path)
    writing = journal.path.with_name(journal.path.name + "-journal")
    writing.write_bytes(b"half a transaction")
    with pytest.raises(JournalBusy):
        put_in_place(checked, journal.path, staged)
    assert not parts(journal.path.parent)
    assert digest_of(journal.path) == before
    abandoned = stage(checked, journal.path)
    del abandoned
    gc.collect()
    sweep(journal.path.parent)
    assert not parts(journal.path.parent)


def test_while_somebody_writes_into_it_nothing_is_put_in_place(
    journal: Journal, backups: Backups, first: Generation
) -> None:
    checked = check_backup(first.path, journal.path)
    journal.close()
    writing = journal.path.with_name(journal.path.name + "-journal")
    writing.write_bytes(b"half a transaction")
    with pytest.raises(JournalBusy):
        put_in_place(checked, journal.path)


def test_without_a_backup_of_the_present_nothing_is_restored(
    journal: Journal, backups: Backups, first: Generation
) -> None:
    journal.close()
    before = hashlib.sha256(journal.path.read_bytes()).hexdigest()
    copy = shutil.copyfile(first.path, journal.path.with_name("copy.journal"))
    shutil.rmtree(backups.own)
    backups.own.write_text("in the way")
    with pytest.raises(CannotWrite):
        restore(Path(copy), journal.path, backups)
    assert digest_of(journal.path) == before
