"""A visit: a place and some days, who is there, and whom to write to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QStackedLayout, QWidget

from journal.domain.batches import ASKABLE, Visit
from journal.domain.date_text import Reading
from journal.domain.dates import next_weekday
from journal.domain.names import fold, shown
from journal.errors import KnownError
from journal.itemmodels.text_table import TextRow
from journal.itemmodels.tick_table import TickTable
from journal.services.batching import Drafted
from journal.ui import show
from journal.ui.batches import words
from journal.ui.dialogs.fields import day_field
from journal.ui.dialogs.wide_dialog import WideDialog
from journal.ui.shell.context import PageContext
from journal.ui.shell.telling import told
from journal.ui.theme import SPACE
from journal.ui.widgets.date_field import DateField
from journal.ui.widgets.empty_state import EmptyState
from journal.ui.widgets.form_row import FormGrid
from journal.ui.widgets.label import Label
from journal.ui.widgets.popup_list import Completion
from journal.ui.widgets.tick_table_view import TickTableView

HOW = 2
SUGGESTED = 8
MONDAY = 0
WORKING_WEEK = timedelta(days=4)


class VisitDialog(WideDialog):
    """``drafted`` are the letters, once it was accepted; they are looked at one by one."""

    def __init__(
        self, context: PageContext, place: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "visit", "", parent)
        self.setWindowTitle(self.tr("Visits and batches"))
        self.drafted: Drafted | None = None
        self._visit: Visit | None = None
        self._places: list[tuple[str, str]] | None = None
        self._unseen = False  # who is listed came with this very key or click
        self._make()
        self._lay_out()
        self._connect()
        monday = next_weekday(self.library.clock.today(), MONDAY)
        self.first.set_text(show.day_year(monday))
        self.last.set_text(show.day_year(monday + WORKING_WEEK))
        self.place.setText(place)
        self._read()
        self.fit(900, 620)
        self.place.setFocus()

    # -- building ---------------------------------------------------------------------------------

    def _make(self) -> None:
        self.place = QLineEdit()
        self.place.setObjectName("visit.place")
        self.place.setPlaceholderText(self.tr("Hamburg"))
        self.completion = Completion(self.place, self._suggest)
        self.first = self._day("visit.first", self.tr("First day"))
        self.last = self._day("visit.last", self.tr("Last day"))
        self.form = FormGrid()
        self.form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.standing = Label("", "strong", wrap=True)
        self.standing.setObjectName("visit.standing")
        self.planned = Label("", role="muted", wrap=True)
        self.planned.setObjectName("visit.planned")
        columns = (self.tr("Whom to ask"), self.tr("Company or place"), self.tr("How it stands"))
        self.model = TickTable(columns, self)
        self.view = TickTableView(self.model, HOW)
        self.view.setObjectName("visit.list")
        self.view.setAccessibleName(self.tr("Who is there"))
        self.nobody = EmptyState("map-pin", "")
        self.nobody.setObjectName("visit.nobody")

    def _day(self, code: str, name: str) -> DateField:
        field = day_field(self.library, placeholder=self.tr("mon, 16 March"))
        field.setObjectName(code)
        field.setAccessibleName(name)
        return field

    def _lay_out(self) -> None:
        self.form.add_row(self.tr("&Where"), self.place)
        self._days = QWidget()
        line = QHBoxLayout(self._days)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE.small)
        for field in (self.first, self.last):
            line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self._days.setFocusProxy(self.first)
        self.form.add_row(self.tr("Whe&n"), self._days)
        self.body.addWidget(self.form)
        self.body.addWidget(self.standing)
        table = QWidget()
        line = QHBoxLayout(table)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.view)
        self._pages = QStackedLayout()
        self.body.addLayout(self._pages, 1)
        self._pages.addWidget(table)
        self._pages.addWidget(self.nobody)
        self.body.addWidget(self.planned)

    def _connect(self) -> None:
        self.place.editingFinished.connect(self._read)
        self.completion.chosen.connect(lambda place: self._take(str(place)))
        self.first.committed.connect(lambda _reading: self._read())
        self.last.committed.connect(lambda _reading: self._read())
        self.model.ticks_changed.connect(self._count)

    def _suggest(self, typed: str) -> Sequence[tuple[object, str]]:
        wanted = fold(typed)
        if self._places is None:  # of ten thousand people they aren't read with every key
            self._places = [(fold(each), each) for each in self.library.batches.places()]
        found = [each for folded, each in self._places if wanted in folded]
        return [(each, each) for each in found[:SUGGESTED]]

    def _take(self, place: str) -> None:
        self.place.setText(place)
        self._read()

    # -- showing ----------------------------------------------------------------------------------

    def _read(self) -> None:
        """Who is there; without a place, or with days that make no sense, why nobody is shown."""
        self._say_under_days("")
        self.strip.clear()
        span = self._span()
        if not self.place.text().strip() or span is None:
            self._show_nobody(self.tr("Where will you be? Type a place, and the days."))
            return
        try:
            visit = self.library.batches.visit(self.place.text(), *span)
        except KnownError as error:
            self._say_under_days(told(error))
            self._show_nobody(self.tr("Where will you be? Type a place, and the days."))
            return
        if not visit.people:
            text = self.tr(
                "Nobody in your journal is in {place}. A place can be noted with a person, or"
                " with their company."
            )
            self._show_nobody(text.format(place=visit.place))
            self.planned.setText(words.planned(visit, self.library.clock.today()))
            self.planned.show()
            return
        self._show(visit)

    def _show(self, visit: Visit) -> None:
        before = self._visit
        self._visit = visit
        today = self.library.clock.today()
        rows = []
        for each in visit.people:
            where, how = each.company or each.place, words.standing(each, today)
            spoken = self.tr("{name}, {where}: {how}")
            spoken = spoken.format(name=shown(each.name), where=where, how=how)
            rows.append(TextRow(each.contact_id, (each.name, where, how), spoken))
        same = before is not None and before.people == visit.people
        ticked = self.model.ticked() if same else visit.ticked
        fixed = [each.contact_id for each in visit.people if each.standing not in ASKABLE]
        self.model.show_rows(rows, ticked, fixed)
        if not same:
            self._unseen = True
            QTimer.singleShot(0, self, self._see)
        free = len([each for each in visit.people if each.standing in ASKABLE])
        people = self.tr("%n people in {place}", "", len(rows)).format(place=visit.place)
        may_be = self.tr("%n of them can be asked", "", free)
        self.standing.setText(self.tr("{people}, {some}.").format(people=people, some=may_be))
        self.planned.setText(words.planned(visit, today))
        self._show_list(True)
        if not self.view.selectionModel().hasSelection():
            self.view.selectRow(0)

    def _see(self) -> None:
        self._unseen = False

    def _show_nobody(self, sentence: str) -> None:
        self._visit = None
        self.model.show_rows([], [])
        self.nobody.sentence.setText(sentence)
        self._show_list(False)

    def _show_list(self, some: bool) -> None:
        self._pages.setCurrentIndex(0 if some else 1)
        self.standing.setVisible(some)
        self.planned.setVisible(some)
        self._count()

    def _count(self) -> None:
        count = len(self.model.ticked())
        if count:
            self.verb.setText(self.tr("&Draft %n request(s)", "", count))
        else:
            self.verb.setText(self.tr("&Draft requests"))
        self.verb.setEnabled(bool(count))

    # -- doing ------------------------------------------------------------------------------------

    def _span(self) -> tuple[date, date] | None:
        """The first day and the last; None while one of them can't be read."""
        found = []
        for field in (self.first, self.last):
            reading = field.reading()
            if not isinstance(reading, Reading):
                return None
            found.append(reading.day)
        return found[0], found[1]

    def _say_under_days(self, problem: str) -> None:
        self.form.set_problem(self._days, problem)

    def carry_out(self) -> None:
        """Drafts a request to each who is ticked, in one step; nothing is sent."""
        self._read()  # what was typed and not left yet counts
        if self._visit is None or self._unseen:  # Enter in the place shows who is there
            return
        ids = [key for key in self.model.ticked() if isinstance(key, int)]
        if not ids:
            return
        visit = self._visit
        self.library.autosave.flush()
        try:
            self.drafted = self.library.batches.draft(ids, visit.place, visit.first, visit.last)
        except KnownError as error:
            self.say_problem(error)
            return
        self.accept()

    def said(self) -> str:
        """What was done, for the notice."""
        drafted = self.drafted
        if drafted is None or not drafted.letters:
            return self.tr("Nothing was drafted")
        text = self.tr("%n request(s) drafted; nothing is sent", "", len(drafted.letters))
        if drafted.begun:
            more = self.tr("%n begun before stayed as it was", "", drafted.begun)
            text = self.tr("{text}, {more}").format(text=text, more=more)
        return text
