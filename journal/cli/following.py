"""``followup``: adds one, says that it is done, moves it, leaves it out."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from journal.cli import when, whom
from journal.cli.answering import answer
from journal.cli.asking_arguments import CHANNELS, KINDS
from journal.cli.opening import writing
from journal.domain.names import clean_line, is_blank
from journal.domain.repeats import NoRepeat, Repeat, read
from journal.domain.views.days import FollowUpRow
from journal.errors import Refused, mark
from journal.options import Options
from journal.store import days
from journal.store.journal import Journal

if TYPE_CHECKING:
    from journal.services.promises import FollowUpCommands

_NO_REPEAT = {
    NoRepeat.ZERO: mark("Every 0 days would never end."),
    NoRepeat.TOO_LONG: mark("“{typed}” is longer than two years."),
    NoRepeat.NOT_UNDERSTOOD: mark("“{typed}” does not say how often."),
}


def run(options: Options, arguments: argparse.Namespace) -> int:
    """Does what ``action`` says.

    Raises OpenElsewhere while a window holds the journal, Refused for what can't be.
    """
    from journal.services.promises import FollowUpCommands

    act = {"add": _add, "done": _done, "move": _move, "skip": _skip}[arguments.action]
    with writing(options) as journal:
        key, again, line = act(journal, FollowUpCommands(journal, journal.clock), arguments)
        row = days.follow_up(journal.database, key)
    assert row is not None
    answer(arguments, line, _plain(row) | {"next": again})
    return 0


Done = tuple[int, int | None, str]
"""The follow-up, the next one of its series where it made one, and what to say."""


def _add(journal: Journal, commands: FollowUpCommands, arguments: argparse.Namespace) -> Done:
    repeat = _repeat(arguments.repeat)
    due = when.coming(arguments.due, journal.clock)
    if is_blank(clean_line(arguments.what)):
        raise Refused(
            mark("A follow-up needs a few words on what to do."), mark("Nothing was changed.")
        )
    person = whom.contact(journal, arguments.contact)
    key = commands.add(
        person.id,
        KINDS[arguments.kind],
        what=arguments.what,
        due_on=due.day,
        due_time=due.time,
        repeat=repeat,
    )
    return (
        key,
        None,
        f"Follow-up {key} for {person.name}, {when.due(due.day, due.time, journal.clock)}",
    )


def _done(journal: Journal, commands: FollowUpCommands, arguments: argparse.Namespace) -> Done:
    row = whom.open_follow_up(journal, arguments.id)
    channel = CHANNELS[arguments.channel] if arguments.channel else None
    if channel is not None and row.contact_id is None:
        raise Refused(
            mark("Follow-up {number} is for nobody in particular."),
            mark("Nothing was changed."),
            mark("Leave out --channel."),
            number=row.id,
        )
    again = commands.done(row.id, channel=channel)
    line = f"Done: {_title(row)}"
    following = days.follow_up(journal.database, again) if again is not None else None
    if following is not None:
        day = when.due(following.due_on, following.due_time, journal.clock)
        line += f". Again as follow-up {following.id}, {day}"
    return row.id, again, line


def _move(journal: Journal, commands: FollowUpCommands, arguments: argparse.Namespace) -> Done:
    due = when.coming(arguments.due, journal.clock)
    row = whom.open_follow_up(journal, arguments.id)
    commands.move(row.id, due.day, due.time)
    at = due.time or row.due_time
    return row.id, None, f"Moved to {when.due(due.day, at, journal.clock)}: {_title(row)}"


def _skip(journal: Journal, commands: FollowUpCommands, arguments: argparse.Namespace) -> Done:
    row = whom.open_follow_up(journal, arguments.id)
    return row.id, commands.skip(row.id, arguments.why), f"Skipped: {_title(row)}"


def _repeat(typed: str) -> Repeat | None:
    found = read(typed)
    if isinstance(found, NoRepeat):
        raise Refused(
            _NO_REPEAT[found],
            mark("Nothing was changed."),
            mark("Write it like 2w, 1m, weekly."),
            typed=clean_line(typed),
        )
    return found


def _title(row: FollowUpRow) -> str:
    about = f"{row.kind} ({row.about})" if row.about else row.kind
    return ": ".join(each for each in (row.name, row.what or about) if each)


def _plain(row: FollowUpRow) -> dict[str, object]:
    at = f"T{row.due_time:%H:%M}" if row.due_time else ""
    return {
        "id": row.id,
        "contact": row.contact_id,
        "name": row.name or None,
        "kind": row.kind,
        "what": row.what,
        "due": None if row.due_on is None else row.due_on.isoformat() + at,
        "repeat": row.repeat or None,
        "state": row.state,
    }
