"""Puts the parts of a section below one another, so that all words begin at one edge.

Fields that look like text have their words some pixels inside of them, and links have room for
the ring: the column of a person begins that much earlier, and the rest is moved in.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from journal.ui.theme import SPACE
from journal.ui.widgets.inline_edit import INSET
from journal.ui.widgets.link_label import INSET as RING

FIELD_INSET: Final = 0
LINK_INSET: Final = INSET - RING
TEXT_INSET: Final = INSET


class SectionColumn(QVBoxLayout):
    """``add`` takes where the words of a part begin within it: see the insets above."""

    def __init__(self, parent: QWidget | None = None, spacing: int = SPACE.tight) -> None:
        super().__init__(parent)  # type: ignore[arg-type]  # None is allowed
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def add(self, part: QWidget | QLayout, inset: int = TEXT_INSET) -> None:
        """Adds a part below the others."""
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addSpacing(inset)  # not a margin: margins aren't mirrored
        if isinstance(part, QLayout):
            line.addLayout(part, 1)
        else:
            line.addWidget(part, 1)
        line.addSpacing(INSET)
        self.addLayout(line)
