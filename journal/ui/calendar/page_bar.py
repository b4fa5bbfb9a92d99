"""The head of the calendar: which month it is, and how to turn its pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from journal.ui import command_words, show
from journal.ui.calendar.dragging import can_drop
from journal.ui.calendar.weeks import Leaf, Scope
from journal.ui.theme import SIZE, SPACE, kind_font
from journal.ui.widgets.buttons import PlainButton
from journal.ui.widgets.label import Label
from journal.ui.widgets.plain import tip, with_shortcut
from journal.ui.widgets.segmented import SegmentedControl

TURN_MS = 600
MakeTimer = Callable[[QObject], QTimer]


class TurnButton(PlainButton):
    """Turns a page when pressed, and again and again while something is held over it."""

    turned = Signal()

    def __init__(
        self,
        icon: str,
        name: str,
        shortcut: str,
        make_timer: MakeTimer = QTimer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", icon, parent)
        self.setAccessibleName(name)
        self.setToolTip(tip(with_shortcut(name, shortcut)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAcceptDrops(True)
        self.timer = make_timer(self)
        self.timer.setInterval(TURN_MS)
        self.timer.timeout.connect(self.turned)
        self.clicked.connect(self.turned)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(SIZE.control, SIZE.control)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """What can be dropped on a day may be carried on to another page."""
        if can_drop(event.mimeData()):
            event.acceptProposedAction()
            self.setDown(True)
            self.timer.start()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """It stays over the button, but can't be dropped here."""
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went on."""
        self._rest()

    def dropEvent(self, event: QDropEvent) -> None:
        """Nothing is dropped on a button."""
        self._rest()
        event.ignore()

    def _rest(self) -> None:
        self.timer.stop()
        self.setDown(False)


class PageBar(QWidget):
    """Month, page buttons, Today, Month | Week; in narrow windows the way to the agenda."""

    turned = Signal(object)  # -1 or 1
    today_wanted = Signal()
    scope_wanted = Signal(object)
    agenda_wanted = Signal()

    def __init__(self, make_timer: MakeTimer = QTimer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label("", "card")
        self._title.setObjectName("calendar.month")
        self.back = TurnButton("chevron-left", self.tr("Page before"), "PgUp", make_timer)
        self.back.setObjectName("calendar.back")
        self.on = TurnButton("chevron-right", self.tr("Page after"), "PgDown", make_timer)
        self.on.setObjectName("calendar.on")
        self._today = PlainButton(self.tr("Today"))
        self._today.setObjectName("calendar.today")
        self._today.setToolTip(tip(with_shortcut(command_words.name("go.this_day"), "Home")))
        self._scopes = SegmentedControl(
            [(Scope.MONTH, self.tr("Month")), (Scope.WEEK, self.tr("Week"))]
        )
        self._scopes.setObjectName("calendar.scope")
        self._agenda = PlainButton(self.tr("Agenda"))
        self._agenda.setObjectName("calendar.to_agenda")
        self._agenda.hide()
        self._lay_out()
        self.back.turned.connect(lambda: self.turned.emit(-1))
        self.on.turned.connect(lambda: self.turned.emit(1))
        self._today.clicked.connect(self.today_wanted)
        self._scopes.changed.connect(self.scope_wanted)
        self._agenda.clicked.connect(self.agenda_wanted)

    def show_leaf(self, leaf: Leaf, chosen: date) -> None:
        """Tells which month it is, or in which a week lies."""
        self._scopes.set_code(leaf.scope)
        self._title.setText(page_title(leaf, chosen))
        self._fit()

    def set_narrow(self, narrow: bool) -> None:
        """Whether the agenda is not beside the days."""
        self._agenda.setVisible(narrow)

    def title(self) -> str:
        """The month."""
        return self._title.text()

    def changeEvent(self, event: QEvent) -> None:
        """Room for the name follows the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """The buttons stay in place under a pointer that turns page after page."""
        metrics = QFontMetrics(kind_font("card"))
        names = [month_name(date(2000, month, 1)) for month in range(1, 13)]
        self._title.setMinimumWidth(max(metrics.horizontalAdvance(name) for name in names) + 2)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.tight)
        row.addWidget(self._title)
        row.addSpacing(SPACE.small)
        row.addWidget(self.back)
        row.addWidget(self.on)
        row.addSpacing(SPACE.tight)
        row.addWidget(self._today)
        row.addStretch(1)
        row.addWidget(self._scopes)
        row.addSpacing(SPACE.tight)
        row.addWidget(self._agenda)


def page_title(leaf: Leaf, chosen: date) -> str:
    """ "May 2024"; of a week that lies in two months "Apr – May 2024"."""
    if leaf.scope is Scope.MONTH:
        return month_name(leaf.day(10))  # always within the month
    first, last = leaf.first, leaf.last
    if first.month == last.month:
        return month_name(chosen)
    short = QLocale.FormatType.ShortFormat
    names = [QLocale().standaloneMonthName(day.month, short) for day in (first, last)]
    if first.year == last.year:
        text = show.translate("Calendar", "{first} – {last} {year}")
        return text.format(first=names[0], last=names[1], year=_year(last))
    text = show.translate("Calendar", "{first} {year} – {last} {next}")
    return text.format(first=names[0], year=_year(first), last=names[1], next=_year(last))


def month_name(day: date) -> str:
    """ "May 2024"."""
    name = QLocale().standaloneMonthName(day.month, QLocale.FormatType.LongFormat)
    return show.translate("Calendar", "{month} {year}").format(month=name, year=_year(day))


def _year(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), "yyyy")
