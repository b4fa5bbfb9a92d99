"""The one field for days and times: one types as one speaks, and reads what was understood."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal.domain.date_text import no_such_day
from journal.ui.theme import SPACE
from journal.ui.widgets.buttons import IconButton
from journal.ui.widgets.direction import align_line
from journal.ui.widgets.elided_label import ElidedLabel
from journal.ui.widgets.empty_state import Picture

if TYPE_CHECKING:
    import datetime

    from journal.ui.widgets.calendar_popup import CalendarPopup

BUTTON = 26
WARNING = 14


class DateEdit(QLineEdit):
    """The line of a date field, with the calendar's button at its end."""

    opened = Signal()
    was_left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.button = IconButton("calendar", self.tr("Choose from a calendar"), "Alt+Down")
        self.button.setParent(self)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Alt+Down does the same
        self.button.setCursor(Qt.CursorShape.ArrowCursor)
        self.button.clicked.connect(self.opened)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button stays at the end."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Everything changes sides with the direction."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._place()

    def _place(self) -> None:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setTextMargins(BUTTON if mirrored else 0, 0, 0 if mirrored else BUTTON, 0)
        align_line(self)
        place = QRect(self.width() - BUTTON - 3, (self.height() - BUTTON) // 2, BUTTON, BUTTON)
        if mirrored:
            place.moveLeft(3)
        self.button.setGeometry(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down opens the calendar."""
        if event.key() == Qt.Key.Key_Down and not self.button.isHidden():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Only now is called so what can't be read, but for a day that no calendar has."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.was_left.emit()


class DateField(QWidget):
    """A line, and below it the reading: "→ Tue 28 May, in 2 weeks".

    ``parse(text)`` gives a reading or ``None``; ``describe(reading)`` its words for people.
    ``as_date(reading)`` and ``as_text(date)`` serve the calendar; without them it has no button.
    """

    changed = Signal(object)  # a reading, or None: while one types
    committed = Signal(object)  # the same, on Enter, when left, and when picked

    def __init__(
        self,
        parse: Callable[[str], Any],
        describe: Callable[[Any], str],
        as_date: Callable[[Any], datetime.date | None] | None = None,
        as_text: Callable[[datetime.date], str] | None = None,
        placeholder: str = "",
        parent: QWidget | None = None,
        *,
        today: Callable[[], datetime.date] | None = None,
        with_time: bool = False,
    ) -> None:
        """``today`` is marked in the month; ``with_time`` where an hour is wanted too."""
        super().__init__(parent)
        self._today, self._with_time = today, with_time
        self._parse, self._describe = parse, describe
        self._as_date, self._as_text = as_date, as_text
        self._reading: Any = None
        self._told: object = _NOTHING
        self._popup: CalendarPopup | None = None
        self.edit = DateEdit(self)
        self.edit.setPlaceholderText(placeholder)
        self.edit.button.setVisible(as_text is not None)
        self._below = ElidedLabel("", "caption", "muted")
        self._below.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.edit)
        self._column = column
        self._warning = Picture("triangle-alert", WARNING, "overdue")
        self._warning.hide()
        line = QHBoxLayout()
        line.setSpacing(SPACE.tight)
        line.addWidget(self._warning)
        line.addWidget(self._below, 1)
        column.addLayout(line)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._read)
        self.edit.returnPressed.connect(self._commit)
        self.edit.was_left.connect(self._commit)
        self.edit.opened.connect(self.open_calendar)

    def text(self) -> str:
        """What was typed."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Type by program; ``changed`` tells, ``committed`` doesn't."""
        self.edit.setText(text)
        self._told = self._reading

    def reading(self) -> Any:
        """What was understood, or ``None``."""
        return self._reading

    def below(self) -> str:
        """The words shown under the line."""
        return self._below.text()

    def set_line_width(self, width: int) -> None:
        """The line is so wide and no wider; the words under it have all the room of the field."""
        self.edit.setFixedWidth(width)
        self._column.setAlignment(self.edit, Qt.AlignmentFlag.AlignLeading)

    def tell_unread(self) -> None:
        """Says under the line that it can't be read; the next key takes the words away."""
        if no_such_day(self.text()):
            words = self.tr("There is no such day in the calendar.")
        elif self._with_time:
            words = self.tr("Not understood. Try “thu 14:00” or “28 May 10:30”.")
        else:
            words = self.tr("Not understood. Try “fri”, “in 2 weeks” or “28 May”.")
        self._show(words, "overdue")

    def setAccessibleName(self, name: str) -> None:
        """The name goes to what has the focus."""
        super().setAccessibleName(name)
        self.edit.setAccessibleName(name)

    def open_calendar(self) -> None:
        """Show the month of the date typed, or this month."""
        if self._as_text is None:
            return
        if self._popup is None:
            from journal.ui.widgets.calendar_popup import CalendarPopup  # seldom opened

            self._popup = CalendarPopup(self)
            self._popup.picked.connect(self._pick)
        day = None
        if self._as_date is not None and self._reading is not None:
            day = self._as_date(self._reading)
        corner = self.edit.mapToGlobal(QPoint(0, self.edit.height() + 2))
        if self._today is not None:
            self._popup.mark_today(self._today())
        self._popup.open_at(corner, day)

    def _pick(self, day: datetime.date) -> None:
        if self._as_text is not None:
            self.edit.setText(self._as_text(day))
            self.edit.setFocus(Qt.FocusReason.PopupFocusReason)
            self._commit()

    def _read(self, text: str) -> None:
        self._reading = self._parse(text) if text.strip() else None
        if self._reading is None and no_such_day(text):  # more of it doesn't make it one
            self.tell_unread()
        else:
            self._show("" if self._reading is None else self._words(), "muted")
        self.changed.emit(self._reading)

    def _words(self) -> str:
        return self.tr("→ {reading}").format(reading=self._describe(self._reading))

    def _commit(self) -> None:
        if self.text().strip() and self._reading is None:
            self.tell_unread()
        if self._told is _NOTHING or self._told != self._reading:
            self._told = self._reading
            self.committed.emit(self._reading)

    def _show(self, words: str, role: str) -> None:
        self._warning.setVisible(role == "overdue")
        self._below.set_role(role)
        self._below.setText(words)
        self.edit.setAccessibleDescription(words)


_NOTHING = object()
