"""What was done on Today: its undo leads there, to the row that comes back."""

from __future__ import annotations

from PySide6.QtCore import QObject

from journal.domain.changes import ChangeSet
from journal.domain.views.days import FollowUpRow, NeedsRow, TodayView
from journal.errors import KnownError
from journal.services.library import Library
from journal.ui.shell.going import Going

TODAY = "today"
_MOST = 200  # as many steps as can be undone
RowName = tuple[str, object]
"""A list of Today, and the key of a row in it."""


class DoneToday(QObject):
    """Knows which steps were made while Today was shown, as long as the window is open."""

    def __init__(self, library: Library, going: Going) -> None:
        super().__init__(going)
        self._library = library
        self._going = going
        self._steps: list[int] = []
        library.bus.changed.connect(self._changed)

    def before_undo(self) -> frozenset[RowName] | None:
        """The rows that stand there; None where the newest step has nothing to do with Today.

        The calendar shows what came back itself, on its day.
        """
        page = self._going.page()
        if page is None or page.code == "calendar":
            return None
        if page.code != TODAY and self._library.history.around()[0] not in self._steps:
            return None
        return frozenset(self._rows())

    def reveal(self, before: frozenset[RowName]) -> bool:
        """Goes to the first row that wasn't there before; False where none came."""
        came = [row for row in self._rows() if row not in before]
        if not came:
            return False
        if not self._is_shown():
            self._going.show_page(TODAY)
        self._going.focus_today(*came[0])
        return True

    def _is_shown(self) -> bool:
        page = self._going.page()
        return page is not None and page.code == TODAY

    def _rows(self) -> list[RowName]:
        return rows_of(self._library.days.today())

    def _changed(self, _changes: ChangeSet) -> None:
        if not self._is_shown():
            return
        try:
            done, _undone = self._library.history.around()
        except KnownError:
            return  # its undo leads to what it changed
        if done is not None and done > max(self._steps, default=0):  # else it is an undo
            self._steps = [*self._steps, done][-_MOST:]


def rows_of(view: TodayView) -> list[RowName]:
    """All rows of Today, as they stand below each other."""
    return [
        *(("needs", _key(row)) for row in view.pressing),
        *(("waiting", row.key) for row in view.waiting),
        *(("later", _key(row)) for row in view.put_off),
        *(("fading", row.contact_id) for row in view.fading),
    ]


def _key(row: NeedsRow) -> object:
    return row.id if isinstance(row, FollowUpRow) else row.key
