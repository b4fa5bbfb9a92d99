"""Paints a list in groups: their heads, and rows of two lines."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from journal.itemmodels.grouped_list import GroupedList, Heading, Lines, Role
from journal.ui.growth import icon_side
from journal.ui.icons import paint_icon
from journal.ui.theme import SIZE, SPACE, kind_font, roles_for
from journal.ui.widgets.focus_ring import paint_focus_ring
from journal.ui.widgets.tip_delegate import TipDelegate

Index = QModelIndex | QPersistentModelIndex
PADDING = 12
START = Qt.AlignmentFlag.AlignLeading.value
AIR = 14  # above and below the two lines
HEADING = 40


class GroupedDelegate(TipDelegate):
    """Icon, name, second line; mirrored with the view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._font: QFont | None = None
        self._sizes = (QSize(), QSize())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Higher with a larger font. The view asks for each of thousands of rows."""
        font = option.font
        if font != self._font:
            small = QFontMetrics(kind_font("caption", font))
            high = option.fontMetrics.height()
            self._font = QFont(font)
            self._sizes = (
                QSize(0, max(SIZE.two_line_row, high + small.height() + AIR)),
                QSize(0, max(HEADING, high + 24)),
            )
        model = index.model()
        assert isinstance(model, GroupedList)
        return self._sizes[model.is_heading(index.row())]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A head, or a row with its ground."""
        heading, lines = index.data(Role.HEADING), index.data(Role.LINES)
        painter.save()
        painter.setLayoutDirection(option.direction)
        if isinstance(heading, Heading):
            self._paint_heading(painter, option, heading)
        elif isinstance(lines, Lines):
            self.initStyleOption(option, index)
            style = option.widget.style() if option.widget else QApplication.style()
            style.drawPrimitive(
                QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
            )
            self._paint_lines(painter, option, lines)
            if option.state & QStyle.StateFlag.State_HasFocus:
                paint_focus_ring(painter, option.rect, roles_for(option.palette))
        painter.restore()

    def tip_at(self, option: QStyleOptionViewItem, index: Index, place: QPoint) -> str:
        """The whole row as a tooltip, since long names are cut."""
        if index.data(Role.LINES) is None:
            return ""
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole))

    def _paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, heading: Heading
    ) -> None:
        small = kind_font("caption", option.font)
        painter.setFont(small)
        painter.setPen(roles_for(option.palette).muted)
        area = option.rect.adjusted(PADDING, 0, -PADDING, -SPACE.small)
        bottom = Qt.AlignmentFlag.AlignBottom.value
        count = option.locale.toString(heading.members)
        painter.drawText(area, Qt.AlignmentFlag.AlignTrailing.value | bottom, count)
        room = area.width() - QFontMetrics(small).horizontalAdvance(count) - SPACE.small
        words = QFontMetrics(small).elidedText(heading.text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(area, START | bottom, words)

    def _paint_lines(self, painter: QPainter, option: QStyleOptionViewItem, lines: Lines) -> None:
        roles = roles_for(option.palette)
        rect = option.rect
        side = icon_side(option.fontMetrics)
        icon = QRect(rect.left() + PADDING, rect.top(), side, rect.height())
        paint_icon(
            painter,
            QStyle.visualRect(option.direction, rect, icon),
            lines.icon,
            roles.color(lines.role),
        )
        strong = QFont(option.font)
        if option.state & QStyle.StateFlag.State_Selected:
            strong.setWeight(QFont.Weight.DemiBold)
        small = kind_font("caption", option.font)
        upper, lower = QFontMetrics(strong), QFontMetrics(small)
        gap = 2
        top = rect.top() + (rect.height() - upper.height() - lower.height() - gap) // 2
        left = PADDING + side + PADDING
        area = QRect(rect.left() + left, top, rect.width() - left - PADDING, upper.height())
        elide = Qt.TextElideMode.ElideRight
        painter.setFont(strong)
        painter.setPen(roles.text)
        painter.drawText(
            QStyle.visualRect(option.direction, rect, area),
            START,
            upper.elidedText(lines.name, elide, area.width()),
        )
        area = QRect(area.left(), area.bottom() + 1 + gap, area.width(), lower.height())
        painter.setFont(small)
        painter.setPen(roles.muted)
        painter.drawText(
            QStyle.visualRect(option.direction, rect, area),
            START,
            lower.elidedText(lines.below, elide, area.width()),
        )
