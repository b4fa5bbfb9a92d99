"""Undo and redo of the journal's steps."""

from __future__ import annotations

from journal.domain.changes import ChangeSet
from journal.store.journal import Journal


class History:
    """Names and plays the steps; what changed is announced like any change."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def undo_name(self) -> str | None:
        """Name of the step that undo takes back; None when there is none."""
        step = self._journal.undo_step()
        return step[1] if step else None

    def redo_name(self) -> str | None:
        """Name of the step that redo does again; None when there is none."""
        step = self._journal.redo_step()
        return step[1] if step else None

    def undo(self) -> ChangeSet:
        """Takes the newest step back."""
        return self._journal.undo()

    def redo(self) -> ChangeSet:
        """Does the step that was last undone again."""
        return self._journal.redo()
