"""Margins by the direction of reading."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout


def set_margins(
    layout: QLayout, mirrored: bool, start: int, top: int, end: int, bottom: int
) -> None:
    """Margins where reading begins and ends; Qt takes them as left and right."""
    left, right = (end, start) if mirrored else (start, end)
    layout.setContentsMargins(left, top, right, bottom)
