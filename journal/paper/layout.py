"""The interview sheet as pages of measured blocks.

Page one is for the room: who and when, what to say first, the time, the questions. Page two
(the back of the paper) is for before and after. Questions that page one has no room for go on
to further pages, and so does the second half of page two in large print.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from journal.paper.blocks import Block, Kind, Page, Piece
from journal.paper.closing import FULL, closing, grown, short_closing, shrunk
from journal.paper.dates import Dates
from journal.paper.draft import Draft, Kit
from journal.paper.header import header, opening_rows
from journal.paper.look import look_for
from journal.paper.preparing import Preparing
from journal.paper.questions import Questions
from journal.paper.sharing import least_height, share_out
from journal.paper.sheet_data import SheetData, SheetOptions
from journal.paper.strip import strip
from journal.paper.typesetter import Align, Typesetter

translate = QCoreApplication.translate

_SECTION_GAP = 4.0


class _Side:
    """One page being filled from the top; blocks are placed as pieces."""

    def __init__(self, kit: Kit) -> None:
        self._frame = kit.look.frame
        self.y = self._frame.top
        self.blocks: list[Block] = []

    @property
    def room(self) -> float:
        """Height that is left."""
        return self._frame.bottom - self.y

    def put(self, piece: Piece | None, gap: float = 0.0) -> None:
        """Place a piece below what is there, and leave a gap after it."""
        if piece is not None:
            self.blocks += piece.at(self.y)
            self.y += piece.height + gap

    def put_last(self, piece: Piece) -> None:
        """Place a piece at the bottom of the page."""
        self.blocks += piece.at(self._frame.bottom - piece.height)


def lay_out(
    data: SheetData, options: SheetOptions | None = None, locale: QLocale | None = None
) -> tuple[Page, ...]:
    """The pages of one sheet. Needs a QGuiApplication (RuntimeError without one).

    The same data, options, locale and fonts give the same pages, whatever they are drawn on.
    """
    options = options or SheetOptions()
    kit = Kit(
        data,
        options,
        look_for(options.paper, options.large_print),
        Dates(locale or QLocale()),
        Typesetter(options.right_to_left),
    )
    questions = Questions(kit)
    first, pitch_was_cut = _room_side(kit, questions)
    taken = kit.look.heading.pitch + kit.look.gap * 0.8
    room = first.room - taken
    last_piece = None
    if options.pages == 1:
        wanted = least_height(questions.asks, kit.look.rule) + _SECTION_GAP
        last_piece = short_closing(kit, room - wanted)
        if last_piece.height + _SECTION_GAP <= room:
            room -= last_piece.height + _SECTION_GAP
            first.put_last(last_piece)
            last_piece = None
    room = max(room, 0.0)
    further = kit.look.frame.free - kit.look.heading.pitch - kit.look.gap
    shares = share_out(questions.asks, room, further, kit.look.rule)
    first.put(questions.heading(shares[0], continued=False), kit.look.gap * 0.8)
    first.put(questions.page(shares[0], room, len(shares) == 1))
    sides = [first]
    if options.pages != 1:
        sides += _back_sides(kit, pitch_was_cut)
    for number, share in enumerate(shares[1:], start=2):
        side = _Side(kit)
        side.put(questions.heading(share, continued=True), kit.look.gap)
        side.put(questions.page(share, side.room, number == len(shares)))
        sides.append(side)
    if last_piece is not None:  # texts left it no room on page one
        side = _Side(kit)
        side.put(last_piece)
        sides.append(side)
    return _with_footers(kit, sides)


def _room_side(kit: Kit, questions: Questions) -> tuple[_Side, bool]:
    """Page one down to where the questions begin, and whether the pitch had to be cut."""
    side = _Side(kit)
    side.put(header(kit), kit.look.gap)
    rows, pitch_was_cut = opening_rows(kit)
    side.put(rows, kit.look.gap)
    side.put(strip(kit), kit.look.gap)
    rule = Draft(kit)
    rule.line(Kind.RULE, "questions.rule", kit.look.frame.left, 0, kit.look.frame.across)
    side.put(rule.piece(0.0), kit.look.gap)
    return side, pitch_was_cut


def _back_sides(kit: Kit, with_pitch: bool) -> list[_Side]:
    """Before and after: on one page if what is to be known fits beside it, else on two."""
    preparing = Preparing(kit, with_pitch)
    before, rule = _Side(kit), kit.look.rule
    full = closing(kit, FULL, preparing.indent).height
    room = before.room - full - _SECTION_GAP
    # Lines to write on give way before what has been found out is cut.
    lacking = -int((room - preparing.natural) // rule)
    rows = shrunk(FULL, lacking)
    room += (FULL.total - rows.total) * rule
    if preparing.least <= room:
        before.put(preparing.piece(room), _SECTION_GAP)
        if rows == FULL:
            rows = grown(FULL, int((before.room - full) / rule))
        before.put_last(closing(kit, rows, preparing.indent))
        return [before]
    before.put(preparing.piece(before.room))
    behind = _Side(kit)
    rows = grown(FULL, int((behind.room - full) / rule))
    behind.put(closing(kit, rows, preparing.indent))
    return [before, behind]


def _with_footers(kit: Kit, sides: list[_Side]) -> tuple[Page, ...]:
    look, frame, data, dates = kit.look, kit.look.frame, kit.data, kit.dates
    third = frame.across / 3
    pages = []
    for number, side in enumerate(sides, start=1):
        draft = Draft(kit)
        place = (frame.left, 0.0, third - 2)
        if not data.is_blank:
            draft.text("footer.name", data.name, look.caption, place)
        if data.start is not None:
            day = dates.full(data.start.date())
            place = (frame.left + third, 0.0, third)
            draft.text("footer.date", day, look.caption, place, 1, Align.CENTER)
        text = translate("Sheet", "{page} of {pages}")
        text = text.format(page=dates.number(number), pages=dates.number(len(sides)))
        place = (frame.right - third, 0.0, third)
        draft.text("footer.page", text, look.caption, place, 1, Align.END)
        blocks = (*side.blocks, *draft.piece(look.caption.pitch).at(frame.footer))
        pages.append(Page(frame.width, frame.height, blocks))
    return tuple(pages)
