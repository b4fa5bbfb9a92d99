"""Imports people of a file: what would be done is shown first, then done in one step."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journal.domain.importing import Verdict
from journal.errors import KnownError
from journal.exchange.draft_json import Planned
from journal.exchange.drafts import ReadResult
from journal.itemmodels.import_preview import ImportPreview
from journal.services.background import Job
from journal.services.import_reading import Answers, PlanReading
from journal.services.importing import LONG
from journal.ui.dialogs.fields import PersonField
from journal.ui.dialogs.form_dialog import Incomplete
from journal.ui.dialogs.import_contacts_answers import AnswerRow
from journal.ui.dialogs.import_contacts_pages import (
    MOST_PROBLEMS,
    ProblemList,
    Refusal,
    Waiting,
)
from journal.ui.dialogs.import_contacts_table import PreviewView
from journal.ui.dialogs.import_contacts_words import preview_words, problem_lines, program_of
from journal.ui.dialogs.wide_dialog import WideDialog
from journal.ui.shell.context import PageContext
from journal.ui.theme import SIZE, SPACE
from journal.ui.widgets.elided_label import ElidedLabel
from journal.ui.widgets.form_row import FormGrid
from journal.ui.widgets.label import Label
from journal.ui.widgets.link_label import LinkLabel
from journal.ui.widgets.segmented import SegmentedControl

FIELD = 340
WAITING = 420
LOW = 520  # a dialog on a small screen


class ImportDialog(WideDialog):
    """Reads the file at once; Enter imports what is ticked. Nothing is written before that."""

    def __init__(
        self, context: PageContext, path: Path | None, parent: QWidget | None = None
    ) -> None:
        """Without a path it is asked for when the dialog is opened."""
        super().__init__(context, "import", "", parent)
        self.setWindowTitle(self.tr("Import contacts"))
        self.path: Path | None = None
        self.model: ImportPreview | None = None
        self._reading: PlanReading | None = None
        self._job: Job | None = None
        self._answers = Answers()
        self._asked: QWidget | None = None  # where somebody is answering, while it is read again
        self._make()
        self._lay_out()
        self._show(self.reading_page)
        self.fit(1000, 680)
        if path is not None:
            self.read(path)

    # what is shown

    def _make(self) -> None:
        self.waiting = Waiting()
        self.waiting.setObjectName("import.reading")
        self.applying = Waiting()
        self.applying.setObjectName("import.applying")
        self.refusal = Refusal()
        self.title = ElidedLabel("", "section", mode=Qt.TextElideMode.ElideMiddle)
        self.title.setObjectName("import.file")
        self.program = Label("", role="muted")
        self.every = LinkLabel(self.tr("Tick all new"))
        self.every.setObjectName("import.tick.new")
        self.every.clicked.connect(self._tick_new)
        self.nobody = LinkLabel(self.tr("Untick all"))
        self.nobody.setObjectName("import.tick.none")
        self.nobody.clicked.connect(self._tick_none)
        self.view = PreviewView()
        self.view.setObjectName("import.people")
        self.view.setAccessibleName(self.tr("People in the file"))
        self.view.setAccessibleDescription(self.tr("Space ticks or unticks what is selected."))
        self.problems = ProblemList()
        self.problems.setObjectName("import.problems")
        self.problems.setAccessibleName(self.tr("What was odd in the file"))
        self.answers = AnswerRow()
        self.answers.answered.connect(self._read_again)
        self.referrer = PersonField(self.library)
        self.referrer.setObjectName("import.referrer")
        self.referrer.setMinimumWidth(FIELD)
        self.referrer.setPlaceholderText(self.tr("For everybody whom the file gives no referrer"))
        self.filter: SegmentedControl | None = None

    def _lay_out(self) -> None:
        self.pages = QStackedWidget()
        self.reading_page = QWidget()
        reading = QVBoxLayout(self.reading_page)
        self.waiting.setFixedWidth(WAITING)
        reading.addStretch(1)
        reading.addWidget(self.waiting, 0, Qt.AlignmentFlag.AlignHCenter)
        reading.addStretch(2)
        self.people_page = QWidget()
        for page in (self.reading_page, self.refusal, self.people_page):
            self.pages.addWidget(page)
        self.body.addWidget(self.pages, 1)
        self._lay_out_people(QVBoxLayout(self.people_page))

    def _lay_out_people(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.medium)
        self.head = QHBoxLayout()
        self.head.setSpacing(SPACE.small)
        self.head.addWidget(self.title)
        self.head.addWidget(self.program)
        self.head.addStretch(1)
        self.form = FormGrid()
        self.form.add_row(self.tr("&Referred by"), self.referrer)
        column.addLayout(self.head)
        column.addWidget(self.view, 1)
        column.addWidget(self.problems)
        column.addWidget(self.answers)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE.small)
        foot.addWidget(self.form)
        foot.addStretch(1)
        for link in (self.every, self.nobody):
            link.setMinimumHeight(SIZE.control)
            foot.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(foot)
        column.addWidget(self.applying)

    def _show(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        self.verb.setVisible(page is not self.reading_page)
        if page is self.refusal:
            self.verb.setText(self.tr("Choose another file…"))
            self.verb.setEnabled(True)
            self.verb.setFocus()

    # reading

    def open(self) -> None:
        """Asks for the file first unless it is known."""
        if self._has_file():
            super().open()

    def exec(self) -> int:
        """The same, and waits."""
        return super().exec() if self._has_file() else int(self.DialogCode.Rejected)

    def _has_file(self) -> bool:
        if self.path is None:
            self._choose_file()
        return self.path is not None

    def _choose_file(self) -> None:
        folder = Path.home() if self.path is None else self.path.parent
        chosen = self.context.prompter.open_path(
            self.tr("Import contacts"), folder, self.tr("CSV files (*.csv);;All files (*)")
        )
        if chosen is not None:
            self.read(chosen)

    def read(self, path: Path) -> None:
        """Reads a file, and shows what it would add."""
        self.path = path
        self._answers = Answers()
        self.answers.forget()
        self._read()

    def _read_again(self, answers: object) -> None:
        if isinstance(answers, Answers):
            self._answers = answers
            asked = self.focusWidget()
            self._asked = asked if asked in (self.answers.letters, self.answers.dates) else None
            self._read()

    def _read(self) -> None:
        assert self.path is not None
        self.strip.clear()
        self._stop_reading()
        try:
            reading = self.library.imports.reading(self.path, self._answers)
        except KnownError as error:
            self._refuse(error)
            return
        self._reading = reading
        self._show(self.reading_page)
        self.waiting.begin(self.tr("Reading “{file}”…").format(file=self.path.name))
        reading.counted.connect(self._count)
        reading.done.connect(self._show_people)
        reading.failed.connect(self._refuse)
        reading.start()

    def _count(self, rows: int) -> None:
        self.waiting.say(self.tr("%n contact(s) so far…", None, rows))

    def _stop_reading(self) -> None:
        reading, self._reading = self._reading, None
        if reading is not None:
            reading.stop()
            reading.deleteLater()
        self.waiting.end()

    def _refuse(self, error: KnownError) -> None:
        self._stop_reading()
        self.refusal.show_error(error)
        self._show(self.refusal)

    def _show_people(self, result: ReadResult, rows: list[Planned]) -> None:
        self._stop_reading()
        assert self.path is not None
        self.model = ImportPreview(rows, preview_words(rows), self)
        self.model.ticks_changed.connect(self._show_ticks)
        self.title.setText(self.path.name)
        self.program.setText(program_of(result.kind))
        self._show_filter()
        self.view.show_people(self.model)
        self.problems.show_lines(problem_lines(result.problems))
        self.answers.show_for(result, self._answers)
        self._show(self.people_page)
        self._show_ticks()
        asked, self._asked = self._asked, None
        if asked is not None:  # whoever compares goes on comparing
            asked.setFocus()
        elif self.model.ticked_count():
            self.verb.setFocus()
        else:
            self.strip.show_message(self._nothing_new())
            self.view.setFocus()

    def _nothing_new(self) -> str:
        assert self.model is not None
        if self.model.count() == self.model.count(Verdict.KNOWN):
            return self.tr("Everybody in this file is in the journal already.")
        return self.tr("Nobody in this file is new.")

    def _show_filter(self) -> None:
        assert self.model is not None
        if self.filter is not None:
            self.head.removeWidget(self.filter)
            self.filter.deleteLater()
        parts = [
            (None, self.tr("All: {count}")),
            (Verdict.NEW, self.tr("New: {count}")),
            (Verdict.KNOWN, self.tr("Known: {count}")),
            (Verdict.UNUSABLE, self.tr("Unusable: {count}")),
        ]
        counted = [(code, text, self.model.count(code)) for code, text in parts]
        shown = self.locale().toString
        choices = [(code, text.format(count=shown(n))) for code, text, n in counted if n]
        self.filter = SegmentedControl(choices)
        self.filter.setObjectName("import.filter")
        self.filter.setAccessibleName(self.tr("Which rows are shown"))
        self.filter.changed.connect(self._filter)
        self.head.addWidget(self.filter)
        QWidget.setTabOrder(self.filter, self.view)

    def _filter(self, verdict: object) -> None:
        if self.model is not None:
            self.model.set_filter(verdict if isinstance(verdict, Verdict) else None)

    def _tick_new(self) -> None:
        if self.model is not None:
            self.model.tick_new()

    def _tick_none(self) -> None:
        if self.model is not None:
            self.model.tick_none()

    def _show_ticks(self) -> None:
        count = 0 if self.model is None else self.model.ticked_count()
        said = self.tr("Import %n contact(s)", None, count) if count else self.tr("Import")
        self.verb.setText(said)
        self.verb.setEnabled(count > 0 and self._job is None)

    # importing

    def carry_out(self) -> None:
        """Imports what is ticked; a file that can't be read is replaced by another."""
        if self.pages.currentWidget() is self.refusal:
            self._choose_file()
            return
        if self.model is None or self._job is not None:
            return
        self.library.autosave.flush()  # nothing of the window is to wait for a long import
        self.form.set_problem(self.referrer, "")
        self.strip.clear()
        rows = self.model.ticked()
        try:
            referrer = self.referrer.person()
            if len(rows) > LONG:
                self._begin(rows, referrer)
            else:
                self._finish(self.library.imports.apply(rows, referrer_id=referrer))
        except Incomplete as missing:
            self.form.set_problem(self.referrer, missing.problem)
            self.referrer.setFocus()
        except KnownError as error:
            self.say_problem(error)

    def _begin(self, rows: list[Planned], referrer: int | None) -> None:
        self._busy(True)
        said = self.tr("Importing %n contact(s)…", None, len(rows))
        self.applying.begin(said)
        self._job = self.library.imports.apply_in_background(
            rows, referrer_id=referrer, done=self._finish, failed=self._fail, stopped=self._stopped
        )
        self._job.progressed.connect(self._progress)

    def _progress(self, done: int, total: int) -> None:
        if done < total:
            self.applying.set_progress(done, total)
        else:  # the index is brought up to date, and nobody knows how long that takes
            self.applying.set_progress(0, 0)

    def _busy(self, busy: bool) -> None:
        parts = (self.every, self.nobody, self.view, self.answers, self.form, self.filter)
        if busy:
            self.leave.setFocus()
        for part in parts:
            if part is not None:
                part.setEnabled(not busy)
        self.verb.setEnabled(not busy)
        if not busy:
            self._job = None
            self.applying.end()
            self._show_ticks()

    def _finish(self, ids: list[int]) -> None:
        self._job = None
        self.applying.end()
        self.context.notifier.done(self.tr("%n contact(s) imported", None, len(ids)))
        self.accept()

    def _fail(self, error: KnownError) -> None:
        self._busy(False)
        self.say_problem(error)

    def _stopped(self) -> None:
        self._busy(False)
        self.strip.show_message(self.tr("Stopped. Nobody was added."))
        self.verb.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the people get it."""
        super().resizeEvent(event)
        self.problems.set_room(MOST_PROBLEMS if self.height() > LOW else 1)

    def reject(self) -> None:
        """Reading is given up; an import that runs is asked about first."""
        if self._job is not None:
            stop = self.context.prompter.confirm(
                self.tr("The import is still running."),
                self.tr("If it is stopped now, nobody of this file is added."),
                self.tr("Stop it"),
                self.tr("Go on"),
            )
            if stop and self._job is not None:
                self._job.stop()
            return
        self._stop_reading()
        super().reject()
