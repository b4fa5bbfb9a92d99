"""What was agreed may keep somebody waiting who was named: then a hold is offered for them."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication

from journal.domain.holds import kept_waiting
from journal.domain.proposals import Event, ProposalFacts, propose
from journal.domain.views.meetings import InterviewCard
from journal.ui.desk import Desk

translate = QCoreApplication.translate


def check_back(desk: Desk) -> date | None:
    """When to ask whether an introduction promised now was made; None where nobody wants to."""
    facts, habits = ProposalFacts(at=desk.now()), desk.library.habits.get()
    found = propose(Event.REFERRAL_PROMISED, facts, habits.rules(), habits.working)
    return found[0].due_on if found else None


def offer_hold(desk: Desk, card: InterviewCard, what: str, due_on: date | None) -> bool:
    """Offers to put whoever waits for what the person met does on hold; whether it did."""
    from journal.ui.dialogs.hold_ticks import condition_words  # not before something is agreed

    guard = desk.library.guard
    free = [heard for heard in card.names if guard.of(heard.contact_id) is None]
    words = condition_words()
    acts = [*words.call, *words.write, *_list(translate("HoldOffer", "introduc, ask, tell"))]
    first = _list(translate("HoldOffer", "first, before, beforehand"))
    place = kept_waiting(what, [heard.name for heard in free], acts, first)
    if place is None:
        return False
    heard = free[place]

    def put() -> None:
        hold = partial(
            desk.library.referrals.hold,
            heard.contact_id,
            whose_move_id=card.row.contact_id,
            conditions=[what],
            check_back=due_on or check_back(desk),
        )
        if guard.of(heard.contact_id) is None and desk.attempt(hold):
            text = translate("HoldOffer", "{name} is on hold until that has happened")
            desk.context.notifier.done(text.format(name=heard.name))

    text = translate("HoldOffer", "Wait with {name} until that has happened?")
    action = translate("HoldOffer", "Put on hold")
    desk.context.notifier.say(text.format(name=heard.name), action=action, run=put)
    return True


def _list(text: str) -> list[str]:
    return [each.strip() for each in text.split(",")]
