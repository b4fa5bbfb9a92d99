"""A choice that looks like text until one points at it, as the fields around it do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionComboBox, QWidget

from journal.ui.growth import icon_side
from journal.ui.icons import paint_icon
from journal.ui.style_fields import field_box
from journal.ui.theme import roles_for
from journal.ui.widgets.code_box import CodeBox
from journal.ui.widgets.inline_edit import INSET, LEAST_HEIGHT

ARROW = 14
_START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class InlineChoice(CodeBox):
    """A ``CodeBox`` without a box; its words begin where those of the fields do."""

    def __init__(
        self, choices: Sequence[tuple[object, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(choices, parent, in_place=True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the longest choice, as low as a field."""
        metrics = self.fontMetrics()
        words = [self.itemText(place) for place in range(self.count())]
        widest = max((metrics.horizontalAdvance(each) for each in words), default=0)
        height = max(LEAST_HEIGHT, metrics.height() + 8)
        return QSize(widest + 3 * INSET + icon_side(metrics, ARROW) + 2, height)

    def minimumSizeHint(self) -> QSize:
        """It may become narrow."""
        return QSize(min(self.sizeHint().width(), 60), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words; box and arrow only while they are of use."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        roles = roles_for(self.palette())
        painter = QPainter(self)
        active = self.hasFocus() or self.underMouse() or self.view().isVisible()
        if active and self.isEnabled():
            field_box(painter, self.rect(), option.state, roles, self.hasFocus())
        side = icon_side(self.fontMetrics(), ARROW)
        room = self.rect().adjusted(INSET, 0, -INSET - side - 2, 0)
        empty = not self.code()
        painter.setPen(roles.placeholder if empty or not self.isEnabled() else roles.text)
        words = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width()
        )
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), room)
        painter.drawText(place, _START.value, words)
        if active and self.isEnabled():
            arrow = QRect(self.width() - INSET - side, 0, side, self.height())
            arrow = QStyle.visualRect(self.layoutDirection(), self.rect(), arrow)
            paint_icon(painter, arrow, "chevron-down", roles.muted)
