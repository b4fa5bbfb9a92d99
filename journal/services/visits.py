"""What is typed into a field while it has the focus belongs together: it is one undo step."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial

from journal.services.autosave import Autosave


class Visits:
    """Visits to fields in which something was typed, each with the token that joins its saves.

    ``field`` is whatever names a field. A visit begins with the first key and not with the focus.
    """

    def __init__(self, autosave: Autosave) -> None:
        self._autosave = autosave
        self._tokens: dict[Hashable, str] = {}

    def token(self, field: Hashable) -> str:
        """Of the visit to a field; begins one where none is under way."""
        found = self._tokens.get(field)
        if found is None:
            from uuid import uuid4  # with what it imports, too much for a start that only reads

            found = self._tokens[field] = uuid4().hex
        return found

    def is_open(self, field: Hashable) -> bool:
        """Whether something was typed since the field was entered."""
        return field in self._tokens

    def stage(self, field: Hashable, key: Hashable, write: Callable[[str], None]) -> None:
        """Has ``write`` called soon, with the token; see ``Autosave.stage``."""
        self._autosave.stage(key, partial(write, self.token(field)))

    def end(self, field: Hashable) -> bool:
        """The field is left: what was typed is written at once. False where nothing was."""
        if self._tokens.pop(field, None) is None:
            return False
        self._autosave.flush()
        return True

    def forget(self, *fields: Hashable) -> None:
        """Ends visits, or without fields all of them, and writes nothing."""
        for field in fields or list(self._tokens):
            self._tokens.pop(field, None)
