"""What is said and offered once somebody isn't waited for any more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from journal.domain.codes import Introduction
from journal.domain.proposals import Event
from journal.domain.views.holds import HoldRow
from journal.errors import KnownError
from journal.ui.shell.context import PageContext
from journal.ui.shell.hold_question import whose_move

translate = QCoreApplication.translate
_EVENTS = {
    Introduction.NAMED: Event.REFERRAL_NAMED,
    Introduction.PROMISED: Event.REFERRAL_PROMISED,
    Introduction.MADE: Event.INTRODUCTION_MADE,
}


def end_hold(context: PageContext, hold_id: int) -> None:
    """One click: what was waited for has happened. Says so, and offers what may follow."""
    hold = context.library.guard.hold(hold_id)
    if hold is None:
        return
    try:
        context.library.holds.over(hold_id)
    except KnownError as error:
        context.notifier.problem(error)
        return
    say_over(context, hold)


def end_leading_hold(context: PageContext, contact_id: int) -> None:
    """The hold that speaks for a person."""
    found = context.library.guard.of(contact_id)
    if found is not None and found.holds:
        end_hold(context, found.holds[0].id)


def say_over(context: PageContext, hold: HoldRow) -> None:
    """A hold has ended: whether they may be written to, and what is proposed now."""
    still = context.library.guard.of(hold.contact_id)
    if still is None:
        text = translate("Freeing", "{name} may be written to").format(name=hold.name)
    else:
        text = translate("Freeing", "{name} is still on hold. {whose_move}").format(
            name=hold.name, whose_move=whose_move(still)
        )
    context.notifier.done(text)
    if hold.whose_move_id is not None:
        context.navigator.propose(
            Event.INTRODUCTION_MADE, hold.contact_id, None, hold.whose_move_id
        )


def say_introduction(
    context: PageContext, told: Introduction, referred_id: int, referrer_id: int
) -> None:
    """How far an introduction is was set: whether they may be written to, and what follows."""
    card = context.library.people.card(referred_id)
    if card is None:
        return
    still = context.library.guard.of(referred_id)
    if still is not None:
        text = translate("Freeing", "{name} is on hold. {whose_move}").format(
            name=card.name, whose_move=whose_move(still)
        )
    elif told is Introduction.DECLINED:
        text = translate("Freeing", "The introduction of {name} was declined").format(
            name=card.name
        )
    else:
        text = translate("Freeing", "{name} may be written to").format(name=card.name)
    context.notifier.done(text)
    event = _EVENTS.get(told)
    if event is not None:
        context.navigator.propose(event, referred_id, None, referrer_id)


def say_heard(
    context: PageContext, name: str, met: Sequence[HoldRow], ticked: Sequence[str] = ()
) -> None:
    """A touch was noted; where nothing is waited for any more by it, one click frees them.

    ``met`` are the holds of which each condition is met now, ``ticked`` what was ticked.
    """
    if not met:
        text = translate("Freeing", "In touch with {name}: noted")
        if ticked:
            text = translate("Freeing", "In touch with {name}: noted, and ticked: {what}")
        context.notifier.done(text.format(name=name, what="; ".join(ticked)))
        return
    first = met[0]
    if len(met) == 1:
        text = translate("Freeing", "Nothing keeps {name} waiting any more").format(name=first.name)
    else:
        text = translate("Freeing", "Nothing keeps %n people waiting any more", None, len(met))
    action = translate("Freeing", "Introduction made")
    context.notifier.say(text, action=action, run=lambda: _end_all(context, met))


def _end_all(context: PageContext, met: Sequence[HoldRow]) -> None:
    for hold in met:
        end_hold(context, hold.id)
