"""Which message the strip under the header shows: a problem first, then what always holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.ui.theme import SPACE
from journal.ui.widgets.buttons import PlainButton
from journal.ui.widgets.strip import MessageStrip

Buttons = Sequence[tuple[str, Callable[[], object]]]


@dataclass(eq=False)
class _Hint:
    """One hint; without a text there is nothing to say for now."""

    text: str
    buttons: Buttons


class Strips(QObject):
    """One message at a time: trouble with the file, a problem, an offer, hints, what always holds.

    Closing a message shows the next of these.
    """

    def __init__(self, strip: MessageStrip) -> None:
        super().__init__(strip)
        self._strip = strip
        self._standing: tuple[str, str, Buttons, str] | None = None
        self._trouble: tuple[str, Buttons] | None = None
        self._offer: tuple[str, Buttons, Callable[[], object]] | None = None
        self._hints: list[_Hint] = []
        self._working = False
        self._problem = False
        strip.closed.connect(self._closed)

    def stand(self, text: str, role: str, buttons: Buttons, icon: str) -> None:
        """A message that holds as long as the window does: this is the sample journal."""
        self._standing = (text, role, buttons, icon)
        self._show_next()

    def offer(self, text: str, buttons: Buttons, closed: Callable[[], object]) -> None:
        """What may follow what was just done; ``closed`` is called when it is refused."""
        self._offer = (text, buttons, closed)
        self._show_next()

    def withdraw_offer(self) -> None:
        """It was taken up, or doesn't hold any more."""
        if self._offer is not None:
            self._offer = None
            if not (self._working or self._problem):
                self._strip.clear()
            self._show_next()

    def hint(self, text: str, buttons: Buttons) -> object:
        """Something worth knowing, shown when there is nothing else to say.

        What comes back names it for ``change_hint``.
        """
        hint = _Hint(text, buttons)
        self._hints.append(hint)
        if self._told() is hint and self._offer is None:
            self._show_next()
        return hint

    def change_hint(self, key: object, text: str) -> None:
        """Says a hint that wasn't closed in other words; without any it goes for now."""
        hint = next((each for each in self._hints if each is key), None)
        if hint is None or hint.text == text:
            return
        hint.text = text
        if self._trouble is None and self._offer is None and not (self._working or self._problem):
            self._strip.clear()
            self._show_next()

    def answered(self) -> None:
        """The hint shown was taken up by one of its buttons; it isn't shown again."""
        self._strip.clear()
        self._closed()

    def enter(self) -> bool:
        """Puts the focus on what an offer has to press, once; False where there is none."""
        shown = self._offer is not None and self._strip.text() == self._offer[0]
        return shown and self._strip.enter()

    def trouble(self, text: str, buttons: Buttons) -> None:
        """Nothing can be written until one of the buttons is pressed; nothing else is shown."""
        self._trouble = (text, buttons)
        self._show_next()

    def trouble_over(self) -> None:
        """It can be written again."""
        if self._trouble is not None:
            self._trouble = None
            self.settled()

    def work(self, text: str, buttons: Buttons) -> None:
        """Something takes a while; stays until ``rest``, or until something goes wrong."""
        if self._trouble is None:
            self._working = True
            self._strip.show_message(text, "neutral", buttons, closable=False)

    def go_on(self, text: str) -> None:
        """How far the work is, without saying it aloud again."""
        if self._working:
            self._strip.set_text(text)

    def rest(self) -> None:
        """The work is over."""
        if self._working:
            self.settled()

    def problem(self, text: str, buttons: Buttons = ()) -> None:
        """Something went wrong; stays until it is closed or ``settled``."""
        if self._trouble is None:
            self._working, self._problem = False, True
            self._strip.show_message(text, "overdue", buttons)

    def settled(self) -> None:
        """What went wrong is over."""
        self._working = self._problem = False
        self._strip.clear()
        self._show_next()

    def text(self) -> str:
        """What is shown, or nothing."""
        return self._strip.text()

    def buttons(self) -> list[PlainButton]:
        """The buttons shown."""
        return self._strip.buttons()

    def _closed(self) -> None:
        """What was closed is over; a hint is not shown again."""
        if not self._problem and self._offer is not None:
            refused, self._offer = self._offer[2], None
            refused()
        elif not self._problem and (told := self._told()) is not None:
            self._hints.remove(told)
        self._problem = False
        self._show_next()

    def _told(self) -> _Hint | None:
        """The hint that comes next."""
        return next((each for each in self._hints if each.text), None)

    def _show_next(self) -> None:
        if self._trouble is not None:
            self._working = self._problem = False
            self._strip.show_message(self._trouble[0], "overdue", self._trouble[1], closable=False)
        elif self._working or self._problem:
            pass  # it stays
        elif self._offer is not None:
            self._strip.show_message(self._offer[0], "soon", self._offer[1], icon="bell")
        elif (told := self._told()) is not None:
            self._strip.show_message(told.text, "soon", told.buttons)
        elif self._standing is not None:
            text, role, buttons, icon = self._standing
            self._strip.show_message(text, role, buttons, closable=False, icon=icon)


class StripHolder(QWidget):
    """The room of the strip between head and page; none while there is no message."""

    def __init__(self, strip: MessageStrip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE.page, SPACE.tight, SPACE.page, SPACE.small)
        box.addWidget(strip)
        strip.installEventFilter(self)
        self.setHidden(strip.isHidden())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Shows and hides with the strip."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(event.type() == QEvent.Type.ShowToParent)
        return False
