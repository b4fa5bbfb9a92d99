"""Sizes: paper and margins, the few styles of text, and the rhythm of lines. All in mm but type."""

from __future__ import annotations

from typing import NamedTuple

from journal.paper.sheet_data import Paper

MM_PER_PT = 25.4 / 72
MARGIN_X = 15.0
MARGIN_Y = 13.0
_SIZES = {Paper.A4: (210.0, 297.0), Paper.LETTER: (215.9, 279.4)}
_LARGE = 14 / 10.5


class Style(NamedTuple):
    """A style of text: size in points, distance of its lines in mm."""

    points: float
    pitch: float
    bold: bool = False
    italic: bool = False


class Frame(NamedTuple):
    """The paper and the area inside its margins; ``bottom`` leaves room for the footer."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    footer: float

    @property
    def across(self) -> float:
        """Width between the margins."""
        return self.right - self.left

    @property
    def free(self) -> float:
        """Height between the margins, without the footer."""
        return self.bottom - self.top


class Look(NamedTuple):
    """The styles and measures of one sheet."""

    frame: Frame
    name: Style
    time: Style
    heading: Style
    text: Style
    contact: Style
    strong: Style
    label: Style
    small: Style
    small_bold: Style
    small_italic: Style
    caption: Style
    rule: float  # between ruled lines
    mark: float  # a box to tick
    gap: float  # around the rules between sections
    factor: float  # of large print


def look_for(paper: Paper, large: bool) -> Look:
    """The look on this paper; large print has text of 14 pt and lines further apart."""
    factor = _LARGE if large else 1.0

    def style(points: float, leading: float, bold: bool = False, italic: bool = False) -> Style:
        size = round(points * factor * 2) / 2
        return Style(size, round(size * MM_PER_PT * leading, 2), bold, italic)

    caption = style(8.5, 1.35)
    width, height = _SIZES[paper]
    frame = Frame(
        width,
        height,
        left=MARGIN_X,
        right=width - MARGIN_X,
        top=MARGIN_Y,
        bottom=height - MARGIN_Y - caption.pitch - 5.0,
        footer=height - MARGIN_Y - caption.pitch,
    )
    return Look(
        frame=frame,
        name=style(18, 1.28, bold=True),
        time=style(12.5, 1.25, bold=True),
        heading=style(11.5, 1.35, bold=True),
        text=style(10.5, 1.36),
        contact=style(10.5, 1.5),
        strong=style(10.5, 1.36, bold=True),
        label=style(9.5, 1.5, bold=True),
        small=style(9, 1.4),
        small_bold=style(9, 1.4, bold=True),
        small_italic=style(9, 1.4, italic=True),
        caption=caption,
        rule=10.0 if large else 8.0,
        mark=round(3.6 * factor, 2),
        # Letter is shorter: seven questions should still have two lines each.
        gap=2.4 if paper == Paper.LETTER else 3.0,
        factor=factor,
    )
