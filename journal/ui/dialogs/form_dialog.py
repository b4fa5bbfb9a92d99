"""What the small dialogs share: a form, one verb, problems under the fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from journal.errors import KnownError
from journal.ui.dialogs.begun import (
    Begun,
    Told,
    Written,
    changes_of,
    fields_in,
    name_of,
    put,
    value_of,
)
from journal.ui.growth import grown
from journal.ui.shell.context import PageContext
from journal.ui.shell.telling import told
from journal.ui.theme import SPACE
from journal.ui.widgets.buttons import PlainButton, PrimaryButton
from journal.ui.widgets.form_row import FormGrid, Offer
from journal.ui.widgets.reading_order import go_on

WIDTH = 520


class Incomplete(Exception):  # noqa: N818 - no error: somebody is still typing
    """A field can't be understood; ``problem`` is the sentence under it, with a way out of it."""

    def __init__(self, field: QWidget, problem: str, offer: Offer | None = None) -> None:
        super().__init__(problem)
        self.field = field
        self.problem = problem
        self.offer = offer


class Away(NamedTuple):
    """Of a dialog that was put away: what was typed, and how it is begun again in this journal."""

    typed: str
    again: Callable[[], object] | None


class FormDialog(QDialog):
    """Enter and Ctrl+Enter carry it out, Esc leaves. Subclasses fill ``form``.

    ``given_up`` comes when it is left though something was written, with what ``bring_back`` takes.
    What is written outlives a kill when the dialog says under which name it ``keeps`` it.
    """

    given_up = Signal(object)

    def __init__(
        self, context: PageContext, title: str, verb: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.library = context.library
        self.if_left = ""  # what is said of what was written and given up, unless "not added"
        self._told: list[QWidget] = []
        self._watched = False
        self._kept = False
        self._at_first: Written | None = None
        self._heard: list[QWidget] = []
        self._begun = Begun(context.library, "")
        self._begun_told: Told | None = None
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = FormGrid()
        # Rows that wrap need more than the form asks for at first; what is left goes below it.
        self.form.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.verb = PrimaryButton(verb)
        self.verb.setDefault(True)
        self.verb.clicked.connect(self.accept)
        leave = PlainButton(QCoreApplication.translate("FormDialog", "Cancel"))
        leave.setObjectName("dialog.cancel")
        leave.clicked.connect(self.reject)
        self.footer = QHBoxLayout()
        self.footer.setSpacing(SPACE.small)
        self.footer.addStretch(1)
        self.footer.addWidget(leave)
        self.footer.addWidget(self.verb)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.card)
        column.setSpacing(SPACE.card)
        column.addWidget(self.form)
        column.addStretch(1)
        column.addLayout(self.footer)
        self.setMinimumWidth(grown(WIDTH, self.font(), 0.6))

    def name(self, code: str) -> None:
        """Names the dialog and its button for tests: "schedule" and "schedule.verb"."""
        self.setObjectName(code)
        self.verb.setObjectName(f"{code}.verb")

    def keep_as(self, name: str) -> None:
        """Under which name what is written here is kept over a kill.

        About a person it ends in "contact N", about an interview in "in interview N", so that it
        is found when that person is forgotten.
        """
        self._begun = Begun(self.library, name)

    def carry_out(self) -> None:
        """Does what was asked for. Raises Incomplete or a KnownError; then it stays open."""
        raise NotImplementedError

    def checks(self) -> Iterable[Callable[[], object]]:
        """What raises Incomplete for a field: all that fail are told, in the order of the form."""
        return ()

    def problem_field(self) -> QWidget:
        """Under which field a refusal is told."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        """Rows that wrap in larger letters are seen whole."""
        super().showEvent(event)
        if not event.spontaneous() and not self._kept:
            self._keep_from_now()
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def accept(self) -> None:
        """Carries it out; what can't be is said under each field, and the first gets the focus."""
        self._take_back()
        try:
            self.carry_out()
        except Incomplete as missing:
            self._say_all(self._faults() or [missing])
        except KnownError as error:
            self._say_all([Incomplete(self.problem_field(), told(error))])
        else:
            self._begun.end()
            super().accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes on as one reads."""
        return go_on(self, forward) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter finishes from every field."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accept()
        else:
            super().keyPressEvent(event)

    def written(self) -> Written:
        """What stands in the fields."""
        return {name_of(field): value_of(field) for field in self._fields()}

    def bring_back(self, written: Written) -> None:
        """Writes what was given up into a new dialog of the same kind."""
        self._at_first = self._at_first or self.written()
        filled = 0
        while filled < len(fields := self._fields()):  # what is filled may make room for more
            filled = len(fields)
            for field in fields:
                put(field, written.get(name_of(field), value_of(field)))

    def reject(self) -> None:
        """Leaves; what was written isn't lost with it."""
        written, worth_it = self.written(), self._is_written()
        self._begun.end()
        super().reject()
        if worth_it:
            self.given_up.emit(written)

    def put_away(self, *, keep: bool) -> Away:
        """Closes it unasked, since the file under it is another one; nothing is carried out.

        With ``keep`` it is only out of reach, and what was written stays begun, for the next time
        this dialog is opened. Otherwise it was meant for rows of another journal, and is written
        nowhere, unless it is about nobody who is in the journal: then ``Away.again`` keeps it.
        """
        typed = self._typed() if self._is_written() else ""
        again: Callable[[], object] | None = None
        if not keep:
            self._begun.drop()
            if typed and not self._begun.bound:
                begun, values = self._begun, self.written()
                again = lambda: begun.begin(values)  # noqa: E731
        super().reject()
        return Away(typed, again)

    def _is_written(self) -> bool:
        """Whether something else stands here than at first; an empty line more is nothing."""
        if self._at_first is None:
            return False
        now, first = self.written(), self._at_first
        return any((now.get(name) or "") != (first.get(name) or "") for name in {*now, *first})

    def _typed(self) -> str:
        """The words in the fields, a line for each."""
        texts = [
            str(value_of(field)).strip()
            for field in self._fields()
            if isinstance(field, QLineEdit | QPlainTextEdit)
        ]
        return "\n".join(text for text in texts if text)

    def _fields(self) -> list[QWidget]:
        return fields_in(self.form)

    def _keep_from_now(self) -> None:
        """Fills in what was begun before a kill, and keeps what is written from now on."""
        self._kept = True
        if self._at_first is None:
            self._at_first = self.written()
            found = self._begun.found()
            if found is not None:
                self.bring_back(found)
                self._tell_begun()
        else:
            self._keep_written()  # brought back: it was given up, and so it isn't kept any more
        self._hear()
        if self._is_written():
            QTimer.singleShot(0, self, self._go_on_writing)

    def _hear(self) -> None:
        """Also fields that came with what was written in another one."""
        for field in self._fields():
            if field not in self._heard:
                self._heard.append(field)
                changes_of(field).connect(self._keep_written)

    def _go_on_writing(self) -> None:
        """At the end: a dialog that is shown chooses all, and the next key would take its place."""
        field = self.focusWidget()
        if isinstance(field, QLineEdit):
            field.end(False)

    def _tell_begun(self) -> None:
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            self._begun_told = Told(self)
            self._begun_told.start_empty.connect(self._start_empty)
            column.insertWidget(0, self._begun_told)

    def _start_empty(self) -> None:
        """As it is without anything begun."""
        self.bring_back(dict(self._at_first or {}))
        self._begun.end()
        if self._begun_told is not None:
            self._begun_told.hide()
        for field in self._fields():
            if field.isVisible():
                field.setFocus()
                break

    def _keep_written(self, _value: object = None) -> None:
        self._hear()
        if self._is_written():
            self._begun.keep(self.written())
        else:
            self._begun.end()

    def _faults(self) -> list[Incomplete]:
        found = []
        for check in self.checks():
            try:
                check()
            except Incomplete as missing:
                found.append(missing)
        return found

    def _say_all(self, faults: list[Incomplete]) -> None:
        self._listen()
        for each in faults:
            self._say(each.field, each.problem, each.offer)
        if self._told:
            self.adjustSize()
            self._told[0].setFocus()

    def _say(self, field: QWidget, problem: str, offer: Offer | None = None) -> None:
        self.form.set_problem(field, problem, offer)
        self._told.append(field)

    def _listen(self) -> None:
        """From the first problem on, whatever is written takes the sentence back.

        Of several problems only that of the field in which it is written.
        """
        if self._watched:
            return
        self._watched = True
        for field in self._fields():
            changes_of(field).connect(partial(self._written_in, field))

    def _written_in(self, field: QWidget, _value: object = None) -> None:
        if len(self._told) > 1:
            self._take_back([each for each in self._told if _is_within(field, each)])
        else:
            self._take_back()

    def _take_back(self, fields: list[QWidget] | None = None) -> None:
        for field in self._told.copy() if fields is None else fields:
            self.form.set_problem(field, "")
            self._told.remove(field)


def _is_within(field: QWidget, told: QWidget) -> bool:
    return field is told or told.isAncestorOf(field)
