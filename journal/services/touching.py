"""Being in touch with several people at once, and how often one means to be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journal.domain.changes import Kind
from journal.domain.clock import Clock
from journal.domain.codes import Cadence, Channel, Direction
from journal.services.contacts import insert_touch
from journal.services.updating import after_cadence
from journal.services.wording import name_of, translate
from journal.store.journal import Journal


class TouchCommands:
    """Each method is one undoable step for all of them; people who are gone are passed over."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def log(
        self,
        ids: Sequence[int],
        channel: Channel,
        what: str = "",
        *,
        direction: Direction = Direction.OUT,
        on_day: date | None = None,
    ) -> list[int]:
        """Notes the same touch with each of them; the ids of the notes."""
        there = self._there(ids)
        if len(there) == 1:
            title = translate("Steps", "In touch with {name}").format(
                name=name_of(self._journal, there[0])
            )
        else:
            title = translate("Steps", "In touch with %n people", None, len(there))
        with self._journal.step(title) as step:
            return [
                insert_touch(
                    step, self._clock, key, channel, what, direction=direction, on_day=on_day
                )
                for key in there
            ]

    def set_cadence(self, ids: Sequence[int], cadence: Cadence) -> int:
        """How often to be in touch with each of them; of how many it was another before."""
        there = self._there(ids)
        title = translate("Steps", "Keep in touch with %n people", None, len(there))
        if len(there) == 1:
            name = name_of(self._journal, there[0])
            title = translate("Steps", "Keep in touch with {name}").format(name=name)
        changed = 0
        with self._journal.step(title) as step:
            for key in there:
                if step.update(Kind.CONTACT, key, cadence=cadence):
                    after_cadence(step, self._journal, key)
                    changed += 1
        return changed

    def _there(self, ids: Sequence[int]) -> list[int]:
        return [
            key
            for key in dict.fromkeys(ids)
            if self._journal.database.one("SELECT 1 FROM contact WHERE id = ?", (key,))
        ]
