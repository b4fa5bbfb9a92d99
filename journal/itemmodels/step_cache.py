"""The next steps of the people shown, asked for in batches and kept until they may differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from journal.domain.next_step import NextStep
from journal.errors import KnownError

BATCH: Final = 60
"""How many people are asked for at once: a screen and a half of rows."""

NextSteps = Callable[[Iterable[int]], dict[int, NextStep]]


class StepCache:
    """``read`` gives the steps of some people; it is called with at most ``BATCH`` or a slice."""

    def __init__(self, read: NextSteps) -> None:
        self._read = read
        self._known: dict[int, NextStep | None] = {}

    def get(self, key: int, around: Callable[[], Sequence[int]]) -> NextStep | None:
        """The step of one person; asks for those ``around`` too when it isn't known yet.

        While the journal can't be read there is none, and it is asked for again next time.
        """
        if key not in self._known:
            wanted = [each for each in around() if each not in self._known]
            self.load([key, *(each for each in wanted if each != key)][:BATCH])
        return self._known.get(key)

    def known(self, key: int) -> NextStep | None:
        """The step of one person if it was asked for before."""
        return self._known.get(key)

    def load(self, keys: Sequence[int]) -> bool:
        """Asks for these people in one go; False when the journal can't be read now."""
        try:
            found = self._read(keys)
        except KnownError:
            return False  # rows are being painted: the next paint asks again
        self._known.update(dict.fromkeys(keys))
        self._known.update(found)
        return True

    def missing(self, keys: Iterable[int]) -> list[int]:
        """Which of these were not asked for yet."""
        return [key for key in keys if key not in self._known]

    def forget(self, keys: Iterable[int] | None = None) -> None:
        """What is known of these people, or of all, may be out of date."""
        if keys is None:
            self._known.clear()
            return
        for key in keys:
            self._known.pop(key, None)
