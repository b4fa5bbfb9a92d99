"""A card of rows with hairlines between them; long lists show their beginning first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.ui.theme import SPACE
from journal.ui.today.row import Row
from journal.ui.widgets.card import Card, Hairline
from journal.ui.widgets.link_label import LinkLabel
from journal.ui.widgets.section import SectionTitle

AT_FIRST = 25  # so many widgets are made at once; 300 due on one day must not hold the window


class RowList(QWidget):
    """A titled card of rows. ``make(item)`` gives the row of an item."""

    def __init__(
        self, title: str, make: Callable[[object], Row], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._items: Sequence[object] = ()
        self._rows: list[Row] = []
        self._limit = AT_FIRST
        self._title = SectionTitle(title)
        self._card = Card()
        self._card.box.setContentsMargins(4, 4, SPACE.small, 4)
        self._card.box.setSpacing(0)
        self._all = LinkLabel("")
        self._all.clicked.connect(self._show_all)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE.medium)
        box.addWidget(self._title)
        box.addWidget(self._card)
        box.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)

    def rows(self) -> list[Row]:
        """The rows that are shown."""
        return self._rows

    def show_items(self, items: Sequence[object]) -> None:
        """Shows these; the row with the focus keeps it, or the one that takes its place."""
        focused = next((at for at, row in enumerate(self._rows) if row.has_focus_within()), None)
        self._items = items
        self._fill()
        if focused is not None and self._rows:
            self._rows[min(focused, len(self._rows) - 1)].setFocus()

    def _fill(self) -> None:
        while (item := self._card.box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = []
        shown = self._items[: self._limit]
        for place, each in enumerate(shown):
            if place:
                self._card.box.addWidget(Hairline())
            row = self._make(each)
            row.step.connect(self._go)
            self._rows.append(row)
            self._card.box.addWidget(row)
        self._title.set_count(len(self._items))
        self._all.setVisible(len(shown) < len(self._items))
        self._all.setText(self.tr("Show all %n", "", len(self._items)))
        self.setVisible(bool(self._items))

    def _show_all(self) -> None:
        self._limit = len(self._items)
        self._fill()

    def _go(self, by: int) -> None:
        sender = self.sender()
        if sender in self._rows:
            place = self._rows.index(sender) + by
            if 0 <= place < len(self._rows):
                self._rows[place].setFocus(Qt.FocusReason.TabFocusReason)
