"""The dialog that prints a sheet: preview, choices, printer or PDF, and the mark in the journal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal.domain.clock import FixedClock
from journal.domain.codes import Format, NoteKind
from journal.errors import CannotWrite, mark
from journal.paper.blocks import Page
from journal.paper.sheet_data import Paper, SheetOptions
from journal.services.library import Library
from journal.ui.dialogs import print_pages
from journal.ui.dialogs.print_sheet import PrintSheetDialog
from journal.ui.dialogs.print_sheet_printers import SystemPrinters
from journal.ui.shell.context import PageContext
from journal.ui.theme import LIGHT
from journal.ui.widgets.buttons import PlainButton

SMALL = (868, 440)  # what a screen of 900 by 480 leaves a dialog


class FakePrinting:
    """Notes what was printed; ``trouble`` is raised instead."""

    def __init__(self, *names: str) -> None:
        self._names = names
        self.printed: list[tuple[str, int, SheetOptions, str]] = []
        self.trouble: CannotWrite | None = None

    def names(self) -> Sequence[str]:
        return self._names

    def print_pages(
        self, printer: str, pages: tuple[Page, ...], options: SheetOptions, title: str
    ) -> None:
        if self.trouble is not None:
            raise self.trouble
        self.printed.append((printer, len(pages), options, title))


class Notices:
    """A notifier that notes what may be undone, and what is offered."""

    def __init__(self) -> None:
        self.done_: list[tuple[str, bool]] = []
        self.said: list[tuple[str, str]] = []
        self.run: Callable[[], object] | None = None

    def done(self, text: str, *, undo: bool = True) -> None:
        self.done_.append((text, undo))

    def say(self, text: str, *, action: str = "", run: object = None) -> None:
        self.said.append((text, action))
        self.run = run if callable(run) else None

    def refuse(self, text: str) -> None:
        pytest.fail(text)

    def problem(self, error: object) -> None:
        pytest.fail(str(error))


@pytest.fixture(autouse=True)
def _documents(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(print_pages, "documents", lambda: tmp_path)


@pytest.fixture
def notices() -> Notices:
    return Notices()


@pytest.fixture
def interview(library: Library, people: dict[str, int]) -> int:
    key = library.meetings.plan(
        people["Ana Souza"], start="2026-03-10T14:00", form=Format.IN_PERSON, place="12 Quay Street"
    )
    library.questions.add_own(key, "How did you get started in the industry?")
    return key


@pytest.fixture
def opened(qtbot: QtBot, context: PageContext, notices: Notices) -> Callable[..., PrintSheetDialog]:
    kept: list[PrintSheetDialog] = []

    def open_(interview_id: int | None, printing: FakePrinting | None = None) -> PrintSheetDialog:
        dialog = PrintSheetDialog(
            context._replace(notifier=notices),
            interview_id,
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


def is_printed(library: Library, interview: int) -> bool:
    card = library.interviews.card(interview)
    assert card is not None
    return card.row.printed


def test_enter_prints_and_notes_it(
    opened: Callable[..., PrintSheetDialog], library: Library, interview: int, notices: Notices
) -> None:
    printing = FakePrinting("Laser", "Canon")
    dialog = opened(interview, printing)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert [(job[0], job[1]) for job in printing.printed] == [("Laser", 2)]
    assert "Ana Souza" in printing.printed[0][3]
    assert dialog.isHidden()
    assert is_printed(library, interview)
    assert notices.done_ == [("Sheet printed", True)]
    library.history.undo()
    assert not is_printed(library, interview)


def test_printing_again_at_the_same_moment_offers_no_undo_of_something_else(
    opened: Callable[..., PrintSheetDialog],
    library: Library,
    interview: int,
    notices: Notices,
    clock: FixedClock,
) -> None:
    opened(interview).carry_out()
    opened(interview).carry_out()
    clock.advance(minutes=1)
    opened(interview).carry_out()
    assert [undo for _text, undo in notices.done_] == [True, False, True]


def test_a_printer_that_fails_leaves_the_dialog(
    opened: Callable[..., PrintSheetDialog], library: Library, interview: int, notices: Notices
) -> None:
    printing = FakePrinting("Laser")
    printing.trouble = CannotWrite(
        mark("The printer is out."), mark("Nothing was printed."), mark("Feed it.")
    )
    dialog = opened(interview, printing)
    dialog.verb.click()
    assert dialog.strip.text() == "The printer is out. Nothing was printed. Feed it."
    assert dialog.isVisible()
    assert not is_printed(library, interview)
    assert notices.done_ == []
    printing.trouble = None
    dialog.verb.click()
    assert dialog.isHidden()


def test_without_a_printer_enter_saves_a_pdf(
    opened: Callable[..., PrintSheetDialog],
    context: PageContext,
    library: Library,
    interview: int,
    notices: Notices,
    tmp_path: Path,
) -> None:
    dialog = opened(interview, FakePrinting())
    assert dialog.verb.text() == "Save as PDF…"
    assert dialog.save.isHidden()
    assert dialog.no_printer.isVisible()
    context.prompter.answers = [None, tmp_path / "sheet"]  # type: ignore[attr-defined]
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.isVisible(), "given up in the file dialog"
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-")
    assert dialog.isHidden()
    assert is_printed(library, interview)
    assert notices.said == [("Saved as “sheet.pdf”", "Show in folder")]


def test_the_folder_is_shown_after_the_dialog_is_gone(
    qtbot: QtBot, context: PageContext, interview: int, notices: Notices, tmp_path: Path
) -> None:
    urls: list[str] = []
    dialog = PrintSheetDialog(
        context._replace(notifier=notices),
        interview,
        printing=FakePrinting(),
        opener=lambda url: bool(urls.append(url.toLocalFile())),
    )
    qtbot.addWidget(dialog)
    context.prompter.answers = [tmp_path / "a.pdf"]  # type: ignore[attr-defined]
    dialog.save_pdf()
    del dialog
    assert notices.run is not None
    notices.run()
    assert urls == [str(tmp_path)]
    assert notices.said[-1] == (f"The folder is {tmp_path}", "")


def test_a_pdf_that_cannot_be_written_is_told(
    opened: Callable[..., PrintSheetDialog],
    context: PageContext,
    library: Library,
    interview: int,
    tmp_path: Path,
) -> None:
    dialog = opened(interview)
    context.prompter.answers = [  # type: ignore[attr-defined]
        tmp_path / "no folder" / "a.pdf",
        tmp_path / "a.pdf",
    ]
    dialog.save.click()
    assert "no such folder" in dialog.strip.text()
    assert dialog.isVisible()
    assert not is_printed(library, interview)
    dialog.strip.buttons()[0].click()
    assert (tmp_path / "a.pdf").exists()
    assert dialog.isHidden()


def test_the_name_of_the_file_is_safe(
    opened: Callable[..., PrintSheetDialog],
    library: Library,
    interview: int,
    people: dict[str, int],
    tmp_path: Path,
) -> None:
    library.contacts.set_field(people["Ana Souza"], "name", "../../etc/Ana <b>")
    proposed = opened(interview)._proposed()
    assert proposed.parent == tmp_path
    assert proposed.name == "Sheet ..-..-etc-Ana -b- 2026-03-10.pdf"


def test_the_choices_show_in_the_preview(
    opened: Callable[..., PrintSheetDialog], interview: int
) -> None:
    dialog = opened(interview)
    assert dialog.count.text() in ("2 pages", "2 page(s)")
    dialog.pages.segment(1).click()
    assert dialog.options().pages == 1
    assert dialog.preview.accessibleDescription() == dialog.count.text()
    assert len(dialog._pages) == 1
    dialog.paper.set_code(Paper.LETTER)
    dialog.paper.chosen.emit(Paper.LETTER)
    assert dialog._pages[0].width == pytest.approx(215.9, abs=0.1)
    before = len(dialog._pages[0].having("question.code"))
    dialog.lines.setValue(3)
    assert len(dialog._pages[0].having("question.code")) == before + 3
    dialog.large.setChecked(True)
    dialog.private.setChecked(True)
    assert (dialog.options().large_print, dialog.options().private_notes) == (True, True)


def test_what_was_chosen_is_remembered_but_private_notes_are_not(
    opened: Callable[..., PrintSheetDialog], interview: int
) -> None:
    dialog = opened(interview, FakePrinting("Laser", "Canon"))
    dialog.printer.set_code("Canon")
    dialog.paper.set_code(Paper.LETTER)
    dialog.pages.set_code(1)
    dialog.large.setChecked(True)
    dialog.private.setChecked(True)
    dialog.carry_out()
    again = opened(interview, FakePrinting("Laser", "Canon"))
    options = again.options()
    assert (options.paper, options.pages, options.large_print) == (Paper.LETTER, 1, True)
    assert not options.private_notes
    assert again.printer.code() == "Canon"
    assert opened(interview, FakePrinting("Laser")).printer.code() == "Laser"


@pytest.mark.parametrize("kept", [None, 1, {"paper": "a0", "pages": 7, "printer": 3, "large": 1}])
def test_odd_things_remembered_do_no_harm(
    opened: Callable[..., PrintSheetDialog], library: Library, interview: int, kept: object
) -> None:
    library.choices.keep(PrintSheetDialog.KEPT, kept)
    options = opened(interview).options()
    assert (options.pages, options.large_print) == (2, False)
    assert options.paper in Paper


def test_an_empty_sheet_without_a_person(
    opened: Callable[..., PrintSheetDialog], library: Library, notices: Notices
) -> None:
    printing = FakePrinting("Laser")
    dialog = opened(None, printing)
    assert dialog.options().empty_question_lines == 7
    dialog.verb.click()
    assert len(printing.printed) == 1
    assert notices.done_ == [("Sheet printed", False)]
    assert library.history.undo_name() is None


def test_what_was_typed_just_now_is_on_the_sheet(
    opened: Callable[..., PrintSheetDialog],
    library: Library,
    people: dict[str, int],
    interview: int,
) -> None:
    library.autosave.stage(
        "name", lambda: library.contacts.set_field(people["Ana Souza"], "name", "Ana Sousa")
    )
    assert "Ana Sousa" in opened(interview).windowTitle()
    assert not library.autosave.pending


def test_the_page_is_white_paper_and_keys_scroll_it(
    opened: Callable[..., PrintSheetDialog], interview: int
) -> None:
    dialog = opened(interview)
    dialog.resize(*SMALL)
    preview = dialog.preview
    place = preview.page_rect(0)
    assert place.left() >= 0
    assert place.right() < preview.viewport().width()
    picture = preview.viewport().grab().toImage()
    corner = QPoint(place.left() + 4, place.top() + 4) * picture.devicePixelRatio()
    assert picture.pixelColor(corner) == LIGHT.base
    assert dialog.focusWidget() is dialog.verb
    QTest.keyClick(dialog.verb, Qt.Key.Key_PageDown)
    lower = preview.verticalScrollBar().value()
    assert lower > 0
    assert preview.page_rect(0).top() == place.top() - lower
    QTest.keyClick(dialog.verb, Qt.Key.Key_PageUp)
    assert preview.verticalScrollBar().value() == 0
    preview.setFocus()
    QTest.keyClick(preview, Qt.Key.Key_Down)
    assert 0 < preview.verticalScrollBar().value() < lower
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    assert dialog.isHidden()


@pytest.mark.parametrize("names", [(), ("Laser",)])
def test_it_fits_a_small_screen(
    opened: Callable[..., PrintSheetDialog], interview: int, names: tuple[str, ...]
) -> None:
    dialog = opened(interview, FakePrinting(*names))
    dialog.resize(*SMALL)
    assert dialog.width() <= SMALL[0]
    assert dialog.height() <= SMALL[1]
    for button in (dialog.leave, dialog.verb, dialog.large, dialog.private):
        assert inside(button, dialog)


def inside(widget: QWidget, dialog: QWidget) -> bool:
    place = QRect(widget.mapTo(dialog, QPoint(0, 0)), widget.size())
    whole = widget.size().width() >= widget.minimumSizeHint().width()
    return dialog.rect().contains(place) and (whole or not isinstance(widget, PlainButton))


def test_a_printer_that_is_gone_is_told() -> None:
    with pytest.raises(CannotWrite) as told:
        SystemPrinters().print_pages("no such printer", (), SheetOptions(), "Sheet")
    assert "no such printer" in str(told.value)


def test_what_had_no_room_is_said(
    opened: Callable[..., PrintSheetDialog],
    library: Library,
    interview: int,
    people: dict[str, int],
) -> None:
    dialog = opened(interview)
    assert dialog.cut.isHidden()
    dialog.accept()
    library.contacts.set_note(
        people["Ana Souza"], NoteKind.RESEARCH, "She led the merger of the two ports. " * 60
    )
    dialog = opened(interview)
    assert dialog.cut.text() == "Shortened to fit: Research"
    assert dialog.cut.isVisible()
