"""Known errors in the user's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from journal.errors import KnownError


def sentences(error: KnownError) -> tuple[str, str, str]:
    """What happened, what it means, what to do; the last two may be empty."""
    what, meaning, advice = (
        QCoreApplication.translate("Errors", text).format(**error.values) if text else ""
        for text in (error.what, error.meaning, error.advice)
    )
    return what, meaning, advice


def told(error: KnownError) -> str:
    """All of it in one line."""
    return " ".join(part for part in sentences(error) if part)
