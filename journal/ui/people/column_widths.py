"""How wide the short columns of people have to be, in the font of their view."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from PySide6.QtGui import QFont, QFontMetrics

from journal.domain.codes import Introduction
from journal.ui.labels import icon_of, label
from journal.ui.show import day_year
from journal.ui.widgets.chip import chip_size

AIR: Final = 4
MEASURED: Final = 200  # of more people the words would take too long to measure
USUAL_HEIGHT: Final = 16  # of a line of letters at 100 %
LONG_DAY: Final = date(2020, 9, 28)


def touch_width(font: QFont, header: str, margin: int) -> int:
    """For the day one was last in touch."""
    return _widest(font, (header, day_year(LONG_DAY)), margin)


def introduction_width(font: QFont, header: str, margin: int) -> int:
    """For the chip of an introduction."""
    chips = [chip_size(font, icon_of(code), label(code)).width() for code in Introduction]
    return max(_widest(font, (header,), margin), max(chips) + 2 * margin + 2)


def scaled(font: QFont, width: int) -> int:
    """A width that was thought of for small letters, for the letters there are."""
    return round(width * max(QFontMetrics(font).height() / USUAL_HEIGHT, 1.0))


def _widest(font: QFont, texts: Iterable[str], margin: int) -> int:
    metrics = QFontMetrics(font)
    return max(metrics.horizontalAdvance(text) for text in texts) + 2 * margin + AIR
