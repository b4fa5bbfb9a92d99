"""A word that acts: looks like a link, is a button to keyboard and screen reader."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from journal.ui.theme import KIND_PROPERTY, kind_font, roles_for
from journal.ui.widgets.focus_ring import paint_focus_ring
from journal.ui.widgets.plain import bounded, literal

INSET = 4
LEAST_HEIGHT = 24


class LinkLabel(QAbstractButton):
    """Text in the link colour; Space or Enter presses it.

    Left and right of the words are 4 pixels for the ring, about a space of the text around it.
    A text too long for its place ends in an ellipsis.
    """

    def __init__(
        self, text: str = "", kind: str = "body", role: str = "link", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._role = role
        if kind != "body":
            self.setFont(kind_font(kind))
            self.setProperty(KIND_PROPERTY, kind)  # so that it follows the application's font
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the application's font."""
        super().changeEvent(event)
        kind = self.property(KIND_PROPERTY) if event.type() == QEvent.Type.FontChange else None
        if kind and self.font() != (wanted := kind_font(kind)):
            self.setFont(wanted)
            self.updateGeometry()

    def setText(self, text: str) -> None:
        """Show data as it is: an ampersand in it is no mnemonic."""
        plain = bounded(" ".join(text.split()))
        super().setText(literal(plain))
        self.setAccessibleName(plain)
        self._plain = plain
        self.updateGeometry()

    def text(self) -> str:
        """The words as shown."""
        return self._plain

    def sizeHint(self) -> QSize:
        """The words and room for the ring."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self._plain) + 1 + 2 * INSET
        return QSize(width, max(LEAST_HEIGHT, metrics.height() + 4))

    def minimumSizeHint(self) -> QSize:
        """It may become narrow."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), 40), whole.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acts, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Underlined while the pointer is over it or it has the focus."""
        painter = QPainter(self)
        roles = roles_for(self.palette())
        font = QFont(self.font())
        font.setUnderline(self.isEnabled() and (self.underMouse() or self.hasFocus()))
        painter.setFont(font)
        painter.setPen(roles.color(self._role) if self.isEnabled() else roles.placeholder)
        area = self.rect().adjusted(INSET, 0, -INSET, 0)
        words = self.fontMetrics().elidedText(
            self._plain, Qt.TextElideMode.ElideRight, area.width()
        )
        start = Qt.AlignmentFlag.AlignLeft
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            start = Qt.AlignmentFlag.AlignRight
        painter.drawText(area, int(start.value | Qt.AlignmentFlag.AlignVCenter.value), words)
        if self.hasFocus():
            paint_focus_ring(painter, self.rect(), roles)
