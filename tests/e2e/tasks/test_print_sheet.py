"""Task 5: print the interview sheet. Two clicks, or two keys."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from journal.paper.blocks import Page
from journal.paper.sheet_data import SheetOptions
from journal.services.library import Library
from tests.e2e.hand import Hand, settle
from tests.e2e.season import Season

WHO = "Priya Nair"  # at two in the afternoon; prepared, not printed


class Printer:
    """Stands where the system's printers stand; keeps what it was handed."""

    def __init__(self) -> None:
        self.printed: list[tuple[str, int, str]] = []

    def names(self) -> Sequence[str]:
        return ["Office", "Cellar"]

    def print_pages(
        self, printer: str, pages: tuple[Page, ...], options: SheetOptions, title: str
    ) -> None:
        self.printed.append((printer, len(pages), title))


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch) -> Printer:
    found = Printer()
    monkeypatch.setattr("journal.ui.dialogs.print_pages.SystemPrinters", lambda: found)
    return found


@pytest.fixture
def no_printer(monkeypatch: pytest.MonkeyPatch, printer: Printer) -> None:
    monkeypatch.setattr(printer, "names", lambda: [])


def interview(library: Library) -> int:
    return next(row.id for row in library.interviews.rows() if row.name == WHO)


def is_printed(library: Library) -> bool:
    card = library.interviews.card(interview(library))
    assert card is not None
    return card.row.printed


def test_by_mouse(sample: Season, printer: Printer) -> None:
    def task(hand: Hand) -> None:
        hand.click("today.next.step")
        hand.click("print.verb")
        hand.used(clicks=2)
        assert hand.dialog() is None

    assert not sample.read(is_printed)
    sample.run(task)
    assert printer.printed == [("Office", 2, f"Print the sheet for {WHO}")]
    assert sample.read(is_printed)


def test_by_keyboard(sample: Season, printer: Printer) -> None:
    def task(hand: Hand) -> None:
        hand.key("Ctrl+P", "Return")
        hand.used(keys=2)
        assert hand.dialog() is None

    sample.run(task)
    assert [each[:2] for each in printer.printed] == [("Office", 2)]
    assert sample.read(is_printed)


def test_by_keyboard_from_the_interview(sample: Season, printer: Printer) -> None:
    def task(hand: Hand) -> None:
        hand.window.navigator.show_interview(interview(hand.window.library), "prepare")
        settle()
        hand.key("Ctrl+P", "Return")
        hand.used(keys=2)

    sample.run(task)
    assert len(printer.printed) == 1
    assert sample.read(is_printed)


def test_without_a_printer_the_same_keys_make_a_pdf(
    sample: Season, tmp_path: Path, no_printer: None
) -> None:
    sample.outside.files = [tmp_path / "sheet.pdf"]

    def task(hand: Hand) -> None:
        hand.key("Ctrl+P", "Return")
        hand.used(keys=2)

    sample.run(task)
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-")
    assert "Priya Nair 2026-03-05" in sample.outside.asked[0]
    assert sample.read(is_printed)


def test_an_empty_sheet_from_the_menu(sample: Season, printer: Printer) -> None:
    def task(hand: Hand) -> None:
        hand.open_menu("file")
        hand.choose("Print empty sheet…")
        hand.key("Return")
        assert hand.dialog() is None

    sample.run(task)
    assert printer.printed == [("Office", 2, "Print an empty sheet")]
    assert not sample.read(is_printed)
