"""Undo and redo of the journal's steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from journal.domain.changes import ChangeSet, Kind
from journal.errors import KnownError
from journal.store import history
from journal.store.journal import Journal
from journal.store.values import listed

if TYPE_CHECKING:
    from journal.services.background import Job, Progress

_PARTS = (
    *(Kind.INTERVIEW_QUESTION, Kind.BRING_ITEM, Kind.AGENDA_STEP, Kind.PARTICIPANT),
    *(Kind.AGREEMENT, Kind.NOTE, Kind.LEAD),
)
LONG = 500  # rows; a step that changed more is played beside the window


class History:
    """Names and plays the steps; what changed is announced like any change."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def undo_name(self) -> str | None:
        """Name of the step that undo takes back; None when there is none."""
        step = self._journal.undo_step()
        return step[1] if step else None

    def redo_name(self) -> str | None:
        """Name of the step that redo does again; None when there is none."""
        step = self._journal.redo_step()
        return step[1] if step else None

    def around(self) -> tuple[int | None, int | None]:
        """The newest step that is done, and the oldest that is undone: here is between them."""
        done, undone = self._journal.undo_step(), self._journal.redo_step()
        return done[0] if done else None, undone[0] if undone else None

    def undo(self) -> ChangeSet:
        """Takes the newest step back."""
        return self._journal.undo()

    def redo(self) -> ChangeSet:
        """Does the step that was last undone again."""
        return self._journal.redo()

    def is_long(self, *, undo: bool) -> bool:
        """Whether the next undo, or redo, would keep a window waiting."""
        step = self._journal.undo_step() if undo else self._journal.redo_step()
        return step is not None and history.is_long(self._journal.database, step[0], LONG)

    def concerned(self, changes: ChangeSet) -> tuple[bool, list[int]]:
        """What an undo or redo that was just played is best shown by.

        Whether people came or went by it, and the interviews whose parts it changed: questions,
        notes, what was agreed; of parts that are gone by it too.
        """
        steps = listed(each for each in self.around() if each is not None)
        database = self._journal.database
        people = database.one(
            f"SELECT 1 FROM history_change WHERE step_id IN ({steps})"
            f" AND kind = '{Kind.CONTACT}' AND operation <> 'U'"
            f" AND row IN ({listed(changes.of(Kind.CONTACT))})"
        )
        meetings: set[int] = set()
        for kind in _PARTS:
            keys = listed(changes.of(kind))
            if not keys:
                continue
            found = database.rows(f'SELECT interview_id FROM "{kind}" WHERE id IN ({keys})')
            found += database.rows(
                "SELECT json_extract(old, '$.interview_id') FROM history_change"
                f" WHERE step_id IN ({steps}) AND kind = '{kind}' AND row IN ({keys})"
                " AND old IS NOT NULL"
            )
            meetings.update(row[0] for row in found if row[0] is not None)
        return people is not None, sorted(meetings)

    def play_in_background(
        self,
        *,
        undo: bool,
        done: Callable[[ChangeSet], object],
        failed: Callable[[KnownError], object],
        stopped: Callable[[], object] = lambda: None,
    ) -> Job:
        """Undo or redo on a thread of its own; keep the job until one of the three was called.

        It is announced once, before ``done``. Stopped, nothing was changed. The window can read
        meanwhile, and what it wants to write raises JournalBusy, to be tried again.
        """
        from journal.services.background import COMMIT_WAIT_MS, Job, beside

        wait = self._journal.database.wait_for_others

        def work(progress: Progress) -> ChangeSet:
            return beside(
                self._journal, lambda own: own.undo(progress) if undo else own.redo(progress)
            )

        def near_the_end(played: int, of: int) -> None:
            if played == of:  # then reads wait out the commit; sooner, writes would wait as long
                wait(COMMIT_WAIT_MS)

        def hear(changes: ChangeSet) -> None:
            self._journal.hear(changes)
            wait(0)
            done(changes)

        job = Job(work)
        job.progressed.connect(near_the_end)
        job.done.connect(hear)
        job.failed.connect(lambda error: (wait(0), failed(error)))
        job.stopped.connect(lambda: (wait(0), stopped()))
        job.start()
        return job
