"""The time strip: the plan to scale, with the times at which its parts begin, and the legend."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from journal.domain.agenda import Step, notice_after
from journal.domain.clock import later_by
from journal.domain.codes import StepCode
from journal.paper.blocks import Kind, Piece
from journal.paper.draft import Draft, Kit
from journal.paper.typesetter import Align
from journal.paper.words import step_name

translate = QCoreApplication.translate

_HEIGHT = 7.4
_DIAMOND = 2.9
_CLEAR = 1.2
_FIRST = StepCode.INTRODUCTION
_NUMBERS = {
    StepCode.INTRODUCTION: 1,
    StepCode.CONVERSATION: 2,
    StepCode.REFERRAL: 3,
    StepCode.CONCLUSION: 4,
}


def strip(kit: Kit) -> Piece | None:
    """Times, bar, legend and the golden rule; None where there is no plan (by letter)."""
    steps = tuple(step for step in kit.data.plan if step.minutes > 0)
    if not steps:
        return None
    draft = Draft(kit)
    y = _times(kit, draft, steps) + 0.5
    y = _bar(kit, draft, steps, y)
    y = _legend(kit, draft, steps, y + 2.4)
    return draft.piece(y)


def _total(steps: tuple[Step, ...]) -> int:
    return sum(step.minutes for step in steps)


def _label(kit: Kit, minutes: int) -> str:
    """Clock time after so many minutes, or without a start the minutes themselves."""
    if kit.data.start is None:
        return kit.dates.number(minutes)
    return kit.dates.bare_time(later_by(kit.data.start, minutes))


def _times(kit: Kit, draft: Draft, steps: tuple[Step, ...]) -> float:
    """One label over the start of each part, and the end; those without room are left out."""
    look, frame = kit.look, kit.look.frame
    total = _total(steps)
    end = _label(kit, total)
    if kit.data.start is None:
        end = translate("Sheet", "{minutes} min").format(minutes=end)
    end_x = frame.right - kit.setter.width(end, look.caption) - 0.3
    free_from, elapsed = frame.left, 0
    for step in steps:
        text = _label(kit, elapsed)
        x = frame.left + frame.across * elapsed / total
        width = kit.setter.width(text, look.caption) + 0.3
        if x >= free_from and x + width + _CLEAR <= end_x:
            draft.text("strip.time", text, look.caption, (x, 0, width))
            free_from = x + width + _CLEAR
        elapsed += step.minutes
    draft.text("strip.end", end, look.caption, (end_x, 0, frame.right - end_x), 1, Align.END)
    return look.caption.pitch


def _bar(kit: Kit, draft: Draft, steps: tuple[Step, ...], y: float) -> float:
    look, frame = kit.look, kit.look.frame
    total, elapsed = _total(steps), 0
    height = _HEIGHT * look.factor
    for step in steps:
        x = frame.left + frame.across * elapsed / total
        width = frame.across * step.minutes / total
        place = (x, y, width, height)
        if step.code is StepCode.CONVERSATION:
            draft.area(Kind.FILL, "strip.fill", place)
        kind = Kind.DASHED if step.code is StepCode.SPARE else Kind.BOX
        draft.area(kind, f"strip.{step.code}", place)
        spare = step.code is StepCode.SPARE
        text = step_name(step.code) if spare else kit.dates.number(_NUMBERS[step.code])
        style = look.caption if spare else look.strong
        if kit.setter.width(text, style) + 1 <= width:
            middle = y + (height - style.pitch) / 2
            draft.text("strip.number", text, style, (x, middle, width), 1, Align.CENTER)
        elapsed += step.minutes
    notice = notice_after(total)
    if notice is not None and notice < total:
        x = frame.left + frame.across * notice / total
        size = _DIAMOND * look.factor
        draft.mark(Kind.DIAMOND, "strip.notice", x - size / 2, y + height, size)
    return y + height


def _legend(kit: Kit, draft: Draft, steps: tuple[Step, ...], y: float) -> float:
    """What the numbers and the diamond mean, in as many rows as it takes."""
    look, frame = kit.look, kit.look.frame
    between, x = 5.0, frame.left

    def place(width: float) -> float:
        nonlocal x, y
        if x > frame.left and x + width > frame.right:
            x, y = frame.left, y + look.small.pitch
        here, x = x, x + width + between
        return here

    for step in steps:
        if step.code not in _NUMBERS:
            continue
        number, name = kit.dates.number(_NUMBERS[step.code]), step_name(step.code)
        first = kit.setter.width(number, look.small_bold) + 1.8
        second = min(kit.setter.width(name, look.small) + 0.3, frame.across / 2)
        here = place(first + second)
        draft.text("legend.number", number, look.small_bold, (here, y, first))
        draft.text("legend.name", name, look.small, (here + first, y, second))
    notice = notice_after(_total(steps))
    if notice is not None and notice < _total(steps):
        text = _notice_text(kit, notice)
        size = _DIAMOND * look.factor
        first = size + 1.8
        second = min(kit.setter.width(text, look.small) + 0.3, frame.across - first)
        here = place(first + second)
        draft.mark(Kind.DIAMOND, "legend.mark", here, y + look.small.pitch / 2, size)
        draft.text(
            "legend.notice", text, look.small, (here + first, y, second), like=step_name(_FIRST)
        )
    y += look.small.pitch
    if any(step.code is StepCode.REFERRAL for step in steps):
        y = _golden_rule(kit, draft, y + 0.6)
    return y


def _notice_text(kit: Kit, notice: int) -> str:
    if kit.data.start is None:
        text = translate("Sheet", "after {minutes} min the time is nearly up: offer to go")
        return text.format(minutes=kit.dates.number(notice))
    time = kit.dates.time(later_by(kit.data.start, notice))
    return translate("Sheet", "{time} the time is nearly up: offer to go").format(time=time)


def _golden_rule(kit: Kit, draft: Draft, y: float) -> float:
    look, frame = kit.look, kit.look.frame
    number = kit.dates.number(_NUMBERS[StepCode.REFERRAL])
    indent = kit.setter.width(number, look.small_bold) + 1.8
    draft.text("golden.number", number, look.small_bold, (frame.left, y, indent))
    text = translate("Sheet", "“I won’t ask them for a job; I would like their view.”")
    place = (frame.left + indent, y, frame.across - indent)
    return y + draft.text("golden.text", text, look.small_italic, place, 2)
