"""A second start calls the first window."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from journal.ui.shell import instance
from journal.ui.shell.instance import InstanceServer, call


@pytest.fixture
def name() -> str:
    return f"networking-journal-test-{uuid4().hex[:12]}"


@pytest.fixture
def server(qapp: QCoreApplication, name: str) -> Iterator[InstanceServer]:
    made = InstanceServer(name)
    assert made.listen()
    yield made
    made.close()


def from_elsewhere(qtbot: QtBot, name: str, file: str = "") -> bool:
    """Calls from another process, as a second start does; whether it was answered."""
    code = (
        "import sys; from journal.ui.shell.instance import call; sys.exit(not call(*sys.argv[1:]))"
    )
    root = Path(__file__).parents[3]
    caller = subprocess.Popen([sys.executable, "-c", code, name, file], cwd=root)
    qtbot.waitUntil(lambda: caller.poll() is not None, timeout=30_000)
    return caller.returncode == 0


def test_the_first_window_is_called(qtbot: QtBot, server: InstanceServer, name: str) -> None:
    called: list[bool] = []
    server.called.connect(lambda: called.append(True))
    assert from_elsewhere(qtbot, name)
    assert called == [True]


@pytest.mark.parametrize("file", ["/tmp/people.csv", "/tmp/Größe und 名前.csv", "/tmp/a b.csv"])
def test_a_file_is_handed_over(qtbot: QtBot, server: InstanceServer, name: str, file: str) -> None:
    brought: list[Path] = []
    server.file_brought.connect(brought.append)
    assert from_elsewhere(qtbot, name, file)
    assert brought == [Path(file)]


def test_nobody_there_is_told_after_a_while(
    qapp: QCoreApplication, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instance, "WAIT_MS", 120)
    assert not call(name)


def test_the_name_of_one_that_died_is_taken_over(
    qtbot: QtBot, server: InstanceServer, name: str
) -> None:
    second = InstanceServer(name)
    assert second.listen()
    called: list[bool] = []
    second.called.connect(lambda: called.append(True))
    assert from_elsewhere(qtbot, name)
    assert called == [True]
    second.close()


def test_nonsense_is_ignored(qtbot: QtBot, server: InstanceServer, name: str) -> None:
    told: list[object] = []
    server.called.connect(lambda: told.append("called"))
    server.file_brought.connect(told.append)
    line = QLocalSocket()
    line.connectToServer(name)
    assert line.waitForConnected(2_000)
    line.write(b"delete everything\n\x00\xff\n")
    line.flush()
    qtbot.waitUntil(lambda: line.bytesAvailable() > 0)
    assert told == []
    line.abort()


def test_a_flood_is_cut_off(qtbot: QtBot, server: InstanceServer, name: str) -> None:
    line = QLocalSocket()
    line.connectToServer(name)
    assert line.waitForConnected(2_000)
    line.write(b"x" * (4 * instance.LONGEST))
    line.flush()
    qtbot.waitUntil(
        lambda: line.state() is QLocalSocket.LocalSocketState.UnconnectedState, timeout=10_000
    )
