"""Opens what tells of the past: what was deleted, and what was done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from journal.domain.changes import Kind
from journal.ui.shell.context import PageContext
from journal.ui.shell.edits import Edits
from journal.ui.shell.front import open_in_front

if TYPE_CHECKING:
    from journal.domain.views.deleted import Key
    from journal.domain.views.past import PastStep


class Past:
    """The dialogs don't block: what follows is done when they are finished."""

    def __init__(
        self,
        window: QWidget,
        context: PageContext,
        edits: Edits,
        dismiss: Callable[[], object],
    ) -> None:
        """``dismiss`` takes a toast away, whose Undo would mean what is done here meanwhile."""
        self._window = window
        self._context = context
        self._edits = edits
        self._dismiss = dismiss

    def show_deleted(self) -> None:
        """What can come back."""
        from journal.ui.dialogs.deleted import DeletedDialog

        self._context.library.autosave.flush()
        self._dismiss()
        dialog = DeletedDialog(self._context, self._window)
        dialog.shown.connect(self._reveal)
        open_in_front(dialog, self._window)

    def show_history(self, contact_id: int | None = None) -> None:
        """What was done, or what was done with one person."""
        from journal.ui.dialogs.history import HistoryDialog

        library = self._context.library
        library.autosave.flush()
        card = None if contact_id is None else library.people.card(contact_id)
        if contact_id is not None and card is None:
            return
        self._dismiss()
        dialog = HistoryDialog(self._context, card, self._window)
        dialog.asked.connect(self._travel)
        open_in_front(dialog, self._window)

    def _travel(self, step: PastStep) -> None:
        self._edits.travel(step)

    def _reveal(self, key: Key) -> None:
        go = self._context.navigator
        if key.kind is Kind.CONTACT:
            go.show_contact(key.id)
        elif key.kind is Kind.INTERVIEW:
            go.show_interview(key.id)
        elif key.kind is Kind.FOLLOW_UP:
            row = self._context.library.days.follow_up(key.id)
            if row is not None and row.due_on is not None:
                go.show_day(row.due_on, "follow-up", key.id)
