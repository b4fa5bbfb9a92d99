"""Shows the rows of the agenda in a list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from journal.itemmodels.calendar_agenda import Agenda
from journal.ui.calendar.agenda_painting import (
    AgendaType,
    card_rect,
    is_card,
    paint_row,
    size_of,
)
from journal.ui.calendar.item_painting import Brush
from journal.ui.calendar.looks import Looks
from journal.ui.calendar.type_sizes import Type
from journal.ui.theme import SIZE, roles_for
from journal.ui.widgets.focus_ring import paint_focus_ring
from journal.ui.widgets.tip_delegate import TipDelegate

Index = QModelIndex | QPersistentModelIndex
State = QStyle.StateFlag


class AgendaDelegate(TipDelegate):
    """Ground of a chosen row by the style; a card has a ring of its own."""

    def __init__(self, agenda: Agenda, looks: Looks, parent: QWidget) -> None:
        super().__init__(parent)
        self._agenda = agenda
        self._looks = looks
        self._view = parent
        self.refit()

    def refit(self) -> None:
        """The font has changed."""
        self.type = AgendaType(self._view.font())
        self._plain = Type(self._view.font())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """By the kind of the row."""
        return size_of(self.type, self._agenda.entry_at(index.row()), self._looks)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, row, ring."""
        row = self._agenda.entry_at(index.row())
        if row is None:
            return
        painter.save()
        painter.setLayoutDirection(option.direction)
        roles = roles_for(option.palette)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        brush = Brush(self._plain, mirrored, self._plain.measures, painter, roles)
        card = is_card(row)
        if row.item is not None and not card:
            self._view.style().drawPrimitive(
                QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, self._view
            )
        selected = bool(option.state & State.State_Selected)
        paint_row(brush, self.type, option.rect, row, self._looks, selected)
        focused = bool(option.state & State.State_HasFocus)
        if row.item is not None and focused:
            area = card_rect(brush, option.rect) if card else option.rect
            paint_focus_ring(painter, area, roles, SIZE.card_radius if card else SIZE.radius)
        painter.restore()

    def tip_at(self, option: QStyleOptionViewItem, index: Index, place: QPoint) -> str:
        """The whole item, since long titles are cut."""
        item = self._agenda.item_at(index)
        return self._looks.spoken(item) if item is not None else ""
