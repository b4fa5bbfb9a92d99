"""Contacts to a file: previews, the file itself, beside the window, and what can't be written."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from journal.errors import CannotWrite, KnownError
from journal.exchange.csv_out import COLUMNS, DEFAULT_COLUMNS
from journal.services import exporting
from journal.services.library import Library
from journal.store.contact_table import contact_table
from journal.store.journal import Journal

WAIT = 30_000


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.fixture
def seven(library: Library) -> dict[str, int]:
    """Seven people, of whom the later ones come first by name."""
    return {name: library.contacts.add(name, mail=f"{name}@example.org") for name in "gfedcba"}


def test_the_sample_is_the_first_five_of_those_chosen(
    library: Library, seven: dict[str, int]
) -> None:
    names = [row["name"] for row in library.exports.sample()]
    assert names == list("abcde")
    chosen = [seven[name] for name in "gcfa"]
    assert [row["name"] for row in library.exports.sample(chosen)] == list("acfg")
    assert set(library.exports.sample()[0]) >= {"uuid", "emails", "path", "next_step"}


def test_nobody_counts_who_was_forgotten(library: Library, seven: dict[str, int]) -> None:
    library.forgetting.forget(seven["a"], "Somebody (forgotten)")
    assert library.exports.count() == 6
    assert library.exports.count([seven["a"], seven["b"]]) == 1
    assert [row["name"] for row in library.exports.sample()] == list("bcdef")


def test_the_preview_is_what_stands_in_the_file(
    library: Library, seven: dict[str, int], tmp_path: Path
) -> None:
    library.contacts.set_field(seven["a"], "name", "=1+1")
    columns = ["emails", "name"]
    assert library.exports.write(tmp_path / "out.csv", columns) == len(seven)
    shown = library.exports.preview(columns)
    assert read(tmp_path / "out.csv")[: len(shown)] == shown
    assert ["a@example.org", "'=1+1"] in shown


def test_the_same_rows_for_few_as_for_all(library: Library, seven: dict[str, int]) -> None:
    """Few people are asked for by their ids, many are picked out afterwards."""
    library.referrals.refer(seven["a"], seven["b"], primary=True)
    every = {row["id"]: row for row in library.exports.rows(COLUMNS)}
    for row in library.exports.rows(COLUMNS, [seven["b"], seven["c"]]):
        assert row == every[row["id"]]


def test_a_file_beside_the_window(
    qtbot: QtBot, library: Library, seven: dict[str, int], tmp_path: Path
) -> None:
    counts: list[int] = []
    job = library.exports.write_in_background(
        tmp_path / "out.csv",
        ["name"],
        ids=[seven["a"], seven["b"]],
        separator=";",
        done=counts.append,
        failed=lambda error: pytest.fail(str(error)),
    )
    qtbot.waitUntil(lambda: bool(counts), timeout=WAIT)
    assert counts == [2]
    assert read(tmp_path / "out.csv") == [["name"], ["a"], ["b"]]
    qtbot.waitUntil(lambda: not job.running, timeout=WAIT)


def test_a_failure_beside_the_window_leaves_the_old_file(
    qtbot: QtBot, library: Library, journal: Journal, seven: dict[str, int]
) -> None:
    before = journal.path.read_bytes()
    told: list[KnownError] = []
    job = library.exports.write_in_background(
        journal.path, done=lambda _count: pytest.fail("written"), failed=told.append
    )
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT)
    assert isinstance(told[0], CannotWrite)
    assert journal.path.read_bytes() == before
    qtbot.waitUntil(lambda: not job.running, timeout=WAIT)


def test_an_export_is_given_up(
    qtbot: QtBot,
    library: Library,
    seven: dict[str, int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "out.csv"
    target.write_text("old", "utf-8")
    how: list[str] = []
    asked_to_stop = Event()

    def read(*arguments: Any, **more: Any) -> Mapping[str, Any]:
        assert asked_to_stop.wait(WAIT / 1000)
        return contact_table(*arguments, **more)

    monkeypatch.setattr(exporting, "contact_table", read)
    job = library.exports.write_in_background(
        target,
        done=lambda _count: how.append("done"),
        failed=lambda _error: how.append("failed"),
        stopped=lambda: how.append("stopped"),
    )
    job.stop()
    asked_to_stop.set()
    qtbot.waitUntil(lambda: bool(how), timeout=WAIT)
    assert how == ["stopped"]
    assert target.read_text("utf-8") == "old"
    assert not [path for path in tmp_path.iterdir() if path.suffix == ".part"]


def test_the_journal_is_never_written_over(
    library: Library, journal: Journal, tmp_path: Path
) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to(journal.path)
    before = journal.path.read_bytes()
    for target in (journal.path, link):
        with pytest.raises(CannotWrite):
            library.exports.write(target, DEFAULT_COLUMNS)
    assert journal.path.read_bytes() == before


def test_next_steps_worked_out_elsewhere_stand_where_they_belong(
    library: Library, seven: dict[str, int], tmp_path: Path
) -> None:
    library.exports.write(tmp_path / "own.csv", ["next_step", "name"])
    known = {seven["c"]: "thank", seven["a"]: "nothing"}
    library.exports.write(tmp_path / "told.csv", ["next_step", "name"], steps=lambda: known)
    library.exports.write(tmp_path / "none.csv", ["next_step", "name"], steps=lambda: None)
    library.exports.write(tmp_path / "unasked.csv", ["name"], steps=pytest.fail)
    _heading, *rows = read(tmp_path / "told.csv")
    assert rows == [["nothing", "a"], ["", "b"], ["thank", "c"], *(["", x] for x in "defg")]
    assert (tmp_path / "none.csv").read_bytes() == (tmp_path / "own.csv").read_bytes()
    assert read(tmp_path / "unasked.csv") == [["name"], *([x] for x in "abcdefg")]
