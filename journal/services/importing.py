"""Brings people of a file into the journal: planned first, then one undoable step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from journal.domain.changes import ChangeSet
from journal.domain.clock import Clock
from journal.domain.importing import PlannedRow, Reason, Verdict, plan
from journal.domain.names import clean_line, fold
from journal.errors import BadFile, KnownError, mark
from journal.exchange.drafts import ContactDraft, ProblemCode, ReadResult
from journal.services.background import COMMIT_WAIT_MS, Job, Progress, beside
from journal.services.import_reading import Answers, PlanReading
from journal.services.import_writing import ImportWriter, Told
from journal.store import listing
from journal.store.connection import JournalDatabase
from journal.store.journal import Journal

Planned = PlannedRow[ContactDraft]
Before = Callable[[JournalDatabase], object]
BeforeMany = Callable[[], Before]

LONG = 100  # before more people than that comes a backup, and they are written beside the window


class Imports:
    """Plans and carries out an import. Nothing is written before ``apply``."""

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        before_many: BeforeMany = lambda: _nothing,
    ) -> None:
        """``before_many`` gives what makes a backup on the thread that writes.

        That tells of its own troubles: an import doesn't fail for them.
        """
        self._journal = journal
        self._clock = clock
        self._before_many = before_many

    def plan(self, path: Path, answers: Answers | None = None) -> tuple[ReadResult, list[Planned]]:
        """Reads a file and says of each row what would become of it. Raises BadFile.

        Rows without anybody in them stand at the end, as unusable.
        """
        from journal.exchange.csv_in import read_file  # the window starts without it

        answers = answers or Answers()
        _refuse_cards(path)
        result = read_file(
            path,
            today=self._clock.today(),
            encoding=answers.encoding,
            day_first=answers.day_first,
        )
        rows = plan(result.drafts, listing.known(self._journal.database), _folded)
        rows += [
            PlannedRow(ContactDraft("", notes=each.detail, line=each.line), *_UNUSABLE)
            for each in result.problems
            if each.code is ProblemCode.NO_NAME
        ]
        return result, rows

    def reading(self, path: Path, answers: Answers | None = None) -> PlanReading:
        """The same without keeping anybody waiting: see PlanReading. Raises BadFile."""
        _refuse_cards(path)
        answers = answers or Answers()
        return PlanReading(
            path, self._journal.path, self._clock.now(), answers, lambda: self.plan(path, answers)
        )

    def apply(self, rows: Sequence[Planned], *, referrer_id: int | None = None) -> list[int]:
        """Adds the people of these rows in one step; their ids in order.

        ``referrer_id`` refers everybody whom the file itself gives no referrer.
        """
        drafts = _usable(rows)
        return self._write(self._journal, drafts, referrer_id, self._before(drafts))

    def apply_in_background(
        self,
        rows: Sequence[Planned],
        *,
        referrer_id: int | None = None,
        done: Callable[[list[int]], object],
        failed: Callable[[KnownError], object],
        stopped: Callable[[], object] = lambda: None,
    ) -> Job:
        """The same on a thread of its own; keep the job until one of the three was called.

        The window is told by one announcement, before ``done``. Stopped, nothing is kept.
        """
        drafts = _usable(rows)
        before = self._before(drafts)

        def work(progress: Progress) -> list[int]:
            return beside(
                self._journal, lambda own: self._write(own, drafts, referrer_id, before, progress)
            )

        job = Job(work)
        settled = self._journal.database.wait_for_others
        job.done.connect(lambda ids: self._hear(drafts, ids, done))
        job.failed.connect(lambda error: (settled(0), failed(error)))
        job.stopped.connect(lambda: (settled(0), stopped()))
        settled(COMMIT_WAIT_MS)  # reads of the window wait out the commit
        job.start()
        return job

    def _before(self, drafts: Sequence[ContactDraft]) -> Before:
        return self._before_many() if len(drafts) > LONG else _nothing

    def _write(
        self,
        journal: Journal,
        drafts: Sequence[ContactDraft],
        referrer_id: int | None,
        before: Before,
        told: Told | None = None,
    ) -> list[int]:
        before(journal.database)
        with journal.step(_title(len(drafts))) as step:
            writer = ImportWriter(step, journal.database, self._clock, referrer_id, told)
            return writer.write(drafts)

    def _hear(
        self, drafts: Sequence[ContactDraft], ids: list[int], done: Callable[[list[int]], object]
    ) -> None:
        changes = ChangeSet(rebuild=bool(ids), name=_title(len(drafts)))
        self._journal.hear(changes)
        self._journal.database.wait_for_others(0)
        done(ids)


_UNUSABLE = (Verdict.UNUSABLE, Reason.NO_NAME)


def _nothing(_database: JournalDatabase) -> None:
    """No backup is wanted."""


def _folded(text: str) -> str:
    """A name as it would be compared once it is written: what can't be stored is gone by then."""
    return fold(clean_line(text))


def _usable(rows: Sequence[Planned]) -> list[ContactDraft]:
    return [row.draft for row in rows if row.verdict is not Verdict.UNUSABLE]


def _title(count: int) -> str:
    return QCoreApplication.translate("Steps", "Import %n contact(s)", None, count)


def _refuse_cards(path: Path) -> None:
    if path.suffix.lower() in (".vcf", ".vcard"):
        raise BadFile(
            mark("“{file}” holds vCards; lists of contacts are read from CSV files."),
            mark("Nothing was read or changed."),
            mark("Export the contacts as CSV in the program they come from."),
            file=path.name,
        )
