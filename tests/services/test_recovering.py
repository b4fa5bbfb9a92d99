"""Recently deleted and the history beside the window: told once, stopped without a trace."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from journal.domain.changes import ChangeSet, Kind
from journal.domain.views.deleted import DeletedItem
from journal.domain.views.past import Details, PastStep, StepState
from journal.errors import JournalBusy, KnownError, Refused
from journal.services.background import Job
from journal.services.library import Library, open_library
from journal.store.checking import check
from journal.store.database import open_file
from journal.store.journal import Journal

WAIT = 30_000
Run = Callable[..., Any]


@pytest.fixture
def run(qtbot: QtBot) -> Run:
    """Starts a job of the recovery and waits; what it told, or the error."""
    kept: list[Job] = []

    def run_one(start: Callable[..., Job], *arguments: object) -> Any:
        told: list[object] = []
        kept.append(start(*arguments, told.append, told.append))
        qtbot.waitUntil(lambda: bool(told), timeout=WAIT)
        return told[0]

    return run_one


@pytest.fixture
def crowd(library: Library, journal: Journal) -> list[int]:
    """Three hundred people with a note each, referred by one another; all deleted at once."""
    ids = [library.contacts.add("Person 0")]
    with journal.step("Fill") as step:
        ids += step.insert_many(
            Kind.CONTACT, [{"name": f"Person {number}"} for number in range(1, 300)]
        )
        step.insert_many(
            Kind.NOTE, [{"contact_id": key, "kind": "free", "text": "met"} for key in ids]
        )
        step.insert_many(
            Kind.REFERRAL,
            [
                {"referrer_id": ids[number // 2], "referred_id": ids[number], "is_primary": True}
                for number in range(1, 300)
            ],
        )
    library.contacts.delete(*ids)
    return ids


def test_many_come_back_and_are_announced_once(
    run: Run, library: Library, journal: Journal, crowd: list[int]
) -> None:
    heard: list[ChangeSet] = []
    library.bus.changed.connect(heard.append)
    items: list[DeletedItem] = run(library.recovery.deleted)
    assert len(items) == len(crowd)
    assert run(library.recovery.restore, items).others == ()
    assert [changes.rebuild for changes in heard] == [True]
    assert library.people.count() == len(crowd)
    assert check(journal.database) == []
    assert run(library.recovery.deleted) == []
    library.contacts.add("Somebody")
    assert not heard[-1].rebuild, "what the worker wrote is no surprise to the window"


def test_restoring_is_stopped_without_a_trace(
    qtbot: QtBot, run: Run, library: Library, crowd: list[int]
) -> None:
    items = run(library.recovery.deleted)
    ended: list[str] = []
    job = library.recovery.restore(
        items,
        lambda _result: ended.append("done"),
        lambda _error: ended.append("failed"),
        lambda: ended.append("stopped"),
    )
    job.stop()
    qtbot.waitUntil(lambda: bool(ended), timeout=WAIT)
    assert ended == ["stopped"]
    assert library.people.count() == 0
    assert library.history.undo_name() == "Delete %n people".replace("%n", "300")


def test_back_to_before_a_step_and_forward_again(run: Run, library: Library) -> None:
    ana = library.contacts.add("Ana")
    for place in ("Oslo", "Bergen", "Turku"):
        library.contacts.set_field(ana, "place", place)
    steps: list[PastStep] = run(library.recovery.steps, None)
    assert [step.state for step in steps] == [StepState.DONE] * 4
    details: Details = run(library.recovery.details, steps[0].id, ana)
    assert details.changes[0].values[0][1:] == ("Bergen", "Turku")
    assert not run(library.recovery.travel, steps[2]).empty
    card = library.people.card(ana)
    assert card is not None
    assert card.place == ""
    again: list[PastStep] = run(library.recovery.steps, ana)
    assert [step.state for step in again] == [StepState.UNDONE] * 3 + [StepState.DONE]
    run(library.recovery.travel, again[1])
    assert [library.history.undo_name(), library.history.redo_name()] == ["Edit Ana"] * 2
    assert library.people.card(ana).place == "Bergen"  # type: ignore[union-attr]
    gone = PastStep(10**6, "", None, StepState.DONE)
    assert run(library.recovery.travel, gone).empty


def test_emptying_ends_what_was_before(run: Run, library: Library, crowd: list[int]) -> None:
    library.contacts.add("Ana")
    assert run(library.recovery.empty) == 3
    assert run(library.recovery.deleted) == []
    assert library.history.undo_name() == "Add Ana"
    assert run(library.recovery.empty) == 0, "the newer steps stay"
    heard: list[ChangeSet] = []
    library.bus.changed.connect(heard.append)
    library.contacts.add("Ben")
    assert not heard[-1].rebuild, "nobody else wrote"


def test_a_journal_open_for_reading_shows_it_and_refuses(
    run: Run, library: Library, journal: Journal, crowd: list[int]
) -> None:
    reading = Journal(open_file(journal.path, read_only=True), journal.path, journal.clock)
    only = open_library(reading, library.clock)
    items = run(only.recovery.deleted)
    assert len(items) == len(crowd)
    steps = run(only.recovery.steps, None)
    for refused in (
        run(only.recovery.restore, items[:1]),
        run(only.recovery.empty),
        run(only.recovery.travel, steps[0]),
    ):
        assert isinstance(refused, Refused)
    assert library.people.count() == 0
    reading.close()


def test_what_somebody_else_holds_is_told(
    run: Run, library: Library, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.contacts.delete(library.contacts.add("Ana"))
    items = run(library.recovery.deleted)
    monkeypatch.setattr("journal.services.background.WORKER_WAIT_MS", 10)
    other = Journal(open_file(journal.path), journal.path, journal.clock)
    with other.step("Hold") as step:
        step.insert(Kind.TAG, name="x")
        error: KnownError = run(library.recovery.restore, items)
    assert isinstance(error, JournalBusy)
    other.close()
    assert run(library.recovery.restore, items).keys == (items[0].key,)
