"""Puts single changes into the shown tree, each announced as precisely as Qt can take it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from journal.domain.views.people import TreeRow
from journal.itemmodels.tree_shape import ME, Shape, group_of, is_person, parent_of, sort_key


class TreeModel(Protocol):
    """What the patching needs of a model."""

    def insert_node(self, node: int, parent: int, place: int) -> None: ...
    def remove_node(self, node: int) -> None: ...
    def move_node(self, node: int, parent: int, place: int) -> None: ...


@dataclass(frozen=True)
class Patch:
    """Rows as they are now, new ones among them, and people who are gone."""

    changed: Mapping[int, TreeRow]
    gone: frozenset[int]


def restructured(model: TreeModel, rows: dict[int, TreeRow], shape: Shape, patch: Patch) -> bool:
    """Inserts, moves and removes rows; ``rows`` and ``shape`` are brought up to date.

    False when that can't be done one by one (a loop of referrers in a damaged journal): then the
    model has to be reset, which is always right. Announcing the new texts is left to the model.
    """
    rows.update(patch.changed)
    if _loops(rows, patch):
        return False
    work = _Work(model, rows, shape, set(patch.changed))
    new = [key for key in patch.changed if key not in shape]
    old = [key for key in patch.changed if key in shape]
    # Each pass does what has become possible; a pass that does nothing ends it.
    return _all(new, work.insert) and _all(old, work.move) and _all(list(patch.gone), work.remove)


def _all(keys: list[int], act: object) -> bool:
    while keys:
        left = [key for key in keys if not act(key)]  # type: ignore[operator]
        if len(left) == len(keys):
            return False
        keys = left
    return True


def _loops(rows: Mapping[int, TreeRow], patch: Patch) -> bool:
    for key in patch.changed:
        seen: set[int] = set()
        node: int | None = key
        while node is not None and node in rows and node not in patch.gone:
            if node in seen:
                return True
            seen.add(node)
            node = rows[node].parent
    return False


class _Work:
    """``unsettled`` people don't yet stand where their new row belongs."""

    def __init__(
        self, model: TreeModel, rows: dict[int, TreeRow], shape: Shape, unsettled: set[int]
    ) -> None:
        self.model = model
        self.rows = rows
        self.shape = shape
        self.unsettled = unsettled

    def insert(self, key: int) -> bool:
        """Inserts a person, unless the referrer has to be inserted first."""
        parent = parent_of(self.rows[key], self.rows)
        if is_person(parent) and parent not in self.shape:
            return False
        self._ensure_group(parent)
        self.model.insert_node(key, parent, self._place(key, parent))
        self.unsettled.discard(key)
        return True

    def move(self, key: int) -> bool:
        """Puts a person where they belong now, unless that is below themselves for the moment."""
        shape = self.shape
        parent, before = parent_of(self.rows[key], self.rows), shape.above[key]
        if parent in shape and shape.is_below(parent, key):
            return False
        self._ensure_group(parent)
        row = shape.place(key)
        place = self._place(key, parent)
        if parent == before and place == row:
            self.unsettled.discard(key)
            return True
        self.model.move_node(key, parent, place)
        self.unsettled.discard(key)
        self._drop_empty_group(before)
        return True

    def remove(self, key: int) -> bool:
        """Removes a person once nobody is below them any more."""
        if key not in self.shape:
            self.rows.pop(key, None)
            return True
        if key in self.shape.kids:
            return False
        parent = self.shape.above[key]
        self.model.remove_node(key)
        self.rows.pop(key, None)
        self._drop_empty_group(parent)
        return True

    def _place(self, key: int, parent: int) -> int:
        """The row of a person among those below ``parent``, without counting themselves."""
        own = sort_key(self.rows[key])
        others = [each for each in self.shape.kids.get(parent, ()) if each != key]
        for place, each in enumerate(others):
            if each not in self.unsettled and sort_key(self.rows[each]) > own:
                return place
        return len(others)

    def _ensure_group(self, node: int) -> None:
        if group_of(node) is not None and node not in self.shape:
            place = sum(each < node for each in self.shape.kids.get(ME, ()))
            self.model.insert_node(node, ME, place)

    def _drop_empty_group(self, node: int) -> None:
        if group_of(node) is not None and node in self.shape and node not in self.shape.kids:
            self.model.remove_node(node)
