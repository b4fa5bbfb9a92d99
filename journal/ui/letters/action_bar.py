"""What one does with a letter that is written: the buttons below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QMenu, QVBoxLayout, QWidget

from journal.domain.codes import Channel
from journal.ui.icons import icon
from journal.ui.labels import icon_of
from journal.ui.theme import SPACE
from journal.ui.widgets.announce import announce
from journal.ui.widgets.buttons import IconButton, PlainButton, PrimaryButton, SplitButton
from journal.ui.widgets.label import Label
from journal.ui.widgets.plain import tip, with_shortcut
from journal.ui.widgets.toast import BOTTOM_BAR

SEND_KEYS, COPY_KEYS = "Ctrl+Return", "Ctrl+Shift+C"


class ActionBar(QWidget):
    """``sent`` comes with the channel by which the letter goes; the primary one of them first.

    ``mailed``: it went by mail already, from a browser for one, and is only to be marked.

    Where there is no room for words, Copy, Print and PDF are icons.
    """

    sent = Signal(object)
    mailed = Signal()
    copied = Signal()
    printed = Signal()
    saved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(BOTTOM_BAR)
        self._channel = Channel.MAIL
        self.primary = PrimaryButton("")
        self.primary.setObjectName("letters.send")
        self.primary.clicked.connect(lambda: self.sent.emit(self._channel))
        self.ways = QMenu(self)
        self.ways.setObjectName("letters.ways.menu")
        self.other = SplitButton(self.tr("I sent it another way"), self.ways)
        self.other.setObjectName("letters.ways")
        self.other.clicked.connect(self.other.showMenu)
        self._pairs: list[tuple[PlainButton, IconButton]] = []
        self.copy = self._pair("copy", self.tr("Copy"), "letters.copy", self.copied, COPY_KEYS)
        self.print = self._pair("printer", self.tr("Print…"), "letters.print", self.printed)
        self.pdf = self._pair("file-text", self.tr("PDF…"), "letters.pdf", self.saved)
        self.warning = Label("", role="today", wrap=True)
        self.warning.setObjectName("letters.warning")
        self.warning.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        self.warning.hide()
        row = QHBoxLayout()
        row.setSpacing(SPACE.small)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # see minimumSizeHint
        column.setContentsMargins(SPACE.page, SPACE.medium, SPACE.page, SPACE.card)
        column.setSpacing(SPACE.small)
        column.addWidget(self.warning)
        column.addLayout(row)
        for words, picture in self._pairs:
            row.addWidget(words)
            row.addWidget(picture)
        row.addStretch(1)
        row.addWidget(self.other)
        row.addWidget(self.primary)
        self.show_channel(Channel.MAIL)

    def warn(self, text: str) -> None:
        """Says over the buttons why the letter didn't go yet; "" takes it back."""
        if text == self.warning.text():
            return
        self.warning.setText(text)
        self.warning.setVisible(bool(text))
        if text:
            announce(self.warning, text, assertive=True)

    def _pair(
        self, picture: str, text: str, name: str, signal: SignalInstance, keys: str = ""
    ) -> PlainButton:
        words = PlainButton(text)
        words.setObjectName(name)
        words.setToolTip(tip(with_shortcut(text, keys)) if keys else "")
        words.clicked.connect(signal)
        small = IconButton(picture, text, keys)
        small.setObjectName(f"{name}.icon")
        small.clicked.connect(signal)
        small.hide()
        self._pairs.append((words, small))
        return words

    def channel(self) -> Channel:
        """How the letter goes when the primary button is pressed."""
        return self._channel

    def show_channel(self, channel: Channel, *, handed: bool = False) -> None:
        """The way that this letter goes usually; the others are in the menu.

        ``handed``: the mail program has it already.
        """
        self._channel = channel
        by_hand = channel is Channel.HAND
        text = self.tr("I wrote it by hand") if by_hand else self.tr("Open in mail program")
        text = self.tr("Mark as sent") if handed else text
        self.primary.setText(text)
        self.primary.setToolTip(tip(with_shortcut(text, SEND_KEYS)))
        self.ways.clear()
        mailed = self.ways.addAction(icon(icon_of(Channel.MAIL)), self.tr("By mail"))
        mailed.setObjectName("letters.ways.mailed")
        mailed.triggered.connect(lambda _checked=False: self.mailed.emit())
        ways = [
            (Channel.HAND, self.tr("By hand")),
            (Channel.LINKEDIN, self.tr("On LinkedIn")),
            (Channel.PHONE, self.tr("On the phone")),
            (Channel.IN_PERSON, self.tr("In person")),
        ]
        if by_hand:
            ways[0] = (Channel.MAIL, self.tr("Open in mail program"))
        for way, words in ways:
            action = self.ways.addAction(icon(icon_of(way)), words)
            action.setObjectName(f"letters.ways.{way.name.lower()}")
            action.triggered.connect(lambda _checked=False, way=way: self.sent.emit(way))
        self._arrange()

    def show_sent(self, sent: bool) -> None:
        """A letter that is gone can be copied and printed, not sent once more."""
        self.primary.setVisible(not sent)
        self.other.setVisible(not sent)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """It can be as narrow as it is with icons, whatever it shows now."""
        icons = [picture.sizeHint().width() for _words, picture in self._pairs]
        return QSize(self._across(icons), super().minimumSizeHint().height())

    def _across(self, more: list[int]) -> int:
        shown = [self.other, self.primary] if not self.primary.isHidden() else []
        widths = [*(each.sizeHint().width() for each in shown), *more]
        return sum(widths) + len(widths) * SPACE.small + 2 * SPACE.page

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more of it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_pairs"):
            self._arrange()

    def _arrange(self) -> None:
        fits = self._across([words.sizeHint().width() for words, _ in self._pairs]) <= self.width()
        for words, picture in self._pairs:
            words.setVisible(fits)
            picture.setVisible(not fits)
