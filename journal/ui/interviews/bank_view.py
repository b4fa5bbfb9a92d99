"""Questions of the bank: a plus adds one, and so do Enter and dragging."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QMenu,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from journal.itemmodels.bank_list import BankLine, BankList, Role
from journal.ui.growth import icon_side
from journal.ui.icons import icon, paint_icon
from journal.ui.interviews.embedded_list import EmbeddedList
from journal.ui.interviews.wrapping import lines
from journal.ui.theme import kind_font, roles_for
from journal.ui.widgets.direction import draw_leading
from journal.ui.widgets.focus_ring import paint_focus_ring
from journal.ui.widgets.tip_delegate import TipDelegate

Index = QModelIndex | QPersistentModelIndex
PADDING = 10
AIR = 10
MOST_LINES = 3


class BankDelegate(TipDelegate):
    """``added``: the id whose plus was clicked."""

    added = Signal(object)

    def __init__(self, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._view = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the lines of the question, and one line for the reasons."""
        self.initStyleOption(option, index)
        metrics = option.fontMetrics
        small = QFontMetrics(kind_font("caption", option.font))
        width = self._view.viewport().width() - _left(option) - PADDING
        count = len(lines(option.text, option.font, width, MOST_LINES))
        return QSize(0, count * metrics.lineSpacing() + small.height() + AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Plus, question, reasons."""
        line = index.data(Role.LINE)
        if not isinstance(line, BankLine):
            return
        self.initStyleOption(option, index)
        roles, rect = roles_for(option.palette), option.rect
        painter.save()
        painter.setLayoutDirection(option.direction)
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        paint_icon(painter, plus(option), "plus", roles.link)
        metrics = option.fontMetrics
        left = _left(option)
        area = QRect(rect.left() + left, rect.top() + AIR // 2, rect.width() - left - PADDING, 0)
        painter.setFont(option.font)
        painter.setPen(roles.text)
        for text in lines(option.text, option.font, area.width(), MOST_LINES):
            area.setHeight(metrics.lineSpacing())
            place = QStyle.visualRect(option.direction, rect, area)
            draw_leading(painter, place, option.direction, text)
            area.translate(0, metrics.lineSpacing())
        small = kind_font("caption", option.font)
        painter.setFont(small)
        metrics = QFontMetrics(small)
        area.setHeight(metrics.height())
        below = f"{line.below} · " if line.below and line.caution else line.below
        for text, ink in ((below, roles.muted), (line.caution, roles.today)):
            words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(area.width(), 0))
            painter.setPen(ink)
            place = QStyle.visualRect(option.direction, rect, area)
            draw_leading(painter, place, option.direction, words)
            area.setLeft(area.left() + metrics.horizontalAdvance(words))
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, rect, roles)
        painter.restore()

    def tip_at(self, option: QStyleOptionViewItem, index: Index, place: QPoint) -> str:
        """What the plus does, or all that is said of the question."""
        on_plus = plus(option).adjusted(-6, 0, 6, 0).contains(place)
        text = index.data(Qt.ItemDataRole.AccessibleTextRole)
        return self.tr("Add to this interview (Enter)") if on_plus else str(text)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A click on the plus adds."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            area = plus(option).adjusted(-8, 0, 8, 0)
            if area.contains(event.position().toPoint()):
                self.added.emit(index.data(Role.ID))
                return True
        return super().editorEvent(event, model, option, index)


def plus(option: QStyleOptionViewItem) -> QRect:
    """Where the plus of a row is."""
    rect = option.rect
    side = icon_side(option.fontMetrics)
    area = QRect(rect.left() + PADDING, rect.top(), side, rect.height())
    return QStyle.visualRect(option.direction, rect, area)


def _left(option: QStyleOptionViewItem) -> int:
    """From where a row begins to its words."""
    return PADDING + icon_side(option.fontMetrics) + 10


class BankView(EmbeddedList):
    """``added``: an id of the bank to be added to the interview."""

    added = Signal(object)

    def __init__(self, questions: BankList, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("interviews.prepare.bank")
        self.setAccessibleName(self.tr("Questions of the bank"))
        self.setAccessibleDescription(self.tr("Enter adds one to this interview."))
        self._questions = questions
        self._delegate = BankDelegate(self)
        self._delegate.added.connect(self.added)
        self.setItemDelegate(self._delegate)
        self.setModel(questions)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.doubleClicked.connect(self._add)
        self.add = QAction(icon("plus"), self.tr("Add to this interview"), self)
        self.add.triggered.connect(self._add)

    def current(self) -> int | None:
        """The question chosen."""
        return self._questions.id_at(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._add()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same by menu."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.add)
        place = event.globalPos()
        if by_key:
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
        menu.popup(place)

    def _add(self, *_index: object) -> None:
        key = self.current()
        if key is not None:
            self.added.emit(key)
