"""What a follow-up asks for is done by another door, and proposals are answered late."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from journal.domain.codes import Channel, Direction, FollowUpKind, InterviewStatus, LetterKind
from journal.domain.views.days import FollowUpRow
from journal.services.guarding import OnHold
from journal.services.library import Library
from tests.reliability.season_looks import Looks
from tests.reliability.season_world import World

_K = FollowUpKind
_LETTERS = {
    _K.SEND_QUESTIONS: LetterKind.QUESTIONS,
    _K.CONFIRM: LetterKind.CONFIRMATION,
    _K.THANK_YOU: LetterKind.THANK_YOU,
    _K.THANK_REFERRER: LetterKind.THANK_REFERRER,
    _K.WRITE: LetterKind.REQUEST,
}


class Detours:
    """Takes one now and then, before the list of Today is worked through."""

    def __init__(self, library: Library, random: Random, looks: Looks, world: World) -> None:
        self._library = library
        self._random = random
        self._looks = looks
        self._world = world

    def take(self) -> None:
        """One follow-up done otherwise; all that is proposed for somebody made at last."""
        today = self._looks.now.date()
        rows = [
            row
            for each in self._library.people.ids()
            for row in self._library.days.open_with(each)
            if row.due_on is not None and row.due_on <= today + timedelta(days=7)
        ]
        if rows and self._world.chance(0.3):
            self._otherwise(self._random.choice(rows))
        if self._world.chance(0.3):
            key = self._random.choice(self._library.people.ids())
            self._world.accept(self._library.proposals.now(key))

    def _otherwise(self, row: FollowUpRow) -> None:
        library, kind, contact = self._library, FollowUpKind(row.kind), row.contact_id
        assert contact is not None
        self._looks.happened["done by another door"] += 1
        if kind is _K.CONNECT:
            library.contacts.set_field(contact, "linkedin", "invited")
        elif kind is _K.PRINT and row.interview_id is not None:
            library.meetings.mark_printed(row.interview_id)
        elif kind is _K.REQUEST_REMINDER:
            library.contacts.log_touch(contact, Channel.MAIL, "Soon", direction=Direction.IN)
        elif kind is _K.WRITE and row.on_hold is False and self._world.chance(0.7):
            self._speaks(contact)
        elif kind in _LETTERS:
            self._writes(contact, _LETTERS[kind], row)

    def _speaks(self, contact: int) -> None:
        """By telephone; on the spot a day is agreed, or they are asked."""
        self._library.contacts.log_touch(contact, Channel.PHONE, direction=Direction.BOTH)
        if self._world.chance(0.5):
            meeting = self._library.meetings.plan(contact)
            self._world.schedule(contact, meeting)
        elif self._world.chance(0.5):
            self._library.meetings.plan(contact, status=InterviewStatus.REQUESTED)

    def _writes(self, contact: int, kind: LetterKind, row: FollowUpRow) -> None:
        """From their page: the letter knows of no follow-up, and finds its interview itself."""
        card = self._library.composing.card(contact, kind, about_id=row.about_id)
        assert card is not None
        try:
            sent = self._library.composing.send(card, "Hello", f"Dear you, about {row.about}")
        except OnHold:
            return
        self._looks.happened["letters"] += 1
        if kind is LetterKind.REQUEST and sent.interview_id is not None:
            self._world.asked(contact, sent.interview_id, again=sent.reminded)
