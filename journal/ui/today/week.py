"""What the next seven days hold, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from journal.domain.codes import FollowUpKind, Format
from journal.domain.views.days import DayItem
from journal.ui import hold_words, labels, show
from journal.ui.theme import SPACE
from journal.ui.widgets.card import Hairline
from journal.ui.widgets.empty_state import Picture
from journal.ui.widgets.label import Label
from journal.ui.widgets.link_label import LinkLabel
from journal.ui.widgets.section import SectionTitle

translate = QCoreApplication.translate
_DAY = 64
_MOST = 14


class Week(QWidget):
    """A list by days; ``chosen`` hands on the item that was clicked."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._shown: tuple[object, ...] = ()
        self._title = SectionTitle(self.tr("This week"))
        self._nothing = Label(self.tr("Nothing planned yet."), "body", "muted")
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE.small)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnMinimumWidth(0, _DAY)
        self._grid.setColumnStretch(2, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE.small)
        box.addWidget(self._title)
        box.addWidget(self._nothing)
        box.addWidget(self._rows)

    def show_items(self, items: Sequence[DayItem], today: date) -> None:
        """Shows these, which are in order."""
        if (today, *items) == self._shown:
            return
        self._shown = (today, *items)
        while (cell := self._grid.takeAt(0)) is not None:
            widget = cell.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shown = items[:_MOST]
        line = 0
        for day, group in groupby(shown, key=lambda item: item.day):
            if line:
                self._grid.addWidget(Hairline(), line, 0, 1, 4)
                line += 1
            self._grid.addWidget(
                Label(show.day_name(day), "body", "muted"), line, 0, Qt.AlignmentFlag.AlignVCenter
            )
            for item in group:
                self._add(item, line)
                line += 1
        if len(items) > len(shown):
            more = Label(self.tr("%n more", "", len(items) - len(shown)), "caption", "muted")
            self._grid.addWidget(more, line, 2)
        self._nothing.setVisible(not shown)
        self._rows.setVisible(bool(shown))

    def _add(self, item: DayItem, line: int) -> None:
        icon, title = words(item)
        self._grid.addWidget(Picture(icon, 16, "muted"), line, 1, Qt.AlignmentFlag.AlignVCenter)
        link = LinkLabel(title, role="text")
        link.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        link.setObjectName(f"today.week.{item.kind}.{item.id}")
        link.clicked.connect(lambda: self.chosen.emit(item))
        note = _note(item)
        self._grid.addWidget(link, line, 2, 1, 1 if note is not None else 2)
        if note is not None:
            self._grid.addWidget(note, line, 3, Qt.AlignmentFlag.AlignRight)


def _note(item: DayItem) -> Label | None:
    """At which hour, or that what is to be done for somebody on hold has to wait."""
    if item.time is not None:
        return Label(show.clock(item.time), "strong")
    if item.on_hold and item.kind == "follow-up":
        return Label(translate("Calendar", "on hold"), "body", "muted")
    return None


def words(item: DayItem) -> tuple[str, str]:
    """Icon and title of something on a day."""
    if item.kind == "interview":
        form = Format(item.code)
        return labels.icon_of(form), labels.format_sentence(form, item.name)
    if item.kind == "hold":
        # Without whom it is about: the column is narrow, and the item tells it when it is opened.
        return "hourglass", hold_words.with_whom(item) or hold_words.day_title(item)
    kind = FollowUpKind(item.code)
    return labels.icon_of(kind), labels.follow_up_title(kind, item.name, item.what)
