"""The month that opens below a date field."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QFont, QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from journal.ui.icons import icon
from journal.ui.theme import SIZE, SPACE, Roles, roles_for


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
        roles = roles_for(self.palette())
        weekend = QTextCharFormat()  # Qt's own is a fixed red
        weekend.setForeground(roles.text)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, weekend)
        self._calm(roles)
        self.calendar.activated.connect(self._pick)
        self.calendar.clicked.connect(self._pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.tight, SPACE.tight, SPACE.tight, SPACE.tight)
        column.addWidget(self.calendar)

    def _calm(self, roles: Roles) -> None:
        """The bar with month and year on plain ground, with our arrows."""
        bar = self.calendar.findChild(QWidget, "qt_calendar_navigationbar")
        palette = QPalette(self.calendar.palette())
        palette.setColor(QPalette.ColorRole.Highlight, roles.base)
        palette.setColor(QPalette.ColorRole.HighlightedText, roles.text)
        if bar is not None:  # names of Qt's parts, which a later Qt may change
            bar.setPalette(palette)
        for name, arrow in (("prevmonth", "chevron-left"), ("nextmonth", "chevron-right")):
            button = self.calendar.findChild(QToolButton, f"qt_calendar_{name}")
            if button is not None:
                button.setIcon(icon(arrow))
                button.setMinimumSize(SIZE.row, SIZE.row)

    def mark_today(self, day: datetime.date) -> None:
        """Sets the number of today in bold and in the accent's colour."""
        self.calendar.setDateTextFormat(QDate(), QTextCharFormat())  # of none any more
        marked = QTextCharFormat()
        marked.setFontWeight(QFont.Weight.Bold)
        marked.setFontUnderline(True)
        marked.setForeground(roles_for(self.palette()).link)
        self.calendar.setDateTextFormat(QDate(day.year, day.month, day.day), marked)

    def open_at(self, place: QPoint, day: datetime.date | None) -> None:
        """Show it with its corner at ``place`` (of the screen)."""
        if day is not None:
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.move(place)
        self.show()  # only now is its size known
        room = self.screen().availableGeometry()
        left = min(place.x(), room.right() + 1 - self.width())
        top = min(place.y(), room.bottom() + 1 - self.height())
        self.move(max(left, room.left()), max(top, room.top()))
        self.calendar.setFocus()

    def _pick(self, day: QDate) -> None:
        if self.isVisible():  # a double-click and Enter tell it twice
            self.hide()
            self.picked.emit(datetime.date(day.year(), day.month(), day.day()))
