"""A button that carries the accent while it is what comes next."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from journal.ui.widgets.buttons import PlainButton


class AccentButton(PlainButton):
    """Plain until ``set_primary``; of all on a page only one is."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self.setProperty("primary", False)

    def is_primary(self) -> bool:
        """Whether it carries the accent."""
        return bool(self.property("primary"))

    def set_primary(self, primary: bool) -> None:
        """Whether it carries the accent."""
        if primary == self.is_primary():
            return
        self.setProperty("primary", primary)
        font = QFont()
        font.setWeight(QFont.Weight.DemiBold if primary else QFont.Weight.Normal)
        self.setFont(font)  # the rest of the font is inherited
        self.updateGeometry()
        self.update()
