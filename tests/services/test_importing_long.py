"""Long imports: read by a child process, written beside the window, stopped without a trace."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from journal.domain.changes import ChangeSet
from journal.domain.importing import PlannedRow, Reason, Verdict
from journal.errors import BadFile, KnownError
from journal.exchange import draft_json
from journal.exchange.drafts import ContactDraft, Problem, ProblemCode, ReadResult
from journal.services import import_reading
from journal.services.background import Job, Progress
from journal.services.import_reading import Answers, PlanReading
from journal.services.library import Library

MANY = 1_200
WAIT = 30_000  # ms; a child process on a busy machine


def people(count: int) -> str:
    return "name,company,email\n" + "".join(
        f"Person {number},Company {number % 50},p{number}@example.org\n" for number in range(count)
    )


def planned(library: Library, folder: Path, count: int) -> list[PlannedRow[ContactDraft]]:
    path = folder / "in.csv"
    path.write_text(people(count), "utf-8")
    return library.imports.plan(path)[1]


class Ended(QObject):
    """Notes how a reading or a job ended."""

    def __init__(self) -> None:
        super().__init__()
        self.how: list[str] = []
        self.value: object = None
        self.result: ReadResult | None = None

    def done(self, value: object, rows: object = None) -> None:
        self.how.append("done")
        self.value = value if rows is None else rows
        if isinstance(value, ReadResult):
            self.result = value

    def failed(self, error: KnownError) -> None:
        self.how.append("failed")
        self.value = error

    def stopped(self) -> None:
        self.how.append("stopped")


def read(
    qtbot: QtBot, library: Library, path: Path, answers: Answers | None = None
) -> tuple[PlanReading, Ended]:
    reading, ended = library.imports.reading(path, answers), Ended()
    reading.done.connect(ended.done)
    reading.failed.connect(ended.failed)
    reading.start()
    qtbot.waitUntil(lambda: bool(ended.how), timeout=WAIT)
    return reading, ended


@pytest.fixture
def by_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even small files go to a child process."""
    monkeypatch.setattr(import_reading, "SMALL_BYTES", 0)


def test_a_small_file_is_read_at_once(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text(people(3), "utf-8")
    reading, ended = library.imports.reading(path), Ended()
    reading.done.connect(ended.done)
    reading.start()
    assert ended.how == ["done"]


@pytest.mark.usefixtures("by_child")
def test_a_child_reads_the_same(
    qtbot: QtBot, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # the program is found from anywhere
    library.contacts.add("Person 1", company="Company 1")
    path = tmp_path / "in.csv"
    path.write_text(people(4).replace("p2@example.org", "") + ",,\n,,x\n", "utf-8")
    result, rows = library.imports.plan(path)
    _reading, ended = read(qtbot, library, path)
    assert ended.how == ["done"]
    assert ended.value == rows
    assert ended.result == result
    assert Verdict.KNOWN in [row.verdict for row in rows]


@pytest.mark.usefixtures("by_child")
def test_a_child_is_told_the_answers(qtbot: QtBot, library: Library, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes("name;connected on\nЮлия;03/04/2024\n".encode("cp1251"))
    answers = Answers("cp1251", day_first=True)
    _reading, ended = read(qtbot, library, path, answers)
    assert ended.value == library.imports.plan(path, answers)[1]


@pytest.mark.usefixtures("by_child")
@pytest.mark.parametrize("content", ["", "PK\x03\x04[Content_Types].xml", '{"a": 1}'])
def test_what_a_child_refuses_is_told_in_the_same_words(
    qtbot: QtBot, library: Library, tmp_path: Path, content: str
) -> None:
    path = tmp_path / "in.csv"
    path.write_text(content, "utf-8")
    with pytest.raises(BadFile) as wanted:
        library.imports.plan(path)
    _reading, ended = read(qtbot, library, path)
    assert ended.how == ["failed"]
    assert isinstance(ended.value, BadFile)
    assert ended.value.sentences() == wanted.value.sentences()


@pytest.mark.usefixtures("by_child")
def test_a_child_that_breaks_off_is_told(
    qtbot: QtBot, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = import_reading.command

    def broken(*arguments: str) -> list[str]:
        return [whole()[0], "-c", 'print(\'{"kind": "own", "rows": [\')']

    monkeypatch.setattr(import_reading, "command", broken)
    path = tmp_path / "in.csv"
    path.write_text(people(2), "utf-8")
    _reading, ended = read(qtbot, library, path)
    assert ended.how == ["failed"]
    assert "broke off" in str(ended.value)


@pytest.mark.usefixtures("by_child")
def test_where_no_child_can_be_started_it_is_read_here(
    qtbot: QtBot, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        import_reading, "command", lambda *_arguments: [str(tmp_path / "no such program")]
    )
    path = tmp_path / "in.csv"
    path.write_text(people(2), "utf-8")
    _reading, ended = read(qtbot, library, path)
    assert ended.how == ["done"]


@pytest.mark.usefixtures("by_child")
def test_reading_is_given_up(qtbot: QtBot, library: Library, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text(people(2_000), "utf-8")
    reading, ended = library.imports.reading(path), Ended()
    reading.done.connect(ended.done)
    reading.failed.connect(ended.failed)
    reading.start()
    reading.stop()
    qtbot.wait(50)
    assert ended.how == []


def start(library: Library, rows: list[PlannedRow[ContactDraft]]) -> tuple[Job, Ended]:
    ended = Ended()
    job = library.imports.apply_in_background(
        rows, done=ended.done, failed=ended.failed, stopped=ended.stopped
    )
    return job, ended


def test_a_long_import_is_one_step_announced_once(
    qtbot: QtBot, library: Library, tmp_path: Path
) -> None:
    heard: list[tuple[ChangeSet, object]] = []
    library.bus.changed.connect(lambda changes: heard.append((changes, threading.current_thread())))
    told: list[tuple[int, int]] = []
    rows = planned(library, tmp_path, MANY)
    job, ended = start(library, rows)
    job.progressed.connect(lambda done, total: told.append((done, total)))
    qtbot.waitUntil(lambda: bool(ended.how), timeout=WAIT)
    assert ended.how == ["done"]
    assert library.people.count() == MANY
    assert [changes.rebuild for changes, _thread in heard] == [True]
    assert heard[0][1] is threading.main_thread()
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]
    assert library.history.undo_name() == heard[0][0].name
    library.contacts.add("Somebody else")
    assert not heard[-1][0].rebuild, "what the worker wrote is no surprise to the window"
    library.history.undo()
    library.history.undo()
    assert library.people.count() == 0


def test_the_window_stays_usable_meanwhile(qtbot: QtBot, library: Library, tmp_path: Path) -> None:
    counts: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: counts.append(library.people.count()))
    timer.start(5)
    _job, ended = start(library, planned(library, tmp_path, MANY))
    qtbot.waitUntil(lambda: bool(ended.how), timeout=WAIT)
    timer.stop()
    assert len(counts) > 5
    assert set(counts) <= {0, MANY}, "nobody sees half of it"


def test_a_stopped_import_leaves_nothing(qtbot: QtBot, library: Library, tmp_path: Path) -> None:
    rows = planned(library, tmp_path, MANY)
    job, ended = start(library, rows)
    job.stop()
    qtbot.waitUntil(lambda: bool(ended.how), timeout=WAIT)
    assert ended.how == ["stopped"]
    assert library.people.count() == 0
    assert library.history.undo_name() is None
    library.contacts.add("Ana Souza")
    assert library.people.count() == 1, "the journal can be written again"


def test_a_bug_in_the_work_is_told_where_bugs_are_told(qtbot: QtBot) -> None:
    def work(_progress: Progress) -> object:
        raise ZeroDivisionError

    job, ended = Job(work), Ended()
    job.stopped.connect(ended.stopped)
    with qtbot.captureExceptions() as caught:
        job.start()
        qtbot.waitUntil(lambda: bool(caught), timeout=WAIT)
    assert ended.how == ["stopped"]
    assert caught[0][0] is ZeroDivisionError


def test_the_program_waits_for_the_work_before_it_ends(qtbot: QtBot) -> None:
    begun = threading.Event()

    def work(progress: Progress) -> object:
        begun.set()
        while True:
            progress(0, 1)

    job = Job(work)
    job.start()
    assert begun.wait(5)
    job.end()
    qtbot.waitUntil(lambda: not job.running, timeout=WAIT)


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=10)
rows_of_files = st.lists(
    st.builds(
        PlannedRow,
        draft=st.builds(
            ContactDraft,
            name=texts.filter(bool),
            company=texts,
            emails=st.lists(texts, max_size=2).map(tuple),
            also_referred_by=st.lists(texts, max_size=2).map(tuple),
            referred_by=st.none() | texts,
            uuid=st.none() | texts,
            notes=texts,
            connected_on=st.none() | st.dates(),
            line=st.integers(1, 9),
            extra=st.dictionaries(texts, texts, max_size=2),
        ),
        verdict=st.sampled_from(Verdict),
        reason=st.sampled_from(Reason),
        match=st.none() | st.integers(1, 2**40),
        twin=st.none() | st.integers(0, 9),
    ),
    max_size=4,
)


@given(rows_of_files, st.lists(st.builds(Problem, st.integers(0, 9), st.sampled_from(ProblemCode),
                                         texts), max_size=3))  # fmt: skip
@settings(max_examples=100)
def test_a_plan_comes_through_json_unchanged(
    rows: list[PlannedRow[ContactDraft]], problems: list[Problem]
) -> None:
    drafts = tuple(row.draft for row in rows)
    result = ReadResult("generic", "utf-8", ";", drafts, tuple(problems), ("name", "é\n"))
    lines = list(draft_json.lines(result, rows))
    reader = draft_json.LineReader()
    for line in lines:
        assert "\n" not in line
        reader.take(line + "\r\n")
    assert reader.complete
    assert (reader.rows, reader.result()) == (rows, result)
    whole = json.loads("\n".join(lines))
    assert [row["name"] for row in whole["rows"]] == [row.draft.name for row in rows]


def test_the_command_line_tells_an_error_as_json(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from journal.cli import main

    path = profile / "in.csv"
    path.write_text("", "utf-8")
    run: Callable[[list[str]], int] = main
    code = run(["--data-dir", str(profile), "--sample", "import", str(path), "--dry-run", "--json"])
    out, err = capsys.readouterr()
    assert code == 1
    assert json.loads(out)["error"]["values"] == {"name": "in.csv"}
    assert "empty" in err
