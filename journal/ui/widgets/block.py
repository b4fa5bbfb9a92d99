"""A titled block of a column."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from journal.ui.theme import SPACE
from journal.ui.widgets.inline_edit import INSET
from journal.ui.widgets.label import Label
from journal.ui.widgets.link_label import INSET as LINK_INSET
from journal.ui.widgets.section import SectionTitle

TITLE = 24
"""Least height of a title, so that titles beside each other stand in one line."""


class Block(QWidget):
    """A section title, a quiet figure at its end, and what is added below.

    Words of fields that look like text begin ``INSET`` pixels from the field's edge; so that they
    stand under the title, everything else is set in by as much.
    """

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = SectionTitle(title)
        self.title.setMinimumHeight(TITLE)
        self.figure = Label("", "caption", "muted")
        self.title.add_trailing(self.figure)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.tight)
        self.add(self.title)

    def add(self, widget: QWidget) -> None:
        """Adds a widget under the title, set in."""
        line = QHBoxLayout()
        line.addWidget(widget)
        self.add_layout(line)

    def add_layout(self, layout: QLayout) -> None:
        """Adds a layout, set in."""
        layout.setContentsMargins(INSET, 0, INSET, 0)
        self._column.addLayout(layout)

    def add_field(self, field: QWidget) -> None:
        """Adds a field that keeps its words from its edge by itself."""
        self._column.addWidget(field)

    def add_links(self, layout: QLayout) -> None:
        """Adds a layout whose widgets begin with a link, which keeps a little room for its ring."""
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addSpacing(INSET - LINK_INSET)  # no margins: they aren't mirrored
        line.addLayout(layout, 1)
        line.addSpacing(INSET)
        self._column.addLayout(line)

    def add_gap(self, height: int) -> None:
        """Some air."""
        self._column.addSpacing(height)


def under_link(label: QWidget) -> QHBoxLayout:
    """A line that begins where the words of a link above it begin."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    line.addSpacing(LINK_INSET)
    line.addWidget(label, 1)
    return line
