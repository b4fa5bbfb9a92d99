"""Keeps a letter as it is typed: a draft from its first letter on, which a kill doesn't take."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from journal.domain.views.letters import LetterCard
from journal.services.visits import Visits
from journal.ui.desk import Desk

FIELD = "letter"


class Draft(QObject):
    """The letter in the composer. ``made`` comes when its first letter has been kept.

    ``texts`` gives subject and body as they stand in the fields.
    """

    made = Signal(object)  # the id

    def __init__(
        self, desk: Desk, texts: Callable[[], tuple[str, str]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._texts = texts
        self._visits = Visits(desk.library.autosave)
        self.card: LetterCard | None = None
        self._number = 0  # of the letters shown here; two new ones have no id to tell them apart
        self._count = 0
        self._left: dict[int, LetterCard] = {}  # left before what was typed could be written

    def show(self, card: LetterCard | None) -> LetterCard | None:
        """Another letter; what was typed into the one before is written first.

        What comes back is the letter as it was left, if that could not be written yet.
        """
        self.end_visit()
        if self.card is not None and self.is_unwritten():
            subject, body = self._texts()
            self._left[self._number] = self.card._replace(subject=subject, body=body)
        found = self._find_left(card)
        self._count += 1
        self._number, self.card = found or (self._count, card)
        return self.card

    def _find_left(self, card: LetterCard | None) -> tuple[int, LetterCard] | None:
        """The same letter, left with words that only this program has."""
        staged = self._desk.library.autosave.is_staged
        for number, left in self._left.items():
            if card is None or not staged((FIELD, number)):
                continue
            if (left.id, left.case, left.about_id) == (card.id, card.case, card.about_id):
                return number, left
        return None

    def refresh(self, card: LetterCard) -> None:
        """The same letter as the journal has it now."""
        self.card = card

    def is_unwritten(self) -> bool:
        """Whether the letter stands only on the screen as it is there now."""
        return self._desk.library.autosave.is_staged((FIELD, self._number))

    def typed(self) -> None:
        """Something was typed: it is written soon."""
        if self.card is None:
            return
        number, (subject, body) = self._number, self._texts()
        key = (FIELD, number)
        self._visits.stage(FIELD, key, lambda visit: self._keep(number, subject, body, visit))

    def end_visit(self) -> bool:
        """The field is left; whether something was typed in it."""
        return self._visits.end(FIELD)

    def settle(self) -> bool:
        """Writes what is typed now; False when that can't be done."""
        self.end_visit()
        return self._desk.library.autosave.flush()

    def forget(self) -> None:
        """Drops what isn't written yet: the letter is sent, or thrown away."""
        self._desk.library.autosave.drop((FIELD, self._number))
        self._visits.forget()

    def _keep(self, number: int, subject: str, body: str, visit: str) -> None:
        shown = number == self._number
        card = self.card if shown else self._left.get(number)
        if card is None:
            return
        composing = self._desk.library.composing
        # What is shown here knows it already; a letter that was left is another one's news.
        origin = self._desk.origin if shown else None
        kept = composing.keep(card, subject, body, visit=visit, origin=origin)
        self._left.pop(number, None)
        if shown and kept is not None and card.id != kept:
            self.card = card._replace(id=kept, subject=subject, body=body)
            self.made.emit(kept)
