"""The page of days: chooses, carries and opens what stands on them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import (
    QEvent,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from journal.domain.views.days import DayItem
from journal.itemmodels import calendar_mime, contact_mime
from journal.itemmodels.calendar_days import CalendarDays, Key, key_of
from journal.ui.calendar import dragging
from journal.ui.calendar.keys import Ask, asked_by, carries, days_of, is_bare
from journal.ui.calendar.looks import Looks
from journal.ui.calendar.page_plan import Hit
from journal.ui.calendar.page_view import PageView
from journal.ui.calendar.weeks import shifted, turned
from journal.ui.widgets.plain import tip


class CalendarGrid(PageView):
    """A page that is worked with. It asks for everything and changes nothing itself."""

    picked = Signal(object, object)  # day, key of an item or None
    stepped = Signal(object)  # day, by keys
    day_opened = Signal(object)  # day: Enter, or the words for what there was no room for
    asked = Signal(object, object)  # Ask, DayItem
    carried = Signal(object, object)  # DayItem, day: by keys
    drag_began = Signal(object)  # DayItem
    drag_ended = Signal(bool)  # whether it was dropped
    item_dropped = Signal(object, object)  # key, day
    people_dropped = Signal(object, object)  # ids, day
    new_wanted = Signal(object)  # day
    menu_wanted = Signal(object, object, object)  # day, DayItem or None, place on the screen
    home_wanted = Signal()

    def __init__(
        self,
        model: CalendarDays,
        looks: Looks,
        carry: dragging.Run = dragging.run,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, looks, parent)
        self._carry = carry
        self._pressed: Hit | None = None
        self._press_place = QPoint()
        self.setObjectName("calendar.grid")
        self.setAccessibleName(self.tr("Days"))
        self.viewport().setAcceptDrops(True)

    # -- keys -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go by day, with Ctrl and Shift they carry the item; see ``keys`` for the rest."""
        item, day = self.item(), self.day()
        days = days_of(event, self.mirrored())
        if days and carries(event):
            if item is not None:
                self.carried.emit(item, shifted(item.day, days))
        elif days and is_bare(event):
            self.stepped.emit(shifted(day, days))
        elif (ask := asked_by(event)) is not None:
            self._ask(ask, item, day)
        elif not self._page_key(event, day, item):
            event.ignore()

    def _ask(self, ask: Ask, item: DayItem | None, day: date) -> None:
        if item is not None:
            self.asked.emit(ask, item)
        elif ask is Ask.OPEN:
            self.day_opened.emit(day)

    def _page_key(self, event: QKeyEvent, day: date, item: DayItem | None) -> bool:
        if not is_bare(event):
            return False
        key = event.key()
        assert self.leaf is not None
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            pages = 1 if key == Qt.Key.Key_PageDown else -1
            self.stepped.emit(turned(self.leaf.scope, day, pages))
        elif key == Qt.Key.Key_Home:
            self.home_wanted.emit()
        elif key == Qt.Key.Key_N:
            self.new_wanted.emit(day)
        elif key == Qt.Key.Key_Escape and item is not None:
            self.picked.emit(day, None)
        else:
            return False
        return True

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the items of the chosen day, then on."""
        stops: list[Key | None] = [
            None,
            *(key_of(each.item) for each in self.plan().placed(self.day())),
        ]
        here = self.key()
        place = stops.index(here) if here in stops else 0
        place += 1 if forward else -1
        if 0 <= place < len(stops):
            self.picked.emit(self.day(), stops[place])
            return True
        return super().focusNextPrevChild(forward)

    # -- pointer --------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses."""
        self._pressed = None
        hit = self.hit(event.position().toPoint())
        if hit is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed, self._press_place = hit, event.position().toPoint()
        self.picked.emit(hit.day, key_of(hit.item) if hit.item else None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drags an item, or shows what is under the pointer."""
        point = event.position().toPoint()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self.point_at(self.hit(point))
            return
        pressed = self._pressed
        if pressed and pressed.item and dragging.far_enough(self._press_place, point):
            self._pressed = None
            self.drag_began.emit(pressed.item)
            look = self.looks.of(pressed.item)
            self.drag_ended.emit(dragging.drag_item(self, pressed.item, look, self._carry))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ticks, or opens the day, where the press began."""
        pressed, self._pressed = self._pressed, None
        hit = self.hit(event.position().toPoint())
        if pressed is None or hit is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if hit.tick and pressed.tick and hit.item and pressed.item:
            if key_of(hit.item) == key_of(pressed.item):
                self.asked.emit(Ask.DONE, hit.item)
        elif hit.more and pressed.more and hit.day == pressed.day:
            self.day_opened.emit(hit.day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens an item, or starts something new on a day."""
        hit = self.hit(event.position().toPoint())
        self._pressed = None
        if hit is None or hit.tick or hit.more or event.button() != Qt.MouseButton.LeftButton:
            return
        if hit.item is not None:
            self.asked.emit(Ask.OPEN, hit.item)
        else:
            self.new_wanted.emit(hit.day)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """For what is under the pointer, or by key for what is chosen."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect = self.visualRect(self.currentIndex()) or self.plan().cell(self.day())
            place = self.viewport().mapToGlobal(rect.center())
            self.menu_wanted.emit(self.day(), self.item(), place)
            return
        hit = self.hit(event.pos())
        if hit is not None:
            self.picked.emit(hit.day, key_of(hit.item) if hit.item else None)
            self.menu_wanted.emit(hit.day, hit.item, event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        """The whole item as a tooltip; nothing is under a pointer that left."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            hit = self.hit(event.pos())
            text = tip(self.looks.spoken(hit.item)) if hit and hit.item else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        if event.type() == QEvent.Type.Leave:
            self.point_at(None)
        return super().viewportEvent(event)

    # -- dropping -------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Items and people may come."""
        if dragging.can_drop(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Shows the day it would go to."""
        hit = self.hit(event.position().toPoint())
        self.aim(hit.day if hit else None)
        if hit is not None and dragging.can_drop(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went on, or was given up."""
        self.aim(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hands on what came, and on which day."""
        self.aim(None)
        hit = self.hit(event.position().toPoint())
        if hit is None:
            return
        key = calendar_mime.unpack(event.mimeData())
        people = contact_mime.unpack(event.mimeData())
        if key is None and not people:
            return
        event.acceptProposedAction()
        # After the drag is over: a dialog in the middle of it would hold up where it came from.
        QTimer.singleShot(0, self, self._hand_on(key, people, hit.day))

    def _hand_on(self, key: Key | None, people: list[int], day: date) -> Callable[[], None]:
        if key is not None:
            return lambda: self.item_dropped.emit(key, day)
        return lambda: self.people_dropped.emit(people, day)
