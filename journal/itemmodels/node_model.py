"""How Qt walks through a tree of numbered nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItemModel

from journal.itemmodels.contact_words import Index
from journal.itemmodels.tree_shape import ROOT, Shape, is_person

_NO_INDEX: Final = QModelIndex()
_HEADING: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDropEnabled


class NodeModel(QStandardItemModel):
    """Serves the nodes of ``_shown``: how many rows there are where is known to Qt itself.

    A view that lays out a branch of 10,000 asks three questions about each row. Answered here
    they are 30,000 calls of Python and 80 ms; Qt's own model answers them without. It holds
    nothing but numbers of rows: below an item rows without items, which take no time to make. The
    internal id of an index is the address of the item above it. A branch gets its rows when
    somebody asks how many there are above it, so that what is folded costs nothing.

    ``moved`` comes with a node that stands elsewhere now, unless both places were folded away.
    """

    moved = Signal(object)

    def __init__(self, columns: int, parent: QObject | None = None) -> None:
        super().__init__(0, columns, parent)
        self._columns = columns
        self._shown = Shape()
        self._items: dict[int, int] = {}  # addresses by node, of nodes that have had others below
        self._nodes: dict[int, int] = {}  # and back
        self._ready: set[int] = set()  # nodes below which everybody has the rows they need
        self._making = False
        self._due: Callable[[], None] | None = None
        # Heard before anybody else does: while Qt announces a change the shape is still the old.
        self.rowsInserted.connect(self._settle)
        self.rowsRemoved.connect(self._settle)
        self.invisibleRootItem().setFlags(Qt.ItemFlag.NoItemFlags)
        self._grow()

    # where nodes are

    def node_at(self, index: Index) -> int:
        """The node in a row; ``ROOT`` for none."""
        if not index.isValid():
            return ROOT
        return self._shown.kids[self._nodes[index.internalId()]][index.row()]

    def index_of(self, node: int, column: int = 0) -> QModelIndex:
        """Where a node is shown; an invalid index when it is not."""
        if node not in self._shown:
            return QModelIndex()
        above = self._shown.above[node]
        if above not in self._ready:
            for each in reversed([above, *self._shown.upwards(above)]):
                self._make_ready(each)
        return self.createIndex(self._shown.place(node), column, self._items[above])

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

    # what Qt asks

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many rows hang below a row."""
        if self._making or parent.column() > 0:
            return 0
        node = self.node_at(parent)
        self._make_ready(node)
        return len(self._shown.kids.get(node, ()))

    # Nothing is written here: Qt's own model would, and its rows were no longer those shown.

    def setData(self, index: Index, value: object, role: int = 0) -> bool:
        """Does nothing."""
        return False

    def setItemData(self, index: Index, roles: dict[int, object]) -> bool:
        """Does nothing."""
        return False

    def clearItemData(self, index: Index) -> bool:
        """Does nothing."""
        return False

    def setHeaderData(
        self, section: int, orientation: Qt.Orientation, value: object, role: int = 0
    ) -> bool:
        """Does nothing."""
        return False

    def insertRows(self, row: int, count: int, parent: Index = _NO_INDEX) -> bool:
        """Does nothing."""
        return False

    def removeRows(self, row: int, count: int, parent: Index = _NO_INDEX) -> bool:
        """Does nothing."""
        return False

    def insertColumns(self, column: int, count: int, parent: Index = _NO_INDEX) -> bool:
        """Does nothing."""
        return False

    def removeColumns(self, column: int, count: int, parent: Index = _NO_INDEX) -> bool:
        """Does nothing."""
        return False

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Does nothing: people stand in the order of their names."""

    # changes

    @contextmanager
    def _reset(self) -> Iterator[None]:
        """Around setting ``_shown`` anew."""
        self.beginResetModel()
        try:
            yield
        finally:
            self._grow()
            self.endResetModel()

    def insert_node(self, node: int, parent: int, place: int) -> None:
        """Shows a new node, below which there is nobody."""
        shown = self._shown
        if not self._has_rows(parent):
            shown.add(node, parent, place)
            return
        self._find_room(parent)
        self._due = lambda: shown.add(node, parent, place)
        super().insertRows(place, 1, self.index_of(parent))
        if not is_person(node):
            self._make_heading(node)

    def remove_node(self, node: int) -> None:
        """Takes away a node below which there is nobody."""
        shown = self._shown
        parent = shown.above[node]
        if self._has_rows(parent):
            self._due = lambda: shown.take(node)
            super().removeRows(shown.place(node), 1, self.index_of(parent))
        else:
            shown.take(node)
        self._forget(node)

    def move_node(self, node: int, parent: int, place: int) -> None:
        """Puts a node and all below it where it becomes number ``place`` below ``parent``.

        Qt's own model knows no moving: the row leaves and comes unheard, and the move is told as
        rows in another order. Who listens then holds each row that is chosen, not only the
        corners of a range, and finds it where it is afterwards.
        """
        if not (self._has_rows(self._shown.above[node]) or self._has_rows(parent)):
            self._leave(node)
            self._shown.add(node, parent, place)
            return
        self.layoutAboutToBeChanged.emit()
        with QSignalBlocker(self):
            self._put(node, parent, place)
        self.layoutChanged.emit()
        self.moved.emit(node)

    def _put(self, node: int, parent: int, place: int) -> None:
        """Moves a node; who points into its branch waits elsewhere meanwhile."""
        shown, before = self._shown, self._shown.above[node]
        kept = [(each, self.node_at(each), each.column()) for each in self._pointing_into(node)]
        aside = [self.createIndex(row, 0, self._aside) for row in range(len(kept))]
        self.changePersistentIndexList([each[0] for each in kept], aside)
        row, known = shown.place(node), self._has_rows(before)
        if known:
            super().removeRows(row, 1, self.index_of(before))
        self._leave(node)
        if self._has_rows(parent):
            self._find_room(parent)
            super().insertRows(place, 1, self.index_of(parent))
        shown.add(node, parent, place)
        if parent in self._ready and node in shown.kids:
            self._give_rows(node)
        places = [self.index_of(each, column) for _index, each, column in kept]
        self.changePersistentIndexList(aside, places)

    def _leave(self, node: int) -> None:
        self._forget(node)
        self._shown.take(node)

    def _pointing_into(self, node: int) -> list[QModelIndex]:
        """The indexes that somebody keeps of a node and of all below it."""
        above = self._items.get(self._shown.above[node])
        row = self._shown.place(node)
        inside = {self._items[each] for each in self._branch(node) if each in self._items}
        found = []
        for each in self.persistentIndexList():
            address = each.internalId()
            if address in inside or (address == above and each.row() == row):
                found.append(each)
        return found

    def _settle(self) -> None:
        act, self._due = self._due, None
        if act is not None:
            act()

    # Qt's rows

    def _grow(self) -> None:
        """The rows of the top; to be called when everything is another."""
        self._items.clear()
        self._nodes.clear()
        self._ready.clear()
        kept = self.persistentIndexList()  # each would be asked where it stands
        self.changePersistentIndexList(kept, [QModelIndex()] * len(kept))
        with self._unheard():
            super().removeRows(0, 1)
            super().insertRows(0, 1)
            self._know(ROOT, self.index(0, 0).internalId())
            # Where nobody looks: below the last column of the first row.
            self._aside = self._rows_below(self.index(0, self._columns - 1), 0)
        self._make_ready(ROOT)

    def _has_rows(self, node: int) -> bool:
        """Whether Qt knows how many are below a node."""
        return node == ROOT or self._shown.above[node] in self._ready

    def _make_ready(self, node: int) -> None:
        """Gives everybody below a node the rows below them."""
        if node in self._ready:
            return
        self._ready.add(node)
        kids = self._shown.kids
        below = kids.get(node, ())
        parents = [(row, each) for row, each in enumerate(below) if each in kids]
        if parents:
            address, rows_below, know = self._items[node], self._rows_below, self._know
            with self._unheard():
                for row, each in parents:
                    know(each, rows_below(self.createIndex(row, 0, address), len(kids[each])))
        for each in below if not is_person(node) else ():
            if not is_person(each):
                self._make_heading(each)

    def _find_room(self, node: int) -> None:
        """Below somebody who may have had nobody below them."""
        if node not in self._items:
            self._give_rows(node)
            self._ready.add(node)

    def _give_rows(self, node: int) -> None:
        index, count = self.index_of(node), len(self._shown.kids.get(node, ()))
        with self._unheard():
            self._know(node, self._rows_below(index, count))

    def _rows_below(self, index: QModelIndex, count: int) -> int:
        """Makes rows below an index that has none; the address of its item."""
        super().insertColumns(0, self._columns, index)
        super().insertRows(0, count or 1, index)
        address = self.index(0, 0, index).internalId()
        if not count:
            super().removeRows(0, 1, index)
        return address

    @contextmanager
    def _unheard(self) -> Iterator[None]:
        """Around what only Qt's own part has to do: nobody has asked for those rows yet."""
        making, self._making = self._making, True
        try:
            with QSignalBlocker(self):
                yield
        finally:
            self._making = making

    def _know(self, node: int, address: int) -> None:
        self._items[node] = address
        self._nodes[address] = node

    def _make_heading(self, node: int) -> None:
        with QSignalBlocker(self):
            for column in range(self._columns):
                self.itemFromIndex(self.index_of(node, column)).setFlags(_HEADING)

    def _forget(self, node: int) -> None:
        """The items of a node and of all below it are gone."""
        for each in self._branch(node):
            self._ready.discard(each)
            address = self._items.pop(each, None)
            if address is not None:
                del self._nodes[address]

    def _branch(self, node: int) -> list[int]:
        """A node and all below it."""
        found = [node]
        for each in found:  # grows while it is walked
            found.extend(self._shown.kids.get(each, ()))
        return found
