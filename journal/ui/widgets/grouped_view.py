"""The view of a list in groups: keys, choosing, context menu."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from journal.itemmodels.grouped_list import GroupedList
from journal.ui.theme import SPACE
from journal.ui.widgets.grouped_delegate import GroupedDelegate

Index = QModelIndex | QPersistentModelIndex
MARGIN = 12


class GroupedView(QListView):
    """``chosen``: another row is current (None: none). ``opened`` by Enter, ``picked`` by a
    click: its id.

    ``menu_wanted``: the id and the place on the screen. ``delete_wanted``: the id.
    """

    chosen = Signal(object)
    opened = Signal(object)
    picked = Signal(object)
    menu_wanted = Signal(object, object)
    delete_wanted = Signal(object)

    def __init__(self, delete_text: str, parent: QWidget | None = None) -> None:
        """``delete_text`` names what Del does."""
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(GroupedDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setViewportMargins(MARGIN, SPACE.tight, MARGIN, SPACE.small)
        self.clicked.connect(self._pick)
        self._delete = QAction(delete_text, self)
        self._delete.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        self._delete.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._delete.triggered.connect(self._delete_current)
        self.addAction(self._delete)

    def rows(self) -> GroupedList[Any]:
        """Its model."""
        model = self.model()
        assert isinstance(model, GroupedList)
        return model

    def current(self) -> Any:
        """The id chosen."""
        return self.rows().id_at(self.currentIndex())

    def choose(self, row_id: Any) -> None:
        """Chooses a row by program; ``chosen`` tells if it is another one."""
        index = self.rows().index_of(row_id) if row_id is not None else QModelIndex()
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tells which one is chosen now."""
        super().currentChanged(current, previous)
        self.chosen.emit(self.rows().id_at(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; the first and last rows are no heads."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            ids = self.rows().ids()
            if ids:
                self.choose(ids[0 if key == Qt.Key.Key_Home else -1])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the row under the pointer, or of the chosen one by key."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        found = self.rows().id_at(index)
        if found is None:
            return
        self.choose(found)
        place: QPoint = event.globalPos()
        if by_key:
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
        self.menu_wanted.emit(found, place)

    def _open(self, index: QModelIndex) -> None:
        found = self.rows().id_at(index)
        if found is not None:
            self.opened.emit(found)

    def _pick(self, index: QModelIndex) -> None:
        found = self.rows().id_at(index)
        if found is not None:
            self.picked.emit(found)

    def _delete_current(self) -> None:
        found = self.current()
        if found is not None:
            self.delete_wanted.emit(found)
