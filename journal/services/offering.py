"""What is proposed after each event, and making follow-ups of what was chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from journal.domain.clock import Clock
from journal.domain.codes import (
    FollowUpKind,
    Format,
    InterviewStatus,
    Introduction,
    ReferralQuestion,
)
from journal.domain.proposals import Event, Proposal, ProposalFacts, Whom, propose
from journal.domain.views.days import FollowUpRow
from journal.domain.views.meetings import InterviewCard
from journal.domain.views.people import PersonCard
from journal.services.habits import HabitChoices
from journal.services.promises import FollowUpCommands
from journal.services.proposing import Proposed, is_new, proposed
from journal.services.reading import Days, Interviews, People
from journal.services.referring import ReferralCommands
from journal.services.wording import translate
from journal.store.journal import Journal

_SAID: Final = frozenset({FollowUpKind.CHECK_BACK, FollowUpKind.OTHER})
"""Kinds of which the words of the agreement say why; of a promise they say what."""

_OF_STATUS: Final = {
    InterviewStatus.REQUESTED: Event.REQUEST_SENT,
    InterviewStatus.SCHEDULED: Event.INTERVIEW_SCHEDULED,
    InterviewStatus.HELD: Event.INTERVIEW_HELD,
}


class Proposals:
    """Proposes for every event; nothing is made before ``accept``."""

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        reads: tuple[People, Interviews, Days],
        habits: HabitChoices,
        follow_ups: FollowUpCommands,
        referrals: ReferralCommands,
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._people, self._interviews, self._days = reads
        self._habits = habits
        self._follow_ups = follow_ups
        self._referrals = referrals

    def of_meeting(self, card: InterviewCard) -> list[Proposed]:
        """After an interview that was held: everything on one page."""
        return proposed(self._people, self._interviews, card, self._clock.now(), self._habits.get())

    def after(
        self,
        event: Event,
        contact_id: int,
        interview_id: int | None = None,
        other_id: int | None = None,
    ) -> list[Proposed]:
        """What is proposed now that something happened with a person, by due day.

        ``other_id`` is who made an introduction, where that isn't the primary referrer. Without
        ``interview_id`` it is the one that the event is about. Empty where nothing fits any more
        or all of it is there already; what was made for another day comes back to be moved.
        """
        card = self._people.card(contact_id)
        if card is None:
            return []
        if event is Event.INTERVIEW_HELD:
            meeting = None if interview_id is None else self._interviews.card(interview_id)
            return [] if meeting is None else self.of_meeting(meeting)
        ways: dict[Event, Callable[[], list[Proposed]]] = {
            Event.REQUEST_SENT: lambda: self._asked(card, interview_id),
            Event.INTERVIEW_SCHEDULED: lambda: self._scheduled(card, interview_id),
            Event.REFERRAL_NAMED: lambda: self._named(card),
            Event.REFERRAL_PROMISED: lambda: self._promised(card),
            Event.INTRODUCTION_MADE: lambda: self._made(card, other_id),
            Event.NAMES_NOT_GIVEN: lambda: self._thinks(card, interview_id),
        }
        return sorted(ways[event](), key=lambda each: each.proposal.due_on) if event in ways else []

    def now(self, contact_id: int) -> list[Proposed]:
        """All that fits a person as things stand, by due day; what was made is left out."""
        found: list[Proposed] = []
        for row in self._people.interviews(contact_id):
            event = _OF_STATUS.get(InterviewStatus(row.status))
            if event is not None:
                found += self.after(event, contact_id, row.id)
        card = self._people.card(contact_id)
        made = card is not None and any(
            each.introduction == Introduction.MADE for each in card.referrers
        )
        if not found and card is not None and card.referrers:
            found = self.after(Event.REFERRAL_PROMISED, contact_id)
            fresh = card.last_touch is None and not self._people.interviews(contact_id)
            if fresh:
                named = Event.INTRODUCTION_MADE if made else Event.REFERRAL_NAMED
                found += self.after(named, contact_id)
        return sorted(found, key=lambda each: each.proposal.due_on)

    def accept(self, items: Sequence[Proposed]) -> list[int]:
        """Makes follow-ups of these, or moves those made before; one step. Their ids."""
        title = translate("Steps", "Create %n follow-up(s)", None, len(items))
        with self._journal.step(title):
            return [self._accept(item) for item in items]

    def _accept(self, item: Proposed) -> int:
        due = item.proposal
        if item.moves_hold is not None:
            self._referrals.move_check_back(item.moves_hold, due.due_on)
            return item.moves_hold
        if item.moves_follow_up is not None:
            self._follow_ups.move(item.moves_follow_up, due.due_on, due.due_time)
            return item.moves_follow_up
        return self._follow_ups.add(
            item.contact_id,
            due.kind,
            what=due.words if due.kind is FollowUpKind.PROMISED_BY_ME else "",
            why=due.words if due.kind in _SAID else "",
            due_on=due.due_on,
            due_time=due.due_time,
            about_id=item.about_id,
            interview_id=item.interview_id,
            origin_rule=due.origin,
        )

    # -- one for each event -----------------------------------------------------------------------

    def _asked(self, card: PersonCard, interview_id: int | None) -> list[Proposed]:
        meeting = self._meeting(card, interview_id, InterviewStatus.REQUESTED)
        if meeting is None:
            return []
        sent = meeting.row.requested_on or self._clock.today()
        facts = ProposalFacts(at=self._on(sent))
        return self._new_ones(Event.REQUEST_SENT, facts, card, meeting.id, move=False)

    def _scheduled(self, card: PersonCard, interview_id: int | None) -> list[Proposed]:
        meeting = self._meeting(card, interview_id, InterviewStatus.SCHEDULED)
        start = None if meeting is None else meeting.row.start
        if meeting is None or start is None or start < self._clock.now():
            return []
        facts = ProposalFacts(at=self._clock.now(), start=start, format=_format(meeting.row.format))
        return self._new_ones(Event.INTERVIEW_SCHEDULED, facts, card, meeting.id, move=True)

    def _thinks(self, card: PersonCard, interview_id: int | None) -> list[Proposed]:
        meeting = self._meeting(card, interview_id, InterviewStatus.HELD)
        if meeting is None or meeting.referral_question != ReferralQuestion.THINKING:
            return []
        facts = ProposalFacts(at=self._clock.now())
        return self._new_ones(Event.NAMES_NOT_GIVEN, facts, card, meeting.id, move=False)

    def _named(self, card: PersonCard) -> list[Proposed]:
        if not is_new(self._people, card.id):
            return []
        facts = ProposalFacts(at=self._clock.now())
        return self._fresh(self._propose(Event.REFERRAL_NAMED, facts), card, None)

    def _promised(self, card: PersonCard) -> list[Proposed]:
        """The day on which to ask is the hold's own; one that was agreed is kept."""
        hold = next((each for each in card.holds if each.whose_move_id is not None), None)
        if hold is None or hold.whose_move_id is None or hold.check_back is not None:
            return []
        facts = ProposalFacts(at=self._clock.now())
        return [
            Proposed(
                hold.whose_move_id, hold.whose_move, card.id, card.name, each, True,
                moves_hold=hold.id,
            )
            for each in self._propose(Event.REFERRAL_PROMISED, facts)
        ]  # fmt: skip

    def _made(self, card: PersonCard, other_id: int | None) -> list[Proposed]:
        if card.holds:
            return []
        referrer = next((each for each in card.referrers if each.is_primary), None)
        if other_id is None and referrer is not None:
            other_id = referrer.contact_id
        other = None if other_id is None else self._people.card(other_id)
        facts = ProposalFacts(at=self._clock.now(), referred=other is not None)
        return self._fresh(self._propose(Event.INTRODUCTION_MADE, facts), card, other)

    # -- what they share --------------------------------------------------------------------------

    def _propose(self, event: Event, facts: ProposalFacts) -> list[Proposal]:
        habits, today = self._habits.get(), self._clock.today()
        return [
            replace(each, due_on=max(each.due_on, today))
            for each in propose(event, facts, habits.rules(), habits.working)
        ]

    def _new_ones(
        self, event: Event, facts: ProposalFacts, card: PersonCard, meeting: int, *, move: bool
    ) -> list[Proposed]:
        """Of an interview: what isn't made yet, and with ``move`` what is on another day."""
        made = self._interviews.follow_up_rules(meeting)
        open_ones = [row for row in self._days.open_with(card.id) if row.interview_id == meeting]
        found = []
        for each in self._propose(event, facts):
            item = Proposed(card.id, card.name, None, "", each, True, interview_id=meeting)
            if each.origin not in made:
                found.append(item)
                continue
            old = _first(row for row in open_ones if row.origin == each.origin)
            if move and old is not None and old.due_on != each.due_on:
                found.append(item._replace(moves_follow_up=old.id))
        return found

    def _fresh(
        self, proposals: Iterable[Proposal], card: PersonCard, other: PersonCard | None
    ) -> list[Proposed]:
        """Of a person: what isn't to be done already. Without a referrer nobody is thanked."""
        found = []
        for each in proposals:
            if each.whom is Whom.REFERRER:
                if other is None:
                    continue
                item = Proposed(other.id, other.name, card.id, card.name, each, True)
            else:
                item = Proposed(card.id, card.name, None, "", each, True)
            same = (
                row
                for row in self._days.open_with(item.contact_id)
                if row.kind == each.kind and row.about_id == item.about_id
            )
            if _first(same) is None:
                found.append(item)
        return found

    def _meeting(
        self, card: PersonCard, interview_id: int | None, status: InterviewStatus
    ) -> InterviewCard | None:
        if interview_id is None:
            rows = self._people.interviews(card.id)
            interview_id = max((row.id for row in rows if row.status == status), default=None)
        meeting = None if interview_id is None else self._interviews.card(interview_id)
        return meeting if meeting is not None and meeting.row.status == status else None

    def _on(self, day: date) -> datetime:
        """This time of the day on another day."""
        now = self._clock.now()
        return now.replace(year=day.year, month=day.month, day=day.day)


def _format(code: str) -> Format | None:
    return Format(code) if code in set(Format) else None


def _first(rows: Iterable[FollowUpRow]) -> FollowUpRow | None:
    return next(iter(rows), None)
