"""The list of columns of an export: ticked, and put into order by drag or key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

CODE = Qt.ItemDataRole.UserRole
_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsUserCheckable
    | Qt.ItemFlag.ItemIsDragEnabled
)


class ColumnList(QListWidget):
    """``changed`` comes when other columns are ticked, or they stand in another order."""

    changed = Signal()

    def __init__(self, labels: Mapping[str, str], parent: QWidget | None = None) -> None:
        """``labels`` are all columns by code, in their usual order."""
        super().__init__(parent)
        self._labels = labels
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(self._tell)
        self.model().rowsMoved.connect(self._tell)

    def set_chosen(self, codes: Sequence[str]) -> None:
        """Ticks these, in this order; the others follow. No signal."""
        self.blockSignals(True)
        self.clear()
        for code in [*codes, *(each for each in self._labels if each not in codes)]:
            item = QListWidgetItem(self._labels[code])
            item.setFlags(_FLAGS)
            item.setData(CODE, code)
            ticked = code in codes
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.setCurrentRow(0)
        self.scrollToTop()
        self.blockSignals(False)

    def chosen(self) -> list[str]:
        """The codes ticked, from the top down."""
        items = [self.item(row) for row in range(self.count())]
        return [
            str(item.data(CODE)) for item in items if item.checkState() == Qt.CheckState.Checked
        ]

    def move_current(self, by: int) -> None:
        """Puts the current column higher (-1) or lower (1)."""
        row = self.currentRow()
        if row < 0 or not 0 <= row + by < self.count():
            return
        # Through the model: a row taken out and put in again would lose the focus for a moment.
        target = row + by + (1 if by > 0 else 0)
        self.model().moveRow(QModelIndex(), row, QModelIndex(), target)
        self.scrollToItem(self.currentItem())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Up and Alt+Down move the column."""
        steps = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.move_current(steps[event.key()])
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Wide enough for the words; as high as there is room."""
        width = self.sizeHintForColumn(0) + 2 * self.frameWidth() + 24
        return QSize(max(width, 200), 240)

    def minimumSizeHint(self) -> QSize:
        """A few rows at least."""
        return QSize(160, 96)

    def _tell(self) -> None:
        if not self.signalsBlocked():
            self.changed.emit()
