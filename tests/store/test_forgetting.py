"""The history is bounded; what it still offers is undone exactly."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.changes import Kind
from journal.domain.clock import FixedClock
from journal.errors import JournalBusy
from journal.store import forgetting, history
from journal.store.database import create_file, open_file
from journal.store.forgetting import KEPT_FOR, Kept, to_drop, trim
from journal.store.journal import OFFERED, Journal

NOW = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)

kept_steps = st.lists(
    st.tuples(
        st.none() | st.integers(-2, 45 * 24).map(lambda hours: NOW - timedelta(hours=hours)),
        st.sampled_from([history.DONE, history.UNDONE, history.LEFT]),
        st.integers(0, 60),
        st.booleans(),
    ),
    max_size=14,
).map(lambda rows: [Kept(number, *row) for number, row in enumerate(rows, 1)])


@given(kept_steps, st.integers(0, 300))
def test_what_is_dropped(steps: list[Kept], most: int) -> None:
    dropped = to_drop(steps, NOW, most)
    assert len({step.id for step in dropped}) == len(dropped)
    left = [step for step in steps if step not in dropped]
    for step in steps:
        old = step.at is not None and NOW - step.at > KEPT_FOR
        if old:
            assert step in dropped
        elif step.deletes:
            assert step in left, "never before 30 days"
    assert sum(step.size for step in left) <= most or all(step.deletes for step in left)
    young = [step for step in dropped if step.at is None or NOW - step.at <= KEPT_FOR]
    assert young == sorted(young), "from the oldest on"
    if young:
        last = young[-1]
        assert not [step for step in left if not step.deletes and step.id < last.id]
        assert sum(step.size for step in left) + last.size > most, "no more than needed"


def snapshot(journal: Journal) -> list[Any]:
    return [
        journal.database.rows(f'SELECT * FROM "{kind}" ORDER BY id')
        for kind in (Kind.CONTACT, Kind.NOTE)
    ]


actions = st.lists(
    st.tuples(
        st.sampled_from(["add", "edit", "delete", "undo", "redo", "wait"]), st.integers(0, 50)
    ),
    max_size=22,
)


def act(journal: Journal, clock: FixedClock, what: str, number: int) -> None:
    if what == "wait":
        clock.advance(days=number)
    elif what == "undo":
        journal.undo()
    elif what == "redo":
        journal.redo()
    else:
        people = [row[0] for row in journal.database.rows("SELECT id FROM contact ORDER BY id")]
        with journal.step(what) as step:
            if what == "add" or not people:
                key = step.insert(Kind.CONTACT, name=f"Person {number}")
                step.insert(Kind.NOTE, contact_id=key, kind="free", text="x" * number * 10)
            elif what == "edit":
                step.update(Kind.CONTACT, people[number % len(people)], place=f"Place {number}")
            else:
                step.delete(Kind.CONTACT, people[number % len(people)])


@settings(max_examples=40, deadline=None)
@given(actions, st.integers(0, 2_500), st.integers(1, 4_000))
def test_what_is_still_offered_is_undone_and_redone_exactly(
    wanted: list[tuple[str, int]], most: int, at_once: int
) -> None:
    """As without any dropping, as far as it goes."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.journal")
        create_file(path)
        clock = FixedClock(NOW)
        journal = Journal(open_file(path), path, clock)
        journal.database.run("PRAGMA synchronous = OFF")
        try:
            for what, number in wanted:
                act(journal, clock, what, number)
            now = snapshot(journal)
            undone, redone = walk(journal)
            assert snapshot(journal) == now
            deletions = journal.database.rows(
                "SELECT c.id, s.at FROM history_change c JOIN history_step s ON s.id = c.step_id"
                " WHERE c.operation = 'D'"
            )
            journal.outside_steps(
                lambda: trim(journal.database, clock.now(), most=most, at_once=at_once)
            )
            left = {row[0] for row in journal.database.rows("SELECT id FROM history_change")}
            for key, at in deletions:
                assert key in left or clock.now() - datetime.fromisoformat(at) > KEPT_FOR
            assert snapshot(journal) == now
            fewer, again = walk(journal)
            assert fewer == undone[: len(fewer)]
            assert again == redone[: len(again)]
            assert snapshot(journal) == now
        finally:
            journal.close()


def walk(journal: Journal) -> tuple[list[Any], list[Any]]:
    """The states that undo leads to, then, back again, those that redo leads to."""
    undone, redone = [], []
    while journal.undo_step() is not None:
        journal.undo()
        undone.append(snapshot(journal))
    for _ in undone:
        journal.redo()
    while journal.redo_step() is not None:
        journal.redo()
        redone.append(snapshot(journal))
    for _ in redone:
        journal.undo()
    return undone, redone


def add(journal: Journal, count: int) -> None:
    for number in range(count):
        with journal.step(f"Add {number}") as step:
            step.insert(Kind.TAG, name=f"Tag {number} {journal.clock.today()}")


def test_a_deletion_is_kept_for_30_days_though_there_is_too_much(
    journal: Journal, clock: FixedClock
) -> None:
    add(journal, 3)
    with journal.step("Delete") as step:
        step.delete(Kind.TAG, 2)
    add(journal, 1)
    assert trim(journal.database, clock.now(), most=0) == 4
    assert journal.undo_step() is None, "the step after it is gone"
    assert journal.database.rows("SELECT name, state FROM history_step") == [("Delete", "past")]
    clock.advance(KEPT_FOR)
    assert trim(journal.database, clock.now(), most=0) == 0
    clock.advance(DAY)
    assert trim(journal.database, clock.now(), most=0) == 1
    assert journal.database.one("SELECT count(*) FROM history_change") == (0,)


def test_nothing_is_read_where_there_is_nothing_to_drop(
    journal: Journal, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(journal, 3)
    monkeypatch.setattr(forgetting, "_STEPS", "no query")
    assert trim(journal.database, clock.now()) == 0
    assert journal.undo_step() is not None


def test_a_run_drops_no_more_than_a_moment_allows(journal: Journal, clock: FixedClock) -> None:
    add(journal, 5)
    clock.advance(KEPT_FOR + DAY)
    dropped = []
    while count := trim(journal.database, clock.now(), at_once=130):
        dropped.append(count)
    assert dropped == [2, 2, 1]


def test_undo_offers_the_newest_steps(journal: Journal) -> None:
    journal.database.run("PRAGMA synchronous = OFF")
    add(journal, OFFERED + 3)
    for _ in range(OFFERED):
        assert journal.undo_step() is not None
        journal.undo()
    assert journal.undo_step() is None
    assert journal.undo().empty
    assert journal.database.one("SELECT count(*) FROM tag") == (3,)
    for _ in range(OFFERED):
        journal.redo()
    assert journal.redo_step() is None
    assert journal.database.one("SELECT count(*) FROM tag") == (OFFERED + 3,)


def test_the_end_of_a_session_drops_what_is_too_old(journal: Journal, clock: FixedClock) -> None:
    add(journal, 2)
    assert journal.forget_old() == 0
    clock.advance(KEPT_FOR + DAY)
    add(journal, 1)
    assert journal.forget_old() == 2
    step = journal.undo_step()
    assert step is not None
    assert step[1] == "Add 0"
    journal.undo()
    assert journal.database.one("SELECT count(*) FROM tag") == (2,)


def test_a_busy_file_is_left_for_the_next_time(journal: Journal, clock: FixedClock) -> None:
    add(journal, 2)
    clock.advance(KEPT_FOR + DAY)
    other = sqlite3.connect(journal.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(JournalBusy):
        journal.forget_old()
    other.execute("ROLLBACK")
    other.close()
    assert journal.forget_old() == 2
