"""The arguments of the commands that keep in touch with people: ``touch``, ``followup`` …"""

from __future__ import annotations

import argparse

from journal.domain.codes import Channel, FollowUpKind, LetterKind
from journal.domain.milestones import Milestone

Commands = argparse._SubParsersAction

CHANNELS = {
    "mail": Channel.MAIL,
    "hand": Channel.HAND,
    "linkedin": Channel.LINKEDIN,
    "phone": Channel.PHONE,
    "in-person": Channel.IN_PERSON,
    "video": Channel.VIDEO,
    "other": Channel.OTHER,
}
"""As they are typed, which stays even if a code becomes another one."""
LETTERS = {"questions": LetterKind.QUESTIONS} | {
    str(kind).replace(" ", "-"): kind for kind in LetterKind
}
KINDS = {str(kind).replace(" ", "-").lower(): kind for kind in FollowUpKind}
MILESTONES = {
    "found-position": Milestone.FOUND,
    "started": Milestone.STARTED,
    "moved": Milestone.MOVED,
    "new-direction": Milestone.DIRECTION,
}
_WHO = "id, uuid or full name"
_DAY = "a day as one types it: 2w, “next tue”, 2026-03-16"


def add(commands: Commands[argparse.ArgumentParser]) -> None:
    """Adds the commands."""
    _touch(commands.add_parser("touch", help="note that one was in touch with somebody"))
    following = commands.add_parser("followup", help="add, do, move or skip a follow-up")
    _followup(following.add_subparsers(dest="action", metavar="ACTION", required=True))
    _milestone(commands.add_parser("milestone", help="news: who is owed them, and telling them"))
    _letter(commands.add_parser("letter", help="print a letter, filled from the journal"))


def _touch(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("contact", metavar="CONTACT", help=_WHO)
    _channel(parser, "--channel", required=True, told="how")
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument(
        "--in", dest="way", action="store_const", const="in", help="they turned to me"
    )
    ways.add_argument("--out", dest="way", action="store_const", const="out", help="I did to them")
    parser.add_argument("--day", metavar="DAY", help="default: today; “tue” is last Tuesday")
    parser.add_argument("--note", default="", metavar="TEXT", help="what about")
    parser.add_argument(
        "--met",
        type=int,
        action="append",
        default=[],
        metavar="CONDITION-ID",
        help="a condition of a hold that this met",
    )
    _json(parser)


def _followup(actions: Commands[argparse.ArgumentParser]) -> None:
    adding = actions.add_parser("add", help="something to do for somebody")
    adding.add_argument("contact", metavar="CONTACT", help=_WHO)
    adding.add_argument("what", metavar="WHAT")
    adding.add_argument("--due", required=True, metavar="DAY", help=_DAY)
    adding.add_argument(
        "--kind",
        type=_known,
        choices=KINDS,
        default="other",
        metavar="KIND",
        help=", ".join(KINDS),
    )
    adding.add_argument("--repeat", default="", metavar="LENGTH", help="come again: 2w, 1m")
    done = actions.add_parser("done", help="it is done")
    done.add_argument("id", type=int, metavar="ID", help="see “list follow-ups”")
    _channel(done, "--channel", told="one was also in touch by it")
    moving = actions.add_parser("move", help="to another day")
    moving.add_argument("id", type=int, metavar="ID")
    moving.add_argument("due", metavar="DAY", help=_DAY)
    skipping = actions.add_parser("skip", help="leave it out")
    skipping.add_argument("id", type=int, metavar="ID")
    skipping.add_argument("--why", default="", metavar="TEXT", help="a word for later")
    for each in (adding, done, moving, skipping):
        _json(each)


def _milestone(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name", type=_known, choices=MILESTONES, metavar="NAME", help=", ".join(MILESTONES)
    )
    parser.add_argument("--day", metavar="DAY", help="when it was; default: today")
    parser.add_argument("--through", metavar="CONTACT", help=f"who led to it: {_WHO}")
    parser.add_argument("--news", metavar="TEXT", help="the line of it that letters tell")
    parser.add_argument("--dry-run", action="store_true", help="say who would be told")
    _json(parser)


def _letter(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("contact", metavar="CONTACT", help=_WHO)
    parser.add_argument(
        "kind", type=_known, choices=LETTERS, metavar="KIND", help=", ".join(map(str, LETTERS))
    )
    parser.add_argument("--interview", type=int, metavar="ID", help="the one that it is about")
    parser.add_argument(
        "--anyway", action="store_true", help="also to somebody who must not be written to yet"
    )
    _channel(parser, "--sent", told="mark it as sent so")
    _json(parser)


def _channel(
    parser: argparse.ArgumentParser, option: str, *, told: str, required: bool = False
) -> None:
    parser.add_argument(
        option,
        choices=CHANNELS,
        required=required,
        metavar="CHANNEL",
        help=f"{told}: {', '.join(CHANNELS)}",
    )


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="everything, for programs")


def _known(typed: str) -> str:
    """Codes are taken as the lists show them, too: with spaces."""
    return "-".join(typed.lower().split())
