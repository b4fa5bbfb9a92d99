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
Key = tuple[str, str, str, bool, float, Qt.LayoutDirection]


class ChipPictures:
    """Painted once for each word, font, scheme, resolution and direction."""

    def __init__(self) -> None:
        self._made: dict[Key, QPixmap] = {}

    def picture(
        self,
        code: Introduction,
        font: QFont,
        roles: Roles,
        ratio: float,
        direction: Qt.LayoutDirection,
    ) -> QPixmap:
        """The chip of an introduction, as large as it wants to be."""
        words = label(code)
        key = (str(code), words, font.key(), roles.dark, ratio, direction)
        found = self._made.get(key)
        if found is None:
            if len(self._made) >= MOST:
                self._made.clear()
            found = self._made[key] = self._paint(code, words, font, roles, ratio, direction)
        return found

    @staticmethod
    def _paint(
        code: Introduction,
        words: str,
        font: QFont,
        roles: Roles,
        ratio: float,
        direction: Qt.LayoutDirection,
    ) -> QPixmap:
        icon = icon_of(code)
        size = chip_size(font, icon, words)
        pixels = QSize(round(size.width() * ratio), round(size.height() * ratio))
        made = QPixmap(pixels)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setLayoutDirection(direction)
        place = QRect(QPoint(0, 0), size)
        paint_chip(painter, place, icon, words, role_of(code), roles, font)
        painter.end()
        return made
