"""How it went: none to five stars, one control to keyboard and screen reader."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from journal.ui.growth import icon_side
from journal.ui.icons import paint_icon
from journal.ui.interviews.stars import fill_star
from journal.ui.theme import roles_for
from journal.ui.widgets.focus_ring import paint_focus_ring

MOST = 5
STAR = 18
CELL = 28


class Rating(QAbstractSlider):
    """``rated`` tells what the user chose, 0 for none. Arrows and digits set it too."""

    rated = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, MOST)
        self.setSingleStep(1)
        self.setPageStep(1)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._hovered = 0
        self._silent = False
        self.valueChanged.connect(self._tell)
        self.set_rating(0)

    def set_rating(self, rating: int) -> None:
        """Shows a rating; no signal."""
        self._silent = True
        self.setValue(rating)
        self._silent = False
        self._describe()

    def sizeHint(self) -> QSize:
        """Five stars that can be hit."""
        side = icon_side(self.fontMetrics(), CELL)
        return QSize(MOST * side, side)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def star_rect(self, number: int) -> QRect:
        """The place of a star, 1 to 5."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        place = MOST - number if mirrored else number - 1
        side = icon_side(self.fontMetrics(), CELL)
        return QRect(place * side, 0, side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits set it."""
        text = event.text()
        if text.isdigit() and int(text) <= MOST and not event.modifiers():
            self.setValue(int(text))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A star sets it, the same star once more takes it back."""
        if event.button() == Qt.MouseButton.LeftButton:
            number = self._number_at(event)
            self.setValue(0 if number == self.value() else number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shows what a click would set."""
        self._hovered = self._number_at(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Shows what is set."""
        super().leaveEvent(event)
        self._hovered = 0
        self.update()

    def wheelEvent(self, event: QEvent) -> None:
        """The wheel scrolls the page and changes nothing by accident."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Filled stars up to the value, outlined ones after it."""
        painter = QPainter(self)
        roles = roles_for(self.palette())
        star = icon_side(self.fontMetrics(), STAR)
        for number in range(1, MOST + 1):
            area = QRect(0, 0, star, star)
            area.moveCenter(self.star_rect(number).center())
            filled = number <= self.value()
            if filled:
                fill_star(painter, area, roles.today)
            hinted = filled or number <= self._hovered
            paint_icon(painter, area, "star", roles.today if hinted else roles.line)
        if self.hasFocus():
            paint_focus_ring(painter, self.rect(), roles)

    def _number_at(self, event: QMouseEvent) -> int:
        x = event.position().toPoint()
        for number in range(1, MOST + 1):
            if self.star_rect(number).contains(x):
                return number
        return self.value()

    def _tell(self, value: int) -> None:
        self._describe()
        self.update()
        if not self._silent:
            self.rated.emit(value)

    def _describe(self) -> None:
        value = self.value()
        words = self.tr("{n} of {most} stars").format(n=value, most=MOST)
        self.setAccessibleDescription(words if value else self.tr("Not rated"))
