"""One page being filled from the top."""

from __future__ import annotations

from journal.paper.blocks import Block, Piece
from journal.paper.draft import Kit

# Between the parts of a page.
SECTION_GAP = 4.0


class Side:
    """One page being filled from the top; blocks are placed as pieces."""

    def __init__(self, kit: Kit) -> None:
        self._frame = kit.look.frame
        self.y = self._frame.top
        self.blocks: list[Block] = []

    @property
    def room(self) -> float:
        """Height that is left."""
        return self._frame.bottom - self.y

    def put(self, piece: Piece | None, gap: float = 0.0) -> None:
        """Place a piece below what is there, and leave a gap after it."""
        if piece is not None:
            self.blocks += piece.at(self.y)
            self.y += piece.height + gap

    def put_last(self, piece: Piece) -> None:
        """Place a piece at the bottom of the page."""
        self.blocks += piece.at(self._frame.bottom - piece.height)
