"""The head of a letter: to whom it goes, which letter it is, and how far it is."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from journal.domain.codes import Channel, LetterState
from journal.domain.views.letters import LetterCard
from journal.ui import show
from journal.ui.desk import Desk
from journal.ui.labels import capital, label
from journal.ui.theme import SPACE, kind_font
from journal.ui.widgets.buttons import IconButton, MenuButton
from journal.ui.widgets.chip import Chip
from journal.ui.widgets.elided_label import ElidedLabel
from journal.ui.widgets.link_label import INSET, LinkLabel
from journal.ui.widgets.plain import tip

RING = 2  # around the name, for the focus


class Head(QWidget):
    """``menu`` is filled by the page."""

    back_clicked = Signal()

    def __init__(self, desk: Desk, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._contact: int | None = None
        self.back = IconButton("arrow-left", self.tr("Back to the list"))
        self.back.setObjectName("letters.back")
        self.back.clicked.connect(self.back_clicked)
        self.back.hide()
        self.name = LinkLabel("", "title", "text")
        self.name.setObjectName("letters.head.name")
        self.name.setAccessibleDescription(self.tr("Opens the contact"))
        self.name.clicked.connect(self._show_contact)
        self.kind = ElidedLabel("", role="muted")
        self.kind.setObjectName("letters.head.kind")
        self.state = Chip()
        self.state.setObjectName("letters.head.state")
        self.more = MenuButton("ellipsis", self.tr("More for this letter"), menu)
        self.more.setObjectName("letters.head.more")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.page - INSET, SPACE.card, SPACE.page, SPACE.small)
        row.setSpacing(SPACE.small)
        row.addWidget(self.back)
        row.addLayout(title_line(self.name, self.kind), 1)
        row.addWidget(self.state)
        row.addWidget(self.more)

    def show_card(self, card: LetterCard) -> None:
        """Shows whom a letter is to."""
        self._contact = card.contact_id
        self.name.setText(card.name)
        self.name.setToolTip(tip(card.name))
        self.kind.setText(self._kind(card))
        self.state.set(*state_chip(card, self._desk.library.clock.today()))

    def set_covering(self, covering: bool) -> None:
        """Whether the list is covered, and the way back to it is shown."""
        self.back.setVisible(covering)

    def _kind(self, card: LetterCard) -> str:
        kind = capital(label(card.kind))
        if not card.about:
            return kind
        return self.tr("{letter}, about {name}").format(letter=kind, name=card.about)

    def _show_contact(self) -> None:
        if self._contact is not None:
            self._desk.context.navigator.show_contact(self._contact)


def title_line(title: QWidget, words: QWidget) -> QHBoxLayout:
    """A title and smaller words beside it on one line of writing, whatever else stands there."""
    lower = QFontMetrics(kind_font("title")).descent() - words.fontMetrics().descent()
    ring = RING if isinstance(title, LinkLabel) else 0
    words.setContentsMargins(0, 0, 0, max(lower, 0) + ring)
    line = QHBoxLayout()
    line.setSpacing(SPACE.small)
    line.addWidget(title)
    line.addWidget(words, 1, Qt.AlignmentFlag.AlignBottom)
    column = QVBoxLayout()  # no higher than the title: it is the middle of what stands beside it
    column.addStretch(1)
    column.addLayout(line)
    column.addStretch(1)
    outer = QHBoxLayout()
    outer.addLayout(column)
    return outer


def state_chip(card: LetterCard, today: date) -> tuple[str, str, str]:
    """Icon, words and colour role of how far a letter is."""
    from PySide6.QtCore import QCoreApplication

    translate = QCoreApplication.translate
    if card.state is LetterState.DRAFT:
        if card.id is None:
            return "mail", translate("LetterState", "new"), "neutral"
        if card.channel is Channel.HAND:
            return "pencil", translate("LetterState", "to write by hand"), "today"
        return "mail", translate("LetterState", "draft"), "soon"
    if card.state is LetterState.RECEIVED:
        return "mail", translate("LetterState", "received"), "neutral"
    words = translate("LetterState", "sent")
    if card.sent is not None:
        words = translate("LetterState", "sent {day}").format(
            day=show.day_inside(card.sent.date(), today)
        )
    if card.channel is not Channel.MAIL:
        words = translate("LetterState", "{sent}, {channel}").format(
            sent=words, channel=label(card.channel)
        )
    return "send", words, "done"
