"""The agenda with its head: the chosen day, or an invitation where nothing is planned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QEvent, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from journal.domain.views.days import DayItem
from journal.itemmodels.calendar_agenda import Agenda, AgendaWords
from journal.ui import show
from journal.ui.calendar import dragging
from journal.ui.calendar.agenda_view import AgendaView
from journal.ui.calendar.looks import Looks
from journal.ui.calendar.margins import set_margins
from journal.ui.growth import grown
from journal.ui.theme import SIZE, SPACE
from journal.ui.widgets.buttons import PlainButton
from journal.ui.widgets.elided_label import ElidedLabel
from journal.ui.widgets.label import Label

translate = QCoreApplication.translate
WIDTH = 264  # of the words; with the gap before them and the margin after them 312
DAYS_AHEAD = 14
_LEAST = QSizePolicy.Policy.Minimum
EDGE = SPACE.small  # rows begin so far inside the list: their ground reaches beyond the words
AFTER = EDGE + 12  # and end so far before its end, where the scroll bar is


class AgendaPane(QWidget):
    """``back_wanted``: the days again, where the agenda covers them."""

    new_wanted = Signal()
    back_wanted = Signal()

    def __init__(
        self, looks: Looks, carry: dragging.Run = dragging.run, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._looks = looks
        self.setObjectName("calendar.agenda_pane")
        self.agenda = Agenda(looks.words(), _heads(looks))
        self.agenda.setParent(self)
        self.view = AgendaView(self.agenda, looks, carry)
        self._back = PlainButton(self.tr("Back"), "arrow-left")
        self._back.setObjectName("calendar.agenda.back")
        self._title = ElidedLabel("", "card")
        self._title.setObjectName("calendar.agenda.title")
        self._nothing = Label(self.tr("Nothing planned from here on."), "body", "muted", wrap=True)
        self._add = PlainButton(self.tr("Add a follow-up"))
        self._add.setObjectName("calendar.agenda.add")
        self._empty = QWidget()
        self._lay_out()
        self._back.clicked.connect(self.back_wanted)
        self._add.clicked.connect(self.new_wanted)
        self._back.hide()
        self.set_narrow(False)

    def show_day(self, day: date, items: Sequence[DayItem], later: DayItem | None) -> None:
        """``items``: of the day and those after it; ``later``: what comes then, if nothing does."""
        self._title.setText(_day_title(day, self._looks.today))
        self.agenda.show_day(day, items, later)
        empty = self.agenda.rowCount() == 0
        leaves = self._add.hasFocus() if not empty else self.view.hasFocus()
        self._empty.setVisible(empty)
        self.view.setVisible(not empty)
        if leaves:
            self.enter()

    def set_narrow(self, narrow: bool) -> None:
        """Whether it covers the days, or stands beside them."""
        self._back.setVisible(narrow)
        width = EDGE + grown(WIDTH, self.font(), 0.5) + AFTER
        self.setMinimumWidth(0 if narrow else width)
        self.setMaximumWidth(16_777_215 if narrow else width)

    def set_head(self, height: int) -> None:
        """How far below the title the first row begins, to stand level with the first week."""
        self._gap.changeSize(0, height, _LEAST, QSizePolicy.Policy.Fixed)
        self._box.invalidate()

    def enter(self) -> None:
        """Puts the focus on the chosen row, the first one, or the invitation."""
        if not self._empty.isHidden():
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.view.item() is None:
            self.view.choose_first()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def title(self) -> str:
        """The day in words."""
        return self._title.text()

    def _lay_out(self) -> None:
        self._head = head = QHBoxLayout()
        head.setSpacing(SPACE.medium)
        head.addWidget(self._back)
        head.addWidget(self._title, 1)
        self._title.setMinimumHeight(SIZE.control)
        self._inside = inside = QVBoxLayout(self._empty)
        inside.setSpacing(SPACE.card)
        inside.addWidget(self._nothing)
        inside.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch(1)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addLayout(head)
        self._gap = QSpacerItem(0, SPACE.medium, _LEAST, QSizePolicy.Policy.Fixed)
        self._box.addItem(self._gap)
        self._box.addWidget(self.view, 1)
        self._box.addWidget(self._empty, 1)
        self._set_margins()

    def changeEvent(self, event: QEvent) -> None:
        """Margins change sides with the direction."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange and hasattr(self, "_box"):
            self._set_margins()

    def _set_margins(self) -> None:
        for layout in (self._head, self._inside):
            set_margins(layout, self.isRightToLeft(), EDGE, 0, AFTER, 0)


def _day_title(day: date, today: date) -> str:
    if day.year == today.year:
        return show.day_long(day)
    pattern = translate("DatePatterns", "dddd d MMMM yyyy")
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def _heads(looks: Looks) -> AgendaWords:
    def title(day: date) -> str:
        if day == looks.today:
            return translate("Calendar", "Next 14 days")
        return translate("Calendar", "The 14 days after")

    return AgendaWords(
        title=title,
        later=lambda: translate("Calendar", "Later"),
        day=show.day_name,
        nothing_here=lambda: translate("Calendar", "Nothing on this day."),
        nothing_soon=lambda: translate("Calendar", "Nothing planned."),
    )
