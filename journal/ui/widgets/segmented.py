"""A choice between a few views, as joined buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from journal.ui.style_paint import box
from journal.ui.theme import SIZE, roles_for
from journal.ui.widgets.focus_ring import paint_focus_ring

PADDING = 14


class Segment(QRadioButton):
    """One of the joined buttons; a radio button to keyboard and screen reader."""

    def __init__(self, text: str, first: bool, last: bool, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._first = first
        self._last = last
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def hitButton(self, pos: QPoint) -> bool:
        """The whole segment can be pressed."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Room for the words when they are chosen, and so heavier."""
        words = QFontMetrics(self._chosen_font()).size(
            Qt.TextFlag.TextShowMnemonic.value, self.text()
        )
        return QSize(words.width() + 2 * PADDING, max(SIZE.control, words.height() + 14))

    def minimumSizeHint(self) -> QSize:
        """Words are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Its part of the common box; the tint shows the choice, and weight without colour."""
        roles = roles_for(self.palette())
        painter = QPainter(self)
        fill = roles.base
        if self.isChecked():
            fill = roles.selection
        elif self.underMouse() and self.isEnabled():
            fill = roles.hover
        line = roles.line if self.isEnabled() else roles.hair
        starts, ends = self._ends()
        joined = 2 * SIZE.radius  # round ends beyond the widget are cut off
        area = self.rect().adjusted(0 if starts else -joined, 0, 0 if ends else joined, 0)
        box(painter, area, fill, line)
        if not starts:
            painter.fillRect(QRect(0, 0, 1, self.height()), line)
        if self.hasFocus():
            paint_focus_ring(painter, self.rect(), roles)
        painter.setFont(self._chosen_font() if self.isChecked() else self.font())
        ink = roles.soon if self.isChecked() else roles.text
        painter.setPen(ink if self.isEnabled() else roles.placeholder)
        flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextShowMnemonic.value
        painter.drawText(self.rect(), flags, self.text())

    def _ends(self) -> tuple[bool, bool]:
        """Whether the common box begins and ends here, from left to right."""
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return self._last, self._first
        return self._first, self._last

    def _chosen_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font


class SegmentedControl(QWidget):
    """Chooses one of (code, label); Left and Right move, Tab passes on."""

    changed = Signal(object)

    def __init__(
        self, choices: Sequence[tuple[object, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._codes = [code for code, _label in choices]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (_code, label) in enumerate(choices):
            segment = Segment(label, place == 0, place == len(choices) - 1, self)
            self._group.addButton(segment, place)
            row.addWidget(segment)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if self._codes:
            self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self._tell)

    def code(self) -> object:
        """The code chosen."""
        return self._codes[self._group.checkedId()]

    def set_code(self, code: object) -> None:
        """Choose by program; no signal. Raises ``ValueError`` for an unknown code."""
        place = self._codes.index(code)
        self._group.blockSignals(True)
        self._group.button(place).setChecked(True)
        self._group.blockSignals(False)

    def segment(self, code: object) -> Segment:
        """The button of a code."""
        button = self._group.button(self._codes.index(code))
        assert isinstance(button, Segment)
        return button

    def changeEvent(self, event: QEvent) -> None:
        """The joins move when the direction changes."""
        super().changeEvent(event)
        self.update()

    def _tell(self, place: int, checked: bool) -> None:
        if checked:
            self.changed.emit(self._codes[place])
