"""Who must not be written to yet: one place that knows, for every way of writing to somebody."""

from __future__ import annotations

from journal.domain.clock import Clock
from journal.domain.views.holds import HoldInWay, HoldRow
from journal.errors import Refused, mark
from journal.services.wording import shown
from journal.store import holds
from journal.store.journal import Journal


class OnHold(Refused):
    """Somebody must not be written to yet; ``in_way`` says whose move it is.

    Whoever asked the user, and was told to write all the same, carries on with ``anyway=True``.
    """

    def __init__(self, in_way: HoldInWay) -> None:
        super().__init__(
            mark("{name} is on hold."),
            _whose_move(in_way),
            _advice(in_way),
            name=shown(in_way.name),
            mover=shown(in_way.mover.name) if in_way.mover else "",
            conditions="; ".join(map(shown, in_way.unmet)),
            others=", ".join(shown(each.name) for each in in_way.through),
        )
        self.in_way = in_way


class Holds:
    """Every door to a letter asks here: the composer, menus, the calendar, the command line."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._database = journal.database
        self._clock = clock

    def of(self, contact_id: int) -> HoldInWay | None:
        """Why a person must not be written to yet; None when they may."""
        return holds.in_way(self._database, contact_id, self._clock.today())

    def check(self, contact_id: int, *, anyway: bool = False) -> None:
        """Raises OnHold for somebody on hold, unless they are written to ``anyway``."""
        found = None if anyway else self.of(contact_id)
        if found is not None:
            raise OnHold(found)

    def hold(self, hold_id: int) -> HoldRow | None:
        """One open hold; None once it has ended."""
        return holds.one(self._database, hold_id)

    def waiting_for(self, mover_id: int) -> tuple[HoldRow, ...]:
        """The open holds in which it is this person's move: what a word from them may end."""
        return holds.waiting_for(self._database, mover_id)


def _whose_move(in_way: HoldInWay) -> str:
    if in_way.owner_gone:
        return mark("Whoever had the move was deleted; decide what becomes of the hold.")
    if in_way.mover is None:
        if not in_way.unmet:
            return mark("It is your move.")
        return mark("It is your move first: {conditions}")
    if in_way.unmet:
        return mark("It is the move of {mover}: {conditions}")
    return mark("It is the move of {mover}, who wants to speak to them first.")


def _advice(in_way: HoldInWay) -> str:
    if in_way.through:
        return mark("They may be written to in the name of {others}.")
    if in_way.mover is not None:
        return mark("The one to write to is {mover}.")
    return ""
