"""What one brings along to an interview, read when the first one is planned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload


class BringAlong(Sequence[str]):
    """The bring-along list of a new interview, read from the resources when one is planned."""

    def __init__(self) -> None:
        self._items: list[str] | None = None

    def _read(self) -> list[str]:
        if self._items is None:
            from journal.services.starting import bring_along

            self._items = bring_along()
        return self._items

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        return self._read()[place]

    def __len__(self) -> int:
        return len(self._read())
