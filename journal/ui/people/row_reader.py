"""Reads the rows of thousands of people a slice at a time, so that the window never waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer

from journal.domain.views.people import TreeRow
from journal.errors import KnownError
from journal.itemmodels.contact_tree import Read
from journal.itemmodels.tree_shape import Grown, grown

SLICE: Final = 500  # about 4 ms


class RowReader(QObject):
    """One reading at a time; a new one replaces the one before.

    Whoever hears of a change meanwhile begins anew: what was read may be of before it.
    ``failed`` is called when the journal can't be read now; the reading is over then.
    """

    def __init__(
        self, read: Read, failed: Callable[[], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._failed = failed
        self._turns: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)  # wound up after each turn: others are due before the next
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether a reading is under way."""
        return self._timer.isActive()

    def begin(
        self, ids: Sequence[int], take: Callable[[Grown], None], taken: Callable[[], None]
    ) -> None:
        """Hands over everybody of ``ids`` (in the order of rows), and then calls ``taken``.

        Each in a turn of the event loop of its own, and none before it goes on.
        """
        self._turns = self._reading(ids, take, taken)
        self._timer.start()

    def stop(self) -> None:
        """What is under way is not wanted any more."""
        self._timer.stop()
        self._turns = iter(())

    def _reading(
        self, ids: Sequence[int], take: Callable[[Grown], None], taken: Callable[[], None]
    ) -> Iterator[None]:
        rows: list[TreeRow] = []
        for start in range(0, len(ids), SLICE):
            rows.extend(self._read(ids[start : start + SLICE]))
            yield
        ready = grown(rows)
        yield
        take(ready)
        yield
        taken()

    def _go_on(self) -> None:
        turns = self._turns
        self._timer.start()
        try:
            next(turns)
        except StopIteration:
            if turns is self._turns:
                self.stop()
        except KnownError:
            self.stop()
            self._failed()
        if self.busy:
            self._timer.start()
