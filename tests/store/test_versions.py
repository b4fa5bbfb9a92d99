"""Every form that a journal ever had still opens, with all its rows and its history."""

from __future__ import annotations

from pathlib import Path

import pytest

from journal.domain.clock import FixedClock
from journal.store.checking import check
from journal.store.database import SCHEMA_VERSION, open_file, open_older
from journal.store.journal import Journal
from journal.store.migrations import Fate, bring_up_to_date
from tests.store.dumping import build, dump
from tests.store.made_up import form, rows
from tests.store.versions import NOW, Version, answers, lived_in, numbers, version


@pytest.fixture(params=numbers(), ids=lambda number: f"version {number}")
def upgraded(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Version, Path, Fate]:
    """A file of a version, brought up to date."""
    found = version(request.param)
    path = tmp_path / "old.journal"
    path.write_bytes(found.file)
    database = open_older(path)
    fate = bring_up_to_date(database, path, lambda *_: None, found.migrations, SCHEMA_VERSION)
    database.close()
    return found, path, fate


def test_every_row_is_there(upgraded: tuple[Version, Path, Fate]) -> None:
    """A column that is gone, or a new one, is the migration's; what stayed must be equal."""
    found, path, fate = upgraded
    before, after = found.rows, rows(path)
    for table, old in before.items():
        if table in ("version", "sqlite_sequence") or table.startswith("search_"):
            continue
        if fate is not Fate.KEPT and table.startswith("history_"):
            assert fate is Fate.ENDED or len(after[table]) == len(old)
            continue
        by_id = {row.get("id", repr(row)): row for row in after[table]}
        assert len(after[table]) == len(old), table
        for row in old:
            now = by_id[row.get("id", repr(row))]
            assert {name: now[name] for name in row if name in now} == row, table


def test_it_answers_as_it_did(upgraded: tuple[Version, Path, Fate]) -> None:
    """What the program of that version said when it was asked."""
    found, path, fate = upgraded
    if found.answers is None:
        return  # nobody ever asked the made-up one
    now = answers(path)
    if fate is Fate.ENDED:
        for told in ("undo", "deleted"):
            now.pop(told), found.answers.pop(told)
    assert now == found.answers


def test_there_is_a_file_of_the_present_version() -> None:
    """The one that the next version will have to open."""
    assert SCHEMA_VERSION in numbers()


def test_a_file_as_text_is_the_file(tmp_path: Path) -> None:
    path = lived_in(tmp_path)
    again = build(dump(path), tmp_path / "again.journal")
    assert form(again) == form(path)
    for table, found in rows(path).items():
        if not table.startswith("search_") or table in ("search_people", "search_texts"):
            assert rows(again)[table] == found, table
    assert answers(again) == answers(path)


def test_it_has_the_form_of_a_new_one_and_no_fault(
    upgraded: tuple[Version, Path, Fate], tmp_path: Path
) -> None:
    _found, path, _fate = upgraded
    (tmp_path / "new").mkdir()
    assert form(path) == form(lived_in(tmp_path / "new"))
    database = open_file(path)
    assert check(database) == []
    database.close()


def test_what_was_done_in_it_can_be_undone(upgraded: tuple[Version, Path, Fate]) -> None:
    _found, path, fate = upgraded
    journal = Journal(open_file(path), path, FixedClock(NOW))
    if fate is Fate.ENDED:
        assert journal.undo_step() is None
    else:
        people = journal.database.one("SELECT count(*) FROM contact")
        assert people is not None
        assert journal.redo().name == "Note"
        names = [journal.undo().name for _ in range(4)]
        assert names == ["Note", "Delete somebody", "Rename Łukasz", "Add Łukasz"]
        assert journal.database.one("SELECT count(*) FROM contact") == people
        assert check(journal.database) == []
    journal.close()
