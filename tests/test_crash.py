"""An error nobody foresaw: told once, logged without a private word."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from journal.crash import CrashHook, report
from journal.domain.clock import FixedClock, from_utc_text
from journal.logs import LARGEST, Log
from journal.ui.dialogs.crash_report import CrashReport

SECRET = "Priya Nair said something private"


def fail() -> None:
    name = SECRET
    raise ValueError(f"no such person: {name}")


@pytest.fixture
def hook(qapp: QApplication, tmp_path: Path) -> CrashHook:
    clock = FixedClock(from_utc_text("2026-03-05T09:00:00Z"))
    return CrashHook(Log(tmp_path / "logs" / "program.log"), clock, lambda: None)


def dialogs() -> list[QObject]:
    found = [each for each in QApplication.topLevelWidgets() if each.objectName() == "crash"]
    return [each for each in found if each.isVisible()]


def test_the_report_names_our_lines_and_nothing_private() -> None:
    try:
        fail()
    except ValueError as error:
        text = report(type(error), error.__traceback__)
    assert text.startswith("builtins.ValueError\n")
    assert "tests/test_crash.py" in text
    assert "fail" in text
    assert SECRET not in text


def test_it_is_logged_and_shown_once(qtbot: QtBot, hook: CrashHook, tmp_path: Path) -> None:
    seen: list[int] = []

    def close() -> None:
        if not dialogs():
            QTimer.singleShot(20, close)
            return
        seen.append(len(dialogs()))
        for dialog in dialogs():
            dialog.accept()  # type: ignore[attr-defined]

    hook.install()
    try:
        QTimer.singleShot(20, close)
        for _ in range(5):  # a painting that raises does so again and again
            try:
                fail()
            except ValueError:
                sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
        qtbot.waitUntil(lambda: seen != [] and not dialogs())
    finally:
        hook.remove()
    assert seen == [1]
    log = (tmp_path / "logs" / "program.log").read_text()
    assert log.count("builtins.ValueError") == 1
    assert log.startswith("2026-03-05T09:00:00")
    assert SECRET not in log


def test_what_is_pressed_once_more_is_told_once_more(
    qtbot: QtBot, hook: CrashHook, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = [100.0]
    monkeypatch.setattr("journal.crash.time.monotonic", lambda: seconds[0])
    shown: list[int] = []

    def press() -> None:
        try:
            fail()
        except ValueError:
            sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
        for _ in range(20):
            QApplication.processEvents()

    def close() -> None:
        for dialog in dialogs():
            shown.append(1)
            dialog.accept()  # type: ignore[attr-defined]

    hook.install()
    timer = QTimer()
    timer.timeout.connect(close)
    timer.start(5)
    try:
        press()
        seconds[0] += 0.5
        press()  # painted again when the dialog is gone
        assert shown == [1]
        seconds[0] += 5
        press()
        assert shown == [1, 1]
    finally:
        timer.stop()
        hook.remove()


RAISING = """
import sys
from pathlib import Path
from PySide6.QtCore import QStringListModel, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QVBoxLayout, QWidget
from journal.crash import CrashHook
from journal.domain.clock import FixedClock, from_utc_text
from journal.logs import Log

class Broken(QStringListModel):
    def data(self, index, role=0):
        raise ValueError("Priya Nair said something private")

def close():
    for each in QApplication.topLevelWidgets():
        if each.objectName() == "crash" and each.isVisible():
            print("shown", flush=True)
            each.accept()

app = QApplication([])
clock = FixedClock(from_utc_text("2026-03-05T09:00:00Z"))
hook = CrashHook(Log(Path(sys.argv[1]) / "program.log"), clock, lambda: window)
hook.install()
window = QWidget()
column = QVBoxLayout(window)
view, field = QListView(), QLineEdit("typed before")
model = Broken(["a", "b", "c"])
view.setModel(model)
column.addWidget(view)
column.addWidget(field)
timer = QTimer()
timer.timeout.connect(close)
timer.start(20)
def go_on():
    QTest.keyClicks(field, ", and after")
    print(field.text(), flush=True)
    app.quit()

QTimer.singleShot(0, window.show)
QTimer.singleShot(400, window.repaint)
QTimer.singleShot(600, go_on)
app.exec()
"""


def test_a_model_that_raises_shows_one_dialog_and_the_window_goes_on(tmp_path: Path) -> None:
    """In a process of its own: what is raised there would be this test's own failure."""
    ended = subprocess.run(
        [sys.executable, "-c", RAISING, tmp_path],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert ended.stdout.splitlines() == ["shown", "typed before, and after"]
    log = (tmp_path / "program.log").read_text()
    assert log.count("ValueError") == 1
    assert SECRET not in log
    assert SECRET not in ended.stderr


def test_it_lies_over_a_dialog_that_is_open(qtbot: QtBot, hook: CrashHook) -> None:
    behind = QDialog()
    qtbot.addWidget(behind)
    behind.open()
    parents: list[object] = []

    def close() -> None:
        for dialog in dialogs():
            parents.append(dialog.parent())
            dialog.accept()  # type: ignore[attr-defined]

    QTimer.singleShot(30, close)
    hook._show("report", False)
    assert parents == [behind]


def test_a_log_that_cannot_be_written_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    for logged in (True, False):
        dialog = CrashReport("trace", tmp_path, logged=logged)
        qtbot.addWidget(dialog)
        texts = [each.text() for each in dialog.findChildren(QLabel)]
        assert any("log can’t be written" in text for text in texts) is not logged


def test_an_error_of_another_thread_is_shown_on_this_one(qtbot: QtBot, hook: CrashHook) -> None:
    shown_on: list[threading.Thread] = []

    def close() -> None:
        if not dialogs():
            QTimer.singleShot(20, close)
            return
        shown_on.append(threading.current_thread())
        for dialog in dialogs():
            dialog.accept()  # type: ignore[attr-defined]

    hook.install()
    try:
        QTimer.singleShot(20, close)
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: shown_on != [])
    finally:
        hook.remove()
    assert shown_on == [threading.main_thread()]


def test_ctrl_c_is_no_crash(hook: CrashHook, tmp_path: Path) -> None:
    hook._hook(KeyboardInterrupt, None, None)
    assert not (tmp_path / "logs").exists()


def test_the_hooks_are_put_back(hook: CrashHook) -> None:
    before = (sys.excepthook, threading.excepthook)
    hook.install()
    hook.remove()
    assert (sys.excepthook, threading.excepthook) == before


def test_a_log_is_only_for_its_owner_and_does_not_grow_for_ever(tmp_path: Path) -> None:
    log = Log(tmp_path / "a" / "program.log")
    for _ in range(3):
        log.note("now", "x" * (LARGEST // 2 + 1))
    assert log.path.stat().st_mode & 0o777 == 0o600
    assert log.path.with_name("program.log.old").exists()
    assert log.path.stat().st_size < LARGEST


def test_a_log_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    Log(tmp_path / "file" / "program.log").note("now", "lost")
