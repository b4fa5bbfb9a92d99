"""Status chips: an icon and a word on a tint, as widgets and as strokes for delegates."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from journal.ui.growth import icon_side
from journal.ui.icons import paint_icon
from journal.ui.style_paint import box
from journal.ui.theme import SIZE, Roles, kind_font, roles_for
from journal.ui.widgets.focus_ring import paint_focus_ring
from journal.ui.widgets.plain import literal

ICON = 14
PADDING = 7
GAP = 5
BORDER_ALPHA = 150


def chip_size(font: QFont, icon: str, text: str) -> QSize:
    """How much room a chip takes. ``font`` is that of the view; the chip's is smaller."""
    metrics = QFontMetrics(kind_font("caption", font))
    width = 2 * PADDING
    if icon:
        width += icon_side(metrics, ICON)
    if text:
        width += metrics.horizontalAdvance(text) + 1
    if icon and text:
        width += GAP
    return QSize(width, max(SIZE.chip, metrics.height() + 6))


def paint_chip(
    painter: QPainter,
    rect: QRect,
    icon: str,
    text: str,
    role: str,
    roles: Roles,
    font: QFont,
) -> None:
    """Paint a chip over the whole of ``rect`` (see ``chip_size``); mirrored with the painter."""
    ink, tint = roles.state(role)
    border = QColor(ink)
    border.setAlpha(BORDER_ALPHA)
    painter.save()
    box(painter, rect, tint)
    box(painter, rect, None, border)
    inner = rect.adjusted(PADDING, 0, -PADDING, 0)
    mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    small = kind_font("caption", font)
    if icon:
        side = icon_side(QFontMetrics(small), ICON)
        left = inner.right() - side + 1 if mirrored else inner.left()
        place = QRect(left, rect.top() + (rect.height() - side) // 2, side, side)
        paint_icon(painter, place, icon, ink)
        if mirrored:
            inner.adjust(0, 0, -side - GAP, 0)
        else:
            inner.adjust(side + GAP, 0, 0, 0)
    painter.setFont(small)
    painter.setPen(ink)
    words = QFontMetrics(small).elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    painter.drawText(inner, int(side.value | Qt.AlignmentFlag.AlignVCenter.value), words)
    painter.restore()


class Chip(QWidget):
    """Icon, word and state colour; for looking at. Its word is its accessible name."""

    def __init__(
        self, icon: str = "", text: str = "", role: str = "neutral", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set(icon, text, role)

    def set(self, icon: str, text: str, role: str) -> None:
        """Show something else."""
        self._content = (icon, text, role)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The word shown."""
        return self._content[1]

    def role(self) -> str:
        """The state colour shown."""
        return self._content[2]

    def sizeHint(self) -> QSize:
        """See ``chip_size``."""
        return chip_size(self.font(), *self._content[:2])

    def paintEvent(self, event: QPaintEvent) -> None:
        """See ``paint_chip``."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        paint_chip(painter, self.rect(), *self._content, roles_for(self.palette()), self.font())


class ChipButton(QAbstractButton):
    """A chip that opens what it speaks of."""

    def __init__(
        self, icon: str = "", text: str = "", role: str = "neutral", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set(icon, text, role)

    def set(self, icon: str, text: str, role: str) -> None:
        """Show something else."""
        self._content = (icon, text, role)
        self.setText(literal(text))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def role(self) -> str:
        """The state colour shown."""
        return self._content[2]

    def sizeHint(self) -> QSize:
        """A chip's size, and a pixel around it so that it can be hit."""
        return chip_size(self.font(), *self._content[:2]).expandedTo(QSize(24, 24))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acts, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A chip; a full border under the pointer, the ring with the focus."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        roles = roles_for(self.palette())
        area = self.rect().adjusted(0, 1, 0, -1)
        paint_chip(painter, area, *self._content, roles, self.font())
        if self.hasFocus():
            paint_focus_ring(painter, self.rect(), roles)
        elif self.underMouse():
            box(painter, area, None, roles.state(self._content[2])[0])
