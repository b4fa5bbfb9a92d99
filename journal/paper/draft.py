"""What every part of a page is made with: the kit, and a draft that collects blocks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from journal.paper.blocks import Block, Kind, Piece
from journal.paper.dates import Dates
from journal.paper.look import Look, Style
from journal.paper.sheet_data import SheetData, SheetOptions
from journal.paper.typesetter import Align, Fitted, Typesetter


class Kit(NamedTuple):
    """Everything that the parts of one sheet share."""

    data: SheetData
    options: SheetOptions
    look: Look
    dates: Dates
    setter: Typesetter

    def widest(self, texts: Iterable[str], style: Style) -> float:
        """Width of the widest of some short texts, in mm."""
        return max((self.setter.width(text, style) for text in texts), default=0.0)


class Draft:
    """Collects the blocks of one piece, y from the upper edge of the piece, x on the paper.

    For a page that reads from right to left the places are mirrored as blocks are added: who
    drafts thinks from the start of the line, here called left.
    """

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._blocks: list[Block] = []

    def text(
        self,
        role: str,
        text: str,
        style: Style,
        place: tuple[float, float, float],
        most_lines: int = 1,
        align: Align = Align.START,
        like: str = "",
    ) -> float:
        """Set a text at (x, y, width); its height is what comes back. For the rest see ``fit``."""
        fitted = self._kit.setter.fit(text, style, place[2], most_lines, align, like)
        return self.fitted(role, fitted, place)

    def fitted(self, role: str, fitted: Fitted, place: tuple[float, float, float]) -> float:
        """Set a text that has been fitted into the width of this place."""
        x, y, width = place
        self._add(
            Block(
                Kind.TEXT,
                role,
                x,
                y,
                width,
                fitted.height,
                fitted.text,
                fitted.lines,
                fitted.layout,
                fitted.elided,
            )
        )
        return fitted.height

    def line(self, kind: Kind, role: str, x: float, y: float, width: float) -> None:
        """Set a rule or a line to write on."""
        self._add(Block(kind, role, x, y, width, 0.0))

    def ruled(self, role: str, place: tuple[float, float, float], count: int) -> float:
        """Set lines to write on; the first lies one distance below y. Their height comes back."""
        x, y, width = place
        for number in range(1, count + 1):
            self.line(Kind.RULED, role, x, y + number * self._kit.look.rule, width)
        return count * self._kit.look.rule

    def area(self, kind: Kind, role: str, place: tuple[float, float, float, float]) -> None:
        """Set an area at (x, y, width, height)."""
        self._add(Block(kind, role, *place))

    def mark(self, kind: Kind, role: str, x: float, middle: float, size: float) -> None:
        """Set a mark whose middle is at the height ``middle``."""
        self._add(Block(kind, role, x, middle - size / 2, size, size))

    def piece(self, height: float) -> Piece:
        """All that was set."""
        return Piece(tuple(self._blocks), height)

    def _add(self, block: Block) -> None:
        if self._kit.options.right_to_left:
            x = self._kit.look.frame.width - block.x - block.w
            block = block._replace(x=x)
        self._blocks.append(block)
