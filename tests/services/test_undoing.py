"""Undo of many rows: beside the window, which goes on meanwhile, and stopped without a trace."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from journal.domain.changes import ChangeSet, Kind
from journal.errors import JournalBusy
from journal.services.background import Job
from journal.services.library import Library
from journal.services.undoing import LONG
from journal.store import history
from journal.store.checking import check
from journal.store.journal import Journal

MANY = 1_200
WAIT = 30_000


@pytest.fixture
def crowd(journal: Journal) -> str:
    """Many people added in one step; its name."""
    with journal.step("Import the crowd") as step:
        keys = step.insert_many(
            Kind.CONTACT, [{"name": f"Person {number}"} for number in range(MANY)]
        )
        step.insert_many(
            Kind.NOTE, [{"contact_id": key, "kind": "free", "text": "met"} for key in keys]
        )
        company = step.insert(Kind.COMPANY, name="Harbour Lines")
        step.insert_many(
            Kind.POSITION, [{"contact_id": key, "company_id": company} for key in keys]
        )
        step.insert_many(
            Kind.POINT,
            [{"contact_id": key, "kind": "mail", "value": f"p{key}@x.example"} for key in keys],
        )
    return "Import the crowd"


class Ended:
    """Notes how a job ended, and on which thread that was told."""

    def __init__(self) -> None:
        self.how: list[str] = []
        self.changes: list[ChangeSet] = []
        self.jobs: list[Job] = []  # they must live until they end

    def play(self, library: Library, *, undo: bool) -> Job:
        job = library.history.play_in_background(
            undo=undo,
            done=self.done,
            failed=lambda _error: self.how.append("failed"),
            stopped=lambda: self.how.append("stopped"),
        )
        self.jobs.append(job)
        return job

    def done(self, changes: ChangeSet) -> None:
        assert threading.current_thread() is threading.main_thread()
        self.how.append("done")
        self.changes.append(changes)


def test_what_is_long(library: Library, journal: Journal) -> None:
    assert not library.history.is_long(undo=True)
    for count, long in ((LONG, False), (LONG + 1, True)):
        with journal.step("Add") as step:
            step.insert_many(Kind.TAG, [{"name": f"{count} {each}"} for each in range(count)])
        assert library.history.is_long(undo=True) is long
        assert not library.history.is_long(undo=False)
    library.history.undo()
    assert library.history.is_long(undo=False)


def test_a_long_undo_and_redo_are_announced_once(
    qtbot: QtBot, library: Library, journal: Journal, crowd: str
) -> None:
    heard: list[ChangeSet] = []
    library.bus.changed.connect(heard.append)
    ended, told = Ended(), []
    job = ended.play(library, undo=True)
    job.progressed.connect(lambda done, total: told.append((done, total)))
    qtbot.waitUntil(lambda: ended.how == ["done"], timeout=WAIT)
    assert library.people.count() == 0
    assert library.finder.find("person") == []
    assert [(changes.rebuild, changes.name) for changes in heard] == [(True, crowd)]
    assert ended.changes == heard
    assert told == sorted(told)
    assert told[-1] == (4 * MANY + 1, 4 * MANY + 1)
    assert library.history.redo_name() == crowd
    assert check(journal.database) == []
    ended.play(library, undo=False)
    qtbot.waitUntil(lambda: ended.how == ["done", "done"], timeout=WAIT)
    assert library.people.count() == MANY
    assert library.history.undo_name() == crowd
    assert check(journal.database) == [], "the index too"
    assert library.finder.find("harbour")
    with journal.step("The company goes, with a change of each of its people") as step:
        step.delete(Kind.COMPANY, 1)
    assert check(journal.database) == []
    library.contacts.add("Somebody else")
    assert not heard[-1].rebuild, "what the worker wrote is no surprise to the window"


def test_the_window_goes_on_meanwhile(
    qtbot: QtBot, library: Library, crowd: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The undo waits half way for the window to have read three times: no sleeping, no luck."""
    counts: list[int] = []
    begun, enough = threading.Event(), threading.Event()
    real = history.play_backwards

    def beat() -> None:
        if not begun.is_set() or enough.is_set():
            return
        counts.append(library.people.count())
        if len(counts) == 3:
            with pytest.raises(JournalBusy):
                library.contacts.add("Not now")
            enough.set()

    def play(*arguments: object) -> None:
        real(*arguments)  # type: ignore[arg-type]
        begun.set()
        assert enough.wait(WAIT / 1000), "the window was held"

    monkeypatch.setattr(history, "play_backwards", play)
    timer = QTimer()
    timer.timeout.connect(beat)
    timer.start(1)
    ended = Ended()
    job = ended.play(library, undo=True)
    qtbot.waitUntil(lambda: bool(ended.how), timeout=WAIT)
    timer.stop()
    assert ended.how == ["done"]
    assert set(counts) == {MANY}, "nobody sees half of it"
    assert library.people.count() == 0
    assert not job.running


def test_a_stopped_undo_changes_nothing(
    qtbot: QtBot, library: Library, journal: Journal, crowd: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, asked = threading.Event(), threading.Event()
    real = history.changes_of

    def read(*arguments: object) -> object:
        begun.set()
        assert asked.wait(WAIT / 1000)
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(history, "changes_of", read)
    ended = Ended()
    job = ended.play(library, undo=True)
    assert begun.wait(WAIT / 1000)
    job.stop()
    asked.set()
    qtbot.waitUntil(lambda: bool(ended.how), timeout=WAIT)
    assert ended.how == ["stopped"]
    assert (library.people.count(), library.history.undo_name()) == (MANY, crowd)
    assert library.history.redo_name() is None
    assert journal.database.one("SELECT count(*) FROM history_step") == (1,)


def test_there_may_be_nothing_left_to_undo(qtbot: QtBot, library: Library) -> None:
    ended = Ended()
    ended.play(library, undo=True)
    qtbot.waitUntil(lambda: bool(ended.how), timeout=WAIT)
    assert ended.how == ["done"]
    assert ended.changes[0].empty
