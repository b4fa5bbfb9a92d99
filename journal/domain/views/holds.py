"""Holds as they are read: whose move it is, what must happen first, who else might help."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Condition(NamedTuple):
    """One thing that must happen before a hold ends; ``met_on`` is the local day it did."""

    id: int
    what: str
    met_on: date | None = None


class HoldRow(NamedTuple):
    """An open hold on ``name``.

    ``whose_move_id`` None: it is the user's move, or, if ``owner_gone``, that of somebody who was
    deleted. ``referral_id`` is the introduction that is waited for, where it is one.
    """

    id: int
    contact_id: int
    name: str
    whose_move_id: int | None
    whose_move: str
    check_back: date | None
    conditions: tuple[Condition, ...]
    referral_id: int | None = None
    owner_gone: bool = False

    @property
    def unmet(self) -> tuple[str, ...]:
        """What has not happened yet."""
        return tuple(each.what for each in self.conditions if each.met_on is None)

    @property
    def all_met(self) -> bool:
        """True when conditions were written down and each has been met."""
        return bool(self.conditions) and not self.unmet


class Referrer(NamedTuple):
    """Somebody in whose name a person may be written to."""

    id: int
    name: str


class HoldInWay(NamedTuple):
    """Why a person must not be written to yet.

    ``holds`` are the open ones, the one to look at first in front; empty where an introduction was
    only promised, then ``promised_by`` is who promised it. ``through`` are other referrers who gave
    the name without a condition, or have made their introduction.
    """

    contact_id: int
    name: str
    holds: tuple[HoldRow, ...] = ()
    promised_by: Referrer | None = None
    through: tuple[Referrer, ...] = ()

    @property
    def mover(self) -> Referrer | None:
        """Whose move it is; None where it is the user's, or nobody is left."""
        if self.promised_by is not None:
            return self.promised_by
        first = self.holds[0]
        if first.whose_move_id is None:
            return None
        return Referrer(first.whose_move_id, first.whose_move)

    @property
    def all_met(self) -> bool:
        """True when they are on hold though nothing is waited for any more."""
        return bool(self.holds) and all(hold.all_met for hold in self.holds)

    @property
    def owner_gone(self) -> bool:
        """Whether whoever had the move was deleted."""
        return bool(self.holds) and self.holds[0].owner_gone

    @property
    def unmet(self) -> tuple[str, ...]:
        """All conditions that are still open, of all holds."""
        return tuple(what for hold in self.holds for what in hold.unmet)
