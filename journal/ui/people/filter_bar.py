"""The row over the people: which view, which words, which state."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from journal.itemmodels.contact_filter import FIRST, GLIMPSE, ContactFilter, Status
from journal.ui.people.words import status_label
from journal.ui.theme import SPACE
from journal.ui.widgets.buttons import MenuButton
from journal.ui.widgets.chip import ChipButton
from journal.ui.widgets.search_field import SearchField
from journal.ui.widgets.segmented import SegmentedControl

PAUSE_MS = 200


class FilterField(SearchField):
    """Enter and Down lead into the rows, Esc out of the field once it is empty."""

    entered = Signal()
    focused = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tells that somebody is about to type."""
        super().focusInEvent(event)
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        key = event.key()
        leads_on = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
        if key in leads_on or (key == Qt.Key.Key_Escape and not self.text()):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """``sought`` comes with a ContactFilter and how many matches to show for now.

    While one types, few are shown after each key and more after a pause.
    """

    sought = Signal(object, object)
    view_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.views = SegmentedControl([("tree", self.tr("Tree")), ("list", self.tr("List"))])
        self.views.setObjectName("people.view")
        self.views.changed.connect(self.view_chosen)
        self.field = FilterField(self.tr("Filter"))
        self.field.setObjectName("people.filter")
        self.field.textChanged.connect(self._typed)
        self.more = MenuButton("filter", self.tr("Filter by state"))
        self.more.setObjectName("people.filter.state")
        self.more.setMenu(self._menu())
        self.chip = ChipButton("x", "", "soon")
        self.chip.setObjectName("people.filter.chip")
        self.chip.clicked.connect(lambda: self.set_status(None))
        self.chip.hide()
        self._status: Status | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(lambda: self._tell(FIRST))
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE.medium)
        row.addWidget(self.views)
        row.addWidget(self.field, 1)
        row.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.small)
        column.addLayout(row)
        column.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignLeft)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        self._entries = {}
        for status in Status:
            entry = menu.addAction(status_label(status))
            entry.setCheckable(True)
            entry.triggered.connect(
                lambda checked, status=status: self.set_status(status if checked else None)
            )
            self._entries[status] = entry
        return menu

    def filter(self) -> ContactFilter:
        """What is looked for now."""
        return ContactFilter(self.field.text().strip(), self._status)

    def set_status(self, status: Status | None) -> None:
        """Filters by a state, or by none."""
        self._status = status
        for each, entry in self._entries.items():
            entry.setChecked(each is status)
        self.chip.setVisible(status is not None)
        if status is not None:
            words = status_label(status)
            self.chip.set("x", words, "soon")
            remove = self.tr("{state}: no longer filter by this").format(state=words)
            self.chip.setAccessibleName(remove)
        self._pause.stop()
        self._tell(FIRST)

    def set_text(self, text: str) -> None:
        """Filters by a text and by nothing else."""
        self.field.blockSignals(True)
        self.field.setText(text)
        self.field.blockSignals(False)
        self.set_status(None)

    def clear(self) -> None:
        """No filter any more."""
        self.field.clear()
        self.set_status(None)

    def settle(self) -> None:
        """Shows the first matches now rather than after the pause."""
        if self._pause.isActive():
            self._pause.stop()
            self._tell(FIRST)

    def set_usable(self, usable: bool) -> None:
        """There is something to filter, or not."""
        for widget in (self.views, self.field, self.more):
            widget.setEnabled(usable)

    def _typed(self) -> None:
        self._pause.start()
        self._tell(GLIMPSE)

    def _tell(self, most: int) -> None:
        self.sought.emit(self.filter(), most)
