"""Where one was, for Back and Forward."""

from __future__ import annotations

from typing import NamedTuple

MOST = 100


class Place(NamedTuple):
    """A page and what was shown on it; ``item`` 0 is the page as it is."""

    page: str
    kind: str = ""
    item: int = 0


class Places:
    """Like a browser: going somewhere forgets what was ahead."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def here(self) -> Place | None:
        """The present place."""
        return self._places[self._at] if self._places else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether one went back."""
        return self._at < len(self._places) - 1

    def visit(self, place: Place) -> None:
        """Goes to a new place; the same one again, or its page alone, is no new one."""
        here = self.here
        if here is not None and here.page == place.page and place.item in (0, here.item):
            return
        self._places = [*self._places[: self._at + 1], place][-MOST:]
        self._at = len(self._places) - 1

    def settle(self, place: Place) -> None:
        """Says more exactly what is shown at the present place."""
        if self._places:
            self._places[self._at] = place

    def back(self) -> Place | None:
        """Steps back; None at the beginning."""
        return self._step(-1)

    def forward(self) -> Place | None:
        """Steps forward again; None at the end."""
        return self._step(1)

    def _step(self, by: int) -> Place | None:
        at = self._at + by
        if not 0 <= at < len(self._places):
            return None
        self._at = at
        return self._places[at]
