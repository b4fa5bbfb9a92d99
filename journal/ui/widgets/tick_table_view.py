"""How a table with ticks is shown: Space ticks all rows that are chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from journal.itemmodels.tick_table import TickTable
from journal.ui.widgets.text_table_view import TextTableView


class TickTableView(TextTableView):
    """``wide`` is the column that takes the room."""

    def __init__(self, model: TickTable, wide: int, parent: QWidget | None = None) -> None:
        super().__init__(model, wide, several=True, parent=parent)
        self._ticks = model

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space; of several rows all are as the first one becomes."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            rows = self.chosen_rows()
            if rows:
                self._ticks.tick(rows, not self._ticks.is_ticked(rows[0]))
            return
        super().keyPressEvent(event)
