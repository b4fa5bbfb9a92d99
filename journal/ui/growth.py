"""How much more room larger letters need than those for which widths were thought of."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFont, QFontMetrics

USUAL_HEIGHT: Final = 16  # of a line of letters at 100 %


def grown(width: int, font: QFont, share: float = 1.0) -> int:
    """``width`` for the letters there are; never less than it.

    ``share`` says how much of it are letters: a column of words that may wrap, or be cut, needs
    to grow by half of what the letters do and less.
    """
    more = max(QFontMetrics(font).height() / USUAL_HEIGHT - 1.0, 0.0)
    return round(width * (1.0 + share * more))
