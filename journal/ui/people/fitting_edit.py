"""A field as wide as what is written in it, for fields that stand one after the other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal.ui.theme import roles_for
from journal.ui.widgets.inline_edit import INSET, LEAST_HEIGHT, InlineLineEdit

MOST = 400
LEAST = 32


class FittingEdit(InlineLineEdit):
    """Its words are muted until it has the focus: a second line, not a heading."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", placeholder, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(lambda _text: self.updateGeometry())
        self._mute()

    def sizeHint(self) -> QSize:
        """Room for the text, or for the words that ask for one."""
        metrics = QFontMetrics(self.font())
        shown = self.text()[:MOST] or self.placeholderText()
        width = metrics.horizontalAdvance(shown) + 2 * INSET + 1
        height = max(LEAST_HEIGHT, metrics.height() + 8)
        return QSize(min(max(width, LEAST), MOST), height)

    def minimumSizeHint(self) -> QSize:
        """It may become narrow, since long text is elided."""
        return QSize(LEAST, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Follows the colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._mute()

    def _mute(self) -> None:
        ink = roles_for(self.palette()).muted
        if self.palette().color(QPalette.ColorRole.Text) != ink:
            palette = QPalette()  # says nothing but the one colour
            palette.setColor(QPalette.ColorRole.Text, ink)
            self.setPalette(palette)
