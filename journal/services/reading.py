"""What pages read. Each method asks the file anew; pages keep what they show."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from journal.domain.clock import Clock, later_by
from journal.domain.codes import Format, InterviewStatus, Level, StepCode
from journal.domain.followups import came_due, needs_you_key
from journal.domain.next_step import (
    UNFINISHED_DAYS,
    InterviewFacts,
    NextStep,
    NextStepCode,
    for_contact,
    for_interview,
)
from journal.domain.step_codes import REACHING_OUT
from journal.domain.views.days import (
    DayItem,
    FadingRow,
    FirstSteps,
    FollowUpRow,
    TodayView,
    WaitingRow,
    WhomNext,
)
from journal.domain.views.finding import Hit
from journal.domain.views.meetings import InterviewCard, InterviewRow, Pitch
from journal.domain.views.people import NamedPerson, Other, PersonCard, TimelineItem, TreeRow
from journal.services.unfinished import among, to_capture, unfinished
from journal.store import (
    after_meetings,
    days,
    facts,
    hits,
    interviews,
    people,
    ready,
    search,
    timeline,
)
from journal.store.journal import Journal

if TYPE_CHECKING:
    from journal.domain.agenda import Step
    from journal.domain.questions import BankQuestion, Suggestion

_Facts = dict[int, InterviewFacts]
WEEK = 7
FADING_MOST = 12
"""So many people to be in touch with again are named at once: it is an offer, and no reproach."""
NEWEST = 40
"""Of so many who were added last somebody is named to begin with, while nothing is due."""
_BEGINNINGS = (NextStepCode.WRITE_REQUEST, NextStepCode.ADD_DETAILS, NextStepCode.PLAN_INTERVIEW)
FIRST_WITHIN = 120
"""So many minutes before its start an interview comes before one that is to be written down."""


class People:
    """Reads people."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._database = journal.database
        self._clock = clock

    def tree(self, ids: Iterable[int] | None = None) -> list[TreeRow]:
        """The skeleton of everybody, or of some, by folded name."""
        return people.tree_rows(self._database, ids)

    def ids(self) -> list[int]:
        """Everybody, in the order of ``tree``."""
        return people.ids(self._database)

    def links(self) -> list[tuple[int, int, str, bool]]:
        """All referrals: (referrer, referred, introduction, primary)."""
        return people.links(self._database)

    def count(self) -> int:
        """How many people there are."""
        return people.count(self._database)

    def names(self, typed: str = "", limit: int = 20) -> list[NamedPerson]:
        """People to choose from for what was typed."""
        return people.names(self._database, typed, limit)

    def companies(self, typed: str = "", limit: int = 20) -> list[str]:
        """Companies to choose from for what was typed."""
        return people.company_names(self._database, typed, limit)

    def card(self, contact_id: int) -> PersonCard | None:
        """All of one person but the timeline."""
        return people.card(self._database, contact_id)

    def timeline(self, contact_id: int) -> list[TimelineItem]:
        """What happened with a person, newest first."""
        return timeline.timeline(self._database, contact_id)

    def interviews(self, contact_id: int) -> list[InterviewRow]:
        """The interviews with a person."""
        return interviews.of_contact(self._database, contact_id)

    def leading_interview(self, contact_id: int) -> int | None:
        """Which of the interviews with a person their next step is about."""
        return facts.leading_interview(self._database, contact_id, self._clock)

    def others(self, contact_id: int, most: int = 3) -> list[Other]:
        """Whom else one could turn to: somebody at that company first."""
        from journal.store import others

        return others.others(self._database, contact_id, most)

    def next_steps(self, ids: Iterable[int]) -> dict[int, NextStep]:
        """What comes next with each of these people; four queries for all."""
        now = self._clock.now()
        found = facts.contacts(self._database, ids, self._clock)
        return {key: for_contact(each, now) for key, each in found.items()}

    def next_step(self, contact_id: int) -> NextStep | None:
        """What comes next with one person."""
        return self.next_steps([contact_id]).get(contact_id)


class Interviews:
    """Reads interviews and the question bank, which is imported when it is first asked for."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._database = journal.database
        self._clock = clock

    def rows(self, ids: Iterable[int] | None = None) -> list[InterviewRow]:
        """All interviews, or some, by start."""
        return interviews.rows(self._database, ids)

    def card(self, interview_id: int) -> InterviewCard | None:
        """One interview whole."""
        return interviews.card(self._database, interview_id)

    def next_steps(self, ids: Iterable[int]) -> dict[int, NextStep]:
        """What comes next with each of these interviews."""
        now = self._clock.now()
        found = facts.interviews(self._database, ids, self._clock)
        return {key: for_interview(each, now) for key, each in found.items()}

    def next_step(self, interview_id: int) -> NextStep | None:
        """What comes next with one interview."""
        return self.next_steps([interview_id]).get(interview_id)

    def steps(self, card: InterviewCard) -> tuple[Step, ...]:
        """The plan of a meeting: its own, or the default for its length; none for a letter."""
        from journal.domain.agenda import Step, default_steps

        if card.row.format == Format.LETTER:
            return ()
        if card.steps:
            return tuple(Step(StepCode(code), minutes) for code, minutes in card.steps)
        return default_steps(card.row.minutes)

    def bank(self) -> list[BankQuestion]:
        """The question bank by topic, retired ones too."""
        from journal.store import bank

        return bank.questions(self._database)

    def suggestions(self, card: InterviewCard) -> list[Suggestion]:
        """Questions of the bank for this interview, each with the reasons, best first."""
        from journal.domain.questions import suggest

        return suggest(self.bank(), **self._for_suggesting(card))  # type: ignore[arg-type]

    def suggested(self, card: InterviewCard) -> list[int]:
        """As many questions of the bank as the conversation holds."""
        from journal.domain.questions import pick

        known = self._for_suggesting(card)
        del known["asked_anywhere"]
        return pick(self.bank(), **known)  # type: ignore[arg-type]

    def pitches(self) -> list[Pitch]:
        """The user's pitches, the default one first."""
        from journal.store import bank

        return [Pitch(*row[:3]) for row in bank.pitches(self._database)]

    def follow_up_rules(self, interview_id: int) -> frozenset[str]:
        """The rules whose proposals became follow-ups of this interview, done or not."""
        return days.follow_up_rules(self._database, interview_id)

    def asked_before(self, contact_id: int) -> frozenset[int]:
        """Questions of the bank that this person was asked in an interview that was held."""
        from journal.store import bank

        return bank.asked_before(self._database, contact_id)

    def _for_suggesting(self, card: InterviewCard) -> dict[str, object]:
        from journal.domain.agenda import conversation_minutes
        from journal.store import bank

        steps = self.steps(card)
        return {
            "level": Level(card.level) if card.level in set(Level) else None,
            "minutes": conversation_minutes(steps) if steps else None,
            "already": {each.question_id for each in card.questions if each.question_id},
            "asked_before": bank.asked_before(self._database, card.row.contact_id),
            "asked_anywhere": bank.asked_anywhere(self._database),
            "stranger": not card.path,
        }


class Days:
    """Reads follow-ups and what stands on days."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._database = journal.database
        self._clock = clock

    def today(self) -> TodayView:
        """All that the first page shows."""
        view = self.first_of_today()
        return view._replace(waiting=tuple(self.waiting()), fading=tuple(self.fading()))

    def first_of_today(self) -> TodayView:
        """The same without ``waiting`` and ``fading``, which take as long as the rest."""
        now = self._clock.now()
        today = now.date()
        due = days.due_until(self._database, today)
        later = [row for row in due if row.is_put_off(now)]
        later.sort(key=lambda row: row.remind_at or now)
        needs = [row for row in due if not row.is_put_off(now)]
        needs.sort(key=lambda row: needs_you_key(row.due_on, row.due_time, now))
        week = days.between(self._database, today + timedelta(days=1), today + timedelta(days=WEEK))
        over, known = self._after_meetings(now)
        put_off = after_meetings.put_off(self._database, now)
        following = self._next_interview(put_off)
        here = [row for row in over if row.id not in put_off]
        held, is_fresh = to_capture(here, known, now)
        begins = following.start if following is not None else None
        first = begins is not None and begins <= later_by(now, FIRST_WITHIN)
        if held is not None and not is_fresh and begins is not None:
            first = first or begins.astimezone(now.tzinfo).date() <= today
        leading = following if first else held or following
        others = [row for row in here if leading is None or row.id != leading.id]
        away = unfinished([row for row in over if row.id in put_off], known, now)
        left, free = unfinished(others, known, now), tuple(ready.rows(self._database, now))
        return TodayView(
            next_interview=following,
            to_capture=held,
            leading=leading,
            needs=tuple(needs),
            later=tuple(later),
            week=tuple(item for item in week if item.state not in ("done",)),
            people=people.count(self._database),
            unfinished=tuple(left),
            pressing=among(needs, (*left, *free), now),
            ready=free,
            postponed=tuple(row._replace(remind_at=put_off[row.interview_id]) for row in away),
        )

    def _next_interview(self, put_off: Iterable[int]) -> InterviewRow | None:
        """The one running or ended today that is not captured, or the next one to come."""
        wall = (self._clock.now() - timedelta(hours=12)).strftime("%Y-%m-%dT%H:%M")
        return interviews.next_scheduled(self._database, wall, put_off)

    def _after_meetings(self, now: datetime) -> tuple[list[InterviewRow], _Facts]:
        """Meetings of the last days that are over, and the facts of each.

        Also those of which nobody has said that they were held: otherwise they stood nowhere.
        Of them only when they were matters.
        """
        since = now - timedelta(days=UNFINISHED_DAYS)
        held = interviews.held_since(self._database, since)
        over = interviews.over_since(self._database, since, now)
        known = facts.interviews(self._database, [row.id for row in held], self._clock)
        for row in over:
            end = later_by(row.start, row.minutes) if row.start else None
            known[row.id] = InterviewFacts(InterviewStatus.SCHEDULED, start=row.start, end=end)
        return [*held, *over], known

    def fading(self) -> list[FadingRow]:
        """People with whom one meant to be in touch again, the longest ago first.

        Only whose next step is to be in touch: a meeting or a hold comes before it.
        """
        from journal.store.fading import fading

        rows = fading(self._database, self._clock.today(), FADING_MOST)
        if not rows:
            return []
        now = self._clock.now()
        found = facts.contacts(self._database, [row.contact_id for row in rows], self._clock)
        return [
            row
            for row in rows
            if row.contact_id in found
            and for_contact(found[row.contact_id], now).code is NextStepCode.UPDATE
        ]

    def whom_next(self, most: int) -> list[WhomNext]:
        """With whom something could be begun: who can be asked first, of these the newest."""
        now = self._clock.now()
        newest = people.newest(self._database, NEWEST)
        found = facts.contacts(self._database, [key for key, _ in newest], self._clock)
        offered = [
            WhomNext(key, name, for_contact(found[key], now))
            for key, name in newest
            if key in found
        ]
        open_ones = [each for each in offered if each.step.code in _BEGINNINGS]
        open_ones.sort(key=lambda each: _BEGINNINGS.index(each.step.code))
        return open_ones[:most]

    def first_steps(self) -> FirstSteps | None:
        """What somebody new has done of the first steps; None where they aren't offered."""
        return days.first_steps(self._database)

    def due(self) -> int:
        """How many follow-ups are due today or overdue."""
        return days.count_due(self._database, self._clock.today(), self._clock.now())

    def missed(self, since: datetime, until: datetime | None = None) -> int:
        """How much came due between two aware moments without having been due on its day.

        Without ``until`` up to now; with it, what is left to do of what it was then.

        What is due in the course of today isn't missed; what has an hour is, once that is over,
        and what was put off, once its time has come.
        """
        now = until or self._clock.now()
        here = since.astimezone(now.tzinfo)
        rows = days.due_until(self._database, now.date())
        return sum(came_due(row.due_on, row.due_time, row.remind_at, here, now) for row in rows)

    def next_due(self) -> FollowUpRow | None:
        """The most pressing open follow-up, also a later one; at first what may be done now."""
        now = self._clock.now()
        today = now.date()
        return (
            days.first_due(self._database, today, now, REACHING_OUT)
            or days.first_after(self._database, today)
            or days.first_due(self._database, today, now)
        )

    def between(self, first: date, last: date) -> list[DayItem]:
        """What stands on these days."""
        return days.between(self._database, first, last)

    def first_later(self, last: date) -> DayItem | None:
        """The first thing that stands on a day after ``last``."""
        return days.first_later(self._database, last)

    def follow_up(self, follow_up_id: int) -> FollowUpRow | None:
        """One follow-up."""
        return days.follow_up(self._database, follow_up_id)

    def open_with(self, contact_id: int) -> list[FollowUpRow]:
        """What is still to be done for a person."""
        return days.open_with(self._database, contact_id)

    def waiting(self) -> list[WaitingRow]:
        """Whoever has to act before somebody may be written to, what can be helped first."""
        from journal.store import waiting

        return waiting.rows(self._database, self._clock.now())

    def first_waiting(self, most: int) -> tuple[list[WaitingRow], int]:
        """The first of ``waiting``, and how many there are in all."""
        from journal.store import waiting

        return waiting.first(self._database, self._clock.now(), most)


class Finder:
    """Full-text search."""

    def __init__(self, journal: Journal) -> None:
        self._database = journal.database

    def find(self, typed: str, limit: int = 30) -> list[Hit]:
        """Where the words occur, names first."""
        return hits.hits(self._database, search.find(self._database, typed, limit))
