"""How much more room larger letters need than those for which widths were thought of."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFont, QFontMetrics

USUAL_HEIGHT: Final = 16  # of a line of letters at 100 %


def icon_side(metrics: QFontMetrics, side: int = 16) -> int:
    """Side of an icon beside such letters, where ``side`` goes with letters at 100 %.

    Even where ``side`` is, so that what stands in the middle stands on whole pixels.
    """
    more = max(metrics.height() / USUAL_HEIGHT - 1.0, 0.0)
    return side + 2 * round(side * more / 2)


def grown(width: int, font: QFont, share: float = 1.0) -> int:
    """``width`` for the letters there are; never less than it.

    ``share`` says how much of it are letters: a column of words that may wrap, or be cut, needs
    to grow by half of what the letters do and less.
    """
    more = max(QFontMetrics(font).height() / USUAL_HEIGHT - 1.0, 0.0)
    return round(width * (1.0 + share * more))
