"""Paints ordinary rows of the tree in one go: Qt's own way is a dozen calls for each of them.

What comes out is the same, dot for dot, as when the view, the style and the delegate share the
work; they still do for headings, and for rows that are chosen, current or pointed at.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTreeView

from journal.itemmodels.contact_tree import ContactTreeModel
from journal.itemmodels.contact_words import Column
from journal.itemmodels.tree_shape import ROOT
from journal.ui.icons import paint_icon
from journal.ui.people.cell import Cell
from journal.ui.people.tree_delegate import ContactDelegate
from journal.ui.style import JournalStyle

_PARENT: Final = QStyle.StateFlag.State_Children.value
_OPEN: Final = QStyle.StateFlag.State_Open.value
_PAST: Final = 6  # so far the line to somebody without a chevron goes beyond its column
_MANY: Final = 100
Index = QModelIndex | QPersistentModelIndex


class RowPainter:
    """``begin`` is called once before the rows of a picture."""

    def __init__(
        self,
        view: QTreeView,
        model: ContactTreeModel,
        delegate: ContactDelegate,
        columns: Sequence[Column],
    ) -> None:
        self._view = view
        self._model = model
        self._delegate = delegate
        self._columns = columns
        self._places: list[tuple[Column, int, int]] = []
        self._special: set[int] = set()
        self._usual = False

    def begin(self, hovered: int) -> None:
        """Where the columns are, and which rows are not ordinary."""
        view, header = self._view, self._view.header()
        self._places = [
            (column, header.sectionViewportPosition(place), header.sectionSize(place))
            for place, column in enumerate(self._columns)
            if not header.isSectionHidden(place)
        ]
        selection = view.selectionModel()
        parts = iter(selection.selection())  # type: ignore[call-overload] # the stubs know no list
        few = sum(part.height() for part in parts) <= _MANY
        reads_right = view.layoutDirection() == Qt.LayoutDirection.LeftToRight
        own_style = isinstance(view.style(), JournalStyle)  # not on macOS
        self._usual = few and reads_right and own_style and view.isEnabled()
        if self._usual:
            node_at = self._model.node_at
            self._special = {node_at(index) for index in selection.selectedRows()}
            self._special |= {node_at(view.currentIndex()), hovered}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> bool:
        """Paints a row; False, and nothing painted, when it is not an ordinary one."""
        node = self._model.node_at(index)
        row = self._model.row(node)
        if not self._usual or row is None or node in self._special:
            return False
        above = self._model.above(node)
        step = self._view.indentation()
        indent = (len(above) + 1) * step
        if indent >= self._places[0][2]:
            return False
        cell = self._delegate.cell(painter, option)  # for this row: Qt takes both away after it
        rect = option.rect
        top, high = rect.top(), rect.height()
        self._branches(cell, QRect(self._places[0][1], top, step, high), option, [node, *above])
        for column, left, wide in self._places:
            if column is Column.NAME:
                left, wide = left + indent, wide - indent
            cell.move(QRect(left, top, wide, high))
            self._delegate.content(cell, column, row)
        return True

    def _branches(
        self, cell: Cell, first: QRect, option: QStyleOptionViewItem, line: Sequence[int]
    ) -> None:
        """Lines from parents to children; ``line`` leads from the node up to Me.

        Each hangs under the chevron above it, one column before that of the level it belongs to.
        """
        painter, hair, step = cell.painter, cell.roles.hair, first.width()
        top, high = first.top(), first.height()
        middle = first.center()
        state = option.state.value
        deepest = len(line) - 1
        for height, node in enumerate(line[:-1]):
            x = middle.x() + (deepest - height - 1) * step
            goes_on = not self._model.is_last(node)
            if height == 0:
                reach = step // 2 if state & _PARENT else step + _PAST
                painter.fillRect(x, middle.y(), reach, 1, hair)
            if goes_on:
                painter.fillRect(x, top, 1, high, hair)
            elif height == 0:
                painter.fillRect(x, top, 1, middle.y() - top + 1, hair)
        if state & _PARENT:
            place = QRect(0, 0, cell.mark, cell.mark)
            place.moveCenter(first.translated(deepest * step, 0).center())
            name = "chevron-down" if state & _OPEN else "chevron-right"
            paint_icon(painter, place, name, cell.roles.muted)


NOBODY: Final = ROOT
"""For ``begin`` when the pointer is on no row."""
