"""The plan of a meeting: its parts and their minutes, and the times that follow from its start.

The numbers stand in one table, ``_PLANS``; a length between two of its rows lies between them.
The referral is asked for before the notice that time is nearly up falls due, or while it does,
so that somebody who gets less time than agreed still leaves with names.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from journal.domain.clock import later_by
from journal.domain.codes import Format, StepCode

MINUTES_PER_QUESTION = 3
EARLY_MINUTES = 15


@dataclass(frozen=True)
class Step:
    """One part of the plan; 0 minutes is a part that is left out this time."""

    code: StepCode
    minutes: int


class _Plan(NamedTuple):
    """Minutes for one agreed length; the conversation has what the others leave."""

    length: int
    introduction: int
    referral: int
    conclusion: int
    spare: int
    notice: int


_PLANS = (
    _Plan(length=20, introduction=2, referral=4, conclusion=3, spare=0, notice=15),
    _Plan(length=30, introduction=2, referral=5, conclusion=3, spare=5, notice=20),
    _Plan(length=60, introduction=2, referral=10, conclusion=5, spare=5, notice=50),
)


def default_steps(minutes: int | None) -> tuple[Step, ...]:
    """The five parts, in their order, of a meeting of so many minutes; they sum up exactly.

    Between two rows of the table each part but the conversation is interpolated; under the
    first row all are scaled down from it; over the last only the conversation grows.
    Without a length (None, 0, less) there is no plan: ().
    """
    if not minutes or minutes < 0:
        return ()
    plan = _plan(minutes)
    others = plan.introduction + plan.referral + plan.conclusion + plan.spare
    return (
        Step(StepCode.INTRODUCTION, plan.introduction),
        Step(StepCode.CONVERSATION, minutes - others),
        Step(StepCode.REFERRAL, plan.referral),
        Step(StepCode.CONCLUSION, plan.conclusion),
        Step(StepCode.SPARE, plan.spare),
    )


def notice_after(minutes: int | None) -> int | None:
    """Minutes from the start after which to say that the time is nearly up; None: no length."""
    if not minutes or minutes < 0:
        return None
    return _plan(minutes).notice


def conversation_minutes(steps: tuple[Step, ...]) -> int:
    """Minutes in which the prepared questions have to fit."""
    return sum(step.minutes for step in steps if step.code is StepCode.CONVERSATION)


def minutes_for_questions(count: int) -> int:
    """About how long so many questions take."""
    return MINUTES_PER_QUESTION * max(count, 0)


def arrive_by(start: datetime | None, how: Format | None) -> datetime | None:
    """When to be there. None without a start, and where nobody goes anywhere."""
    if start is None or not is_face_to_face(how):
        return None
    return later_by(start, -EARLY_MINUTES)


def leave_by(arrive: datetime | None, travel_minutes: int | None) -> datetime | None:
    """When to set out. None without a time to arrive, or without a known way."""
    if arrive is None or travel_minutes is None or travel_minutes < 0:
        return None
    return later_by(arrive, -travel_minutes)


def is_face_to_face(how: Format | None) -> bool:
    """Whether both sit in one room: paper, pen and a watch, and a way to get there."""
    return how in (Format.IN_PERSON, Format.COFFEE, Format.LUNCH)


def default_minutes(how: Format | None) -> int | None:
    """The length to ask for: half an hour, an hour at a table; a letter has none."""
    if how is Format.LETTER:
        return None
    return 60 if how in (Format.COFFEE, Format.LUNCH) else 30


def _plan(minutes: int) -> _Plan:
    first, last = _PLANS[0], _PLANS[-1]
    if minutes < first.length:
        short = _Plan(*(_scaled(value, minutes, first.length) for value in first))
        # A few minutes round down to no referral at all: then the notice is the end.
        before = minutes - short.referral - short.conclusion - short.spare
        return short._replace(notice=max(short.notice, before))
    if minutes >= last.length:
        return last._replace(length=minutes, notice=minutes - (last.length - last.notice))
    low, high = next(
        (low, high) for low, high in pairwise(_PLANS) if low.length <= minutes < high.length
    )
    done, whole = minutes - low.length, high.length - low.length
    return _Plan(*(a + _scaled(b - a, done, whole) for a, b in zip(low, high, strict=True)))


def _scaled(value: int, part: int, whole: int) -> int:
    """``value`` × part ÷ whole, rounded down: what is lost goes to the conversation."""
    return value * part // whole
