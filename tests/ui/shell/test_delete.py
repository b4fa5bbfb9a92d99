"""Edit › Delete means what has the focus, before it means what the page has chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal.services.library import Library
from journal.ui.shell.edits import _deleted_there


class _Asks(QWidget):
    """A part that takes Del itself."""

    asked = 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.asked += 1
        else:
            super().keyPressEvent(event)


def test_a_part_with_a_del_of_its_own_is_asked(qtbot: QtBot, library: Library) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    takes, silent = _Asks(window), QWidget(window)
    assert _deleted_there(takes)
    assert takes.asked == 1
    assert not _deleted_there(silent)
    assert not _deleted_there(None)


def test_an_action_with_del_is_run_unless_it_is_off(qtbot: QtBot, library: Library) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    part = QWidget(window)
    inner = QWidget(part)
    action = QAction(part)
    action.setShortcut(Qt.Key.Key_Delete)
    runs: list[bool] = []
    action.triggered.connect(lambda _checked=False: runs.append(True))
    part.addAction(action)
    assert _deleted_there(inner)
    action.setEnabled(False)
    assert not _deleted_there(inner)
    assert len(runs) == 1
