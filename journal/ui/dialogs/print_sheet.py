"""Prints the sheet of an interview, or saves it as a PDF: a preview, and beside it the choices."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, Qt, QUrl
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from journal.domain.changes import ChangeSet
from journal.domain.views.meetings import InterviewCard
from journal.errors import KnownError
from journal.exchange.filenames import safe_filename
from journal.paper.blocks import Page
from journal.paper.from_interview import sheet_of
from journal.paper.layout import lay_out, shortened
from journal.paper.papers import usual_paper
from journal.paper.sheet import write_pdf
from journal.paper.sheet_data import BLANK_QUESTIONS, Paper, SheetData, SheetOptions, blank_sheet
from journal.ui.dialogs.print_sheet_cut import cut_sentence
from journal.ui.dialogs.print_sheet_preview import SheetPreview
from journal.ui.dialogs.print_sheet_printers import Printing, SystemPrinters
from journal.ui.dialogs.saving import documents, say_saved
from journal.ui.dialogs.wide_dialog import WideDialog
from journal.ui.shell.context import PageContext
from journal.ui.theme import SPACE
from journal.ui.widgets.buttons import PlainButton
from journal.ui.widgets.code_box import CodeBox
from journal.ui.widgets.form_row import FormGrid
from journal.ui.widgets.label import Label
from journal.ui.widgets.segmented import SegmentedControl

KEPT = "print"  # under this name the journal remembers paper, pages, large print, printer
MOST_LINES = 10
CAPTIONS = 112
SIDE = 312
PDF = ""  # in place of a printer's name


class PrintSheetDialog(WideDialog):
    """Enter prints; where there is no printer, it saves a PDF."""

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
        super().__init__(context, "print", "", parent)
        saved = self.library.autosave.flush()
        self._printing = printing or SystemPrinters()
        self._opener = opener
        card = None if interview_id is None else self.library.interviews.card(interview_id)
        self._card: InterviewCard | None = card
        self._data = self._data_of(card)
        self._pages: tuple[Page, ...] = ()
        self._set_title()
        self._make()
        self._lay_out()
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
            self.setWindowTitle(self.tr("Print the sheet for {name}").format(name=name))

    # what is shown

    def _make(self) -> None:
        self.preview = SheetPreview()
        self.preview.setObjectName("print.preview")
        self.preview.setAccessibleName(self.tr("Preview of the sheet"))
        self.printer = CodeBox()
        self.printer.setObjectName("print.printer")
        self.printer.setMaximumWidth(SIDE - CAPTIONS)
        self.printer.chosen.connect(self._show_verbs)
        self.paper = CodeBox([(Paper.A4, self.tr("A4")), (Paper.LETTER, self.tr("Letter"))])
        self.paper.setObjectName("print.paper")
        self.paper.chosen.connect(self._show_pages)
        self.pages = SegmentedControl([(1, self.tr("One")), (2, self.tr("Two"))])
        self.pages.setObjectName("print.pages")
        self.pages.changed.connect(self._show_pages)
        self.lines = QSpinBox()
        self.lines.setObjectName("print.lines")
        self.lines.setRange(0, MOST_LINES)
        self.lines.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.lines.valueChanged.connect(self._show_pages)
        self.large = QCheckBox(self.tr("&Large print"))
        self.large.setObjectName("print.large")
        self.large.toggled.connect(self._show_pages)
        self.private = QCheckBox(self.tr("With pri&vate notes"))
        self.private.setObjectName("print.private")
        self.private.toggled.connect(self._show_pages)
        self.count = Label("", "strong")
        self.count.setObjectName("print.count")
        self.cut = Label("", "caption", "muted", wrap=True)
        self.cut.setObjectName("print.cut")
        self.no_printer = Label(
            self.tr("No printer is set up on this computer, so the sheet is saved as a PDF file."),
            "caption",
            "muted",
            wrap=True,
        )
        self.no_printer.setObjectName("print.no_printer")
        self.save = PlainButton(self.tr("&Save as PDF…"))
        self.save.setObjectName("print.save")
        self.save.clicked.connect(self.save_pdf)

    def _lay_out(self) -> None:
        form = FormGrid(CAPTIONS)
        form.add_row(self.tr("P&rinter"), self.printer)
        form.add_row(self.tr("&Paper"), self.paper)
        form.add_row(self.tr("Pa&ges"), self.pages)
        form.add_row(self.tr("&Empty questions"), self.lines)
        side = QVBoxLayout()
        side.setSpacing(SPACE.small)
        side.addWidget(form)
        side.addSpacing(SPACE.tight)
        side.addWidget(self.large)
        side.addWidget(self.private)
        side.addSpacing(SPACE.small)
        side.addWidget(self.count)
        side.addWidget(self.cut)
        side.addWidget(self.no_printer)
        side.addStretch(1)
        holder = QWidget()
        holder.setMinimumWidth(SIDE)
        holder.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        holder.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(SPACE.page)
        row.addWidget(self.preview, 1)
        row.addWidget(holder)
        self.body.addLayout(row, 1)
        self.footer.insertWidget(self.footer.indexOf(self.verb), self.save)

    def _fill(self) -> None:
        found = self.library.choices.get(KEPT)
        kept: Mapping[str, Any] = found if isinstance(found, dict) else {}
        names = list(self._printing.names())
        room = SIDE - CAPTIONS - 3 * SPACE.card  # without the arrow
        shown = self.printer.fontMetrics().elidedText
        choices = [(name, shown(name, Qt.TextElideMode.ElideMiddle, room)) for name in names]
        self.printer.set_choices([*choices, (PDF, self.tr("PDF file"))])
        self.printer.setEnabled(bool(names))
        printer = kept.get("printer")
        self.printer.set_code(printer if printer in names else [*names, PDF][0])
        self.no_printer.setVisible(not names)
        papers = [str(paper) for paper in Paper]
        paper = kept.get("paper")
        self.paper.set_code(Paper(paper) if paper in papers else usual_paper(QLocale()))
        self.pages.set_code(kept.get("pages") if kept.get("pages") in (1, 2) else 2)
        self.large.setChecked(kept.get("large") is True)
        self.lines.setValue(BLANK_QUESTIONS if self._card is None else 0)
        self._show_verbs()
        self._show_pages()

    def options(self) -> SheetOptions:
        """What is chosen."""
        paper, pages = self.paper.code(), self.pages.code()
        return SheetOptions(
            paper=paper if isinstance(paper, Paper) else Paper.A4,
            pages=pages if isinstance(pages, int) else 2,
            large_print=self.large.isChecked(),
            empty_question_lines=self.lines.value(),
            private_notes=self.private.isChecked(),
            right_to_left=self.layoutDirection() == Qt.LayoutDirection.RightToLeft,
        )

    def _show_pages(self) -> None:
        self._pages = lay_out(self._data, self.options())
        self.preview.show_pages(self._pages)
        said = self.tr("%n page(s)", None, len(self._pages))
        self.count.setText(said)
        self.preview.setAccessibleDescription(said)
        parts = shortened(self._pages)
        self.cut.setText(cut_sentence(parts))
        self.cut.setVisible(bool(parts))

    def _show_verbs(self) -> None:
        printer = self.printer.code()
        self.verb.setText(self.tr("Print") if printer else self.tr("Save as PDF…"))
        self.save.setVisible(bool(printer))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """PgUp and PgDn scroll the preview, wherever the focus is."""
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        by = next((step for key, step in steps.items() if event.key() == key), 0)
        if by:
            self.preview.scroll_page(by)
        else:
            super().keyPressEvent(event)

    # printing

    def carry_out(self) -> None:
        """Prints, or saves where "PDF file" stands for the printer."""
        printer = self.printer.code()
        if not printer:
            self.save_pdf()
            return
        self.strip.clear()
        try:
            self._printing.print_pages(
                str(printer), self._pages, self.options(), self.windowTitle()
            )
        except KnownError as error:
            self.say_problem(error)
            return
        self._keep()
        marked = self._mark()
        self.context.notifier.done(self.tr("Sheet printed"), undo=marked)
        self.accept()

    def save_pdf(self) -> None:
        """Asks where to, and writes the PDF."""
        path = self.context.prompter.save_path(
            self.tr("Save as PDF"), self._proposed(), self.tr("PDF files (*.pdf)")
        )
        if path is None:
            return
        if not path.suffix:
            path = path.with_name(path.name + ".pdf")
        self.strip.clear()
        try:
            write_pdf(self._data, self.options(), path)
        except KnownError as error:
            self.say_problem(error, [(self.tr("Choose another place…"), self.save_pdf)])
            return
        self._keep()
        self._mark()
        said = self.tr("Saved as “{file}”").format(file=path.name)
        say_saved(self.context.notifier, said, path, self._opener)
        self.accept()

    def _proposed(self) -> Path:
        if self._card is None:
            stem = self.tr("Interview sheet")
        else:
            row = self._card.row
            day = row.start.date() if row.start else self.library.clock.today()
            stem = self.tr("Sheet {name} {day}").format(name=row.name, day=day.isoformat())
        return documents() / safe_filename(stem, ".pdf", fallback="sheet")

    def _mark(self) -> bool:
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

    def _keep(self) -> None:
        self.library.choices.keep(
            KEPT,
            {
                "printer": self.printer.code(),
                "paper": str(self.paper.code()),
                "pages": self.pages.code(),
                "large": self.large.isChecked(),
            },
        )
