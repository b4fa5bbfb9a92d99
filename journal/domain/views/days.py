"""Follow-ups and days as Today and the calendar show them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import NamedTuple

from journal.domain.next_step import NextStep
from journal.domain.views.meetings import InterviewRow


class FollowUpRow(NamedTuple):
    """A follow-up. ``about`` is whom it speaks of besides the contact; ``waits_on`` a milestone.

    ``repeat`` is a length like "2w"; until ``remind_at`` (aware, UTC) it is put off.
    """

    id: int
    contact_id: int | None
    name: str
    about_id: int | None
    about: str
    interview_id: int | None
    kind: str
    what: str
    why: str
    due_on: date | None
    due_time: time | None
    state: str
    waits_on: str
    closed_on: date | None
    origin: str
    on_hold: bool
    repeat: str = ""
    remind_at: datetime | None = None

    def is_put_off(self, now: datetime) -> bool:
        """Whether the user asked to be reminded later than ``now`` (aware)."""
        return self.remind_at is not None and self.remind_at > now


class WaitingRow(NamedTuple):
    """Somebody who has to act before ``name`` may be written to.

    No ``mover``: the user has to, or, if ``owner_gone``, somebody who was deleted. ``condition`` is
    the first that is not met, ``more`` how many others are open. Without ``hold_id`` an
    introduction was promised, and nothing more is written down. ``step`` is what it asks for.
    """

    hold_id: int | None
    contact_id: int
    name: str
    mover_id: int | None
    mover: str
    check_back: date | None
    condition: str
    promised_on: date | None
    more: int
    owner_gone: bool
    step: NextStep

    @property
    def key(self) -> object:
        """Names it among the others."""
        return self.hold_id if self.hold_id is not None else f"promised.{self.contact_id}"


class ReadyRow(NamedTuple):
    """Somebody on hold for whom nothing is waited for any more: they may be written to.

    ``mover`` had to act; "" where the user had to. ``step`` is what comes next with them.
    """

    contact_id: int
    name: str
    mover_id: int | None
    mover: str
    step: NextStep

    @property
    def key(self) -> str:
        """Names it among follow-ups, which go by their ids."""
        return f"ready.{self.contact_id}"

    @property
    def due_on(self) -> date | None:
        """Since they may be written to, it may be done today."""
        return self.step.due

    @property
    def due_time(self) -> time | None:
        """At no hour."""
        return self.step.due_time


class UnfinishedRow(NamedTuple):
    """A meeting that is over; ``step`` is to write down what was said, or to say thanks.

    Until ``remind_at`` (aware, UTC) it is put off.
    """

    interview_id: int
    contact_id: int
    name: str
    step: NextStep
    due_on: date | None
    due_time: time | None
    remind_at: datetime | None = None

    @property
    def key(self) -> str:
        """Names it among follow-ups, which go by their ids."""
        return f"meeting.{self.interview_id}"


class FadingRow(NamedTuple):
    """Somebody with whom one meant to be in touch by ``due``; ``last_touch`` is longer ago."""

    contact_id: int
    name: str
    cadence: str
    last_touch: date
    due: date


class WhomNext(NamedTuple):
    """Somebody with whom something can be begun while nothing is due; ``step`` is what."""

    contact_id: int
    name: str
    step: NextStep


class FirstSteps(NamedTuple):
    """What somebody new has done already; ``contact_id`` is who could be asked first."""

    person: bool
    pitch: bool
    request: bool
    contact_id: int | None


class DayItem(NamedTuple):
    """Something on a day of the calendar.

    ``kind`` is "interview", "follow-up" or "hold" (its check-back); ``code`` the format, the
    follow-up's kind, or that nobody has the move in a hold any more; ``state`` the status or
    state; ``minutes`` an interview's length. ``place`` is where one meets or the link to it,
    ``travel`` the minutes to get there, if known. ``on_hold`` says so of the person, ``why`` what a
    follow-up is for.
    """

    kind: str
    id: int
    contact_id: int | None
    name: str
    what: str
    day: date
    time: time | None
    minutes: int
    code: str
    state: str
    place: str
    about: str
    travel: int | None = None
    on_hold: bool = False
    remind_at: datetime | None = None
    why: str = ""

    def is_put_off(self, now: datetime) -> bool:
        """Whether the user asked to be reminded of it later than ``now`` (aware)."""
        return self.remind_at is not None and self.remind_at > now


NeedsRow = FollowUpRow | UnfinishedRow | ReadyRow
"""What needs the user; each has ``contact_id``, ``due_on`` and ``due_time``."""


class TodayView(NamedTuple):
    """What Today shows. ``week`` covers the seven days after today, without what is done.

    ``later`` is due too, but put off for some hours or days, the first to come back first.
    ``fading`` are people with whom one meant to be in touch again, the longest ago first.
    ``postponed`` are meetings that are over, put off likewise.
    ``to_capture`` is over and isn't written down; ``leading`` is that one or the next, whichever
    presses more. ``unfinished`` are the other meetings that are over and not done with.
    ``ready`` are people on hold who may be written to now, ``waiting`` the others.
    ``pressing`` are ``needs``, ``unfinished`` and ``ready``, the most pressing first.
    """

    next_interview: InterviewRow | None
    needs: tuple[FollowUpRow, ...]
    week: tuple[DayItem, ...]
    people: int
    to_capture: InterviewRow | None = None
    leading: InterviewRow | None = None
    later: tuple[FollowUpRow, ...] = ()
    waiting: tuple[WaitingRow, ...] = ()
    fading: tuple[FadingRow, ...] = ()
    unfinished: tuple[UnfinishedRow, ...] = ()
    pressing: tuple[NeedsRow, ...] = ()
    ready: tuple[ReadyRow, ...] = ()
    postponed: tuple[UnfinishedRow, ...] = ()

    @property
    def put_off(self) -> tuple[FollowUpRow | UnfinishedRow, ...]:
        """``later`` and ``postponed``, the first to come back first."""
        both: list[FollowUpRow | UnfinishedRow] = [*self.later, *self.postponed]
        both.sort(key=lambda row: row.remind_at or datetime.max.replace(tzinfo=UTC))
        return tuple(both)
