"""Breaks text into lines for delegates, with an ellipsis where there are too many."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from journal.ui.widgets.plain import bounded

LONGEST = 600
"""Letters that are looked at: more would not be shown in any row."""


def lines(text: str, font: QFont, width: int, most: int) -> list[str]:
    """``text`` in lines of ``width`` pixels, ``most`` at the most; at least one."""
    plain = bounded(" ".join(text[:LONGEST].split()))
    layout = QTextLayout(plain, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 20))
        line.setPosition(QPointF(0, 0))
        starts.append(line.textStart())
    layout.endLayout()
    ends = [*starts[1:], len(plain)]
    found = [plain[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    if len(found) > most or len(text) > LONGEST:
        rest = plain[starts[min(most, len(starts)) - 1] :]
        shown = QFontMetrics(font).elidedText(rest + "…", Qt.TextElideMode.ElideRight, width)
        found = [*found[: most - 1], shown]
    return found or [""]
