"""The keys of the platform."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence


def standard(key: QKeySequence.StandardKey, otherwise: str) -> tuple[QKeySequence, ...]:
    """The platform's keys for something; ``otherwise`` where it has none (Quit, Preferences)."""
    return tuple(QKeySequence.keyBindings(key)) or (QKeySequence(otherwise),)
