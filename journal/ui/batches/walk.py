"""Drafts of several letters, looked at one after another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from journal.domain.names import shown
from journal.services.library import Library
from journal.ui.shell.offers import Buttons, Offer, Offers

translate = QCoreApplication.translate
KEY = "letters one by one"


class Walk:
    """A message leads from draft to draft, until all are sent, deleted, or it is closed."""

    def __init__(
        self,
        library: Library,
        letters: Sequence[int],
        offers: Callable[[], Offers],
        show: Callable[[int], object],
    ) -> None:
        """``show`` opens a letter."""
        self._library = library
        self._letters = tuple(letters)
        self._offers = offers
        self._show = show
        self._at = 0

    def begin(self) -> None:
        """Opens the first of them."""
        self._open(0)

    def _open(self, at: int) -> None:
        self._at = at
        self._show(self._letters[at])
        self._offers().add(Offer(KEY, self.look))

    def look(self) -> tuple[str, Buttons] | None:
        """Which one it is, and the way to the next; None when all are done."""
        unsent = self._library.batches.unsent(self._letters)
        if not unsent:
            return None
        here = self._letters[self._at]
        names = {row.id: row.name for row in unsent}
        total = len(self._letters)
        if here in names:
            text = translate("Visits", "Letter {n} of {total}, to {name}: look at it, and send it.")
            text = text.format(n=self._at + 1, total=total, name=names[here])
        else:
            text = translate("Visits", "%n of these letters still to be looked at", "", len(unsent))
        following = self._following({row.id for row in unsent})
        if following is None:
            return text, []
        name = names[self._letters[following]]
        to_next = translate("Visits", "Next: {name}").format(name=shown(name))
        return text, [(to_next, lambda: self._open(following))]

    def _following(self, unsent: set[int]) -> int | None:
        """The next that isn't done; after the last one the first again."""
        count = len(self._letters)
        for step in range(1, count):
            at = (self._at + step) % count
            if self._letters[at] in unsent:
                return at
        return None
