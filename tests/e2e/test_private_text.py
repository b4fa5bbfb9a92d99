"""Whatever goes wrong, neither log nor settings nor crash report hold a word of the user's.

A journal full of marks is opened; dozens of things fail, with the marks in what they raise and in
the variables round it; then every file beside the journal is searched.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.crash import CrashHook
from journal.domain.changes import Kind
from journal.domain.clock import FixedClock
from journal.errors import KnownError
from journal.logs import Log
from journal.paths import find_paths
from journal.services.starting import make_journal
from journal.store.database import open_file
from journal.store.journal import Journal
from journal.ui.dialogs.crash_report import CrashReport
from tests.e2e.typist import NOW

NAME, MAIL, PHONE, NOTE = "Zyqqa Wrexham", "zyqqa@wrexham.example", "+99 5550 1777", "wants a yurt"
MARKS = ("zyqqa", "wrexham", "5550 1777", "yurt")
ROOT = Path(__file__).parents[2]


def seeded(path: Path) -> None:
    """A journal whose texts are nowhere else."""
    make_journal(path, FixedClock(NOW))
    journal = Journal(open_file(path), path, FixedClock(NOW))
    with journal.step(f"Add {NAME}") as step:
        key = step.insert(Kind.CONTACT, name=NAME)
        step.insert(Kind.POINT, contact_id=key, kind="mail", value=MAIL)
        step.insert(Kind.POINT, contact_id=key, kind="phone", value=PHONE)
        step.insert(Kind.NOTE, contact_id=key, text=NOTE)
    journal.close()


def failures() -> list[Callable[[], object]]:
    """Each raises with the user's words in its message, its values or its cause."""
    names = {NAME: MAIL}

    def chained() -> None:
        try:
            int(NOTE)
        except ValueError as error:
            raise RuntimeError(f"{NAME}: {PHONE}") from error

    def noted() -> None:
        error = ValueError(NAME)
        error.add_note(NOTE)
        raise error

    def group() -> None:
        raise ExceptionGroup(NOTE, [ValueError(NAME), KeyError(MAIL)])

    def known() -> None:
        raise KnownError("“{name}” is not there.", name=NAME)

    def named() -> None:
        raise type("PersonGone", (Exception,), {})(NAME)

    return [
        lambda: int(NAME),
        lambda: names[NOTE],
        lambda: getattr(names, NAME),
        lambda: Path(NAME, NOTE).read_text(),
        lambda: NAME.encode("ascii") + PHONE.encode().decode("utf-16").encode("ascii"),
        lambda: eval(f"'{NAME}' + 1"),
        lambda: compile(f"{NOTE} = (", NAME, "exec"),
        lambda: exec(compile(f"raise ValueError({NAME!r})", "<string>", "exec")),
        lambda: next(each for each in () if each == NAME),
        chained,
        noted,
        group,
        known,
        named,
    ]


@pytest.fixture
def reports(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the dialogs would show."""
    found: list[str] = []

    def show(dialog: CrashReport) -> int:
        found.append(dialog.details.toPlainText())
        return 0

    monkeypatch.setattr(CrashReport, "exec", show)
    return found


def marks_in(text: str) -> list[str]:
    return [mark for mark in MARKS if mark in text.lower()]


def test_errors_of_the_program(
    qtbot: QtBot, profile: Path, reports: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = iter(range(0, 10_000, 10))
    monkeypatch.setattr("journal.crash.time.monotonic", lambda: float(next(seconds)))
    paths = find_paths(profile)
    hook = CrashHook(Log(paths.log), FixedClock(NOW), lambda: None)
    hook.install()
    try:
        for fail in failures():
            try:
                fail()
            except Exception:
                sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
            QApplication.processEvents()
            thread = threading.Thread(target=fail, name=NAME)
            thread.start()
            thread.join()
            QApplication.processEvents()
    finally:
        hook.remove()
    wanted = 2 * len(failures())
    assert len(reports) == wanted
    assert [marks_in(report) for report in reports] == [[]] * wanted
    assert paths.log.read_text("utf-8").count(NOW.isoformat()[:10]) == wanted
    assert marks_in(paths.log.read_text("utf-8")) == []


COMMANDS: tuple[tuple[str, ...], ...] = (
    ("list", "contacts"),
    ("check",),
    ("export", "/nonexistent/Zyqqa Wrexham/out.csv"),
    ("export", "."),
    ("sheet", "77", "sheet.pdf"),
    ("import", "/nonexistent/zyqqa.csv"),
    ("backup", "/nonexistent/yurt.journal"),
    ("restore", "/nonexistent/wrexham.journal"),
    ("touch", "Zyqqa Wrexham", "--channel", "mail", "--note", "Zyqqa"),
    ("followup", "add", "1", "Zyqqa Wrexham", "--due", "2w"),
    ("followup", "skip", "1", "--why", "Zyqqa Wrexham"),
    ("letter", "Zyqqa Wrexham", "request", "--sent", "mail"),
    ("milestone", "found-position", "--news", "Zyqqa Wrexham"),
)


def test_files_beside_the_journal(profile: Path) -> None:
    """Commands that fail, on a sound and on a damaged journal."""
    path = find_paths(profile).journal
    seeded(path)
    for damaged in (False, True):
        if damaged:
            with path.open("r+b") as file:
                file.seek(4096 * 6)
                file.write(bytes(4096 * 3))
        for command in COMMANDS:
            subprocess.run(
                [sys.executable, "-m", "journal", "--data-dir", profile, *command],
                cwd=ROOT,
                capture_output=True,
                check=False,
                timeout=60,
            )
    told = {each for each in profile.rglob("*") if each.is_file() and each != path}
    told = {each for each in told if each.suffix not in (".journal", ".pdf", ".csv")}
    assert {each.name: marks_in(each.read_text("utf-8", "replace")) for each in told} == {
        each.name: [] for each in told
    }


def test_settings_hold_ids_and_places_alone(qtbot: QtBot, profile: Path) -> None:
    """After a window was worked with: a person chosen, looked for, filtered by."""
    from tests.e2e.hand import Hand, settle

    path = find_paths(profile).journal
    seeded(path)
    from journal.app import Program
    from journal.options import Options

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    program = Program(app, Options(data_dir=profile, now=NOW))

    def work() -> None:
        window = program._window()
        if window is None or not window.is_painted:
            QTimer.singleShot(10, work)
            return
        try:
            hand = Hand(window)
            (row,) = window.library.people.tree()
            window.navigator.show_contact(row.id)
            settle()
            window.open_search(NAME)
            settle()
            hand.key("Escape")
        finally:
            window.close()

    QTimer.singleShot(10, work)
    program.run()
    kept = find_paths(profile).settings.read_text("utf-8")
    assert kept
    assert marks_in(kept) == []
