"""Tells a screen reader what happened without moving the focus."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str, assertive: bool = False) -> None:
    """Have ``text`` read aloud: politely, or at once (for errors)."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # not for the start

    event = QAccessibleAnnouncementEvent(widget, text)
    if assertive:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
