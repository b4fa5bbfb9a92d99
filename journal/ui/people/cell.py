"""A cell that is being painted: things are put into it one after the other, from its start."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyleOptionViewItem

from journal.ui.growth import icon_side
from journal.ui.icons import paint_icon
from journal.ui.theme import kind_font, roles_for

MARK: Final = 14  # side of an icon beside letters at 100 %
MOST: Final = 1000  # widths that are kept
_LINE: Final = (
    Qt.AlignmentFlag.AlignLeft.value
    | Qt.AlignmentFlag.AlignVCenter.value
    | Qt.TextFlag.TextSingleLine.value
)
_ELIDE: Final = Qt.TextElideMode.ElideRight
_RIGHT_TO_LEFT: Final = Qt.LayoutDirection.RightToLeft


class Cell:
    """Mirrored where one reads from right to left; reads what it needs of the option once.

    ``widths`` are those of texts in the option's font, as far as they are known.
    """

    def __init__(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        margin: int,
        widths: dict[str, int] | None = None,
    ) -> None:
        self.painter = painter
        self.font = option.font
        self.metrics = option.fontMetrics
        self.mark = icon_side(self.metrics, MARK)
        self.roles = roles_for(option.palette)
        self.mirrored = option.direction == _RIGHT_TO_LEFT
        self._margin = margin
        self._widths = widths
        self.move(option.rect)
        painter.setFont(self.font)

    def move(self, rect: QRect) -> None:
        """Begins another cell."""
        self._rect: QRect = rect
        self._left = rect.left() + self._margin
        self._end = rect.right() + 1 - self._margin

    def set_font(self, kind: str) -> None:
        """What follows is of another kind of text."""
        font = kind_font(kind, self.font)
        self.metrics = QFontMetrics(font)
        self._widths = None
        self.painter.setFont(font)

    def width(self, text: str) -> int:
        """How much room a text takes; measured once, as the same rows are painted again."""
        known = self._widths
        if known is None:
            return self.metrics.horizontalAdvance(text)
        wide = known.get(text)
        if wide is None:
            if len(known) >= MOST:
                known.clear()
            wide = known[text] = self.metrics.horizontalAdvance(text)
        return wide

    def left_over(self) -> int:
        """How much room is left."""
        return self._end - self._left

    def skip(self, width: int) -> None:
        """Leaves a gap."""
        self._left += width

    def words(self, text: str, ink: QColor, keep: int = 0) -> None:
        """One line, elided so that ``keep`` stays free behind it."""
        room = max(self.left_over() - keep, 0)
        wide = self.width(text)
        if wide > room:
            text = self.metrics.elidedText(text, _ELIDE, room)
            wide = min(self.width(text), room)
        self.painter.setPen(ink)
        self.painter.drawText(self._place(room), _LINE, text)
        self._left += wide

    def icon(self, name: str, ink: QColor) -> None:
        """An icon of ``mark`` pixels."""
        paint_icon(self.painter, self._place(self.mark), name, ink)
        self._left += self.mark

    def picture(self, picture: QPixmap) -> None:
        """A picture in the middle of the row; what is too wide is cut off."""
        size = picture.deviceIndependentSize().toSize()
        place = self._place(size.width())
        top = place.top() + (place.height() - size.height()) // 2
        cut = size.width() > self.left_over()
        if cut:
            self.painter.save()
            self.painter.setClipRect(self._place(self.left_over()))
        self.painter.drawPixmap(place.left(), top, picture)
        if cut:
            self.painter.restore()

    def _place(self, width: int) -> QRect:
        """The next ``width`` pixels, on the side where they belong."""
        rect = self._rect
        left = self._left
        if self.mirrored:
            left = rect.left() + rect.right() + 1 - left - width
        return QRect(left, rect.top(), width, rect.height())
