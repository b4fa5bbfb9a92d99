"""One line of the timeline: day, icon, words; painted whole, since there are many of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QToolTip, QWidget

from journal.ui.growth import icon_side
from journal.ui.icons import paint_icon
from journal.ui.style_paint import box
from journal.ui.theme import SIZE, SPACE, roles_for
from journal.ui.widgets.focus_ring import paint_focus_ring
from journal.ui.widgets.inline_edit import INSET
from journal.ui.widgets.plain import tip

LEAST_HEIGHT = 26
LONGEST = 400
_LINE = (
    Qt.AlignmentFlag.AlignLeft.value
    | Qt.AlignmentFlag.AlignVCenter.value
    | Qt.TextFlag.TextSingleLine.value
)


class TimelineRow(QAbstractButton):
    """Leads to what it tells of, where there is something to go to; words begin at ``INSET``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = self._words = ""
        self._icon = "clock"
        self._quiet = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_item(self, day: str, icon: str, words: str, *, leads: bool, quiet: bool) -> None:
        """Another line; one that leads nowhere is no button to keys and pointer."""
        words = words if len(words) <= LONGEST else words[:LONGEST] + "…"
        self._day, self._icon, self._words, self._quiet = day, icon, words, quiet
        self.setEnabled(leads)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if leads else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(f"{day}: {words}")
        self.update()

    def words(self) -> str:
        """What the line says."""
        return self._words

    def day(self) -> str:
        """Its day as shown."""
        return self._day

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(240, max(LEAST_HEIGHT, self.fontMetrics().height() + 8))

    def minimumSizeHint(self) -> QSize:
        """It may become narrow."""
        return QSize(160, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """The whole line as a tooltip where it is cut."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cut = self.fontMetrics().horizontalAdvance(self._words) > self._places()[2].width()
            QToolTip.showText(event.globalPos(), tip(self._words) if cut else "", self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acts, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _places(self) -> tuple[QRect, QRect, QRect]:
        inner = self.rect().adjusted(INSET, 0, -INSET, 0)
        column = max(SIZE.caption_column, 7 * self.fontMetrics().averageCharWidth())
        day = QRect(inner.left(), 0, column - SPACE.small, self.height())
        side = icon_side(self.fontMetrics())
        icon = QRect(inner.left() + column, 0, side, self.height())
        words = QRect(inner)
        words.setLeft(icon.right() + 1 + SPACE.small)
        return day, icon, words

    def paintEvent(self, event: QPaintEvent) -> None:
        """Day, icon, words; a ground under the pointer, the ring with the focus."""
        painter = QPainter(self)
        roles = roles_for(self.palette())
        if self.isEnabled() and self.underMouse():
            box(painter, self.rect(), roles.hover)
        direction, whole = self.layoutDirection(), self.rect()
        day, icon, words = (QStyle.visualRect(direction, whole, place) for place in self._places())
        metrics, elide = self.fontMetrics(), Qt.TextElideMode.ElideRight
        painter.setPen(roles.muted)
        painter.drawText(day, _LINE, metrics.elidedText(self._day, elide, day.width()))
        paint_icon(painter, icon, self._icon, roles.muted)
        painter.setPen(roles.muted if self._quiet else roles.text)
        painter.drawText(words, _LINE, metrics.elidedText(self._words, elide, words.width()))
        if self.hasFocus():
            paint_focus_ring(painter, self.rect(), roles)
