"""Task 12: export the contact list to CSV. Three clicks, or two keys."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.e2e.hand import Hand, settle
from tests.e2e.season import Season


@pytest.fixture
def target(sample: Season, tmp_path: Path) -> Path:
    """Where the export of last time went, and so this one goes."""
    folder = tmp_path / "lists"
    folder.mkdir()
    sample.change(lambda library: library.choices.keep("export", {"folder": str(folder)}))
    return folder / "contacts-2026-03-05.csv"


def names(path: Path) -> set[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["name"] for row in csv.DictReader(file)}


def everybody(sample: Season) -> object:
    return sample.read(lambda library: {row.name for row in library.people.tree()})


def test_by_mouse(sample: Season, target: Path) -> None:
    def task(hand: Hand) -> None:
        hand.open_menu("file")
        hand.choose("Export…")
        hand.click("export.verb")
        hand.used(clicks=3)
        assert hand.dialog() is None
        assert hand.window.toast.text() == "12 contacts exported"

    sample.run(task)
    assert names(target) == everybody(sample)
    assert len(names(target)) == 12


def test_by_keyboard(sample: Season, target: Path) -> None:
    def task(hand: Hand) -> None:
        hand.key("Ctrl+Shift+E", "Return")
        hand.used(keys=2)
        assert hand.dialog() is None

    sample.run(task)
    assert names(target) == everybody(sample)


@pytest.mark.parametrize("page", ["today", "people", "interviews", "calendar", "letters"])
def test_the_keys_work_on_every_page(sample: Season, target: Path, page: str) -> None:
    def task(hand: Hand) -> None:
        hand.window.navigator.show_page(page)
        settle()
        hand.key("Ctrl+Shift+E", "Return")

    sample.run(task)
    assert names(target) == everybody(sample)
