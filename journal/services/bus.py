"""Tells everybody who listens what changed, after the commit."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from journal.domain.changes import ChangeSet


class ChangeBus(QObject):
    """Hands each ChangeSet of the journal on; whoever made it finds itself as its ``origin``."""

    changed = Signal(object)

    def announce(self, changes: ChangeSet) -> None:
        """For ``Journal.subscribe``."""
        self.changed.emit(changes)
