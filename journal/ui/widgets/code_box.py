"""A combo box that chooses a code and shows its label."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

_OPENING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F4)


class CodeBox(QComboBox):
    """``chosen`` comes with the code, and only when the user chooses.

    ``in_place`` is for choices that are kept at once: keys only open them, as long as they are
    closed, so that none is changed on the way past.
    """

    chosen = Signal(object)

    def __init__(
        self,
        choices: Sequence[tuple[object, str]] = (),
        parent: QWidget | None = None,
        *,
        in_place: bool = False,
    ) -> None:
        super().__init__(parent)
        self._in_place = in_place
        self._codes: list[object] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaxVisibleItems(16)
        self.set_choices(choices)
        self.activated.connect(self._tell)

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Other choices; the code chosen stays if it is among them."""
        before = self.code()
        self.clear()
        self._codes = [code for code, _label in choices]
        self.addItems([label for _code, label in choices])
        if before in self._codes:
            self.set_code(before)

    def code(self) -> object:
        """The code chosen, or ``None`` when there is nothing to choose."""
        place = self.currentIndex()
        return self._codes[place] if 0 <= place < len(self._codes) else None

    def offers(self, code: object) -> bool:
        """Whether a code can be chosen here."""
        return code in self._codes

    def set_code(self, code: object) -> None:
        """Choose by program; no signal. An unknown code (of a newer program) shows nothing."""
        self.setCurrentIndex(self._codes.index(code) if code in self._codes else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page and changes nothing by accident."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """In place, arrows and letters are left to the page."""
        if not self._in_place:
            super().keyPressEvent(event)
            return
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if key in _OPENING or (alt and key in (Qt.Key.Key_Down, Qt.Key.Key_Up)):
            self.showPopup()
        else:
            event.ignore()

    def _tell(self, place: int) -> None:
        self.chosen.emit(self._codes[place])
