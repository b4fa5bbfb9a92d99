"""What a page consists of: measured blocks, in mm from the upper left corner of the paper.

A page is data first and picture second: tests look at places, painters only draw.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtGui import QTextLayout


class Kind(StrEnum):
    """What is drawn; lines lie on the upper edge of their block and have a height of 0."""

    TEXT = "text"
    RULE = "rule"  # black, between sections
    RULED = "ruled"  # hairline to write on
    FILL = "fill"  # grey area
    BOX = "box"  # outline
    DASHED = "dashed"  # dashed outline
    CHECK = "check"  # box to tick
    CHECKED = "checked"  # ticked box
    STAR = "star"
    DIAMOND = "diamond"
    TICK = "tick"
    CROSS = "cross"


LINES = frozenset({Kind.RULE, Kind.RULED})
GROUNDS = frozenset({Kind.FILL, Kind.BOX, Kind.DASHED})


class Block(NamedTuple):
    """One thing at one place. ``role`` says what it is for, as ``question.text``.

    ``lines`` are those of a text as they were broken; ``layout`` is the measured text itself,
    in the units of ``typesetter``. ``cut``: it had no room for all of it, and ends with "…".
    """

    kind: Kind
    role: str
    x: float
    y: float
    w: float
    h: float
    text: str = ""
    lines: int = 0
    layout: QTextLayout | None = None
    cut: bool = False

    @property
    def right(self) -> float:
        """Right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.y + self.h

    def moved(self, dy: float) -> Block:
        """The same, further down."""
        return self._replace(y=self.y + dy)


class Piece(NamedTuple):
    """Blocks that stay together, measured from their own upper edge."""

    blocks: tuple[Block, ...]
    height: float

    def at(self, y: float) -> tuple[Block, ...]:
        """The blocks with the upper edge of the piece at ``y``."""
        return tuple(block.moved(y) for block in self.blocks)


class Page(NamedTuple):
    """One side of paper, sizes in mm."""

    width: float
    height: float
    blocks: tuple[Block, ...]

    def having(self, role: str) -> tuple[Block, ...]:
        """The blocks of this role, in the order in which they are drawn."""
        return tuple(block for block in self.blocks if block.role == role)
