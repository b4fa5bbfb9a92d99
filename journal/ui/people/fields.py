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
        self._texts: dict[tuple[int, int], str] = {}  # typed last; of interest while staged
        self.person: int | None = None

    def bind(
        self,
        field: InlineField,
        write: Write,
        allowed: Callable[[str], bool] = lambda _text: True,
        *,
        writer: Callable[[], Write] | None = None,
    ) -> None:
        """Has ``write`` called for what is typed here, unless ``allowed`` refuses the text.

        ``writer`` gives what is called instead, as things are when it is typed: another person
        may be shown before it can be written.
        """
        self._fields.append(field)
        field.edited.connect(partial(self._typed, field, write, allowed, writer))
        field.left.connect(partial(self._left, field))

    def show(self, field: InlineField, text: str, *, another: bool) -> None:
        """Shows what the journal has; what could not be written yet stays, or is found again."""
        left = self.unwritten(field)
        if left is not None:
            text = left
        (field.set_text if another else field.refresh_text)(text)

    def unwritten(self, field: InlineField) -> str | None:
        """What was typed here for the person shown, and is only on the screen."""
        if self.person is None:
            return None
        key = (self.person, id(field))
        if self._library.autosave.is_staged(key):
            return self._texts.get(key)
        self._texts.pop(key, None)
        return None

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
        self,
        field: InlineField,
        write: Write,
        allowed: Callable[[str], bool],
        writer: Callable[[], Write] | None,
        text: str,
    ) -> None:
        if self.person is None:
            return
        key = (self.person, id(field))
        if allowed(text):
            self._texts[key] = text
            self._visits.stage(
                field, key, partial(writer() if writer else write, self.person, text)
            )
        else:
            self._library.autosave.drop(key)

    def _left(self, field: InlineField, _text: str) -> None:
        self._visits.end(field)
