"""The fonts of a page of the calendar, and what they measure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from journal.ui.calendar.geometry import Measures
from journal.ui.theme import kind_font

MOST_KEPT = 5_000


class Type:
    """Made anew when the font changes."""

    def __init__(self, base: QFont) -> None:
        """``base``: the view's own font; items and numbers are a little smaller."""
        self.plain = kind_font("caption", base)
        self.strong = QFont(self.plain)
        self.strong.setWeight(QFont.Weight.DemiBold)
        self._widths: dict[str, int] = {}
        self.metrics = QFontMetrics(self.plain)
        self.strong_metrics = QFontMetrics(self.strong)
        height = self.metrics.height()
        self.measures = Measures(number=max(height + 5, 24), line=max(height, 16))
        self.close = Measures(number=height + 1, line=max(height, 16), close=True)

    def width(self, text: str) -> int:
        """How wide a text is; measuring takes long, so it is remembered."""
        found = self._widths.get(text)
        if found is None:
            if len(self._widths) > MOST_KEPT:
                self._widths.clear()
            found = self._widths[text] = self.metrics.horizontalAdvance(text)
        return found

    def fitting(self, texts: Sequence[str], width: int) -> str:
        """The first text that fits; the last one cut, when none does."""
        for text in texts:
            if self.width(text) <= width:
                return text
        last = texts[-1] if texts else ""
        return self.metrics.elidedText(last, Qt.TextElideMode.ElideRight, max(width, 0))

    def fits(self, texts: Sequence[str], width: int) -> bool:
        """Whether any of the texts fits."""
        return any(self.width(text) <= width for text in texts)

    def wrapped(self, text: str, width: int, most: int) -> list[str]:
        """A text over at most so many lines, broken between words; what is too long is cut.

        A word that is wider than a line goes on in the next one.
        """
        lines, left = [""], text.strip()
        while left:
            whole = left.split(maxsplit=1)[0]
            word = self._part(whole, width)
            longer = f"{lines[-1]} {word}".strip()
            if not lines[-1] or self.width(longer) <= width:
                lines[-1] = longer
            elif len(lines) < most:
                lines.append(word)
            else:
                lines[-1] += f" {left}"
                break
            left = left[len(word) :].lstrip()
            if word != whole and len(lines) == most:
                lines[-1] += left
                break
            if word != whole:
                lines.append("")
        return [self.fitting((line,), width) for line in lines]

    def _part(self, word: str, width: int) -> str:
        """As much of a word as a line holds, one letter at least; none is left alone."""
        if self.width(word) <= width:
            return word
        sizes = range(1, len(word))
        fits = bisect_right(sizes, width, key=lambda length: self.width(word[:length]))
        return word[: max(min(fits, len(word) - 3), 1)]


@dataclass(frozen=True)
class Setting:
    """Fonts and reading direction: what is needed to know where things stand."""

    type: Type
    mirrored: bool
    measures: Measures

    @property
    def leading(self) -> int:
        """The side where reading begins, and the middle, as flags for ``drawText``."""
        return _RIGHT if self.mirrored else _LEFT

    @property
    def trailing(self) -> int:
        """The other side."""
        return _LEFT if self.mirrored else _RIGHT

    def after(self, rect: QRect, room: int) -> QRect:
        """``rect`` without ``room`` at the side where reading begins."""
        return rect.adjusted(0, 0, -room, 0) if self.mirrored else rect.adjusted(room, 0, 0, 0)

    def before(self, rect: QRect, room: int) -> QRect:
        """``rect`` without ``room`` at the side where reading ends."""
        return rect.adjusted(room, 0, 0, 0) if self.mirrored else rect.adjusted(0, 0, -room, 0)

    def at_start(self, rect: QRect, offset: int, width: int) -> QRect:
        """A strip of ``rect``, ``offset`` from where reading begins."""
        left = rect.right() + 1 - offset - width if self.mirrored else rect.left() + offset
        return QRect(left, rect.top(), width, rect.height())

    def at_end(self, rect: QRect, offset: int, width: int) -> QRect:
        """A strip of ``rect``, ``offset`` from where reading ends."""
        return self.at_start(rect, rect.width() - offset - width, width)


# Qt aligns by the direction of the text unless told that the side is meant.
_MIDDLE = Qt.AlignmentFlag.AlignVCenter.value | Qt.AlignmentFlag.AlignAbsolute.value
_LEFT = int(Qt.AlignmentFlag.AlignLeft.value | _MIDDLE)
_RIGHT = int(Qt.AlignmentFlag.AlignRight.value | _MIDDLE)
