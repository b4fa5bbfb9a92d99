"""An open journal: the one door for writes, with named steps, undo and redo."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from journal.domain.changes import ChangeSet, Kind
from journal.domain.clock import Clock, to_utc_text
from journal.errors import KnownError, Refused, WrittenOver, mark
from journal.store import history, search
from journal.store.changeset import collect
from journal.store.connection import JournalDatabase
from journal.store.guard import FileGuard, Listener, NothingChanged
from journal.store.storing import insertion, new_uuid, stored
from journal.store.values import moment

MERGE_WITHIN = timedelta(seconds=60)  # a pause longer than this begins a new undo step
OFFERED = 200  # so many of the newest steps can be undone
BULK_ROWS = 500  # from here on a change set says "rebuild"
Value = TypeVar("Value")


class Step:
    """An open step; all of it is written, or nothing. Values may be codes, dates, aware times."""

    def __init__(self, database: JournalDatabase, step_id: int, name: str) -> None:
        self._database = database
        self.id = step_id
        self.name = name
        self.touched: dict[Kind, set[int]] = {}

    def insert(self, kind: Kind, /, **values: object) -> int:
        """Adds a row; its new id."""
        columns = {"uuid": new_uuid()} | stored(kind, values)
        cursor = self._database.run(insertion(kind, columns), columns)
        key = int(cursor.lastrowid)
        self.touched.setdefault(kind, set()).add(key)
        return key

    def insert_many(self, kind: Kind, rows: Sequence[Mapping[str, object]]) -> list[int]:
        """Adds many rows with the same columns; their ids in order."""
        if not rows:
            return []
        first = self._next_id(kind)
        prepared = [
            {"id": first + number, "uuid": new_uuid()} | stored(kind, row)
            for number, row in enumerate(rows)
        ]
        cursor = self._database.raw().cursor()
        cursor.executemany(insertion(kind, prepared[0]), prepared)
        cursor.close()
        ids = list(range(first, first + len(rows)))
        self.touched.setdefault(kind, set()).update(ids)
        return ids

    def update(self, kind: Kind, key: int, /, **values: object) -> bool:
        """Sets the named columns alone; False when they had these values, or the row is gone."""
        columns = stored(kind, values)
        if not columns:
            return False
        assigned = ", ".join(f'"{column}" = ?' for column in columns)
        differs = " OR ".join(f'"{column}" IS NOT ?' for column in columns)
        parameters = list(columns.values())
        cursor = self._database.run(
            f'UPDATE "{kind}" SET {assigned} WHERE id = ? AND ({differs})',
            [*parameters, key, *parameters],
        )
        if cursor.rowcount:
            self.touched.setdefault(kind, set()).add(key)
        return bool(cursor.rowcount)

    def delete(self, kind: Kind, *keys: int) -> None:
        """Removes rows and what belongs to them; rows that are gone already are no change."""
        cursor = self._database.raw().cursor()
        cursor.executemany(f'DELETE FROM "{kind}" WHERE id = ?', [(key,) for key in keys])
        cursor.close()

    def find(self, query: str, parameters: Sequence[object] = ()) -> int | None:
        """The first column of the first row of a query: an id, as things stand in this step."""
        row = self._database.one(query, parameters)
        return int(row[0]) if row and row[0] is not None else None

    def _next_id(self, kind: Kind) -> int:
        row = self._database.run(
            "SELECT seq FROM sqlite_sequence WHERE name = ?", (str(kind),)
        ).fetchone()
        return int(row[0]) + 1 if row else 1


class Journal:
    """One open file. ``path`` is where it lies; ``database`` serves the store's own queries."""

    def __init__(
        self,
        database: JournalDatabase,
        path: Path,
        clock: Clock,
        window: FileGuard | None = None,
    ) -> None:
        self.database = database
        self.path = path
        self.clock = clock
        self._listeners: list[Callable[[ChangeSet], None]] = []
        self._open: Step | None = None
        self._guard = FileGuard(database, window)

    def on_this_thread(self) -> Journal:
        """The same for work on another thread than the window's, called there.

        What it writes is refused where the file holds another journal than the window showed.
        """
        return Journal(self.database, self.path, self.clock, self._guard)

    @property
    def read_only(self) -> bool:
        """Whether it is open for reading alone: every step raises Refused."""
        return self.database.read_only

    def subscribe(self, listener: Callable[[ChangeSet], None]) -> None:
        """Calls ``listener`` after each commit that changed something."""
        self._listeners.append(listener)

    def watch(self, listener: Listener) -> None:
        """Calls ``listener`` when something happened to the file: see Standing."""
        self._guard.watch(listener)

    def look(self) -> None:
        """Looks at the file between steps; tells who watches, and who listens, what it finds.

        Raises JournalBusy, JournalProblem.
        """
        if self._open is None and self._guard.look():
            self._announce(ChangeSet(rebuild=True))

    def halt(self, error: KnownError | None) -> None:
        """From now on steps raise ``error``: the file is damaged and must not be made worse."""
        self._guard.halt(error)

    def wait_before_writing(self, wait: Callable[[], object] | None) -> None:
        """Every step calls ``wait`` first, which may raise a KnownError; None: no more."""
        self._guard.wait = wait

    def is_in_place(self) -> bool:
        """Whether the path still leads to the file that is open."""
        return self._guard.is_in_place()

    def move_to(self, path: Path) -> None:
        """Goes on in a copy of this journal; what was halted goes on as well."""
        self._guard.move_to(path)
        self.path = path

    @contextmanager
    def step(self, name: str, *, origin: object = None, merge: str = "") -> Iterator[Step]:
        """One transaction, one undo step called ``name``, announced after the commit.

        A step inside a step belongs to the outer one. With ``merge`` it joins the newest step of
        the same key when that is less than a minute old. Nothing is kept when nothing changed.
        Raises JournalBusy, CannotWrite or JournalProblem, and Refused when what a new row belongs
        to is gone; then nothing was written.
        """
        if self._open is not None:
            yield self._open
            return
        changes = ChangeSet()
        foreign = False
        try:
            with self._guard.transaction() as foreign:
                step_id, before = self._begin(name, merge)
                self._open = Step(self.database, step_id, name)
                yield self._open
                recorded = history.changes_of(self.database, step_id, before)
                changes = self._finish(recorded, self._open.touched, origin, name)
                if changes.empty:
                    raise NothingChanged
                self._record_end(step_id, bulk=changes.rebuild)
        except NothingChanged:
            pass
        except WrittenOver as error:
            if not error.known:
                self._announce(ChangeSet(rebuild=True))
            raise
        except sqlite3.IntegrityError as problem:
            if "FOREIGN KEY" in str(problem):
                raise _gone() from problem
            raise  # a bug of ours, not a trouble with the file
        except sqlite3.DatabaseError as problem:
            raise self._guard.moved() or self.database.told(problem) from problem
        finally:
            self._open = None
        self._announce(ChangeSet(rebuild=True, name=name) if foreign else changes)

    def undo(self, progress: history.Progress | None = None) -> ChangeSet:
        """Takes the newest step back; an empty change set when there is none.

        What ``progress`` raises between two parts leaves everything as it was.
        """
        return self._play(lambda: _only(self.undo_step()), history.UNDONE, progress)

    def redo(self, progress: history.Progress | None = None) -> ChangeSet:
        """Does the step that was last undone again; empty when there is none."""
        return self._play(lambda: _only(self.redo_step()), history.DONE, progress)

    def go_back(self, step_id: int, progress: history.Progress | None = None) -> ChangeSet:
        """Takes this step and all newer ones back, however many: all of them, or none.

        Redo does them again one by one, ``go_forward`` at once.
        """
        query = "SELECT id, name FROM history_step WHERE state = 'done' AND id >= ?"
        return self._play(
            lambda: self._steps(query + " ORDER BY id DESC", step_id), history.UNDONE, progress
        )

    def go_forward(self, step_id: int, progress: history.Progress | None = None) -> ChangeSet:
        """Does what was undone again, up to this step and with it: all of it, or nothing."""
        query = "SELECT id, name FROM history_step WHERE state = 'undone' AND id <= ?"
        return self._play(
            lambda: self._steps(query + " ORDER BY id", step_id), history.DONE, progress
        )

    def undo_step(self) -> tuple[int, str] | None:
        """Id and name of the step that undo would take back; one of the newest 200."""
        return self._one(
            "SELECT id, name FROM history_step WHERE state = 'done' AND id > coalesce((SELECT id"
            " FROM history_step WHERE state IN ('done', 'undone') ORDER BY id DESC"
            f" LIMIT 1 OFFSET {OFFERED}), 0) ORDER BY id DESC"
        )

    def redo_step(self) -> tuple[int, str] | None:
        """Id and name of the step that redo would do again."""
        return self._one("SELECT id, name FROM history_step WHERE state = 'undone' ORDER BY id")

    def hear(self, changes: ChangeSet) -> None:
        """Announces what this program wrote on a connection of another thread."""
        self._guard.note()
        self._announce(changes)

    def forget_old(self) -> int:
        """Drops what the history holds too long, or too much of; how many steps.

        For the end of a session: with much to drop it takes a moment. Raises KnownError.
        """
        from journal.store import forgetting  # not at the start

        now = self.clock.now()
        if self.read_only or not forgetting.worth_looking(self.database, now):
            return 0
        return self.outside_steps(lambda: forgetting.trim(self.database, now))

    def outside_steps(self, work: Callable[[], Value]) -> Value:
        """Runs what changes the history itself, or no history is kept of, in one transaction.

        Raises KnownError, also where the file is another by now.
        """
        try:
            with self._guard.transaction() as foreign:
                found = work()
        except WrittenOver as error:
            if not error.known:
                self._announce(ChangeSet(rebuild=True))
            raise
        except sqlite3.DatabaseError as problem:
            raise self._guard.moved() or self.database.told(problem) from problem
        if foreign:
            self._announce(ChangeSet(rebuild=True))
        return found

    def close(self) -> None:
        """Closes this thread's connection."""
        self.database.close()

    def _steps(self, query: str, step_id: int) -> list[tuple[int, str]]:
        return [(int(row[0]), str(row[1])) for row in self.database.rows(query, (step_id,))]

    def _one(self, query: str) -> tuple[int, str] | None:
        row = self.database.one(query + " LIMIT 1")
        return (int(row[0]), str(row[1])) if row else None

    def _begin(self, name: str, merge: str) -> tuple[int, int]:
        before = history.last_change(self.database)
        now = self.clock.now()
        step_id = self._mergeable(merge, now) if merge else None
        if step_id is None:
            self.database.run("UPDATE history_step SET state = 'left' WHERE state = 'undone'")
            cursor = self.database.run(
                "INSERT INTO history_step (name, at, state, merge_key, bulk)"
                " VALUES (?, ?, 'done', ?, 0)",
                (name, to_utc_text(now), merge),
            )
            step_id = int(cursor.lastrowid)
        else:
            self.database.run(
                "UPDATE history_step SET at = ? WHERE id = ?", (to_utc_text(now), step_id)
            )
        history.record_under(self.database, step_id)
        return step_id, before

    def _mergeable(self, merge: str, now: datetime) -> int | None:
        row = self.database.run(
            "SELECT id, state, merge_key, at FROM history_step ORDER BY id DESC LIMIT 1"
        ).fetchone()
        if not row or row[1] != history.DONE or row[2] != merge:
            return None
        at = moment(row[3])
        return int(row[0]) if at is not None and abs(now - at) < MERGE_WITHIN else None

    def _record_end(self, step_id: int, *, bulk: bool) -> None:
        if bulk:
            self.database.run("UPDATE history_step SET bulk = 1 WHERE id = ?", (step_id,))
        history.record_under(self.database, None)

    def _finish(
        self,
        changes: Sequence[history.Change],
        touched: Mapping[Kind, Iterable[int]],
        origin: object,
        name: str,
    ) -> ChangeSet:
        """Brings the index up to date and says what changed."""
        found = collect(self.database, changes, touched, BULK_ROWS)
        if found.ids:
            search.refresh(self.database, found.indexed)
        rebuild = found.rows > BULK_ROWS
        if rebuild:
            return ChangeSet(rebuild=True, origin=origin, name=name)
        return ChangeSet(
            found.ids, contacts=found.contacts, about=found.about, origin=origin, name=name
        )

    def _play(
        self,
        which: Callable[[], Sequence[tuple[int, str]]],
        state: str,
        progress: history.Progress | None,
    ) -> ChangeSet:
        found = [key for key, _ in which()]
        if not found:
            return ChangeSet()
        try:
            rules = history.as_it_was(self.database, found)
            with rules, self._guard.transaction() as foreign:
                steps = which()  # only now nobody can add another
                if not steps:
                    return ChangeSet()
                name = steps[-1][1]
                changes = history.play(self.database, [key for key, _ in steps], state, progress)
                made = self._finish(changes, {}, None, name)
        except sqlite3.IntegrityError:
            raise
        except WrittenOver as error:
            if not error.known:
                self._announce(ChangeSet(rebuild=True))
            raise
        except sqlite3.DatabaseError as problem:
            raise self._guard.moved() or self.database.told(problem) from problem
        if foreign:
            made = ChangeSet(rebuild=True, name=name)
        self._announce(made)
        return made

    def _announce(self, changes: ChangeSet) -> None:
        if not changes.empty:
            for listener in list(self._listeners):
                listener(changes)


def _only(step: tuple[int, str] | None) -> list[tuple[int, str]]:
    return [] if step is None else [step]


def _gone() -> Refused:
    return Refused(
        mark("What this belongs to is not in the journal any more."),
        mark("Nothing was changed."),
    )
