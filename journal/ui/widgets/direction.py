"""Keeps words at the side where reading begins.

Qt aligns a label or a field by the direction of its text: in a mirrored window a Latin name would
stand at the far end of its place. Painters do the reverse: they read every text in the direction
of the window, and so put the question mark of a Latin question before it.
"""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QStyle

LONGEST_LOOK = 200  # letters in which one looks for the first that has a direction

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


def draw_leading(
    painter: QPainter,
    area: QRect,
    direction: Qt.LayoutDirection,
    text: str,
    vertical: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignTop,
) -> None:
    """Paints one line at the side where reading begins, read as its own letters are read."""
    before = painter.layoutDirection()
    painter.setLayoutDirection(_of(text, direction))
    painter.drawText(area, (absolute(direction, LEADING) | vertical).value, text)
    painter.setLayoutDirection(before)


def _of(text: str, otherwise: Qt.LayoutDirection) -> Qt.LayoutDirection:
    """The direction of the first letter that has one."""
    for letter in text[:LONGEST_LOOK]:
        kind = unicodedata.bidirectional(letter)
        if kind == "L":
            return Qt.LayoutDirection.LeftToRight
        if kind in ("R", "AL"):
            return Qt.LayoutDirection.RightToLeft
    return otherwise
