"""Recently deleted, and the history: what was done, what can come back, back to before a step.

All of it looks through the history, which may hold much, so it runs beside the window.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Sequence
from typing import TypeVar

from journal.domain.changes import ChangeSet, Kind
from journal.domain.views.deleted import DeletedItem, Restored
from journal.domain.views.past import Details, PastStep, StepState
from journal.errors import KnownError
from journal.services.background import COMMIT_WAIT_MS, Job, Progress, beside
from journal.services.wording import shown, translate
from journal.store import deleted, telling
from journal.store.journal import Journal
from journal.store.removing import squeeze
from journal.store.reviving import Reviving

Value = TypeVar("Value")
Failed = Callable[[KnownError], object]


def _nothing() -> None:
    pass


class Recovery:
    """Each method but ``details`` returns a job, to be kept until one of the callbacks came."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def deleted(self, done: Callable[[list[DeletedItem]], object], failed: Failed) -> Job:
        """What was deleted in the last 30 days and is still, the newest first."""
        return self._read(lambda own: deleted.items(own.database), done, failed)

    def restore(
        self,
        items: Sequence[DeletedItem],
        done: Callable[[Restored], object],
        failed: Failed,
        stopped: Callable[[], object] = _nothing,
    ) -> Job:
        """Brings things back with all that went with them, as one step."""
        title = _title(items)

        def work(own: Journal, progress: Progress) -> Restored:
            with own.step(title) as step:
                return Reviving(own.database, step, progress).bring_back(
                    [item.key for item in items]
                )

        return self._write(work, done, failed, stopped)

    def empty(self, done: Callable[[int], object], failed: Failed) -> Job:
        """Ends the history up to the newest deletion, for good; how many steps that were.

        Nothing deleted can come back, nothing done before can be undone, and the words are gone
        from the file.
        """

        def work(own: Journal, progress: Progress) -> int:
            ended = own.outside_steps(lambda: deleted.empty(own.database))
            progress(1, 1)
            # No room for a second file: what was freed is overwritten with zeros all the same.
            with contextlib.suppress(sqlite3.DatabaseError):
                squeeze(own.database)
            return ended

        return self._write(work, done, failed, _nothing)

    def steps(
        self, contact: int | None, done: Callable[[list[PastStep]], object], failed: Failed
    ) -> Job:
        """What was done, the newest first; with a person what was done with them."""

        def read(own: Journal) -> list[PastStep]:
            if contact is None:
                return telling.steps(own.database)
            return telling.steps_about(own.database, contact)

        return self._read(read, done, failed)

    def details(
        self,
        step: int,
        contact: int | None,
        done: Callable[[Details], object],
        failed: Failed,
    ) -> Job:
        """What a step changed, from what to what; with a person as far as it is about them."""

        def read(own: Journal) -> Details:
            only = None if contact is None else telling.related_to(own.database, contact)
            return telling.details(own.database, step, only)

        return self._read(read, done, failed)

    def travel(
        self,
        step: PastStep,
        done: Callable[[ChangeSet], object],
        failed: Failed,
        stopped: Callable[[], object] = _nothing,
    ) -> Job:
        """Back to before a step, or, to one that is undone, forward to after it; all or nothing.

        Redo, and undo, go step by step from there.
        """
        forward = step.state is StepState.UNDONE

        def work(own: Journal, progress: Progress) -> ChangeSet:
            if forward:
                return own.go_forward(step.id, progress)
            return own.go_back(step.id, progress)

        return self._write(work, done, failed, stopped)

    def _read(
        self,
        work: Callable[[Journal], Value],
        done: Callable[[Value], object],
        failed: Failed,
    ) -> Job:
        job = Job(lambda _progress: beside(self._journal, work))
        job.done.connect(done)
        job.failed.connect(failed)
        job.start()
        return job

    def _write(
        self,
        work: Callable[[Journal, Progress], Value],
        done: Callable[[Value], object],
        failed: Failed,
        stopped: Callable[[], object],
    ) -> Job:
        """The window can read meanwhile; what it wants to write is tried again."""
        wait = self._journal.database.wait_for_others
        heard: list[ChangeSet] = []

        def on_own_connection(progress: Progress) -> Value:
            def run(own: Journal) -> Value:
                own.subscribe(heard.append)
                return work(own, progress)

            return beside(self._journal, run)

        def near_the_end(played: int, of: int) -> None:
            if played == of:  # then reads wait out the commit
                wait(COMMIT_WAIT_MS)

        def tell(value: Value) -> None:
            for changes in heard or [ChangeSet()]:
                self._journal.hear(changes)
            wait(0)
            done(value)

        job = Job(on_own_connection)
        job.progressed.connect(near_the_end)
        job.done.connect(tell)
        job.failed.connect(lambda error: (wait(0), failed(error)))
        job.stopped.connect(lambda: (wait(0), stopped()))
        job.start()
        return job


def _title(items: Sequence[DeletedItem]) -> str:
    if len(items) != 1:
        return translate("Steps", "Restore %n thing(s)", None, len(items))
    item = items[0]
    if item.key.kind is Kind.CONTACT:
        return translate("Steps", "Restore {name}").format(name=shown(item.name))
    if item.key.kind is Kind.INTERVIEW:
        return translate("Steps", "Restore interview with {name}").format(name=shown(item.name))
    if item.text and item.key.kind is not Kind.REFERRAL:
        return translate("Steps", "Restore “{text}”").format(text=shown(item.text))
    return translate("Steps", "Restore what belonged to {name}").format(name=shown(item.name))
