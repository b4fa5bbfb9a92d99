"""A field to search or filter with: magnifier, the key that leads here, a cross to clear it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from journal.ui.growth import icon_side
from journal.ui.icons import paint_icon
from journal.ui.theme import SPACE, kind_font, roles_for
from journal.ui.widgets.buttons import IconButton
from journal.ui.widgets.direction import align_line
from journal.ui.widgets.plain import native_keys

START = 10
CROSS = 24


class SearchField(QLineEdit):
    """Esc empties it first; empty it lets Esc pass on."""

    def __init__(
        self,
        placeholder: str = "",
        shortcut_hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hint = native_keys(shortcut_hint)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._cross = IconButton("x", self.tr("Clear"), role="muted", parent=self)
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc does the same
        self._cross.setCursor(Qt.CursorShape.ArrowCursor)
        self._cross.clicked.connect(self.clear)
        self.textChanged.connect(self._refresh)
        self._refresh()

    def sizeHint(self) -> QSize:
        """Wide enough for a name."""
        return QSize(240, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """It may become narrow."""
        return QSize(120, super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Everything changes sides with the direction."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.FontChange):
            self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the field."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The cross stays at the end."""
        super().resizeEvent(event)
        self._place_cross()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The magnifier, and the key while the field is empty."""
        super().paintEvent(event)
        painter = QPainter(self)
        roles = roles_for(self.palette())
        ink = roles.muted if self.isEnabled() else roles.line
        start = QRect(START, 0, icon_side(self.fontMetrics()), self.height())
        paint_icon(painter, self._mirrored(start), "search", ink)
        if self._hint and not self.text():
            painter.setFont(kind_font("caption", self.font()))
            painter.setPen(roles.placeholder)
            end = QRect(self.width() - START - self._hint_width(), 0, self._hint_width(), 0)
            end.setHeight(self.height())
            painter.drawText(self._mirrored(end), Qt.AlignmentFlag.AlignCenter.value, self._hint)

    def _mirrored(self, rect: QRect) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            rect.moveLeft(self.width() - rect.right() - 1)
        return rect

    def _hint_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._hint) + SPACE.tight

    def _place_cross(self) -> None:
        side = icon_side(self.fontMetrics(), CROSS)
        top = (self.height() - side) // 2
        place = QRect(self.width() - side - SPACE.tight, top, side, side)
        self._cross.setGeometry(self._mirrored(place))

    def _refresh(self) -> None:
        """Words keep off the magnifier and off what stands at the end."""
        self._cross.setVisible(bool(self.text()))
        cross = icon_side(self.fontMetrics(), CROSS)
        end = cross if self.text() else self._hint_width() if self._hint else 0
        start = icon_side(self.fontMetrics()) + SPACE.tight
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            start, end = end, start
        self.setTextMargins(start, 0, end, 0)
        align_line(self)
        self._place_cross()
