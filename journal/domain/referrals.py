"""Who referred whom: the tree of primary referrals, the further ones, and loops.

Everything walks with its own stack: a chain of thousands is no recursion, a loop in a damaged
journal no endless run.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import NamedTuple

from journal.domain.codes import Introduction


class Branch(NamedTuple):
    """What hangs below somebody: how many people, and how many generations."""

    people: int
    depth: int


class ReferralTree:
    """The tree, from a skeleton of ``(contact id, id of the primary referrer or None)``.

    Brothers and sisters keep the order of the skeleton. A referrer that isn't in the skeleton
    counts as none. People in a loop of primary referrals, which only a damaged journal has,
    become roots and are named in ``looping``.
    """

    def __init__(
        self,
        skeleton: Iterable[tuple[int, int | None]],
        further: Iterable[tuple[int, int, Introduction]] = (),
    ) -> None:
        self._given: dict[int, int | None] = dict(skeleton)
        self.looping: frozenset[int] = frozenset(_loopers(self._given))
        self._children: dict[int | None, list[int]] = {None: []}
        self._parents: dict[int, int | None] = {}
        self._referrers: dict[int, list[int]] = {}
        for referrer, referred, _introduction in further:
            self._referrers.setdefault(referred, []).append(referrer)
        self._branches: dict[int, Branch] | None = None
        self._place()

    def __len__(self) -> int:
        return len(self._parents)

    def __contains__(self, contact: object) -> bool:
        return contact in self._parents

    @property
    def roots(self) -> tuple[int, ...]:
        """People without a referrer, in the order given."""
        return tuple(self._children[None])

    def children(self, contact: int) -> tuple[int, ...]:
        """Whom ``contact`` referred, by primary referral."""
        return tuple(self._children.get(contact, ()))

    def parent(self, contact: int) -> int | None:
        """The primary referrer. Raises KeyError for an unknown contact."""
        return self._parents[contact]

    def path(self, contact: int) -> tuple[int, ...]:
        """The referrers from the root down to the one who named ``contact``, without it.

        Raises KeyError for an unknown contact.
        """
        chain: list[int] = []
        above = self._parents[contact]
        while above is not None:
            chain.append(above)
            above = self._parents[above]
        chain.reverse()
        return tuple(chain)

    def branch_counts(self, contact: int) -> Branch:
        """People and generations below ``contact``. Raises KeyError for an unknown contact."""
        if self._branches is None:
            self._branches = self._count()
        return self._branches[contact]

    def ancestors(self, contact: int) -> frozenset[int]:
        """Everybody above ``contact`` by any referral, primary or further."""
        seen: set[int] = set()
        waiting = self._above(contact)
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                waiting.extend(self._above(one))
        return frozenset(seen)

    def would_loop(self, referrer: int, referred: int) -> bool:
        """Whether this referral would make somebody their own ancestor, by whatever links.

        It doesn't matter whether it replaces a referral that ``referred`` has already.
        """
        return referrer == referred or referred in self.ancestors(referrer)

    def _above(self, contact: int) -> list[int]:
        above = list(self._referrers.get(contact, ()))
        # As given, not as placed: a loop that stands in the data still counts as one.
        given = self._given.get(contact)
        if given is not None:
            above.append(given)
        return above

    def _place(self) -> None:
        children, parents = self._children, self._parents
        for contact, parent in self._given.items():
            if parent is not None and (parent not in self._given or contact in self.looping):
                parent = None
            parents[contact] = parent
            if parent in children:
                children[parent].append(contact)
            else:
                children[parent] = [contact]

    def _count(self) -> dict[int, Branch]:
        people = dict.fromkeys(self._parents, 0)
        depth = dict.fromkeys(self._parents, 0)
        order = list(self._children[None])
        for one in order:  # grows while it is walked: parents before children
            order.extend(self._children.get(one, ()))
        for one in reversed(order):
            parent = self._parents[one]
            if parent is not None:
                people[parent] += people[one] + 1
                depth[parent] = max(depth[parent], depth[one] + 1)
        return {one: Branch(people[one], depth[one]) for one in order}


def find_cycles(links: Iterable[tuple[int, int]]) -> list[tuple[int, ...]]:
    """Loops among ``(referrer, referred)``: one closed way for each knot of people.

    Each is told in the order of referral from its smallest id on, which isn't repeated at the
    end. Empty for sound data.
    """
    below: dict[int, list[int]] = {}
    for referrer, referred in links:
        below.setdefault(referrer, []).append(referred)
        below.setdefault(referred, [])
    found = []
    for knot in _knots(below):
        start = min(knot)
        if len(knot) > 1 or start in below[start]:
            found.append(_way_round(start, knot, below))
    return sorted(found)


def _loopers(parents: dict[int, int | None]) -> list[int]:
    """Everybody who meets themselves when their referrers are followed upwards."""
    settled: set[int] = set()
    looping: list[int] = []
    for start, parent in parents.items():
        if parent is None or start in settled:
            continue
        trail: dict[int, None] = {}
        one: int | None = start
        while one is not None and one not in settled and one not in trail:
            trail[one] = None
            one = parents.get(one)
        if one is not None and one in trail:
            ring = list(trail)
            looping.extend(ring[ring.index(one) :])
        settled.update(trail)
    return looping


def _knots(below: dict[int, list[int]]) -> list[set[int]]:
    """Strongly connected people, by two walks: down in order of leaving, then upwards."""
    above: dict[int, list[int]] = {one: [] for one in below}
    for one, others in below.items():
        for other in others:
            above[other].append(one)
    seen: set[int] = set()
    knots: list[set[int]] = []
    for start in reversed(_leaving_order(below)):
        if start in seen:
            continue
        seen.add(start)
        knot, waiting = {start}, [start]
        while waiting:
            for other in above[waiting.pop()]:
                if other not in seen:
                    seen.add(other)
                    knot.add(other)
                    waiting.append(other)
        knots.append(knot)
    return knots


def _leaving_order(below: dict[int, list[int]]) -> list[int]:
    seen: set[int] = set()
    order: list[int] = []
    for start in below:
        if start in seen:
            continue
        seen.add(start)
        stack = [(start, iter(below[start]))]
        while stack:
            one, others = stack[-1]
            other = next((each for each in others if each not in seen), None)
            if other is None:
                order.append(one)
                stack.pop()
            else:
                seen.add(other)
                stack.append((other, iter(below[other])))
    return order


def _way_round(start: int, knot: set[int], below: dict[int, list[int]]) -> tuple[int, ...]:
    came_from: dict[int, int] = {}
    waiting = deque([start])
    while waiting:
        one = waiting.popleft()
        for other in below[one]:
            if other == start:
                return _back_to(start, one, came_from)
            if other in knot and other not in came_from:
                came_from[other] = one
                waiting.append(other)
    raise AssertionError("a knot has a way round")


def _back_to(start: int, last: int, came_from: dict[int, int]) -> tuple[int, ...]:
    way: list[int] = [last]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))
