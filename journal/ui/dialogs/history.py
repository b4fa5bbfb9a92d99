"""History: what was done, what each step changed, and back to before a step."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from journal.domain.names import shown
from journal.domain.views.past import Details, PastStep, StepState
from journal.domain.views.people import PersonCard
from journal.errors import KnownError
from journal.itemmodels.text_table import KEY_ROLE, TextRow, TextTable
from journal.ui.dialogs.backups_parts import Changes
from journal.ui.dialogs.import_contacts_pages import Waiting
from journal.ui.dialogs.past_jobs import Jobs
from journal.ui.dialogs.past_words import parts, when
from journal.ui.dialogs.wide_dialog import WideDialog
from journal.ui.growth import grown
from journal.ui.shell.context import PageContext
from journal.ui.theme import SPACE
from journal.ui.widgets.empty_state import EmptyState
from journal.ui.widgets.label import Label
from journal.ui.widgets.section import SectionTitle
from journal.ui.widgets.text_table_view import TextTableView

WIDE = 2
CHANGES_WIDTH = 380
SOON_MS = 120  # who goes through the list with an arrow key reads of the last one alone


class HistoryDialog(WideDialog):
    """Of the whole journal, or of one person. ``asked``: back to before this step, or forward."""

    asked = Signal(object)  # PastStep

    def __init__(
        self, context: PageContext, card: PersonCard | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "history", "", parent)
        self._contact = None if card is None else card.id
        if card is None:
            self.setWindowTitle(self.tr("History"))
        else:
            self.setWindowTitle(self.tr("History of {name}").format(name=shown(card.name)))
        self._steps: dict[int, PastStep] = {}
        self._jobs = Jobs()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._look)
        self._make()
        self._lay_out()
        self._choose()
        self.fit(1040, 620)
        QTimer.singleShot(0, self, self.read)  # after the first paint

    def _make(self) -> None:
        self.model = TextTable((self.tr("Day"), self.tr("Time"), self.tr("What was done")), self)
        self.view = TextTableView(self.model, WIDE, several=False)
        self.view.setObjectName("history.list")
        self.view.setAccessibleName(self.tr("What was done"))
        self.view.selectionModel().currentRowChanged.connect(lambda _new, _old: self._choose())
        self.nothing = EmptyState("history", self.tr("Nothing was changed in the last 30 days."))
        self.nothing.setObjectName("history.nothing")
        self.changes = Changes()
        self.changes.setObjectName("history.changes")
        self.changes.setAccessibleName(self.tr("What it changed"))
        self.note = Label("", role="muted", wrap=True)
        self.note.setObjectName("history.note")
        self.waiting = Waiting()
        self.leave.setText(self.tr("Close"))

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.view)
        right = QVBoxLayout()
        right.setSpacing(SPACE.small)
        right.addWidget(SectionTitle(self.tr("What it changed")))
        right.addWidget(self.changes, 1)
        self.changes.setFixedWidth(grown(CHANGES_WIDTH, self.font(), 0.4))
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.page)
        row.addLayout(left, 1)
        row.addLayout(right)
        self._pages = QStackedLayout()
        self.body.addLayout(self._pages, 1)  # first: alone it would show them as windows
        self._pages.addWidget(both)
        self._pages.addWidget(self.nothing)
        self.body.addWidget(self.note)
        self.body.addWidget(self.waiting)

    # what was done

    def read(self) -> None:
        """Reads the list anew."""
        if not self.isVisible():
            return  # closed again already
        self.waiting.begin(self.tr("Reading the history…"))
        self._jobs.keep(self.library.recovery.steps(self._contact, self._show, self._fail))

    def _show(self, steps: list[PastStep]) -> None:
        self.waiting.end()
        self._steps = {step.id: step for step in steps}
        clock, rows, before = self.library.clock, [], ""
        for step in steps:
            day, time = when(step.at, clock.now().tzinfo, clock.today())
            name = step.name or self.tr("Something small")
            if step.state is StepState.UNDONE:
                name = self.tr("{name} – undone").format(name=name)
            spoken = self.tr("{day} {time}: {name}").format(day=day, time=time, name=name)
            rows.append(TextRow(step.id, (day if day != before else "", time, name), spoken))
            before = day
        self.model.set_rows(rows)
        self._pages.setCurrentIndex(0 if rows else 1)
        if rows and not self.view.currentIndex().isValid():
            first = next((at for at, step in enumerate(steps) if _is_done(step)), 0)
            self.view.setCurrentIndex(self.model.index(first, WIDE))
        (self.view if rows else self.leave).setFocus()
        self._choose()
        if rows:
            self._look()  # at the first one at once

    def chosen(self) -> PastStep | None:
        """The step whose changes are shown."""
        return self._steps.get(self.view.currentIndex().data(KEY_ROLE))

    def _choose(self) -> None:
        step = self.chosen()
        forward = step is not None and step.state is StepState.UNDONE
        self.verb.setText(
            self.tr("&Go forward to after this") if forward else self.tr("&Go back to before this")
        )
        self.verb.setEnabled(step is not None and step.state is not StepState.PAST)
        self.note.setText(self._said_of(step))
        self._soon.stop()
        if step is None:
            self.changes.say("")
        else:
            self._soon.start()

    def _said_of(self, step: PastStep | None) -> str:
        """How much going there would take along."""
        if step is None:
            return ""
        if step.state is StepState.PAST:
            return self.tr("This can’t be undone any more: it is too long ago.")
        if self._contact is not None:
            return self.tr(
                "Going back takes back everything done since then, with other people too."
                " Redo brings it again."
            )
        if step.state is StepState.UNDONE:
            number = sum(
                each.state is StepState.UNDONE and each.id <= step.id
                for each in self._steps.values()
            )
            return self.tr("Going forward does %n step(s) again.", "", number)
        number = sum(_is_done(each) and each.id >= step.id for each in self._steps.values())
        return self.tr("Going back undoes %n step(s), which Redo brings back.", "", number)

    def _look(self) -> None:
        self._soon.stop()
        step = self.chosen()
        if step is not None:
            self._jobs.keep(
                self.library.recovery.details(
                    step.id,
                    self._contact,
                    lambda found: self._show_details(step, found),
                    self._fail,
                )
            )

    def _show_details(self, step: PastStep, found: Details) -> None:
        if step != self.chosen():
            return
        clock = self.library.clock
        told = parts(found, clock.today(), clock.now().tzinfo)
        if told:
            self.changes.show_parts(told)
        else:
            self.changes.say(self.tr("Nothing that could be told in words."))

    # going

    def carry_out(self) -> None:
        """Back to before the chosen step, or forward to after it; the window does it."""
        step = self.chosen()
        if step is not None and self.verb.isEnabled():
            self.asked.emit(step)
            self.accept()

    def _fail(self, error: KnownError) -> None:
        self.waiting.end()
        self.say_problem(error)

    def done(self, result: int) -> None:
        """Nothing is told to a dialog that is gone."""
        self._soon.stop()
        self._jobs.end()
        super().done(result)


def _is_done(step: PastStep) -> bool:
    return step.state is StepState.DONE
