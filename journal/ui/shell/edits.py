"""Undo and redo of the journal, and the commands of the Edit menu that go to the focused field."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from journal.domain.changes import ChangeSet, Kind
from journal.domain.codes import FollowUpState
from journal.errors import KnownError
from journal.services.library import Library
from journal.ui.shell.actions import Actions
from journal.ui.shell.done_today import DoneToday
from journal.ui.shell.field_undo import FieldUndo, has_own
from journal.ui.shell.navigator import WindowNavigator
from journal.ui.widgets.plain import literal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

    from journal.domain.views.days import FollowUpRow
    from journal.domain.views.past import PastStep
    from journal.services.background import Job
    from journal.ui.shell.backing import Backing
    from journal.ui.shell.done_today import TodayRow
    from journal.ui.shell.long_undo import LongUndo
    from journal.ui.shell.notifier import WindowNotifier
    from journal.ui.shell.strips import Strips

    TextField = QLineEdit | QPlainTextEdit | QTextEdit

translate = QCoreApplication.translate


class Edits:
    """A focused text field keeps its own undo; everything else is a step of the journal."""

    def __init__(
        self,
        library: Library,
        actions: Actions,
        navigator: WindowNavigator,
        notifier: WindowNotifier,
        strips: Strips,
    ) -> None:
        self._library = library
        self._actions = actions
        self._navigator = navigator
        self._notifier = notifier
        self._strips = strips
        self._long: LongUndo | None = None
        self._today = DoneToday(library, navigator)
        self._through = FieldUndo()
        self.backing: Backing | None = None  # what takes a restore back

    def undo(self) -> None:
        """Takes back what was typed in the focused field, or the last step."""
        field = _text_field()
        if field is not None and has_own(field, "undo"):
            field.undo()
        else:
            self.undo_step()

    def redo(self) -> None:
        """The other way round."""
        field = _text_field()
        if field is not None and has_own(field, "redo"):
            field.redo()
        else:
            self._play(undo=False)

    def undo_step(self) -> None:
        """Takes the last step of the journal back, whatever has the focus."""
        self._play(undo=True)

    def travel(self, step: PastStep) -> None:
        """Back to before a step or, when it is undone, forward to after it, beside the window."""
        if not self._may_play():
            return
        from journal.domain.views.past import PastStep, StepState  # not at the start

        forward = step.state is StepState.UNDONE
        newest, next_one = self._library.history.around()
        way_back = next_one if forward else newest

        def arrived(changes: ChangeSet) -> None:
            if changes.empty:
                return
            self._lead(changes)
            text = (
                translate("Edits", "Forward to after: {name}")
                if forward
                else translate("Edits", "Back to before: {name}")
            )
            back = translate("Edits", "Undo all") if forward else translate("Edits", "Redo all")
            state = StepState.DONE if forward else StepState.UNDONE
            there = None if way_back is None else PastStep(way_back, step.name, None, state)
            self._notifier.say(
                text.format(name=step.name),
                action=back if there is not None else "",
                run=(lambda: self.travel(there)) if there is not None else None,
            )

        def play(**ends: Callable[..., object]) -> Job:
            return self._library.recovery.travel(step, **ends)

        self._beside().start(
            step.name,
            undo=not forward,
            done=arrived,
            failed=self._notifier.problem,
            play=play,
        )

    def _may_play(self) -> bool:
        if not self._library.autosave.flush():
            self._notifier.refuse(translate("Edits", "Not now: what you typed isn’t saved yet."))
            return False
        if self._long is not None and self._long.running:
            self._notifier.refuse(translate("Edits", "Not now: the last undo isn’t done yet."))
            return False
        return True

    def _play(self, *, undo: bool) -> None:
        if not self._may_play():
            return
        if undo and self.backing is not None and self.backing.is_just_restored:
            self.backing.undo_restore()
            return
        history = self._library.history
        name = history.undo_name() if undo else history.redo_name()
        if name is None:
            self._notifier.refuse(
                translate("Edits", "There is nothing to undo.")
                if undo
                else translate("Edits", "There is nothing to redo.")
            )
            return
        if history.is_long(undo=undo):
            self._play_long(name, undo=undo)
            return
        try:
            before = self._today.before_undo() if undo else None
            changes = history.undo() if undo else history.redo()
        except KnownError as error:
            self._notifier.problem(error)
            return
        self._tell(changes, name, undo=undo, before=before)

    def can_undo(self) -> bool:
        """Whether there is a step, or a restore, to be taken back."""
        return self._library.history.undo_name() is not None or self._is_just_restored()

    def _is_just_restored(self) -> bool:
        return self.backing is not None and self.backing.is_just_restored

    def _play_long(self, name: str, *, undo: bool) -> None:
        self._beside().start(
            name,
            undo=undo,
            done=lambda changes: self._tell(changes, name, undo=undo),
            failed=self._notifier.problem,
        )

    def _beside(self) -> LongUndo:
        if self._long is None:
            from journal.ui.shell.long_undo import LongUndo

            self._long = LongUndo(self._library.history, self._strips)
        return self._long

    def end(self) -> None:
        """Before the journal is closed: what is being undone stays as it was."""
        if self._long is not None:
            self._long.end()

    def _tell(
        self,
        changes: ChangeSet,
        name: str,
        *,
        undo: bool,
        before: frozenset[TodayRow] | None = None,
    ) -> None:
        """``before`` is what stood on Today, if what is undone was done there."""
        self._lead(changes, before)
        text = (
            translate("Edits", "Undone: {name}") if undo else translate("Edits", "Redone: {name}")
        )
        if undo:
            self._notifier.say(
                text.format(name=name), action=translate("Edits", "Redo"), run=self.redo
            )
        else:
            self._notifier.done(text.format(name=name))

    def _lead(self, changes: ChangeSet, before: frozenset[TodayRow] | None = None) -> None:
        try:
            if before is None or not self._today.reveal(before, changes):
                self._reveal(changes)
        except KnownError:
            return  # what can't be read now is not gone to; it is undone all the same

    def _reveal(self, changes: ChangeSet) -> None:
        """Goes to what an undo changed, unless it is gone by it."""
        library, go = self._library, self._navigator
        for key in sorted(changes.of(Kind.FOLLOW_UP)):
            row = library.days.follow_up(key)
            if row is not None and row.due_on is not None and changes.ids.keys() <= _OF_FOLLOW_UP:
                if not self._reveal_on_today(row):
                    go.show_day(row.due_on, "follow-up", key)
                return
        shown = go.page()
        if changes.of(Kind.LETTER) and self._reveal_letter(changes, shown.code if shown else ""):
            return
        people, parts = library.history.concerned(changes)
        if shown is not None and shown.code == "interviews":
            rows = library.interviews.rows(changes.of(Kind.INTERVIEW))
            if rows:  # the person changes with it where a substitute came
                go.show_interview(rows[0].id)
                return
        on_people = shown is not None and shown.code == "people"
        if (people or on_people) and self._reveal_person(changes):
            return  # a person's page tells of all that belongs to them
        interviews = changes.of(Kind.INTERVIEW) or frozenset(parts)
        found = library.interviews.rows(interviews) if interviews else []
        if not found:
            self._reveal_person(changes)
        elif shown is not None and shown.code == "calendar" and found[0].start is not None:
            go.show_day(found[0].start.date(), "interview", found[0].id)
        else:
            go.show_interview(found[0].id)

    def _reveal_on_today(self, row: FollowUpRow) -> bool:
        """What is due again stands on Today, where it has the focus; the calendar shows its own."""
        go = self._navigator
        page = go.page()
        here = page.code if page is not None else "today"
        due = row.due_on is not None and row.due_on <= self._library.clock.today()
        if here != "today":
            if here == "calendar" or not due or row.state != FollowUpState.OPEN:
                return False
            go.show_page("today")
        go.focus_follow_up(row.id)
        return True

    def _reveal_letter(self, changes: ChangeSet, page: str) -> bool:
        """Among the letters it is shown; on Today what it had done is due again, and seen."""
        if page == "today" and changes.of(Kind.FOLLOW_UP):
            return True
        if page != "letters":
            return False
        for key in sorted(changes.of(Kind.LETTER)):
            if self._library.composing.letter(key) is not None:
                self._navigator.show_letter(key)
                return True
        return True  # it is gone, and the list is what tells that

    def _reveal_person(self, changes: ChangeSet) -> bool:
        """Whom the step names; others may have come or moved with them, or be only mentioned."""
        changed = changes.of(Kind.CONTACT)
        named = self._named_in(changes.name, changed)
        for key in (*named, *sorted(changed), *sorted(changes.about - changed)):
            if self._library.people.card(key) is not None:
                self._navigator.show_contact(key)
                return True
        return False

    def _named_in(self, step: str, contacts: frozenset[int]) -> list[int]:
        few = 1 < len(contacts) <= MOST_NAMED
        rows = self._library.people.tree(sorted(contacts)) if few else ()
        return [row.id for row in rows if row.name and row.name in step]

    def refresh_names(self) -> None:
        """Puts the names of the steps into the menu."""
        self._name("edit.undo", self._library.history.undo_name(), undo=True)
        self._name("edit.redo", self._library.history.redo_name(), undo=False)
        if self._is_just_restored():
            self._actions["edit.undo"].setText(translate("Edits", "&Undo restore…"))

    def _name(self, code: str, step: str | None, *, undo: bool) -> None:
        action = self._actions[code]
        if step is None:
            text = translate("Edits", "&Undo") if undo else translate("Edits", "&Redo")
        else:
            text = (
                translate("Edits", "&Undo: {name}") if undo else translate("Edits", "&Redo: {name}")
            )
            text = text.format(name=literal(step))
        action.setText(text)

    def has_field(self) -> bool:
        """Whether a field has the focus that can be written in."""
        return _text_field() is not None

    def cut(self) -> None:
        """In the focused field."""
        field = _text_field()
        if field is not None:
            field.cut()

    def copy(self) -> None:
        """What is marked in the focused field, or the chosen row."""
        from PySide6.QtWidgets import QAbstractItemView, QLabel

        field = _text_field()
        if field is not None:
            field.copy()
            return
        focus = QApplication.focusWidget()
        if isinstance(focus, QAbstractItemView) and focus.currentIndex().isValid():
            QApplication.clipboard().setText(str(focus.currentIndex().data() or ""))
        elif isinstance(focus, QLabel) and focus.hasSelectedText():
            QApplication.clipboard().setText(focus.selectedText())

    def paste(self) -> None:
        """Into the focused field."""
        field = _text_field()
        if field is not None:
            field.paste()

    def select_all(self) -> None:
        """All of the focused field or list."""
        from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QPlainTextEdit, QTextEdit

        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit | QPlainTextEdit | QTextEdit | QAbstractItemView):
            focus.selectAll()

    def delete(self) -> None:
        """Deletes what is chosen where the focus is, or else the page's chosen thing."""
        if _deleted_there(QApplication.focusWidget()):
            return
        own = getattr(self._navigator.page(), "delete_chosen", None)
        if own is not None:  # whom its chosen thing is about must not go in its place
            own()
            return
        chosen = self._navigator.chosen()
        try:
            if chosen.follow_up_id is not None:
                self._library.follow_ups.delete(chosen.follow_up_id)
                self._notifier.done(translate("Edits", "Follow-up deleted"))
            elif chosen.interview_id is not None:
                self._library.meetings.delete(chosen.interview_id)
                self._notifier.done(translate("Edits", "Interview deleted"))
            elif chosen.contact_id is not None:
                self._navigator.delete_contacts(chosen.contact_id)
            else:
                self._notifier.refuse(translate("Edits", "Choose first what to delete."))
        except KnownError as error:
            self._notifier.problem(error)


MOST_NAMED = 20  # steps with more people name nobody
_OF_FOLLOW_UP = frozenset((Kind.FOLLOW_UP, Kind.TOUCH, Kind.CONTACT))


def _deleted_there(focus: QWidget | None) -> bool:
    """Whether the part with the focus has a Del of its own; then it was used.

    A page's chosen interview must not go while one of its questions is meant.
    """
    delete = QKeySequence(QKeySequence.StandardKey.Delete)
    part = focus
    while part is not None and not part.isWindow():
        for action in part.actions():
            if action.isEnabled() and delete in action.shortcuts():
                action.trigger()
                return True
        part = part.parentWidget()
    if focus is None:
        return False
    pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    return QApplication.sendEvent(focus, pressed) and pressed.isAccepted()


def _text_field() -> TextField | None:
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit  # not at the start

    focus = QApplication.focusWidget()
    if isinstance(focus, QLineEdit | QPlainTextEdit | QTextEdit) and not focus.isReadOnly():
        return focus
    return None
