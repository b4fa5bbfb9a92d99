"""Milestones of the user's own search: who is owed the news, in which order, by which day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from journal.domain.codes import Introduction, Warmth
from journal.domain.dates import WORKING_DAYS, add_working_days, is_working_day


class Telling(NamedTuple):
    """Days after a milestone within which everybody hears of it, the nearest first.

    Who asked is told ``first``, the last of the others ``last``; ``working`` are the weekdays on
    which one writes, 0 is Monday.
    """

    first: int = 2
    last: int = 14
    working: frozenset[int] = WORKING_DAYS


USUAL_TELLING: Final = Telling()


class Milestone(StrEnum):
    """What is stored as the name of a milestone; the user's own may have any other name."""

    FOUND = "found a position"
    STARTED = "started"
    MOVED = "moved"
    DIRECTION = "new direction"


class Reason(StrEnum):
    """Why somebody is owed the news, the nearest reason first."""

    ASKED = "asked to be told"
    LED = "led to it"
    MET = "met"
    REFERRER = "referred somebody"


class LeftOut(StrEnum):
    """Why somebody is listed, and not told with the others."""

    ON_HOLD = "on hold"
    DECLINED = "declined"


class Known(NamedTuple):
    """What is known of somebody who may be owed the news.

    ``waiting`` is the oldest of their follow-ups that wait for the milestone. Without
    ``contact_id`` it is a follow-up for nobody in the journal, and ``name`` its words.
    """

    contact_id: int | None
    name: str
    waiting: int | None = None
    asked: str = ""
    met_on: date | None = None
    warmth: str = Warmth.NEW
    referred: tuple[str, ...] = ()
    on_hold: bool = False
    declined: bool = False


class Owed(NamedTuple):
    """Somebody to tell by ``due_on``; with ``left_out`` not now, and then there is no day."""

    known: Known
    reason: Reason
    left_out: LeftOut | None
    due_on: date | None

    @property
    def key(self) -> tuple[int | None, int | None]:
        """Names it among those of one milestone."""
        return (self.known.contact_id, self.known.waiting)


_RANK: Final = {each: rank for rank, each in enumerate(Reason)}
_WARMTH: Final = {str(each): rank for rank, each in enumerate(reversed(Warmth))}


def owed(
    known: Iterable[Known],
    reached: date,
    today: date,
    on_way: Mapping[int, int] | None = None,
    telling: Telling = USUAL_TELLING,
) -> list[Owed]:
    """Everybody who is owed the news, each once, the nearest first; who is left out comes last.

    ``on_way`` are the people on the way to it, each with how many steps they are from whoever
    led to it, who is 0. Who isn't met, didn't ask, and named nobody, isn't owed anything.
    """
    on_way = on_way or {}
    seen: set[tuple[int | None, int | None]] = set()
    told: list[Owed] = []
    left: list[Owed] = []
    for each in known:
        key = (each.contact_id, None if each.contact_id is not None else each.waiting)
        reason = _reason(each, on_way)
        if reason is None or key in seen:
            continue
        seen.add(key)
        why = _left_out(each, reason)
        (told if why is None else left).append(Owed(each, reason, why, None))

    def nearness(each: Owed) -> tuple[object, ...]:
        person = each.known
        steps = on_way.get(person.contact_id or 0)
        return (
            _RANK[each.reason],
            steps is None,
            steps or 0,
            _WARMTH.get(person.warmth, len(_WARMTH)),
            -(person.met_on or date.min).toordinal(),
            person.name,
            person.contact_id or 0,
        )

    told.sort(key=nearness)
    left.sort(key=nearness)
    return [*with_days(told, reached, today, telling), *left]


def with_days(
    told: Sequence[Owed], reached: date, today: date, telling: Telling = USUAL_TELLING
) -> list[Owed]:
    """The same, each with a working day: who asked at once, the others one after another.

    A milestone that is only noted later is told of from today on.
    """
    first, last = span(reached, today, telling)
    asked = sum(each.reason is Reason.ASKED for each in told)
    others = len(told) - asked
    found = []
    for place, each in enumerate(told):
        if place < asked:
            found.append(each._replace(due_on=first))
            continue
        # Between those who asked and the end; the last of several is told on the last day.
        share = (place - asked) / (others - 1) if others > 1 else 0.0
        days = round(share * (last - first).days)
        due = _to_work(first + timedelta(days=days), telling)
        found.append(each._replace(due_on=due))
    return found


def span(reached: date, today: date, telling: Telling = USUAL_TELLING) -> tuple[date, date]:
    """The first and the last day on which people are told: one writes on working days.

    A first day that isn't worked on is moved to the next, a last one to the one before. Days
    beyond year 9999 are its end.
    """
    wanted = _later(reached, telling.first)
    first = _to_work(max(wanted, today), telling)
    last = _later(reached, telling.last)
    if wanted < today:
        last = max(last, _later(today, telling.last - telling.first))
    if not is_working_day(last, telling.working):
        last = add_working_days(last, -1, telling.working)
    return first, max(first, last)


def way_to(
    contact_id: int, links: Iterable[tuple[int, int, str, bool]], also: Iterable[tuple[int, int]]
) -> dict[int, int]:
    """Everybody on the way to a person, with how many steps they are from them (0: themselves).

    ``links`` are referrals (referrer, referred, introduction, primary); one that was declined led
    nowhere. ``also`` are (who was asked, who came instead). Circles end where they began.
    """
    before: dict[int, list[int]] = {}
    for referrer, referred, introduction, _primary in links:
        if introduction != Introduction.DECLINED:
            before.setdefault(referred, []).append(referrer)
    for asked, came in also:
        before.setdefault(came, []).append(asked)
    found = {contact_id: 0}
    ring = [contact_id]
    while ring:
        nearest = []
        for key in ring:
            for other in before.get(key, ()):
                if other not in found:
                    found[other] = found[key] + 1
                    nearest.append(other)
        ring = nearest
    return found


def _later(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max


def _to_work(day: date, telling: Telling) -> date:
    try:
        return add_working_days(day, 0, telling.working)
    except OverflowError:
        return day


def _reason(each: Known, on_way: Mapping[int, int]) -> Reason | None:
    if each.waiting is not None:
        return Reason.ASKED
    if each.contact_id in on_way:
        return Reason.LED
    if each.met_on is not None:
        return Reason.MET
    return Reason.REFERRER if each.referred else None


def _left_out(each: Known, reason: Reason) -> LeftOut | None:
    """Who asked wants to hear of it, whatever else they declined."""
    if each.on_hold:
        return LeftOut.ON_HOLD
    return LeftOut.DECLINED if each.declined and reason is not Reason.ASKED else None
