"""What a backup holds otherwise than the journal does now."""

from __future__ import annotations

from typing import NamedTuple


class Item(NamedTuple):
    """A person, interview or follow-up: whose, on which day (ISO, or empty), and what."""

    name: str
    day: str = ""
    text: str = ""


class Differences(NamedTuple):
    """Of one kind: what would come back, what would go, what is in both but not the same."""

    come: tuple[Item, ...] = ()
    go: tuple[Item, ...] = ()
    differ: tuple[Item, ...] = ()

    @property
    def total(self) -> int:
        """How many altogether."""
        return len(self.come) + len(self.go) + len(self.differ)


class Comparison(NamedTuple):
    """What restoring would do. ``other``: something else differs too (questions, pitches, tags)."""

    people: Differences = Differences()
    interviews: Differences = Differences()
    follow_ups: Differences = Differences()
    other: bool = False

    @property
    def same(self) -> bool:
        """Nothing would change."""
        return not (
            self.people.total or self.interviews.total or self.follow_ups.total or self.other
        )
