"""Prints the sheet of an interview, or saves it as a PDF: a preview, and beside it the choices."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from journal.domain.changes import ChangeSet
from journal.domain.names import shown
from journal.domain.views.meetings import InterviewCard
from journal.errors import KnownError
from journal.exchange.filenames import safe_filename
from journal.paper.blocks import Page
from journal.paper.from_interview import sheet_of
from journal.paper.layout import lay_out, shortened
from journal.paper.sheet import write_pdf
from journal.paper.sheet_data import BLANK_QUESTIONS, SheetData, SheetOptions, blank_sheet
from journal.ui.dialogs.print_pages import PrintDialog
from journal.ui.dialogs.print_sheet_cut import cut_sentence
from journal.ui.dialogs.print_sheet_printers import Printing
from journal.ui.shell.context import PageContext
from journal.ui.widgets.label import Label
from journal.ui.widgets.number_box import NumberBox
from journal.ui.widgets.segmented import SegmentedControl

MOST_LINES = 10


class PrintSheetDialog(PrintDialog):
    """Enter prints; where there is no printer, it saves a PDF."""

    KEPT = "print"  # under this name the journal remembers paper, pages, large print, printer

    def __init__(
        self,
        context: PageContext,
        interview_id: int | None = None,
        parent: QWidget | None = None,
        *,
        printing: Printing | None = None,
        opener: Callable[[QUrl], bool],
    ) -> None:
        """Without an interview it is an empty sheet, to be filled in by hand."""
        saved = context.library.autosave.flush()
        super().__init__(context, "print", parent, printing, opener)
        card = None if interview_id is None else self.library.interviews.card(interview_id)
        self._card: InterviewCard | None = card
        self._data = self._data_of(card)
        self._set_title()
        self._make()
        self.place(self.large, self.private)
        self._fill()
        self.fit(980, 760)
        self.verb.setFocus()
        if not saved:
            self.strip.show_message(
                self.tr("What you typed last isn’t saved yet, so it isn’t on this sheet."), "today"
            )

    def _data_of(self, card: InterviewCard | None) -> SheetData:
        return (
            blank_sheet() if card is None else sheet_of(card, self.library.interviews.steps(card))
        )

    def _set_title(self) -> None:
        if self._card is None:
            self.setWindowTitle(self.tr("Print an empty sheet"))
        else:
            name = self._card.row.name
            self.setWindowTitle(self.tr("Print the sheet for {name}").format(name=shown(name)))

    def _make(self) -> None:
        self.preview.setAccessibleName(self.tr("Preview of the sheet"))
        self.pages = SegmentedControl([(1, self.tr("One")), (2, self.tr("Two"))])
        self.pages.setObjectName("print.pages")
        self.pages.changed.connect(self.show_pages)
        self.lines = NumberBox()
        self.lines.setObjectName("print.lines")
        self.lines.setRange(0, MOST_LINES)
        self.lines.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.lines.valueChanged.connect(self.show_pages)
        self.large = QCheckBox(self.tr("&Large print"))
        self.large.setObjectName("print.large")
        self.large.toggled.connect(self.show_pages)
        self.private = QCheckBox(self.tr("With pri&vate notes"))
        self.private.setObjectName("print.private")
        self.private.toggled.connect(self.show_pages)
        self.cut = Label("", "caption", "muted", wrap=True)
        self.cut.setObjectName("print.cut")
        self.form.add_row(self.tr("Pa&ges"), self.pages)
        self.form.add_row(self.tr("&Empty questions"), self.lines)

    def further(self) -> tuple[QWidget, ...]:
        """What was left out."""
        return (self.cut,)

    def _fill(self) -> None:
        self.fill_printers()
        kept = self.kept()
        self.pages.set_code(kept.get("pages") if kept.get("pages") in (1, 2) else 2)
        self.large.setChecked(kept.get("large") is True)
        self.lines.setValue(BLANK_QUESTIONS if self._card is None else 0)
        self.show_pages()

    def options(self) -> SheetOptions:
        """What is chosen."""
        pages = self.pages.code()
        return SheetOptions(
            paper=self.paper_chosen(),
            pages=pages if isinstance(pages, int) else 2,
            large_print=self.large.isChecked(),
            empty_question_lines=self.lines.value(),
            private_notes=self.private.isChecked(),
            right_to_left=self.layoutDirection() == Qt.LayoutDirection.RightToLeft,
        )

    def lay_out(self) -> tuple[Page, ...]:
        """The pages of the sheet."""
        return lay_out(self._data, self.options())

    def show_pages(self, _value: object = None) -> None:
        """Says too what found no room."""
        super().show_pages()
        parts = shortened(self._pages)
        self.cut.setText(cut_sentence(parts))
        self.cut.setVisible(bool(parts))

    def write(self, path: Path) -> None:
        """Writes the PDF."""
        write_pdf(self._data, self.options(), path)

    def printed_words(self) -> str:
        """What is said once it was printed."""
        return self.tr("Sheet printed")

    def proposed_name(self) -> str:
        """With whom, and the day."""
        if self._card is None:
            stem = self.tr("Interview sheet")
        else:
            row = self._card.row
            day = row.start.date() if row.start else self.library.clock.today()
            stem = self.tr("Sheet {name} {day}").format(name=row.name, day=day.isoformat())
        return safe_filename(stem, ".pdf", fallback="sheet")

    def mark(self) -> bool:
        """Notes in the journal that the sheet was printed; whether that was a step to undo."""
        if self._card is None:
            return False
        heard: list[ChangeSet] = []

        def hear(changes: ChangeSet) -> None:
            heard.append(changes)

        self.library.bus.changed.connect(hear)
        try:
            self.library.meetings.mark_printed(self._card.row.id)
        except KnownError as error:
            self.context.notifier.problem(error)
        finally:
            self.library.bus.changed.disconnect(hear)
        return bool(heard)

    def choices(self) -> dict[str, Any]:
        """How many pages, and how large."""
        return {"pages": self.pages.code(), "large": self.large.isChecked()}
