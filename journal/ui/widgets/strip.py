"""The strip under a page's header: one message that concerns the whole page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QWidget
from shiboken6 import isValid

from journal.ui.style_paint import box
from journal.ui.theme import SIZE, SPACE, roles_for
from journal.ui.widgets.announce import announce
from journal.ui.widgets.buttons import IconButton, PlainButton
from journal.ui.widgets.empty_state import Picture
from journal.ui.widgets.label import Label

ICONS = {
    "overdue": "triangle-alert",
    "today": "triangle-alert",
    "soon": "info",
    "done": "circle-check",
    "neutral": "info",
}
MOST_BUTTONS = 2


class TintCard(QFrame):
    """A rounded ground in the tint of a state; give it a layout."""

    def __init__(self, role: str = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def role(self) -> str:
        """The state whose tint it has."""
        return self._role

    def set_role(self, role: str) -> None:
        """Another state."""
        self._role = role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tint."""
        _ink, tint = roles_for(self.palette()).state(self._role)
        box(QPainter(self), self.rect(), tint, radius=SIZE.card_radius)


class MessageStrip(TintCard):
    """One message at a time, with at most two buttons and a cross; hidden while there is none."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("neutral", parent)
        self._picture = Picture("info", SIZE.icon)
        self._label = Label("", wrap=True)
        self._buttons: list[PlainButton] = []
        self._before: QWidget | None = None
        self._was_entered = False
        self._cross = IconButton("x", self.tr("Close this message"))
        self._cross.setObjectName("strip.close")
        self._cross.clicked.connect(self._close)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.tight, SPACE.tight, SPACE.tight, SPACE.tight)
        row.setSpacing(SPACE.small)
        row.addSpacing(SPACE.medium)  # margins would not change sides, spaces do
        row.addWidget(self._picture)
        row.addWidget(self._label, 1)
        row.addWidget(self._cross)
        self._row = row
        self.hide()

    def show_message(
        self,
        text: str,
        role: str = "neutral",
        buttons: Sequence[tuple[str, Callable[[], object]]] = (),
        closable: bool = True,
        icon: str | None = None,
    ) -> None:
        """Show a message in place of the one before. A button calls its function."""
        if len(buttons) > MOST_BUTTONS:
            raise ValueError("a strip has room for two buttons")
        self._drop_buttons()
        self._was_entered = False
        self.set_role(role)
        self._picture.set(icon or ICONS.get(role, "info"), role)
        self._label.setText(text)
        for place, (words, act) in enumerate(buttons):
            button = PlainButton(words)
            button.setObjectName(f"strip.button{place + 1}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus at the work
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._row.insertWidget(3 + place, button)
            button.show()  # the layout would, but only with the next event
            self._buttons.append(button)
        self._cross.setVisible(closable)
        self.setAccessibleName(text)
        self.show()
        if self.isVisible():  # a window that opens is read as a whole
            announce(self, text, assertive=role == "overdue")

    def set_text(self, text: str) -> None:
        """Other words for the message shown; they aren't announced."""
        self._label.setText(text)
        self.setAccessibleName(text)

    def text(self) -> str:
        """The message shown, or nothing."""
        return "" if self.isHidden() else self._label.text()

    def buttons(self) -> list[PlainButton]:
        """The buttons of the message shown."""
        return list(self._buttons)

    def enter(self) -> bool:
        """Puts the focus on the first button, once; False where there is none, or it was there.

        When the message goes, the focus goes back.
        """
        if self.isHidden() or not self._buttons or self._was_entered:
            return False
        self._was_entered = True
        self._before = QApplication.focusWidget()
        self._buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def clear(self) -> None:
        """Take the message away without a signal."""
        focus, before = QApplication.focusWidget(), self._before
        leaves = focus is not None and self.isAncestorOf(focus)
        self._before = None
        if leaves and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self._drop_buttons()

    def _close(self) -> None:
        self.clear()
        self.closed.emit()

    def _drop_buttons(self) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
