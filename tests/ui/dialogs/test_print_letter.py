"""The dialog that prints a letter: what the paper shows, printer or PDF, and no mark anywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal.domain.codes import LetterKind
from journal.domain.views.letters import LetterCard
from journal.paper.sheet_data import Paper
from journal.services.composing import Composing
from journal.ui.dialogs import print_pages
from journal.ui.dialogs.print_letter import PrintLetterDialog
from journal.ui.shell.context import PageContext
from tests.ui.dialogs.test_print_sheet import SMALL, FakePrinting, Notices

Open = Callable[..., PrintLetterDialog]


@pytest.fixture
def notices() -> Notices:
    return Notices()


@pytest.fixture
def opened(
    qtbot: QtBot,
    context: PageContext,
    notices: Notices,
    people: dict[str, int],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Open:
    monkeypatch.setattr(print_pages, "documents", lambda: tmp_path)
    kept: list[PrintLetterDialog] = []

    def open_(
        body: str = "Dear Ana,\n\nthank you.\n\nRobin",
        printing: FakePrinting | None = None,
        card: LetterCard | None = None,
    ) -> PrintLetterDialog:
        library = context.library
        library.beginning.set_my_name("Robin Ellis")
        card = card or library.composing.card(people["Ana Souza"], LetterKind.THANK_YOU)
        assert card is not None
        dialog = PrintLetterDialog(
            context._replace(notifier=notices),  # type: ignore[arg-type]
            card,
            "Thank you",
            body,
            printing=printing or FakePrinting("Laser"),
            opener=lambda _url: False,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        kept.append(dialog)
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(lambda: dialog.isActiveWindow())
        return dialog

    return open_


def words(dialog: PrintLetterDialog) -> str:
    return "\n".join(block.text for page in dialog._pages for block in page.blocks)


def test_the_paper_shows_sender_receiver_day_and_text(opened: Open) -> None:
    dialog = opened()
    told = words(dialog)
    for part in ("Robin Ellis", "Ana Souza", "Northwind", "5 March 2026", "Thank you", "Dear Ana,"):
        assert part in told
    assert dialog.count.text().startswith("1")
    assert "Ana Souza" in dialog.windowTitle()


def test_all_is_read_once_and_for_whom_the_letter_speaks_of(
    opened: Open, context: PageContext, people: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[tuple[object, ...], dict[str, object]]] = []
    facts = Composing.facts

    def count(self: Composing, *args: object, **more: object) -> object:
        asked.append((args, more))
        return facts(self, *args, **more)  # type: ignore[arg-type]

    ana, lena = people["Ana Souza"], people["Lena Fischer"]
    card = context.library.composing.card(ana, LetterKind.THANK_REFERRER, about_id=lena)
    monkeypatch.setattr(Composing, "facts", count)
    dialog = opened(card=card)
    assert asked == [((ana, LetterKind.THANK_REFERRER, None), {"about_id": lena})]
    dialog.paper.set_code(Paper.LETTER)
    dialog.paper.chosen.emit(Paper.LETTER)
    assert "Robin Ellis" in words(dialog)
    dialog.show_pages()
    assert len(asked) == 1


def test_enter_prints_and_marks_nothing(
    opened: Open, notices: Notices, context: PageContext
) -> None:
    printing = FakePrinting("Laser")
    dialog = opened(printing=printing)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert [(name, pages) for name, pages, _options, _title in printing.printed] == [("Laser", 1)]
    assert notices.done_ == [("Letter printed", False)]  # paper can't be undone
    assert context.library.composing.rows() == []
    assert not dialog.isVisible()


def test_it_is_saved_as_a_pdf(opened: Open, context: PageContext, tmp_path: Path) -> None:
    target = tmp_path / "thanks"
    context.prompter.answers = [target]  # type: ignore[attr-defined]
    dialog = opened()
    assert dialog._proposed() == tmp_path / "Thank-you Ana Souza.pdf"
    dialog.save_pdf()
    assert target.with_suffix(".pdf").read_bytes().startswith(b"%PDF-")
    assert not dialog.isVisible()


def test_a_long_letter_takes_several_pages_and_other_paper_is_remembered(opened: Open) -> None:
    dialog = opened("A line of a long letter.\n" * 120)
    many = len(dialog._pages)
    assert many > 2
    dialog.paper.set_code(Paper.LETTER)
    dialog.paper.chosen.emit(Paper.LETTER)
    assert dialog._pages[0].width == pytest.approx(215.9, abs=0.1)
    dialog.verb.click()
    assert opened().paper_chosen() is Paper.LETTER


def test_it_fits_a_small_screen(opened: Open) -> None:
    dialog = opened()
    dialog.resize(*SMALL)
    assert dialog.width() <= SMALL[0]
    assert dialog.height() <= SMALL[1]
    assert dialog.rect().contains(dialog.verb.geometry())
