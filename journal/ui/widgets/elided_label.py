"""A label that ends in an ellipsis where room is short, and tells the rest as a tooltip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal.ui.widgets.label import Label
from journal.ui.widgets.plain import tip

LEAST_WIDTH = 32


class ElidedLabel(Label):
    """One line of plain text; a ``QLabel`` cuts letters in half instead."""

    def __init__(
        self,
        text: str = "",
        kind: str = "body",
        role: str = "text",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        self._mode = mode
        self._advance: int | None = None  # of the whole text; layouts ask again and again
        self._tells = False  # the whole text, as a tooltip
        super().__init__(text, kind, role, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """Show the text on one line."""
        super().setText(" ".join(text.split()))
        self._advance = None
        self._tell(self._tells and self.is_elided())
        self.updateGeometry()

    def shown_text(self) -> str:
        """What there is room for."""
        width = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), self._mode, width)

    def is_elided(self) -> bool:
        """Whether a part is left out."""
        return self.shown_text() != self.text()

    def sizeHint(self) -> QSize:
        """Room for the whole text."""
        metrics = self.fontMetrics()
        if self._advance is None:
            # One more than measured, since widths are rounded.
            self._advance = metrics.horizontalAdvance(self.text()) + 1
        margins = self.contentsMargins()
        width = self._advance + margins.left() + margins.right()
        return QSize(width, metrics.height() + margins.top() + margins.bottom())

    def minimumSizeHint(self) -> QSize:
        """It may become narrow."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), LEAST_WIDTH), whole.height())

    def changeEvent(self, event: QEvent) -> None:
        """Another font, or another style, may measure otherwise."""
        self._advance = None
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, elided."""
        painter = QPainter(self)
        area: QRect = self.contentsRect()
        flags = int(
            self.style().visualAlignment(self.layoutDirection(), self.alignment()).value
            | Qt.TextFlag.TextSingleLine.value
        )
        self.style().drawItemText(
            painter,
            area,
            flags,
            self.palette(),
            self.isEnabled(),
            self.shown_text(),
            self.foregroundRole(),
        )

    def enterEvent(self, event: QEnterEvent) -> None:
        """The whole text becomes the tooltip if it isn't shown and no other tip was set."""
        super().enterEvent(event)
        if self._tells or not self.toolTip():
            self._tell(self.is_elided())

    def _tell(self, tells: bool) -> None:
        if tells or self._tells:
            self.setToolTip(tip(self.text()) if tells else "")
        self._tells = tells
