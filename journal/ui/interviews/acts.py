"""What one does with an interview as a whole."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from journal.domain.codes import Format, InterviewStatus
from journal.domain.views.meetings import InterviewRow
from journal.ui.interviews.desk import Desk
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
        undated = row.start is None and row.format != Format.LETTER
        if status is InterviewStatus.SCHEDULED and undated:
            self.desk.context.navigator.schedule(row.id)
            return
        if row.status == status:
            return
        meetings = self.desk.library.meetings
        if not self.desk.attempt(lambda: meetings.set_status(row.id, status)):
            return
        words = translate("InterviewActs", "{name}: {status}")
        self.desk.context.notifier.done(words.format(name=row.name, status=label(status)))
        if status is InterviewStatus.HELD:
            self._held(row.id)

    def delete(self, row: InterviewRow) -> None:
        """Deletes the interview; Undo brings it back."""
        self.desk.library.autosave.flush()
        if self.desk.attempt(lambda: self.desk.library.meetings.delete(row.id)):
            words = translate("InterviewActs", "Interview with {name} deleted")
            self.desk.context.notifier.done(words.format(name=row.name))
