"""Page one: how much is said above the questions, and where what is written at the end stands.

What is said first gives up lines, down to one each, where that saves a page, or lets all
questions (in large print: more of them) stand on page one. In large print the lines to write on
come closer together after that.
"""

from __future__ import annotations

from typing import NamedTuple

from journal.paper.blocks import Kind, Piece
from journal.paper.closing import short_closing
from journal.paper.draft import Draft, Kit
from journal.paper.header import BOUNDS, Bounds, header, opening_rows
from journal.paper.questions import Questions
from journal.paper.sharing import Share, least_height, share_out
from journal.paper.side import SECTION_GAP, Side
from journal.paper.strip import strip

# Closer together nobody writes between them.
LEAST_RULE = 8.0


class RoomPlan(NamedTuple):
    """Page one down to its questions, and how the questions are shared out over pages.

    ``questions`` are those that are shared out, ``cut`` the texts of page one that were cut: "why",
    "pitch". ``closing`` stands at the foot of page one, or, with ``closing_at_end``, of the last
    page of questions. None with ``closing_at_end``: it has a page of its own.
    """

    questions: Questions
    side: Side
    cut: frozenset[str]
    shares: tuple[Share, ...]
    closing: Piece | None = None
    closing_at_end: bool = False

    @property
    def sides(self) -> int:
        """How many pages these are."""
        return len(self.shares) + int(self.closing_at_end and self.closing is None)


def best_plan(kit: Kit) -> RoomPlan:
    """The plan of fewest pages; of those, the one that says most above the questions.

    Rather one page more than a page one without a question.
    """
    plans: list[RoomPlan] = []
    count = 0
    for rule in (kit.look.rule, LEAST_RULE):
        if rule > kit.look.rule or (plans and rule == kit.look.rule):
            break
        questions = Questions(kit._replace(look=kit.look._replace(rule=rule)))
        count = len(questions.asks)
        for bounds in BOUNDS:
            plans += _plans(kit, questions, bounds)
            if any(plan.sides == 1 for plan in plans):
                return next(plan for plan in plans if plan.sides == 1)

    def cost(plan: RoomPlan) -> tuple[bool, int, int]:
        on_first = len(plan.shares[0].places)
        more = kit.options.large_print or on_first in (0, count)
        return not on_first, plan.sides, -on_first if more else 0

    return min(plans, key=cost)


def _plans(kit: Kit, questions: Questions, bounds: Bounds) -> list[RoomPlan]:
    """With these bounds: the end on page one, or on the last one; two pages have it on the back."""
    look, asks, rule = kit.look, questions.asks, questions.rule
    side, cut = _until_questions(kit, bounds)
    room = max(side.room - look.heading.pitch - look.gap * 0.8, 0.0)
    further = look.frame.free - look.heading.pitch - look.gap
    shares = share_out(asks, room, further, rule)
    if kit.options.pages != 1:
        return [RoomPlan(questions, side, cut, shares)]
    plans = []
    closing = short_closing(kit, room - least_height(asks, rule) - SECTION_GAP)
    above = room - closing.height - SECTION_GAP
    if above >= 0:
        plans.append(RoomPlan(questions, side, cut, share_out(asks, above, further, rule), closing))
    rest = least_height(asks[len(shares[0].places) :], rule)
    closing = short_closing(kit, further - rest - SECTION_GAP)
    if len(shares) > 1 and rest + closing.height + SECTION_GAP <= further:
        shares = share_out(asks, room, further - closing.height - SECTION_GAP, rule)
        plans.append(RoomPlan(questions, side, cut, shares, closing, closing_at_end=True))
    else:
        plans.append(RoomPlan(questions, side, cut, shares, None, closing_at_end=True))
    return plans


def _until_questions(kit: Kit, bounds: Bounds) -> tuple[Side, frozenset[str]]:
    """Page one down to where the questions begin, and which of its texts had to be cut."""
    side = Side(kit)
    side.put(header(kit), kit.look.gap)
    rows, cut = opening_rows(kit, bounds)
    side.put(rows, kit.look.gap)
    side.put(strip(kit), kit.look.gap)
    rule = Draft(kit)
    rule.line(Kind.RULE, "questions.rule", kit.look.frame.left, 0, kit.look.frame.across)
    side.put(rule.piece(0.0), kit.look.gap)
    return side, cut
