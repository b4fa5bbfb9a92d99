"""Names of undo steps, in the user's language.

They are made here because a step is named when it is written; the text stays in the file.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from journal.domain.names import clean_line

_LONGEST = 60

translate = QCoreApplication.translate


def shown(name: str) -> str:
    """A name as it fits into a menu."""
    plain = clean_line(name)
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1].rstrip() + "…"
