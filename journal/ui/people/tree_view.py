"""The tree of people as a view: folding that is remembered, a choice that survives resets."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QCursor,
    QDrag,
    QDragMoveEvent,
    QHoverEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from journal.itemmodels.contact_tree import ContactTreeModel
from journal.itemmodels.contact_words import Column, TreeColumn
from journal.itemmodels.tree_shape import ME, group_of, is_person
from journal.ui.people.drag_picture import AWAY, drag_picture
from journal.ui.people.tree_columns import TreeColumns
from journal.ui.people.tree_delegate import ContactDelegate, Shorter
from journal.ui.people.tree_rows import NOBODY, RowPainter

UNFOLDED: Final = 200  # so many people are shown unfolded until somebody folds them
MOST_KEPT: Final = 2000  # folded branches that are remembered
MARGIN: Final = 4  # the style's own, before the words of a cell
COLUMNS: Final = (Column.NAME, Column.STEP, Column.TOUCH, Column.INTRODUCTION)
_CHOOSE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
Index = QModelIndex | QPersistentModelIndex


class ContactTreeView(QTreeView):
    """``chosen`` comes with a person's id, ``opened`` when Enter or a double-click acts on them.

    Small journals are shown unfolded, large ones folded; what the user does otherwise is kept.
    """

    chosen = Signal(object)
    opened = Signal(object)
    refused = Signal(object)  # tree_drop.Refusal over somebody in a drag; None: no longer
    drop_refused = Signal(object)  # the same, when it is let go there

    def __init__(
        self, model: ContactTreeModel, shorter: Shorter, parent: QWidget | None = None
    ) -> None:
        self._busy = True  # Qt calls reset() before everything is there
        super().__init__(parent)
        self._people = model
        self._unfolded = True
        self._others: set[int] = set()  # folded or unfolded, unlike the rest
        self._kept: int | None = None
        self._kept_all: list[int] = []
        self._said: object = None
        self._columns = TreeColumns(self, model, MARGIN)
        self._delegate = ContactDelegate(model, COLUMNS, MARGIN, shorter, self)
        self._painter = RowPainter(self, model, self._delegate, COLUMNS)
        self._hovered = NOBODY
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAllColumnsShowFocus(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDragDropOverwriteMode(True)  # onto people, not between them
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setModel(model)
        self._columns.set_up()
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore_choice)  # after the selection model forgot it
        model.rowsInserted.connect(self._unfold_new)
        model.moved.connect(self._unfold_above)
        self.expanded.connect(lambda index: self._folded(index, unfolded=True))
        self.collapsed.connect(lambda index: self._folded(index, unfolded=False))
        self.doubleClicked.connect(self._open)
        self._busy = False
        self.reset()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the width between names and next steps, until the user does it otherwise."""
        super().resizeEvent(event)
        self.share_width()

    def show_touch(self, shown: bool) -> None:
        """Whether the last touch is shown at all."""
        self._columns.show_touch(shown)

    def share_width(self) -> None:
        """Shares the width out anew, where the user didn't."""
        self._columns.share()

    def changeEvent(self, event: QEvent) -> None:
        """A larger font means wider columns."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and not self._busy:
            indent = QStyle.PixelMetric.PM_TreeViewIndentation
            self.setIndentation(self.style().pixelMetric(indent, None, self))
            self.share_width()
        if event.type() == QEvent.Type.LanguageChange and not self._busy:
            self._delegate.forget()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Looks once at what all rows have in common."""
        self._painter.begin(self._hovered)
        super().paintEvent(event)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ordinary rows in one go."""
        if not self._painter.paint(painter, option, index):
            super().drawRow(painter, option, index)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Moves the picture and paints only what is new in it.

        Qt paints all of it anew from so many pixels on as rows are seen, taking them for rows.
        """
        if dx or abs(dy) >= self.viewport().height():
            super().scrollContentsBy(dx, dy)
            return
        super().scrollContentsBy(0, 0)  # it won't scroll to the current row by itself any more
        self.scrollDirtyRegion(0, dy)
        self.viewport().scroll(0, dy)

    def viewportEvent(self, event: QEvent) -> bool:
        """Knows as Qt does which row is pointed at."""
        if isinstance(event, QHoverEvent):
            inside = event.type() != QEvent.Type.HoverLeave
            place = event.position().toPoint()
            self._hovered = self._people.node_at(self.indexAt(place)) if inside else NOBODY
        return super().viewportEvent(event)

    # who is chosen

    def chosen_id(self) -> int | None:
        """The person that has the focus of the tree."""
        node = self._people.node_at(self.currentIndex())
        return node if is_person(node) else None

    def selected_ids(self) -> list[int]:
        """All people that are selected, from the top down."""
        rows = self.selectionModel().selectedRows()
        return [self._people.node_at(index) for index in rows]

    def choose(self, key: int) -> bool:
        """Chooses a person, unfolding what hides them; False when they are not shown."""
        index = self._people.index_of(key)
        if not index.isValid():
            return False
        self.selectionModel().setCurrentIndex(index, _CHOOSE)
        self.scrollTo(index)
        return True

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tells which person is chosen now; a heading chooses nobody."""
        super().currentChanged(current, previous)
        node = self._people.node_at(current)
        if not self._busy and is_person(node):
            self.chosen.emit(node)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens a person and folds a heading."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        node = self._people.node_at(index)
        if is_person(node):
            self.opened.emit(node)
        elif index.isValid():
            self.setExpanded(index.siblingAtColumn(0), not self.isExpanded(index))

    # resets

    def reset(self) -> None:
        """After the rows were read anew or filtered: unfolds as before."""
        super().reset()
        self._hovered = NOBODY
        if not self._busy:
            self._busy = True
            self._unfold()
            self._busy = False

    def _keep(self) -> None:
        self._kept = self.chosen_id() or self._kept
        self._kept_all = self.selected_ids() or self._kept_all

    def forget_choice(self, key: int) -> None:
        """Somebody is gone."""
        if self._kept == key:
            self._kept, self._kept_all = None, []

    def _restore_choice(self) -> None:
        if self._kept is None:
            return
        self._busy = True
        current = self._people.index_of(self._kept)
        selection = self.selectionModel()
        if current.isValid():
            selection.setCurrentIndex(current, _CHOOSE)
        for key in self._kept_all:
            index = self._people.index_of(key)
            if index.isValid() and key != self._kept:
                selection.select(index, _CHOOSE & ~QItemSelectionModel.SelectionFlag.Clear)
        if current.isValid():
            self.scrollTo(current)
        self._busy = False

    # folding

    def _unfold(self) -> None:
        model = self._people
        self._set_default(model.people <= UNFOLDED)
        opened: list[int] = []
        if model.sought.active and model.shows_first_alone:
            with QSignalBlocker(self):
                self.expandAll()  # in one go: they are few
        elif model.sought.active:
            opened = model.to_open()
        elif self._unfolded:
            opened = [node for node in model.branches() if node not in self._others]
        else:
            opened = [ME, *model.below(ME), *model.parents_among(self._others)]
        with QSignalBlocker(self):  # it is not the user who folds
            for node in opened:
                self.setExpanded(model.index_of(node), True)
        self.executeDelayedItemsLayout()  # before a row spans: then Qt asks twice for each row
        for node in (ME, *model.below(ME)):
            self._span(model.index_of(node))

    def _span(self, heading: QModelIndex) -> None:
        """A heading has the whole row: nothing stands in its other columns."""
        self.setFirstColumnSpanned(heading.row(), heading.parent(), True)

    def _set_default(self, unfolded: bool) -> None:
        if unfolded != self._unfolded:
            self._unfolded = unfolded
            self._others.clear()

    def _folded(self, index: QModelIndex, *, unfolded: bool) -> None:
        node = self._people.node_at(index)
        if self._busy or self._people.sought.active:
            return
        usual = self._unfolded or not is_person(node)
        if unfolded == usual:
            self._others.discard(node)
        else:
            self._others.add(node)

    def _unfold_above(self, node: int) -> None:
        """Who comes below somebody is seen, unless that branch was folded."""
        parent = self._people.index_of(node).parent()
        above = self._people.node_at(parent)
        if (self._unfolded or not is_person(above)) and above not in self._others:
            self.expand(parent)

    def _unfold_new(self, parent: QModelIndex, first: int, last: int) -> None:
        self._unfold_above(self._people.node_at(self._people.index(first, 0, parent)))
        for row in range(first, last + 1):
            index = self._people.index(row, 0, parent)
            if group_of(self._people.node_at(index)) is not None:
                self.expand(index)
                self._span(index)

    # dragging

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Tells afterwards when people were let go where they can't be."""
        self._said = None
        self._drag(actions)
        # Qt drops nothing where the last move was refused: the drag just ends there.
        if self._said is not None and self._is_pointed_at():
            self.drop_refused.emit(self._said)
        self._said = None
        self.refused.emit(None)

    def _drag(self, actions: Qt.DropAction) -> None:
        """With a small picture beside the pointer: the row itself would cover where one drops."""
        names = [index for index in self.selectedIndexes() if index.column() == TreeColumn.NAME]
        data = self._people.mimeData(names)
        if data is None or not names:
            return
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(drag_picture(self, [str(index.data()) for index in names]))
        drag.setHotSpot(QPoint(-AWAY, -AWAY))
        drag.exec(actions, self.defaultDropAction())

    def _is_pointed_at(self) -> bool:
        return self.viewport().rect().contains(self.viewport().mapFromGlobal(QCursor.pos()))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Says once for each target why nobody can be dropped there."""
        super().dragMoveEvent(event)
        why = None
        if not event.isAccepted():
            # Qt refuses a drop on oneself and below without asking the model for the reason.
            target = self.indexAt(event.position().toPoint()).siblingAtColumn(0)
            self._people.canDropMimeData(event.mimeData(), event.dropAction(), -1, -1, target)
            why = self._people.refusal
        if why != self._said:
            self.refused.emit(why)
        self._said = why

    # memory

    def layout_state(self) -> dict[str, object]:
        """Folding and widths of columns, as plain values."""
        return {
            "unfolded": self._unfolded,
            "others": sorted(self._others)[:MOST_KEPT],
            "widths": self._columns.kept(),
        }

    def restore_layout(self, state: dict[str, object]) -> None:
        """Takes back what ``layout_state`` gave; anything else is left out."""
        others = state.get("others")
        if isinstance(state.get("unfolded"), bool):
            self._unfolded = bool(state["unfolded"])
        if isinstance(others, list):
            self._others = {node for node in others if isinstance(node, int)}
        self._columns.restore(state.get("widths"))
