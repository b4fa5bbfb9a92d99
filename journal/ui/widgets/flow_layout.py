"""A layout that sets its widgets side by side and begins a new line where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget


class FlowLayout(QLayout):
    """For chips, tags and links; lines are mirrored in right-to-left."""

    def __init__(
        self, parent: QWidget | None = None, horizontal: int = 8, vertical: int = 8
    ) -> None:
        self._heights: dict[int, int] = {}  # by width
        super().__init__(parent)
        self._gaps = (horizontal, vertical)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Append; called by ``addWidget``."""
        self._items.append(item)
        self._heights.clear()

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place, or ``None``."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove the item at a place."""
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Remove and delete all widgets."""
        while self._items:
            widget = self._items.pop().widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more room than it is given."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower means more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height its lines need in ``width``; asked for again and again."""
        if width not in self._heights:
            self._heights[width] = self._lay_out(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Something in it has another size."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Place everything."""
        super().setGeometry(rect)
        self._lay_out(rect, move=True)

    def sizeHint(self) -> QSize:
        """All on one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._gaps[0] * max(len(sizes) - 1, 0)
        return self._with_margins(QSize(width, max((s.height() for s in sizes), default=0)))

    def minimumSize(self) -> QSize:
        """The widest item alone on a line."""
        least = QSize(0, 0)
        for item in self._shown():
            least = least.expandedTo(item.minimumSize())
        return self._with_margins(least)

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lay_out(self, rect: QRect, move: bool) -> int:
        """Fill the lines, and tell the height of all with the margins."""
        area = rect.marginsRemoved(self.contentsMargins())
        lines: list[list[tuple[QLayoutItem, QRect]]] = [[]]
        x = area.left()
        for item in self._shown():
            size = item.sizeHint()
            width = min(size.width(), max(area.width(), item.minimumSize().width()))
            if lines[-1] and x + width > area.left() + area.width():
                lines.append([])
                x = area.left()
            lines[-1].append((item, QRect(QPoint(x, 0), QSize(width, size.height()))))
            x += width + self._gaps[0]
        top = area.top()
        for line in lines:
            height = max((place.height() for _item, place in line), default=0)
            if move:
                self._place_line(line, area, top, height)
            top += height + self._gaps[1]
        margins = self.contentsMargins()
        used = top - self._gaps[1] - area.top()
        return used + margins.top() + margins.bottom()

    def _place_line(
        self, line: list[tuple[QLayoutItem, QRect]], area: QRect, top: int, height: int
    ) -> None:
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        for item, place in line:
            place.moveTop(top + (height - place.height()) // 2)
            item.setGeometry(QStyle.visualRect(direction, area, place))
