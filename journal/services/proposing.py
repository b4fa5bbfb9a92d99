"""The follow-ups that are proposed after a meeting: to whom each goes, and whether it is ticked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from journal.domain.codes import (
    Cadence,
    FollowUpKind,
    Format,
    InterviewStatus,
    Introduction,
    LinkedIn,
    ReferralQuestion,
)
from journal.domain.habits import USUAL, Habits
from journal.domain.proposals import Event, Promise, Proposal, ProposalFacts, Whom, propose
from journal.domain.views.meetings import Agreed, InterviewCard
from journal.domain.views.people import NamedPerson, PersonCard
from journal.services.reading import Interviews, People

ON_ASKING = frozenset({"held.report"})
"""Rules that only apply where the person said so: offered, and not ticked."""
_HELD = "held."
_THANK_REFERRER = "held.thank_referrer"
_CHECK_NAMES = "names.check"


class Proposed(NamedTuple):
    """A follow-up to be accepted: whom to turn to, about whom else, and when."""

    contact_id: int
    name: str
    about_id: int | None
    about: str
    proposal: Proposal
    ticked: bool
    interview_id: int | None = None
    moves_follow_up: int | None = None  # one made before, which goes to the new day instead
    moves_hold: int | None = None  # a hold, whose check-back date it becomes

    @property
    def key(self) -> tuple[str, int]:
        """Names it among those of an interview."""
        return (self.proposal.origin, self.contact_id)


def proposed(
    people: People,
    interviews: Interviews,
    card: InterviewCard,
    now: datetime,
    habits: Habits = USUAL,
) -> list[Proposed]:
    """What is proposed for an interview that was held and from which nothing was made yet.

    Later on still what was agreed and nothing was made of.
    Sorted by due day. What should have been done already is due today, but for the thank-you,
    which says how late it is. ``now`` is aware, in the user's zone.
    """
    if card.row.status != InterviewStatus.HELD:
        return []
    made = interviews.follow_up_rules(card.id)
    begun = any(rule.startswith(_HELD) for rule in made)
    agreed = [each for each in card.agreements if not _made_of(each, made)]
    for_sender = card.instead_of_id is not None and _THANK_REFERRER not in made
    thinks = card.referral_question == ReferralQuestion.THINKING and _CHECK_NAMES not in made
    if begun and not for_sender and not agreed and not thinks:
        return []
    person = people.card(card.row.contact_id)
    if person is None:
        return []
    referrer = next((each for each in person.referrers if each.is_primary), None)
    other = NamedPerson(referrer.contact_id, referrer.name, "") if referrer else None
    if card.instead_of_id is not None:  # whoever sent the substitute led to them
        other = NamedPerson(card.instead_of_id, card.row.instead_of, "")
    met = NamedPerson(person.id, person.name, "")
    facts = _facts(card, person, now, agreed, referred=other is not None)
    rules, working = habits.rules(), habits.working

    def after(event: Event) -> tuple[Proposal, ...]:
        return propose(event, facts, rules, working)

    found = [_of(each, met, other) for each in after(Event.INTERVIEW_HELD)]
    if thinks:
        found += [_of(each, met, other) for each in after(Event.NAMES_NOT_GIVEN)]
    if begun:  # they were made before it was said who came: only the sender is left
        left = [
            each
            for each in found
            if each.proposal.agreement is not None
            or each.proposal.rule == _CHECK_NAMES
            or (for_sender and each.proposal.rule == _THANK_REFERRER)
        ]
        return _on_page(left, card.id, now.date())
    for heard in card.names:
        if heard.introduction == Introduction.NAMED and is_new(people, heard.contact_id):
            named = NamedPerson(heard.contact_id, heard.name, heard.company)
            found += [_of(each, named, met) for each in after(Event.REFERRAL_NAMED)]
    return _on_page(found, card.id, now.date())


def is_new(people: People, contact_id: int) -> bool:
    """Whether a name that was given is that of somebody whom one may write to, and never did."""
    card = people.card(contact_id)
    if card is None or card.holds or card.last_touch is not None:
        return False
    return not people.interviews(contact_id)


def _on_page(found: Iterable[Proposed], interview_id: int, today: date) -> list[Proposed]:
    of_it = (each._replace(interview_id=interview_id) for each in found)
    return sorted(_not_before(of_it, today), key=_by_due)


def _facts(
    card: InterviewCard,
    person: PersonCard,
    now: datetime,
    agreed: Sequence[Agreed],
    *,
    referred: bool,
) -> ProposalFacts:
    ended = card.held_until.astimezone(now.tzinfo) if card.held_until else now
    return ProposalFacts(
        at=ended,
        start=card.row.start,
        format=Format(card.row.format) if card.row.format in set(Format) else None,
        referred=referred,
        linkedin=LinkedIn(person.linkedin)
        if person.linkedin in set(LinkedIn)
        else LinkedIn.UNKNOWN,
        cadence=Cadence(person.cadence) if person.cadence in set(Cadence) else Cadence.NONE,
        report_back=True,
        promises=_promises(agreed, mine=True),
        theirs=_promises(agreed, mine=False),
    )


def _promises(agreed: Sequence[Agreed], *, mine: bool) -> tuple[Promise, ...]:
    return tuple(Promise(each.id, each.due_on, each.what) for each in agreed if each.mine is mine)


def _made_of(agreed: Agreed, made: Iterable[str]) -> bool:
    """Whether there is a follow-up of an agreement already."""
    return any(rule.endswith(f":{agreed.id}") for rule in made)


def _of(proposal: Proposal, whom: NamedPerson, referrer: NamedPerson | None) -> Proposed:
    ticked = proposal.rule not in ON_ASKING
    if proposal.whom is Whom.REFERRER and referrer is not None:
        return Proposed(referrer.id, referrer.name, whom.id, whom.name, proposal, ticked)
    return Proposed(whom.id, whom.name, None, "", proposal, ticked)


def _not_before(found: Iterable[Proposed], today: date) -> list[Proposed]:
    return [
        each._replace(proposal=replace(each.proposal, due_on=max(each.proposal.due_on, today)))
        if each.proposal.kind is not FollowUpKind.THANK_YOU
        else each
        for each in found
    ]


def _by_due(each: Proposed) -> tuple[bool, date, int]:
    return (not each.ticked, each.proposal.due_on, each.proposal.due_time is None)
