"""The bottom line: whether everything is saved, and what is due next."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStatusBar, QWidget

from journal.domain.views.days import FollowUpRow
from journal.errors import KnownError, NoRoom
from journal.services.autosave import SaveState
from journal.ui import show
from journal.ui.labels import follow_up_title
from journal.ui.shell.telling import sentences
from journal.ui.style_paint import horizontal_line
from journal.ui.theme import SPACE, roles_for
from journal.ui.widgets.elided_label import ElidedLabel
from journal.ui.widgets.empty_state import Picture

translate = QCoreApplication.translate


class NextDue(ElidedLabel):
    """Says what is due next; a click goes there."""

    pressed = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        if event.button() is Qt.MouseButton.LeftButton and self.text():
            self.pressed.emit()


class StatusBar(QStatusBar):
    """Left the state of saving, right what is next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shell.status")
        self.setSizeGripEnabled(False)
        self._picture = Picture("check", 14, "done")
        self._saved = ElidedLabel("", "caption", "muted")
        self._saved.setObjectName("shell.status.saved")
        self._message = ElidedLabel("", "caption")
        self._message.setObjectName("shell.status.message")
        left = QWidget()
        row = QHBoxLayout(left)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.small)
        row.addSpacing(SPACE.medium)  # margins aren't mirrored
        row.addWidget(self._picture)
        row.addWidget(self._saved, 1)
        row.addWidget(self._message, 1)
        self._message.hide()
        self.next = NextDue("", "caption", "muted")
        self.next.setObjectName("shell.status.next")
        self.next.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        # Both stay while there is a message: it is shown in the left one, in our letters.
        self.addPermanentWidget(left, 1)
        right = QWidget()
        row = QHBoxLayout(right)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.next)
        row.addSpacing(SPACE.medium)
        self.addPermanentWidget(right)
        self.messageChanged.connect(self._show_message)
        self._file = ""
        self.show_saving(SaveState.SAVED, None)

    def show_saving(self, state: SaveState, error: KnownError | None) -> None:
        """ "All changes saved", "Saving…", or why not."""
        icon, role = {
            SaveState.SAVED: ("check", "done"),
            SaveState.SAVING: ("clock", "muted"),
            SaveState.FAILED: ("triangle-alert", "overdue"),
        }[state]
        if state is SaveState.SAVED and self._file:
            text = translate("StatusBar", "All changes saved in “{file}”")
            text = text.replace("{file}", self._file)
        elif state is SaveState.SAVED:
            text = translate("StatusBar", "All changes saved")
        elif state is SaveState.SAVING:
            text = translate("StatusBar", "Saving…")
        elif isinstance(error, NoRoom):
            text = translate("StatusBar", "Not saved: the disk is full")
        else:
            why = sentences(error)[0] if error is not None else ""
            text = translate("StatusBar", "Not saved: {why}").format(why=why)
        self._picture.set(icon, role)
        self._saved.set_role("overdue" if state is SaveState.FAILED else "muted")
        self._saved.setText(text)

    def name_file(self, name: str) -> None:
        """Where to changes are saved, when that is not the journal one always has."""
        self._file = name
        self.show_saving(SaveState.SAVED, None)

    def saving_text(self) -> str:
        """What is said about saving."""
        return self._saved.text()

    def show_next(self, row: FollowUpRow | None, now: datetime) -> None:
        """What is due next, with its hour or day."""
        self.next.setText("" if row is None else next_words(row, now))

    def shown_message(self) -> str:
        """What is said for a while, as far as there is room for it."""
        return "" if self._message.isHidden() else self._message.shown_text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be room for both now, or no longer."""
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_message"):
            self._make_room()

    def _show_message(self, text: str) -> None:
        self._message.setText(text)
        self._message.setVisible(bool(text))
        self._saved.setVisible(not text)
        self._picture.setVisible(not text)
        self._make_room()

    def _make_room(self) -> None:
        """What is next gives way to a message that needs the whole line."""
        both = self._message.sizeHint().width() + self.next.sizeHint().width() + 4 * SPACE.medium
        self.next.setVisible(self._message.isHidden() or both <= self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline above; no frames round the parts."""
        horizontal_line(QPainter(self), self.rect(), roles_for(self.palette()).hair, bottom=False)


def next_words(row: FollowUpRow, now: datetime) -> str:
    """ "Next to do: Thank Ana Souza, by 16:30"."""
    what = follow_up_title(row.kind, row.name, row.what, row.about)
    if row.due_on is None:
        return translate("StatusBar", "Next to do: {what}").format(what=what)
    if row.due_on < now.date():
        late = show.ago_or_in(row.due_on, now.date())
        return translate("StatusBar", "Next to do: {what}, due {ago}").format(what=what, ago=late)
    if row.due_on == now.date():
        if row.due_time is None:
            return translate("StatusBar", "Next to do: {what}, today").format(what=what)
        by = show.clock(row.due_time)
        return translate("StatusBar", "Next to do: {what}, by {time}").format(what=what, time=by)
    day = show.day_inside(row.due_on, now.date())
    return translate("StatusBar", "Next to do: {what}, {day}").format(what=what, day=day)
