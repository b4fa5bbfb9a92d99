"""Names of undo steps, in the user's language.

They are made here because a step is named when it is written; the text stays in the file.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from journal.domain.names import shown
from journal.store.journal import Journal

__all__ = ["name_of", "shown", "translate"]

translate = QCoreApplication.translate


def name_of(journal: Journal, contact_id: int) -> str:
    """The name of a person for the name of a step; empty for somebody who is gone."""
    row = journal.database.one("SELECT name FROM contact WHERE id = ?", (contact_id,))
    return shown(row[0]) if row else ""
