"""The sidebar: one row for each page, a badge, and a narrow form with icons alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from journal.ui.growth import icon_side
from journal.ui.icons import paint_icon
from journal.ui.shell.pages import PageEntry
from journal.ui.style_paint import box, fill_rect
from journal.ui.theme import SIZE, SPACE, roles_for, scaled
from journal.ui.widgets.focus_ring import paint_focus_ring

Index = QModelIndex
Roles = Qt.ItemDataRole
CODE = Roles.UserRole
ICON = Roles.UserRole + 1
BADGE = Roles.UserRole + 2
INSET = SPACE.small
BAR = 3
MOST_SHOWN = 99  # more would hide the icon where there is no title


class PagesModel(QAbstractListModel):
    """The pages with their badges."""

    def __init__(self, entries: Sequence[PageEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = list(entries)
        self._badges: dict[str, tuple[str, str]] = {}
        self.narrow = False

    def rowCount(self, parent: Any = Index()) -> int:  # noqa: B008 - Qt's signature
        """One row a page."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Any, role: int = Roles.DisplayRole) -> object:
        """Title, icon, badge; the words of the badge go to screen readers."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        badge, spoken = self._badges.get(entry.code, ("", ""))
        return {
            Roles.DisplayRole: entry.title,
            Roles.ToolTipRole: entry.title if self.narrow else None,
            Roles.AccessibleTextRole: f"{entry.title}, {spoken}" if spoken else entry.title,
            CODE: entry.code,
            ICON: entry.icon,
            BADGE: badge,
        }.get(role)

    def set_badge(self, code: str, number: int, spoken: str) -> None:
        """A number beside a page; 0 takes it away."""
        shown = str(number) if number <= MOST_SHOWN else f"{MOST_SHOWN}+"
        badge = (shown, spoken) if number else ("", "")
        if self._badges.get(code, ("", "")) != badge:
            self._badges[code] = badge
            row = self.row_of(code)
            self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, code: str) -> int:
        """Where a page stands."""
        found = [row for row, entry in enumerate(self._entries) if entry.code == code]
        return found[0] if found else -1


class SidebarDelegate(QStyledItemDelegate):
    """A painted row: no seam between icon and words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:
        """High enough for larger text too."""
        return QSize(SIZE.rail, max(SIZE.sidebar_row, option.fontMetrics.height() + 16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        """Ground, bar, icon, title, badge."""
        roles = roles_for(option.palette)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        row = option.rect.adjusted(INSET, 0, -INSET, 0)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ink = roles.text
        if selected:
            ink = roles.soon
            box(painter, row, roles.selection, radius=SIZE.radius)
            bar = QRect(row.left(), row.top() + 8, BAR, row.height() - 16)
            bar = QStyle.visualRect(option.direction, row, bar)
            box(painter, bar, roles.focus if roles.dark else roles.accent, radius=BAR / 2)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            box(painter, row, roles.hover, radius=SIZE.radius)
        narrow = row.width() < SIZE.rail
        side = icon_side(option.fontMetrics)
        start = (row.width() - side) // 2 if narrow else SPACE.medium
        place = QRect(row.left() + start, row.center().y() - side // 2 + 1, side, side)
        paint_icon(
            painter, QStyle.visualRect(option.direction, row, place), str(index.data(ICON)), ink
        )
        end = self._badge(painter, option, row, str(index.data(BADGE) or ""), narrow)
        if not narrow:
            font = QFont(option.font)
            font.setWeight(QFont.Weight.DemiBold if selected else QFont.Weight.Normal)
            words = row.adjusted(start + side + SPACE.medium - 2, 0, -end, 0)
            words = QStyle.visualRect(option.direction, row, words)
            painter.setFont(font)
            painter.setPen(ink)
            title = QFontMetrics(font).elidedText(
                str(index.data()), Qt.TextElideMode.ElideRight, words.width()
            )
            side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
            painter.drawText(words, (side | Qt.AlignmentFlag.AlignVCenter).value, title)
        sidebar = self.parent()
        dropped_on = isinstance(sidebar, Sidebar) and sidebar.drop_row() == index.row()
        if dropped_on or option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, row, roles)

    def _badge(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: QRect,
        number: str,
        narrow: bool,
    ) -> int:
        """The width that the badge takes at the end of the row."""
        if not number:
            return SPACE.small
        font = scaled(option.font, 0.8 if narrow else 0.9)
        metrics = QFontMetrics(font)
        height = 16 if narrow else 20
        width = max(metrics.horizontalAdvance(number) + (8 if narrow else 12), height)
        place = QRect(row.right() - width - 9, row.center().y() - height // 2 + 1, width, height)
        if narrow:
            place.moveTopRight(row.topRight())
        place = QStyle.visualRect(option.direction, row, place)
        ink, tint = roles_for(option.palette).state("today")
        box(painter, place, tint, radius=height / 2)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter.value, number)
        return width + SPACE.medium + SPACE.small


class Sidebar(QListView):
    """Arrows move between pages at once; the chosen page is announced by ``chosen``.

    People, and what stands on days, may be let go on some pages: ``begun`` says what that begins.
    """

    chosen = Signal(str)
    begun = Signal(object)  # a dropping.Begun

    def __init__(self, entries: Sequence[PageEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # The binding looks at every kind of widget when it meets one that Qt has made (20 ms).
        viewport = QWidget()
        self.setViewport(viewport)
        self.setObjectName("shell.sidebar")
        self.setAccessibleName(self.tr("Pages"))
        self.pages = PagesModel(entries, self)
        self.setModel(self.pages)
        self.setItemDelegate(SidebarDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoFillBackground(False)
        viewport.setAutoFillBackground(False)  # the panel's ground
        self.setAcceptDrops(True)
        self._target = -1
        self._silent = False
        self.selectionModel().currentChanged.connect(self._tell)

    def show_page(self, code: str) -> None:
        """Marks a page as the one shown, without a signal."""
        self._silent = True
        self.setCurrentIndex(self.pages.index(self.pages.row_of(code)))
        self._silent = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes into the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def drop_row(self) -> int:
        """The row over which something is dragged that may be let go there; -1 for none."""
        return self._target

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Whatever could be let go on a page here comes in; anything else goes to the window."""
        if any(self._begun(row, event) for row in range(self.pages.rowCount())):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Marks the page below the pointer if it can take it."""
        row = self.indexAt(event.position().toPoint()).row()
        fits = self._begun(row, event) is not None
        self._mark(row if fits else -1)
        event.accept() if fits else event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing is marked any more."""
        self._mark(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        """Begins it when the drag is over: a dialog must not open within it."""
        begun = self._begun(self.indexAt(event.position().toPoint()).row(), event)
        self._mark(-1)
        if begun is None:
            event.ignore()
            return
        # A copy in any case: whoever is dragged stays where they are.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        QTimer.singleShot(0, self, lambda: self.begun.emit(begun))

    def _begun(self, row: int, event: QDropEvent) -> object:
        from journal.ui.shell.dropping import begun  # nothing is dragged before the first paint

        code = self.pages.index(row).data(CODE)
        return None if code is None else begun(str(code), event.mimeData())

    def _mark(self, row: int) -> None:
        if row != self._target:
            self._target = row
            self.viewport().update()

    def _tell(self, current: Any, _before: Any) -> None:
        if current.isValid() and not self._silent:
            self.chosen.emit(str(current.data(CODE)))


class SidebarPanel(QWidget):
    """The sidebar's ground with a hairline at its end; wide, or a rail of icons."""

    def __init__(self, sidebar: Sidebar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sidebar = sidebar
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE.medium, 1, SPACE.medium)
        column.addWidget(sidebar)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """The rail, or the whole bar."""
        self._sidebar.pages.narrow = narrow
        self.setFixedWidth(SIZE.rail if narrow else max(SIZE.sidebar, self._wanted()))

    def _wanted(self) -> int:
        """Room for the longest title in the letters there are, and a badge."""
        pages, font = self._sidebar.pages, QFont(self._sidebar.font())
        font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        titles = [str(pages.index(row).data()) for row in range(pages.rowCount())]
        words = max((metrics.horizontalAdvance(title) for title in titles), default=0)
        around = 2 * INSET + icon_side(metrics) + 2 * SPACE.medium + SPACE.small
        return words + around + metrics.horizontalAdvance("99") + SPACE.medium

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need a wider bar."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_sidebar"):
            self.set_narrow(self._sidebar.pages.narrow)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and hairline."""
        roles = roles_for(self.palette())
        painter = QPainter(self)
        fill_rect(painter, self.rect(), roles.alternate)
        edge = QRect(self.width() - 1, 0, 1, self.height())
        edge = QStyle.visualRect(self.layoutDirection(), self.rect(), edge)
        fill_rect(painter, edge, roles.hair)
