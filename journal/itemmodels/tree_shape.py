"""Which rows the tree of people has, and where each stands: plain dictionaries without Qt.

A node is a number: a person's id, ``ME``, or that of a group of people found in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final, NamedTuple

from journal.domain.codes import Source
from journal.domain.referrals import ReferralTree
from journal.domain.views.people import TreeRow

ROOT: Final = -1
ME: Final = 0
FIRST_GROUP: Final = 1 << 60  # beyond every id that a journal gives


class Group(StrEnum):
    """How people without a referrer were found, in the order of the tree."""

    MYSELF = "myself"
    EVENT = "event"
    LINKEDIN = "linkedin"
    ARTICLE = "article"
    COMPANY_SITE = "company site"


_GROUPS: Final = tuple(Group)
_OF_SOURCE: Final[Mapping[str, int]] = {
    Source.EVENT: FIRST_GROUP + _GROUPS.index(Group.EVENT),
    Source.LINKEDIN: FIRST_GROUP + _GROUPS.index(Group.LINKEDIN),
    Source.ARTICLE: FIRST_GROUP + _GROUPS.index(Group.ARTICLE),
    Source.COMPANY_SITE: FIRST_GROUP + _GROUPS.index(Group.COMPANY_SITE),
}
_FEW: Final = 12  # so many are searched through faster than looked up


def group_node(source: str) -> int:
    """The group of people found in this way; an unknown way counts as found by oneself."""
    return _OF_SOURCE.get(source, FIRST_GROUP)


def group_of(node: int) -> Group | None:
    """The group that a node stands for, if it is one."""
    return _GROUPS[node - FIRST_GROUP] if node >= FIRST_GROUP else None


def is_person(node: int) -> bool:
    """Whether a node is a person, and so an id."""
    return 0 < node < FIRST_GROUP


def sort_key(row: TreeRow) -> tuple[str, int]:
    """What brothers and sisters are ordered by."""
    return row.folded, row.id


class Shape:
    """Children and parent of each node; a node without children is no key of ``kids``.

    ``loose`` are people taken out of a loop of referrers.
    """

    def __init__(self, loose: frozenset[int] = frozenset()) -> None:
        self.loose = loose
        self.kids: dict[int, list[int]] = {ROOT: [ME]}
        self.above: dict[int, int] = {ME: ROOT}
        self._places: dict[int, dict[int, int]] = {}
        self._order: tuple[list[int], dict[int, int]] | None = None

    def __contains__(self, node: object) -> bool:
        return node in self.above

    def place(self, node: int) -> int:
        """The row of a node among its brothers and sisters. Raises KeyError for an unknown one."""
        parent = self.above[node]
        siblings = self.kids[parent]
        if len(siblings) < _FEW:
            return siblings.index(node)
        places = self._places.get(parent)
        if places is None:
            places = {each: row for row, each in enumerate(siblings)}
            self._places[parent] = places
        return places[node]

    def add(self, node: int, parent: int, place: int) -> None:
        """Puts a new node at a place below ``parent``."""
        self.kids.setdefault(parent, []).insert(place, node)
        self.above[node] = parent
        self._places.pop(parent, None)
        self._order = None

    def take(self, node: int) -> None:
        """Takes a node out of its place; what is below it stays below it."""
        parent = self.above.pop(node)
        siblings = self.kids[parent]
        siblings.remove(node)
        if not siblings:
            del self.kids[parent]
        self._places.pop(parent, None)
        self._order = None

    def upwards(self, node: int) -> list[int]:
        """The nodes above a node, from its parent to ``ME``."""
        found = []
        above = self.above.get(node, ROOT)
        while above != ROOT:
            found.append(above)
            above = self.above[above]
        return found

    def near(self, node: int, before: int, after: int) -> list[int]:
        """The nodes around a node, in the order of an open tree."""
        if self._order is None:
            order = self.preorder()
            self._order = order, {each: place for place, each in enumerate(order)}
        order, places = self._order
        place = places[node]
        return order[max(place - before, 0) : place + after]

    def is_below(self, node: int, other: int) -> bool:
        """Whether ``node`` is ``other`` or somewhere below it."""
        return node == other or other in self.upwards(node)

    def preorder(self) -> list[int]:
        """All nodes, as an open tree shows them."""
        found: list[int] = []
        waiting = list(reversed(self.kids.get(ROOT, ())))
        while waiting:
            one = waiting.pop()
            found.append(one)
            below = self.kids.get(one)
            if below:
                waiting.extend(reversed(below))
        return found


def grow(rows: Mapping[int, TreeRow]) -> Shape:
    """The whole tree of ``rows``, which must come in the order of ``sort_key``.

    A referrer that isn't there counts as none. People in a loop of referrers, which only a
    damaged journal has, stand with those that nobody referred.
    """
    shape = _hang(rows, frozenset())
    if len(shape.above) - 1 - len(shape.kids.get(ME, ())) != _reachable(shape):
        tree = ReferralTree((row.id, row.parent) for row in rows.values())
        shape = _hang(rows, tree.looping)
    return shape


class Grown(NamedTuple):
    """Everybody by id, in the order of ``sort_key``, and their tree: ready to be shown."""

    rows: dict[int, TreeRow]
    shape: Shape


def grown(rows: Iterable[TreeRow]) -> Grown:
    """The same for rows that come in this order."""
    by_id = {row[0]: row for row in rows}
    return Grown(by_id, grow(by_id))


def parent_of(row: TreeRow, rows: Mapping[int, TreeRow]) -> int:
    """Below which node a person belongs, as long as referrers make no loop."""
    if row.parent is not None and row.parent in rows:
        return row.parent
    return group_node(row.source)


def thinned(shape: Shape, wanted: Iterable[int], most: int | None = None) -> Shape:
    """The tree of ``wanted`` people and all nodes above them, in the same order.

    With ``most`` it ends with the one of them who makes it as many rows.
    """
    thin = Shape()
    above = shape.above
    keep = thin.above
    parents: set[int] = set()
    for node in wanted:
        if most is not None and len(keep) >= most:
            break
        while node not in keep:
            parent = above[node]
            keep[node] = parent
            parents.add(parent)
            node = parent
    for parent in parents:
        thin.kids[parent] = [node for node in shape.kids[parent] if node in keep]
    return thin


def _hang(rows: Mapping[int, TreeRow], loose: frozenset[int]) -> Shape:
    shape = Shape(loose)
    kids, above = shape.kids, shape.above
    for row in rows.values():
        key, parent = row[0], row[2]
        if parent is None or parent not in rows or key in loose:
            parent = group_node(row[6])
        above[key] = parent
        siblings = kids.get(parent)
        if siblings is None:
            kids[parent] = [key]
        else:
            siblings.append(key)
    groups = [node for node in range(FIRST_GROUP, FIRST_GROUP + len(_GROUPS)) if node in kids]
    if groups:
        kids[ME] = groups
        above.update(dict.fromkeys(groups, ME))
    return shape


def _reachable(shape: Shape) -> int:
    """How many people hang below a group."""
    kids = shape.kids
    order = [node for group in kids.get(ME, ()) for node in kids[group]]
    for node in order:  # grows while it is walked
        below = kids.get(node)
        if below:
            order.extend(below)
    return len(order)
