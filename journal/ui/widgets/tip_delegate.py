"""A delegate whose rows tell as a tooltip what they can't show."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from journal.ui.widgets.plain import tip

Index = QModelIndex | QPersistentModelIndex


class TipDelegate(QStyledItemDelegate):
    """Heirs say in ``tip_at`` what the tooltip of a place in a row is."""

    def tip_at(self, option: QStyleOptionViewItem, index: Index, place: QPoint) -> str:
        """Plain text, which may be data; "" for no tooltip. ``place`` is in the viewport."""
        raise NotImplementedError

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Shows the tooltip, never as markup."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), tip(self.tip_at(option, index, event.pos())), view)
        return True
