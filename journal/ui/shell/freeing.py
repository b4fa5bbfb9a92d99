"""What is said and offered once somebody isn't waited for any more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from journal.domain.codes import Introduction
from journal.domain.names import shown
from journal.domain.proposals import Event
from journal.domain.views.holds import HoldInWay, HoldRow
from journal.errors import KnownError
from journal.ui.shell.context import PageContext

translate = QCoreApplication.translate
_EVENTS = {
    Introduction.NAMED: Event.REFERRAL_NAMED,
    Introduction.PROMISED: Event.REFERRAL_PROMISED,
    Introduction.MADE: Event.INTRODUCTION_MADE,
}


def end_hold(context: PageContext, hold_id: int) -> None:
    """One click: what was waited for has happened. Says so, and offers what may follow."""
    hold = context.library.guard.hold(hold_id)
    if hold is not None:
        end_holds(context, [hold])


def end_holds(context: PageContext, found: Sequence[HoldRow]) -> None:
    """The same of several holds: one step, one message, and what may follow for each."""
    try:
        context.library.holds.all_over(hold.id for hold in found)
    except KnownError as error:
        context.notifier.problem(error)
        return
    people = {hold.contact_id: hold for hold in found}
    if len(people) == 1:
        _say_free(context, found[0])
    else:
        _say_all_free(context, list(people.values()))
    for hold in found:
        _propose(context, hold)


def free_person(context: PageContext, contact_id: int) -> bool:
    """Ends all holds on somebody for whom nothing is waited for any more; whether they are free.

    While one still waits for something none is ended.
    """
    found = context.library.guard.of(contact_id)
    if found is not None and found.all_met:
        end_holds(context, found.holds)
    return context.library.guard.of(contact_id) is None


def say_over(context: PageContext, hold: HoldRow) -> None:
    """A hold has ended: whether they may be written to, and what is proposed now."""
    _say_free(context, hold)
    _propose(context, hold)


def _say_free(context: PageContext, hold: HoldRow) -> None:
    still = context.library.guard.of(hold.contact_id)
    if still is None:
        text = translate("Freeing", "{name} may be written to").format(name=shown(hold.name))
    else:
        text = still_on_hold(still)
    context.notifier.done(text)


def _say_all_free(context: PageContext, people: Sequence[HoldRow]) -> None:
    """Of several people, who may be written to and who has to wait."""
    waits = {hold: context.library.guard.of(hold.contact_id) is not None for hold in people}
    still = [hold.name for hold, held in waits.items() if held]
    free = [hold.name for hold, held in waits.items() if not held]
    if not still:
        text = translate("Freeing", "%n people may be written to", None, len(free))
    elif not free:
        text = translate("Freeing", "%n people are still on hold", None, len(still))
    else:
        listed = QLocale().createSeparatedList
        text = translate("Freeing", "May be written to: {free}. Still on hold: {held}")
        text = text.format(free=listed(free), held=listed(still))
    context.notifier.done(text)


def _propose(context: PageContext, hold: HoldRow) -> None:
    if hold.whose_move_id is not None:
        context.navigator.propose(
            Event.INTRODUCTION_MADE, hold.contact_id, None, hold.whose_move_id
        )


def on_hold(found: HoldInWay) -> str:
    """That somebody is on hold, and whose move it is."""
    if found.promised_by is not None:
        text = translate("Freeing", "{name} is on hold: {mover} promised to introduce you first.")
    elif found.holds[0].all_met:
        text = translate(
            "Freeing", "{name} is on hold, though all that was waited for has happened."
        )
    elif found.owner_gone:
        text = translate("Freeing", "{name} is on hold: whoever had the move was deleted.")
    elif found.mover is None:
        text = translate("Freeing", "{name} is on hold: it is your move first.")
    else:
        text = translate("Freeing", "{name} is on hold: it is {mover}’s move.")
    return text.format(name=shown(found.name), mover=shown(found.mover.name) if found.mover else "")


def still_on_hold(found: HoldInWay) -> str:
    """The same of somebody of whom one hold has just ended."""
    if found.promised_by is not None:
        text = translate(
            "Freeing", "{name} is still on hold: {mover} promised to introduce you first."
        )
    elif found.holds[0].all_met:
        text = translate(
            "Freeing", "{name} is still on hold, though all that was waited for has happened."
        )
    elif found.owner_gone:
        text = translate("Freeing", "{name} is still on hold: whoever had the move was deleted.")
    elif found.mover is None:
        text = translate("Freeing", "{name} is still on hold: it is your move first.")
    else:
        text = translate("Freeing", "{name} is still on hold: it is {mover}’s move.")
    return text.format(name=shown(found.name), mover=shown(found.mover.name) if found.mover else "")


def say_introduction(
    context: PageContext, told: Introduction, referred_id: int, referrer_id: int
) -> None:
    """How far an introduction is was set: whether they may be written to, and what follows."""
    card = context.library.people.card(referred_id)
    if card is None:
        return
    still = context.library.guard.of(referred_id)
    if still is not None:
        text = on_hold(still)
    elif told is Introduction.DECLINED:
        text = translate("Freeing", "The introduction of {name} was declined").format(
            name=shown(card.name)
        )
    else:
        text = translate("Freeing", "{name} may be written to").format(name=shown(card.name))
    context.notifier.done(text)
    event = _EVENTS.get(told)
    if event is not None:
        context.navigator.propose(event, referred_id, None, referrer_id)


def say_heard(
    context: PageContext, name: str, met: Sequence[HoldRow], ticked: Sequence[str] = ()
) -> None:
    """A touch was noted; where nothing is waited for any more by it, one click frees them.

    ``met`` are the holds of which each condition is met now, ``ticked`` what was ticked. Whoever
    is on hold for something else too isn't free by them.
    """
    around = (context.library.guard.of(key) for key in dict.fromkeys(h.contact_id for h in met))
    free = [found for found in around if found is not None and found.all_met]
    if not free:
        text = translate("Freeing", "In touch with {name}: noted")
        if ticked:
            text = translate("Freeing", "In touch with {name}: noted, and ticked: {what}")
        context.notifier.done(text.format(name=shown(name), what="; ".join(ticked)))
        return
    if len(free) == 1:
        text = translate("Freeing", "Nothing keeps {name} waiting any more")
        text = text.format(name=free[0].name)
    else:
        text = translate("Freeing", "Nothing keeps %n people waiting any more", None, len(free))
    action = translate("Freeing", "Introduction made")
    over = [hold for found in free for hold in found.holds]
    context.notifier.say(text, action=action, run=lambda: end_holds(context, over))
