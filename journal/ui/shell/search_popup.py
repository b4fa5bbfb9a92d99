"""The search over the window: one field, results while typing, Enter opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
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
from journal.ui.shell.context import PageContext
from journal.ui.shell.navigator import WindowNavigator
from journal.ui.shell.search_results import COMMANDS_ONLY, Result, results
from journal.ui.style_paint import box
from journal.ui.theme import SIZE, SPACE, kind_font, roles_for
from journal.ui.widgets.announce import announce
from journal.ui.widgets.label import Label
from journal.ui.widgets.search_field import SearchField

WIDTH = 640
TOP = 64
MOST_ROWS = 9
Index = QModelIndex
Role = Qt.ItemDataRole


class ResultsModel(QAbstractListModel):
    """The rows; a row's spoken text names kind and words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Result] = []

    def show_rows(self, rows: list[Result]) -> None:
        """Other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Any = Index()) -> int:  # noqa: B008 - Qt's signature
        """One row a result."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Any, role: int = Role.DisplayRole) -> object:
        """Title, and all words for screen readers."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Role.DisplayRole:
            return row.title
        if role == Role.AccessibleTextRole:
            return ", ".join(part for part in (row.title, row.end, row.text) if part)
        return None


class ResultDelegate(QStyledItemDelegate):
    """Icon, name, a second line with the words that were found, and the kind at the end."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:
        """Two lines of text with air, whatever its size."""
        lines = option.fontMetrics.height() + QFontMetrics(kind_font("caption")).height()
        return QSize(0, max(SIZE.two_line_row, lines + 14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        """One row."""
        row = index.model().rows[index.row()]
        option.widget.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        roles = roles_for(option.palette)
        area = option.rect.adjusted(SPACE.card, 0, -SPACE.card, 0)

        def turned(rect: QRect) -> QRect:
            return QStyle.visualRect(option.direction, area, rect)

        middle = area.center().y()
        side = icon_side(option.fontMetrics)
        place = QRect(area.left(), middle - side // 2, side, side)
        paint_icon(painter, turned(place), row.icon, roles.muted)
        caption = kind_font("caption", option.font)
        small = QFontMetrics(caption)
        end = small.horizontalAdvance(row.end) + SPACE.medium if row.end else 0
        painter.setFont(caption)
        painter.setPen(roles.muted)
        trailing = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        leading = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        sides = (trailing, leading) if self._reads_right(option) else (leading, trailing)
        painter.drawText(turned(area), sides[0].value, row.end)
        words = area.adjusted(side + SPACE.medium, 6, -end, -6)
        title = QRect(words)
        if row.text:
            below = QRect(words)
            below.setTop(words.bottom() - small.height())
            title.setBottom(below.top())
            text = small.elidedText(row.text, Qt.TextElideMode.ElideRight, below.width())
            painter.drawText(turned(below), sides[1].value, text)
        painter.setFont(kind_font("strong", option.font) if row.text else option.font)
        painter.setPen(roles.text)
        text = painter.fontMetrics().elidedText(
            row.title, Qt.TextElideMode.ElideRight, title.width()
        )
        painter.drawText(turned(title), sides[1].value, text)

    @staticmethod
    def _reads_right(option: QStyleOptionViewItem) -> bool:
        return bool(option.direction != Qt.LayoutDirection.RightToLeft)


class SearchPopup(QFrame):
    """Lies over the window. Arrows choose while the field keeps the focus; Esc goes back."""

    def __init__(
        self,
        context: PageContext,
        navigator: WindowNavigator,
        window: QWidget,
        name_steps: Callable[[], object],
    ) -> None:
        """``name_steps`` puts the names of what Undo and Redo would do into their commands."""
        super().__init__(window)
        self.setObjectName("search")
        self._context = context
        self._name_steps = name_steps
        self._navigator = navigator
        self._window = window
        self._before: QWidget | None = None
        self.field = SearchField(self.tr("Search or add…"))
        self.field.setObjectName("search.field")
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self.model = ResultsModel(self)
        self.list = QListView()
        self.list.setObjectName("search.results")
        self.list.setAccessibleName(self.tr("Found"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(ResultDelegate(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._take)
        self.hint = Label("", "caption", "muted", wrap=True)
        self.hint.setObjectName("search.hint")
        self.hint.setContentsMargins(SPACE.card, SPACE.small, SPACE.card, SPACE.small)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.small, SPACE.small, SPACE.small, SPACE.small)
        column.setSpacing(SPACE.tight)
        column.addWidget(self.field)
        column.addWidget(self.hint)
        column.addWidget(self.list)
        window.installEventFilter(self)
        self.hide()

    def open(self, text: str = "") -> None:
        """Shows it, with ``text`` as if typed."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self.field.setText(text)
        self._find(text)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)  # another reason would mark the text
        QApplication.instance().focusChanged.connect(  # type: ignore[union-attr]
            self._focus_moved, Qt.ConnectionType.UniqueConnection
        )

    def close_up(self) -> None:
        """Hides it; the focus goes back to where it was."""
        if self.isHidden():
            return
        back = self.field.hasFocus()
        self.hide()
        if back and self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the list while the field has the focus; the window's size."""
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._key(event)
        elif watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card with a border that shows on every ground."""
        roles = roles_for(self.palette())
        box(QPainter(self), self.rect(), roles.base, roles.line, 1, SIZE.card_radius)

    def _key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        steps |= {Qt.Key.Key_PageDown: MOST_ROWS, Qt.Key.Key_PageUp: -MOST_ROWS}
        key = Qt.Key(event.key())
        if key in steps:
            self._move(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.close_up()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._move(1 if key == Qt.Key.Key_Tab else -1)
        else:
            return False
        return True

    def _move(self, step: int) -> None:
        count = self.model.rowCount()
        if not count:
            return
        row = min(max(self.list.currentIndex().row() + step, 0), count - 1)
        index = self.model.index(row)
        self.list.setCurrentIndex(index)
        announce(self.list, str(index.data(Role.AccessibleTextRole)))

    def _find(self, typed: str) -> None:
        self._name_steps()  # leaving a field for the search may have been a step
        rows = results(self._context, self._navigator, typed)
        self.model.show_rows(rows)
        if rows and not rows[0].waits:
            self.list.setCurrentIndex(self.model.index(0))
        self.list.scrollToTop()
        self._say(typed, rows)
        self._place()

    def _say(self, typed: str, rows: list[Result]) -> None:
        """A word where there is nothing to show but the offer."""
        asked, count = typed.strip(), len(rows)
        if not asked:
            text = self.tr(
                "Type a name, a company, or a word from your notes. “>” finds commands alone."
            )
        elif asked.startswith(COMMANDS_ONLY):
            text = "" if count else self.tr("No such command")
        elif rows and rows[0].waits:
            text = self.tr("Nothing found for “{words}”. To add somebody called so, press ↓ first.")
            text = text.format(words=asked)
        else:
            text = "" if count > 1 else self.tr("Nothing found for “{words}”").format(words=asked)
        self.hint.setText(text)
        self.hint.setVisible(bool(text))

    def _take(self, index: Any) -> None:
        if index.isValid():
            row = self.model.rows[index.row()]
            self.close_up()
            row.run()

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and not self.isHidden() and not self.isAncestorOf(now):
            self.hide()

    def _place(self) -> None:
        """As wide as it may be, as high as its rows."""
        width = min(WIDTH, self._window.width() - 2 * SPACE.page)
        rows = min(self.model.rowCount(), MOST_ROWS)
        height = self.list.sizeHintForRow(0) if rows else 0
        room = self._window.height() - TOP - 120
        self.list.setVisible(rows > 0)
        self.list.setFixedHeight(max(min(rows * height, room), height))
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((self._window.width() - width) // 2, TOP)
