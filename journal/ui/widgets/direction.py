"""Keeps words at the side where reading begins.

Qt aligns a label or a field by the direction of its text: in a mirrored window a Latin name would
stand at the far end of its place.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QStyle

LEADING = Qt.AlignmentFlag.AlignLeft  # mirrored where one reads from right to left


def absolute(direction: Qt.LayoutDirection, wanted: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
    """``wanted`` as seen from left to right, whatever the direction of the text."""
    return QStyle.visualAlignment(direction, wanted) | Qt.AlignmentFlag.AlignAbsolute


def align_line(edit: QLineEdit) -> None:
    """Words of a line begin where reading begins."""
    edit.setAlignment(absolute(edit.layoutDirection(), LEADING | Qt.AlignmentFlag.AlignVCenter))


def align_text(edit: QPlainTextEdit) -> None:
    """Lines of a text begin where reading begins."""
    option = edit.document().defaultTextOption()
    option.setAlignment(absolute(edit.layoutDirection(), LEADING))
    edit.document().setDefaultTextOption(option)
