"""A letter on paper, in a PDF, on the screen: pages of measured blocks.

On A4 the receiver stands where the window of an envelope is (DIN 5008, form B); on US Letter two
inches from the top, where a window is there. A paragraph that goes on to another page leaves at
least two lines on each; the closing never stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QPagedPaintDevice

from journal.paper.blocks import Block, Kind, Page
from journal.paper.dates import Dates
from journal.paper.files import write_beside
from journal.paper.letter_data import LetterSheet
from journal.paper.look import MM_PER_PT, Style
from journal.paper.sheet import paint_pages_on, pdf_of
from journal.paper.sheet_data import Paper, SheetOptions
from journal.paper.typesetter import Align, Fitted, Typesetter

translate = QCoreApplication.translate

TEXT: Final = Style(11, round(11 * MM_PER_PT * 1.36, 2))
SUBJECT: Final = Style(11, TEXT.pitch, bold=True)
SMALL: Final = Style(8.5, round(8.5 * MM_PER_PT * 1.35, 2))
SIGNATURE: Final = 15.0
"""Room for a signature between the closing and the name."""
FEWEST: Final = 2
"""So many lines of a paragraph at least stand on each page."""
_MOST_LINES: Final = 2_000
_MOST_LETTERS: Final = 60_000
_LONGEST_CLOSING: Final = 60
_MOST_IN_CLOSING: Final = 4
_BETWEEN: Final = " · "
_BREAK: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


class Form(NamedTuple):
    """Places on one paper, in mm. ``window`` is the upper edge of the receiver's lines."""

    width: float
    height: float
    left: float
    right: float
    sender: float
    sender_left: float
    back: float
    window: float
    window_width: float
    date: float
    first: float
    next: float
    bottom: float
    footer: float

    @property
    def across(self) -> float:
        """Width of the text."""
        return self.right - self.left


FORMS: Final = {
    Paper.A4: Form(
        width=210.0, height=297.0, left=25.0, right=190.0, sender=20.0, sender_left=125.0,
        back=57.5, window=62.7, window_width=80.0, date=97.0, first=108.0, next=25.0, bottom=270.0,
        footer=278.0,
    ),
    Paper.LETTER: Form(
        width=215.9, height=279.4, left=25.4, right=190.5, sender=19.0, sender_left=120.0,
        back=0.0, window=50.8, window_width=90.0, date=84.0, first=95.0, next=25.4, bottom=252.0,
        footer=260.0,
    ),
}  # fmt: skip


class _Line(NamedTuple):
    """A paragraph of the letter, and the gap above it."""

    text: str
    gap: float


def lay_out_letter(letter: LetterSheet, locale: QLocale | None = None) -> tuple[Page, ...]:
    """The pages of a letter. Needs a QGuiApplication (RuntimeError without one)."""
    form, setter = FORMS[letter.paper], Typesetter()
    dates = Dates(locale or QLocale())
    flow = _Flow(form, setter, _head(letter, form, setter, dates))
    if letter.subject.strip():
        flow.put(_Line(letter.subject, 0.0), SUBJECT, "subject")
        flow.space(TEXT.pitch)
    body, closing = _lines(letter.body)
    for line in body:
        flow.put(line, TEXT, "text")
    flow.close(closing)
    return _with_footers(flow.pages, form, setter, dates)


def write_letter(letter: LetterSheet, path: Path | str, locale: QLocale | None = None) -> int:
    """Write a letter as PDF and return its number of pages. Raises CannotWrite."""
    pages = lay_out_letter(letter, locale)
    title = letter.subject.strip() or translate("Letter", "Letter")
    write_beside(Path(path), pdf_of(pages, SheetOptions(paper=letter.paper), title))
    return len(pages)


def paint_letter_on(
    device: QPagedPaintDevice, letter: LetterSheet, locale: QLocale | None = None
) -> int:
    """Print a letter; returns the number of pages printed. Raises CannotWrite."""
    pages = lay_out_letter(letter, locale)
    return paint_pages_on(device, pages, SheetOptions(paper=letter.paper))


def _head(letter: LetterSheet, form: Form, setter: Typesetter, dates: Dates) -> list[Block]:
    """Sender, receiver and date."""
    blocks: list[Block] = []

    def put(role: str, text: str, style: Style, place: tuple[float, float, float]) -> None:
        if text.strip():
            fitted = setter.fit(text, style, place[2])
            blocks.append(_block(role, fitted, *place))

    for number, line in enumerate(letter.sender):
        y = form.sender + number * TEXT.pitch
        put("sender", line, TEXT, (form.sender_left, y, form.right - form.sender_left))
    if form.back and letter.sender and letter.receiver:
        back = _BETWEEN.join(letter.sender)
        put("back", back, SMALL, (form.left, form.back, form.window_width))
    for number, line in enumerate(letter.receiver):
        y = form.window + number * TEXT.pitch
        put("receiver", line, TEXT, (form.left, y, form.window_width))
    place = (form.sender_left, form.date, form.right - form.sender_left)
    put("date", dates.written(letter.day), TEXT, place)
    return blocks


def _lines(body: str) -> tuple[list[_Line], list[_Line]]:
    """The paragraphs of a text, a gap where a line was left empty; those of the closing apart."""
    found: list[list[str]] = [[]]
    for line in _BREAK.sub("\n", body[:_MOST_LETTERS]).split("\n"):
        if line.strip():
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    blocks = [block for block in found if block]
    lines = [
        [_Line(text, TEXT.pitch if place == 0 and number else 0.0) for place, text in enumerate(b)]
        for number, b in enumerate(blocks)
    ]
    if len(lines) < 2 or not _closes(blocks[-1]):
        return [line for block in lines for line in block], []
    first, second, *rest = lines[-1]
    closing = [first, second._replace(gap=SIGNATURE), *rest]
    return [line for block in lines[:-1] for line in block], closing


def _closes(block: list[str]) -> bool:
    """Whether these lines are a closing with the name below it."""
    short = all(len(line) <= _LONGEST_CLOSING for line in block)
    return short and FEWEST <= len(block) <= _MOST_IN_CLOSING


class _Flow:
    """Text that runs down the pages."""

    def __init__(self, form: Form, setter: Typesetter, head: Iterable[Block]) -> None:
        self._form = form
        self._setter = setter
        self.pages: list[list[Block]] = [list(head)]
        self._y = self._top = form.first

    def space(self, height: float) -> None:
        """Leaves some room."""
        self._y += height

    def put(self, line: _Line, style: Style, role: str) -> None:
        """Places a paragraph, on as many pages as it takes."""
        text, gap = line.text, line.gap
        while text:
            gap = gap if self._y > self._top else 0.0
            here = max(self._room(gap, style), 0)
            # Only as many lines as it takes to know what is left: a book is not broken whole.
            fitted = self._fit(text, style, here + FEWEST, line.text)
            if not fitted.elided and fitted.lines <= here:
                self._add(role, fitted, gap, style)
                return
            here = here if fitted.elided else min(here, fitted.lines - FEWEST)
            if here < FEWEST and self._y > self._top:
                self._turn()
                continue
            text, rest = self._setter.parted(text, style, self._form.across, max(1, here))
            self._add(role, self._fit(text, style, max(1, here), line.text), gap, style)
            text = rest
            self._turn()

    def close(self, closing: list[_Line]) -> None:
        """Places the closing whole, with the end of the last paragraph if it takes a page."""
        fitted = [self._setter.fit(each.text, TEXT, self._form.across, 2) for each in closing]
        high = sum(each.height for each in fitted) + sum(each.gap for each in closing)
        if closing and self._y + high > self._form.bottom:
            self._take_along()
        for line, each in zip(closing, fitted, strict=True):
            self._add("closing", each, line.gap if self._y > self._top else 0.0, TEXT)

    def _take_along(self) -> None:
        """Turns the page, and moves the last lines of the paragraph above onto it."""
        page = self.pages[-1]
        own = [block for block in page if block.role == "text"]
        above = own[-1].lines - FEWEST if own else 0
        if not own or (len(own) == 1 and above < FEWEST):  # or else the page would be left bare
            self._turn()
            return
        block = page.pop()
        tail = block.text
        if above >= FEWEST:
            head, tail = self._setter.parted(block.text, TEXT, self._form.across, above)
            kept = self._fit(head, TEXT, above, block.text)
            page.append(_block(block.role, kept, block.x, block.y, block.w))
        self._turn()
        self._add(block.role, self._fit(tail, TEXT, _MOST_LINES, block.text), 0.0, TEXT)

    def _fit(self, text: str, style: Style, lines: int, whole: str) -> Fitted:
        """A part of a paragraph reads in the direction of the whole."""
        return self._setter.fit(text, style, self._form.across, lines, like=whole)

    def _room(self, gap: float, style: Style) -> int:
        """How many lines fit on what is left of the page."""
        return int((self._form.bottom - self._y - gap + 0.01) / style.pitch)

    def _add(self, role: str, fitted: Fitted, gap: float, style: Style) -> None:
        self._y += gap
        self.pages[-1].append(_block(role, fitted, self._form.left, self._y, self._form.across))
        self._y += max(fitted.height, style.pitch)

    def _turn(self) -> None:
        self.pages.append([])
        self._y = self._top = self._form.next


def _block(role: str, fitted: Fitted, x: float, y: float, width: float) -> Block:
    return Block(
        Kind.TEXT, role, x, y, width, fitted.height, fitted.text, fitted.lines, fitted.layout,
        fitted.elided,
    )  # fmt: skip


def _with_footers(
    pages: list[list[Block]], form: Form, setter: Typesetter, dates: Dates
) -> tuple[Page, ...]:
    """The pages; with their numbers where there are several."""
    if len(pages) > 1:
        for number, blocks in enumerate(pages, start=1):
            text = translate("Sheet", "{page} of {pages}").format(
                page=dates.number(number), pages=dates.number(len(pages))
            )
            fitted = setter.fit(text, SMALL, form.across, 1, Align.END)
            blocks.append(_block("footer.page", fitted, form.left, form.footer, form.across))
    return tuple(Page(form.width, form.height, tuple(blocks)) for blocks in pages)
