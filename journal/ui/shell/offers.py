"""Offers in the strip after something was done: follow-ups, a touch to be noted.

They keep nobody from going on: nothing is made before its button is pressed, and closing the
message is an answer too. What doesn't hold any more, because it was undone or done elsewhere,
goes away by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple, Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from journal.domain.changes import ChangeSet, Kind
from journal.domain.proposals import Event
from journal.errors import KnownError
from journal.services.proposing import Proposed
from journal.ui.proposals import words
from journal.ui.shell.context import PageContext

translate = QCoreApplication.translate
Buttons = Sequence[tuple[str, Callable[[], object]]]
_CONCERNED = frozenset(
    {
        Kind.FOLLOW_UP,
        Kind.INTERVIEW,
        Kind.CONTACT,
        Kind.REFERRAL,
        Kind.HOLD,
        Kind.TOUCH,
        Kind.LETTER,
    }
)

_MOST_GONE = 5  # older ones hardly matter any more
RETRY_MS = 200  # after which a busy journal is read again

TOUCH = "touch"
"""The key of the offer to note how one was in touch."""


class Place(Protocol):
    """Where offers are shown."""

    def offer(self, text: str, buttons: Buttons, closed: Callable[[], object]) -> None:
        """Shows one in place of the one before; ``closed`` is called for its cross."""

    def withdraw_offer(self) -> None:
        """Shows none."""


class Offer(NamedTuple):
    """``look`` gives text and buttons as they are now, None when it doesn't hold any more."""

    key: object
    look: Callable[[], tuple[str, Buttons] | None]


class Offers(QObject):
    """The newest is shown; when it goes, the one before."""

    def __init__(
        self,
        context: PageContext,
        place: Place,
        choose: Callable[[str, Sequence[Proposed], Callable[[], object]], object],
    ) -> None:
        """``choose`` opens the page with ticks: its title, what is proposed, what to do then."""
        super().__init__()
        self._context = context
        self._library = context.library
        self._place = place
        self._choose = choose
        self._open: list[Offer] = []
        self._gone: list[Offer] = []  # what it speaks of went; undo may bring that back
        self._shown: tuple[object, str] | None = None
        self._again = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._again.timeout.connect(self._show)
        self._library.bus.changed.connect(self._changed)

    def after(
        self,
        event: Event,
        contact_id: int,
        interview_id: int | None = None,
        other_id: int | None = None,
    ) -> None:
        """Offers the follow-ups that fit what happened."""

        def find() -> list[Proposed]:
            return self._library.proposals.after(event, contact_id, interview_id, other_id)

        key = (event, contact_id, interview_id)
        self.add(Offer(key, lambda: self._look(key, find)))

    def add(self, offer: Offer) -> None:
        """Shows an offer, in place of one of the same key."""
        self._forget(offer.key)
        self._open.append(offer)
        self._show()

    def went_on(self) -> None:
        """Another place is shown: how one was in touch isn't asked over and over."""
        if any(each.key == TOUCH for each in self._open):
            self.drop(TOUCH)

    def drop(self, key: object) -> None:
        """It was taken up, or refused."""
        self._forget(key)
        self._show()

    def _forget(self, key: object) -> None:
        self._open = [each for each in self._open if each.key != key]
        self._gone = [each for each in self._gone if each.key != key]

    def _look(self, key: object, find: Callable[[], list[Proposed]]) -> tuple[str, Buttons] | None:
        found = find()
        if not found:
            return None

        def choose() -> None:
            title = translate("Proposals", "Proposed follow-ups")
            found = self._found(find)
            if found is not None:
                self._choose(title, found, lambda: self.drop(key))

        now = self._library.clock.now()
        if len(found) > words.MOST_TOLD:  # only what is seen whole is made by one click
            return words.told(found, now), [(translate("Proposals", "Choose…"), choose)]
        buttons = [
            (words.verb(found), lambda: self._accept(key, find)),
            (translate("Proposals", "Choose…"), choose),
        ]
        return words.told(found, now), buttons

    def _found(self, find: Callable[[], list[Proposed]]) -> list[Proposed] | None:
        """What is proposed by now; None, and said why, where it can't be read."""
        try:
            return find()
        except KnownError as error:
            self._context.notifier.problem(error)
            return None

    def _accept(self, key: object, find: Callable[[], list[Proposed]]) -> None:
        found = self._found(find)
        if found is None:
            return  # the offer stays
        self.drop(key)
        if not found:
            return
        try:
            self._library.autosave.flush()
            self._library.proposals.accept(found)
        except KnownError as error:
            self._context.notifier.problem(error)
            return
        self._context.notifier.done(words.made(found, self._library.clock.now()))

    def _is_about_nobody(self, key: object) -> bool:
        """Whether the person was deleted, which may be undone."""
        if not isinstance(key, tuple):
            return False
        _event, contact_id, _interview_id = key
        return self._library.people.card(contact_id) is None

    def _changed(self, changes: ChangeSet) -> None:
        if self._gone and changes.touches((Kind.CONTACT,)):
            self._open, self._gone = self._gone + self._open, []
        if self._open and changes.touches(_CONCERNED):
            self._show()

    def _show(self) -> None:
        """The newest that still holds; while that can't be read, what is shown stays."""
        while self._open:
            offer = self._open[-1]
            try:
                found = offer.look()
                may_return = found is None and self._is_about_nobody(offer.key)
            except KnownError:
                self._again.start()
                return
            if found is not None:
                shown = (offer.key, found[0])
                if shown != self._shown:
                    self._shown = shown
                    self._place.offer(*found, partial(self.drop, offer.key))
                return
            self._open.pop()
            if may_return:
                self._gone = [offer, *self._gone][-_MOST_GONE:]
        if self._shown is not None:
            self._shown = None
            self._place.withdraw_offer()
