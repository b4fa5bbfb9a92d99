"""An error nobody foresaw: told once, logged without a private word."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.crash import CrashHook, report
from journal.domain.clock import FixedClock, from_utc_text
from journal.logs import LARGEST, Log

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
    assert log.count("builtins.ValueError") == 5
    assert log.startswith("2026-03-05T09:00:00")
    assert SECRET not in log


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
