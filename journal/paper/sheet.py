"""The interview sheet on paper, in a PDF, on the screen: the same pages through one painter.

Everything here needs a QGuiApplication; the platform "offscreen" will do.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QPointF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from journal.errors import CannotWrite, mark
from journal.paper.blocks import Page
from journal.paper.clean import plain_title
from journal.paper.files import write_beside
from journal.paper.layout import lay_out
from journal.paper.painting import paint_page
from journal.paper.sheet_data import Paper, SheetData, SheetOptions
from journal.paper.words import title

_MM_PER_INCH = 25.4
_TITLE_LETTERS = 200
_PAPERS = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}


def page_count(
    data: SheetData, options: SheetOptions | None = None, locale: QLocale | None = None
) -> int:
    """How many pages the sheet has."""
    return len(lay_out(data, options, locale))


def write_pdf(
    data: SheetData,
    options: SheetOptions | None,
    path: Path | str,
    locale: QLocale | None = None,
) -> int:
    """Write the sheet as PDF and return its number of pages.

    Written beside and then renamed: raises CannotWrite, and leaves an old file of that name as
    it was, if the target can't be written.
    """
    options = options or SheetOptions()
    pages = lay_out(data, options, locale)
    write_beside(Path(path), pdf_of(pages, options, title(data)))
    return len(pages)


def pdf_of(pages: tuple[Page, ...], options: SheetOptions, named: str) -> bytes:
    """A PDF of pages that have been laid out, on the paper of ``options``, with this title."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setColorModel(QPdfWriter.ColorModel.Grayscale)
    writer.setTitle(plain_title(named, _TITLE_LETTERS))
    writer.setCreator("Networking Journal")
    paint_pages_on(writer, pages, options)
    del writer  # writes the end of the file
    buffer.close()
    return bytes(buffer.data().data())


def paint_on(
    device: QPagedPaintDevice,
    data: SheetData,
    options: SheetOptions | None = None,
    locale: QLocale | None = None,
) -> int:
    """Print the sheet on a printer or any other paged device; returns the number of pages printed.

    Sets the paper of ``options`` and keeps to the device's page ranges. Raises CannotWrite if
    the device can't be begun.
    """
    options = options or SheetOptions()
    return paint_pages_on(device, lay_out(data, options, locale), options)


def paint_pages_on(
    device: QPagedPaintDevice, pages: tuple[Page, ...], options: SheetOptions
) -> int:
    """Print pages that have been laid out: see ``paint_on``."""
    _set_paper(device, options.paper)
    ranges = device.pageRanges()
    wanted = [
        page
        for number, page in enumerate(pages, start=1)
        if ranges.isEmpty() or ranges.contains(number)
    ]
    painter = QPainter()
    if not painter.begin(device):
        raise CannotWrite(
            mark("The printer doesn’t take the sheet."),
            mark("Nothing was printed."),
            mark("Check the printer, or write a PDF instead."),
        )
    try:
        for number, page in enumerate(wanted):
            if number:
                device.newPage()
            _paint(painter, device, page)
    finally:
        painter.end()
    return len(wanted)


def _set_paper(device: QPagedPaintDevice, paper: Paper) -> None:
    """Full page: our margins are inside, wherever the device thinks that it can't print."""
    layout = QPageLayout(
        QPageSize(_PAPERS[paper]), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
    )
    layout.setMode(QPageLayout.Mode.FullPageMode)
    device.setPageLayout(layout)


def _paint(painter: QPainter, device: QPagedPaintDevice, page: Page) -> None:
    layout = device.pageLayout()
    scale = device.logicalDpiX() / _MM_PER_INCH
    # A device that insists on its margins begins to count inside them.
    corner = layout.paintRect(QPageLayout.Unit.Millimeter).topLeft()
    painter.save()
    painter.translate(QPointF(-corner.x() * scale, -corner.y() * scale))
    paint_page(painter, page, scale)
    painter.restore()
