"""``letter``: prints a letter filled from the journal, or marks it as sent."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from journal.cli import whom
from journal.cli.answering import answer
from journal.cli.asking_arguments import CHANNELS, LETTERS
from journal.cli.opening import reading, writing
from journal.domain.codes import LetterKind
from journal.domain.letters.placeholders import gaps_in
from journal.errors import Refused, mark
from journal.options import Options
from journal.store.journal import Journal

if TYPE_CHECKING:
    from journal.domain.views.letters import LetterCard
    from journal.services.composing import SentLetter
    from journal.services.library import Library

_OF_OTHERS = frozenset({LetterKind.THANK_REFERRER, LetterKind.CHECK_BACK})
"""Letters that speak of a meeting with somebody else."""


def run(options: Options, arguments: argparse.Namespace) -> int:
    """Prints subject and text, with gaps in square brackets; the draft that is kept, if any.

    Raises OnHold for somebody who must not be written to yet, unless ``anyway``; with ``sent``
    OpenElsewhere while a window holds the journal.
    """
    from journal.services.library import open_library
    from journal.services.starting import bring_along

    with (writing if arguments.sent else reading)(options) as journal:
        library = open_library(journal, journal.clock, bring_along() if arguments.sent else ())
        card = _card(journal, library, arguments)
        sent = None
        if arguments.sent:
            channel = CHANNELS[arguments.sent]
            sent = library.composing.send(
                card, card.subject, card.body, channel, anyway=arguments.anyway
            )
    _print(arguments, card, sent)
    return 0


def _card(journal: Journal, library: Library, arguments: argparse.Namespace) -> LetterCard:
    person, kind = whom.contact(journal, arguments.contact), LETTERS[arguments.kind]
    if arguments.interview is not None:
        _check_interview(library, arguments.interview, person.id, kind)
    library.guard.check(person.id, anyway=arguments.anyway)
    card = library.composing.card(person.id, kind, arguments.interview)
    assert card is not None  # they were found just now
    return card


def _check_interview(
    library: Library, interview_id: int, contact_id: int, kind: LetterKind
) -> None:
    """Refuses one that isn't there, or is with somebody else than the letter may speak of."""
    meeting = library.interviews.card(interview_id)
    if meeting is None:
        raise Refused(
            mark("There is no interview {number}."),
            mark("Nothing was changed."),
            mark("See “list interviews” for their numbers."),
            number=interview_id,
        )
    if kind not in _OF_OTHERS and contact_id not in (meeting.row.contact_id, meeting.instead_of_id):
        raise Refused(
            mark("Interview {number} is with {name}."),
            mark("Nothing was changed."),
            number=interview_id,
            name=meeting.row.name,
        )


def _print(arguments: argparse.Namespace, card: LetterCard, sent: SentLetter | None) -> None:
    gaps = [span.key for text in (card.subject, card.body) for span in gaps_in(text)]
    values = {
        "contact": card.contact_id,
        "name": card.name,
        "address": card.address or None,
        "kind": str(card.kind),
        "interview": card.interview_id if sent is None else sent.interview_id,
        "subject": card.subject,
        "body": card.body,
        "gaps": gaps,
        "on_hold": card.on_hold,
        "letter": card.id if sent is None else sent.letter_id,
        "sent": arguments.sent,
    }
    if sent is not None:
        line = f"Marked as sent: {card.kind} to {card.name}"
        if gaps:
            line += f". The text that was kept has gaps: {', '.join(gaps)}"
        answer(arguments, line, values)
    elif arguments.json:
        answer(arguments, "", values)
    else:
        sys.stdout.write(f"{card.subject}\n\n{card.body}\n")
