"""Chips of introductions as pictures: a screen of rows shows the same few again and again."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPixmap

from journal.domain.codes import Introduction
from journal.ui.labels import icon_of, label, role_of
from journal.ui.theme import Roles
from journal.ui.widgets.chip import chip_size, paint_chip

MOST: Final = 32
Key = tuple[str, str, bool, float, bool]


class ChipPictures:
    """Painted once for each code, font, scheme, resolution and direction."""

    def __init__(self) -> None:
        self._made: dict[Key, QPixmap] = {}

    def forget(self) -> None:
        """The words are others now."""
        self._made.clear()

    def picture(
        self, code: str, font: QFont, roles: Roles, ratio: float, mirrored: bool
    ) -> QPixmap:
        """The chip of an introduction, as large as it wants to be."""
        key = (code, font.key(), roles.dark, ratio, mirrored)
        found = self._made.get(key)
        if found is None:
            if len(self._made) >= MOST:
                self._made.clear()
            found = self._made[key] = _paint(Introduction(code), font, roles, ratio, mirrored)
        return found


def _paint(code: Introduction, font: QFont, roles: Roles, ratio: float, mirrored: bool) -> QPixmap:
    icon, words = icon_of(code), label(code)
    size = chip_size(font, icon, words)
    made = QPixmap(QSize(round(size.width() * ratio), round(size.height() * ratio)))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    if mirrored:
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    paint_chip(painter, QRect(QPoint(0, 0), size), icon, words, role_of(code), roles, font)
    painter.end()
    return made
