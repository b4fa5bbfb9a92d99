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
from journal.services.sifting import left_to_propose, standing
from journal.services.wording import translate
from journal.store import holds
from journal.store.journal import Journal

_SAID: Final = frozenset({FollowUpKind.CHECK_BACK, FollowUpKind.OTHER})
"""Kinds of which the words of the agreement say why; of a promise they say what."""

_WRITES: Final = frozenset(
    {FollowUpKind.REQUEST_REMINDER, FollowUpKind.SEND_QUESTIONS, FollowUpKind.CONFIRM}
)
"""Kinds that write to somebody before one meets."""

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
        """After an interview that was held: everything on one page but what stands already."""
        now, habits = self._clock.now(), self._habits.get()
        return self._left(proposed(self._people, self._interviews, card, now, habits))

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
        return self._left(sorted(ways[event](), key=_by_due)) if event in ways else []

    def now(self, contact_id: int) -> list[Proposed]:
        """All that fits a person as things stand, by due day; what was made is left out.

        Thanks to them for whom they named are among it.
        """
        found = self._about(contact_id)
        card = self._people.card(contact_id)
        for named in card.referred if card is not None else ():
            found += [
                each for each in self._about(named.contact_id) if each.contact_id == contact_id
            ]
        return self._left(sorted(found, key=_by_due))

    def _about(self, contact_id: int) -> list[Proposed]:
        found: list[Proposed] = []
        for row in self._people.interviews(contact_id):
            event = _OF_STATUS.get(InterviewStatus(row.status))
            if event is not None:
                found += self.after(event, contact_id, row.id)
        card = self._people.card(contact_id)
        if card is not None and card.referrers:
            made = any(each.introduction == Introduction.MADE for each in card.referrers)
            named = Event.INTRODUCTION_MADE if made else Event.REFERRAL_NAMED
            found += self.after(Event.REFERRAL_PROMISED, contact_id)
            found += self.after(named, contact_id)
        return found

    def accept(self, items: Sequence[Proposed]) -> list[int]:
        """Makes follow-ups of these, or moves those made before; one step. Their ids.

        What has come to stand meanwhile isn't made again: it is the one that stands.
        """
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
        same = standing(self._journal.database, item)
        if same is not None:
            return same
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
        found = self._new_ones(Event.REQUEST_SENT, facts, card, meeting.id, move=False)
        return self._may_be_written_to(found, card.id)

    def _scheduled(self, card: PersonCard, interview_id: int | None) -> list[Proposed]:
        meeting = self._meeting(card, interview_id, InterviewStatus.SCHEDULED)
        start = None if meeting is None else meeting.row.start
        if meeting is None or start is None or start < self._clock.now():
            return []
        facts = ProposalFacts(at=self._clock.now(), start=start, format=_format(meeting.row.format))
        found = self._new_ones(Event.INTERVIEW_SCHEDULED, facts, card, meeting.id, move=True)
        return self._may_be_written_to(found, card.id)

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
        return _for_person(self._propose(Event.REFERRAL_NAMED, facts), card, None)

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
        rows = self._people.interviews(card.id)
        if any(row.status == InterviewStatus.HELD for row in rows):
            other_id = None  # they hear how it went, which is proposed after the meeting
        other = None if other_id is None else self._people.card(other_id)
        facts = ProposalFacts(at=self._clock.now(), referred=other is not None)
        return _for_person(self._propose(Event.INTRODUCTION_MADE, facts), card, other)

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

    def _may_be_written_to(self, found: list[Proposed], contact_id: int) -> list[Proposed]:
        """Without what writes to somebody on hold before one has met them."""
        if holds.in_way(self._journal.database, contact_id, self._clock.today()) is None:
            return found
        return [each for each in found if each.proposal.kind not in _WRITES]

    def _left(self, found: Iterable[Proposed]) -> list[Proposed]:
        return left_to_propose(self._journal.database, found)

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


def _for_person(
    proposals: Iterable[Proposal], card: PersonCard, other: PersonCard | None
) -> list[Proposed]:
    """Without a referrer nobody is thanked."""
    found = []
    for each in proposals:
        if each.whom is not Whom.REFERRER:
            found.append(Proposed(card.id, card.name, None, "", each, True))
        elif other is not None:
            found.append(Proposed(other.id, other.name, card.id, card.name, each, True))
    return found


def _by_due(item: Proposed) -> date:
    return item.proposal.due_on


def _format(code: str) -> Format | None:
    return Format(code) if code in set(Format) else None


def _first(rows: Iterable[FollowUpRow]) -> FollowUpRow | None:
    return next(iter(rows), None)
