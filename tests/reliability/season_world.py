"""Everybody else in a season: they answer, keep silent, decline, cancel, introduce, forget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from journal.domain.codes import (
    Channel,
    Direction,
    Format,
    InterviewStatus,
    Introduction,
)
from journal.domain.proposals import Event
from journal.services.library import Library
from journal.services.proposing import Proposed
from tests.reliability.season_looks import Looks

HOURS = ("09:30", "11:00", "14:00", "16:30")
FORMATS = (Format.IN_PERSON, Format.COFFEE, Format.LUNCH, Format.PHONE, Format.VIDEO)
_STATUS = "SELECT status FROM interview WHERE id = ?"


class World:
    """What happens to the user. Things happen between two sittings; then they are written down."""

    def __init__(self, library: Library, random: Random, looks: Looks) -> None:
        self._library = library
        self._random = random
        self._looks = looks
        self._coming: list[tuple[datetime, int, Callable[[], None]]] = []
        self._names = self._number = 0
        self.silent: dict[int, int] = {}  # hold -> how often they were asked
        self.asked_for_news: set[int] = set()

    def chance(self, share: float) -> bool:
        """Whether something happens."""
        return self._random.random() < share

    def name(self) -> str:
        """Somebody new."""
        self._names += 1
        first = self._random.choice(("Ana", "Ben", "Chiara", "Dina", "Emre", "Zoë", "Łukasz", "李"))
        return f"{first} {self._random.choice(('Souza', 'Weber', 'Nair', 'O’Hara'))} {self._names}"

    def later(self, days: int, act: Callable[[], None]) -> None:
        """Something comes in so many days."""
        self._come(self._looks.now + timedelta(days=days), act)

    def turn(self) -> None:
        """What has come meanwhile."""
        now = self._looks.now
        due = sorted(each for each in self._coming if each[0] <= now)
        self._coming = [each for each in self._coming if each[0] > now]
        for _at, _number, act in due:
            act()

    def accept(self, offered: Sequence[Proposed], share: float = 1.0) -> None:
        """The user's ticks: all that were ticked, but for some that matter less."""
        kept = [each for each in offered if each.ticked and self._random.random() < share]
        if kept:
            self._library.proposals.accept(kept)

    # -- requests ---------------------------------------------------------------------------------

    def asked(self, contact: int, meeting: int, *, again: bool) -> None:
        """A request, or a reminder, has gone out."""
        if self.chance(0.35 if again else 0.7):
            self.later(self._random.randint(1, 9), lambda: self._answers(contact, meeting))

    def _answers(self, contact: int, meeting: int) -> None:
        if self._status(meeting) != InterviewStatus.REQUESTED:
            return
        library, looks = self._library, self._looks
        direction = Direction.IN
        library.contacts.log_touch(contact, Channel.MAIL, "Answered", direction=direction)
        if self.chance(0.1):
            library.meetings.set_status(meeting, InterviewStatus.DECLINED)
            looks.happened["declined"] += 1
            return
        if self.chance(0.12):
            contact = library.substitutes.somebody_new(meeting, self.name())
            looks.happened["substitutes"] += 1
        self.schedule(contact, meeting)

    def schedule(self, contact: int, meeting: int) -> None:
        """A day is agreed; what is proposed for it is accepted."""
        day = self._looks.now.date() + timedelta(days=self._random.randint(1, 12))
        while day.weekday() > 4:
            day += timedelta(days=1)
        start = f"{day.isoformat()}T{self._random.choice(HOURS)}"
        form = self._random.choice(FORMATS)
        self._library.meetings.schedule(meeting, start, form=form)
        offered = self._library.proposals.after(Event.INTERVIEW_SCHEDULED, contact, meeting)
        self.accept(offered, 0.95)
        self._looks.happened["agreed"] += 1
        if self.chance(0.1):
            self._at(day, time(7), lambda: self._cancels(meeting))
        elif self.chance(0.5):  # the user starts the meeting in the window
            self._at(day, time(18), lambda: self._is_held(meeting))

    def _cancels(self, meeting: int) -> None:
        if self._status(meeting) == InterviewStatus.SCHEDULED:
            self._library.meetings.set_status(meeting, InterviewStatus.CANCELLED)
            self._looks.happened["cancelled"] += 1

    def _is_held(self, meeting: int) -> None:
        if self._status(meeting) == InterviewStatus.SCHEDULED:
            self._library.meetings.set_status(meeting, InterviewStatus.HELD)

    # -- introductions ----------------------------------------------------------------------------

    def promised(self, hold: int, introducer: int) -> None:
        """They said that they would speak to somebody first; most are silent."""
        self.silent[hold] = 0
        if self.chance(0.4):
            self.later(self._random.randint(3, 10), lambda: self._introduces(hold, introducer))

    def asked_about(self, hold: int, introducer: int) -> None:
        """The user checked back with whoever promised."""
        if hold not in self.silent:
            return
        self.silent[hold] += 1
        if self.chance(0.5):
            self.later(self._random.randint(1, 6), lambda: self._introduces(hold, introducer))
        elif self.chance(0.3):
            self.later(2, lambda: self._declines(hold))

    def _introduces(self, hold: int, introducer: int) -> None:
        """Their call and their mail, of which the conditions are ticked."""
        row = self._library.guard.hold(hold)
        if row is None:
            return
        unmet = [each for each in row.conditions if each.met_on is None]
        if not unmet:
            self._library.holds.heard(introducer, Channel.MAIL, "It is done", over=[hold])
            self.freed(row.contact_id, introducer)
            return
        for each, channel in zip(unmet, (Channel.PHONE, Channel.MAIL), strict=False):
            self._library.holds.heard(introducer, channel, each.what, met=[each.id])

    def freed(self, contact: int, introducer: int | None) -> None:
        """Somebody may be written to now, unless another hold is open."""
        if self._library.guard.of(contact) is None:
            self._looks.on_hold.discard(contact)
            self._looks.happened["introduced"] += 1
            made = Event.INTRODUCTION_MADE
            self.accept(self._library.proposals.after(made, contact, None, introducer))

    def _declines(self, hold: int) -> None:
        row = self._library.guard.hold(hold)
        if row is not None and row.referral_id is not None:
            self._library.referrals.set_introduction(row.referral_id, Introduction.DECLINED)
            self._looks.on_hold.discard(row.contact_id)
            self._looks.happened["introductions declined"] += 1

    # -- what they share --------------------------------------------------------------------------

    def _status(self, meeting: int) -> str:
        row = self._looks.journal.database.one(_STATUS, (meeting,))
        return str(row[0]) if row else ""

    def _at(self, day: date, at: time, act: Callable[[], None]) -> None:
        self._come(datetime.combine(day, at, tzinfo=self._looks.now.tzinfo), act)

    def _come(self, when: datetime, act: Callable[[], None]) -> None:
        self._number += 1
        self._coming.append((when, self._number, act))
