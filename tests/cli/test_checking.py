"""``check``: what is wrong, and ``--repair``."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from journal.cli import main
from journal.services.lock import JournalLock

NOW = "2026-03-05T09:00"


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    """Exit code, output and complaint."""
    code = main([str(argument) for argument in arguments])
    told = capsys.readouterr()
    return code, told.out, told.err


@pytest.fixture
def own(profile: Path, capsys: pytest.CaptureFixture[str]) -> tuple[str | Path, ...]:
    """A journal with two people."""
    options = ("--data-dir", profile, "--now", NOW)
    path = profile / "in.csv"
    path.write_text("name\nAna\nBen\n", "utf-8")
    assert run(capsys, *options, "import", path)[0] == 0
    return options


def spoil(profile: Path, *statements: str) -> None:
    database = sqlite3.connect(profile / "networking.journal")
    database.execute("PRAGMA ignore_check_constraints = 1")
    for statement in statements:
        database.execute(statement)
    database.commit()
    database.close()


TWO_FAULTS = (
    "UPDATE contact SET level = 'president'",
    "DELETE FROM search_people",
)


def test_nothing_wrong(capsys: pytest.CaptureFixture[str], own: tuple[str | Path, ...]) -> None:
    for more in ((), ("--repair",)):
        assert run(capsys, *own, "check", *more) == (0, "Nothing is wrong.\n", "")
    assert json.loads(run(capsys, *own, "check", "--json")[1]) == {"findings": []}


def test_what_is_wrong_and_repaired(
    capsys: pytest.CaptureFixture[str], profile: Path, own: tuple[str | Path, ...]
) -> None:
    spoil(profile, *TWO_FAULTS)
    wrong = (
        "contact: 2 with a value that can't be (level)\nThe search index doesn't match the texts\n"
    )
    assert run(capsys, *own, "check") == (1, wrong, "")
    found = json.loads(run(capsys, *own, "check", "--json")[1])["findings"]
    assert [(each["fault"], each["kind"], each["ids"]) for each in found] == [
        ("value", "contact", [1, 2]),
        ("index", None, [16, 32]),
    ]
    code, out, err = run(capsys, *own, "check", "--repair")
    assert (code, err) == (0, "")
    assert out == wrong + (
        "\ncontact: 2 set back (level)\nThe search index was made anew\n"
        "Undo in the window takes this back.\n"
    )
    assert run(capsys, *own, "check")[0] == 0


def test_a_damaged_file_is_not_repaired(
    capsys: pytest.CaptureFixture[str], profile: Path, own: tuple[str | Path, ...]
) -> None:
    path = profile / "networking.journal"
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(bytes(4096 * 10))
    before = path.read_bytes()
    code, out, err = run(capsys, *own, "check", "--repair")
    assert (code, err) == (1, "")
    assert "The file is damaged" in out
    assert "restore a backup" in out
    assert path.read_bytes() == before


def test_a_journal_that_is_open_is_checked_but_not_repaired(
    capsys: pytest.CaptureFixture[str], profile: Path, own: tuple[str | Path, ...]
) -> None:
    spoil(profile, *TWO_FAULTS)
    lock = JournalLock(profile / "networking.journal")
    lock.acquire()
    try:
        assert run(capsys, *own, "check")[0] == 1
        code, _out, err = run(capsys, *own, "check", "--repair")
    finally:
        lock.release()
    assert code == 1
    assert "open" in err


def test_how_far_it_is(capsys: pytest.CaptureFixture[str], own: tuple[str | Path, ...]) -> None:
    lines = run(capsys, *own, "check", "--json", "--progress")[1].splitlines()
    steps = [tuple(map(int, line.split()[1:])) for line in lines[:-1]]
    assert steps
    assert all(0 < done < total for done, total in steps)
    assert json.loads(lines[-1]) == {"findings": []}
