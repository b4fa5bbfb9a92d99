"""What one does with an interview as a whole."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from journal.domain.codes import InterviewStatus
from journal.domain.names import shown
from journal.domain.statuses import needs_date, was_held
from journal.domain.views.meetings import InterviewRow
from journal.ui import show
from journal.ui.desk import Desk
from journal.ui.labels import label

translate = QCoreApplication.translate


class Acts:
    """``held`` is called after an interview was marked as held."""

    def __init__(self, desk: Desk, held: Callable[[int], None]) -> None:
        self.desk = desk
        self._held = held

    def set_status(self, row: InterviewRow, status: InterviewStatus, *_checked: object) -> None:
        """Sets the status; a meeting without a date is asked for one first."""
        self.desk.library.autosave.flush()
        if needs_date(status, row.start, row.format):
            self.desk.context.navigator.schedule(row.id)
            return
        if row.status == status:
            return
        meetings = self.desk.library.meetings
        if not self.desk.attempt(lambda: meetings.set_status(row.id, status)):
            return
        self.desk.context.notifier.done(self._told(row, status))
        if was_held(status):
            self._held(row.id)

    def _told(self, row: InterviewRow, status: InterviewStatus) -> str:
        """What was set; held before its day means held now, which may be a slip."""
        today = self.desk.now().date()
        if was_held(status) and row.start is not None and row.start.date() > today:
            words = translate("InterviewActs", "{name}: held today; it was planned for {day}")
            day = show.day_inside(row.start.date(), today)
            return words.format(name=shown(row.name), day=day)
        words = translate("InterviewActs", "{name}: {status}")
        return words.format(name=shown(row.name), status=label(status))

    def delete(self, row: InterviewRow) -> None:
        """Deletes the interview; Undo brings it back."""
        self.desk.library.autosave.flush()
        if self.desk.attempt(lambda: self.desk.library.meetings.delete(row.id)):
            words = translate("InterviewActs", "Interview with {name} deleted")
            self.desk.context.notifier.done(words.format(name=shown(row.name)))
