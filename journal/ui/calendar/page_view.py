"""The view under the page of days: what is shown where, and what a screen reader is told."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from journal.domain.views.days import DayItem
from journal.itemmodels.calendar_days import CalendarDays, Key, key_of
from journal.ui.calendar.grid_painting import Attention, paint_page
from journal.ui.calendar.item_painting import Brush
from journal.ui.calendar.looks import Looks
from journal.ui.calendar.page_plan import Hit, PagePlan
from journal.ui.calendar.type_sizes import Type
from journal.ui.calendar.weeks import Leaf
from journal.ui.theme import roles_for

Index = QModelIndex | QPersistentModelIndex


class PageView(QListView):
    """Shows a ``Leaf`` of ``CalendarDays``.

    A list, so that a screen reader finds every day and item in it, though nothing but the page
    is a widget; where things stand, and how they look, has nothing of a list.
    """

    def __init__(self, model: CalendarDays, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days = model
        self.looks = looks
        self.leaf: Leaf | None = None
        self._plan: PagePlan | None = None
        self._type = Type(self.font())
        self._pointer: Hit | None = None
        self._target: date | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setModel(model)

    # -- what is shown --------------------------------------------------------------------------

    def show_leaf(self, leaf: Leaf) -> None:
        """Another page; its days are in the model already."""
        self.leaf = leaf
        self._forget()

    def days(self) -> CalendarDays:
        """Its model."""
        return self._days

    def choose(self, day: date, key: Key | None) -> None:
        """Makes a day, or an item on it, the current one."""
        self.setCurrentIndex(self._days.index_of(day, key))
        self.viewport().update()

    def day(self) -> date:
        """The chosen day."""
        found = self._days.at(self.currentIndex())
        return found[0] if found else self.looks.today

    def item(self) -> DayItem | None:
        """The chosen item."""
        found = self._days.at(self.currentIndex())
        return found[1] if found else None

    def key(self) -> Key | None:
        """The key of the chosen item."""
        item = self.item()
        return key_of(item) if item else None

    def plan(self) -> PagePlan:
        """Where everything stands."""
        if self._plan is None:
            assert self.leaf is not None, "show_leaf comes first"
            self._plan = PagePlan(
                self.leaf,
                self._days,
                self.looks,
                self._type,
                self.viewport().size(),
                mirrored=self.mirrored(),
            )
        return self._plan

    def mirrored(self) -> bool:
        """Whether one reads from right to left."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def hit(self, point: QPoint) -> Hit | None:
        """What is at a point of the viewport."""
        return self.plan().hit(point) if self.leaf is not None else None

    def point_at(self, hit: Hit | None) -> None:
        """Shows what is under the pointer."""
        if hit != self._pointer:
            for each in (self._pointer, hit):
                if each is not None:
                    self.viewport().update(self.plan().cell(each.day))
            self._pointer = hit

    def aim(self, day: date | None) -> None:
        """Shows on which day something would be dropped."""
        if day != self._target:
            self._target = day
            self.viewport().update()

    def _forget(self, *_what: object) -> None:
        """Lays out anew when next asked."""
        self._plan = None
        self.viewport().update()

    # -- what a view has to tell ----------------------------------------------------------------

    def visualRect(self, index: Index) -> QRect:
        """Where a day or item stands; nothing for an item without room."""
        found = self._days.at(index)
        if found is None or self.leaf is None:
            return QRect()
        return self.plan().rect_of(found[0], key_of(found[1]) if found[1] else None)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The item at a point, or else the day."""
        hit = self.hit(point)
        if hit is None:
            return QModelIndex()
        return self._days.index_of(hit.day, key_of(hit.item) if hit.item else None)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """A page shows all its days."""

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Keys are read in ``keyPressEvent``."""
        return self.currentIndex()

    def horizontalOffset(self) -> int:
        """Nothing scrolls."""
        return 0

    def verticalOffset(self) -> int:
        """Nothing scrolls."""
        return 0

    def isIndexHidden(self, index: Index) -> bool:
        """An item without room isn't on the page; the agenda has it."""
        return self.visualRect(index).isEmpty()

    def setSelection(self, rect: QRect, command: object) -> None:
        """One is chosen at a time, by ``choose``."""

    def visualRegionForSelection(self, selection: object) -> QRegion:
        """The chosen one is painted by its own means."""
        return QRegion()

    def doItemsLayout(self) -> None:
        """``PagePlan`` does it."""

    def updateGeometries(self) -> None:
        """Nothing scrolls."""

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tells a screen reader: the list itself would look for the row where it laid it out."""
        super().currentChanged(current, previous)
        if self.hasFocus() and current.isValid():
            event = QAccessibleEvent(self, QAccessible.Event.Focus)
            event.setChild(current.row())
            QAccessible.updateAccessibility(event)

    # -- changes --------------------------------------------------------------------------------

    def dataChanged(self, first: Index, last: Index, roles: object = ()) -> None:
        """Something is said otherwise."""
        self._forget()
        super().dataChanged(first, last)

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        """Something came."""
        self._forget()
        super().rowsInserted(parent, start, end)

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        """Something goes."""
        self._forget()
        super().rowsAboutToBeRemoved(parent, start, end)

    def reset(self) -> None:
        """Other days."""
        self._plan = None
        self._pointer = None
        super().reset()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Days grow and shrink with the page."""
        super().resizeEvent(event)
        self._forget()

    def changeEvent(self, event: QEvent) -> None:
        """Font and direction matter to where things stand."""
        super().changeEvent(event)
        kinds = (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange, QEvent.Type.StyleChange)
        if event.type() in kinds and self.model() is not None:
            self._type = Type(self.font())
            self._forget()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page."""
        if self.leaf is None:
            return
        painter = QPainter(self.viewport())
        painter.setLayoutDirection(self.layoutDirection())
        plan = self.plan()
        fixed = plan.setting
        roles = roles_for(self.palette())
        brush = Brush(fixed.type, fixed.mirrored, fixed.measures, painter, roles)
        here = Attention(self.day(), self.key(), self.hasFocus(), self._pointer, self._target)
        paint_page(brush, plan, self.looks, here, event.rect())
