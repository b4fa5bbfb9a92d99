"""A table of thousands of texts is painted without looking at each of them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from journal.itemmodels.text_table import TextRow, TextTable
from journal.ui.widgets.text_table_view import TextTableView

ROWS = 500


class Counting(TextTable):
    """Knows how often it was asked for its size, as it is for each cell that is looked at."""

    asked = 0

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # type: ignore[override]  # noqa: B008
        """Counts."""
        self.asked += 1
        return super().columnCount(parent)


def test_painting_with_all_rows_chosen_looks_at_those_seen_alone(qtbot: QtBot) -> None:
    model = Counting(("What", "When"))
    view = TextTableView(model, 0, several=True)
    qtbot.addWidget(view)
    view.resize(400, 200)
    model.set_rows([TextRow(key, (f"Thing {key}", "today")) for key in range(ROWS)])
    view.show()
    view.selectAll()
    assert view.chosen_rows() == list(range(ROWS))
    picture = QPixmap(view.size())
    view.render(picture)
    model.asked = 0
    view.setEnabled(False)  # as while what is chosen is restored
    view.render(picture)
    assert 0 < model.asked < ROWS
