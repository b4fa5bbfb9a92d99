"""Offers in the strip after something was done: follow-ups, a touch to be noted.

They keep nobody from going on: nothing is made before its button is pressed, and closing the
message is an answer too. What doesn't hold any more, because it was undone or done elsewhere,
goes away by itself, and comes back when the step by which it went is taken back. A letter isn't
proposed while it is open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple, Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from journal.domain.changes import ChangeSet, Kind
from journal.domain.codes import FollowUpKind, LetterState
from journal.domain.next_step import LETTERS
from journal.domain.proposals import Event
from journal.domain.step_codes import FOLLOW_UP_STEPS
from journal.domain.views.letters import LetterCard
from journal.errors import KnownError
from journal.services.proposing import Proposed
from journal.services.sifting import once
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
    """``look`` gives text and buttons as they are now, None when it doesn't hold any more.

    Without a text there is nothing to be said for the moment. Of proposed follow-ups there is
    ``find`` instead, which gives what is proposed now; those for one person are told together.
    """

    key: object
    look: Callable[[], tuple[str, Buttons] | None] | None = None
    find: Callable[[], list[Proposed]] | None = None
    contact_id: int | None = None


class Gone(NamedTuple):
    """An offer that doesn't hold any more: by the step ``done``, or as ``undone`` was undone."""

    offer: Offer
    done: int | None
    undone: int | None

    def may_return(self, done: int | None) -> bool:
        """Whether that was taken back, now that ``done`` is the newest step that is done."""
        before = self.done is not None and (done is None or done < self.done)
        return before or (done is not None and done == self.undone)


class Offers(QObject):
    """The newest is shown; when it goes, the one before."""

    def __init__(
        self,
        context: PageContext,
        place: Place,
        choose: Callable[[str, Sequence[Proposed], Callable[[], object]], object],
        letter: Callable[[], LetterCard | None],
    ) -> None:
        """``choose`` opens the page with ticks: its title, what is proposed, what to do then.

        ``letter`` is the one that is open.
        """
        super().__init__()
        self._context = context
        self._library = context.library
        self._place = place
        self._choose = choose
        self._letter = letter
        self._open: list[Offer] = []
        self._gone: list[Gone] = []
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
        self.add(Offer(key, find=find, contact_id=contact_id))

    def add(self, offer: Offer) -> None:
        """Shows an offer, in place of one of the same key."""
        self._forget(offer.key)
        self._open.append(offer)
        self._show()

    def went_on(self) -> None:
        """Another place is shown: how one was in touch isn't asked over and over."""
        self._forget(TOUCH)
        self.look_again()

    def look_again(self) -> None:
        """Another letter may be open, or none any more."""
        if self._open or self._shown is not None:
            self._show()

    def drop(self, key: object) -> None:
        """It was taken up, or refused."""
        self._forget(key)
        self._show()

    def _forget(self, key: object) -> None:
        self._open = [each for each in self._open if each.key != key]
        self._gone = [each for each in self._gone if each.offer.key != key]

    def _look(self, offer: Offer) -> tuple[str, Buttons] | None:
        """What an offer says; of proposals together with what else was proposed for the person."""
        if offer.look is not None:
            return offer.look()
        if not _found(offer):
            return None
        contact = offer.contact_id
        found = self._without_letter(self._all(contact))
        if not found:
            return "", []
        now, choose = self._library.clock.now(), partial(self._choose_from, contact)
        if len(found) > words.MOST_TOLD:  # only what is seen whole is made by one click
            return words.told(found, now), [(translate("Proposals", "Choose…"), choose)]
        buttons = [
            (words.verb(found), partial(self._accept, contact)),
            (translate("Proposals", "Choose…"), choose),
        ]
        return words.told(found, now), buttons

    def _all(self, contact_id: int | None) -> list[Proposed]:
        """What is proposed after all that happened with a person and was answered by nothing."""
        found: list[Proposed] = []
        for offer in self._of(contact_id):
            found += _found(offer)
        return once(sorted(found, key=lambda each: each.proposal.due_on))

    def _of(self, contact_id: int | None) -> list[Offer]:
        return [
            each for each in self._open if each.find is not None and each.contact_id == contact_id
        ]

    def _visible(self, contact_id: int | None) -> tuple[list[Proposed], list[object]]:
        """What is told, and the keys of the offers that are answered with it.

        One of which the letter that is open is proposed later isn't answered whole.
        """
        whole = [
            offer.key
            for offer in self._of(contact_id)
            if (found := _found(offer)) == self._without_letter(found)
        ]
        return self._without_letter(self._all(contact_id)), whole

    def _answered(self, keys: Sequence[object]) -> None:
        for key in keys:
            self._forget(key)
        self._show()

    def _choose_from(self, contact_id: int | None) -> None:
        try:
            found, keys = self._visible(contact_id)
        except KnownError as error:
            self._context.notifier.problem(error)
            return
        title = translate("Proposals", "Proposed follow-ups")
        self._choose(title, found, partial(self._answered, keys))

    def _accept(self, contact_id: int | None) -> None:
        try:
            found, keys = self._visible(contact_id)
            self._library.autosave.flush()
            if found:
                self._library.proposals.accept(found)
        except KnownError as error:
            self._context.notifier.problem(error)
            return  # the offer stays
        self._answered(keys)
        if found:
            self._context.notifier.done(words.made(found, self._library.clock.now()))

    def _refuse(self, offer: Offer) -> None:
        """The cross: all that was told is answered."""
        for each in self._of(offer.contact_id) if offer.find is not None else [offer]:
            self._forget(each.key)
        self._show()

    def _without_letter(self, found: list[Proposed]) -> list[Proposed]:
        """Without the letter that is just being written."""
        card = self._letter()
        if card is None or card.state is not LetterState.DRAFT:
            return found
        return [each for each in found if not _is_for(card, each)]

    def _changed(self, changes: ChangeSet) -> None:
        if not changes.touches(_CONCERNED):
            return
        if self._gone:
            done, _undone = self._library.history.around()
            back = [each for each in self._gone if each.may_return(done)]
            self._gone = [each for each in self._gone if each not in back]
            self._open = [each.offer for each in back] + self._open
        if self._open:
            self._show()

    def _show(self) -> None:
        """The newest that has something to say; while that can't be read, what is shown stays."""
        for offer in reversed(self._open.copy()):
            try:
                found = self._look(offer)
                around = self._library.history.around() if found is None else (None, None)
            except KnownError:
                self._again.start()
                return
            if found is None:
                self._open.remove(offer)
                self._gone = [Gone(offer, *around), *self._gone][:_MOST_GONE]
            elif found[0]:
                self._tell(offer, *found)
                return
        if self._shown is not None:
            self._shown = None
            self._place.withdraw_offer()

    def _tell(self, offer: Offer, text: str, buttons: Buttons) -> None:
        if (offer.key, text) != self._shown:
            self._shown = (offer.key, text)
            self._place.offer(text, buttons, partial(self._refuse, offer))


def _found(offer: Offer) -> list[Proposed]:
    return offer.find() if offer.find is not None else []


def _is_for(card: LetterCard, item: Proposed) -> bool:
    """Whether what is proposed is to write this letter."""
    kind = LETTERS.get(FOLLOW_UP_STEPS[FollowUpKind(item.proposal.kind)])
    return (card.contact_id, card.kind) == (item.contact_id, kind)
