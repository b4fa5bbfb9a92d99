"""Known errors in the user's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from journal.domain.names import shown
from journal.errors import KnownError

LONGEST = 160  # letters of a value: a name, a condition, the name of a file


def sentences(error: KnownError) -> tuple[str, str, str]:
    """What happened, what it means, what to do; the last two may be empty."""
    values = {key: _fitting(value) for key, value in error.values.items()}
    what, meaning, advice = (
        QCoreApplication.translate("Errors", text).format(**values) if text else ""
        for text in (error.what, error.meaning, error.advice)
    )
    return what, meaning, advice


def _fitting(value: object) -> object:
    """What somebody typed may be a page of text."""
    return shown(value, LONGEST) if isinstance(value, str) and len(value) > LONGEST else value


def told(error: KnownError) -> str:
    """All of it in one line."""
    return " ".join(part for part in sentences(error) if part)
