"""The printers of this computer; Qt's printing is loaded when they are first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from journal.errors import CannotWrite, mark
from journal.paper.blocks import Page
from journal.paper.sheet import paint_pages_on
from journal.paper.sheet_data import SheetOptions

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class Printing(Protocol):
    """What a dialog needs of printers."""

    def names(self) -> Sequence[str]:
        """All printers; the system's default is the first one."""

    def print_pages(
        self, printer: str, pages: tuple[Page, ...], options: SheetOptions, title: str
    ) -> None:
        """Prints. Raises CannotWrite."""


class SystemPrinters:
    """The printers that the system knows."""

    def __init__(self) -> None:
        self._names: list[str] | None = None
        self._printer: QPrinter | None = None  # must live until the system has taken the pages

    def names(self) -> Sequence[str]:
        """Asked for once: some systems look for printers in the network."""
        if self._names is None:
            from PySide6.QtPrintSupport import QPrinterInfo

            usual = QPrinterInfo.defaultPrinterName()
            found = QPrinterInfo.availablePrinterNames()
            self._names = sorted(found, key=lambda name: name != usual)
        return self._names

    def print_pages(
        self, printer: str, pages: tuple[Page, ...], options: SheetOptions, title: str
    ) -> None:
        """On both sides of the paper where there are two pages and the printer can."""
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

        info = QPrinterInfo.printerInfo(printer)
        if info.isNull():
            raise CannotWrite(
                mark("The printer “{printer}” isn’t there any more."),
                mark("Nothing was printed."),
                mark("Choose another printer, or save the sheet as a PDF file."),
                printer=printer,
            )
        device = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        self._printer = device
        device.setDocName(title)
        both = QPrinter.DuplexMode.DuplexLongSide
        if len(pages) > 1 and both in info.supportedDuplexModes():
            device.setDuplex(both)
        paint_pages_on(device, pages, options)
        if device.printerState() == QPrinter.PrinterState.Error:
            raise CannotWrite(
                mark("The printer “{printer}” reports an error."),
                mark("The sheet may not have been printed."),
                mark("Look at the printer, or save the sheet as a PDF file."),
                printer=printer,
            )
