"""Fits text into places, without any device: the same letters at the same places everywhere.

Fonts are sized in pixels of a fixed grid of 1,440 to the inch (20 to the point), so that the
resolution and the hinting of a screen or printer have no say in where a line breaks. Whoever
paints scales the grid to the device.

Text is only ever laid out as plain text; nothing in it is markup.

The namespace ``Qt`` is not used here, for the reason given in ``painting``.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QTextLayout, QTextLine, QTextOption

from journal.paper.clean import cleaned, whole_letters
from journal.paper.look import Style

UNITS_PER_PT = 20
UNITS_PER_MM = UNITS_PER_PT * 72 / 25.4
# More letters than fit on a line of any paper, in the narrowest letter and the smallest size.
_LETTERS_PER_LINE = 400
_ELLIPSIS = "…"
_LTR_MARK, _RTL_MARK = "\u200e", "\u200f"
_PLACEHOLDER = re.compile(r"\{[a-z]+\}")


class Align(Enum):
    """Sides of a place: START and END as the page reads, AUTO as the text itself reads."""

    AUTO = "auto"
    START = "start"
    END = "end"
    CENTER = "center"


class Fitted(NamedTuple):
    """A text broken into lines: what is left of it, and how much room it takes in mm."""

    text: str
    lines: int
    width: float
    height: float
    elided: bool
    layout: QTextLayout


class _Broken(NamedTuple):
    """A layout, and if not all fits: what stands before its last line, and all that follows."""

    layout: QTextLayout
    lines: list[QTextLine]
    rest: tuple[str, str] | None


class Typesetter:
    """Measures and breaks text in the application's font; keeps the fonts it has made.

    Raises RuntimeError without a QGuiApplication: Qt would end the process instead.
    """

    def __init__(self, right_to_left: bool = False) -> None:
        if QGuiApplication.instance() is None:
            raise RuntimeError("fonts need a QGuiApplication")
        self._family = QGuiApplication.font()
        self._page_rtl = right_to_left
        self._fonts: dict[Style, tuple[QFont, QFontMetricsF]] = {}

    def width(self, text: str, style: Style) -> float:
        """Width of a short text on one line, in mm."""
        return self._font(style)[1].horizontalAdvance(text) / UNITS_PER_MM

    def fit(
        self,
        text: str,
        style: Style,
        width: float,
        most_lines: int = 1,
        align: Align = Align.AUTO,
        like: str = "",
    ) -> Fitted:
        """Break one paragraph into at most so many lines of ``width`` mm, then end with "…".

        Its direction is that of its first letter, or of ``like``: a sentence of ours that
        begins with somebody's name reads as our language does.
        """
        clean, cut = cleaned(text, _LETTERS_PER_LINE * most_lines)
        if cut:
            clean += _ELLIPSIS
        rtl = reads_right_to_left(like or clean, self._page_rtl)
        # Qt finds the direction by itself; where it would find another one, a mark tells it.
        sign = "" if reads_right_to_left(clean) is rtl else _RTL_MARK if rtl else _LTR_MARK
        broken = self._broken(sign + clean, style, width, most_lines)
        elided = cut or broken.rest is not None
        if broken.rest is not None:
            kept, last = broken.rest
            clean = (kept + self._elided(last, style, width)).removeprefix(sign)
            broken = self._broken(sign + clean, style, width, most_lines)
        self._align(broken, width * UNITS_PER_MM, align, rtl)
        widest = max((line.naturalTextWidth() for line in broken.lines), default=0.0)
        count = len(broken.lines)
        return Fitted(
            clean, count, widest / UNITS_PER_MM, count * style.pitch, elided, broken.layout
        )

    def parted(self, text: str, style: Style, width: float, lines: int) -> tuple[str, str]:
        """A paragraph as it stands in its first lines, and what follows them.

        Each part breaks into the same lines as the whole does.
        """
        clean, _ = cleaned(text, _LETTERS_PER_LINE * (lines + 1))
        broken = self._broken(clean, style, width, lines + 1)
        if len(broken.lines) <= lines:
            return clean, ""
        # What follows is taken from the whole text again, which may be longer than what was set.
        whole, _ = cleaned(text, len(text))
        at = _index(whole, broken.lines[lines].textStart())
        return whole[:at].rstrip(), whole[at:].lstrip()

    def _broken(self, text: str, style: Style, width: float, most_lines: int) -> _Broken:
        font, _ = self._font(style)
        layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        lines: list[QTextLine] = []
        while len(lines) < most_lines:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width * UNITS_PER_MM)
            # A letter of another font may be taller; the baselines keep their distance.
            baseline = self._baseline(style, len(lines))
            line.setPosition(QPointF(0, baseline - line.ascent()))
            lines.append(line)
        layout.endLayout()
        rest = None
        if len(lines) == most_lines:
            end = _index(text, lines[-1].textStart() + lines[-1].textLength())
            if end < len(text):
                start = _index(text, lines[-1].textStart())
                rest = (text[:start], text[start:])
        return _Broken(layout, lines, rest)

    def _baseline(self, style: Style, line: int) -> float:
        metrics = self._font(style)[1]
        pitch = style.pitch * UNITS_PER_MM
        return line * pitch + (pitch + metrics.ascent() - metrics.descent()) / 2

    def _elided(self, text: str, style: Style, width: float) -> str:
        """As much of the text as fits on one line with an ellipsis."""
        metrics = self._font(style)[1]
        room = width * UNITS_PER_MM - UNITS_PER_PT
        low, high = 0, min(len(text), _LETTERS_PER_LINE)
        while low < high:
            middle = (low + high + 1) // 2
            if metrics.horizontalAdvance(text[:middle] + _ELLIPSIS) <= room:
                low = middle
            else:
                high = middle - 1
        return text[: whole_letters(text, low)].rstrip() + _ELLIPSIS

    def _align(self, broken: _Broken, width: float, align: Align, rtl: bool) -> None:
        """Move the lines to their side."""
        if align is Align.CENTER:
            share = 0.5
        else:
            right = {Align.AUTO: rtl, Align.START: self._page_rtl}.get(align, not self._page_rtl)
            share = 1.0 if right else 0.0
        for line in broken.lines if share else ():
            spare = (width - line.naturalTextWidth()) * share
            line.setPosition(QPointF(spare, line.y()))

    def _font(self, style: Style) -> tuple[QFont, QFontMetricsF]:
        made = self._fonts.get(style)
        if made is None:
            font = QFont(self._family)
            font.setPixelSize(round(style.points * UNITS_PER_PT))
            font.setBold(style.bold)
            font.setItalic(style.italic)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            # "fi" stays two letters, so that the printed PDF can be searched for it.
            font.setFeature(QFont.Tag("liga"), 0)
            made = self._fonts[style] = (font, QFontMetricsF(font))
        return made


def _index(text: str, units: int) -> int:
    """Place in ``text`` of one that Qt counts in units of UTF-16."""
    if text.isascii():
        return units
    for index, letter in enumerate(text):
        if units <= 0:
            return index
        units -= 2 if letter > "\uffff" else 1
    return len(text)


def reads_right_to_left(text: str, otherwise: bool = False) -> bool:
    """Direction of the first letter that has one, placeholders left aside."""
    text = _PLACEHOLDER.sub("", text)
    if text.isascii():
        return otherwise and not any(letter.isalpha() for letter in text)
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind == "L":
            return False
        if kind in ("R", "AL"):
            return True
    return otherwise
