"""The interview sheet as pages of measured blocks.

Page one is for the room: who and when, what to say first, the time, the questions. Page two
(the back of the paper) is for before and after. Questions that page one has no room for go on
to further pages. So that they have room, what is said first gives up lines; in large print page
two gives up lines as well before it becomes two.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from journal.paper.blocks import Page
from journal.paper.closing import FULL, closing, closing_labels, grown, shrunk
from journal.paper.dates import Dates
from journal.paper.draft import Draft, Kit
from journal.paper.look import look_for
from journal.paper.preparing import Preparing
from journal.paper.room_side import LEAST_RULE, RoomPlan, best_plan
from journal.paper.sheet_data import SheetData, SheetOptions
from journal.paper.side import SECTION_GAP, Side
from journal.paper.typesetter import Align, Typesetter

translate = QCoreApplication.translate

# What page two repeats whole if page one has no room for it.
ON_BOTH_SIDES = ("why", "pitch")


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
    plan = best_plan(kit)
    sides = _question_sides(kit, plan)
    if options.pages != 1:
        sides[1:1] = _back_sides(kit, plan.cut)
    elif plan.closing_at_end and plan.closing is None:
        sides.append(Side(kit))
        sides[-1].put(closing(kit, FULL, _closing_indent(kit)))
    return _with_footers(kit, sides)


def shortened(pages: Sequence[Page]) -> tuple[str, ...]:
    """Parts with a text that is nowhere printed whole, as "pitch": their names, in reading order.

    A part that is cut on page one and stands whole on page two isn't among them.
    """
    cut: dict[str, None] = {}
    whole: set[str] = set()
    for block in (block for page in pages for block in page.blocks):
        part, _, piece = block.role.partition(".")
        if piece == "text" and block.cut:
            cut[part] = None
        elif piece == "text" and part in ON_BOTH_SIDES:
            whole.add(part)
    return tuple(part for part in cut if part not in whole)


def _question_sides(kit: Kit, plan: RoomPlan) -> list[Side]:
    """Page one, and the further pages that questions take."""
    questions, sides, begun = plan.questions, [plan.side], False
    last = len(plan.shares) - 1
    foot = last if plan.closing_at_end else 0
    for number, share in enumerate(plan.shares):
        if number:
            sides.append(Side(kit))
        side = sides[-1]
        if share.places or number == last:  # no heading without anything below it
            gap = kit.look.gap * (1 if number else 0.8)
            side.put(questions.heading(share, continued=begun), gap)
            at_foot = plan.closing.height + SECTION_GAP if plan.closing and number == foot else 0
            side.put(questions.page(share, max(side.room - at_foot, 0.0), number == last))
            begun = True
        if plan.closing and number == foot:
            side.put_last(plan.closing)
    return sides


def _closing_indent(kit: Kit) -> float:
    """Where lines begin beside the labels of a closing block that has a page to itself."""
    return min(kit.widest(closing_labels(), kit.look.label) + 4.5, kit.look.frame.across / 3)


def _back_sides(kit: Kit, cut: frozenset[str]) -> list[Side]:
    """Before and after: on one page if what is to be known fits beside it, else on two."""
    preparing = Preparing(kit, cut)
    before = Side(kit)
    tries = [kit]
    if kit.options.large_print:
        tries.append(kit._replace(look=kit.look._replace(rule=LEAST_RULE)))
    for spaced in tries:
        rule = spaced.look.rule
        full = closing(spaced, FULL, preparing.indent).height
        room = before.room - full - SECTION_GAP
        # Lines to write on give way before what has been found out is cut.
        lacking = -int((room - preparing.natural) // rule)
        rows = shrunk(FULL, lacking, kit.options.large_print)
        room += (FULL.total - rows.total) * rule
        if (preparing.texts if spaced is not tries[-1] else preparing.least) <= room:
            before.put(preparing.piece(room), SECTION_GAP)
            if rows == FULL:
                rows = grown(FULL, int((before.room - full) / rule))
            before.put_last(closing(spaced, rows, preparing.indent))
            return [before]
    before.put(preparing.piece(before.room))
    behind = Side(kit)
    full = closing(kit, FULL, preparing.indent).height
    rows = grown(FULL, int((behind.room - full) / kit.look.rule))
    behind.put(closing(kit, rows, preparing.indent))
    return [before, behind]


def _with_footers(kit: Kit, sides: list[Side]) -> tuple[Page, ...]:
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
