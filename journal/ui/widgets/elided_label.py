"""A label that ends in an ellipsis where room is short, and tells the rest as a tooltip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

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
        super().__init__(text, kind, role, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """Show the text on one line."""
        super().setText(" ".join(text.split()))
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
        # One more than measured, since widths are rounded.
        margins = self.contentsMargins()
        width = metrics.horizontalAdvance(self.text()) + 1 + margins.left() + margins.right()
        return QSize(width, metrics.height() + margins.top() + margins.bottom())

    def minimumSizeHint(self) -> QSize:
        """It may become narrow."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), LEAST_WIDTH), whole.height())

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

    def event(self, event: QEvent) -> bool:
        """The whole text as a tooltip, if it isn't shown and no other tip was set."""
        if isinstance(event, QHelpEvent) and self._lacks_tip(event):
            QToolTip.showText(event.globalPos(), tip(self.text()), self)
            return True
        return super().event(event)

    def _lacks_tip(self, event: QHelpEvent) -> bool:
        return event.type() == QEvent.Type.ToolTip and not self.toolTip() and self.is_elided()
