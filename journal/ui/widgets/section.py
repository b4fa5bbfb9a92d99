"""The title of a section, with how many things it holds."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal.ui.theme import SPACE
from journal.ui.widgets.elided_label import ElidedLabel
from journal.ui.widgets.label import Label


class SectionTitle(QWidget):
    """A title, a quiet number after it, and room at the far end for a button or a figure."""

    def __init__(self, text: str, count: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel(text, "section")
        self._count = Label("", "body", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.medium)
        row.addWidget(self._title)
        row.addWidget(self._count)
        row.addStretch(1)
        self._row = row
        self.set_count(count)

    def text(self) -> str:
        """The title."""
        return self._title.text()

    def set_text(self, text: str) -> None:
        """Another title."""
        self._title.setText(text)

    def set_count(self, count: int | None) -> None:
        """The number after the title; ``None`` for none."""
        self._count.setVisible(count is not None)
        self._count.setText("" if count is None else self.locale().toString(count))

    def add_trailing(self, widget: QWidget) -> None:
        """Put a widget at the far end."""
        self._row.addWidget(widget)
