"""What to bring along: ticked when packed, reworded in place, removed by clearing its words."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from journal.domain.views.meetings import BringItem, InterviewCard
from journal.ui.desk import Desk, Typing
from journal.ui.interviews.drafts import Draft
from journal.ui.theme import roles_for
from journal.ui.widgets.block import Block
from journal.ui.widgets.inline_edit import InlineLineEdit

TICK = 24


class BringRow(QWidget):
    """A tick and words; ``packed`` and ``removed`` come from the user."""

    packed = Signal(object, bool)
    removed = Signal(object)

    def __init__(self, desk: Desk, save: object, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = BringItem(0, "", False)
        self._interview = 0
        self.tick = QCheckBox()
        self.tick.setObjectName("interviews.prepare.bring.tick")
        self.tick.clicked.connect(lambda on: self.packed.emit(self._item.id, on))
        self.tick.setFixedSize(TICK, TICK)
        self.tick.installEventFilter(self)
        self.words = InlineLineEdit()
        self.words.setObjectName("interviews.prepare.bring.words")
        self.words.setAccessibleName(self.tr("Something to bring along"))
        self.words.setAccessibleDescription(self.tr("Clear the words to remove it"))
        self._typing = Typing(desk, self.words, "bring", save, keep_blank=False)  # type: ignore[arg-type]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.tick)
        row.addWidget(self.words, 1)

    def show_item(self, interview: int, item: BringItem) -> None:
        """Shows an item."""
        self._item = item
        self.tick.setChecked(item.packed)
        self.tick.setAccessibleName(item.text)
        self._typing.show((interview, item.id), item.text)
        self._refresh_ink()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Del on the tick removes the item."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Delete:
                self.removed.emit(self._item.id)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.tick.click()
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "words"):
            self._refresh_ink()

    def _refresh_ink(self) -> None:
        palette = QPalette()
        if self._item.packed:
            palette.setColor(QPalette.ColorRole.Text, roles_for(self.palette()).muted)
        self.words.setPalette(palette)


class BringPanel(Block):
    """The list, and a line that adds to it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.set_text(self.tr("Bring along"))
        self._desk = desk
        self._card: InterviewCard | None = None
        self.rows: list[BringRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(1)
        self.add_layout(self._list)
        self.new = InlineLineEdit(placeholder=self.tr("Add something"))
        self.new.setObjectName("interviews.prepare.bring.add")
        self.new.setAccessibleName(self.tr("Add something to bring along"))
        self.new.left.connect(self._add)
        self._draft = Draft(desk, "something to bring", {"text": self.new})
        line = QHBoxLayout()
        line.addSpacing(TICK)
        line.addWidget(self.new)
        self.add_layout(line)

    def show_card(self, card: InterviewCard) -> None:
        """Shows the list of an interview."""
        self._card = card
        self._draft.show(card.id)
        while len(self.rows) < len(card.bring):
            row = BringRow(self._desk, self._save)
            row.packed.connect(self._pack)
            row.removed.connect(self._remove)
            self._list.addWidget(row)
            self.rows.append(row)
        for row, item in zip(self.rows, card.bring, strict=False):
            row.show_item(card.id, item)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(card.bring))
        packed = sum(1 for item in card.bring if item.packed)
        words = self.tr("{packed} of {all}").format(packed=packed, all=len(card.bring))
        self.figure.setText(words if card.bring else "")

    def _pack(self, item: int, packed: bool) -> None:
        card = self._card
        if card is not None:
            meetings = self._desk.library.meetings
            self._desk.attempt(lambda: meetings.set_packed(card.id, item, packed))

    def _remove(self, item: int) -> None:
        card = self._card
        if card is not None:
            meetings = self._desk.library.meetings
            self._desk.attempt(lambda: meetings.set_bring(card.id, item, ""))

    def _add(self, text: str) -> None:
        card = self._card
        if card is not None and text.strip():
            meetings = self._desk.library.meetings
            if self._desk.attempt(lambda: meetings.set_bring(card.id, None, text)):
                self._draft.clear()

    def _save(self, target: Hashable, text: str, visit: str) -> None:
        assert isinstance(target, tuple)
        interview, item = target
        self._desk.library.meetings.set_bring(
            interview, item, text, visit=visit, origin=self._desk.origin
        )
