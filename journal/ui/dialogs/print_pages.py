"""What the dialogs that print have in common: a preview, printer and paper, and the PDF instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QUrl
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from journal.errors import KnownError
from journal.paper.blocks import Page
from journal.paper.papers import usual_paper
from journal.paper.sheet_data import Paper, SheetOptions
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

CAPTIONS = 112
SIDE = 312
PDF = ""  # in place of a printer's name
translate = QCoreApplication.translate


class PrintDialog(WideDialog):
    """Enter prints; where there is no printer, it saves a PDF.

    A subclass lays out pages and writes the file; ``KEPT`` names what the journal remembers of the
    choices.
    """

    KEPT = "print"

    def __init__(
        self,
        context: PageContext,
        code: str,
        parent: QWidget | None,
        printing: Printing | None,
        opener: Callable[[QUrl], bool],
    ) -> None:
        super().__init__(context, code, "", parent)
        self._printing = printing or SystemPrinters()
        self._opener = opener
        self._pages: tuple[Page, ...] = ()
        self._make_parts(code)

    # what a subclass says

    def options(self) -> SheetOptions:
        """What is chosen."""
        return SheetOptions(paper=self.paper_chosen())

    def lay_out(self) -> tuple[Page, ...]:
        """The pages for what is chosen."""
        raise NotImplementedError

    def write(self, path: Path) -> None:
        """Writes the PDF. Raises CannotWrite."""
        raise NotImplementedError

    def proposed_name(self) -> str:
        """How the file is to be called."""
        raise NotImplementedError

    def printed_words(self) -> str:
        """What is said once it was printed."""
        raise NotImplementedError

    def mark(self) -> bool:
        """Notes in the journal that it was printed; whether that was a step to undo."""
        return False

    def choices(self) -> dict[str, Any]:
        """What is remembered besides printer and paper."""
        return {}

    # what is shown

    def _make_parts(self, code: str) -> None:
        self.preview = SheetPreview()
        self.preview.setObjectName(f"{code}.preview")
        self.printer = CodeBox()
        self.printer.setObjectName(f"{code}.printer")
        self.printer.setMaximumWidth(SIDE - CAPTIONS)
        self.printer.chosen.connect(self._show_verbs)
        a4, letter = translate("PrintDialog", "A4"), translate("PrintDialog", "Letter")
        self.paper = CodeBox([(Paper.A4, a4), (Paper.LETTER, letter)])
        self.paper.setObjectName(f"{code}.paper")
        self.paper.chosen.connect(self.show_pages)
        self.count = Label("", "strong")
        self.count.setObjectName(f"{code}.count")
        self.no_printer = Label(
            translate(
                "PrintDialog",
                "No printer is set up on this computer, so it is saved as a PDF file.",
            ),
            "caption",
            "muted",
            wrap=True,
        )
        self.no_printer.setObjectName(f"{code}.no_printer")
        self.save = PlainButton(translate("PrintDialog", "&Save as PDF…"))
        self.save.setObjectName(f"{code}.save")
        self.save.clicked.connect(self.save_pdf)
        self.form = FormGrid(CAPTIONS)
        self.form.add_row(translate("PrintDialog", "P&rinter"), self.printer)
        self.form.add_row(translate("PrintDialog", "&Paper"), self.paper)

    def place(self, *choices: QWidget) -> None:
        """The preview, and beside it the form, these choices, and how many pages it takes."""
        side = QVBoxLayout()
        side.setSpacing(SPACE.small)
        side.addWidget(self.form)
        if choices:
            side.addSpacing(SPACE.tight)
        for choice in choices:
            side.addWidget(choice)
        side.addSpacing(SPACE.small)
        self.told = (self.count, *self.further(), self.no_printer)
        for label in self.told:
            side.addWidget(label)
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

    def further(self) -> tuple[QWidget, ...]:
        """Labels below the number of pages."""
        return ()

    def kept(self) -> Mapping[str, Any]:
        """What was chosen the last time."""
        found = self.library.choices.get(self.KEPT)
        return found if isinstance(found, dict) else {}

    def fill_printers(self) -> None:
        """The printers there are, and the paper, as they were chosen the last time."""
        kept = self.kept()
        names = list(self._printing.names())
        room = SIDE - CAPTIONS - 3 * SPACE.card  # without the arrow
        shown = self.printer.fontMetrics().elidedText
        choices = [(name, shown(name, Qt.TextElideMode.ElideMiddle, room)) for name in names]
        self.printer.set_choices([*choices, (PDF, translate("PrintDialog", "PDF file"))])
        self.printer.setEnabled(bool(names))
        printer = kept.get("printer")
        self.printer.set_code(printer if printer in names else [*names, PDF][0])
        self.no_printer.setVisible(not names)
        papers = [str(paper) for paper in Paper]
        paper = kept.get("paper")
        self.paper.set_code(Paper(paper) if paper in papers else usual_paper(QLocale()))
        self._show_verbs()

    def paper_chosen(self) -> Paper:
        """The paper."""
        paper = self.paper.code()
        return paper if isinstance(paper, Paper) else Paper.A4

    def show_pages(self, _value: object = None) -> None:
        """Lays out what is chosen and shows it."""
        self._pages = self.lay_out()
        self.preview.show_pages(self._pages)
        said = translate("PrintDialog", "%n page(s)", None, len(self._pages))
        self.count.setText(said)
        self.preview.setAccessibleDescription(said)

    def _show_verbs(self) -> None:
        printer = self.printer.code()
        saving = translate("PrintDialog", "Save as PDF…")
        self.verb.setText(translate("PrintDialog", "Print") if printer else saving)
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
        marked = self.mark()
        self.context.notifier.done(self.printed_words(), undo=marked)
        self.accept()

    def save_pdf(self) -> None:
        """Asks where to, and writes the PDF."""
        path = self.context.prompter.save_path(
            translate("PrintDialog", "Save as PDF"),
            self._proposed(),
            translate("PrintDialog", "PDF files (*.pdf)"),
        )
        if path is None:
            return
        if not path.suffix:
            path = path.with_name(path.name + ".pdf")
        self.strip.clear()
        try:
            self.write(path)
        except KnownError as error:
            again = translate("PrintDialog", "Choose another place…")
            self.say_problem(error, [(again, self.save_pdf)])
            return
        self._keep()
        self.mark()
        said = translate("PrintDialog", "Saved as “{file}”").format(file=path.name)
        say_saved(self.context.notifier, said, path, self._opener)
        self.accept()

    def _proposed(self) -> Path:
        return documents() / self.proposed_name()

    def _keep(self) -> None:
        choices = {"printer": self.printer.code(), "paper": str(self.paper.code())}
        self.library.choices.keep(self.KEPT, choices | self.choices())
