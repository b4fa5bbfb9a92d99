"""The month that opens below a date field."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from journal.ui.theme import SPACE, roles_for


class CalendarPopup(QFrame):
    """A month to pick a day from; made when it is first opened."""

    picked = Signal(object)  # datetime.date

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("date.calendar")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.calendar = QCalendarWidget()
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setFirstDayOfWeek(self.locale().firstDayOfWeek())
        weekend = QTextCharFormat()  # Qt's own is a fixed red
        weekend.setForeground(roles_for(self.palette()).muted)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, weekend)
        self.calendar.activated.connect(self._pick)
        self.calendar.clicked.connect(self._pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.tight, SPACE.tight, SPACE.tight, SPACE.tight)
        column.addWidget(self.calendar)

    def open_at(self, place: QPoint, day: datetime.date | None) -> None:
        """Show it with its corner at ``place`` (of the screen)."""
        if day is not None:
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.move(place)
        self.show()
        self.calendar.setFocus()

    def _pick(self, day: QDate) -> None:
        if self.isVisible():  # a double-click and Enter tell it twice
            self.hide()
            self.picked.emit(datetime.date(day.year(), day.month(), day.day()))
