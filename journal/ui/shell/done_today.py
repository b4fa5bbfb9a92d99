"""What was done on Today: its undo leads there, to the row that comes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol, cast

from PySide6.QtCore import QObject

from journal.domain.changes import ChangeSet
from journal.errors import KnownError
from journal.services.library import Library
from journal.ui.shell.going import Going

TODAY = "today"
_MOST = 200  # as many steps as can be undone
_CUT = ("waiting", "fading")  # of these lists the page knows the beginning only


class TodayRow(NamedTuple):
    """A row of one of the lists of Today, by its key there, and whom it is about."""

    place: str
    key: object
    contact_id: int | None


class _Standing(Protocol):
    def standing(self) -> Iterator[TodayRow]: ...


class DoneToday(QObject):
    """Knows which steps were made while Today was shown, as long as the window is open."""

    def __init__(self, library: Library, going: Going) -> None:
        super().__init__(going)
        self._library = library
        self._going = going
        self._steps: list[int] = []
        library.bus.changed.connect(self._changed)

    def before_undo(self) -> frozenset[TodayRow] | None:
        """The rows that stand there; None where the newest step has nothing to do with Today.

        The calendar shows what came back itself, on its day.
        """
        page = self._going.page()
        if page is None or page.code == "calendar":
            return None
        if page.code != TODAY and self._library.history.around()[0] not in self._steps:
            return None
        return frozenset(self._rows())

    def reveal(self, before: frozenset[TodayRow], changes: ChangeSet) -> bool:
        """Goes to the first row that an undo brought back; False where it brought none."""
        came = (row for row in self._rows() if row not in before and _concerns(changes, row))
        first = next(came, None)  # what stands below it needn't be read
        if first is None:
            return False
        if not self._is_shown():
            self._going.show_page(TODAY)
        self._going.focus_today(first.place, first.key)
        return True

    def _is_shown(self) -> bool:
        page = self._going.page()
        return page is not None and page.code == TODAY

    def _rows(self) -> Iterable[TodayRow]:
        """As the page has read them: a hidden one reads what it would have to when it is shown."""
        page = self._going.page(TODAY)
        return cast(_Standing, page).standing() if hasattr(page, "standing") else ()

    def _changed(self, _changes: ChangeSet) -> None:
        if not self._is_shown():
            return
        try:
            done, _undone = self._library.history.around()
        except KnownError:
            return  # its undo leads to what it changed
        if done is not None and done > max(self._steps, default=0):  # else it is an undo
            self._steps = [*self._steps, done][-_MOST:]


def _concerns(changes: ChangeSet, row: TodayRow) -> bool:
    """Not where a row only moved up to the end of what is shown, as another one went."""
    return changes.rebuild or row.place not in _CUT or row.contact_id in changes.contacts
