"""Saves what is typed into the fields of a person: as typed, one undo step for each visit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from journal.services.library import Library
from journal.services.visits import Visits
from journal.ui.widgets.inline_edit import InlineLineEdit, InlineTextEdit

InlineField = InlineLineEdit | InlineTextEdit
Write = Callable[[int, str, str], None]
"""Takes the person's id, the text, and the token of the visit to the field."""


class FieldKeeper(QObject):
    """Stages what is typed with the autosave; a field that is left is written at once.

    What was staged belongs to the person who was shown while it was typed.
    """

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._visits = Visits(library.autosave)
        self._fields: list[InlineField] = []
        self.person: int | None = None

    def bind(
        self,
        field: InlineField,
        write: Write,
        allowed: Callable[[str], bool] = lambda _text: True,
    ) -> None:
        """Has ``write`` called for what is typed here, unless ``allowed`` refuses the text."""
        self._fields.append(field)
        field.edited.connect(partial(self._typed, field, write, allowed))
        field.left.connect(partial(self._left, field))

    def visit(self, field: InlineField) -> str:
        """The token of the present visit to a field."""
        return self._visits.token(field)

    def abandon(self) -> None:
        """The person is gone: what was typed for them has no place any more."""
        for field in self._fields:
            self._library.autosave.drop((self.person, id(field)))
        self._visits.forget()

    def flush(self) -> None:
        """Writes what is staged: another person, or something outside, comes next."""
        if self._library.autosave.pending:
            self._library.autosave.flush()
        self._visits.forget()

    def _typed(
        self, field: InlineField, write: Write, allowed: Callable[[str], bool], text: str
    ) -> None:
        if self.person is None:
            return
        key = (self.person, id(field))
        if allowed(text):
            self._visits.stage(field, key, partial(write, self.person, text))
        else:
            self._library.autosave.drop(key)

    def _left(self, field: InlineField, _text: str) -> None:
        self._visits.end(field)
