"""Which people may be dropped on whom, and why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from journal.domain.codes import Introduction
from journal.domain.referrals import ReferralTree

Links = Callable[[], Iterable[tuple[int, int, str, bool]]]


class Why(StrEnum):
    """Why somebody can't be dropped on somebody."""

    SELF = "on themselves"
    LOOP = "on somebody reached through them"
    ALREADY = "on who referred them already"
    NOBODY = "nobody referred them anyway"


class Refusal(NamedTuple):
    """The first of the dropped people who can't be put there; ``target`` is None for nobody."""

    why: Why
    person: int
    target: int | None


class DropRules:
    """Looks at all referrals, primary and further; they are read once for each drag."""

    def __init__(self, links: Links) -> None:
        self._links = links
        self._tree: ReferralTree | None = None
        self._known: frozenset[tuple[int, int]] = frozenset()
        self._primary: dict[int, int] = {}

    def forget(self) -> None:
        """Referrals changed, or a new drag begins."""
        self._tree = None

    def refusal(
        self, people: Sequence[int], target: int | None, *, primary: bool
    ) -> Refusal | None:
        """Why these people can't be said to be referred by ``target``, or None when they can."""
        tree = self._read()
        for person in people:
            why = self._why_not(tree, person, target, primary=primary)
            if why is not None:
                return Refusal(why, person, target)
        return None

    def _why_not(
        self, tree: ReferralTree, person: int, target: int | None, *, primary: bool
    ) -> Why | None:
        if target is None:
            return None if person in self._primary else Why.NOBODY
        if person == target:
            return Why.SELF
        if tree.would_loop(target, person):
            return Why.LOOP
        known = self._primary.get(person) == target
        if known or (not primary and (target, person) in self._known):
            return Why.ALREADY
        return None

    def _read(self) -> ReferralTree:
        if self._tree is None:
            links = list(self._links())
            self._primary = {below: above for above, below, _how, first in links if first}
            self._known = frozenset((above, below) for above, below, _how, _first in links)
            skeleton: dict[int, int | None] = {}
            for above, below, _how, first in links:
                skeleton.setdefault(above, None)
                if first:
                    skeleton[below] = above
                else:
                    skeleton.setdefault(below, None)
            further = [
                (above, below, Introduction(how)) for above, below, how, first in links if not first
            ]
            self._tree = ReferralTree(skeleton.items(), further)
        return self._tree
