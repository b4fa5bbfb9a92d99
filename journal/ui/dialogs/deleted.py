"""Recently deleted: what can come back, and what went with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache, partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from journal.domain.changes import Kind
from journal.domain.views.deleted import DeletedItem, Key, Restored
from journal.errors import KnownError
from journal.itemmodels.text_table import TextRow, TextTable
from journal.ui.dialogs.import_contacts_pages import Waiting
from journal.ui.dialogs.past_jobs import Jobs
from journal.ui.dialogs.past_words import (
    along,
    deleted_kind,
    deleted_name,
    not_as_before,
    when,
)
from journal.ui.dialogs.wide_dialog import WideDialog
from journal.ui.shell.context import PageContext
from journal.ui.theme import SPACE
from journal.ui.widgets.buttons import PlainButton
from journal.ui.widgets.empty_state import EmptyState
from journal.ui.widgets.label import Label
from journal.ui.widgets.text_table_view import TextTableView

WIDE = 0
SHOWN = (Kind.CONTACT, Kind.INTERVIEW, Kind.FOLLOW_UP)  # what one can go to


class DeletedDialog(WideDialog):
    """Enter restores what is chosen; it stays open, for more. ``shown`` asks to go to a thing."""

    shown = Signal(object)  # Key

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "deleted", "", parent)
        self.setWindowTitle(self.tr("Recently deleted"))
        self._items: dict[Key, DeletedItem] = {}
        self._jobs = Jobs()
        self._writing = False
        self._make()
        self._lay_out()
        self._choose()
        self.fit(960, 560)
        QTimer.singleShot(0, self, self.read)  # after the first paint

    def _make(self) -> None:
        columns = (self.tr("What"), self.tr("Kind"), self.tr("With it"), self.tr("Deleted"))
        self.model = TextTable(columns, self)
        self.view = TextTableView(self.model, WIDE, several=True)
        self.view.setObjectName("deleted.list")
        self.view.setAccessibleName(self.tr("Recently deleted"))
        self.view.selectionModel().selectionChanged.connect(lambda _new, _old: self._choose())
        self.view.doubleClicked.connect(lambda _index: self.verb.click())
        self.nothing = EmptyState(
            "trash-2", self.tr("Nothing was deleted in the last 30 days that could come back.")
        )
        self.nothing.setObjectName("deleted.nothing")
        self.empty = PlainButton(self.tr("&Empty…"))
        self.empty.setObjectName("deleted.empty")
        self.empty.clicked.connect(self._ask)
        self.waiting = Waiting()
        self.verb.setText(self.tr("&Restore"))
        self.leave.setText(self.tr("Close"))

    def _lay_out(self) -> None:
        words = self.tr(
            "What was deleted can come back for 30 days, with all that went with it:"
            " interviews, answers, follow-ups, the place in the tree."
        )
        self.body.addWidget(Label(words, role="muted", wrap=True))
        table = QWidget()
        column = QVBoxLayout(table)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.small)
        column.addWidget(self.view)
        self._pages = QStackedLayout()
        self.body.addLayout(self._pages, 1)  # first: alone it would show them as windows
        self._pages.addWidget(table)
        self._pages.addWidget(self.nothing)
        self.body.addWidget(self.waiting)
        self.footer.insertWidget(0, self.empty)

    # what there is

    def read(self) -> None:
        """Reads the list anew."""
        if not self.isVisible():
            return  # closed again already
        self.waiting.begin(self.tr("Looking through what was deleted…"))
        self._jobs.keep(self.library.recovery.deleted(self._show, self._fail))

    def _show(self, items: list[DeletedItem]) -> None:
        self._end()
        self._items = {item.key: item for item in items}
        row = min(self.view.chosen_rows(), default=0)
        at = cache(self._at)
        self.model.set_rows([self._row(item, at(item.at)) for item in items])
        self._pages.setCurrentIndex(0 if items else 1)
        if items and not self.view.selectionModel().hasSelection():
            self.view.selectRow(min(row, len(items) - 1))
        if items and not self.strip.isVisible():
            self.view.setFocus()
        elif not items and not self.strip.isVisible():
            self.leave.setFocus()
        self._choose()

    def _at(self, moment: datetime | None) -> str:
        clock = self.library.clock
        day, time = when(moment, clock.now().tzinfo, clock.today())
        return self.tr("{day} {time}").format(day=day, time=time)

    def _row(self, item: DeletedItem, at: str) -> TextRow:
        today = self.library.clock.today()
        name, kind, more = deleted_name(item, today), deleted_kind(item), along(item)
        if more:
            spoken = self.tr("{kind}: {name}, with {more}, deleted {when}")
        else:
            spoken = self.tr("{kind}: {name}, deleted {when}")
        spoken = spoken.format(kind=kind, name=name, more=more, when=at)
        return TextRow(item.key, (name, kind, more, at), spoken)

    def chosen(self) -> list[DeletedItem]:
        """What would come back, in the order of the list."""
        keys = map(self.model.key, self.view.chosen_rows())
        return [self._items[key] for key in keys if key in self._items]

    def _choose(self) -> None:
        self.verb.setEnabled(self.view.selectionModel().hasSelection() and not self._writing)
        self.empty.setEnabled(bool(self._items) and not self._writing)

    # restoring

    def carry_out(self) -> None:
        """Restores what is chosen, in one step."""
        items = self.chosen()
        if not items or self._writing or not self._saved():
            return
        self.strip.clear()
        self._begin(self.tr("Restoring…"))
        job = self.library.recovery.restore(items, self._restored, self._fail, self._end)
        self._jobs.keep(job).progressed.connect(self.waiting.set_progress)

    def _restored(self, result: Restored) -> None:
        self._end()
        self.read()
        others = not_as_before(result.others)
        if not result.keys:
            self.strip.show_message(
                others or self.tr("There was nothing left to restore."), "today"
            )
            return
        names = [self._items[key] for key in result.keys if key in self._items]
        today = self.library.clock.today()
        if len(names) == 1:
            text = self.tr("{name} is back.").format(name=deleted_name(names[0], today))
        else:
            text = self.tr("Back: %n thing(s).", "", len(result.keys))
        if others:
            text = self.tr("{text} {others}").format(text=text, others=others)
        buttons: list[tuple[str, Callable[[], object]]] = [(self.tr("Undo"), self._undo)]
        if len(result.keys) == 1 and result.keys[0].kind in SHOWN:
            buttons.append((self.tr("Show"), partial(self._go, result.keys[0])))
        self.strip.show_message(text, "today" if others else "done", buttons)

    def _undo(self) -> None:
        """Takes the last restoring back; like any step it can also be undone later."""
        history = self.library.history
        self.strip.clear()
        if history.is_long(undo=True):
            self._begin(self.tr("Undoing…"))
            job = history.play_in_background(
                undo=True, done=self._undone, failed=self._fail, stopped=self._end
            )
            self._jobs.keep(job).progressed.connect(self.waiting.set_progress)
            return
        try:
            self._undone(history.undo())
        except KnownError as error:
            self._fail(error)

    def _undone(self, _changes: object) -> None:
        self._end()
        self.read()

    def _go(self, key: Key) -> None:
        self.shown.emit(key)
        self.accept()

    # emptying

    def _ask(self) -> None:
        self.strip.show_message(
            self.tr(
                "Delete all of this for good? It can’t come back then, and what was done before"
                " the newest deletion can’t be undone any more. Backups keep it."
            ),
            "overdue",
            [(self.tr("Delete for good"), self._empty), (self.tr("Not now"), self._give_up)],
            closable=False,
        )
        self.strip.buttons()[1].setFocus()

    def _give_up(self) -> None:
        self.strip.clear()
        self.view.setFocus()

    def _empty(self) -> None:
        if not self._saved():
            return
        self.strip.clear()
        self._begin(self.tr("Deleting for good…"))
        self._jobs.keep(self.library.recovery.empty(self._emptied, self._fail))

    def _emptied(self, _steps: int) -> None:
        self._end()
        self.read()

    # the work

    def _saved(self) -> bool:
        if self.library.autosave.flush():
            return True
        self.strip.show_message(self.tr("Not now: what you typed isn’t saved yet."), "overdue")
        return False

    def _begin(self, text: str) -> None:
        self._writing = True
        self.view.setEnabled(False)
        self.waiting.begin(text)
        self._choose()

    def _end(self) -> None:
        self._writing = False
        self.view.setEnabled(True)
        self.waiting.end()
        self._choose()

    def _fail(self, error: KnownError) -> None:
        self._end()
        self.say_problem(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo works here too: the window waits behind."""
        if event.matches(QKeySequence.StandardKey.Undo) and not self._writing:
            self._undo()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Gives up what is being restored; what is being emptied is done in a moment."""
        if self._writing:
            self._jobs.stop()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Nothing is told to a dialog that is gone."""
        self._jobs.end()
        super().done(result)
