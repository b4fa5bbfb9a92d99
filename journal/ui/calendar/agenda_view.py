"""The list of the agenda: chooses, ticks, carries and opens."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QScrollBar, QWidget

from journal.domain.views.days import DayItem
from journal.itemmodels.calendar_agenda import Agenda
from journal.itemmodels.calendar_days import Key, key_of
from journal.ui.calendar import dragging
from journal.ui.calendar.agenda_delegate import AgendaDelegate
from journal.ui.calendar.keys import Ask, asked_by, carries, days_of
from journal.ui.calendar.looks import Looks
from journal.ui.calendar.weeks import shifted
from journal.ui.theme import SPACE

Index = QModelIndex | QPersistentModelIndex


class QuietBar(QScrollBar):
    """Keeps its room, but shows itself only where there is something to scroll.

    So the ends of rows stand in one line, however many rows there are.
    """

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing while everything is seen."""
        if self.maximum() > self.minimum():
            super().paintEvent(event)


class AgendaView(QListView):
    """Asks for everything and changes nothing itself."""

    chosen = Signal(object)  # DayItem or None
    asked = Signal(object, object)  # Ask, DayItem
    carried = Signal(object, object)  # DayItem, day: by keys
    drag_began = Signal(object)  # DayItem
    drag_ended = Signal(bool)  # whether it was dropped
    menu_wanted = Signal(object, object)  # DayItem, place on the screen
    new_wanted = Signal()
    left = Signal()  # Esc

    def __init__(
        self,
        agenda: Agenda,
        looks: Looks,
        carry: dragging.Run = dragging.run,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._agenda = agenda
        self._looks = looks
        self._carry = carry
        self._pressed: QModelIndex | None = None
        self._press_place = QPoint()
        self._ticking = False
        self.setObjectName("calendar.agenda")
        self.setAccessibleName(self.tr("Agenda"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._delegate = AgendaDelegate(agenda, looks, self)
        self.setItemDelegate(self._delegate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(QuietBar(Qt.Orientation.Vertical))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.setModel(agenda)

    def item(self) -> DayItem | None:
        """The chosen item."""
        return self._agenda.item_at(self.currentIndex())

    def choose(self, key: Key | None) -> None:
        """Chooses an item by program; ``chosen`` tells if it is another one."""
        index = self._agenda.index_of(key) if key is not None else QModelIndex()
        if index == self.currentIndex():
            return
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)
        else:
            self.clearSelection()

    def choose_first(self) -> None:
        """The first item."""
        items = self._agenda.items()
        if items:
            self.choose(key_of(items[0]))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tells what is chosen now."""
        super().currentChanged(current, previous)
        self.chosen.emit(self._agenda.item_at(current))

    def changeEvent(self, event: QEvent) -> None:
        """Rows follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_delegate"):
            self._delegate.refit()
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As on the page of days; up and down go through the list."""
        item = self.item()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        days = days_of(event, mirrored)
        if days and carries(event):
            if item is not None:
                self.carried.emit(item, shifted(item.day, days))
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_N and not event.modifiers():
            self.new_wanted.emit()
        elif (ask := asked_by(event)) is not None:
            if item is not None:
                self.asked.emit(ask, item)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses; on a box it will tick."""
        super().mousePressEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        self._pressed, self._press_place = index, point
        self._ticking = self._on_tick(index, point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drags the item."""
        point = event.position().toPoint()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        item = self._agenda.item_at(self._pressed) if self._pressed else None
        if item is not None and dragging.far_enough(self._press_place, point):
            self._pressed = None
            self.drag_began.emit(item)
            look = self._looks.of(item)
            self.drag_ended.emit(dragging.drag_item(self, item, look, self._carry))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ticks where the press began."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        point = event.position().toPoint()
        index = self.indexAt(point)
        if event.button() != Qt.MouseButton.LeftButton or pressed != index:
            return
        item = self._agenda.item_at(index)
        if item is not None and self._ticking and self._on_tick(index, point):
            self.asked.emit(Ask.DONE, item)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens."""
        index = self.indexAt(event.position().toPoint())
        item = self._agenda.item_at(index)
        self._pressed = None
        on_tick = self._on_tick(index, event.position().toPoint())
        if item is not None and not on_tick and event.button() == Qt.MouseButton.LeftButton:
            self.asked.emit(Ask.OPEN, item)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """For the row under the pointer, or by key for the chosen one."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        item = self._agenda.item_at(index)
        if item is None:
            return
        place = event.globalPos()
        if by_key:
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
        self.menu_wanted.emit(item, place)

    def _on_tick(self, index: QModelIndex, point: QPoint) -> bool:
        """Whether a point is on the box of a row that has one."""
        row = self._agenda.entry_at(index.row()) if index.isValid() else None
        if row is None or row.item is None or not row.near:
            return False
        if self._looks.of(row.item).ticked is None:
            return False
        rect = self.visualRect(index)
        width = SPACE.small + self._delegate.type.before_words - SPACE.tight
        left = rect.right() - width + 1 if self.isRightToLeft() else rect.left()
        return QRect(left, rect.top(), width, rect.height()).contains(point)
