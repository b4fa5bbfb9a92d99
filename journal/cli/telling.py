"""``milestone``: who is owed the news, the nearest first; a follow-up for each, in one step."""

from __future__ import annotations

import argparse
import json
import sys

from journal.cli import when, whom
from journal.cli.asking_arguments import MILESTONES
from journal.cli.opening import reading, writing
from journal.domain.milestones import LeftOut, Owed, Reason
from journal.options import Options

_REASONS = {
    Reason.ASKED: "asked to be told",
    Reason.LED: "led to it",
    Reason.MET: "was met",
    Reason.REFERRER: "named {names}",
}
_LEFT_OUT = {
    LeftOut.ON_HOLD: "not now, on hold",
    LeftOut.DECLINED: "not told, declined",
}


def run(options: Options, arguments: argparse.Namespace) -> int:
    """Lists everybody with the day on which to tell them, and makes the follow-ups of it.

    Those who were told, or have a follow-up for it, aren't listed again. Raises OpenElsewhere
    while a window holds the journal (not with ``dry_run``), Refused for a day to come.
    """
    from journal.services.library import open_library

    name = MILESTONES[arguments.name]
    with (reading if arguments.dry_run else writing)(options) as journal:
        clock, service = journal.clock, open_library(journal, journal.clock).milestones
        reached = clock.today() if arguments.day is None else when.gone(arguments.day, clock)
        through = whom.contact(journal, arguments.through).id if arguments.through else None
        found = service.owed(name, reached, through)
        if not arguments.dry_run:
            news = service.news(name) if arguments.news is None else arguments.news
            service.reach(name, reached, [each for each in found if not each.left_out], news=news)
    if arguments.json:
        json.dump([_plain(each) for each in found], sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        sys.stdout.writelines(_line(each) for each in found)
        told = sum(each.left_out is None for each in found)
        done = "would be made" if arguments.dry_run else "made"
        sys.stdout.write(f"{told} follow-up{'' if told == 1 else 's'} {done}\n")
    sys.stdout.flush()
    return 0


def _line(each: Owed) -> str:
    why = _REASONS[each.reason].format(names=", ".join(each.known.referred))
    day = when.told(each.due_on) if each.due_on else _LEFT_OUT[each.left_out or LeftOut.ON_HOLD]
    cells = (day, each.known.name, each.known.asked or why)
    return "\t".join(" ".join(cell.split()) for cell in cells) + "\n"


def _plain(each: Owed) -> dict[str, object]:
    return {
        "contact": each.known.contact_id,
        "name": each.known.name,
        "reason": str(each.reason),
        "asked": each.known.asked or None,
        "named": list(each.known.referred),
        "due": each.due_on and each.due_on.isoformat(),
        "left_out": each.left_out and str(each.left_out),
    }
