"""A milestone: when it was reached, and everybody who is owed the news on one page."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QStackedLayout,
    QWidget,
)

from journal.domain.date_text import Reading
from journal.domain.milestones import LeftOut, Milestone, Owed
from journal.errors import KnownError
from journal.itemmodels.text_table import TextRow
from journal.itemmodels.tick_table import TickTable
from journal.ui import show
from journal.ui.dialogs.fields import PersonField, day_field
from journal.ui.dialogs.form_dialog import Incomplete
from journal.ui.dialogs.wide_dialog import WideDialog
from journal.ui.milestones import words
from journal.ui.shell.context import PageContext
from journal.ui.theme import SIZE, SPACE
from journal.ui.widgets.code_box import CodeBox
from journal.ui.widgets.empty_state import EmptyState
from journal.ui.widgets.form_row import FormGrid
from journal.ui.widgets.label import Label
from journal.ui.widgets.tick_table_view import TickTableView

WHY = 1
Key = tuple[int | None, int | None]


class MilestoneDialog(WideDialog):
    """``told`` are those for whom a follow-up was made or dated, once it was accepted."""

    def __init__(
        self, context: PageContext, name: str = Milestone.FOUND, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "milestone", "", parent)
        self.setWindowTitle(self.tr("Milestone"))
        self.told: list[Owed] = []
        self.name = ""
        self._items: dict[Key, Owed] = {}
        self._days: dict[Key, date] = {}
        self._off: set[Key] = set()
        self._on: set[Key] = set()
        self._unseen = False  # who is listed came with this very key or click
        self._make(name)
        self._lay_out()
        self._connect()
        self._begin()
        self.fit(900, 640)
        self.news.setFocus()

    # -- building ---------------------------------------------------------------------------------

    def _make(self, name: str) -> None:
        self.what = CodeBox(words.choices(self.library))
        self.what.setObjectName("milestone.what")
        self.what.set_code(str(name))
        self.when = day_field(self.library, backwards=True, placeholder=self.tr("today"))
        self.when.setObjectName("milestone.when")
        self.through = PersonField(self.library)
        self.through.setObjectName("milestone.through")
        self.through.setPlaceholderText(
            self.tr("if somebody did: then the way to them comes first")
        )
        self.news = QLineEdit()
        self.news.setObjectName("milestone.news")
        self.when.setAccessibleName(self.tr("When"))
        self.form = FormGrid()
        self.form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.standing = Label("", "strong", wrap=True)
        self.standing.setObjectName("milestone.standing")
        columns = (self.tr("Whom to tell"), self.tr("Why"), self.tr("When"))
        self.model = TickTable(columns, self)
        self.view = TickTableView(self.model, WHY)
        self.view.setObjectName("milestone.list")
        self.view.setAccessibleName(self.tr("Whom to tell"))
        self.nobody = EmptyState(
            "flag", self.tr("Nobody is waiting to hear of it. You can note the day all the same.")
        )
        self.nobody.setObjectName("milestone.nobody")
        self.day = day_field(self.library, placeholder=self.tr("another day for the chosen"))
        self.day.setObjectName("milestone.day")
        self.day.setAccessibleName(self.tr("Day of whoever is chosen"))
        self._day_caption = Label(self.tr("Day of whoever is chosen"), role="muted")
        self._day_caption.setMinimumHeight(SIZE.control)
        self.keep = QCheckBox(self.tr("&Keep in touch twice a year with whom I tell"))
        self.keep.setObjectName("milestone.keep")
        self.keep.setMinimumHeight(SIZE.control)

    def _lay_out(self) -> None:
        self.form.add_row(self.tr("&What"), self._beside(self.what, self.when))
        self.form.add_row(self.tr("Who le&d to it"), self.through)
        self.form.add_row(self.tr("For the &letters"), self.news)
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
        below = QHBoxLayout()
        below.setSpacing(SPACE.card)
        top = Qt.AlignmentFlag.AlignTop
        below.addWidget(self.keep, 0, top)
        below.addStretch(1)
        below.addWidget(self._day_caption, 0, top)
        below.addWidget(self.day, 1)
        self.body.addLayout(below)

    def _beside(self, *fields: QWidget) -> QWidget:
        """In one row: small screens have room for a few people too."""
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE.small)
        for field in fields:
            line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        row.setFocusProxy(fields[0])
        return row

    def _connect(self) -> None:
        self.what.chosen.connect(lambda _code: self._begin())
        self.when.committed.connect(lambda _reading: self._read())
        self.through.picked.connect(lambda _key: self._read())
        self.through.editingFinished.connect(self._read)
        self.model.ticks_changed.connect(self._ticked)
        self.view.selectionModel().selectionChanged.connect(lambda _new, _old: self._choose())
        self.day.committed.connect(self._set_day)

    # -- showing ----------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Another milestone: what is known of it."""
        self.name = str(self.what.code())
        row = self.library.milestones.get(self.name)
        reached = row.reached_on if row is not None else None
        self.when.set_text(show.day_year(reached or self.library.clock.today()))
        self.news.setPlaceholderText(words.example(self.name))
        self.news.setText(self.library.milestones.news(self.name))
        self._read()

    def _read(self) -> None:
        """Everybody, as things stand in the fields; what the user set stays."""
        reached = self._reached()
        led_by = self._led_by(needed=False)
        found = self.library.milestones.owed(self.name, reached, led_by)
        items = [each._replace(due_on=self._days.get(each.key, each.due_on)) for each in found]
        fresh = {each.key: each for each in items}
        if fresh.keys() != self._items.keys():
            self._unseen = True
            QTimer.singleShot(0, self, self._see)
        self._items = fresh
        told = [each for each in items if each.left_out is None]
        everybody = self.name == Milestone.FOUND
        ticked = [
            each.key
            for each in items
            if each.key in self._on
            or (
                each.key not in self._off
                and each.left_out is None
                and (everybody or each.known.waiting is not None)
            )
        ]
        fixed = [each.key for each in items if each.left_out is LeftOut.ON_HOLD]
        self.model.show_rows([self._row(each) for each in items], ticked, fixed)
        self.standing.setText(self._standing(len(told), len(items) - len(told)))
        self._pages.setCurrentIndex(0 if items else 1)
        for each in (self.keep, self._day_caption, self.day):
            each.setVisible(bool(items))
        if items and not self.view.selectionModel().hasSelection():
            self.view.selectRow(0)
        self._choose()

    def _see(self) -> None:
        self._unseen = False

    def _row(self, each: Owed) -> TextRow:
        today = self.library.clock.today()
        why = words.why(each, today)
        due = show.day(each.due_on, today) if each.due_on is not None else ""
        spoken = self.tr("{name}: {why}").format(name=each.known.name, why=why)
        if due:
            inside = show.day_inside(each.due_on, today) if each.due_on is not None else ""
            spoken = self.tr("{name}: {why}, {day}")
            spoken = spoken.format(name=each.known.name, why=why, day=inside)
        return TextRow(each.key, (each.known.name, why, due), spoken)

    def _standing(self, told: int, left: int) -> str:
        """How far it is, and what follows."""
        row, today = self.library.milestones.get(self.name), self.library.clock.today()
        parts = []
        if row is not None and row.reached_on is not None:
            said = self.library.milestones.said(self.name)
            text = self.tr("Noted before: reached {day}.")
            parts.append(text.format(day=show.past_day(row.reached_on, today)))
            if said.told:
                parts.append(self.tr("%n told already.", "", said.told))
            if said.to_tell:
                parts.append(self.tr("%n have their day already.", "", said.to_tell))
        if told:
            parts.append(self.tr("%n to tell.", "", told))
        elif parts:
            parts.append(self.tr("Nobody else is owed a word."))
        if left:
            parts.append(self.tr("%n left out, with the reason.", "", left))
        return " ".join(parts)

    def _ticked(self) -> None:
        ticked = set(self.model.ticked())
        self._on = {key for key in self._items if key in ticked}
        self._off = self._items.keys() - self._on
        count = len(ticked)
        if count:
            self.verb.setText(self.tr("&Tell %n people", "", count))
        else:
            self.verb.setText(self.tr("&Note it"))

    def _choose(self) -> None:
        """The day of the row that is chosen."""
        chosen = self._chosen()
        self.day.setEnabled(bool(chosen))
        due = chosen[0].due_on if chosen else None
        self.day.set_text(show.day_year(due) if due is not None else "")

    def _chosen(self) -> list[Owed]:
        keys = [self.model.key(row) for row in self.view.chosen_rows()]
        found = [self._items[key] for key in keys if key in self._items]
        return [each for each in found if each.left_out is not LeftOut.ON_HOLD]

    def _set_day(self, reading: Reading | None) -> None:
        """For all rows that are chosen."""
        if reading is None:
            return
        chosen = self._chosen()
        rows = self.view.chosen_rows()
        for each in chosen:
            self._days[each.key] = reading.day
        self._read()
        self.model.tick(rows, True)

    # -- doing ------------------------------------------------------------------------------------

    def _reached(self) -> date:
        reading = self.when.reading()
        return reading.day if isinstance(reading, Reading) else self.library.clock.today()

    def _led_by(self, *, needed: bool) -> int | None:
        """Who led to it; a name unknown is told when it is carried out."""
        try:
            return self.through.person()
        except Incomplete:
            if needed:
                raise
            return None

    def carry_out(self) -> None:
        """Notes it, and makes a follow-up for each who is ticked, in one step."""
        self._say_beside("")
        self.form.set_problem(self.through, "")
        if self.when.text().strip() and not isinstance(self.when.reading(), Reading):
            self.when.tell_unread()
            self.when.setFocus()
            return
        if self._reached() > self.library.clock.today():
            self._say_beside(self.tr("That day is still to come."))
            self.when.setFocus()
            return
        try:
            self._led_by(needed=True)
        except Incomplete as missing:
            self.form.set_problem(self.through, missing.problem)
            self.through.setFocus()
            return
        if self._unseen:  # Enter in a field shows who is concerned
            return
        self._carry_out()

    def _say_beside(self, problem: str) -> None:
        """Under the row of what and when."""
        row = self.what.parentWidget()
        if row is not None:
            self.form.set_problem(row, problem)

    def _carry_out(self) -> None:
        ticked = self.model.ticked()
        items = [self._items[key] for key in ticked if key in self._items]
        self.library.autosave.flush()
        try:
            self.library.milestones.reach(
                self.name,
                self._reached(),
                items,
                news=self.news.text(),
                keep_in_touch=self.keep.isChecked() and bool(items),
            )
        except KnownError as error:
            self.say_problem(error)
            return
        self.told = items
        self.accept()

    def said(self) -> str:
        """What was done, for the notice."""
        title = words.title(self.name)
        days = [each.due_on for each in self.told if each.due_on is not None]
        if not self.told or not days:
            return self.tr("Noted: {what}").format(what=title)
        first = show.day_inside(min(days), self.library.clock.today())
        people = self.tr("%n people to tell", "", len(self.told))
        return self.tr("{what}: {people}, the first {day}").format(
            what=title, people=people, day=first
        )
