"""``touch``: one was in touch with somebody."""

from __future__ import annotations

import argparse

from journal.cli import when, whom
from journal.cli.answering import answer
from journal.cli.asking_arguments import CHANNELS
from journal.cli.opening import writing
from journal.domain.codes import Direction
from journal.domain.views.holds import HoldRow
from journal.errors import Refused, mark
from journal.options import Options


def run(options: Options, arguments: argparse.Namespace) -> int:
    """Notes it; says what others wait for from this person. Without a way it went both ways.

    Raises OpenElsewhere while a window holds the journal, Refused for nobody and no day.
    """
    from journal.services.guarding import Holds
    from journal.services.holding import HoldCommands

    with writing(options) as journal:
        person = whom.contact(journal, arguments.contact)
        today = journal.clock.today()
        day = when.gone(arguments.day, journal.clock) if arguments.day is not None else today
        guard = Holds(journal, journal.clock)
        _refuse_others(guard.waiting_for(person.id), arguments.met, person.name)
        freed = HoldCommands(journal, journal.clock).heard(
            person.id,
            CHANNELS[arguments.channel],
            arguments.note,
            direction=Direction(arguments.way or Direction.BOTH),
            on_day=day,
            met=arguments.met,
        )
        left = [hold for hold in guard.waiting_for(person.id) if not hold.all_met]
        line = f"In touch with {person.name}, {when.told(day)}."
    line += "".join(f" Nothing stands in the way of {hold.name} any more." for hold in freed)
    line += "".join(f" {_waits(hold)}" for hold in left)
    answer(
        arguments,
        line,
        {
            "contact": person.id,
            "name": person.name,
            "day": day.isoformat(),
            "channel": str(CHANNELS[arguments.channel]),
            "met": [_plain(hold) for hold in freed],
            "waiting": [_plain(hold) for hold in left],
        },
    )
    return 0


def _refuse_others(holds: tuple[HoldRow, ...], met: list[int], name: str) -> None:
    """Only what waits for this person can be met by a word from them."""
    known = {each.id for hold in holds for each in hold.conditions}
    for key in met:
        if key not in known:
            raise Refused(
                mark("No condition {number} waits for {name}."),
                mark("Nothing was changed."),
                mark("Without --met the command lists those that do."),
                number=key,
                name=name,
            )


def _waits(hold: HoldRow) -> str:
    unmet = "; ".join(f"{each.what} ({each.id})" for each in hold.conditions if not each.met_on)
    return f"Waiting for them: {hold.name}{f' – {unmet}' if unmet else ''}."


def _plain(hold: HoldRow) -> dict[str, object]:
    return {
        "hold": hold.id,
        "contact": hold.contact_id,
        "name": hold.name,
        "conditions": [
            {"id": each.id, "what": each.what, "met": each.met_on and each.met_on.isoformat()}
            for each in hold.conditions
        ],
    }
