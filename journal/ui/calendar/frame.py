"""The parts of the calendar and how they share the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.itemmodels.calendar_days import CalendarDays
from journal.ui.calendar import dragging
from journal.ui.calendar.agenda_pane import AFTER, EDGE, AgendaPane
from journal.ui.calendar.grid import CalendarGrid
from journal.ui.calendar.looks import Looks
from journal.ui.calendar.margins import set_margins
from journal.ui.calendar.page_bar import MakeTimer, PageBar
from journal.ui.calendar.panes import DaysPane, Panes
from journal.ui.growth import grown
from journal.ui.shell.context import PageContext
from journal.ui.shell.page import Page
from journal.ui.theme import SPACE, kind_font

BESIDE_FROM = 960  # width of the page from which the agenda stands beside the days
SHORT_BELOW = 480


class CalendarFrame(Page):
    """Bar and days, and the agenda beside them or over them."""

    def __init__(
        self,
        context: PageContext,
        parent: QWidget | None,
        make_timer: MakeTimer,
        carry: dragging.Run,
    ) -> None:
        super().__init__(context, parent)
        self._looks = Looks(self.library.clock)
        self._model = CalendarDays(self._looks.words(), self)
        self._bar = PageBar(make_timer)
        self._grid = CalendarGrid(self._model, self._looks, carry)
        self._agenda = AgendaPane(self._looks, carry)
        self._panes = Panes(DaysPane(self._bar, self._grid), self._agenda, SPACE.page - EDGE)
        self._box = QVBoxLayout(self)
        self._box.addWidget(self._panes)
        self._fit()

    def _cover(self, covered: bool) -> None:
        self._panes.cover(covered)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The agenda covers the days where there is no room beside them."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Heights follow the font, margins the direction."""
        super().changeEvent(event)
        kinds = (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange)
        if event.type() in kinds and hasattr(self, "_box"):
            self._fit()

    def _fit(self) -> None:
        narrow = self.width() < grown(BESIDE_FROM, self.font(), 0.3)
        self._panes.set_narrow(narrow)
        self._agenda.set_narrow(narrow)
        self._bar.set_narrow(narrow)
        below = SPACE.medium if self.height() < SHORT_BELOW else SPACE.page
        before = SPACE.page - (EDGE if self._panes.covered else 0)
        after = SPACE.page - (AFTER if self._panes.covered or not narrow else 0)
        set_margins(self._box, self.isRightToLeft(), before, SPACE.medium, after, below)
        head = QFontMetrics(kind_font("caption", self.font())).height() + SPACE.small
        self._agenda.set_head(SPACE.medium if narrow else SPACE.medium + head)
