"""Plain text in one of the theme's kinds and colours."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from journal.ui.theme import KIND_PROPERTY, kind_font, roles_for
from journal.ui.widgets.direction import LEADING, absolute
from journal.ui.widgets.plain import bounded


class Label(QLabel):
    """A label that never reads markup and keeps its size and colour when font or scheme change.

    ``kind`` is one of ``theme.KINDS``, ``role`` the name of a colour role.
    """

    def __init__(
        self,
        text: str = "",
        kind: str = "body",
        role: str = "text",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._kind = kind
        self._role = role
        self._wanted = LEADING | Qt.AlignmentFlag.AlignVCenter
        self._ready = False  # a window has dozens of labels: each is set up once
        super().__init__(parent)
        self.setAlignment(self._wanted)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self._refresh_font()
        if role != "text":
            self._refresh_ink()
        self.setText(text)
        self._ready = True

    def setText(self, text: str) -> None:
        """Show ``text`` as it is; an endless word may break."""
        super().setText(bounded(text))

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:
        """Left means where reading begins."""
        self._wanted = alignment
        super().setAlignment(absolute(self.layoutDirection(), alignment))

    def set_role(self, role: str) -> None:
        """Another colour role."""
        self._role = role
        self._refresh_ink()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the application's font and colours."""
        super().changeEvent(event)
        if not self._ready:
            return
        if event.type() == QEvent.Type.FontChange:
            self._refresh_font()
        elif event.type() == QEvent.Type.PaletteChange:
            self._refresh_ink()
        elif event.type() == QEvent.Type.LayoutDirectionChange:
            self.setAlignment(self._wanted)

    def _refresh_font(self) -> None:
        self.setProperty(KIND_PROPERTY, self._kind)
        wanted = QFont() if self._kind == "body" else kind_font(self._kind)
        if self.font().resolveMask() or self._kind != "body":
            self.setFont(wanted)

    def _refresh_ink(self) -> None:
        palette = QPalette()  # says nothing but the one colour
        if self._role != "text":
            ink = roles_for(self.palette()).color(self._role)
            palette.setColor(QPalette.ColorRole.WindowText, ink)
        self.setPalette(palette)
