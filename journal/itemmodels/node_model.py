"""How Qt walks through a tree of numbered nodes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject

from journal.itemmodels.contact_words import Index
from journal.itemmodels.tree_shape import ME, ROOT, Shape

_NO_INDEX: Final = QModelIndex()


class NodeModel(QAbstractItemModel):
    """Serves the nodes of ``_shown``; the internal id of an index is its node.

    An index keeps no reference to an object, so nothing but the number goes into it.
    """

    def __init__(self, columns: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._shown = Shape()

    def node_at(self, index: Index) -> int:
        """The node in a row; ``ROOT`` for none."""
        return int(index.internalId()) if index.isValid() else ROOT

    def index_of(self, node: int, column: int = 0) -> QModelIndex:
        """Where a node is shown; an invalid index when it is not."""
        if node not in self._shown:
            return QModelIndex()
        return self.createIndex(self._shown.place(node), column, node)

    def below(self, node: int) -> list[int]:
        """The nodes directly below a node, as shown."""
        return list(self._shown.kids.get(node, ()))

    def above(self, node: int) -> list[int]:
        """The nodes above a node as shown, from its parent to ``ME``."""
        return self._shown.upwards(node)

    def is_last(self, node: int) -> bool:
        """Whether a node is the last one below its parent. Raises KeyError where it isn't shown."""
        return self._shown.kids[self._shown.above[node]][-1] == node

    def branches(self) -> list[int]:
        """The nodes that have others below them, as shown, from the top down."""
        return [node for node in self._shown.preorder() if node in self._shown.kids]

    def parents_among(self, nodes: Iterable[int]) -> list[int]:
        """Those that have others below them, as shown."""
        kids = self._shown.kids
        return [node for node in nodes if node in kids]

    def index(self, row: int, column: int, parent: Index = _NO_INDEX) -> QModelIndex:
        """The index of a cell; its internal id is the node."""
        # Asked for by the ten thousand in one go when a branch is laid out: every word counts.
        above = parent.internalId() or (ME if parent.isValid() else ROOT)
        kids = self._shown.kids.get(above, ())
        if 0 <= row < len(kids) and 0 <= column < self._columns and parent.column() <= 0:
            return self.createIndex(row, column, kids[row])
        return QModelIndex()

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """The index of the referrer, group or Me above a row."""
        shown = self._shown
        above = shown.above.get(index.internalId(), ROOT) if index.isValid() else ROOT
        if above == ROOT:
            return QModelIndex()
        return self.createIndex(shown.place(above), 0, above)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many rows hang below a row."""
        if not parent.isValid():
            return len(self._shown.kids[ROOT])
        if parent.column():
            return 0
        return len(self._shown.kids.get(parent.internalId(), ()))

    def hasChildren(self, parent: Index = _NO_INDEX) -> bool:
        """Whether anything hangs below a row."""
        if not parent.isValid():
            return True
        return not parent.column() and parent.internalId() in self._shown.kids

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """The same for all rows."""
        return self._columns
