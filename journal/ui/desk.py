"""What every part of a page is handed, and how it saves what is typed."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject

from journal.errors import KnownError
from journal.services.library import Library
from journal.services.visits import Visits
from journal.ui.shell.context import PageContext
from journal.ui.widgets.inline_edit import InlineLineEdit, InlineTextEdit

Field = InlineLineEdit | InlineTextEdit
Save = Callable[[Hashable, str, str], None]
"""Writes a text: what it belongs to, the text, the visit that its saves are joined by."""


@dataclass(frozen=True)
class Desk:
    """``origin`` makes typed changes and so skips their announcement; ``reread`` shows them.

    It is called when a field in which something was typed is left.
    """

    context: PageContext
    origin: object
    reread: Callable[[], None]

    @property
    def library(self) -> Library:
        """The services."""
        return self.context.library

    def now(self) -> datetime:
        """The clock's local time."""
        return self.library.clock.now()

    def companies(self, typed: str) -> list[tuple[object, str]]:
        """Companies of the journal, as suggestions for what is typed."""
        return [(name, name) for name in self.library.people.companies(typed, 8)]

    def attempt(self, command: Callable[[], object]) -> bool:
        """Runs a command; says why it could not be done, and then gives False."""
        try:
            command()
        except KnownError as error:
            self.context.notifier.problem(error)
            return False
        return True


class Typing(QObject):
    """Saves what is typed into one field, a moment after the last key and when it is left.

    One visit to the field is one undo step. ``keep_blank`` false: an empty text is written
    when the field is left and not while one types.
    """

    def __init__(
        self, desk: Desk, field: Field, name: str, save: Save, *, keep_blank: bool = True
    ) -> None:
        super().__init__(field)
        self._desk = desk
        self._field = field
        self._name = name
        self._save = save
        self._keep_blank = keep_blank
        self._target: Hashable = None
        self._visits = Visits(desk.library.autosave)
        field.edited.connect(self._typed)
        field.left.connect(self._left)

    def show(self, target: Hashable, text: str) -> None:
        """Shows the text of ``target``; a field that has the focus keeps what is typed.

        So does one whose text could not be written yet: the journal has only the older one.
        """
        if target == self._target:
            if not self._desk.library.autosave.is_staged((self._name, target)):
                self._field.refresh_text(text)
            return
        self._visits.end(self._name)
        self._target = target
        self._field.set_text(text)

    def forget(self) -> None:
        """Drops what isn't saved: its target is gone."""
        self._desk.library.autosave.drop((self._name, self._target))
        self._target = None
        self._visits.forget()

    def _typed(self, text: str) -> None:
        self._visits.token(self._name)
        if text.strip() or self._keep_blank:
            self._stage(text)

    def _left(self, text: str) -> None:
        if not self._visits.is_open(self._name):
            return
        if not text.strip() and not self._keep_blank:
            self._stage(text)
        self._visits.end(self._name)
        self._desk.reread()

    def _stage(self, text: str) -> None:
        write = partial(self._save, self._target, text)
        self._visits.stage(self._name, (self._name, self._target), write)
